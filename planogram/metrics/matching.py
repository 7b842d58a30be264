"""Which gondola, bay, level and position of one plan is which of another: by id and place, or by what stands there.

Numbers and file names prove nothing: a bay that moved is still that bay, and a plan read twice from a workbook has other ids.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

import msgspec

from planogram.model.find import LevelPlace, walk_levels
from planogram.model.fixture import Bay, Face, Gondola
from planogram.model.position import Position
from planogram.model.project import Project

_ALIKE = 0.5
"""Share of common products from which two parts are taken for the same one."""


class BayPlace(msgspec.Struct, frozen=True, gc=False):
    """A bay with what it belongs to; `number` from 1."""

    gondola: Gondola
    face: Face
    bay: Bay
    number: int


class Standing(msgspec.Struct, frozen=True, gc=False):
    """A position with its level and its place on it, from 1."""

    position: Position
    place: LevelPlace
    order: int


class Part(msgspec.Struct, frozen=True, gc=False):
    """One side of a match: its own id, what stands on it, the place it has (in terms both plans share), what it looks like."""

    id: str
    contents: Counter[str]
    place: Hashable
    looks: Hashable


class Matching(msgspec.Struct, frozen=True, gc=False):
    """Ids of the old plan's parts → those of the new plan, by kind. What is not in it is gone, or new."""

    gondolas: Mapping[str, str]
    bays: Mapping[str, str]
    levels: Mapping[str, str]
    positions: Mapping[str, str]


def walk_bays(project: Project) -> Iterator[BayPlace]:
    """Every bay, gondola by gondola."""
    for gondola in project.gondolas:
        for face in gondola.faces:
            for number, bay in enumerate(face.bays, 1):
                yield BayPlace(gondola, face, bay, number)


def matchings(old: Project, new: Project) -> Iterator[Matching]:
    """Two accounts of what became what: furniture told by its id and place, then by what stands on it. The shorter story is the true one."""
    for sureness in (_sure_by_place, _sure_by_contents):
        yield _match_plans(old, new, sureness)


def _match_plans(old: Project, new: Project, sureness: "Sureness") -> Matching:
    """Every part is matched once at most."""
    bays = _match([_bay_part(place) for place in walk_bays(old)], [_bay_part(place) for place in walk_bays(new)], sureness)
    gondolas = _match_gondolas(old, new, bays)
    levels = _same_boards(old, new, bays)
    there = set(levels.values())
    before = [_level_part(place, bays.get(place.bay.id, "")) for place in walk_levels(old) if place.level.id not in levels]
    levels |= _match(before, [_level_part(place, place.bay.id) for place in walk_levels(new) if place.level.id not in there], sureness)
    return Matching(gondolas, bays, levels, _match_positions(standings(old), standings(new), levels, bays))


def _same_boards(old: Project, new: Project, bays: Mapping[str, str]) -> dict[str, str]:
    """Levels of bays whose boards are all as they were: whatever stands on them now, it is the products that moved."""
    after = {place.bay.id: place.bay for place in walk_bays(new)}
    pairs: dict[str, str] = {}
    for place in walk_bays(old):
        same = after.get(bays.get(place.bay.id, ""))
        if same is not None and _boards(place.bay) == _boards(same):
            pairs |= zip((level.id for level in place.bay.levels), (level.id for level in same.levels), strict=True)
    return pairs


def _boards(bay: Bay) -> list[tuple[float, str]]:
    return [(level.elevation, level.kind) for level in bay.levels]


def standings(project: Project) -> list[Standing]:
    """Every position with where it stands."""
    return [Standing(position, place, order) for place in walk_levels(project) for order, position in enumerate(place.level.positions, 1)]


def _bay_part(place: BayPlace) -> Part:
    bay = place.bay
    rows = tuple((level.elevation, tuple((one.product, one.wide) for one in level.positions)) for level in bay.levels)
    contents = Counter(one.product for level in bay.levels for one in level.positions)
    return Part(bay.id, contents, (place.gondola.name, place.face.side, place.number), (bay.width, bay.height, rows))


def _level_part(place: LevelPlace, bay: str) -> Part:
    row = tuple((one.product, one.wide) for one in place.level.positions)
    return Part(place.level.id, Counter(one.product for one in place.level.positions), (bay, place.level_number), (place.level.elevation, row))


def _match(old: Sequence[Part], new: Sequence[Part], sureness: "Sureness") -> dict[str, str]:
    """Pairs from the surest to the least sure."""
    pairs = _unchanged(old, new)
    taken = set(pairs.values())
    left = [part for part in old if part.id not in pairs], [part for part in new if part.id not in taken]
    for _, before, after in sorted(_candidates(*left, sureness), key=lambda one: one[0]):
        if before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)
    return pairs


def _unchanged(old: Sequence[Part], new: Sequence[Part]) -> dict[str, str]:
    """Parts that are where they were and look as they did: nearly all, and the only ones that are quick to find."""
    there = {part.id: part for part in new}
    return {part.id: part.id for part in old if (same := there.get(part.id)) is not None and (same.place, same.looks) == (part.place, part.looks)}


def _candidates(old: Sequence[Part], new: Sequence[Part], sureness: "Sureness") -> Iterator[tuple[tuple[float, ...], str, str]]:
    by_id = {part.id: n for n, part in enumerate(new)}
    by_place = {part.place: n for n, part in enumerate(new)}
    by_product: dict[str, list[int]] = defaultdict(list)
    for n, part in enumerate(new):
        for product in part.contents:
            by_product[product].append(n)
    for m, part in enumerate(old):
        near = {n for product in part.contents for n in by_product[product]}
        near |= {n for n in (by_id.get(part.id), by_place.get(part.place)) if n is not None}
        for n in near:
            yield (*sureness(part, new[n]), m, n), part.id, new[n].id


Sureness = Callable[[Part, Part], tuple[float, ...]]
"""The smaller, the surer."""


def _sure_by_place(one: Part, other: Part) -> tuple[float, ...]:
    """Same id, then same place, then alike."""
    same_id, same_place = one.id == other.id, one.place == other.place
    return 0 if same_id else 1 if same_place else 2, not same_place, -_overlap(one.contents, other.contents)


def _sure_by_contents(one: Part, other: Part) -> tuple[float, ...]:
    """Same id and alike, the same look, alike, same id, same place."""
    alike, same_id, same_place = _overlap(one.contents, other.contents), one.id == other.id, one.place == other.place
    if same_id and alike >= _ALIKE:
        tier = 0
    elif one.contents and one.looks == other.looks:
        tier = 1
    elif one.contents and alike >= _ALIKE:
        tier = 2
    elif same_id:
        tier = 3
    else:
        tier = 4 if same_place else 5
    return tier, not same_place, -alike


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """Common positions ÷ all, 1 where both are empty.

    >>> _overlap(Counter("aab"), Counter("abc"))
    0.5
    """
    common, every = (one & other).total(), (one | other).total()
    return common / every if every else 1.0


def _match_gondolas(old: Project, new: Project, bays: Mapping[str, str]) -> dict[str, str]:
    """A gondola is the one that has most of its bays; without bays, the one of its id or name."""
    home = {place.bay.id: place.gondola.id for place in walk_bays(new)}
    shared: Counter[tuple[str, str]] = Counter((place.gondola.id, home[bays[place.bay.id]]) for place in walk_bays(old) if place.bay.id in bays)
    for before in old.gondolas:
        for after in new.gondolas:
            if before.id == after.id or before.name == after.name:
                shared[before.id, after.id] += 0
    same = {(before.id, after.id): (before.id == after.id) + (before.name == after.name) for before in old.gondolas for after in new.gondolas}
    pairs: dict[str, str] = {}
    for (before_id, after_id), _ in sorted(shared.items(), key=lambda one: (-one[1], -same[one[0]])):
        if before_id not in pairs and after_id not in pairs.values():
            pairs[before_id] = after_id
    return pairs


def _match_positions(old: Sequence[Standing], new: Sequence[Standing], levels: Mapping[str, str], bays: Mapping[str, str]) -> dict[str, str]:
    """Positions of one product: those that stayed on their level first, then by id, then in their bay, then anywhere, nearest first."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for same in (_stayed(levels), lambda one, other: one.position.id == other.position.id, _stayed_in_bay(bays), lambda *_: True):
        waiting: dict[str, list[Standing]] = defaultdict(list)
        for after in new:
            if after.position.id not in taken:
                waiting[after.position.product].append(after)
        for before in old:
            if before.position.id in pairs:
                continue
            found = [after for after in waiting[before.position.product] if same(before, after)]
            if found:
                nearest = min(found, key=lambda after, before=before: _distance(before, after))  # type: ignore[misc]
                waiting[before.position.product].remove(nearest)
                pairs[before.position.id] = nearest.position.id
                taken.add(nearest.position.id)
    return pairs


Same = Callable[[Standing, Standing], bool]


def _stayed(levels: Mapping[str, str]) -> Same:
    return lambda one, other: levels.get(one.place.level.id) == other.place.level.id


def _stayed_in_bay(bays: Mapping[str, str]) -> Same:
    return lambda one, other: bays.get(one.place.bay.id) == other.place.bay.id


def _distance(one: Standing, other: Standing) -> tuple[bool, bool, int, int, int]:
    here, there = one.place, other.place
    far = here.gondola.name != there.gondola.name or here.face.side != there.face.side
    steps = abs(here.bay_number - there.bay_number), abs(here.level_number - there.level_number), abs(one.order - other.order)
    return one.position.id != other.position.id, far, *steps
