"""Wares to the cells of a block: one cell each, by annealing. What weighs: the cell must hold it, it should be seen there, its band should suit it,
and every cell should have about as much to show as it is long. Facings are filling.py's business.
"""

import math
import random
from collections.abc import Sequence

import msgspec

from planogram.optimise.cells import Cell, high_and_deep, holds
from planogram.optimise.stock import Ware

UNSEEN = 12.0
"""Cost of a ware that cannot be seen for want of room; a band that does not suit costs 0 to 9 (suitability.py)."""
_UNEVEN = 2.0
"""Cost, for each ware a cell would usually hold, of its being wanted twice or not at all."""
_OVERFULL = 1000.0
_APART, _DOUBLE = 0.7, 2.5
"""Cost of each row between two portions of a product beyond the next row, and of both in one cell."""
_STEPS_PER_WARE, _LEAST_STEPS, _MOST_STEPS = 28, 90, 1200
_HOT, _COLD = 2.0, 0.05
_MOST_PORTIONS = 3

Row = tuple[float, float, float, int]
"""What stands in a cell: least length, length that makes all seen, length wished (mm), and how many wares."""


class Portion(msgspec.Struct, frozen=True):
    """A ware, or one of `of` equal portions of it, each for a cell of its own; `twin`: the number of the portion before it."""

    ware: Ware
    of: int = 1
    twin: int | None = None

    @property
    def least(self) -> int:
        """The least facings of this portion."""
        return max(1, math.ceil(self.ware.least / self.of))

    @property
    def size(self) -> Row:
        """Lengths as of a row with nothing else."""
        seen = math.ceil(max(self.ware.seen, self.ware.least) / self.of)
        return self.least * self.ware.width, seen * self.ware.width, self.ware.need / self.of, 1


def portions(wares: Sequence[Ware], cells: Sequence[Cell]) -> list[Portion]:
    """Wares that want more than the longest cell that holds them, in portions: they stand on several levels, one above another."""
    found: list[Portion] = []
    for ware in wares:
        lengths = [cell.length for cell in cells if holds(cell, ware)]
        longest = max(lengths, default=0.0)
        wanted = max(ware.shown, 0.8 * ware.need)
        count = min(len(lengths), _MOST_PORTIONS, math.ceil(wanted / longest), ware.most) if longest >= ware.width else 1
        first = len(found)
        found += [Portion(ware, max(1, count), first + n - 1 if n else None) for n in range(max(1, count))]
    return found


class Seating:
    """Which cell each portion is in: `cell_of[i]`, None while it has no place."""

    def __init__(self, portions: Sequence[Portion], cells: Sequence[Cell]) -> None:
        wares = [portion.ware for portion in portions]
        self.wares, self.cells = wares, cells
        self.allowed = [[j for j, cell in enumerate(cells) if holds(cell, ware) and _bears(cell, ware)] for ware in wares]
        self.sizes = [portion.size for portion in portions]
        self.twins = _twins(portions)
        self.bands = [[ware.costs[cell.band] for cell in cells] for ware in wares]
        self.rooms = [cell.length - 0.5 * cell.hole for cell in cells]
        self.rows: list[Row] = [(0.0, 0.0, 0.0, 0)] * len(cells)
        self.cell_of: list[int | None] = [None] * len(wares)
        count = max(1, len(wares))
        self._unseen = UNSEEN / max(1.0, sum(size[1] for size in self.sizes) / count)
        wished = max(1.0, sum(size[2] for size in self.sizes) / count)
        self._terms = [(cell.length, room, cell.hole, _UNEVEN * cell.length / wished) for cell, room in zip(cells, self.rooms, strict=True)]

    def cost(self, j: int, row: Row) -> float:
        """What is wrong with a cell that holds this much."""
        length, room, hole, price = self._terms[j]
        if hole:
            room -= 0.5 * hole * max(0, row[3] - 1)
        uneven = (row[2] - length) / length
        wrong = price * (uneven * uneven if uneven < 2.0 else 4.0)
        if row[1] > room:
            wrong += (row[1] - room) * self._unseen
            if row[0] > room:
                wrong += _OVERFULL * (row[0] - room)
        return wrong

    def apart(self, i: int, j: int) -> float:
        """What it costs that portion i in cell j stands far from its twins, or with one of them."""
        wrong = 0.0
        for twin in self.twins.get(i, ()):
            other = self.cell_of[twin]
            if other is not None:
                rows = abs(self.cells[other].row - self.cells[j].row)
                wrong += _DOUBLE if other == j else _APART * max(0, rows - 1)
        return wrong

    def put(self, i: int, j: int | None) -> None:
        """The ware into the cell, or nowhere."""
        old = self.cell_of[i]
        if old is not None:
            self.rows[old] = _less(self.rows[old], self.sizes[i])
        if j is not None:
            self.rows[j] = _more(self.rows[j], self.sizes[i])
        self.cell_of[i] = j

    def gain(self, i: int, j: int) -> float:
        """What adding the ware to the cell would cost."""
        return self.cost(j, _more(self.rows[j], self.sizes[i])) - self.cost(j, self.rows[j]) + self.bands[i][j] + self.apart(i, j)


def _twins(portions: Sequence[Portion]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, portion in enumerate(portions):
        if portion.twin is not None:
            found.setdefault(i, []).append(portion.twin)
            found.setdefault(portion.twin, []).append(i)
    return found


def _more(row: Row, size: Row) -> Row:
    return row[0] + size[0], row[1] + size[1], row[2] + size[2], row[3] + 1


def _less(row: Row, size: Row) -> Row:
    return row[0] - size[0], row[1] - size[1], row[2] - size[2], row[3] - 1


def _bears(cell: Cell, ware: Ware) -> bool:
    """Whether the level can carry the least facings of the ware alone."""
    limit = cell.place.level.max_load_g
    high, deep = high_and_deep(cell, ware)
    return limit is None or (ware.product.weight_g or 0.0) * ware.least * high * deep <= limit


def assigned(parted: Sequence[Portion], cells: Sequence[Cell], chance: random.Random) -> list[int | None]:
    """The cell of each portion; None where no cell has room for its least facings."""
    seats = Seating(parted, cells)
    order = sorted(range(len(parted)), key=lambda i: (len(seats.allowed[i]), -seats.sizes[i][1], parted[i].ware.product.id))
    for i in order:
        if seats.allowed[i]:
            seats.put(i, min(seats.allowed[i], key=lambda j: seats.gain(i, j)))
    if len(cells) > 1:
        _anneal(seats, chance)
    return _without_overfull(seats)


def _anneal(seats: Seating, chance: random.Random) -> None:
    """Moves and exchanges, taken when better and, while hot, sometimes when worse; the best is kept."""
    movable = [i for i, allowed in enumerate(seats.allowed) if len(allowed) > 1]
    if not movable:
        return
    steps = max(_LEAST_STEPS, min(_MOST_STEPS, _STEPS_PER_WARE * len(movable)))
    cool = (_COLD / _HOT) ** (1.0 / steps)
    heat, reached, best = _HOT, 0.0, 0.0
    kept = list(seats.cell_of)
    members = _members(seats)
    for _ in range(steps):
        heat *= cool
        change = _step(seats, movable, members, chance, heat)
        reached += change
        if change and reached < best - 1e-9:
            best, kept = reached, list(seats.cell_of)
    for i, j in enumerate(kept):
        if j != seats.cell_of[i]:
            seats.put(i, j)


def _members(seats: Seating) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in seats.cells]
    for i, j in enumerate(seats.cell_of):
        if j is not None:
            found[j].append(i)
    return found


def _step(seats: Seating, movable: list[int], members: list[list[int]], chance: random.Random, heat: float) -> float:
    """One try; what it changed in cost, 0 when not taken."""
    i = movable[int(chance.random() * len(movable))]
    old = seats.cell_of[i]
    new = seats.allowed[i][int(chance.random() * len(seats.allowed[i]))]
    if old is None or old == new:
        return 0.0
    other = None
    if members[new] and chance.random() < 0.6:
        other = members[new][int(chance.random() * len(members[new]))]
        if old not in seats.allowed[other]:
            other = None
    here, there = _less(seats.rows[old], seats.sizes[i]), _more(seats.rows[new], seats.sizes[i])
    change = seats.bands[i][new] - seats.bands[i][old]
    if seats.twins:
        change += seats.apart(i, new) - seats.apart(i, old) + (seats.apart(other, old) - seats.apart(other, new) if other is not None else 0.0)
    if other is not None:
        here, there = _more(here, seats.sizes[other]), _less(there, seats.sizes[other])
        change += seats.bands[other][old] - seats.bands[other][new]
    change += seats.cost(old, here) + seats.cost(new, there) - seats.cost(old, seats.rows[old]) - seats.cost(new, seats.rows[new])
    if change > 0 and chance.random() >= math.exp(-change / heat):
        return 0.0
    _move(seats, members, i, old, new)
    if other is not None:
        _move(seats, members, other, new, old)
    return change


def _move(seats: Seating, members: list[list[int]], i: int, old: int, new: int) -> None:
    members[old].remove(i)
    members[new].append(i)
    seats.put(i, new)


def _without_overfull(seats: Seating) -> list[int | None]:
    """Cells that cannot even hold the least let go of wares, widest first, to any cell that has room."""
    for j, room in enumerate(seats.rooms):
        while seats.rows[j][0] > room + 1e-6:
            inside = [i for i, cell in enumerate(seats.cell_of) if cell == j]
            i = max(inside, key=lambda one: (seats.sizes[one][0], one))
            others = [k for k in seats.allowed[i] if k != j and seats.rows[k][0] + seats.sizes[i][0] <= seats.rooms[k] + 1e-6]
            seats.put(i, min(others, key=lambda k: seats.gain(i, k)) if others else None)
    return seats.cell_of
