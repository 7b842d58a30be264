"""The project → rows of every sheet of the layout: what reading takes, said back. Not here: cells, formats and files (write.py, csv_table.py)."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import isfinite
from typing import Any

import msgspec

from planogram.exchange.workbook import columns_project
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.columns_floor import AFFINITIES, COUNTS, PLACEMENTS, PNM, PNM_PLACEMENTS, STORE, TRADE_AREA, ZONES
from planogram.exchange.workbook.columns_pnm import FIELDS, PNM_SETTING_KEYS
from planogram.exchange.workbook.columns_products import PRODUCTS, SALES
from planogram.exchange.workbook.columns_project import PROFILE_KEYS, PROJECT_KEYS, SETTING_KEYS, THRESHOLD_KEYS
from planogram.exchange.workbook.columns_shelf import FIXTURES, POSITIONS
from planogram.exchange.workbook.kinds import Cell, text_of
from planogram.exchange.workbook.names import normal
from planogram.model.find import walk_levels
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.project import Project
from planogram.model.store import StoreProfile
from planogram.model.values import Attributes, Value


class Row(msgspec.Struct, frozen=True):
    """One row to write: values by field, and attributes, each under its own header."""

    values: Mapping[str, Any]
    attributes: Attributes = ()


class TableOut(msgspec.Struct, frozen=True):
    """A sheet to write: the columns it has, the headers of the attributes, and the cells row by row (attributes are text)."""

    sheet: Sheet
    columns: tuple[Column, ...]
    attribute_names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def rows_of(project: Project, sheet: Sheet) -> list[Row]:
    """The rows of a sheet as typed values."""
    return list(_ROWS[sheet.name](project))


def table_out(project: Project, sheet: Sheet, typed_attributes: bool = True) -> TableOut:
    """What `sheet` says of `project`; attributes are numbers where they were, or all text."""
    rows = rows_of(project, sheet)
    columns = tuple(column for column in sheet.columns if not column.extra or any(row.values.get(column.field) != column.default for row in rows))
    names = _attribute_names(sheet, rows)
    cells = tuple(
        (
            *(None if (value := row.values.get(column.field)) is None else column.kind.cell(value) for column in columns),
            *_attribute_cells(names, row.attributes, typed_attributes),
        )
        for row in rows
    )
    return TableOut(sheet, columns, names, cells)


def _attribute_names(sheet: Sheet, rows: list[Row]) -> tuple[str, ...]:
    """Headers of the attributes in the order they are met; one that means a column of the sheet cannot be written beside it."""
    names = dict.fromkeys(name for row in rows for name, _ in row.attributes)
    return tuple(name for name in names if normal(name) not in sheet.by_header and name.strip()) if sheet.keeps_unknown else ()


def _attribute_cells(names: tuple[str, ...], attributes: Attributes, typed: bool) -> tuple[Cell, ...]:
    texts = dict(attributes)
    return tuple((as_typed(texts[name]) if typed else texts[name]) if name in texts else None for name in names)


def as_typed(text: str) -> Cell:
    """A kept text as the cell it came from: a number when that number reads as the very same text.

    >>> as_typed("1200"), as_typed("007"), as_typed("1.50")
    (1200.0, '007', '1.50')
    """
    try:
        number = float(text)
    except ValueError:
        return text
    return number if isfinite(number) and len(text) <= 15 and text_of(number) == text else text


def _fields(values: tuple[Value, ...]) -> Iterator[Row]:
    for value in values:
        yield Row({name: getattr(value, name) for name in value.__struct_fields__}, getattr(value, "attributes", ()))


def _project_rows(project: Project) -> Iterator[Row]:
    for column in PROJECT_KEYS:
        yield Row({"key": column.key, "value": column.kind.cell(getattr(project, column.field))})
    for column in SETTING_KEYS:
        yield Row({"key": column.key, "value": column.kind.cell(getattr(project.settings, column.field))})
    yield from _profile_rows(project.store.profile)
    pnm = ((column, getattr(project.pnm.settings, column.field)) for column in PNM_SETTING_KEYS)
    yield from (Row({"key": column.key, "value": value}) for column, value in pnm if value != column.default)
    keys = (*PROJECT_KEYS, *SETTING_KEYS, *PROFILE_KEYS, *THRESHOLD_KEYS, *PNM_SETTING_KEYS)
    known = {normal(name) for column in keys for name in (column.key, *column.aliases)}
    yield from (Row({"key": name, "value": as_typed(text)}) for name, text in project.attributes if normal(name) not in known)


def _profile_rows(profile: StoreProfile) -> Iterator[Row]:
    """The store's profile as far as it is not the usual one."""
    for column in PROFILE_KEYS:
        value = getattr(profile, column.field)
        if value != column.default:
            yield Row({"key": column.key, "value": column.kind.cell(value)})
    changed = dict(profile.thresholds)
    yield from (Row({"key": column.key, "value": changed[column.field]}) for column in THRESHOLD_KEYS if column.field in changed)


def _store_sheet_rows(project: Project) -> Iterator[Row]:
    yield from (Row({"key": name, "value": as_typed(text)}) for name, text in project.store_sheet)


def _bays(project: Project) -> Iterator[tuple[Gondola, Face, int, Bay]]:
    for gondola in project.gondolas:
        for face in gondola.faces:
            for number, bay in enumerate(face.bays, 1):
                yield gondola, face, number, bay


def _fixture_rows(project: Project) -> Iterator[Row]:
    for gondola, face, number, bay in _bays(project):
        of_bay = {
            "gondola": gondola.name,
            "gondola_kind": gondola.kind,
            "face": face.side,
            "bay": number,
            "bay_width": bay.width,
            "bay_height": bay.height,
            "bay_depth": bay.depth,
            "notch_pitch": bay.notch_pitch,
            "notch_offset": bay.notch_offset,
            "base_height": bay.base_height or None,
            "back": bay.back if bay.back != "plain" else None,
            "curvature": face.curvature or None,
        }
        if not bay.levels:
            yield Row({**of_bay, "level": 0, "elevation": 0.0})
        for level_number, level in enumerate(bay.levels, 1):
            yield Row({**of_bay, "level": level_number, **_level_values(level)}, level.attributes)


def _level_values(level: Level) -> dict[str, Any]:
    return {name: getattr(level, name) for name in level.__struct_fields__ if name not in ("id", "positions", "attributes", "reserved")}


def _position_rows(project: Project) -> Iterator[Row]:
    for place in walk_levels(project):
        where = {"gondola": place.gondola.name, "face": place.face.side, "bay": place.bay_number, "level": place.level_number}
        for order, position in enumerate(place.level.positions, 1):
            fields = {name: getattr(position, name) for name in position.__struct_fields__}
            yield Row({**fields, **where, "order": order}, position.attributes)


def _pnm_rows(field: str, project: Project) -> Iterator[Row]:
    return _fields(getattr(project.pnm, field))


def _pnm_placement_rows(project: Project) -> Iterator[Row]:
    places = _places_by_id(project)
    names = {gondola.id: gondola.name for gondola in project.gondolas}
    for row in _fields(project.pnm.placements):
        offers = names.get(row.values["offers"], "")
        yield Row({**row.values, "offers": offers, **places.get(row.values["host_id"], {})}, row.attributes)
    for one in project.pnm.detached:
        (row,) = _fields((one.placement,))
        off = {"offers": names.get(one.placement.offers, ""), "detached": one.reason, "was_on": one.placement.host_id, "was": one.was}
        yield Row({**row.values, **off}, row.attributes)


def _places_by_id(project: Project) -> dict[str, dict[str, Any]]:
    places: dict[str, dict[str, Any]] = {}
    for gondola, face, number, bay in _bays(project):
        places[gondola.id] = {"gondola": gondola.name}
        places[f"{gondola.id}/{face.side}"] = on_face = {"gondola": gondola.name, "face": face.side}
        places[bay.id] = {**on_face, "bay": number}
        for level_number, level in enumerate(bay.levels, 1):
            places[level.id] = {**on_face, "bay": number, "level": level_number}
    return places


def _with_gondola_names(project: Project, values: tuple[Value, ...]) -> Iterator[Row]:
    names = {"": ""} | {gondola.id: gondola.name for gondola in project.gondolas}
    for row in _fields(values):
        if row.values["gondola"] in names:
            yield Row({**row.values, "gondola": names[row.values["gondola"]]})


_ROWS: dict[str, Callable[[Project], Iterator[Row]]] = {
    columns_project.PROJECT.name: _project_rows,
    columns_project.STORE_SHEET.name: _store_sheet_rows,
    PRODUCTS.name: lambda project: _fields(project.products),
    SALES.name: lambda project: _fields(project.sales),
    FIXTURES.name: _fixture_rows,
    POSITIONS.name: _position_rows,
    PNM.name: lambda project: _fields(project.pnm.articles),
    PNM_PLACEMENTS.name: _pnm_placement_rows,
    **{name: partial(_pnm_rows, field) for name, field in FIELDS.items()},
    STORE.name: lambda project: _fields(project.store.shapes),
    ZONES.name: lambda project: _fields(project.store.zones),
    PLACEMENTS.name: lambda project: _with_gondola_names(project, project.store.placements),
    COUNTS.name: lambda project: _with_gondola_names(project, project.counts),
    AFFINITIES.name: lambda project: _fields(project.store.affinities),
    TRADE_AREA.name: lambda project: _fields(project.trade_area),
}
