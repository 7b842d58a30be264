"""The place on a wall that a hand means which draws a door: doors are in walls, and both ends of one in the same."""

from math import hypot

from planogram.model.outline import TOLERANCE, distance_to_side
from planogram.model.store import Point

REACH = 600.0
"""mm from the outline within which a door is meant to be in it, however far one has zoomed in."""
_GRID = 50.0


def on_wall(point: Point, outline: tuple[Point, ...], reach: float, begun: Point | None = None) -> Point | None:
    """The place within `reach` on a side of the outline, in steps of 5 cm from its corner; None when none is so near.

    With `begun`, the other end of the door, on the side that it lies on.

    >>> on_wall((2013, -240), ((0, 0), (9000, 0), (9000, 5000), (0, 5000)), 600.0)
    (2000.0, 0.0)
    """
    sides = list(zip(outline, (*outline[1:], *outline[:1]), strict=True))
    if begun is not None:
        sides = [side for side in sides if distance_to_side(begun, *side) <= TOLERANCE] or sides
    away, side = min(((distance_to_side(point, *one), one) for one in sides), default=(reach + 1.0, None))
    return _along(point, *side) if side is not None and away <= reach else None


def _along(point: Point, start: Point, end: Point) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length <= 0.0:
        return start
    way = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    along = (point[0] - start[0]) * way[0] + (point[1] - start[1]) * way[1]
    along = max(0.0, min(length, round(along / _GRID) * _GRID))
    return start[0] + way[0] * along, start[1] + way[1] * along
