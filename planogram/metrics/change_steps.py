"""From one planogram to another in as few hand movements as possible: remove, move, change facings, add. Values only, no paper."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from planogram.model.find import LevelPlace, walk_positions
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.settings import Settings

Action = Literal["remove", "move", "shift", "reface", "add"]
ORDER: tuple[Action, ...] = ("remove", "move", "shift", "reface", "add")


class Rates(msgspec.Struct, frozen=True):
    """Minutes of work per position, by action."""

    remove: float = 0.5
    move: float = 1.5
    shift: float = 0.5
    reface: float = 0.75
    add: float = 1.5

    def of(self, action: Action) -> float:
        """Minutes for one position."""
        return float(getattr(self, action))


class Spot(msgspec.Struct, frozen=True):
    """Where a position stands: names of gondola and side, numbers of bay, level and place on the level, from 1."""

    gondola: str
    side: str
    bay: int
    level: int
    order: int

    @property
    def shelf(self) -> tuple[str, str, int, int]:
        """The level it is on."""
        return self.gondola, self.side, self.bay, self.level


class Step(msgspec.Struct, frozen=True):
    """One thing to do: `before` and `after` are the position as it was and as it is to be, with where it stands."""

    action: Action
    product: str
    before: Position | None = None
    start: Spot | None = None
    after: Position | None = None
    end: Spot | None = None

    @property
    def spot(self) -> Spot:
        """Where the hand goes: the goal, or for a removal the place it is taken from."""
        spot = self.end or self.start
        assert spot is not None
        return spot


def rates_of(settings: Settings) -> Rates:
    """The project's own rates."""
    return Rates(*(getattr(settings, f"minutes_{action}") for action in ORDER))


Standing = tuple[Position, Spot]


def _standing(project: Project) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    counted: dict[str, int] = defaultdict(int)
    for place, position in walk_positions(project):
        counted[place.level.id] += 1
        found[position.id] = (position, _spot(place, counted[place.level.id]))
    return found


def _spot(place: LevelPlace, order: int) -> Spot:
    return Spot(place.gondola.name, place.face.side, place.bay_number, place.level_number, order)


def _pairs(old: dict[str, Standing], new: dict[str, Standing]) -> list[tuple[Standing, Standing]]:
    """Which old position becomes which new one: the same id, else the same product, nearest first."""
    pairs = [(old[ident], new[ident]) for ident in old if ident in new and old[ident][0].product == new[ident][0].product]
    matched = {position.id for pair in pairs for position, _ in pair}
    waiting: dict[str, list[Standing]] = defaultdict(list)
    for ident, standing in old.items():
        if ident not in matched:
            waiting[standing[0].product].append(standing)
    for ident, standing in new.items():
        candidates = waiting[standing[0].product] if ident not in matched else []
        if candidates:
            nearest = min(candidates, key=lambda one: _distance(one[1], standing[1]))
            candidates.remove(nearest)
            pairs.append((nearest, standing))
    return pairs


def _distance(one: Spot, other: Spot) -> tuple[bool, bool, int, int, int]:
    far = (one.gondola != other.gondola, one.side != other.side)
    return (*far, abs(one.bay - other.bay), abs(one.level - other.level), abs(one.order - other.order))


def longest_rise(values: Sequence[int]) -> set[int]:
    """Indices of a longest rising run of `values`: what may stay where it is.

    >>> sorted(longest_rise([3, 1, 2, 4]))
    [1, 2, 3]
    """
    ends, tails, back = list[int](), list[int](), list[int]()
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        back.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [value], [index]
    kept, index = set[int](), ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = back[index]
    return kept


def _shifted(pairs: Iterable[tuple[Standing, Standing]]) -> set[str]:
    """Ids (new) of positions that change places with neighbours on their own level: the fewest that explain the new order."""
    shelves: dict[tuple[str, str, int, int], list[tuple[int, int, str]]] = defaultdict(list)
    for (_, start), (position, end) in pairs:
        if start.shelf == end.shelf:
            shelves[end.shelf].append((start.order, end.order, position.id))
    shifted: set[str] = set()
    for stayed in shelves.values():
        stayed.sort()
        kept = longest_rise([end for _, end, _ in stayed])
        shifted |= {ident for index, (_, _, ident) in enumerate(stayed) if index not in kept}
    return shifted


def _looks(position: Position) -> tuple[object, ...]:
    return position.wide, position.high, position.deep, position.orientation, position.style, position.cap_high, position.squeeze_pct


def change_steps(old: Project, new: Project) -> list[Step]:
    """What to do to the shelves of `old` to get those of `new`: per bay remove, move, shift along the level, reface, add.

    Positions that only slide because of their neighbours are no step. A moved position that also changes its facings is one move.
    """
    before, after = _standing(old), _standing(new)
    pairs = _pairs(before, after)
    shifted = _shifted(pairs)
    gone = {position.id for (position, _), _ in pairs}
    come = {position.id for _, (position, _) in pairs}
    steps = [Step("remove", position.product, position, spot) for ident, (position, spot) in before.items() if ident not in gone]
    steps += [Step("add", position.product, after=position, end=spot) for ident, (position, spot) in after.items() if ident not in come]
    for (was, start), (will, end) in pairs:
        action: Action | None = "move" if start.shelf != end.shelf else "shift" if will.id in shifted else None
        if action is None and _looks(was) != _looks(will):
            action = "reface"
        if action is not None:
            steps.append(Step(action, will.product, was, start, will, end))
    faces: dict[tuple[str, str], int] = {
        (gondola.name, face.side): n for n, (gondola, face) in enumerate((g, f) for p in (old, new) for g in p.gondolas for f in g.faces)
    }
    return sorted(steps, key=lambda step: _turn(step, faces))


def _turn(step: Step, faces: dict[tuple[str, str], int]) -> tuple[int, int, int, int, int]:
    spot = step.spot
    return faces.get((spot.gondola, spot.side), 0), spot.bay, ORDER.index(step.action), spot.level, spot.order


def minutes(steps: Iterable[Step], rates: Rates) -> float:
    """Estimated working time."""
    return sum(rates.of(step.action) for step in steps)
