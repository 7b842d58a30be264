"""Where the board (or bar) of a level is, which are in one another, and the notch nearest to a height at which none would be."""

from collections.abc import Iterable, Iterator

from planogram.model.fixture import Bay, Level
from planogram.model.placement import hangs
from planogram.model.snap import to_notch

_NO_NOTCHES = 10.0
"""How finely (mm) a place is looked for on uprights without notches."""


def board(level: Level, elevation: float) -> tuple[float, float]:
    """Foot and top (mm) of the board at that elevation: below it, or above where things hang from it."""
    return (elevation, elevation + level.thickness) if hangs(level) else (elevation - level.thickness, elevation)


def meetings(levels: Iterable[Level]) -> Iterator[tuple[Level, Level, float]]:
    """Levels of a bay at one height, or with boards in one another: the lower one, the upper one, how far (mm).

    Each is held against that which reaches highest of those that begin below it. Rows of hooks have no board: only two at one height meet.

    >>> shelves = (Level("a", elevation=500.0), Level("b", elevation=520.0), Level("c", elevation=550.0))
    >>> [(lower.id, upper.id, deep) for lower, upper, deep in meetings(shelves)]
    [('a', 'b', 10.0)]
    """
    below: Level | None = None
    for level in sorted(levels, key=lambda one: board(one, one.elevation)):
        if below is None:
            below = level
            continue
        (foot, top), reach = board(level, level.elevation), board(below, below.elevation)[1]
        level_with = level.elevation == below.elevation
        if level_with or (foot < reach and not level.kind == below.kind == "pegs"):
            lower, upper = sorted((below, level), key=lambda one: one.elevation)
            yield lower, upper, max(0.0, min(top, reach) - foot)
        below = max(below, level, key=lambda one: board(one, one.elevation)[1])


def free_notch(bay: Bay, level: Level, wanted: float) -> float:
    """The notch nearest to `wanted` (mm) where the level is in none of the other boards of the bay; `wanted` itself without notches, if it is free.

    >>> shelves = (Level("low", elevation=200.0), Level("high", elevation=600.0))
    >>> bay = Bay("b", 1000.0, 1800.0, levels=shelves)
    >>> free_notch(bay, shelves[1], 210.0), free_notch(bay, shelves[1], 190.0), free_notch(bay, shelves[1], 590.0)
    (250.0, 150.0, 600.0)
    """
    first = to_notch(wanted, bay.notch_pitch, bay.notch_offset)
    others = [other for other in bay.levels if other.id != level.id]
    return next((one for one in _near(bay, wanted, first) if not any(_meet(level, one, other) for other in others)), first)


def next_notch(bay: Bay, level: Level, step: int) -> float:
    """The next notch up (`step` 1) or down (−1) where the level is in no other board; where it is when there is none above the floor.

    >>> shelves = (Level("low", elevation=200.0), Level("high", elevation=250.0))
    >>> bay = Bay("b", 1000.0, 1800.0, levels=shelves)
    >>> next_notch(bay, shelves[0], 1), next_notch(bay, shelves[0], -1)
    (300.0, 150.0)
    """
    pitch = bay.notch_pitch or _NO_NOTCHES
    others = [other for other in bay.levels if other.id != level.id]
    place = to_notch(level.elevation + step * pitch, pitch, bay.notch_offset)
    while any(_meet(level, place, other) for other in others):
        place += step * pitch
    return place if place >= 0.0 else level.elevation


def _near(bay: Bay, wanted: float, first: float) -> Iterator[float]:
    """`first` and the places beside it within the uprights, the nearest to `wanted` first."""
    step = bay.notch_pitch if bay.notch_pitch > 0 else _NO_NOTCHES
    count = int(max(bay.height, wanted) / step) + 1
    places = (first + n * step for n in range(-count, count + 1))
    yield from sorted((one for one in places if 0.0 <= one <= max(bay.height, first)), key=lambda one: (one != first, abs(one - wanted)))


def _meet(level: Level, elevation: float, other: Level) -> bool:
    (low, high), (foot, top) = board(level, elevation), board(other, other.elevation)
    return elevation == other.elevation or (low < top and foot < high)
