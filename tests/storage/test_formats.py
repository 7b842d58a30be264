"""What a format is made of: a field more makes a new one, and the file kept of the present format holds every field."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from planogram.model.project import FORMAT, Project
from planogram.storage.codec import decode, encode
from planogram.storage.container import load_contents
from tests.builders import two_bays

FORMATS = Path(__file__).parents[1] / "files" / "formats"


def test_a_new_field_is_written_into_the_list_of_its_format() -> None:
    """A program that lacks the field refuses the file: once format N is out, a field more needs format N + 1, a step and a file.

    Until then it is a line more in fields-N.txt, and the file of the format is made anew with the field in it.
    """
    listed = (FORMATS / f"fields-{FORMAT}.txt").read_text(encoding="utf-8").split()
    assert sorted(_fields()) == listed


def test_the_file_of_the_present_format_holds_every_field() -> None:
    plan = load_contents(FORMATS / f"format-{FORMAT}.planogram").project
    assert set(_fields()) - set(_filled(plan)) == set()


def test_an_older_text_reads_as_the_present_one_does() -> None:
    for plan in (two_bays(), load_contents(FORMATS / f"format-{FORMAT}.planogram").project):
        text = encode(plan)
        older = text.replace(b'{"format":%d' % FORMAT, b'{"format":1', 1)
        assert older != text
        assert decode(older) == plan
        assert encode(decode(older)) == text


@pytest.mark.parametrize("path", sorted(FORMATS.glob("format-*.planogram")), ids=lambda path: path.name)
def test_versions_and_branches_of_every_format_open(path: Path) -> None:
    contents = load_contents(path)
    frozen = [*contents.versions, *contents.branches.others]
    assert frozen and all(version.project.format == FORMAT for version in frozen)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None


def _classes() -> dict[type, tuple[inspect.Field, ...]]:
    found: dict[type, tuple[inspect.Field, ...]] = {}
    _walk(inspect.type_info(Project), found)
    return found


def _walk(kind: Any, found: dict[type, tuple[inspect.Field, ...]]) -> None:
    if isinstance(kind, inspect.StructType):
        if kind.cls not in found:
            found[kind.cls] = kind.fields
            for field in kind.fields:
                _walk(field.type, found)
        return
    inner = [getattr(kind, name) for name in ("item_type", "key_type", "value_type") if hasattr(kind, name)]
    for part in (*inner, *getattr(kind, "item_types", ()), *getattr(kind, "types", ())):
        _walk(part, found)


def _fields() -> list[str]:
    return [f"{cls.__name__}.{field.name}" for cls, fields in _classes().items() for field in fields]


def _filled(value: object) -> Iterator[str]:
    """`Class.field` of every field that stands in the text of `value`: it has no default, or another value than that."""
    if isinstance(value, tuple):
        for part in value:
            yield from _filled(part)
    elif isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            own = getattr(value, field.name)
            if own != field.default or field.name == "format":
                yield f"{type(value).__name__}.{field.name}"
            yield from _filled(own)
