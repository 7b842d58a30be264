"""Workbooks that are damaged or mean harm: one FileProblem, never a crash, never much memory."""

import io
import re
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planogram.exchange.problems import FileProblem
from planogram.exchange.workbook import book as book_module
from planogram.exchange.workbook.read import read_workbook
from planogram.resources import resource
from tests.exchange.workbook.books import PRODUCTS, save_book

SAMPLE = resource("samples", "course_family.xlsx").read_bytes()
SHEET = "xl/worksheets/sheet1.xml"


def changed_part(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """The workbook with a piece of one of its parts replaced."""
    with zipfile.ZipFile(path) as source:
        parts = {entry: source.read(entry) for entry in source.namelist()}
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for entry, content in parts.items():
            target.writestr(entry, content)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(FileProblem) as problem:
        read_workbook(path)
    return problem.value.code


def _mutated(content: bytes, random: Random) -> bytes:
    """A number, a cell's type or a value replaced by something a program did not expect there."""
    found = list(re.finditer(rb'\d+|t="\w+"|<v>', content))
    if not found:
        return content[: len(content) // 2]
    piece = random.choice(found)
    odd = random.choice([b"9999", b"-1", b"1e999", b't="e"', b't="b"', b't="d"', b't="s"', b"99999999999999999999", b"A1:XFD9", b"nan", b""])
    return content[: piece.start()] + odd + content[piece.end() :]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    content = bytearray(SAMPLE)
    for _ in range(random.randrange(1, 12)):
        content[random.randrange(len(content))] = random.randrange(256)
    if random.random() < 0.3:
        del content[random.randrange(len(content)) :]
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(content)
    try:
        read_workbook(path)
    except FileProblem as problem:
        assert problem.code


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_damaged_tables_inside_are_read_or_refused(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as source, zipfile.ZipFile(buffer, "w") as target:
        victim = random.choice([name for name in source.namelist() if name.startswith("xl/")])
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _mutated(content, random) if name == victim else content)
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(buffer.getvalue())
    try:
        read_workbook(path)
    except FileProblem as problem:
        assert problem.code


def test_a_cell_at_the_end_of_the_sheet_does_not_make_a_table_of_that_size(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Products": PRODUCTS})
    changed_part(path, SHEET, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert code_of(path) == "sheet_too_large"


def test_an_entity_that_grows_is_never_expanded(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Products": PRODUCTS})
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook '
    changed_part(path, "xl/workbook.xml", b"<workbook ", entity)
    assert code_of(path) == "not_a_workbook"


def test_a_workbook_that_expands_beyond_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_book(tmp_path, {"Products": PRODUCTS})
    monkeypatch.setattr(book_module, "LARGEST_TABLES", 1000)
    assert code_of(path) == "too_big"


def test_a_file_that_says_less_than_it_holds_is_cut_to_what_it_says(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Products": PRODUCTS})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    at = content.rfind(SHEET.encode()) - 46 + 24
    assert int.from_bytes(content[at : at + 4], "little") == size
    content[at : at + 4] = (size // 2).to_bytes(4, "little")
    path.write_bytes(content)
    assert code_of(path) == "damaged"


def test_an_external_link_and_macros_are_not_even_read(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Products": PRODUCTS})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
        archive.writestr("xl/vbaProject.bin", b"\x00" * 100)
    book = book_module.open_book(path)
    assert not any("external" in name or "vba" in name for name in book._parts)


def test_formatted_empty_cells_far_out_do_no_harm(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Products": PRODUCTS})
    far = b'<row r="1048576" ht="15"><c r="A1048576" s="0"/><c r="XFD1048576" s="0" /></row></sheetData>'
    changed_part(path, SHEET, b"</sheetData>", far)
    assert len(read_workbook(path).project.products) == 2


@pytest.mark.parametrize("cell", [b'<c r="XFD1048576" x="/>" ><v>1</v></c>', b"<c r='XFD1048576'><v>1</v></c>", b'<c r = "XFD1048576"><v>1</v></c>'])
def test_a_far_cell_that_only_looks_empty(tmp_path: Path, cell: bytes) -> None:
    path = save_book(tmp_path, {"Products": PRODUCTS})
    changed_part(path, SHEET, b"</sheetData>", b'<row r="1048576">' + cell + b"</row></sheetData>")
    assert code_of(path) == "sheet_too_large"
