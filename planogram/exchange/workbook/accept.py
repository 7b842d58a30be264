"""The accepted changes of a review → one new project. What was refused stays as it is, edits made meanwhile too."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from planogram.exchange.problems import RefusedRow
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.columns_products import SALES
from planogram.exchange.workbook.columns_project import PAIRS
from planogram.exchange.workbook.columns_shelf import POSITIONS
from planogram.exchange.workbook.identity import WHOLE_SHEETS, Key, keyed
from planogram.exchange.workbook.read import take_tables
from planogram.exchange.workbook.review import Review, RowChange, merged
from planogram.exchange.workbook.rows import Row, rows_of
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.exchange.workbook.watch import Watch
from planogram.exchange.workbook.withdrawn import group_of, without_rows
from planogram.model.project import Project

_GROUPED = (SALES.name, POSITIONS.name)
"""Sheets that replace what a product or a face had: all their rows are given again, changed or not."""


def accept(review: Review, accepted: Collection[RowChange]) -> tuple[Project, tuple[RefusedRow, ...]]:
    """The project with the accepted changes, and those that could not be taken (a block of a product nobody accepted)."""
    refusals = Refusals()
    by_sheet: dict[str, list[RowChange]] = {}
    for change in accepted:
        by_sheet.setdefault(change.sheet, []).append(change)
    tables = {name: _table(review, name, changes) for name, changes in by_sheet.items()}
    project = take_tables(review.base, tables, refusals, Watch())
    gone = {name: {change.key for change in changes if change.kind == "removed"} for name, changes in by_sheet.items()}
    return without_rows(project, review, gone), tuple(refusals.rows)


def _table(review: Review, name: str, changes: list[RowChange]) -> Table:
    """What the take_* functions read: the accepted rows, for some sheets with their unchanged neighbours."""
    table = review.tables[name]
    if name in WHOLE_SHEETS:
        return table
    now = dict(zip(keyed(table.sheet, (row.values for row in rows_of(review.base, table.sheet))), rows_of(review.base, table.sheet), strict=True))
    back = dict(zip(keyed(table.sheet, (record.values for record in table.records)), table.records, strict=True))
    wanted = {change.key: change for change in changes}
    if name not in _GROUPED:
        records = [_record(table, back[key], now.get(key), change) for key, change in wanted.items() if change.kind != "removed"]
        if table.sheet.columns is PAIRS:
            # what is no longer said goes back to its default
            records += [Record(0, {"key": key[0], "value": ""}) for key, change in wanted.items() if change.kind == "removed"]
        return Table(table.sheet, records, len(records), _names(records))
    records = _with_neighbours(table, now, back, wanted)
    return Table(table.sheet, records, len(records), _names(records))


def _names(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for record in records for name, _ in record.attributes))


def _with_neighbours(table: Table, now: Mapping[Key, Row], back: Mapping[Key, Record], wanted: Mapping[Key, RowChange]) -> list[Record]:
    groups = {group_of(table.sheet, row.values) for key, row in now.items() if key in wanted}
    groups |= {group_of(table.sheet, back[key].values) for key in wanted if key in back}
    records = []
    for number, (key, row) in enumerate(now.items(), 1):
        change = wanted.get(key)
        if group_of(table.sheet, row.values) not in groups or (change is not None and change.kind == "removed"):
            continue
        unchanged = Record(number, _cells(table.sheet, row.values), row.attributes)
        records.append(unchanged if change is None else _record(table, back[key], row, change))
    return records + [_record(table, back[key], None, change) for key, change in wanted.items() if change.kind == "added"]


def _cells(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    fields = {column.field for column in sheet.columns}
    return {name: value for name, value in values.items() if name in fields}


def _record(table: Table, record: Record, now: Row | None, change: RowChange) -> Record:
    """The accepted row: of a changed one only the cells that were shown, so that what was edited here meanwhile stays."""
    if now is None:
        return record
    values, attributes = merged(table, record, now)
    shown = {field.column for field in change.fields}
    fields = {column.field for column in table.sheet.columns if column.key in shown}
    kept = _cells(table.sheet, now.values)
    return Record(record.row, {**kept, **{name: values[name] for name in fields}}, attributes)
