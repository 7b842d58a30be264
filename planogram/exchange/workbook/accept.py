"""The accepted changes of a review → one new project. What was refused stays as it is, edits made meanwhile too."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from planogram.exchange.problems import RefusedRow
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.columns_products import PRODUCTS, SALES
from planogram.exchange.workbook.columns_shelf import FIXTURES, POSITIONS
from planogram.exchange.workbook.identity import WHOLE_SHEETS, Key, keyed
from planogram.exchange.workbook.read import take_tables
from planogram.exchange.workbook.review import Review, RowChange, merged
from planogram.exchange.workbook.rows import Row, rows_of
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.exchange.workbook.watch import Watch
from planogram.model.edits.furniture import remove_levels
from planogram.model.edits.positions import remove
from planogram.model.edits.products import remove_products
from planogram.model.find import walk_levels, walk_positions
from planogram.model.project import Project
from planogram.model.values import changed

_GROUPS = {SALES.name: ("product",), POSITIONS.name: ("gondola", "face")}
"""Sheets that replace what a product or a face had: all their rows are given again, changed or not."""


def accept(review: Review, accepted: Collection[RowChange]) -> tuple[Project, tuple[RefusedRow, ...]]:
    """The project with the accepted changes, and those that could not be taken (a block of a product nobody accepted)."""
    refusals = Refusals()
    by_sheet: dict[str, list[RowChange]] = {}
    for change in accepted:
        by_sheet.setdefault(change.sheet, []).append(change)
    tables = {name: _table(review, name, changes) for name, changes in by_sheet.items()}
    project = take_tables(review.base, tables, refusals, Watch())
    return _without(project, review.base, by_sheet), tuple(refusals.rows)


def _table(review: Review, name: str, changes: list[RowChange]) -> Table:
    """What the take_* functions read: the accepted rows, for some sheets with their unchanged neighbours."""
    table = review.tables[name]
    if name in WHOLE_SHEETS:
        return table
    now = dict(zip(keyed(table.sheet, (row.values for row in rows_of(review.base, table.sheet))), rows_of(review.base, table.sheet), strict=True))
    back = dict(zip(keyed(table.sheet, (record.values for record in table.records)), table.records, strict=True))
    wanted = {change.key: change for change in changes}
    if name not in _GROUPS:
        records = [_record(table, back[key], now.get(key), change) for key, change in wanted.items() if change.kind != "removed"]
        return Table(table.sheet, records, len(records), _names(records))
    records = _with_neighbours(table, now, back, wanted)
    return Table(table.sheet, records, len(records), _names(records))


def _names(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for record in records for name, _ in record.attributes))


def _with_neighbours(table: Table, now: Mapping[Key, Row], back: Mapping[Key, Record], wanted: Mapping[Key, RowChange]) -> list[Record]:
    groups = {_group(table.sheet, row.values) for key, row in now.items() if key in wanted}
    groups |= {_group(table.sheet, back[key].values) for key in wanted if key in back}
    records = []
    for number, (key, row) in enumerate(now.items(), 1):
        change = wanted.get(key)
        if _group(table.sheet, row.values) not in groups or (change is not None and change.kind == "removed"):
            continue
        unchanged = Record(number, _cells(table.sheet, row.values), row.attributes)
        records.append(unchanged if change is None else _record(table, back[key], row, change))
    return records + [_record(table, back[key], None, change) for key, change in wanted.items() if change.kind == "added"]


def _cells(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    fields = {column.field for column in sheet.columns}
    return {name: value for name, value in values.items() if name in fields}


def _group(sheet: Sheet, values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values.get(field, "A" if field == "face" else None) for field in _GROUPS[sheet.name])


def _record(table: Table, record: Record, now: Row | None, change: RowChange) -> Record:
    """The accepted row: of a changed one only the cells that were shown, so that what was edited here meanwhile stays."""
    if now is None:
        return record
    values, attributes = merged(table, record, now)
    shown = {field.column for field in change.fields}
    fields = {column.field for column in table.sheet.columns if column.key in shown}
    kept = _cells(table.sheet, now.values)
    return Record(record.row, {**kept, **{name: values[name] for name in fields}}, attributes)


def _without(project: Project, base: Project, by_sheet: Mapping[str, list[RowChange]]) -> Project:
    """The project without the rows whose removal was accepted; positions went with their face."""
    gone = {name: {change.key for change in changes if change.kind == "removed"} for name, changes in by_sheet.items()}
    if sales := gone.get(SALES.name):
        keys = keyed(SALES, ({"product": row.product, "period_start": row.period_start} for row in project.sales))
        project = changed(project, sales=tuple(row for row, key in zip(project.sales, keys, strict=True) if key not in sales))
    if fixtures := gone.get(FIXTURES.name):
        project = remove_levels(project, _level_ids(base, fixtures) & {place.level.id for place in walk_levels(project)})
    if positions := gone.get(POSITIONS.name):
        project = _emptied(project, base, positions)
    products = {key[0] for key in gone.get(PRODUCTS.name, ())} & {product.id for product in project.products}
    return remove_products(project, products) if products else project


def _emptied(project: Project, base: Project, keys: Collection[Key]) -> Project:
    """Faces all of whose blocks were accepted to go: no row was left to name them, so they still hold what they held."""
    rows = rows_of(base, POSITIONS)
    left = {_group(POSITIONS, row.values) for row, key in zip(rows, keyed(POSITIONS, (row.values for row in rows)), strict=True) if key not in keys}
    faces = {key[:2] for key in keys} - left
    ids = [position.id for place, position in walk_positions(project) if (place.gondola.name, place.face.side) in faces]
    old = {position.id for _, position in walk_positions(base)}
    return remove(project, [position_id for position_id in ids if position_id in old])


def _level_ids(base: Project, keys: Collection[Key]) -> set[str]:
    places = {(place.gondola.name, place.face.side, str(place.bay_number), str(place.level_number)): place.level.id for place in walk_levels(base)}
    return {level_id for key, level_id in places.items() if key in keys}
