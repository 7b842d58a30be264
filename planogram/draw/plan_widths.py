"""Clear widths of aisles as dimension lines; a bottleneck is red, with what is missing."""

from collections.abc import Iterator
from math import hypot

from planogram.draw.plan_style import BOTTLENECK, BOTTLENECK_ON_DARK, PlanStyle
from planogram.draw.shapes import Group, Line, Rect, Shape, Text
from planogram.metrics.floor.aisles import Aisle, aisles
from planogram.model.memo import memo
from planogram.model.project import Project

_TICK = 90.0


def width_groups(project: Project, style: PlanStyle) -> Iterator[Group]:
    """A dimension line across every aisle (of several between the same two sides, across the narrowest)."""
    narrowest: dict[tuple[str, str, str, str], Aisle] = {}
    for aisle in aisles(project):
        key = (aisle.first, aisle.first_side, aisle.second, aisle.second_side)
        if key not in narrowest or aisle.clear < narrowest[key].clear:
            narrowest[key] = aisle
    for aisle in narrowest.values():
        if aisle.bottleneck.missing or (aisle.first_side and aisle.second_side) or style.dimensions:
            yield _width_group(aisle, style)


@memo(4096)
def _width_group(aisle: Aisle, style: PlanStyle) -> Group:
    worst = aisle.bottleneck
    narrow = worst.missing > 0.0
    colour = (BOTTLENECK_ON_DARK if style.theme.name == "dark" else BOTTLENECK) if narrow else style.theme.ruler
    shapes = list(_dimension(aisle, worst.judged[0], worst.point if narrow else aisle.middle, colour, narrow, style))
    return Group("floor", "width:" + ":".join((aisle.first, aisle.first_side, aisle.second, aisle.second_side)), 0.0, 0.0, tuple(shapes))


def _dimension(aisle: Aisle, clear: float, at: tuple[float, float], colour: str, narrow: bool, style: PlanStyle) -> Iterator[Shape]:
    (x0, y0), (x1, y1) = aisle.points[0], aisle.points[1]
    length = hypot(x1 - x0, y1 - y0) or 1.0
    along = ((x1 - x0) / length, (y1 - y0) / length)
    across = (along[1], -along[0])
    ends = [(at[0] + across[0] * clear / 2.0 * way, at[1] + across[1] * clear / 2.0 * way) for way in (-1.0, 1.0)]
    thick = 30.0 if narrow else 0.0
    yield Line(*ends[0], *ends[1], colour, thick)
    for x, y in ends:
        yield Line(x - along[0] * _TICK, y - along[1] * _TICK, x + along[0] * _TICK, y + along[1] * _TICK, colour, thick)
    if style.labels:
        size = style.smallest_text * (1.35 if narrow else 1.15)
        text = f"{clear:.0f}" if not narrow else f"{clear:.0f} (−{max(1.0, aisle.bottleneck.missing):.0f})"
        long = style.measurer.width(text, size, narrow) * 1.12
        # along an aisle too narrow for it, else it would lie over the names of what stands at both sides
        turned = abs(across[0]) > abs(across[1]) and long > clear
        wide, high = (size * 1.2, long) if turned else (long, size * 1.2)
        box = (at[0] - wide / 2.0, at[1] - high / 2.0, wide, high)
        yield Rect(*box, "#ffffffd0" if style.theme.name != "dark" else "#1d2126d0", for_text=size)
        yield Text(*box, text, size, colour, bold=narrow, vertical=turned)
