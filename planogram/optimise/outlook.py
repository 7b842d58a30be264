"""How well a cut promises to serve the products, before any is placed: a quick estimate that picks which cuts are worth filling."""

from collections.abc import Sequence

import msgspec

from planogram.optimise.assign import UNSEEN
from planogram.optimise.cells import SHORTEST, Area, Cell
from planogram.optimise.columns import Laid
from planogram.optimise.families import Family
from planogram.optimise.stock import Ware

_UNEVEN = 1.5
_OPEN = 1e9

Stretch = tuple[float, float, float, int]
"""A cell as (x0, x1, clear, band)."""


class Demand(msgspec.Struct, frozen=True):
    """What the wares of a family ask of their cells: (height, width, facings to be seen), the hardest to place first, and sums, mm."""

    wares: tuple[tuple[float, float, int], ...]
    least_height: float
    shown: float
    need: float
    count: int
    costs: tuple[float, ...]


def demand_of(wares: Sequence[Ware]) -> Demand:
    """The demand of these wares."""
    ordered = sorted(wares, key=lambda ware: (-round(ware.tall / 40.0), -ware.shown))
    need = sum(ware.need for ware in wares)
    costs = tuple(sum(ware.costs[band] * ware.need for ware in wares) / (need or 1.0) for band in range(4))
    asked = tuple((ware.tall, ware.width, max(ware.seen, ware.least)) for ware in ordered)
    return Demand(asked, min(ware.tall for ware in wares), sum(ware.shown for ware in wares), need, len(wares), costs)


def rows_of_cells(cells: Sequence[Cell]) -> list[list[Stretch]]:
    """The cells by row."""
    found: list[list[Stretch]] = [[] for _ in range(max((cell.row for cell in cells), default=-1) + 1)]
    for cell in cells:
        found[cell.row].append((cell.x, cell.right, _OPEN if cell.clear is None else cell.clear, cell.band))
    return found


def outlook(laid: Laid, rows: Sequence[Sequence[Stretch]], demands: dict[str, Demand]) -> float:
    """The estimated cost of a cut (as in costs.py): products nobody will see, lengths nothing fits, bands, length against need."""
    return sum(_of_piece(demands[_key(family, demands)], area, rows) for family, area in laid)


def _key(family: Family, demands: dict[str, Demand]) -> str:
    if family.key not in demands:
        demands[family.key] = demand_of(family.wares)
    return family.key


def _of_piece(demand: Demand, area: Area, rows: Sequence[Sequence[Stretch]]) -> float:
    found = [
        (clear, min(x1, area.x1) - max(x0, area.x0), band)
        for row in rows[area.row0 : area.row1]
        for x0, x1, clear, band in row
        if min(x1, area.x1) - max(x0, area.x0) >= SHORTEST
    ]
    found.sort(reverse=True)
    usable = [one for one in found if one[0] + 1e-6 >= demand.least_height]
    length = sum(one[1] for one in usable)
    if not length:
        return UNSEEN * 2.0 * demand.count
    dead = sum(one[1] for one in found) - length
    mean = demand.shown / demand.count
    bands = sum(one[1] * demand.costs[one[2]] for one in usable) / length * demand.count
    uneven = min(4.0, (demand.need / length - 1.0) ** 2)
    return UNSEEN * (_unseen(demand, usable) + 0.5 * dead / mean) + bands + _UNEVEN * demand.count * uneven


def _unseen(demand: Demand, usable: Sequence[tuple[float, float, int]]) -> int:
    """How many wares find no length to be seen when they are laid into the first cell that has it, tight ones first."""
    rooms = [[clear, length] for clear, length, _ in reversed(usable)]
    unseen = 0
    for tall, width, facings in demand.wares:
        while facings > 0:
            fitting = [room for room in rooms if room[0] + 1e-6 >= tall and room[1] >= width * min(facings, 2)]
            if not fitting:
                unseen += 1
                break
            room = next((one for one in fitting if one[1] >= width * facings), fitting[0])
            laid = min(facings, int(room[1] / width))
            room[1] -= laid * width
            facings -= laid
    return unseen
