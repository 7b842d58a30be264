"""Wares into the cells of their block: each where its band suits it and it fits, then facings added where they are most wanted."""

import random
from collections.abc import Sequence

import msgspec

from planogram.optimise.cells import Cell, high_and_deep, holds
from planogram.optimise.stock import Ware

CROWDING = 6.0
"""Cost of a cell whose wares want twice its length, beside the costs of bands."""
SWAPS = 300
MOST_OVER = 2.0
FAR_OVER = 4.0
"""Times its target a product may have so that its level is not left half empty; the second when nothing else fits there."""


class Filled(msgspec.Struct):
    """What stands in a cell: (ware, facings), and what it should hold in mm."""

    cell: Cell
    held: list[tuple[Ware, int]]

    @property
    def used(self) -> float:
        return sum(ware.width * count for ware, count in self.held)

    @property
    def wished(self) -> float:
        return sum(max(ware.least, ware.target) * ware.width for ware, _ in self.held)

    def load_g(self) -> float:
        """Weight standing here, grams; unknown weights count nothing."""
        return sum(_load(self.cell, ware, count) for ware, count in self.held)


def _load(cell: Cell, ware: Ware, count: int) -> float:
    high, deep = high_and_deep(cell, ware)
    return (ware.product.weight_g or 0.0) * count * high * deep


def _takes(filled: Filled, ware: Ware, count: int) -> bool:
    place = filled.cell.place
    if filled.used + ware.width * count > filled.cell.length + 1e-6:
        return False
    if place.level.max_load_g is None:
        return True
    # a level shared by two blocks: each may load its part of it
    limit = place.level.max_load_g * filled.cell.length / place.bay.width
    return filled.load_g() + _load(filled.cell, ware, count) <= limit


def fill(wares: Sequence[Ware], cells: Sequence[Cell], chance: random.Random) -> tuple[list[Filled], list[Ware]]:
    """Each ware in one cell at its least facings, then grown; and the wares no cell has room for."""
    filled = [Filled(cell, []) for cell in cells]
    out = []
    ordered = sorted(wares, key=lambda ware: (sum(holds(cell, ware) for cell in cells), -ware.width * ware.least, ware.product.id))
    for ware in ordered:
        fitting = [one for one in filled if holds(one.cell, ware) and _takes(one, ware, ware.least)]
        if fitting:
            min(fitting, key=lambda one: _cost(one, ware)).held.append((ware, ware.least))
        else:
            out.append(ware)
    _swap(filled, chance)
    _repeat(filled)
    grow(filled)
    return filled, out


def _repeat(filled: list[Filled]) -> None:
    """A block with more levels than products: those that lack most stand on a second level too, so that no level of it is empty."""
    for one in filled:
        if one.held:
            continue
        totals = totals_of(filled)
        level = one.cell.place.level.id
        beside = {ware.product.id for other in filled if other.cell.place.level.id == level for ware, _ in other.held}
        others = [ware for ware in totals.wares if ware.product.id not in beside and totals.count[ware.product.id] < ware.most]
        fitting = [ware for ware in others if holds(one.cell, ware) and _takes(one, ware, 1)]
        if fitting:
            best = min(fitting, key=lambda ware: (totals.share(ware) + ware.costs[one.cell.band] / 10, ware.product.id))
            one.held.append((best, 1))


class Totals(msgspec.Struct):
    """Facings of each ware over all cells."""

    wares: list[Ware]
    count: dict[str, int]

    def share(self, ware: Ware) -> float:
        """Facings had ÷ facings wanted."""
        return self.count[ware.product.id] / ware.target if ware.target > 0 else 9.0


def totals_of(filled: Sequence[Filled]) -> Totals:
    """What each ware has over all these cells."""
    wares: dict[str, Ware] = {}
    count: dict[str, int] = {}
    for one in filled:
        for ware, facings in one.held:
            wares[ware.product.id] = ware
            count[ware.product.id] = count.get(ware.product.id, 0) + facings
    return Totals(list(wares.values()), count)


def _cost(filled: Filled, ware: Ware) -> float:
    wished = filled.wished + max(ware.least, ware.target) * ware.width
    return ware.costs[filled.cell.band] + CROWDING * max(0.0, wished / filled.cell.length - 1.0)


def _total(one: Filled) -> float:
    crowd = max(0.0, one.wished / one.cell.length - 1.0)
    return sum(ware.costs[one.cell.band] for ware, _ in one.held) + CROWDING * crowd * max(1, len(one.held))


def _swap(filled: list[Filled], chance: random.Random) -> None:
    """Exchanges and moves between cells while they lower the cost."""
    if len(filled) < 2:
        return
    for _ in range(SWAPS):
        one, other = chance.sample(filled, 2)
        if not one.held:
            continue
        first = chance.randrange(len(one.held))
        second = chance.randrange(len(other.held) + 1)
        _try(one, first, other, second)


def _try(one: Filled, first: int, other: Filled, second: int) -> None:
    before = _total(one) + _total(other)
    mine, theirs = list(one.held), list(other.held)
    moving = one.held.pop(first)
    back = other.held.pop(second) if second < len(other.held) else None
    good = holds(other.cell, moving[0]) and _takes(other, *moving)
    if good:
        other.held.append(moving)
        if back is not None:
            good = holds(one.cell, back[0]) and _takes(one, *back)
            if good:
                one.held.append(back)
    if not good or _total(one) + _total(other) >= before - 1e-9:
        one.held, other.held = mine, theirs


def grow(filled: Sequence[Filled]) -> None:
    """Facings added: first those that make a ware seen, cheapest first, then one by one to the ware that lacks most; last, what still fits."""
    totals = totals_of(filled)
    for one in filled:
        _show(one, totals)
        for over in (MOST_OVER, FAR_OVER):
            while (index := _wanting(one, totals, over)) is not None:
                _add(one, index, 1, totals)


def _add(one: Filled, index: int, facings: int, totals: Totals) -> None:
    ware, count = one.held[index]
    one.held[index] = (ware, count + facings)
    totals.count[ware.product.id] += facings


def _show(one: Filled, totals: Totals) -> None:
    """Wares brought to what is seen, as many as there is room for."""

    def lacking(index: int) -> int:
        ware = one.held[index][0]
        return min(ware.seen, ware.most) - totals.count[ware.product.id]

    for index in sorted((n for n in range(len(one.held)) if lacking(n) > 0), key=lambda n: lacking(n) * one.held[n][0].width):
        if _takes(one, one.held[index][0], lacking(index)):
            _add(one, index, lacking(index), totals)


def _wanting(one: Filled, totals: Totals, over: float) -> int | None:
    """The ware of the cell that has the least part of its target and takes one more, below `over` times it."""
    growing = [
        (totals.share(ware), index)
        for index, (ware, _) in enumerate(one.held)
        if totals.count[ware.product.id] < min(ware.most, max(ware.least, ware.target * over)) and _takes(one, ware, 1)
    ]
    return min(growing)[1] if growing else None
