"""From one planogram to another in as few hand movements as possible: remove, move, change facings, add. Values only, no paper."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from planogram.metrics.change import Change
from planogram.metrics.changes import best_matching, compare_projects
from planogram.metrics.matching import standings
from planogram.metrics.rising import displaced
from planogram.model.find import LevelPlace, walk_levels
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


Standing = tuple[Position, Spot, str]
"""A position, where it stands, and the id of its level as the later plan calls it."""


def _standing(project: Project, levels: Mapping[str, str], later: Mapping[str, LevelPlace]) -> dict[str, Standing]:
    """Places as `later`, the plan to come, numbers them where the board is still there: furniture is put in place before products are."""
    found = dict[str, Standing]()
    for one in standings(project):
        level = levels.get(one.place.level.id, f"gone {one.place.level.id}")
        found[one.position.id] = one.position, _spot(later.get(level, one.place), one.order), level
    return found


def _spot(place: LevelPlace, order: int) -> Spot:
    return Spot(place.gondola.name, place.face.side, place.bay_number, place.level_number, order)


def _shifted(pairs: Iterable[tuple[Standing, Standing]]) -> set[str]:
    """Ids (new) of positions that change places with neighbours on their own level: the fewest that explain the new order."""
    shelves: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (_, start, home), (position, end, level) in pairs:
        if home == level:
            shelves[level].append((start.order, end.order, position.id))
    return set[str]().union(*map(displaced, shelves.values()))


def _looks(position: Position) -> tuple[object, ...]:
    return position.wide, position.high, position.deep, position.orientation, position.style, position.cap_high, position.squeeze_pct


def change_steps(old: Project, new: Project) -> list[Step]:
    """What to do to the shelves of `old` to get those of `new`: per bay remove, move, shift along the level, reface, add.

    Positions that only slide because of their neighbours are no step, nor are those that go along with their bay or board: what that
    takes is in `furniture_steps`. A moved position that also changes its facings is one move.
    """
    matching = best_matching(old, new)
    later = {place.level.id: place for place in walk_levels(new)}
    before = _standing(old, matching.levels, later)
    after = _standing(new, {one: one for one in later}, later)
    pairs = [(before[one], after[other]) for one, other in matching.positions.items()]
    come, shifted = set(matching.positions.values()), _shifted(pairs)
    steps = [Step("remove", position.product, position, spot) for ident, (position, spot, _) in before.items() if ident not in matching.positions]
    steps += [Step("add", position.product, after=position, end=spot) for ident, (position, spot, _) in after.items() if ident not in come]
    for (was, start, home), (will, end, level) in pairs:
        action: Action | None = "move" if home != level else "shift" if will.id in shifted else None
        if action is None and _looks(was) != _looks(will):
            action = "reface"
        if action is not None:
            steps.append(Step(action, will.product, was, start, will, end))
    faces: dict[tuple[str, str], int] = {
        (gondola.name, face.side): n for n, (gondola, face) in enumerate((g, f) for p in (old, new) for g in p.gondolas for f in g.faces)
    }
    return sorted(steps, key=lambda step: _turn(step, faces))


def furniture_steps(old: Project, new: Project) -> list[Change]:
    """Gondolas, bays and boards to put up, move, alter and take down, largest first; gondolas to move on the floor. They have no minutes here."""
    told = [change for change in compare_projects(old, new) if change.kind in ("fixture", "moved", "floor")]
    return [change for change in told if change.product is None and not change.name and change.place.gondola is not None]


def _turn(step: Step, faces: dict[tuple[str, str], int]) -> tuple[int, int, int, int, int]:
    spot = step.spot
    return faces.get((spot.gondola, spot.side), 0), spot.bay, ORDER.index(step.action), spot.level, spot.order


def minutes(steps: Iterable[Step], rates: Rates) -> float:
    """Estimated working time."""
    return sum(rates.of(step.action) for step in steps)
