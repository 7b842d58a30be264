"""Records of Fixtures → gondolas: each gondola, bay and level found again by name, side and numbers, or made. Positions stay where they are."""

from collections.abc import Mapping
from typing import Any

import msgspec

from planogram.exchange.workbook.spelling import first_of_name, place_of, same_gondolas
from planogram.exchange.workbook.table import Record, Refusals, Table, merged_attributes
from planogram.model.edits.furniture import sorted_levels
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.project import Project
from planogram.model.values import changed, new_id

BayKey = tuple[str, str, int]
LevelKey = tuple[str, str, int, int]
DEFAULT_BAY_DEPTH = 500.0
_BAY_COLUMNS = {
    "bay_width": "width",
    "bay_height": "height",
    "bay_depth": "depth",
    "notch_pitch": "notch_pitch",
    "notch_offset": "notch_offset",
    "base_height": "base_height",
    "back": "back",
}
_BAY_EMPTY = {"depth": DEFAULT_BAY_DEPTH, "notch_pitch": 50.0, "notch_offset": 0.0, "base_height": 0.0, "back": "plain"}
_LEVEL_COLUMNS = (
    "kind",
    "elevation",
    "thickness",
    "depth",
    "clear_height",
    "max_load_g",
    "flow",
    "slope",
    "combined",
    "hook_pitch",
    "hook_length",
    "dividers",
)


class Places(msgspec.Struct):
    """Ids by the names and numbers a workbook uses: bays and levels."""

    bays: dict[BayKey, str]
    levels: dict[LevelKey, str]


class _BayDraft:
    """A bay being read: its levels by the number the sheet gives them, and the row that first named it."""

    def __init__(self, bay: Bay) -> None:
        self.bay = bay
        self.levels: dict[int, Level] = dict(enumerate(bay.levels, 1))
        self.named_in: set[int] = set()
        self.said: dict[str, Any] = {}

    def finished(self) -> Bay:
        ordered = sorted_levels(level for _, level in sorted(self.levels.items()))
        return changed(self.bay, levels=ordered)


class _GondolaDraft:
    """A gondola being read: its bays by side and number."""

    def __init__(self, gondola: Gondola) -> None:
        self.gondola = gondola
        self.said_kind: str | None = None
        self.faces: dict[str, Face] = {face.side: face for face in gondola.faces}
        self.bays: dict[tuple[str, int], _BayDraft] = {}
        for face in gondola.faces:
            for number, bay in enumerate(face.bays, 1):
                self.bays[face.side, number] = _BayDraft(bay)

    def finished(self) -> Gondola:
        faces = tuple(changed(face, bays=self._bays(side)) for side, face in self.faces.items())
        return changed(self.gondola, faces=faces)

    def _bays(self, side: str) -> tuple[Bay, ...]:
        return tuple(draft.finished() for (of_side, _), draft in sorted(self.bays.items()) if of_side == side)


def take_fixtures(project: Project, table: Table | None, refusals: Refusals) -> tuple[Project, Places]:
    """`project` with the furniture of `table`, and where the names and numbers of the workbook now lead."""
    drafts = {gondola.name: _GondolaDraft(gondola) for gondola in first_of_name(project)}
    if table:
        meant = same_gondolas(drafts, ((record.values["gondola"], place_of(record)) for record in table.records))
        for record in table.records:
            _take_row(drafts, meant[record.values["gondola"]], table, record, refusals)
    finished = {draft.gondola.id: draft.finished() for draft in drafts.values()}
    gondolas = (*(finished.pop(gondola.id, gondola) for gondola in project.gondolas), *finished.values())
    return changed(project, gondolas=gondolas) if table else project, _places(drafts)


def _take_row(drafts: dict[str, _GondolaDraft], name: str, table: Table, record: Record, refusals: Refusals) -> None:
    values, (side, number, level_number) = record.values, place_of(record)
    gondola = drafts.get(name)
    bay = gondola.bays.get((side, number)) if gondola else None
    level = bay.levels.get(level_number) if bay else None
    wrong = _wrong(table, record, gondola, bay, level)
    if wrong is not None:
        column, value, code, said = wrong
        refusals.refuse(table.sheet.name, record.row, column, value, code, **said)
        return
    if gondola is None:
        gondola = drafts[name] = _GondolaDraft(Gondola(new_id("gon"), name))
    _say_gondola(gondola, side, values)
    if bay is None:
        bay = gondola.bays[side, number] = _BayDraft(Bay(new_id("bay"), values["bay_width"], values["bay_height"]))
    _say_bay(bay, values)
    bay.named_in.add(level_number)
    if level_number:
        bay.levels[level_number] = _level(level, bay.bay, table, record)


def _wrong(
    table: Table, record: Record, gondola: _GondolaDraft | None, bay: _BayDraft | None, level: Level | None
) -> tuple[str, object, str, dict[str, object]] | None:
    """Column, value, code and numbers of what makes the row impossible."""
    values = record.values
    absent = [column.key for column in table.sheet.columns if column.required and column.field not in values]
    if absent and (bay is None or level is None):
        return absent[0], "", "missing_column", {}
    if values["level"] and "elevation" in values and values["elevation"] is None:
        return "elevation_mm", "", "required", {}
    if bay is not None and values["level"] in bay.named_in:
        return "level", values["level"], "duplicate_key", {}
    kind = values.get("gondola_kind")
    if gondola is not None and kind and gondola.said_kind not in (None, kind):
        return "gondola_kind", kind, "disagrees", {"other": gondola.said_kind}
    for field in _BAY_COLUMNS if bay is not None else ():
        value, said = values.get(field), bay.said.get(field)  # type: ignore[union-attr]
        if value is not None and said is not None and value != said:
            key = next(column.key for column in table.sheet.columns if column.field == field)
            return key, value, "disagrees", {"other": said}
    return None


def _say_gondola(draft: _GondolaDraft, side: str, values: Mapping[str, Any]) -> None:
    kind = values.get("gondola_kind")
    if kind is not None:
        draft.said_kind = kind
        draft.gondola = changed(draft.gondola, kind=kind)
    face = draft.faces.setdefault(side, Face(side))  # type: ignore[arg-type]
    if values.get("curvature") is not None:
        draft.faces[side] = changed(face, curvature=values["curvature"])


def _say_bay(draft: _BayDraft, values: Mapping[str, Any]) -> None:
    """What a row says of its bay: the first row settles empty cells as defaults, later rows only fill in."""
    first = not draft.named_in
    for column, field in _BAY_COLUMNS.items():
        value = values.get(column)
        if value is not None:
            draft.said[column] = value
            draft.bay = changed(draft.bay, **{field: value})
        elif first and column in values and field in _BAY_EMPTY:
            draft.bay = changed(draft.bay, **{field: _BAY_EMPTY[field]})


def _level(old: Level | None, bay: Bay, table: Table, record: Record) -> Level:
    fields = {name: record.values[name] for name in _LEVEL_COLUMNS if name in record.values}
    if ("depth" in fields or old is None) and fields.get("depth") is None:
        fields["depth"] = bay.depth
    level = old if old is not None else Level(new_id("lvl"))
    return changed(level, **fields, attributes=merged_attributes(level.attributes, record, table))


def _places(drafts: Mapping[str, _GondolaDraft]) -> Places:
    places = Places({}, {})
    for name, gondola in drafts.items():
        for (side, number), bay in gondola.bays.items():
            places.bays[name, side, number] = bay.bay.id
            for level_number, level in bay.levels.items():
                places.levels[name, side, number, level_number] = level.id
    return places
