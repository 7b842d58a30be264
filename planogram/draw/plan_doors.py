"""Doors on a plan: the gap in the wall, the leaves with their sweep, what the door is for."""

from collections.abc import Iterator
from itertools import pairwise

import shapely

from planogram.draw.plan_style import WALL, PlanStyle
from planogram.draw.shapes import Line, Point, Polygon, Shape, Text
from planogram.metrics.floor.doorways import Doorway, doorway, swept
from planogram.model.floor_layout import door_role
from planogram.model.store import StoreShape

_COLOURS = {"entrance": "#2b8a3e", "exit": "#2b8a3e", "both": "#2b8a3e", "emergency": "#e8590c", "service": "#868e96"}
_ARROW = 260.0
_WORDS = 0.6
"""Size of what is written beside a door ÷ the largest text."""


def words_width(shape: StoreShape, style: PlanStyle) -> float:
    """How much of the wall (mm) is taken outside by the words of a door."""
    text = shape.name or dict(style.door_words).get(door_role(shape), "")
    return style.measurer.width(text, max(style.smallest_text, style.largest_text * _WORDS), True) * 1.1 if style.labels else 0.0


def door_shapes(shape: StoreShape, outline: tuple[Point, ...], style: PlanStyle) -> Iterator[Shape]:
    """A door in its wall; nothing for one without width."""
    way = doorway(shape, outline)
    if way is None:
        return
    role = door_role(shape)
    colour = _COLOURS[role] if role in _COLOURS else _COLOURS["service"]
    yield Line(*way.left, *way.right, style.theme.page, WALL * 1.3)
    yield Line(*way.left, *way.right, colour, WALL * 0.4)
    area = swept(shape, outline)
    if area is not None:
        for part in getattr(area, "geoms", (area,)):
            points = tuple((float(x), float(y)) for x, y in shapely.get_coordinates(part.exterior)[:-1])
            yield Polygon(points, f"{colour}1c", "", 0.0)
            yield from (Line(*a, *b, colour, 0.0, dashed=True) for a, b in pairwise((*points, points[0])))
    yield from _arrows(way, role, colour)
    yield from _words(way, shape, role, colour, style)


def _arrows(way: Doorway, role: str, colour: str) -> Iterator[Shape]:
    """Triangles in the way people go."""
    for inwards, wanted in ((True, role in ("entrance", "both")), (False, role in ("exit", "both", "emergency"))):
        if not wanted:
            continue
        x, y = way.middle
        shift = 0.25 * way.width if role == "both" else 0.0
        across = ((way.right[0] - way.left[0]) / way.width, (way.right[1] - way.left[1]) / way.width)
        x, y = x + across[0] * (shift if inwards else -shift), y + across[1] * (shift if inwards else -shift)
        ix, iy = way.inward
        tip, tail = (1.4, 0.4) if inwards else (0.4, 1.4)
        half = _ARROW * 0.45
        top = (x + ix * _ARROW * tip, y + iy * _ARROW * tip)
        foot = (x + ix * _ARROW * tail, y + iy * _ARROW * tail)
        yield Polygon(
            (top, (foot[0] + across[0] * half, foot[1] + across[1] * half), (foot[0] - across[0] * half, foot[1] - across[1] * half)), colour
        )


def _words(way: Doorway, shape: StoreShape, role: str, colour: str, style: PlanStyle) -> Iterator[Shape]:
    text = shape.name or dict(style.door_words).get(role, "")
    if not style.labels or not text:
        return
    size = max(style.smallest_text, style.largest_text * _WORDS)
    width = style.measurer.width(text, size, True) * 1.1
    away = WALL + size * 0.9
    x, y = way.middle[0] - way.inward[0] * away, way.middle[1] - way.inward[1] * away
    upright = abs(way.inward[0]) > abs(way.inward[1])
    box = (size * 1.4, width) if upright else (width, size * 1.4)
    yield Text(x - box[0] / 2.0, y - box[1] / 2.0, *box, text, size, colour, bold=True, vertical=upright)
