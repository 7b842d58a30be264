"""From filled cells to the positions of a level, in order and with their gaps, as walls, holes and pieces on it let them stand."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from planogram.model.find import LevelPlace
from planogram.model.fixture import Face, face_width
from planogram.model.placement import placed, products_by_id, reserved_length
from planogram.model.position import Position, block_size
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.optimise.cells import high_and_deep
from planogram.optimise.filling import Filled
from planogram.optimise.stock import Question, Ware

ORDERS: dict[str, Callable[[Ware], tuple[object, ...]]] = {
    "brand": lambda ware: (ware.product.brand, ware.product.name),
    "size": lambda ware: (ware.facing[1] * ware.width, ware.product.name),
    "price": lambda ware: (ware.product.sale_price or 0.0, ware.product.name),
    "weight": lambda ware: (ware.product.weight_g or 0.0, ware.product.name),
}
Row = tuple[str, tuple[Position, ...], tuple[float, ...]]
"""A level's id, its positions and its dividers."""


def rows_standing(
    project: Project, places: Sequence[tuple[LevelPlace, float]], filled: Sequence[Filled], edges: Sequence[float], question: Question
) -> Iterator[Row]:
    """Each level with what should stand on it; `places` with the left end of their bay, `edges` of blocks (mm of the face) where separators go."""
    by_level: dict[str, list[tuple[float, Position]]] = {}
    taken: set[str] = set()
    for one in filled:
        row = [(x, _with_own_id(position, one, taken)) for x, position in _side_by_side(one, one.cell.place.face, question)]
        by_level.setdefault(one.cell.place.level.id, []).extend(row)
    for place, left in places:
        level = place.level
        row = [*_pinned(project, place), *((x - left, position) for x, position in by_level.get(level.id, ()))]
        walls = tuple(x - left for x in edges if left < x < left + place.bay.width)
        dividers = walls if question.separators else level.dividers
        yield level.id, _within(project, place, _packed(project, row), dividers), dividers


def _side_by_side(one: Filled, face: Face, question: Question) -> Iterator[tuple[float, Position]]:
    """The positions of a cell from left to right; power items outermost on the face."""
    order = ORDERS[question.order]
    held = sorted(one.held, key=lambda pair: order(pair[0]))
    strong = [pair for pair in held if "power_item" in pair[0].product.roles]
    others = [pair for pair in held if pair not in strong]
    at_right = one.cell.x + one.cell.length / 2 > face_width(face) / 2
    x = one.cell.x
    for ware, count in others + strong if at_right else strong + others:
        high, deep = high_and_deep(one.cell, ware)
        yield x, changed(ware.position, wide=count, high=high, deep=deep, gap_before=0.0, x=None)
        x += ware.width * count


def _with_own_id(position: Position, one: Filled, taken: set[str]) -> Position:
    """A product that stands twice gets a second id made from the place, so that the same question gives the same answer."""
    if position.id in taken:
        place = f"{position.id}/{one.cell.place.level.id}/{one.cell.x:.1f}"
        position = changed(position, id="pos-" + hashlib.sha256(place.encode()).hexdigest()[:12])
    taken.add(position.id)
    return position


def _pinned(project: Project, place: LevelPlace) -> Iterator[tuple[float, Position]]:
    for block in placed(place.bay, place.level, products_by_id(project.products)):
        if block.position.pinned:
            yield block.x, block.position


def _packed(project: Project, row: list[tuple[float, Position]]) -> tuple[Position, ...]:
    """Positions at their places as a `left` level keeps them: each after a gap."""
    products = products_by_id(project.products)
    positions, edge = [], 0.0
    for x, position in sorted(row, key=lambda pair: pair[0]):
        gap = round(max(0.0, x - edge), 2)
        positions.append(changed(position, gap_before=gap if gap > 0.01 else 0.0, x=None))
        product = products.get(position.product)
        edge = max(edge, x) + (block_size(position, product)[0] if product else 0.0)
    return tuple(positions)


def _within(project: Project, place: LevelPlace, row: tuple[Position, ...], dividers: tuple[float, ...]) -> tuple[Position, ...]:
    """The row as walls, holes and pieces on the level let it stand: where they push it beyond the end, gaps go first, then facings."""
    if _fits_in(project, place, row, dividers):
        return row
    row = tuple(position if position.pinned else changed(position, gap_before=0.0) for position in row)
    while not _fits_in(project, place, row, dividers):
        spare = [n for n, position in enumerate(row) if position.wide > 1 and not position.pinned]
        if not spare:
            break
        most = max(spare, key=lambda n: (row[n].wide, -n))
        row = (*row[:most], changed(row[most], wide=row[most].wide - 1), *row[most + 1 :])
    return row


def _fits_in(project: Project, place: LevelPlace, row: tuple[Position, ...], dividers: tuple[float, ...]) -> bool:
    level = changed(place.level, positions=row, dividers=dividers, flow="left")
    blocks = placed(place.bay, level, products_by_id(project.products))
    taken = reserved_length(level) + sum(block.width + block.position.gap_before for block in blocks)
    return taken <= place.bay.width + 0.05 and all(block.right <= place.bay.width + 0.05 for block in blocks)
