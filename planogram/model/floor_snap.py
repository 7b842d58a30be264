"""Snapping on the floor, in mm: to edges and middles of what stands near, to walls, and to the gaps others already keep (equal aisles).

The tolerance comes from the hand; whether a place is wide enough is not asked here.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from planogram.model.floor_layout import Bounds
from planogram.model.store import Point

NEAR = 9000.0
"""mm around a moving piece within which things are snapped to."""
_OVERLAP = 1.0


class SnapLine(msgspec.Struct, frozen=True):
    """What was snapped to, as a line on the plan; `equal`: it makes an aisle as wide as another."""

    start: Point
    end: Point
    equal: bool = False


class Snapped(msgspec.Struct, frozen=True):
    """The move after snapping, and what it snapped to."""

    dx: float
    dy: float
    lines: tuple[SnapLine, ...] = ()


class _Candidate(msgspec.Struct, frozen=True):
    """A shift along one axis that would fit, and the line that shows it."""

    shift: float
    line: SnapLine


def snap_move(moving: Bounds, dx: float, dy: float, others: Iterable[Bounds], walls: Iterable[tuple[Point, Point]], tolerance: float) -> Snapped:
    """`moving` shifted by (dx, dy), drawn to the nearest candidate within `tolerance` along each axis apart.

    >>> snap_move((0, 0, 1000, 500), 990.0, 0.0, [(2000, 2000, 3000, 2500)], [], 20.0).dx
    1000.0
    """
    here = (moving[0] + dx, moving[1] + dy, moving[2] + dx, moving[3] + dy)
    near = [box for box in others if _close(here, box)]
    sides = list(walls)
    across = _nearest(_along(here, near, sides, 0), tolerance)
    up = _nearest(_along(here, near, sides, 1), tolerance)
    lines = tuple(candidate.line for candidate in (across, up) if candidate is not None)
    return Snapped(dx + (across.shift if across else 0.0), dy + (up.shift if up else 0.0), lines)


def _close(here: Bounds, box: Bounds) -> bool:
    return here[0] - NEAR <= box[2] and here[2] + NEAR >= box[0] and here[1] - NEAR <= box[3] and here[3] + NEAR >= box[1]


def _nearest(candidates: Iterator[_Candidate], tolerance: float) -> _Candidate | None:
    best = min(candidates, key=lambda candidate: (abs(candidate.shift), candidate.line.equal), default=None)
    return best if best is not None and abs(best.shift) <= tolerance else None


def _along(here: Bounds, near: list[Bounds], walls: list[tuple[Point, Point]], axis: int) -> Iterator[_Candidate]:
    """Every shift along an axis (0: x, 1: y) that lines the box up with something."""
    low, high = here[axis], here[axis + 2]
    own = (low, high, (low + high) / 2.0)
    for box in near:
        marks = (box[axis], box[axis + 2])
        for mark in marks:
            yield from (_Candidate(mark - edge, _line(here, box, mark, axis)) for edge in own[:2])
        middle = (marks[0] + marks[1]) / 2.0
        yield _Candidate(middle - own[2], _line(here, box, middle, axis))
    for start, end in walls:
        if abs(start[axis] - end[axis]) <= _OVERLAP:
            yield from (_Candidate(start[axis] - edge, SnapLine(start, end)) for edge in own[:2])
    yield from _equal_aisles(here, near, axis)


def _line(here: Bounds, box: Bounds, mark: float, axis: int) -> SnapLine:
    """A line through both boxes at a position of the axis."""
    other = 1 - axis
    low, high = min(here[other], box[other]), max(here[other + 2], box[other + 2])
    return SnapLine((mark, low), (mark, high)) if axis == 0 else SnapLine((low, mark), (high, mark))


def _equal_aisles(here: Bounds, near: list[Bounds], axis: int) -> Iterator[_Candidate]:
    """Shifts that leave a gap beside the box as wide as one between two of its neighbours."""
    row = sorted((box for box in near if _beside(here, box, axis)), key=lambda box: box[axis])
    gaps = {round(after[axis] - before[axis + 2], 1) for before, after in pairwise(row) if after[axis] - before[axis + 2] > _OVERLAP}
    middle = (here[1 - axis] + here[3 - axis]) / 2.0
    for box in row:
        for gap in gaps:
            for edge, at, start in ((here[axis], box[axis + 2] + gap, box[axis + 2]), (here[axis + 2], box[axis] - gap, box[axis])):
                ends = sorted((start, at))
                line = ((ends[0], middle), (ends[1], middle)) if axis == 0 else ((middle, ends[0]), (middle, ends[1]))
                yield _Candidate(at - edge, SnapLine(*line, equal=True))


def _beside(here: Bounds, box: Bounds, axis: int) -> bool:
    other = 1 - axis
    return here[other] < box[other + 2] - _OVERLAP and here[other + 2] > box[other] + _OVERLAP


def neighbours(here: Bounds, others: Iterable[Bounds]) -> Iterator[tuple[Point, Point, float]]:
    """The free distances to the nearest thing on each of the four sides, as lines (from lower or left end) with their lengths."""
    near = [box for box in others if _close(here, box)]
    for axis in (0, 1):
        row = [box for box in near if _beside(here, box, axis)]
        middle = (here[1 - axis] + here[3 - axis]) / 2.0
        before = max((box[axis + 2] for box in row if box[axis + 2] <= here[axis] + _OVERLAP), default=None)
        after = min((box[axis] for box in row if box[axis] >= here[axis + 2] - _OVERLAP), default=None)
        for start, end in ((before, here[axis]), (here[axis + 2], after)):
            if start is not None and end is not None and end - start > _OVERLAP:
                yield ((start, middle), (end, middle), end - start) if axis == 0 else ((middle, start), (middle, end), end - start)
