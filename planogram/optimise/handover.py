"""Lengths of one block handed to another, before facings are added: a place for a ware without one, a level nothing of its block fits."""

from collections.abc import Iterator, Sequence

import msgspec

from planogram.optimise.cells import Area, cut, holds
from planogram.optimise.families import Family
from planogram.optimise.filling import Filled, load
from planogram.optimise.stock import Ware


class Piece(msgspec.Struct):
    """A family with its rectangles (one, unless lengths were handed over), what stands in them, and what found no place."""

    family: Family
    areas: list[Area]
    filled: list[Filled]
    out: list[Ware]


def hand_over(pieces: Sequence[Piece]) -> None:
    """Changes the pieces: wares without place become guests of another block, levels no ware of a block fits go to a neighbour."""
    for piece in pieces:
        piece.out = [ware for ware in piece.out if not _lodge(piece, ware, pieces)]
    for piece in pieces:
        for one in [one for one in piece.filled if not one.held]:
            if not any(holds(one.cell, ware) for ware in piece.family.wares):
                _give(piece, one, pieces)


def _lodge(piece: Piece, ware: Ware, pieces: Sequence[Piece]) -> bool:
    """A length for the ware at the right end of another block's cell, where most is left when all there are seen."""
    found = [(_left_when_seen(one), other, one) for other in pieces for one in other.filled if _has_room(one, ware)]
    if not found:
        return False
    left, other, one = max(found, key=lambda option: option[0])
    size = max(ware.width * ware.least, min(ware.shown, left)) + one.cell.hole
    _hand(other, one, cut(one.cell, one.cell.x, one.cell.right - size).length if one.held else 0.0, piece, (ware, ware.least))
    return True


def _has_room(one: Filled, ware: Ware) -> bool:
    fits = holds(one.cell, ware) and one.spare(1) - one.cell.hole >= ware.width * ware.least
    return fits and load(one.cell, ware) * ware.least <= one.bearable()


def _left_when_seen(one: Filled) -> float:
    return one.cell.length - sum(ware.shown for ware, _ in one.held)


def _hand(giver: Piece, one: Filled, keeps: float, taker: Piece, guest: tuple[Ware, int]) -> None:
    """The cell of the giver from `keeps` mm on goes to the taker."""
    cell, edge = one.cell, one.cell.x + keeps
    right = next((area.x1 for area in giver.areas if _covers(area, cell.row, cell.right)), cell.right)
    given = Area(edge if keeps else _left_edge(giver, cell.row, cell.x), right, cell.row, cell.row + 1)
    giver.areas = [part for area in giver.areas for part in carved(area, given)]
    taker.areas.append(given)
    taker.filled.append(Filled(cut(cell, edge, cell.right), [guest]))
    if keeps:
        one.cell = cut(cell, cell.x, edge)
    else:
        giver.filled.remove(one)


def _covers(area: Area, row: int, x: float) -> bool:
    return area.row0 <= row < area.row1 and area.x0 - 1e-6 <= x <= area.x1 + 1e-6


def _left_edge(piece: Piece, row: int, x: float) -> float:
    return next((area.x0 for area in piece.areas if _covers(area, row, x) and x - area.x0 < 1.0), x)


def _give(piece: Piece, one: Filled, pieces: Sequence[Piece]) -> None:
    """An empty cell to the neighbour with a ware that fits and lacks most of its length."""
    neighbours = [other for other in pieces if other is not piece and any(_touch(area, one) for area in other.areas)]
    found = [
        (_share(other, ware), -n, other, ware) for n, other in enumerate(neighbours) for ware in other.family.wares if _may_spread(one, other, ware)
    ]
    if found:
        _, _, other, ware = min(found, key=lambda option: option[:2])
        _hand(piece, one, 0.0, other, (ware, 1))


def _may_spread(one: Filled, other: Piece, ware: Ware) -> bool:
    count = sum(count for had in other.filled for stood, count in had.held if stood is ware)
    on_level = any(stood is ware for had in other.filled if had.cell.place.level.id == one.cell.place.level.id for stood, _ in had.held)
    return 0 < count < ware.most and not on_level and _has_room(one, ware)


def _share(piece: Piece, ware: Ware) -> float:
    """What there is to show of it in its cell ÷ what it should have."""
    for one in piece.filled:
        if any(stood is ware for stood, _ in one.held):
            return one.cell.length / (sum(stood.need for stood, _ in one.held) or 1.0)
    return 9.0


def _touch(area: Area, one: Filled) -> bool:
    """Whether a rectangle lies beside the cell: on its row, or on the row above or below it."""
    cell = one.cell
    if area.row0 <= cell.row < area.row1:
        return abs(area.x1 - cell.x) < 60.0 or abs(area.x0 - cell.right) < 60.0
    return cell.row in (area.row0 - 1, area.row1) and min(area.x1, cell.right) - max(area.x0, cell.x) > 60.0


def carved(area: Area, hole: Area) -> Iterator[Area]:
    """What is left of a rectangle without another: at most four rectangles.

    >>> [(a.x0, a.x1, a.row0, a.row1) for a in carved(Area(0, 100, 0, 3), Area(60, 100, 1, 2))]
    [(0, 100, 0, 1), (0, 100, 2, 3), (0, 60, 1, 2)]
    """
    x0, x1 = max(area.x0, hole.x0), min(area.x1, hole.x1)
    row0, row1 = max(area.row0, hole.row0), min(area.row1, hole.row1)
    if x0 >= x1 or row0 >= row1:
        yield area
        return
    parts = (
        Area(area.x0, area.x1, area.row0, row0),
        Area(area.x0, area.x1, row1, area.row1),
        Area(area.x0, x0, row0, row1),
        Area(x1, area.x1, row0, row1),
    )
    yield from (part for part in parts if part.width > 0 and part.rows > 0)
