"""Presentations as rectangles: vertical blocks, horizontal bands, a window, panels. Each family gets an area in proportion to its need.

Where cuts could be made in several ways, `chance` chooses: the search tries many (search of arrange.py) and keeps what serves the products best.
"""

import random
from collections.abc import Callable, Sequence

from planogram.optimise.cells import Area
from planogram.optimise.columns import Ground, Laid, banded, columns, stacked, whole_need
from planogram.optimise.families import FEW, Family, pieces

_WINDOW_TRIES = 24


def lay(pattern: str, families: Sequence[Family], ground: Ground, chance: random.Random) -> Laid:
    """The face cut into a rectangle for each family, or for each sub-family where these are told apart."""
    return _LAYERS[pattern](ground.whole, list(families), ground, chance)


def _vertical(area: Area, families: list[Family], ground: Ground, chance: random.Random) -> Laid:
    """Columns over the whole height, power items at the ends; inside a family its sub-families as columns, or one above another."""
    across = _power_at_ends(_shuffled(families, chance))
    return [part for family, own in columns(area, across, ground) for part in _inside(family, own, ground, chance)]


def _inside(family: Family, area: Area, ground: Ground, chance: random.Random) -> Laid:
    if not family.parts:
        return [(family, area)]
    upright = chance.random() < 0.5
    if area.rows < 2 or (upright and area.width >= 2 * _SLIM_PART):
        return columns(area, _shuffled(family.parts, chance), ground, _SLIM_PART)
    return _side_by_side(banded(area, family.parts), ground)


_SLIM_PART = 360.0
"""mm: the least width of a sub-family's column inside its family's."""


def _side_by_side(zones: Sequence[tuple[Area, list[Family]]], ground: Ground) -> Laid:
    return [laid for area, group in zones for laid in columns(area, group, ground)]


def _shuffled(families: Sequence[Family], chance: random.Random) -> list[Family]:
    """Now and then in another order: columns of tall products find the bay that suits them."""
    ordered = list(families)
    if chance.random() < 0.7:
        chance.shuffle(ordered)
    return ordered


def _power_at_ends(families: list[Family]) -> list[Family]:
    strong = [family for family in families if family.power]
    ends = [strong[0], *strong[1:2]] if strong else []
    middle = [family for family in families if family not in ends]
    return ends[:1] + middle + ends[1:]


def _horizontal(area: Area, families: list[Family], ground: Ground, chance: random.Random) -> Laid:
    """Bands of whole levels over the whole width, families that belong low below; small ones share a band."""
    found: Laid = []
    for zone, group in banded(area, families):
        for family, own in columns(zone, group, ground):
            found += _inside_band(family, own, ground, chance)
    return found


def _inside_band(family: Family, area: Area, ground: Ground, chance: random.Random) -> Laid:
    if not family.parts:
        return [(family, area)]
    if area.rows > 1 and chance.random() < 0.75:
        return _side_by_side(banded(area, family.parts), ground)
    return columns(area, _shuffled(family.parts, chance), ground, _SLIM_PART)


def _panels(area: Area, families: list[Family], ground: Ground, chance: random.Random) -> Laid:
    """Rectangles of different volume: cut in two by need, upright and level in turn."""
    ordered = sorted(families, key=lambda family: family.height)
    if chance.random() < 0.5:
        chance.shuffle(ordered)
    return _cut(area, ordered, ground, chance.random() < 0.6, chance)


def _cut(area: Area, families: list[Family], ground: Ground, upright: bool, chance: random.Random) -> Laid:
    if len(families) == 1 and families[0].parts:
        families = _shuffled(sorted(families[0].parts, key=lambda part: part.height), chance)
    if len(families) == 1:
        return [(families[0], area)]
    upright = (upright or area.rows < 2) and not (area.rows > 1 and area.width < 500.0)
    whole = whole_need(families)

    def unlike(count: int) -> float:
        """How far the halves are from even, and a level cut from whole levels."""
        share = whole_need(families[:count]) / whole
        rows = share * area.rows
        ragged = 0.0 if upright else abs(rows - min(area.rows - 1, max(1, round(rows))))
        return 0.3 * abs(share - 0.5) + ragged + 0.15 * chance.random()

    count = min(range(1, len(families)), key=unlike)
    share = whole_need(families[:count]) / whole
    if upright:
        edge = ground.snapped(area.x0 + area.width * share, area.x0, area.x1)
        halves = (Area(area.x0, edge, area.row0, area.row1), Area(edge, area.x1, area.row0, area.row1))
    else:
        row = min(area.row1 - 1, max(area.row0 + 1, area.row0 + round(area.rows * share)))
        halves = (Area(area.x0, area.x1, area.row0, row), Area(area.x0, area.x1, row, area.row1))
    return _cut(halves[0], families[:count], ground, not upright, chance) + _cut(halves[1], families[count:], ground, not upright, chance)


def _window(area: Area, families: list[Family], ground: Ground, chance: random.Random) -> Laid:
    """The piece that earns most in the middle, at hand and eye; the others left, right, below and above it, all as large as they need."""
    small = pieces(families) if len(families) < FEW else families
    if len(small) < FEW or area.rows < 3:
        return _vertical(area, families, ground, chance)
    families = small
    star = max(families, key=lambda family: (family.worth, -family.need))
    rest = [family for family in families if family is not star]
    low, high, below, above = _around_star(star, rest, area.rows, chance)
    sides = [family for family in rest if family not in below and family not in above]
    left, right = _halves(sides)
    whole = whole_need(families)
    x0 = ground.snapped(area.x0 + area.width * sum(family.need for family in left) / whole, area.x0, area.x1)
    x1 = max(x0, ground.snapped(area.x1 - area.width * sum(family.need for family in right) / whole, x0, area.x1))
    row0, row1 = area.row0 + low, area.row1 - high
    zones = (
        (Area(area.x0, x0, area.row0, area.row1), left, chance.random() < 0.5),
        (Area(x0, x1, area.row0, row0), below, False),
        (Area(x0, x1, row0, row1), [star], False),
        (Area(x0, x1, row1, area.row1), above, False),
        (Area(x1, area.x1, area.row0, area.row1), right, chance.random() < 0.5),
    )
    found: Laid = []
    for zone, group, level in zones:
        if group:
            found += stacked(zone, group) if level and len(group) <= zone.rows else columns(zone, group, ground)
    return found


Around = tuple[int, int, list[Family], list[Family]]


def _around_star(star: Family, rest: list[Family], rows: int, chance: random.Random) -> Around:
    """Levels below and above the star, and the pieces that fill them: what the star needs of its levels, they need of theirs."""
    tries = [_one_way_around(star, rest, rows, chance) for _ in range(_WINDOW_TRIES)]
    return min(tries, key=lambda one: one[0])[1]


def _one_way_around(star: Family, rest: list[Family], rows: int, chance: random.Random) -> tuple[float, Around]:
    low = 1 + int(chance.random() * (rows - 2))
    high = 1 + int(chance.random() * (rows - 1 - low))
    free = chance.sample(rest, len(rest))
    count = 1 + int(chance.random() * 2)
    below, free = free[:count], free[count:]
    count = 1 + int(chance.random() * (2 if len(free) > 3 else 1))
    above = free[:count]
    per_row = star.need / (rows - low - high)
    wrong = sum(abs(sum(f.need for f in group) / per_row - levels) for group, levels in ((below, low), (above, high)))
    wrong += 0.1 * (sum(f.height for f in below) / len(below) - sum(f.height for f in above) / len(above))
    return wrong + 0.4 * abs(low + (rows - low - high) / 2 - rows * 0.55), (low, high, below, above)


def _halves(families: list[Family]) -> tuple[list[Family], list[Family]]:
    """Two groups of like need, sub-families of one family on one side if that can be; power items outermost."""
    ordered = sorted(families, key=lambda one: (one.name if one.part else "", not one.power, one.height))
    whole = whole_need(ordered)
    half = min(range(len(ordered) + 1), key=lambda n: abs(sum(one.need for one in ordered[:n]) / whole - 0.5))
    left = sorted(ordered[:half], key=lambda one: not one.power)
    return left, sorted(ordered[half:], key=lambda one: one.power)


_LAYERS: dict[str, Callable[[Area, list[Family], Ground, random.Random], Laid]] = {
    "vertical": _vertical,
    "horizontal": _horizontal,
    "window": _window,
    "panels": _panels,
}
PATTERNS = tuple(_LAYERS)
