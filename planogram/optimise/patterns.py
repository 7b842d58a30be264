"""Presentations as rectangles: vertical blocks, horizontal bands, a window, panels. Each family gets an area in proportion to its need."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from planogram.optimise.cells import Area
from planogram.optimise.stock import Ware
from planogram.optimise.suitability import usual_height

SNAP = 0.06
"""Part of an area's width within which an edge between two blocks is moved onto a bay border."""


_MANY = 8


class Family(msgspec.Struct, frozen=True):
    """Wares that stay together. `need` mm, `height` 0 floor … 3 top, `power`: holds a power item, `worth`: how well it earns, 0…1."""

    name: str
    wares: tuple[Ware, ...]
    need: float
    height: float
    power: bool
    worth: float


Zones = list[tuple[Area, list[Family]]]


def families_of(wares: Sequence[Ware], push: Mapping[str, float], tilt: Mapping[str, float] | None = None) -> list[Family]:
    """Families in the order they first stand; sub-families or brands when there is but one. `push` multiplies the need of those that
    lack room, `tilt` is added to how high they belong, so that other orders are tried.
    """
    names: list[str] = []
    for field in ("family", "subfamily", "brand"):
        names = [getattr(ware.product, field) for ware in wares]
        if len(set(names)) > 1:
            break
    groups: dict[str, list[Ware]] = {}
    for name, ware in zip(names, wares, strict=True):
        groups.setdefault(name, []).append(ware)
    return [_family(name, group, push.get(name, 1.0), (tilt or {}).get(name, 0.0)) for name, group in groups.items()]


def _family(name: str, wares: list[Ware], push: float, tilt: float) -> Family:
    need = sum(ware.need for ware in wares) * push
    worth = sum(ware.costs[0] - ware.costs[2] for ware in wares) / len(wares)
    power = any("power_item" in ware.product.roles for ware in wares)
    return Family(name, tuple(wares), need, usual_height([ware.costs for ware in wares]) + tilt, power, worth + 2.0 * tilt)


def _whole(families: Sequence[Family]) -> float:
    return sum(family.need for family in families) or 1.0


def _vertical(area: Area, families: list[Family]) -> Zones:
    return [(area, _power_at_ends(families))]


def _power_at_ends(families: list[Family]) -> list[Family]:
    strong = [family for family in families if family.power]
    ends = [strong[0], *strong[1:2]] if strong else []
    middle = [family for family in families if family not in ends]
    return ends[:1] + middle + ends[1:]


SLIVER = 300.0
"""mm: a family that would get less width shares a column with others, one above another: a narrow strip over all levels reads as nothing."""


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
    if len(families) <= 1:
        return [(area, families)]
    upright = upright or rows < 2
    whole = _whole(families)

    def unlike(count: int) -> float:
        """How far the halves are from even, and a level cut from whole levels."""
        share = _whole(families[:count]) / whole
        return 0.3 * abs(share - 0.5) + (0.0 if upright else abs(share * rows - min(rows - 1, max(1, round(share * rows)))))

    count = min(range(1, len(families)), key=unlike)
    share = _whole(families[:count]) / whole
    if upright:
        edge = area.x0 + area.width * share
        halves = (Area(area.x0, edge, area.row0, area.row1), Area(edge, area.x1, area.row0, area.row1))
    else:
        row = min(area.row1 - 1, max(area.row0 + 1, area.row0 + round(rows * share)))
        halves = (Area(area.x0, area.x1, area.row0, row), Area(area.x0, area.x1, row, area.row1))
    return _cut(halves[0], families[:count], not upright) + _cut(halves[1], families[count:], not upright)


def _window(area: Area, families: list[Family]) -> Zones:
    """The family that earns most in the middle, at hand and eye; the others left, right, below and above it, all as large as they need."""
    rows = area.row1 - area.row0
    if len(families) < 5 or rows < 3:
        return _vertical(area, families)
    star = max(families, key=lambda family: (family.worth, -family.need))
    rest = sorted((family for family in families if family is not star), key=lambda family: family.height)
    low, high, below, above = _around_star(star, rest, rows)
    sides = [family for family in rest if family not in below and family not in above]
    left, right = _halves(sides)
    whole = _whole(families)
    x0 = area.x0 + area.width * sum(family.need for family in left) / whole
    x1 = area.x1 - area.width * sum(family.need for family in right) / whole
    row0, row1 = area.row0 + low, area.row1 - high
    zones = [
        (Area(area.x0, x0, area.row0, area.row1), left),
        (Area(x0, x1, area.row0, row0), below),
        (Area(x0, x1, row0, row1), [star]),
        (Area(x0, x1, row1, area.row1), above),
        (Area(x1, area.x1, area.row0, area.row1), right),
    ]
    return [zone for zone in zones if zone[1]]


def _around_star(star: Family, rest: list[Family], rows: int) -> tuple[int, int, list[Family], list[Family]]:
    """Levels below and above the star, and the families that fill them best: what the star needs of its levels, they need of theirs."""
    best: tuple[float, int, int, list[Family], list[Family]] | None = None
    for low in range(1, rows - 1):
        for high in range(1, rows - low):
            per_row = star.need / (rows - low - high)
            for below in _groups(rest):
                for above in _groups([family for family in rest if family not in below]):
                    if len(below) + len(above) > len(rest) - 2:
                        continue
                    wrong = sum(abs(sum(f.need for f in group) / per_row - levels) for group, levels in ((below, low), (above, high)))
                    wrong += 0.1 * (sum(f.height for f in below) / len(below) - sum(f.height for f in above) / len(above))
                    wrong += 0.4 * abs(low + (rows - low - high) / 2 - rows * 0.55)
                    if best is None or wrong < best[0] - 1e-9:
                        best = (wrong, low, high, below, above)
    assert best is not None
    return best[1:]


def _groups(families: list[Family]) -> list[list[Family]]:
    """One family or two together."""
    singles = [[family] for family in families]
    return singles if len(families) > _MANY else singles + [[one, other] for n, one in enumerate(families) for other in families[n + 1 :]]


def _halves(families: list[Family]) -> tuple[list[Family], list[Family]]:
    """Two groups of like need; power items first on the left, last on the right."""
    halves: tuple[list[Family], list[Family]] = ([], [])
    for family in sorted(families, key=lambda one: (not one.power, one.height)):
        min(halves, key=lambda half: sum(one.need for one in half)).append(family)
    return halves[0], halves[1][::-1]


PATTERNS: dict[str, Callable[[Area, list[Family]], Zones]] = {
    "vertical": _vertical,
    "horizontal": _horizontal,
    "window": _window,
    "panels": _panels,
}


def blocks(zones: Zones, borders: Sequence[float]) -> list[tuple[Family, Area]]:
    """Each zone cut into columns, widths by need, edges near a bay border moved onto it; small families share a column as levels of it."""
    found = []
    for area, families in _aligned(zones, borders):
        whole, edge, reached = _whole(families), area.x0, 0.0
        columns = _columns(area, families)
        for index, column in enumerate(columns):
            reached += sum(family.need for family in column) / whole
            end = area.x1 if index == len(columns) - 1 else _snapped(area.x0 + area.width * reached, area, borders)
            end = max(end, edge)
            found += _stacked(Area(edge, end, area.row0, area.row1), column)
            edge = end
    return found


def _aligned(zones: Zones, borders: Sequence[float]) -> Zones:
    """The zones with edges near a bay border moved onto it, the same edge of several zones alike."""
    if not zones:
        return zones
    whole = Area(min(area.x0 for area, _ in zones), max(area.x1 for area, _ in zones), 0, 1)
    edges = sorted({edge for area, _ in zones for edge in (area.x0, area.x1)})
    moved = {edge: edge if edge in (whole.x0, whole.x1) else _snapped(edge, whole, borders) for edge in edges}
    if len(set(moved.values())) < len(edges):
        return zones
    return [(Area(moved[area.x0], moved[area.x1], area.row0, area.row1), families) for area, families in zones]


def _columns(area: Area, families: Sequence[Family]) -> list[list[Family]]:
    """Families from left to right; one too small for a column of its own shares that of its smaller neighbour."""
    rows, per_need = area.row1 - area.row0, area.width / _whole(families)
    columns = [[family] for family in families]
    while len(columns) > 1:
        slim = [n for n, column in enumerate(columns) if _whole(column) * per_need < SLIVER]
        pairs = [(n, m) for n in slim for m in (n - 1, n + 1) if 0 <= m < len(columns) and len(columns[n]) + len(columns[m]) <= rows]
        if not pairs:
            break
        n, m = min(pairs, key=lambda pair: _whole(columns[pair[0]]) + _whole(columns[pair[1]]))
        left, right = min(n, m), max(n, m)
        columns[left : right + 1] = [columns[left] + columns[right]]
    return columns


def _stacked(area: Area, column: Sequence[Family]) -> list[tuple[Family, Area]]:
    """A column cut into whole levels by need, each family at least one, what belongs low below."""
    rows, found, start = area.row1 - area.row0, [], area.row0
    ordered = sorted(column, key=lambda family: family.height)
    left = sum(family.need for family in ordered)
    for index, family in enumerate(ordered):
        after = len(ordered) - index - 1
        free = area.row1 - start
        levels = free if not after else max(1, min(free - after, round(free * family.need / (left or 1.0))))
        found.append((family, Area(area.x0, area.x1, start, start + levels)))
        start, left = start + levels, left - family.need
    assert start == area.row1 or rows == 0
    return found


def _snapped(edge: float, area: Area, borders: Sequence[float]) -> float:
    near = min(borders, key=lambda border: abs(border - edge), default=edge)
    return near if abs(near - edge) <= area.width * SNAP and area.x0 < near < area.x1 else edge
