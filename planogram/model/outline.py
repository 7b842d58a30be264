"""Closed outlines on the plan, in plain arithmetic: area, inside or outside, and why one is refused, with the point named."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from planogram.model.store import Point

TOLERANCE = 1.0
"""mm within which two points of a plan are the same."""
_LEAST_AREA = 100.0
"""mm²: a square centimetre; below, it is a line or a point."""
_LEAST_SHOP = 100_000.0
"""mm²: a tenth of a square metre; below, points were meant in metres."""


class BadOutline(ValueError):
    """An outline that encloses nothing sensible: `code` of crossing, no_area, too_few_points, tiny, hole_outside; `point` is where."""

    def __init__(self, code: str, point: Point, number: int) -> None:
        super().__init__(f"{code} at point {number} {point}")
        self.code, self.point, self.number = code, point, number


def signed_area(points: Sequence[Point]) -> float:
    """Area in mm², positive when the points run counter-clockwise.

    >>> signed_area([(0, 0), (2, 0), (2, 3), (0, 3)])
    6.0
    """
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(points)) / 2.0


def _sides(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise((*points, points[0])) if points else iter(())


def contains(points: Sequence[Point], point: Point, tolerance: float = TOLERANCE) -> bool:
    """Whether `point` lies in the outline or within `tolerance` of its edge.

    >>> contains([(0, 0), (100, 0), (100, 100), (0, 100)], (100.5, 50)), contains([(0, 0), (100, 0), (100, 100), (0, 100)], (102, 50))
    (True, False)
    """
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in _sides(points):
        if distance_to_side(point, (x1, y1), (x2, y2)) <= tolerance:
            return True
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def distance_to_side(point: Point, start: Point, end: Point) -> float:
    """Distance (mm) of a point from a straight side."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    along = 0.0 if dx == dy == 0 else max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
    return hypot(x - x1 - along * dx, y - y1 - along * dy)


def edge_at(points: Sequence[Point], point: Point, tolerance: float) -> int | None:
    """The number of the side nearest to a point (side n begins at point n), None when none is within `tolerance`.

    >>> edge_at([(0, 0), (100, 0), (100, 100)], (50, 3), 5.0), edge_at([(0, 0), (100, 0), (100, 100)], (50, 10), 5.0)
    (0, None)
    """
    away = [(distance_to_side(point, *side), n) for n, side in enumerate(_sides(points))]
    nearest, number = min(away, default=(tolerance + 1.0, -1))
    return number if nearest <= tolerance else None


def tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same outline without points drawn twice in a row."""
    kept: list[Point] = []
    for point in points:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) > TOLERANCE:
            kept.append(point)
    while len(kept) > 1 and hypot(kept[0][0] - kept[-1][0], kept[0][1] - kept[-1][1]) <= TOLERANCE:
        kept.pop()
    return tuple(kept)


def refusal(points: Sequence[Point]) -> BadOutline | None:
    """Why `points` enclose nothing sensible, or None; the point named is the first one that is wrong, counted from 1."""
    ring = tidy(points)
    if len(ring) < 3:
        return BadOutline("too_few_points", points[0] if points else (0.0, 0.0), 1)
    crossing = _crossing(ring)
    if crossing is not None:
        return BadOutline("crossing", crossing[0], crossing[1])
    if abs(signed_area(ring)) < _LEAST_AREA:
        return BadOutline("no_area", ring[0], 1)
    return None


def shop_refusal(points: Sequence[Point]) -> BadOutline | None:
    """Why `points` are no sales area, or None: enclosing nothing sensible, or hardly any floor."""
    wrong = refusal(points)
    if wrong is None and abs(signed_area(points)) < _LEAST_SHOP:
        return BadOutline("tiny", points[0], 1)
    return wrong


def hole_refusal(points: Sequence[Point], outline: Sequence[Point]) -> BadOutline | None:
    """Why a column or an obstacle cannot be cut out of `outline`: itself wrong, or a point of it outside."""
    wrong = refusal(points)
    if wrong is not None or not outline:
        return wrong
    for number, point in enumerate(points, 1):
        if not contains(outline, point):
            return BadOutline("hole_outside", point, number)
    return None


def _crossing(ring: Sequence[Point]) -> tuple[Point, int] | None:
    """Where two sides that are not neighbours meet, and the number of the point before it."""
    sides = list(_sides(ring))
    last = len(sides) - 1
    for one in range(len(sides)):
        for other in range(one + 1, len(sides)):
            neighbours = other == one + 1 or (one == 0 and other == last)
            met = _turns_back(sides, one, other) if neighbours else _meeting(*sides[one], *sides[other])
            if met is not None:
                return met, one + 1
    return None


def _turns_back(sides: Sequence[tuple[Point, Point]], one: int, other: int) -> Point | None:
    """The corner of two neighbouring sides that lie on each other."""
    first, second = (sides[one], sides[other]) if other == one + 1 else (sides[other], sides[one])
    (x0, y0), (x1, y1), (x2, y2) = first[0], first[1], second[1]
    dx, dy, ex, ey = x1 - x0, y1 - y0, x2 - x1, y2 - y1
    flat = abs(dx * ey - dy * ex) <= TOLERANCE * max(hypot(dx, dy), hypot(ex, ey))
    return (x1, y1) if flat and dx * ex + dy * ey < 0 else None


def _meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """A point two sides share, or None."""
    for point, start, end in ((a, c, d), (b, c, d), (c, a, b), (d, a, b)):
        if distance_to_side(point, start, end) <= TOLERANCE:
            return point
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if cross == 0:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    return (a[0] + t * rx, a[1] + t * ry) if 0 <= t <= 1 and 0 <= u <= 1 else None
