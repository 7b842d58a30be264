"""A sheet's cells → records by field, row by row; what cannot be read is refused with its reason. Not here: what records change."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from planogram.exchange.problems import RefusedRow
from planogram.exchange.workbook.book import Grid
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.kinds import BadCell, CellFault, Raw, text_of
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.watch import Watch
from planogram.model.values import Attributes
from planogram.storage import bounds

HEADER_WITHIN = 20
LONGEST_SHOWN = 120


class Record(msgspec.Struct, frozen=True):
    """One row that could be read: `values` by field for the columns the sheet has, `attributes` for the columns nobody knows."""

    row: int
    values: Mapping[str, Any]
    attributes: Attributes = ()


class Table(msgspec.Struct, frozen=True):
    """A sheet read: its records, how many rows held anything, and the unknown headers."""

    sheet: Sheet
    records: Sequence[Record]
    rows: int
    unknown: tuple[str, ...] = ()


class Refusals:
    """The rows refused so far, in the order they were met, under the names of the layout; `told` says them as the file does."""

    def __init__(self) -> None:
        self.rows: list[RefusedRow] = []
        self.notes: list[RefusedRow] = []
        self._written: dict[str, tuple[str, Mapping[str, str]]] = {}

    def call(self, sheet: str, tab: str, headers: Mapping[str, str]) -> None:
        """What the file writes on the tab of a sheet and above its columns."""
        self._written[sheet] = (tab, headers)

    def told(self, rows: Sequence[RefusedRow]) -> tuple[RefusedRow, ...]:
        """`rows` under the names a reader finds in the file, line after line of each tab."""
        tabs = list(self._written)
        ordered = sorted(rows, key=lambda row: (tabs.index(row.sheet) if row.sheet in tabs else len(tabs), row.row))
        return tuple(map(self._as_written, ordered))

    def _as_written(self, row: RefusedRow) -> RefusedRow:
        tab, headers = self._written.get(row.sheet, (row.sheet, {}))
        return msgspec.structs.replace(row, sheet=tab, column=headers.get(row.column, row.column))

    def refuse(self, sheet: str, row: int, column: str, value: object, code: str, **values: object) -> None:
        self.rows.append(_entry(sheet, row, column, value, code, values))

    def note(self, sheet: str, row: int, column: str, value: object, code: str, **values: object) -> None:
        """Something the user should know about a row that was imported all the same."""
        self.notes.append(_entry(sheet, row, column, value, code, values))

    def count(self, sheet: str) -> int:
        return sum(entry.sheet == sheet for entry in self.rows)


def _entry(sheet: str, row: int, column: str, value: object, code: str, values: dict[str, object]) -> RefusedRow:
    shown = value.text if isinstance(value, CellFault) else text_of(value) if value is not None else ""  # type: ignore[arg-type]
    return RefusedRow(sheet, row, column, shown[:LONGEST_SHOWN], code, values)


def read_table(sheet: Sheet, grid: Grid, refusals: Refusals, watch: Watch, mapping: Mapping[str, str] | None = None) -> Table:
    """The records of `grid`. The header is the row, of the first twenty, that names the most columns; `mapping` adds headers → keys."""
    known = headers_of(sheet, mapping)
    start, header = find_header(known, grid.rows)
    columns = _columns(sheet, known, header, start + 1, refusals)
    refusals.call(sheet.name, grid.name, {column.key: text_of(header[index]) for index, column, _ in columns})
    missing = next((column for column in indispensable(sheet) if column not in {found for _, found, _ in columns}), None)
    if missing is not None:
        refusals.refuse(sheet.name, start + 1, missing.key, "", "missing_column")
        return Table(sheet, (), 0)
    unknown = _unknown(sheet, known, header)
    records, rows = [], 0
    for index in range(start + 1, len(grid.rows)):
        watch.row()
        cells = grid.rows[index]
        if any(cell != "" for cell in cells):
            rows += 1
            record = _record(sheet, columns, unknown, index + 1, cells, refusals)
            if record is not None:
                records.append(record)
    return Table(sheet, records, rows, tuple(name for _, name in unknown))


def headers_of(sheet: Sheet, mapping: Mapping[str, str] | None) -> Mapping[str, Column]:
    """Columns by normalised header; `mapping` (header → key) teaches headers nobody knew."""
    if not mapping:
        return sheet.by_header
    keys = {column.key: column for column in sheet.columns}
    return {**sheet.by_header, **{normal(header): keys[key] for header, key in mapping.items() if key in keys}}


def find_header(known: Mapping[str, Column], rows: Sequence[Sequence[Raw]]) -> tuple[int, Sequence[Raw]]:
    """Index and cells of the row, of the first twenty, with the most known headers; the first row when none has any."""
    scores = [sum(isinstance(cell, str) and normal(cell) in known for cell in row) for row in rows[:HEADER_WITHIN]]
    best = max(range(len(scores)), key=lambda index: (scores[index], -index), default=0)
    return best, rows[best] if rows else ()


def indispensable(sheet: Sheet) -> tuple[Column, ...]:
    """Columns without which no row can be placed: the required ones, or of a sheet with keys the required keys."""
    return tuple(column for column in sheet.columns if column.required and (not sheet.keys or column.key in sheet.keys))


def _columns(
    sheet: Sheet, known: Mapping[str, Column], header: Sequence[Raw], row: int, refusals: Refusals
) -> list[tuple[int, Column, Callable[[Raw], Any]]]:
    found: dict[str, tuple[int, Column, Callable[[Raw], Any]]] = {}
    for index, cell in enumerate(header):
        column = known.get(normal(cell)) if isinstance(cell, str) else None
        if column is None:
            continue
        if column.key in found:
            refusals.refuse(sheet.name, row, column.key, cell, "duplicate_column")
        else:
            found[column.key] = (index, column, column.kind.read)
    return list(found.values())


def _unknown(sheet: Sheet, known: Mapping[str, Column], header: Sequence[Raw]) -> list[tuple[int, str]]:
    if not sheet.keeps_unknown:
        return []
    names = ((index, text_of(cell)) for index, cell in enumerate(header) if isinstance(cell, str))
    return [(index, name) for index, name in names if name and normal(name) not in known]


def _record(
    sheet: Sheet,
    columns: Iterable[tuple[int, Column, Callable[[Raw], Any]]],
    unknown: Iterable[tuple[int, str]],
    row: int,
    cells: Sequence[Raw],
    refusals: Refusals,
) -> Record | None:
    values: dict[str, Any] = {}
    for index, column, read in columns:
        cell = cells[index] if index < len(cells) else ""
        try:
            values[column.field] = _value(column, read, cell)
        except BadCell as problem:
            refusals.refuse(sheet.name, row, column.key, cell, problem.code, **problem.values)
            return None
    texts = ((name, _free_text(cells[index])) for index, name in unknown if index < len(cells))
    return Record(row, values, tuple((name, text) for name, text in texts if text))


def _free_text(cell: Raw) -> str:
    return "" if isinstance(cell, CellFault) else text_of(cell)[: bounds.STRING]


def _value(column: Column, read: Callable[[Raw], Any], cell: Raw) -> Any:
    if cell == "" or (isinstance(cell, str) and not cell.strip()):
        if column.required and not column.may_be_empty:
            raise BadCell("required")
        return column.default
    if isinstance(cell, CellFault):
        raise BadCell(cell.code)
    return read(cell)


def merged_attributes(old: Attributes, record: Record, table: Table) -> Attributes:
    """`old` with the unknown columns of `table` replaced by what the record says, an empty cell clearing them."""
    if not table.unknown:
        return old
    named = dict(record.attributes)
    kept = tuple((name, named.pop(name, text) if name in table.unknown else text) for name, text in old if name in named or name not in table.unknown)
    return kept + tuple(named.items())


def missing_column(table: Table, record: Record) -> str | None:
    """The first required column a new record lacks because the sheet has no such column."""
    return next((column.key for column in table.sheet.columns if column.required and column.field not in record.values), None)
