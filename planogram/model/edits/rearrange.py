"""Bays built anew after a plan, products kept on the nearest level; what finds no room is handed back. What the plan says is bay_plan's business."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from planogram.model.bay_plan import BayPlan, planned_bay
from planogram.model.edits.bays import bays_in_order
from planogram.model.edits.furniture import add_bays, remove_bay
from planogram.model.edits.pnm_hosts import settled
from planogram.model.edits.tree import with_bay
from planogram.model.find import find_bay
from planogram.model.fixture import Bay, Level
from planogram.model.placement import free_length, place_level, products_by_id
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed

_EXACT = 1e-6


def rearrange_bays(project: Project, ids: Sequence[str], plan: BayPlan) -> tuple[Project, tuple[Position, ...]]:
    """These bays of one face replaced by the plan's, and the positions that found no room.

    A level's products go to the bay that is now over its middle, to the level nearest in height, and PNM pieces on it go along.
    Bays and levels that live on keep their ids. Bays beyond the plan's number are removed, missing ones added right of the last.
    """
    old = bays_in_order(project, ids)
    new, unplaced, homes = rearranged(old, plan, products_by_id(project.products))
    project = _with_pieces_along(project, homes)
    for before, after in zip(old, new, strict=False):
        project = with_bay(project, find_bay(project, before.id), after)
    if len(new) > len(old):
        g, f, b = find_bay(project, old[-1].id)
        project = add_bays(project, project.gondolas[g].id, project.gondolas[g].faces[f].side, b + 1, new[len(old) :])
    for bay in old[len(new) :]:
        project = remove_bay(project, bay.id)
    return settled(project), unplaced


class Rearranged(NamedTuple):
    """`homes`: by id of a level before, that of the level which has its products now; those of bays that go have none."""

    bays: tuple[Bay, ...]
    unplaced: tuple[Position, ...]
    homes: dict[str, str]


def rearranged(old: Sequence[Bay], plan: BayPlan, products: Mapping[str, Product]) -> Rearranged:
    """The plan's bays with what stood on the `old` ones, and what found no room."""
    bays = [_named_after(planned_bay(plan), old[n] if n < len(old) else None) for n in range(plan.bays)]
    loads, homes = dict[str, list[Level]](), dict[str, str]()
    left = 0.0
    for n, bay in enumerate(old):
        home = bays[min(len(bays) - 1, int((left + bay.width / 2) // plan.width) if plan.width > 0 else 0)]
        left += bay.width
        for level in bay.levels:
            nearest = _nearest(home, level.elevation).id
            if n < len(bays):
                homes[level.id] = nearest
            loads.setdefault(nearest, []).append(level if n < len(bays) else changed(level, reserved=()))
    filled = [_loaded(bay, loads, products) for bay in bays]
    return Rearranged(tuple(bay for bay, _ in filled), tuple(position for _, rest in filled for position in rest), homes)


def _with_pieces_along(project: Project, homes: Mapping[str, str]) -> Project:
    placements = tuple(changed(one, host_id=homes.get(one.host_id, one.host_id)) for one in project.pnm.placements)
    return changed(project, pnm=changed(project.pnm, placements=placements)) if placements != project.pnm.placements else project


def _nearest(bay: Bay, elevation: float) -> Level:
    return min(bay.levels, key=lambda level: abs(level.elevation - elevation))


def _named_after(new: Bay, old: Bay | None) -> Bay:
    """`new` under the ids of the bay it replaces and of its levels, from the lowest; what a plan does not say stays."""
    if old is None:
        return new
    names = [level.id for level in old.levels]
    levels = tuple(msgspec.structs.replace(level, id=names[n]) if n < len(names) else level for n, level in enumerate(new.levels))
    return msgspec.structs.replace(new, id=old.id, notch_offset=old.notch_offset, attributes=old.attributes, levels=levels)


def _loaded(bay: Bay, loads: Mapping[str, Sequence[Level]], products: Mapping[str, Product]) -> tuple[Bay, tuple[Position, ...]]:
    unplaced: list[Position] = []
    levels = []
    for level in bay.levels:
        sources = loads.get(level.id, ())
        full, rest = _filled(level, sources, bay, products)
        levels.append(full)
        unplaced += rest
    return changed(bay, levels=tuple(levels)), tuple(unplaced)


def _sticks_out(level: Level, bay: Bay, products: Mapping[str, Product]) -> bool:
    return any(block.x < 0 or block.right > bay.width + _EXACT for block in place_level(level, bay.width, products))


def _filled(level: Level, sources: Sequence[Level], bay: Bay, products: Mapping[str, Product]) -> tuple[Level, list[Position]]:
    """The level with what stood on the `sources`, in their order, and from the end what is too long for it."""
    if not sources:
        return level, []
    positions = [position for source in sources for position in source.positions]
    flow = sources[0].flow
    if flow == "free" and (len(sources) > 1 or _sticks_out(sources[0], bay, products)):
        flow = "left"
    if flow != "free":
        positions = [changed(position, x=None) for position in positions]
    taken = tuple(sorted(piece for source in sources for piece in source.reserved))
    full = changed(level, flow=flow, positions=tuple(positions), reserved=taken)
    rest: list[Position] = []
    while full.positions and free_length(full, bay, products) < -_EXACT:
        rest.insert(0, full.positions[-1])
        full = changed(full, positions=full.positions[:-1])
    return full, rest
