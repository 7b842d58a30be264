"""A rectangle cut into columns or bands by need: edges near a bay border moved onto it, small pieces sharing a column or a level."""

from collections.abc import Sequence

from planogram.optimise.cells import Area
from planogram.optimise.families import Family

SNAP = 0.06
"""Part of the face's width within which an edge between two blocks is moved onto a bay border."""
SLIVER = 300.0
"""mm: a family that would get less width shares a column with others, one above another: a narrow strip over all levels reads as nothing."""

Laid = list[tuple[Family, Area]]
Zones = list[tuple[Area, list[Family]]]


class Ground:
    """The face to cut: how wide it is, and where its bays meet (mm from its left end)."""

    def __init__(self, width: float, rows: int, borders: Sequence[float]) -> None:
        self.whole, self.borders = Area(0.0, width, 0, rows), tuple(borders)

    def snapped(self, edge: float, x0: float, x1: float) -> float:
        """The edge between two blocks, on the bay border when one is near and between x0 and x1."""
        near = min(self.borders, key=lambda border: abs(border - edge), default=edge)
        reach = max(self.whole.width * SNAP, 60.0)
        return near if abs(near - edge) <= min(reach, (x1 - x0) / 4) and x0 < near < x1 else edge


def whole_need(families: Sequence[Family]) -> float:
    """Their needs together, mm; 1 when they need nothing."""
    return sum(family.need for family in families) or 1.0


def columns(area: Area, families: Sequence[Family], ground: Ground, sliver: float = SLIVER) -> Laid:
    """Families side by side over all rows of the area; those too slim for a column of their own lie above one another in a common one."""
    found: Laid = []
    whole, edge, reached = whole_need(families), area.x0, 0.0
    grouped = _columns(area, families, sliver)
    for index, column in enumerate(grouped):
        reached += sum(family.need for family in column) / whole
        end = area.x1 if index == len(grouped) - 1 else ground.snapped(area.x0 + area.width * reached, area.x0, area.x1)
        end = max(end, edge)
        found += stacked(Area(edge, end, area.row0, area.row1), column)
        edge = end
    return found


def _columns(area: Area, families: Sequence[Family], sliver: float) -> list[list[Family]]:
    per_need = area.width / whole_need(families)
    grouped = [[family] for family in families]
    while len(grouped) > 1:
        slim = [n for n, column in enumerate(grouped) if whole_need(column) * per_need < sliver]
        pairs = [(n, m) for n in slim for m in (n - 1, n + 1) if 0 <= m < len(grouped) and len(grouped[n]) + len(grouped[m]) <= area.rows]
        if not pairs:
            break
        n, m = min(pairs, key=lambda pair: whole_need(grouped[pair[0]]) + whole_need(grouped[pair[1]]))
        left, right = min(n, m), max(n, m)
        grouped[left : right + 1] = [grouped[left] + grouped[right]]
    return grouped


def stacked(area: Area, column: Sequence[Family]) -> Laid:
    """A column cut into whole levels by need, each family at least one, what belongs low below."""
    found: Laid = []
    start = area.row0
    ordered = sorted(column, key=lambda family: family.height)
    left = sum(family.need for family in ordered)
    for index, family in enumerate(ordered):
        after = len(ordered) - index - 1
        free = area.row1 - start
        levels = free if not after else max(1, min(free - after, round(free * family.need / (left or 1.0))))
        found.append((family, Area(area.x0, area.x1, start, start + levels)))
        start, left = start + levels, left - family.need
    return found


def banded(area: Area, families: Sequence[Family]) -> Zones:
    """Bands of whole levels, families that belong low below; small ones share a band."""
    whole = whole_need(families)
    zones: Zones = []
    group: list[Family] = []
    start, reached = area.row0, 0.0
    ordered = sorted(families, key=lambda family: family.height)
    for index, family in enumerate(ordered):
        group.append(family)
        reached += family.need / whole * area.rows
        end = min(area.row1, area.row0 + round(reached))
        last = index == len(ordered) - 1
        if last or end > start:
            zones.append((Area(area.x0, area.x1, start, area.row1 if last else end), group))
            start, group = end, []
            if start >= area.row1 and not last:
                zones[-1][1].extend(ordered[index + 1 :])
                break
    return [zone for zone in zones if zone[0].rows > 0] or [(area, ordered)]
