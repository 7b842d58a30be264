"""What is wrong with a filled face: products without place or unseen, on bands that do not suit them, far from their targets; levels left empty."""

from collections.abc import Sequence

from planogram.optimise.assign import UNSEEN
from planogram.optimise.cells import Cell
from planogram.optimise.filling import Filled, totals_of

OUT = 25.0
"""Price of a product without a place, beside the costs of bands (0 … 9)."""
SHORT, EMPTY = 1.5, 4.0
"""Prices of a product without its target, and of all length left empty for each product."""
LONELY, _SLIM = 1.5, 200.0
"""Price of a slim product's single facing: it is lost among its neighbours; mm."""
HOLE, GAP = 8.0, 0.7
"""Price of each metre of a level that is less full than GAP."""


def cost_of(filled: Sequence[Filled], cells: Sequence[Cell], out: int) -> float:
    """The sum of it all; the lower the better."""
    bands = sum(ware.costs[one.cell.band] for one in filled for ware, _ in one.held)
    totals = totals_of(filled)
    unseen = sum(1 for ware in totals.wares if not totals.seen(ware))
    short = sum(max(0.0, 1.0 - totals.share(ware)) for ware in totals.wares)
    lonely = sum(1 for one in filled for ware, count in one.held if count == 1 and ware.width < _SLIM)
    length = sum(cell.length for cell in cells) or 1.0
    empty = 1.0 - sum(one.used for one in filled) / length
    return bands + UNSEEN * unseen + SHORT * short + LONELY * lonely + EMPTY * len(totals.wares) * empty + HOLE * _holes_m(filled, cells) + OUT * out


def _holes_m(filled: Sequence[Filled], cells: Sequence[Cell]) -> float:
    """Metres that levels lack to be filled to GAP."""
    used: dict[str, float] = {}
    for one in filled:
        used[one.cell.place.level.id] = used.get(one.cell.place.level.id, 0.0) + one.used
    room: dict[str, float] = {}
    for cell in cells:
        room[cell.place.level.id] = room.get(cell.place.level.id, 0.0) + cell.length
    return sum(max(0.0, GAP * length - used.get(level, 0.0)) for level, length in room.items()) / 1000.0
