"""A project to text and back, trusting nothing: every value is checked, and what is refused is named by its path.

Not here: the file around the text (container.py), older formats (migrations.py), sentences (exchange/problems.py).
"""

import re
from typing import Any

import msgspec

from planogram.model.project import FORMAT, Project
from planogram.storage import bounds
from planogram.storage.canonical import project_text
from planogram.storage.migrations import migrated

_FORMAT_FIRST = re.compile(rb'\s*\{\s*"format"\s*:\s*(\d{1,9})\s*[,}]')
_PLACE = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>.*)`)?\Z", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_NAMED = re.compile(r"`([^`]*)`")
_SHORT_STRINGS = re.compile(rb'(?:[^"]*+"(?:[^"\\]|\\.){0,%d}+")*+[^"]*+' % bounds.STRING, re.DOTALL)
_WORTH_SHOWING = 4 * bounds.MIB
_LONGEST_SHOWN = 40


class BadProject(Exception):
    """Text that is not a project of this program: `code` says why, `where` is the path of the wrong field (`gondolas[0].name`).

    Codes: not_json, not_a_project, newer_format, unknown_format, wrong_value, missing_field, unknown_field, too_big, too_deep, long_text,
    not_text.
    """

    def __init__(self, code: str, where: str = "", **values: object) -> None:
        super().__init__(f"{code} at {where}" if where else code)
        self.code, self.where, self.values = code, where, values


class _FormatOnly(msgspec.Struct):
    format: int


_project_decoder = msgspec.json.Decoder(Project, strict=True)
_format_decoder = msgspec.json.Decoder(_FormatOnly, strict=True)


def encode(project: Project) -> bytes:
    """The canonical text of `project`; BadProject when it holds a text that no file can hold (half a surrogate pair)."""
    try:
        return project_text(project)
    except UnicodeEncodeError as problem:
        raise BadProject("not_text", "", value=problem.object[problem.start : problem.end].encode("unicode_escape").decode()) from problem


def encode_checked(project: Project) -> bytes:
    """The canonical text of `project`, read back once: BadProject rather than a file that could not be opened again."""
    text = encode(project)
    decode(text)
    return text


def decode(text: bytes) -> Project:
    """The project that `text` holds, whatever its format up to this program's; BadProject when it is not one."""
    if len(text) > bounds.PROJECT_TEXT:
        raise BadProject("too_big", "", limit_mb=bounds.PROJECT_TEXT // bounds.MIB)
    number = format_of(text)
    if _has_long_string(text):
        raise BadProject("long_text", "", limit=bounds.STRING)
    try:
        if number == FORMAT:
            return _project_decoder.decode(text)
        return msgspec.convert(migrated(_plain(text), number), Project, strict=True)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise refusal(problem, text) from problem


def _plain(text: bytes) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.ValidationError:
        # a number beyond all bounds: only the decoder that knows the fields can name its place
        _project_decoder.decode(text)
        raise


def _has_long_string(text: bytes) -> bool:
    # a record is a line: only a text with a very long line can hold a very long string
    if max(map(len, text.split(b"\n"))) <= bounds.STRING:
        return False
    # a text whose quotes do not pair up does not match either: the decoder says it better
    return _SHORT_STRINGS.fullmatch(text) is None and text.rstrip().endswith(b"}")


def format_of(text: bytes) -> int:
    """The `format` number of a project's text; BadProject when there is none, or one this program does not know."""
    found = _FORMAT_FIRST.match(text)
    try:
        number = int(found.group(1)) if found else _format_decoder.decode(text).format
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise refusal(problem, text) from problem
    if number > FORMAT:
        raise BadProject("newer_format", "format", value=str(number), known=FORMAT)
    if number < 1:
        raise BadProject("unknown_format", "format", value=str(number), known=FORMAT)
    return number


def refusal(problem: Exception, text: bytes) -> BadProject:
    """What msgspec found wrong in `text`, as a BadProject with the path of the field and the value that stands there."""
    if isinstance(problem, RecursionError):
        return BadProject("too_deep")
    if not isinstance(problem, msgspec.ValidationError):
        return BadProject("not_json")
    match = _PLACE.match(str(problem))
    assert match is not None  # the pattern matches any text
    what, path = match["what"], (match["path"] or "$").removeprefix("$").removeprefix(".")
    names = _NAMED.findall(what)
    if what.startswith(("Object contains unknown field", "Object missing required field")):
        code = "unknown_field" if "unknown" in what else "missing_field"
        return BadProject(code, f"{path}.{names[0]}".lstrip("."))
    if not path:
        return BadProject("not_a_project")
    return BadProject("wrong_value", path, value=_shown(text, path), wanted=_wanted(what, names))


_WANTED = {"float": "number", "int": "whole", "str": "text", "date": "date", "bool": "yes_no", "array": "list", "object": "record"}


def _wanted(what: str, names: list[str]) -> str:
    if what.startswith("Invalid RFC3339"):
        return "date"
    if what.startswith("Number out of range") or ">=" in what or "<=" in what:
        return "range"
    if what.startswith("Invalid enum") or "matching regex" in what:
        return "choice"
    return _WANTED.get(names[0].split(" ")[0], "text") if names else "text"


def _shown(text: bytes, path: str) -> str:
    if len(text) > _WORTH_SHOWING:
        return "?"
    try:
        value: Any = msgspec.json.decode(text)
        for name, index in _STEP.findall("." + path):
            value = value[name] if name else value[int(index)]
    except (LookupError, TypeError, msgspec.DecodeError, RecursionError):
        return "?"
    shown = msgspec.json.encode(value).decode()
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"
