"""Another kind or another flow given to a level that is there. What stands on it stays, in the order it is seen in."""

from collections.abc import Iterable
from typing import Any

from planogram.model.edits.aside import on_holes
from planogram.model.edits.furniture import change_levels
from planogram.model.edits.tree import with_level
from planogram.model.find import find_level
from planogram.model.fixture import Flow, Level, LevelKind
from planogram.model.furniture import new_level
from planogram.model.placement import hangs, placed, products_by_id
from planogram.model.project import Project
from planogram.model.units import round_mm
from planogram.model.values import changed

_BUILT = ("thickness", "clear_height", "hook_pitch", "hook_length")
_SLOPING: tuple[LevelKind, ...] = ("shelf", "basket", "arm")


def change_kind(project: Project, ids: Iterable[str], kind: LevelKind) -> Project:
    """These levels of that kind; blocks that come onto hooks where they stand freely are each in a hole, beside the others."""
    for level_id in ids:
        project = change_levels(project, (level_id,), **_built(find_level(project, level_id).level, kind))
        place = find_level(project, level_id)
        if place.level.flow == "free":
            project = with_level(project, place.path, on_holes(place.bay.width, place.level, products_by_id(project.products)))
    return project


def change_flow(project: Project, ids: Iterable[str], flow: Flow) -> Project:
    """These levels with that flow: where blocks stand freely they are where they were, elsewhere the places they had are forgotten."""
    for level_id in ids:
        place = find_level(project, level_id)
        if flow != place.level.flow:
            row = sorted(placed(place.bay, place.level, products_by_id(project.products)), key=lambda block: block.x)
            positions = tuple(changed(block.position, x=round_mm(block.x) if flow == "free" else None) for block in row)
            project = with_level(project, place.path, changed(place.level, flow=flow, positions=positions))
    return project


def _built(level: Level, kind: LevelKind) -> dict[str, Any]:
    """The fields of a level that its kind decides: what is as the old kind has it becomes as the new one does, what someone chose stays.

    What the new kind does not know goes: it would act unseen.
    """
    before, after = (new_level(one, level.elevation, level.depth) for one in (level.kind, kind))
    fields: dict[str, Any] = {name: getattr(after, name) for name in _BUILT if getattr(level, name) == getattr(before, name)}
    if hangs(after):
        fields |= {"dividers": (), "combined": False, "clear_height": None}
    else:
        fields |= {"hook_pitch": None, "hook_length": None}
    return {**fields, "kind": kind, **({} if kind in _SLOPING else {"slope": 0.0})}
