"""Facings in the cells of a block: enough to be seen first, then by share of the target, then whatever still fits. Which cell: assign.py."""

import random
from collections.abc import Sequence

import msgspec

from planogram.optimise.assign import assigned, portions
from planogram.optimise.cells import Cell, high_and_deep, holds
from planogram.optimise.stock import Ware

MOST_OVER = 2.0
FAR_OVER = 4.0
"""Times its target a product may have so that its level is not left half empty; the second when nothing else fits there."""
HALF_EMPTY = 0.75
"""Part of a cell below which another product of the block is called in to stand there too."""


class Filled(msgspec.Struct):
    """What stands in a cell: (ware, facings)."""

    cell: Cell
    held: list[tuple[Ware, int]]

    @property
    def used(self) -> float:
        return sum(ware.width * count for ware, count in self.held)

    def spare(self, more: int = 0) -> float:
        """Length left, mm, should `more` wares come; on a pegboard each may lose half a hole."""
        return self.cell.length - self.used - self.cell.hole * 0.5 * (len(self.held) + more)

    def bearable(self) -> float:
        """Grams the cell may still carry: a level shared by two blocks may be loaded by each in its part; unknown weights count nothing."""
        place = self.cell.place
        if place.level.max_load_g is None:
            return float("inf")
        return place.level.max_load_g * self.cell.length / place.bay.width - sum(load(self.cell, ware) * count for ware, count in self.held)


def load(cell: Cell, ware: Ware) -> float:
    """Grams of one facing, as high and deep as it stands there; 0 where the level bears anything."""
    if not ware.product.weight_g or cell.place.level.max_load_g is None:
        return 0.0
    high, deep = high_and_deep(cell, ware)
    return ware.product.weight_g * high * deep


def takes(filled: Filled, ware: Ware, count: int) -> bool:
    """Whether so many facings still go in, by length and load; `holds` says whether one can stand at all."""
    new = int(all(one is not ware for one, _ in filled.held))
    return ware.width * count <= filled.spare(new) + 1e-6 and load(filled.cell, ware) * count <= filled.bearable()


def seated(wares: Sequence[Ware], cells: Sequence[Cell], chance: random.Random) -> tuple[list[Filled], list[Ware]]:
    """Each ware in one cell at its least facings, large ones in several; and the wares no cell has room for."""
    filled = [Filled(cell, []) for cell in cells]
    parted = portions(wares, cells)
    standing: set[str] = set()
    for portion, j in zip(parted, assigned(parted, cells, chance), strict=True):
        first = [filled[j]] if j is not None else []
        others = () if portion.twin is not None else filled
        ware = portion.ware
        fitting = [one for one in (*first, *others) if holds(one.cell, ware) and takes(one, ware, portion.least)]
        if fitting and not any(stood is ware for stood, _ in fitting[0].held):
            fitting[0].held.append((ware, portion.least))
            standing.add(ware.product.id)
    return filled, [ware for ware in wares if ware.product.id not in standing]


def fill(wares: Sequence[Ware], cells: Sequence[Cell], chance: random.Random) -> tuple[list[Filled], list[Ware]]:
    """Each ware in one cell, then grown; and the wares no cell has room for."""
    filled, out = seated(wares, cells, chance)
    grow(filled)
    return filled, out


class Totals(msgspec.Struct):
    """Facings of each ware over all cells."""

    wares: list[Ware]
    count: dict[str, int]

    def share(self, ware: Ware) -> float:
        """Facings had ÷ facings wanted."""
        return self.count[ware.product.id] / ware.target if ware.target > 0 else 9.0

    def seen(self, ware: Ware) -> bool:
        """Whether it has enough facings to be seen."""
        return self.count[ware.product.id] >= ware.seen


def totals_of(filled: Sequence[Filled]) -> Totals:
    """What each ware has over all these cells."""
    wares: dict[str, Ware] = {}
    count: dict[str, int] = {}
    for one in filled:
        for ware, facings in one.held:
            wares[ware.product.id] = ware
            count[ware.product.id] = count.get(ware.product.id, 0) + facings
    return Totals(list(wares.values()), count)


def grow(filled: Sequence[Filled]) -> None:
    """Facings added: first those that make a ware seen, cheapest first, then one by one to the ware that lacks most; last, what still fits."""
    totals = totals_of(filled)
    for one in filled:
        _show(one, totals)
    for one in filled:
        _rescue(one, filled, totals)
    for one in filled:
        _raise(one, totals, 1.0)
    for one in filled:
        _raise(one, totals, MOST_OVER)
        while one.used < HALF_EMPTY * one.cell.length and _call_in(one, filled, totals):
            _raise(one, totals, MOST_OVER)
        _raise(one, totals, FAR_OVER)
        _exchange(one, totals)


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
        if takes(one, one.held[index][0], lacking(index)):
            _add(one, index, lacking(index), totals)


def _rescue(one: Filled, filled: Sequence[Filled], totals: Totals) -> None:
    """What is not seen where it stands also stands on the next level up or down, where that shows it."""
    for ware, _ in one.held:
        lacking = min(ware.seen, ware.most) - totals.count[ware.product.id]
        near = [other for other in filled if abs(other.cell.row - one.cell.row) == 1 and all(stood is not ware for stood, _ in other.held)]
        near = [other for other in near if lacking > 0 and holds(other.cell, ware) and takes(other, ware, lacking)]
        if near:
            best = min(near, key=lambda other: (abs(other.cell.x - one.cell.x), other.cell.row))
            best.held.append((ware, 0))
            _add(best, len(best.held) - 1, lacking, totals)


def _raise(one: Filled, totals: Totals, over: float) -> None:
    """Facing by facing to the ware that has the least part of its target, below `over` times it, while there is room."""
    spare, bearable = one.spare(), one.bearable()
    loads = [load(one.cell, ware) for ware, _ in one.held]
    while True:
        growing = [
            (totals.share(ware), index)
            for index, (ware, _) in enumerate(one.held)
            if ware.width <= spare + 1e-6 and loads[index] <= bearable and totals.count[ware.product.id] < _limit(ware, over)
        ]
        if not growing:
            return
        index = min(growing)[1]
        _add(one, index, 1, totals)
        spare, bearable = spare - one.held[index][0].width, bearable - loads[index]


def _limit(ware: Ware, over: float) -> float:
    return min(ware.most, max(ware.least, ware.seen, ware.target * over))


def _call_in(one: Filled, filled: Sequence[Filled], totals: Totals) -> bool:
    """A cell with too few products: the one of the block that lacks most stands here too, if it has room to be seen."""
    level = one.cell.place.level.id
    beside = {ware.product.id for other in filled if other.cell.place.level.id == level for ware, _ in other.held}
    others = [ware for ware in totals.wares if ware.product.id not in beside and totals.count[ware.product.id] < ware.most]
    fitting = [ware for ware in others if holds(one.cell, ware) and takes(one, ware, min(ware.seen, 2))]
    if not fitting:
        return False
    best = min(fitting, key=lambda ware: (totals.share(ware) + ware.costs[one.cell.band] / 10, ware.product.id))
    one.held.append((best, 0))
    _add(one, len(one.held) - 1, min(best.seen, 2, best.most - totals.count[best.product.id]), totals)
    return True


def _exchange(one: Filled, totals: Totals) -> None:
    """A facing of a slimmer product gives way to one of a wider that fills the end of the level better, while both keep enough."""
    for _ in range(8):
        spare = one.spare()
        pairs = [
            (spare - (wider.width - slimmer.width), a, b)
            for a, (slimmer, count) in enumerate(one.held)
            for b, (wider, _) in enumerate(one.held)
            if 0.5 < wider.width - slimmer.width <= spare
            and count > 1
            and totals.count[slimmer.product.id] - 1 >= max(slimmer.seen, slimmer.least, 0.8 * min(slimmer.target, slimmer.most))
            and totals.count[wider.product.id] + 1 <= _limit(wider, MOST_OVER)
            and load(one.cell, wider) <= one.bearable()
        ]
        if not pairs:
            return
        _, a, b = min(pairs)
        _add(one, a, -1, totals)
        _add(one, b, 1, totals)
