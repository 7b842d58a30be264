"""Departments on a plan: their ground in colour, their name where no furniture stands. What stands there is plan.py's."""

from collections.abc import Iterator

from planogram.draw.labels import MOST_LINES, Fit, fit, height_of, label_shapes
from planogram.draw.plan_style import PlanStyle
from planogram.draw.shapes import Group, Polygon, Shape
from planogram.draw.theme import blend
from planogram.model.floor_layout import bounds_of
from planogram.model.layout import Box
from planogram.model.memo import memo
from planogram.model.store import Zone

_SIZE = 0.75
"""Of a name ÷ the largest text."""
_ENOUGH = 10
"""Letters of a cut name that are worth a place clear of the widths."""


def standing_on(zone: Zone, stands: tuple[Box, ...]) -> tuple[Box, ...]:
    """Of the pieces' bounds (left, bottom, right, top, mm) those that reach into a department."""
    left, bottom, right, top = bounds_of(zone.points)
    return tuple(box for box in stands if box[0] < right and box[2] > left and box[1] < top and box[3] > bottom)


@memo(512)
def zone_group(zone: Zone, colour: str, stands: tuple[Box, ...], style: PlanStyle, written: tuple[Box, ...] = ()) -> Group:
    """A department with its name: as high as nothing stands there and the whole name can be read, else along a side.

    Where there is room for that, it keeps clear of the widths `written` there too. Only a name that finds no room whole is cut.
    """
    shapes: list[Shape] = [Polygon(zone.points, f"{colour}38", f"{colour}c0", 20.0)]
    if style.labels:
        ink = blend(colour, style.theme.label if style.theme.name != "dark" else "#ffffff", 0.55)
        found = _whole(zone, (*stands, *written), style) or _whole(zone, stands, style) or _cut(zone, ((*stands, *written), stands), style)
        if found is not None:
            text, (left, bottom, right, top) = found
            shapes += label_shapes(text, left, bottom, right - left, top - bottom, ink, bold=True)
    return Group("zone", zone.name, 0.0, 0.0, tuple(shapes))


_Found = tuple[Fit, Box]
"""A name as it fits, and where."""


def _whole(zone: Zone, stands: tuple[Box, ...], style: PlanStyle) -> _Found | None:
    """The whole name: running as its strip does; else however it fits, over more lines where nothing stands in the way."""
    for deep, as_strip in zip(_depths(style), (True, False), strict=True):
        for box, upright in _strips(bounds_of(zone.points), stands, style, deep):
            text = _fitted(zone, box, style)
            if text is not None and text.letters >= len(zone.name) and (text.vertical is upright or not as_strip):
                return text, box
    return None


def _cut(zone: Zone, taken: tuple[tuple[Box, ...], ...], style: PlanStyle) -> _Found | None:
    """As much of the name as can be read at its best place: beside the first of `taken` that leaves enough; last at the top, under the furniture."""
    bounds, (deep, lined) = bounds_of(zone.points), _depths(style)
    edge = style.largest_text * _SIZE * 0.25
    places = [[box for box, _ in _strips(bounds, stands, style, lined)] for stands in taken]
    top = (bounds[0] + edge, bounds[3] - deep, bounds[2] - edge, bounds[3] - edge)
    for boxes, least in zip((*places, [top]), (*(_ENOUGH for _ in taken[1:]), 1, 1), strict=True):
        best = max(((text, box) for box in boxes if (text := _fitted(zone, box, style))), key=lambda one: one[0].letters, default=None)
        if best is not None and best[0].letters >= least:
            return best
    return None


def _depths(style: PlanStyle) -> tuple[float, float]:
    """How deep (mm) a strip is at the most: for two lines or one large; for as many lines as a name may have."""
    size = style.largest_text * _SIZE
    return size * 1.7, max(size * 1.7, height_of(MOST_LINES, style.smallest_text) + size * 0.5)


def _fitted(zone: Zone, box: Box, style: PlanStyle) -> Fit | None:
    wide, high = box[2] - box[0], box[3] - box[1]
    limits = (style.smallest_text, style.largest_text * _SIZE)
    return fit(zone.name, wide, high, limits, style.measurer, bold=True) if wide > 0 and high > 0 else None


def _strips(zone: Box, stands: tuple[Box, ...], style: PlanStyle, deep: float) -> Iterator[tuple[Box, bool]]:
    """Where a name may stand, mm, `deep` at the most, and whether it runs upwards there: across, from the top down; then along the sides."""
    left, bottom, right, top = zone
    edge = style.largest_text * _SIZE * 0.25
    for low, high in reversed(_gaps(bottom, top, [(box[1], box[3]) for box in stands])):
        yield (left - 2 * edge, max(low, high - deep) + edge, right + 2 * edge, high - edge), False
    for low, high in _gaps(left, right, [(box[0], box[2]) for box in stands]):
        yield (low + edge, bottom + edge, min(high, low + deep) - edge, top - edge), True


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
