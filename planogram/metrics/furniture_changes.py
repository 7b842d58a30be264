"""Furniture that came, went, moved or has other sizes. A part inside a part that came or went is not told again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from planogram.metrics.change import Change, Field, Place, differing, level_place, size_of
from planogram.metrics.matching import BayPlace, Matching, walk_bays
from planogram.metrics.rising import displaced
from planogram.model.find import LevelPlace, walk_levels
from planogram.model.fixture import Face, Gondola
from planogram.model.project import Project

_LEVEL_LEFT_OUT = frozenset({"attributes", "reserved"})
"""`reserved` is what a PNM piece takes of the length: the piece is told, not once more its board."""


def furniture_changes(old: Project, new: Project, matching: Matching) -> Iterator[Change]:
    """Gondolas, then bays, then levels."""
    yield from _gondolas(old, new, matching)
    yield from _bays(list(walk_bays(old)), list(walk_bays(new)), matching)
    yield from _levels(list(walk_levels(old)), list(walk_levels(new)), matching)


def _gondolas(old: Project, new: Project, matching: Matching) -> Iterator[Change]:
    after = {gondola.id: gondola for gondola in new.gondolas}
    for gondola in old.gondolas:
        same = after.pop(matching.gondolas.get(gondola.id, ""), None)
        here = Place(gondola.name)
        if same is None:
            yield Change("fixture", start=here, fields=size_of(gondola, gone=True))
        else:
            fields = (*differing(gondola, same), *_sides(gondola, same))
            if fields:
                yield Change("fixture", start=here, end=Place(same.name), fields=fields)
    yield from (Change("fixture", end=Place(gondola.name), fields=size_of(gondola)) for gondola in after.values())


def _sides(old: Gondola, new: Gondola) -> Iterator[Field]:
    before, after = ({face.side: face for face in gondola.faces} for gondola in (old, new))
    for side in dict.fromkeys((*before, *after)):
        one, other = before.get(side), after.get(side)
        if one is None or other is None:
            # a face with bays shows in its bays
            if not (one or other or Face("A")).bays:
                yield Field("face", side if one else None, side if other else None)
        elif one.curvature != other.curvature:
            yield Field("curvature", one.curvature, other.curvature)


def _carried(positions: int) -> tuple[Field, ...]:
    """How many positions went along."""
    return (Field("positions", positions, positions),)


def _place(place: BayPlace) -> Place:
    return Place(place.gondola.name, place.face.side, place.number)


def _bays(old: list[BayPlace], new: list[BayPlace], matching: Matching) -> Iterator[Change]:
    after = {place.bay.id: place for place in new}
    moved = _moved_bays(old, after, matching)
    for place in old:
        same = after.pop(matching.bays.get(place.bay.id, ""), None)
        if same is None:
            if place.gondola.id in matching.gondolas:
                yield Change("fixture", start=_place(place), fields=size_of(place.bay, gone=True))
            continue
        if place.bay.id in moved:
            yield Change("moved", start=_place(place), end=_place(same), fields=_carried(sum(len(level.positions) for level in place.bay.levels)))
        fields = differing(place.bay, same.bay)
        if fields:
            yield Change("fixture", start=_place(place), end=_place(same), fields=fields)
    known = set(matching.gondolas.values())
    yield from (Change("fixture", end=_place(place), fields=size_of(place.bay)) for place in after.values() if place.gondola.id in known)


def _moved_bays(old: list[BayPlace], after: Mapping[str, BayPlace], matching: Matching) -> set[str]:
    """Ids (old) of bays on another face, and of those that changed places: the fewest that explain the new order."""
    moved: set[str] = set()
    rows: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for place in old:
        same = after.get(matching.bays.get(place.bay.id, ""))
        if same is None:
            continue
        if matching.gondolas.get(place.gondola.id) != same.gondola.id or place.face.side != same.face.side:
            moved.add(place.bay.id)
        else:
            rows[place.gondola.id, place.face.side].append((place.number, same.number, place.bay.id))
    return moved.union(*map(displaced, rows.values()))


def _levels(old: list[LevelPlace], new: list[LevelPlace], matching: Matching) -> Iterator[Change]:
    after = {place.level.id: place for place in new}
    for place in old:
        same = after.pop(matching.levels.get(place.level.id, ""), None)
        if same is None:
            if place.bay.id in matching.bays:
                yield Change("fixture", start=level_place(place), fields=size_of(place.level, gone=True))
            continue
        if matching.bays.get(place.bay.id) != same.bay.id:
            yield Change("moved", start=level_place(place), end=level_place(same), fields=_carried(len(place.level.positions)))
        fields = differing(place.level, same.level, leave_out=_LEVEL_LEFT_OUT)
        if fields:
            yield Change("fixture", start=level_place(place), end=level_place(same), fields=fields)
    known = set(matching.bays.values())
    yield from (Change("fixture", end=level_place(place), fields=size_of(place.level)) for place in after.values() if place.bay.id in known)
