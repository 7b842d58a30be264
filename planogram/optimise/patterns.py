"""Presentations as rectangles: vertical blocks, horizontal bands, a window, panels. Each family gets an area in proportion to its need."""

from collections.abc import Callable, Sequence

import msgspec

from planogram.optimise.cells import Area
from planogram.optimise.stock import Ware
from planogram.optimise.suitability import usual_height

SNAP = 0.06
"""Part of an area's width within which an edge between two blocks is moved onto a bay border."""


class Family(msgspec.Struct, frozen=True):
    """Wares that stay together. `need` mm, `height` 0 floor … 3 top, `power`: holds a power item, `worth`: how well it earns, 0…1."""

    name: str
    wares: tuple[Ware, ...]
    need: float
    height: float
    power: bool
    worth: float


Zones = list[tuple[Area, list[Family]]]


def families_of(wares: Sequence[Ware], push: dict[str, float]) -> list[Family]:
    """Families in the order they first stand; sub-families or brands when there is but one. `push` multiplies the need of those that lack room."""
    names: list[str] = []
    for field in ("family", "subfamily", "brand"):
        names = [getattr(ware.product, field) for ware in wares]
        if len(set(names)) > 1:
            break
    groups: dict[str, list[Ware]] = {}
    for name, ware in zip(names, wares, strict=True):
        groups.setdefault(name, []).append(ware)
    return [_family(name, group, push.get(name, 1.0)) for name, group in groups.items()]


def _family(name: str, wares: list[Ware], push: float) -> Family:
    need = sum(ware.need for ware in wares) * push
    worth = sum(ware.costs[0] - ware.costs[2] for ware in wares) / len(wares)
    power = any("power_item" in ware.product.roles for ware in wares)
    return Family(name, tuple(wares), need, usual_height([ware.costs for ware in wares]), power, worth)


def _whole(families: Sequence[Family]) -> float:
    return sum(family.need for family in families) or 1.0


def _vertical(area: Area, families: list[Family]) -> Zones:
    return [(area, _power_at_ends(families))]


def _power_at_ends(families: list[Family]) -> list[Family]:
    strong = [family for family in families if family.power]
    ends = [strong[0], *strong[1:2]] if strong else []
    middle = [family for family in families if family not in ends]
    return ends[:1] + middle + ends[1:]


def _horizontal(area: Area, families: list[Family]) -> Zones:
    """Bands of whole levels, families that belong low below; small ones share a level side by side."""
    rows, whole = area.row1 - area.row0, _whole(families)
    zones: Zones = []
    group: list[Family] = []
    start, reached = area.row0, 0.0
    ordered = sorted(families, key=lambda family: family.height)
    for index, family in enumerate(ordered):
        group.append(family)
        reached += family.need / whole * rows
        end = min(area.row1, area.row0 + round(reached))
        last = index == len(ordered) - 1
        if last or end > start:
            zones.append((Area(area.x0, area.x1, start, area.row1 if last else end), group))
            start, group = end, []
            if start >= area.row1 and not last:
                zones[-1][1].extend(ordered[index + 1 :])
                break
    return [zone for zone in zones if zone[0].row1 > zone[0].row0] or [(area, ordered)]


def _panels(area: Area, families: list[Family]) -> Zones:
    """Rectangles of different volume: cut in two by need, upright and level in turn."""
    return _cut(area, sorted(families, key=lambda family: family.height), upright=True)


def _cut(area: Area, families: list[Family], upright: bool) -> Zones:
    rows = area.row1 - area.row0
    if len(families) <= 1 or (rows < 2 and not upright):
        return [(area, families)]
    whole, held, count = _whole(families), 0.0, 0
    while count < len(families) - 1 and held + families[count].need / 2 < whole * 0.55:
        held += families[count].need
        count += 1
    count = max(1, count)
    share = _whole(families[:count]) / whole
    if upright:
        edge = area.x0 + area.width * share
        halves = (Area(area.x0, edge, area.row0, area.row1), Area(edge, area.x1, area.row0, area.row1))
    else:
        row = min(area.row1 - 1, max(area.row0 + 1, area.row0 + round(rows * share)))
        halves = (Area(area.x0, area.x1, area.row0, row), Area(area.x0, area.x1, row, area.row1))
    return _cut(halves[0], families[:count], not upright) + _cut(halves[1], families[count:], not upright)


def _window(area: Area, families: list[Family]) -> Zones:
    """The family that earns most in the middle, at hand and eye; the others left, right, below and above it."""
    rows = area.row1 - area.row0
    if len(families) < 4 or rows < 3:
        return _vertical(area, families)
    star = max(families, key=lambda family: family.worth)
    share = min(0.5, max(0.25, (star.need / _whole(families)) ** 0.5))
    left, right = area.x0 + area.width * (1 - share) / 2, area.x1 - area.width * (1 - share) / 2
    low = area.row0 + max(1, round(rows * (1 - share) / 2))
    high = min(area.row1 - 1, low + max(1, round(rows * share)))
    frame = [
        Area(area.x0, left, area.row0, area.row1),
        Area(right, area.x1, area.row0, area.row1),
        Area(left, right, area.row0, low),
        Area(left, right, high, area.row1),
    ]
    return [(Area(left, right, low, high), [star]), *_spread(frame, [family for family in families if family is not star])]


def _spread(frame: list[Area], families: list[Family]) -> Zones:
    """Families dealt to the areas of a frame, the largest first to where most room is left."""
    room = [area.width * (area.row1 - area.row0) for area in frame]
    dealt: list[list[Family]] = [[] for _ in frame]
    for family in sorted(families, key=lambda one: -one.need):
        best = max(range(len(frame)), key=lambda n: (not dealt[n], room[n]))
        dealt[best].append(family)
        room[best] -= family.need
    return [(area, group) for area, group in zip(frame, dealt, strict=True) if group]


PATTERNS: dict[str, Callable[[Area, list[Family]], Zones]] = {
    "vertical": _vertical,
    "horizontal": _horizontal,
    "window": _window,
    "panels": _panels,
}


def blocks(zones: Zones, borders: Sequence[float]) -> list[tuple[Family, Area]]:
    """Each zone cut into upright rectangles, one a family, widths by need; edges near a bay border move onto it."""
    found = []
    for area, families in zones:
        whole, edge, reached = _whole(families), area.x0, 0.0
        for index, family in enumerate(families):
            reached += family.need / whole
            end = area.x1 if index == len(families) - 1 else _snapped(area.x0 + area.width * reached, area, borders)
            end = max(end, edge)
            found.append((family, Area(edge, end, area.row0, area.row1)))
            edge = end
    return found


def _snapped(edge: float, area: Area, borders: Sequence[float]) -> float:
    near = min(borders, key=lambda border: abs(border - edge), default=edge)
    return near if abs(near - edge) <= area.width * SNAP and area.x0 < near < area.x1 else edge
