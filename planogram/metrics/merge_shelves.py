"""Furniture and positions of three plans brought together: boards by id, each product by what it is and where it stands.

The ids are already those of mine (merge_ids.py). A product whose board is gone is on no shelf any more, and told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from planogram.metrics.change import Field, Place, level_place
from planogram.metrics.conflict import Conflicts, disagreed
from planogram.metrics.rows_merge import chosen, merged_fields, merged_order, merged_rows
from planogram.model.edits.furniture import sorted_levels
from planogram.model.edits.gondolas import name_beside
from planogram.model.edits.tree import with_level
from planogram.model.find import LevelPlace, walk_levels
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.placement import free_length, products_by_id
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.values import changed

Part = TypeVar("Part", Gondola, Bay, Level)
_LEAST_MISSING = 0.5
"""mm: less is rounding."""


class Stood(msgspec.Struct, frozen=True):
    """A position and the id of its level."""

    level: str
    position: Position


def merged_shelves(base: Project, mine: Project, theirs: Project, conflicts: Conflicts) -> Project:
    """`mine` with the furniture and positions of all three."""
    bare = [tuple(map(_bare, project.gondolas)) for project in (base, mine, theirs)]
    gondolas = _without_namesakes(_without_twins(_gondolas([_by_id(gondolas) for gondolas in bare], conflicts)), mine)
    places = {place.level.id: place for project in (theirs, mine) for place in walk_levels(project)}
    rows = _positions([_stood(project) for project in (base, mine, theirs)], places, conflicts)
    project = _filled(changed(mine, gondolas=gondolas), rows, (base, mine, theirs), places, conflicts)
    _tell_overfull(project, mine, theirs, conflicts)
    return project


# furniture


def _bare(gondola: Gondola) -> Gondola:
    return changed(gondola, faces=tuple(changed(face, bays=tuple(map(_bare_bay, face.bays))) for face in gondola.faces))


def _bare_bay(bay: Bay) -> Bay:
    return changed(bay, levels=tuple(changed(level, positions=(), reserved=()) for level in bay.levels))


def _by_id(values: tuple[Part, ...]) -> dict[str, Part]:
    return {value.id: value for value in values}


def _gondolas(sides: Sequence[Mapping[str, Gondola]], conflicts: Conflicts) -> tuple[Gondola, ...]:
    names = {one.id: one.name for side in sides for one in side.values()}

    def both(before: Gondola, here: Gondola, there: Gondola) -> Gondola:
        name = names[here.id]
        merged: Gondola = conflicts.both("gondola", lambda _: name, ("faces",))(before, here, there)
        rows = ({str(face.side): face for face in one.faces} for one in (before, here, there))
        faces = merged_rows(rows, _faces(conflicts, name), conflicts.clash("gondola", lambda _: name))
        return changed(merged, faces=tuple(faces.values()))

    return tuple(merged_rows(sides, both, conflicts.clash("gondola", lambda key: names[key])).values())


def _faces(conflicts: Conflicts, gondola: str) -> Callable[[Face, Face, Face], Face]:
    def both(before: Face, here: Face, there: Face) -> Face:
        merged: Face = conflicts.both("gondola", lambda _: gondola, ("bays",))(before, here, there)
        rows = (_by_id(face.bays) for face in (before, here, there))
        bays = merged_rows(rows, _bays(conflicts, gondola), conflicts.clash("bay", lambda _: gondola))
        return changed(merged, bays=tuple(bays.values()))

    return both


def _bays(conflicts: Conflicts, gondola: str) -> Callable[[Bay, Bay, Bay], Bay]:
    def both(before: Bay, here: Bay, there: Bay) -> Bay:
        merged: Bay = conflicts.both("bay", lambda _: gondola, ("levels",))(before, here, there)
        rows = (_by_id(bay.levels) for bay in (before, here, there))
        levels = merged_rows(rows, conflicts.both("level", lambda _: gondola), conflicts.clash("level", lambda _: gondola))
        return changed(merged, levels=sorted_levels(levels.values()))

    return both


def _without_twins(gondolas: tuple[Gondola, ...]) -> tuple[Gondola, ...]:
    """A bay or level one side moved elsewhere and the other changed in place would be there twice: the first stays."""
    seen: set[str] = set()

    def first(ident: str) -> bool:
        new = ident not in seen
        seen.add(ident)
        return new

    def bay_of(bay: Bay) -> Bay:
        return changed(bay, levels=tuple(level for level in bay.levels if first(level.id)))

    return tuple(
        changed(one, faces=tuple(changed(face, bays=tuple(bay_of(bay) for bay in face.bays if first(bay.id))) for face in one.faces))
        for one in gondolas
    )


def _without_namesakes(gondolas: tuple[Gondola, ...], mine: Project) -> tuple[Gondola, ...]:
    """Names are the key of the workbook: what the other side calls by a name of mine gets a number."""
    own = {one.id: one.name for one in mine.gondolas}
    taken = {one.name for one in gondolas if own.get(one.id) == one.name}
    named = list[Gondola]()
    for one in gondolas:
        named.append(one if own.get(one.id) == one.name else changed(one, name=name_beside(taken, one.name)))
        taken.add(named[-1].name)
    return tuple(named)


# positions


def _stood(project: Project) -> dict[str, Stood]:
    return {position.id: Stood(place.level.id, position) for place in walk_levels(project) for position in place.level.positions}


def _positions(sides: Sequence[Mapping[str, Stood]], places: Mapping[str, LevelPlace], conflicts: Conflicts) -> dict[str, Stood]:
    _, mine, theirs = sides

    def where(level: str) -> Place | None:
        return level_place(places[level]) if level in places else None

    def both(before: Stood, here: Stood, there: Stood) -> Stood:
        level, moved = chosen(before.level, here.level, there.level)
        # on another level a place of its own means nothing: it goes with the move
        mine_moved, theirs_moved = here.level != before.level, there.level != before.level
        start = before.position if mine_moved or not theirs_moved else changed(before.position, x=here.position.x)
        merged, names = merged_fields(start, here.position, there.position, ("id", "product"))
        if moved:
            conflicts.add("moved", "position", here.position.product, where(here.level), (Field("level", where(here.level), where(there.level)),))
        if names:
            conflicts.add("changed", "position", here.position.product, where(here.level), disagreed(here.position, there.position, names))
        return Stood(level, merged)

    def clash(key: str, gone_here: bool) -> None:
        row = theirs[key] if gone_here else mine[key]
        conflicts.add("gone_here" if gone_here else "gone_there", "position", row.position.product, where(row.level))

    return merged_rows(sides, both, clash)


def _filled(
    project: Project, rows: Mapping[str, Stood], sides: tuple[Project, Project, Project], places: Mapping[str, LevelPlace], conflicts: Conflicts
) -> Project:
    """The positions put on the levels they belong to, each level in the order both sides agree on."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for ident, row in rows.items():
        wanted[row.level].append(ident)
    orders = [_orders(side) for side in sides]
    present = {place.level.id: place for place in walk_levels(project)}
    for level_id, ids in wanted.items():
        if level_id not in present:
            for ident in ids:
                conflicts.add("no_place", "position", rows[ident].position.product, level_place(places[level_id]))
    mine = {place.level.id: place.level for place in walk_levels(sides[1])}
    for place in present.values():
        order = merged_order((side.get(place.level.id, ()) for side in orders), wanted.get(place.level.id, ()))
        level = changed(place.level, positions=tuple(rows[ident].position for ident in order))
        project = with_level(project, place.path, _same(mine.get(level.id), level))
    return project


def _same(before: Level | None, level: Level) -> Level:
    """The level as it was when nothing of it changed, so that identity tells; what pieces take of it is noted afterwards."""
    return before if before is not None and changed(level, reserved=before.reserved) == before else level


def _orders(project: Project) -> dict[str, tuple[str, ...]]:
    return {place.level.id: tuple(position.id for position in place.level.positions) for place in walk_levels(project)}


def _tell_overfull(project: Project, mine: Project, theirs: Project, conflicts: Conflicts) -> None:
    """Levels on which what both sides did does not fit, though each alone did."""
    before = [dict(_missing(side)) for side in (mine, theirs)]
    places = {place.level.id: place for place in walk_levels(project)}
    for level_id, missing in _missing(project):
        if missing > max(side.get(level_id, 0.0) for side in before) + _LEAST_MISSING:
            place = places[level_id]
            conflicts.add("overfull", "level", place.gondola.name, level_place(place), (Field("missing_mm", round(missing, 1), None),))


def _missing(project: Project) -> Iterator[tuple[str, float]]:
    products = products_by_id(project.products)
    for place in walk_levels(project):
        missing = -free_length(place.level, place.bay, products)
        if missing > _LEAST_MISSING:
            yield place.level.id, missing
