"""Doors as geometry: their line, the way into the shop, the floor their leaves sweep. What they are for: model/floor_layout."""

from math import cos, hypot, pi, sin

import msgspec
from shapely.geometry import Polygon
from shapely.ops import unary_union

from planogram.model.outline import contains, distance_to_side
from planogram.model.store import Point, StoreShape

_STEPS = 12
_INTO = 20.0
WALL = 400.0
"""mm: how thick a wall may be drawn between a door and the floor."""


class Doorway(msgspec.Struct, frozen=True):
    """A door: its ends from left to right as seen from inside, and the unit vector into the shop."""

    left: Point
    right: Point
    inward: Point

    @property
    def width(self) -> float:
        return hypot(self.right[0] - self.left[0], self.right[1] - self.left[1])

    @property
    def middle(self) -> Point:
        return (self.left[0] + self.right[0]) / 2.0, (self.left[1] + self.right[1]) / 2.0


def doorway(shape: StoreShape, outline: tuple[Point, ...]) -> Doorway | None:
    """The line of a door: the long side nearest to the outline. None for a door of one point or without width."""
    points = shape.points
    sides = [(points[n], points[(n + 1) % len(points)]) for n in range(len(points) if len(points) > 2 else len(points) - 1)]
    if not sides:
        return None
    longest = max(_length(side) for side in sides)
    if longest <= 0.0:
        return None
    start, end = min((side for side in sides if _length(side) >= 0.7 * longest), key=lambda side: _from_outline(side, outline))
    x, y = (end[1] - start[1]) / _length((start, end)), -(end[0] - start[0]) / _length((start, end))
    middle = ((start[0] + end[0]) / 2.0, (start[1] + end[1]) / 2.0)
    # beyond the thickness of the wall: a door is drawn on either side of it
    off = _from_outline((start, end), outline)
    into = _INTO + (off if off <= WALL else 0.0)
    if len(outline) >= 3 and not contains(outline, (middle[0] + x * into, middle[1] + y * into), 0.0):
        x, y = -x, -y
    # seen from inside one looks against the inward way, so right is the way turned by a quarter
    along = (end[0] - start[0]) * -y + (end[1] - start[1]) * x
    return Doorway(start, end, (x, y)) if along > 0 else Doorway(end, start, (x, y))


def _length(side: tuple[Point, Point]) -> float:
    return hypot(side[1][0] - side[0][0], side[1][1] - side[0][1])


def _from_outline(side: tuple[Point, Point], outline: tuple[Point, ...]) -> float:
    middle = ((side[0][0] + side[1][0]) / 2.0, (side[0][1] + side[1][1]) / 2.0)
    return min((distance_to_side(middle, outline[n - 1], outline[n]) for n in range(len(outline))), default=0.0)


def swept(shape: StoreShape, outline: tuple[Point, ...]) -> Polygon | None:
    """The floor that the leaves of a door sweep as they open; None for a sliding door."""
    door = doorway(shape, outline)
    if door is None or not shape.swing:
        return None
    half = door.width / 2.0
    across = ((door.right[0] - door.left[0]) / door.width, (door.right[1] - door.left[1]) / door.width)
    back = (-across[0], -across[1])
    leaves = {
        "left": [_sector(door.left, across, door.inward, door.width)],
        "right": [_sector(door.right, back, door.inward, door.width)],
        "double": [_sector(door.left, across, door.inward, half), _sector(door.right, back, door.inward, half)],
    }
    return unary_union(leaves[shape.swing])


def _sector(hinge: Point, closed: Point, opened: Point, radius: float) -> Polygon:
    turns = [pi / 2.0 * step / _STEPS for step in range(_STEPS + 1)]
    arc = [
        (hinge[0] + radius * (closed[0] * cos(turn) + opened[0] * sin(turn)), hinge[1] + radius * (closed[1] * cos(turn) + opened[1] * sin(turn)))
        for turn in turns
    ]
    return Polygon([hinge, *arc])
