"""A cut varied a little: edges moved along or up and down, two families exchanged. Rectangles stay rectangles without gap or overlap."""

import random
from collections.abc import Collection, Sequence

from planogram.optimise.cells import Area
from planogram.optimise.columns import Ground, Laid
from planogram.optimise.families import Family

NARROWEST = 150.0
"""mm: no block gets narrower by moving an edge."""
_AT_BORDER = 90.0
"""mm: an edge nearer than this to where two bays meet goes onto it."""
_STEPS = (10.0, 20.0, 35.0, 50.0, 80.0, 120.0)


def varied(laid: Laid, ground: Ground, lacking: Collection[str], chance: random.Random) -> Laid | None:
    """The cut with one change, or None when that change is not possible; pieces that lack room are changed more often."""
    kind = chance.random()
    if kind < 0.45:
        return _edge_moved(laid, ground, lacking, chance)
    if kind < 0.6:
        return _side_squeezed(laid, ground, lacking, chance)
    if kind < 0.78:
        return _row_moved(laid, ground, chance)
    if kind < 0.9:
        return _exchanged(laid, chance)
    return _neighbours_turned(laid, chance)


def _new_edge(family: Family, area: Area, edge: float, ground: Ground, chance: random.Random) -> float:
    """Where an edge of a piece might go: on a bay border, to a width that some of its products fill exactly, or a step aside."""
    kind = chance.random()
    if kind < 0.15 and ground.borders:
        return chance.choice(ground.borders)
    if kind < 0.55:
        some = chance.sample(family.wares, min(len(family.wares), chance.choice((1, 1, 2, 2, 3))))
        width = sum(ware.shown for ware in some) + chance.choice((0, 0, 1, 2)) * some[0].width + 1.0
        new = area.x0 + width if edge == area.x1 else area.x1 - width
        return new if 0.5 < width / max(1.0, area.width) < 1.8 else edge
    return edge + chance.choice(_STEPS) * chance.choice((-1.0, 1.0))


def _picked_edge(laid: Laid, ground: Ground, lacking: Collection[str], chance: random.Random) -> tuple[float, float, Area] | None:
    """An inner edge of a piece, where it might go, and the piece's area."""
    found = [(family, area) for family, area in laid if family.key in lacking] if chance.random() < 0.5 else []
    family, start = chance.choice(found or laid)
    inner = [edge for edge in (start.x0, start.x1) if ground.whole.x0 < edge < ground.whole.x1]
    if not inner:
        return None
    edge = chance.choice(inner)
    new = _new_edge(family, start, edge, ground, chance)
    return edge, next((border for border in ground.borders if abs(border - new) < _AT_BORDER and border != edge), new), start


def _side_squeezed(laid: Laid, ground: Ground, lacking: Collection[str], chance: random.Random) -> Laid | None:
    """An edge over the whole height moves, and all on its shorter side stretch or shrink with it."""
    picked = _picked_edge(laid, ground, lacking, chance)
    if picked is None:
        return None
    edge, new, start = picked
    right = start.x1 == edge
    end = ground.whole.x1 if right else ground.whole.x0
    if any(area.x0 < edge < area.x1 for _, area in laid) or (new - end) * (edge - end) <= 0:
        return None
    scale = (end - new) / (end - edge)
    fixed = (ground.whole.x0, ground.whole.x1)

    def moved(x: float) -> float:
        inside = x > edge if right else x < edge
        return x if x in fixed else new if x == edge else end - (end - x) * scale if inside else x

    after = [(family, Area(moved(area.x0), moved(area.x1), area.row0, area.row1)) for family, area in laid]
    return after if all(area.width >= NARROWEST for _, area in after) else None


def _neighbours_turned(laid: Laid, chance: random.Random) -> Laid | None:
    """Two pieces side by side over the same rows change places, each as wide as before."""
    n = chance.randrange(len(laid))
    family, area = laid[n]
    rows = (area.row0, area.row1)
    m = next((m for m, (_, other) in enumerate(laid) if other.x0 == area.x1 and (other.row0, other.row1) == rows), None)
    if m is None or not (laid[m][0].name == family.name or not (laid[m][0].part or family.part)):
        return None
    other, beside = laid[m]
    edge = area.x0 + beside.width
    after = list(laid)
    after[n], after[m] = (other, Area(area.x0, edge, *rows)), (family, Area(edge, beside.x1, *rows))
    return after


def _edge_moved(laid: Laid, ground: Ground, lacking: Collection[str], chance: random.Random) -> Laid | None:
    picked = _picked_edge(laid, ground, lacking, chance)
    if picked is None:
        return None
    edge, new, start = picked
    row0, row1 = _joined((start.row0, start.row1), [(area.row0, area.row1) for _, area in laid if edge in (area.x0, area.x1)])

    def moved(area: Area) -> Area:
        inside = row0 <= area.row0 and area.row1 <= row1
        left, right = inside and area.x0 == edge, inside and area.x1 == edge
        return Area(new if left else area.x0, new if right else area.x1, area.row0, area.row1) if left or right else area

    after = [(family, moved(area)) for family, area in laid]
    return after if new != edge and all(area.width >= NARROWEST for (_, area), (_, old) in zip(after, laid, strict=True) if area != old) else None


def _row_moved(laid: Laid, ground: Ground, chance: random.Random) -> Laid | None:
    inner = [area for _, area in laid if area.row1 < ground.whole.row1 and area.width > 0]
    if not inner:
        return None
    start = chance.choice(inner)
    row = start.row1
    x0, x1 = _joined((start.x0, start.x1), [(area.x0, area.x1) for _, area in laid if row in (area.row0, area.row1)])
    new = row + chance.choice((-1, 1))

    def moved(area: Area) -> Area:
        inside = x0 <= area.x0 and area.x1 <= x1
        low, high = inside and area.row0 == row, inside and area.row1 == row
        return Area(area.x0, area.x1, new if low else area.row0, new if high else area.row1) if low or high else area

    after = [(family, moved(area)) for family, area in laid]
    return after if all(area.rows > 0 for _, area in after) else None


def _joined(start: tuple[float, float], spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The span grown by all that reach into it, and by those that reach into them."""
    low, high = start
    while True:
        touching = [span for span in spans if span[0] < high and low < span[1]]
        wider = min([low, *(span[0] for span in touching)]), max([high, *(span[1] for span in touching)])
        if wider == (low, high):
            return low, high
        low, high = wider


def _exchanged(laid: Laid, chance: random.Random) -> Laid | None:
    """Two pieces change places: sub-families inside their family, or whole families."""
    n = chance.randrange(len(laid))
    family = laid[n][0]
    others = [m for m, (other, _) in enumerate(laid) if m != n and (other.name == family.name or not (other.part or family.part))]
    if not others:
        return None
    m = chance.choice(others)
    after = list(laid)
    after[n], after[m] = (laid[m][0], laid[n][1]), (family, laid[m][1])
    return after
