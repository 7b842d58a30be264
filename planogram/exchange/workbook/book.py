"""Opening an .xlsx or .xlsm: bounded, macros and links never followed, each known sheet as rows of raw cells.

The archive is measured while it is expanded and only its tables reach the reader. Not here: what columns mean (table.py).
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from python_calamine import CalamineWorkbook

from planogram.exchange.problems import FileProblem, os_problem, project_problem
from planogram.exchange.workbook.kinds import CellFault, Percent, Raw
from planogram.exchange.workbook.percents import percent_cells, percent_styles
from planogram.storage import bounds
from planogram.storage.archive import Archive, BadArchive

LARGEST_TABLES = 384 * bounds.MIB
"""The tables of a workbook once expanded, bytes."""
MOST_CELLS = 6_000_000
MOST_MERGED_CELLS = 500_000

_PARTS = re.compile(r"\[Content_Types\]\.xml|_rels/[^/]+|xl/[^/]+\.xml|xl/_rels/[^/]+|xl/worksheets/[^/]+\.xml")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_LONGEST_ROW_NUMBER = 10
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^>/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_ATTRIBUTES = rb"""(?:\s+[\w:]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*"""
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c" + _ATTRIBUTES + rb"/>")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row" + _ATTRIBUTES + rb"(?:/>|>\s*</(?:\w+:)?row>)")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Grid(msgspec.Struct, frozen=True):
    """A sheet's cells from A1 on; an empty cell is `""`."""

    name: str
    rows: Sequence[Sequence[Raw]]


class Book:
    """An opened workbook: names of its sheets, and the cells of one when asked."""

    def __init__(self, where: str, parts: dict[str, bytes]) -> None:
        self._where = where
        self._parts = parts
        self._targets = _sheet_parts(where, parts)
        self._percent = percent_styles(parts.get("xl/styles.xml", b""))
        self._reader = _guarded(where, lambda: CalamineWorkbook.from_filelike(io.BytesIO(_repacked(parts))))
        self.sheet_names: tuple[str, ...] = tuple(name for name in self._reader.sheet_names if name in self._targets)

    def grid(self, name: str) -> Grid:
        """The cells of a sheet: merged cells repeat their value, errors and formulas without a value are CellFaults."""
        part = self._parts.get(self._targets[name], b"")
        _check_extent(self._where, name, part)
        sheet = _guarded(self._where, lambda: self._reader.get_sheet_by_name(name))
        rows: list[list[Any]] = _guarded(self._where, lambda: sheet.to_python(skip_empty_area=False))
        for letters, row in percent_cells(part, self._percent):
            _shown_as_percent(rows, row - 1, column_number(letters.decode()) - 1)
        _fill_merged(rows, sheet.merged_cell_ranges or ())
        for row, column, fault in _faults(part):
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = fault
        return Grid(name, rows)


def open_book(path: Path, wanted: Callable[[str], bool] | None = None) -> Book:
    """The workbook at `path`; FileProblem when it is no workbook, locked, damaged or beyond bounds.

    Of the tabs only those `wanted` by name are expanded, or all when it wants none of them: sheets of figures may be very large.
    """
    try:
        with path.open("rb") as file:
            return Book(path.name, _bounded_parts(path.name, Archive(file), wanted))
    except BadArchive as refused:
        raise project_problem(refused, path) from refused
    except OSError as error:
        raise os_problem(error, path) from error


def _bounded_parts(where: str, archive: Archive, wanted: Callable[[str], bool] | None) -> dict[str, bytes]:
    names = [name for name in dict.fromkeys(archive.names) if _PARTS.fullmatch(name)]
    if "xl/workbook.xml" not in names:
        raise FileProblem("not_a_workbook", file=where)
    parts, left = dict[str, bytes](), LARGEST_TABLES
    # the list of tabs first: it says which of the others are needed
    tabs = [name for name in names if "workbook.xml" in name]
    for name in tabs:
        parts[name] = archive.read(name, left)
        left -= len(parts[name])
    unwanted = _unwanted(where, parts, wanted)
    for name in names:
        if name not in parts and name not in unwanted:
            parts[name] = archive.read(name, left)
            left -= len(parts[name])
    return parts


def _unwanted(where: str, parts: dict[str, bytes], wanted: Callable[[str], bool] | None) -> set[str]:
    """Parts of the tabs nobody asked for; none before the list of tabs was read, none when no tab is wanted."""
    if wanted is None or "xl/_rels/workbook.xml.rels" not in parts or "xl/workbook.xml" not in parts:
        return set()
    targets = _targets(where, parts)
    asked = {part for name, part in targets.items() if wanted(name)}
    return set(targets.values()) - asked if asked else set()


def _repacked(parts: dict[str, bytes]) -> bytes:
    """The measured parts as an uncompressed archive: whatever the file claimed, the reader sees no more than these bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _sheet_parts(where: str, parts: dict[str, bytes]) -> dict[str, str]:
    """The part of each sheet that was expanded, by the sheet's name."""
    return {name: part for name, part in _targets(where, parts).items() if part in parts}


def _targets(where: str, parts: dict[str, bytes]) -> dict[str, str]:
    try:
        workbook = fromstring(parts["xl/workbook.xml"])
        relations = fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as problem:
        raise FileProblem("not_a_workbook", file=where) from problem
    targets = {relation.get("Id"): _resolved(relation.get("Target", "")) for relation in relations}
    sheets = (element for element in workbook.iter() if element.tag.rpartition("}")[2] == "sheet")
    return {element.get("name", ""): targets.get(element.get(_RELATION), "") for element in sheets}


def _resolved(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _check_extent(where: str, name: str, part: bytes) -> None:
    """Refuse a sheet whose last cell is so far out that its table would not fit in memory; formatted empty cells do not count."""
    if _beyond(*_extent(part)):
        rows, columns = _extent(_EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part)))
        if _beyond(rows, columns):
            raise FileProblem("sheet_too_large", name, file=where, sheet=name, rows=rows, columns=columns, limit=bounds.TABLE_ROWS)


def _beyond(rows: int, columns: int) -> bool:
    return rows > bounds.TABLE_ROWS or columns > bounds.TABLE_COLUMNS or rows * columns > MOST_CELLS


def _extent(part: bytes) -> tuple[int, int]:
    """The last row and the last column that any reference of the sheet names."""
    columns: set[bytes] = set()
    last_row = 0
    for letters, row in _REFERENCE.findall(part):
        columns.add(letters)
        # a number too long to be a row must not slip through: the reader would ask for all the memory there is
        last_row = max(last_row, int(row) if len(row) < _LONGEST_ROW_NUMBER else bounds.TABLE_ROWS + 1)
    return last_row, max((column_number(letters.decode()) for letters in columns), default=0)


def column_number(letters: str) -> int:
    """The number of a column, 1 for A; 0 for no letters.

    >>> column_number("A"), column_number("AA")
    (1, 27)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _faults(part: bytes) -> Iterator[tuple[int, int, CellFault]]:
    """Row, column (from 0) and fault of every cell with an error or a formula that holds no calculated value."""
    if b'"e"' not in part and b"'e'" not in part and not _FORMULA.search(part):
        return
    for attributes, body in _CELL.findall(part):
        kind = _TYPE.search(attributes)
        reference = _REFERENCE.search(attributes)
        if reference is None:
            continue
        value = _VALUE.search(body)
        if kind and kind[1] == b"e":
            fault = CellFault("cell_error", value[1].decode("utf-8", "replace") if value else "#?")
        elif not value and _FORMULA.search(body) and not (kind and kind[1] == b"str"):
            fault = CellFault("formula_without_value", "=…")
        else:
            continue
        yield int(reference[2]) - 1, column_number(reference[1].decode()) - 1, fault


def _shown_as_percent(rows: list[list[Any]], row: int, column: int) -> None:
    if row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], float):
        rows[row][column] = Percent(rows[row][column])


def _fill_merged(rows: list[list[Any]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    left = MOST_MERGED_CELLS
    for (top, first), (bottom, last) in ranges:
        if top >= len(rows) or first >= len(rows[top]):
            continue
        value = rows[top][first]
        for row in rows[top : bottom + 1]:
            width = min(last + 1, len(row)) - first
            left -= max(0, width)
            if left < 0:
                return
            row[first : first + width] = [value] * width


def _guarded(where: str, call: Any) -> Any:
    """The result of a call into the reader; whatever it raises on a damaged file, even a Rust panic, is a FileProblem."""
    try:
        return call()
    except Exception as problem:
        raise FileProblem("not_a_workbook", file=where) from problem
    except BaseException as problem:
        if type(problem).__name__ == "PanicException":
            raise FileProblem("not_a_workbook", file=where) from problem
        raise
