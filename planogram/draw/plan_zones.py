"""Departments on a plan: their ground in colour, their name where no furniture stands. What stands there is plan.py's."""

from collections.abc import Iterator

from planogram.draw.labels import fit, label_shapes
from planogram.draw.plan_style import PlanStyle
from planogram.draw.shapes import Group, Polygon, Shape
from planogram.draw.theme import blend
from planogram.model.floor_layout import bounds_of
from planogram.model.layout import Box
from planogram.model.memo import memo
from planogram.model.store import Zone

_SIZE = 0.75
"""Of a name ÷ the largest text."""


def standing_on(zone: Zone, stands: tuple[Box, ...]) -> tuple[Box, ...]:
    """Of the pieces' bounds (left, bottom, right, top, mm) those that reach into a department."""
    left, bottom, right, top = bounds_of(zone.points)
    return tuple(box for box in stands if box[0] < right and box[2] > left and box[1] < top and box[3] > bottom)


@memo(512)
def zone_group(zone: Zone, colour: str, stands: tuple[Box, ...], style: PlanStyle, written: tuple[Box, ...] = ()) -> Group:
    """A department with its name: as high as nothing stands there and the whole name can be read, else along a side.

    Where there is room for that, it keeps clear of the widths `written` there too.
    """
    shapes: list[Shape] = [Polygon(zone.points, f"{colour}38", f"{colour}c0", 20.0)]
    if style.labels:
        ink = blend(colour, style.theme.label if style.theme.name != "dark" else "#ffffff", 0.55)
        shapes += _name(zone, (*stands, *written), ink, style, resort=False) or _name(zone, stands, ink, style)
    return Group("zone", zone.name, 0.0, 0.0, tuple(shapes))


def _name(zone: Zone, stands: tuple[Box, ...], ink: str, style: PlanStyle, *, resort: bool = True) -> list[Shape]:
    """Empty where the whole name finds no room, unless as a last `resort`."""
    size = style.largest_text * _SIZE
    limits = (style.smallest_text, size)
    for (left, bottom, right, top), upright, whole in _strips(bounds_of(zone.points), stands, size):
        wide, high = right - left, top - bottom
        text = fit(zone.name, wide, high, limits, style.measurer, bold=True) if wide > 0 and high > 0 else None
        if text is not None and text.vertical is upright and (text.letters >= len(zone.name) or not whole) and (whole or resort):
            return [*label_shapes(text, left, bottom, wide, high, ink, bold=True)]
    return []


def _strips(zone: Box, stands: tuple[Box, ...], size: float) -> Iterator[tuple[Box, bool, bool]]:
    """Where a name may stand, mm, whether it runs upwards there, and whether it must be whole: across, from the top down; then along the sides.

    Each is as deep as two lines at the most. Last the top, whatever stands there: furniture is drawn over it.
    """
    left, bottom, right, top = zone
    edge, deep = size * 0.25, size * 1.7
    for low, high in reversed(_gaps(bottom, top, [(box[1], box[3]) for box in stands])):
        yield (left - 2 * edge, max(low, high - deep) + edge, right + 2 * edge, high - edge), False, True
    for low, high in _gaps(left, right, [(box[0], box[2]) for box in stands]):
        yield (low + edge, bottom + edge, min(high, low + deep) - edge, top - edge), True, True
    yield (left + edge, top - deep, right - edge, top - edge), False, False


def _gaps(start: float, end: float, taken: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What is free between two ends, in order.

    >>> _gaps(0, 10, [(2, 4), (3, 5), (9, 12)])
    [(0, 2), (5, 9)]
    """
    free, at = [], start
    for low, high in [*sorted(taken), (end, end)]:
        if min(low, end) > at:
            free.append((at, min(low, end)))
        at = max(at, high)
    return free
