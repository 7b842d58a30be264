"""A workbook that comes back: what changed in it, row by row, for a person to accept or refuse. Nothing is taken here (accept.py).

With the sheet `Exported` three states are compared: as written, as it comes back, as the project is now. What changed on both
sides is a conflict, shown and never guessed.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from planogram.exchange.problems import RefusedRow
from planogram.exchange.workbook.book import Book, open_book
from planogram.exchange.workbook.codes import with_whole_codes
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.currency import with_one_currency
from planogram.exchange.workbook.identity import HEADERS, NAME, WHOLE_SHEETS, Key, cell_text, compared, fingerprint, keyed
from planogram.exchange.workbook.read import HeaderMapping, known_grids
from planogram.exchange.workbook.rows import Row, rows_of
from planogram.exchange.workbook.sheets import is_layout
from planogram.exchange.workbook.spelling import with_meant_gondolas
from planogram.exchange.workbook.table import Record, Refusals, Table, merged_attributes, read_table
from planogram.exchange.workbook.watch import Watch
from planogram.model.project import Project
from planogram.model.values import Attributes

Origin = Literal["this_project", "another_project", "unknown"]
Kind = Literal["added", "removed", "changed"]


class FieldChange(msgspec.Struct, frozen=True):
    """One cell, as texts: what the project says now and what the workbook says."""

    column: str
    old: str
    new: str


class RowChange(msgspec.Struct, frozen=True):
    """One row: `key` names it, `row` is its line in the workbook (None for a row that is gone). `conflict`: it was edited here meanwhile too."""

    sheet: str
    kind: Kind
    key: Key
    fields: tuple[FieldChange, ...] = ()
    row: int | None = None
    conflict: bool = False


class Review(msgspec.Struct, frozen=True):
    """All changes, the tables they come from, the rows that could not be read, and whether the workbook is this project's."""

    base: Project
    changes: tuple[RowChange, ...]
    tables: Mapping[str, Table]
    refused: tuple[RefusedRow, ...]
    origin: Origin


def review_workbook(
    path: Path,
    base: Project,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    mapping: HeaderMapping | None = None,
) -> Review:
    """What the workbook at `path` would change in `base`. Raises FileProblem and Cancelled as reading does."""
    watch = Watch(progress, cancelled)
    book = open_book(path, is_layout)
    grids = known_grids(path, book, watch)
    refusals = Refusals()
    tables = {sheet.name: read_table(sheet, grid, refusals, watch, (mapping or {}).get(sheet.name)) for sheet, grid in grids.items()}
    tables, _ = with_one_currency(with_whole_codes(tables, base, refusals), base, refusals, adopt=False)
    tables = with_meant_gondolas(tables, (gondola.name for gondola in base.gondolas))
    exported = _exported(book)
    changes = [change for table in tables.values() for change in _changes(base, table, exported, refusals)]
    watch.finish()
    return Review(base, tuple(changes), tables, refusals.told(refusals.rows), _origin(base, exported))


def was_exported(path: Path) -> bool:
    """Whether the workbook at `path` was written by this program, so that its changes can be told."""
    return NAME in open_book(path, lambda name: name == NAME).sheet_names


def _exported(book: Book) -> dict[str, dict[Key, str]] | None:
    """Fingerprints by sheet and key, as the workbook was written; None when it was written by another program."""
    if NAME not in book.sheet_names:
        return None
    found: dict[str, dict[Key, str]] = {}
    for row in book.grid(NAME).rows[1:]:
        if len(row) >= len(HEADERS):
            sheet, key, digits = (str(cell) for cell in row[: len(HEADERS)])
            found.setdefault(sheet, {})[tuple(key.split("\n"))] = digits
    return found


def _origin(base: Project, exported: Mapping[str, Mapping[Key, str]] | None) -> Origin:
    """Whether the furniture or the products the workbook was written with are those of `base`."""
    if exported is None:
        return "unknown"
    written = {key[0] for name in ("Fixtures", "Products") for key in exported.get(name, {})}
    here = {gondola.name for gondola in base.gondolas} | {product.id for product in base.products}
    return "this_project" if not written or written & here else "another_project"


def _changes(base: Project, table: Table, exported: Mapping[str, Mapping[Key, str]] | None, refusals: Refusals) -> list[RowChange]:
    sheet = table.sheet
    if sheet.name in WHOLE_SHEETS:
        return _whole(base, table)
    now = dict(_keyed_rows(sheet, rows_of(base, sheet)))
    back = dict(zip(keyed(sheet, (record.values for record in table.records)), table.records, strict=True))
    written = None if exported is None else exported.get(sheet.name, {})
    found = [change for key, record in back.items() if (change := _of_row(table, key, record, now.get(key), written)) is not None]
    if written is None or any(entry.sheet == sheet.name for entry in refusals.rows):
        # a row that could not be read is not a row that was taken out
        return found
    return found + [_removed(sheet, key, now[key], digits) for key, digits in written.items() if key in now and key not in back]


def _keyed_rows(sheet: Sheet, rows: list[Row]) -> Iterator[tuple[Key, Row]]:
    return zip(keyed(sheet, (row.values for row in rows)), rows, strict=True)


def _of_row(table: Table, key: Key, record: Record, now: Row | None, written: Mapping[Key, str] | None) -> RowChange | None:
    sheet = table.sheet
    if now is None:
        if written is not None and written.get(key) == fingerprint(sheet, record.values, record.attributes):
            # untouched in the workbook, taken out here meanwhile: that stands
            return None
        fields = tuple(FieldChange(column.key, "", text) for column in compared(sheet) if (text := cell_text(column, record.values)))
        return RowChange(sheet.name, "added", key, fields, record.row, written is not None and key in written)
    values, attributes = merged(table, record, now)
    fields = _fields(sheet, now, values, attributes)
    untouched = written is not None and written.get(key) == fingerprint(sheet, values, attributes)
    if not fields or untouched:
        return None
    edited_here = written is not None and key in written and written[key] != fingerprint(sheet, now.values, now.attributes)
    return RowChange(sheet.name, "changed", key, fields, record.row, edited_here)


def merged(table: Table, record: Record, now: Row) -> tuple[dict[str, Any], Attributes]:
    """The row as the workbook wants it: its cells over what the project says for columns the sheet does not have."""
    values = {**now.values, **record.values}
    if values.get("deep", 1) is None:
        values["deep"] = now.values.get("deep")
    return values, merged_attributes(now.attributes, record, table)


def _fields(sheet: Sheet, now: Row, values: Mapping[str, Any], attributes: Attributes) -> tuple[FieldChange, ...]:
    cells = ((column.key, cell_text(column, now.values), cell_text(column, values)) for column in compared(sheet))
    old, new = dict(now.attributes), dict(attributes)
    extra = ((name, old.get(name, ""), new.get(name, "")) for name in dict.fromkeys((*old, *new)))
    return tuple(FieldChange(name, before, after) for name, before, after in (*cells, *extra) if before != after)


def _removed(sheet: Sheet, key: Key, now: Row, digits: str) -> RowChange:
    return RowChange(sheet.name, "removed", key, conflict=digits != fingerprint(sheet, now.values, now.attributes))


def _whole(base: Project, table: Table) -> list[RowChange]:
    sheet = table.sheet
    now = [fingerprint(sheet, row.values, row.attributes) for row in rows_of(base, sheet)]
    back = [fingerprint(sheet, record.values, record.attributes) for record in table.records]
    fields = (FieldChange("rows", str(len(now)), str(len(back))),)
    return [] if now == back else [RowChange(sheet.name, "changed", (), fields)]
