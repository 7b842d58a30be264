"""The key-and-value sheets → the project's head, its settings, its store sheet. Keys nobody knows are kept as attributes."""

from collections.abc import Mapping
from typing import Any

from planogram.exchange.workbook.columns import Column
from planogram.exchange.workbook.columns_pnm import PNM_SETTING_KEYS
from planogram.exchange.workbook.columns_project import PROFILE_KEYS, PROJECT_KEYS, SETTING_KEYS, STORE_SHEET_KEYS, THRESHOLD_KEYS
from planogram.exchange.workbook.kinds import BadCell, CellFault, text_of
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.model.project import Project
from planogram.model.store import StoreProfile
from planogram.model.values import Attributes, changed

_HEADS = {normal(name): column for column in PROJECT_KEYS for name in (column.key, *column.aliases)}
_SETTINGS = {normal(column.key): column for column in SETTING_KEYS}
_PROFILE = {normal(name): column for column in PROFILE_KEYS for name in (column.key, *column.aliases)}
_THRESHOLDS = {normal(column.key): column for column in THRESHOLD_KEYS}
_PNM = {normal(column.key): column for column in PNM_SETTING_KEYS}
_STORE_KEYS = {normal(name): key for key, aliases in STORE_SHEET_KEYS.items() for name in (key, *aliases)}


def take_project(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the keys of `table` set: an empty value is the default."""
    head: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    profile: dict[str, Any] = {}
    thresholds: dict[str, Any] = {}
    house: dict[str, Any] = {}
    attributes = dict(project.attributes)
    for record in table.records:
        name = normal(record.values["key"])
        if name in _HEADS:
            _set(head, _HEADS[name], record, table, refusals)
        elif name in _SETTINGS:
            _set(settings, _SETTINGS[name], record, table, refusals)
        elif name in _PROFILE:
            _set(profile, _PROFILE[name], record, table, refusals)
        elif name in _THRESHOLDS:
            _set(thresholds, _THRESHOLDS[name], record, table, refusals)
        elif name in _PNM:
            _set(house, _PNM[name], record, table, refusals)
        else:
            _set_text(attributes, record.values["key"], record, table, refusals)
    store = changed(project.store, profile=_profile(project.store.profile, profile, thresholds))
    pnm = changed(project.pnm, settings=changed(project.pnm.settings, **house))
    return changed(project, **head, settings=changed(project.settings, **settings), store=store, pnm=pnm, attributes=tuple(attributes.items()))


def _profile(profile: StoreProfile, fields: dict[str, Any], thresholds: dict[str, Any]) -> StoreProfile:
    """`profile` with what the sheet says of it; an empty threshold goes back to the table's own."""
    kept = {**dict(profile.thresholds), **thresholds}
    return changed(profile, **fields, thresholds=tuple(sorted((key, value) for key, value in kept.items() if value is not None)))


def take_store_sheet(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the keys of `table` set in its store sheet, as text; an empty value removes the key."""
    values = dict(project.store_sheet)
    for record in table.records:
        key = record.values["key"]
        _set_text(values, _STORE_KEYS.get(normal(key), key), record, table, refusals)
    store_sheet: Attributes = tuple(values.items())
    return changed(project, store_sheet=store_sheet)


def _set(into: dict[str, Any], column: Column, record: Record, table: Table, refusals: Refusals) -> None:
    raw = record.values.get("value")
    try:
        into[column.field] = column.default if raw is None or raw == "" else column.kind.read(raw)
    except BadCell as problem:
        refusals.refuse(table.sheet.name, record.row, column.key, raw, problem.code, **problem.values)


def _set_text(into: dict[str, str], key: str, record: Record, table: Table, refusals: Refusals) -> None:
    values: Mapping[str, Any] = record.values
    raw = values.get("value")
    if isinstance(raw, CellFault):
        refusals.refuse(table.sheet.name, record.row, key, raw, raw.code)
        return
    text = "" if raw is None else text_of(raw)
    if text:
        into[key] = text
    else:
        into.pop(key, None)
