"""Part of an arrangement, level by level: accepted products where the proposal has them, all others where they stand.

Whether that can stand is not asked here.
"""

from collections.abc import Collection, Mapping, Sequence

from planogram.model.fixture import Bay, Level
from planogram.model.placement import Placed, has_holes, placed, products_by_id
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed

Stretch = tuple[float, float]
_EXACT = 1e-6


def mixed(base: Project, whole: Project, chosen: Collection[str]) -> Project:
    """`base` with the products of `chosen` as they stand in `whole`, which differs from it in levels only.

    A bay whose boards are at other heights has them so as soon as an accepted product is to stand in it; one that gains or
    loses a board changes when all its products are accepted.
    """
    products = products_by_id(base.products)
    gondolas = tuple(
        old
        if old is new
        else changed(
            old,
            faces=tuple(
                a if a is b else changed(a, bays=tuple(_bay(x, y, chosen, products) for x, y in zip(a.bays, b.bays, strict=True)))
                for a, b in zip(old.faces, new.faces, strict=True)
            ),
        )
        for old, new in zip(base.gondolas, whole.gondolas, strict=True)
    )
    return changed(base, gondolas=gondolas)


def free_products(*levels: Level) -> set[str]:
    """Products that stand on these levels and are not pinned there."""
    return {position.product for level in levels for position in level.positions if not position.pinned}


def _bay(old: Bay, new: Bay, chosen: Collection[str], products: Mapping[str, Product]) -> Bay:
    if old is new or old == new:
        return old
    if {level.id for level in old.levels} != {level.id for level in new.levels}:
        return new if free_products(*old.levels, *new.levels) <= set(chosen) else old
    boards = new if free_products(*new.levels) & set(chosen) or free_products(*old.levels) <= set(chosen) else old
    before, then = ({level.id: level for level in bay.levels} for bay in (old, new))
    rows = [_level(old, before[board.id], new, then[board.id], chosen, products) for board in boards.levels]
    levels = (changed(board, positions=row.positions, dividers=row.dividers, flow=row.flow) for board, row in zip(boards.levels, rows, strict=True))
    return changed(boards, levels=tuple(levels))


def _level(old_bay: Bay, old: Level, new_bay: Bay, new: Level, chosen: Collection[str], products: Mapping[str, Product]) -> Level:
    names = free_products(old, new)
    if not names & set(chosen) and (names or not chosen):
        return old
    if names <= set(chosen):
        return new
    stays = [block for block in placed(old_bay, old, products) if block.position.pinned or block.position.product not in chosen]
    comes = [block for block in placed(new_bay, new, products) if not block.position.pinned and block.position.product in chosen]
    return changed(old, positions=row_of(old, old_bay.width, [*stays, *comes]), flow="left")


def row_of(level: Level, length: float, blocks: Sequence[Placed]) -> tuple[Position, ...]:
    """The blocks from left to right as near to their places as walls, pinned blocks and each other let them stand."""
    ordered = sorted(blocks, key=lambda block: (block.x, block.position.id))
    if level.reserved or has_holes(level):
        # there the level itself moves blocks on: gaps would be lost length
        return tuple(changed(block.position, gap_before=0.0, x=None) for block in ordered)
    fixed = [(block.x, block.right) for block in blocks if block.position.pinned]
    at = {block.position.id: block.x for block in blocks if block.position.pinned}
    rooms: dict[Stretch, list[Placed]] = {room: [] for room in _rooms(length, [*fixed, *((x, x) for x in level.dividers if 0 < x < length)])}
    for block in ordered:
        if not block.position.pinned:
            _nearest(rooms, block).append(block)
    for room, row in rooms.items():
        at |= _spots(row, room)
    return _gapped(ordered, at)


def _rooms(length: float, taken: Sequence[Stretch]) -> list[Stretch]:
    """What is free between the stretches taken; all of the level when nothing is."""
    edge, rooms = 0.0, []
    for left, right in sorted(taken):
        if left - edge > _EXACT:
            rooms.append((edge, left))
        edge = max(edge, right)
    if length - edge > _EXACT or not rooms:
        rooms.append((edge, max(length, edge)))
    return rooms


def _nearest(rooms: Mapping[Stretch, list[Placed]], block: Placed) -> list[Placed]:
    """The row of the nearest room that has length left for the block; of the one with most left when none has."""

    def left(room: Stretch) -> float:
        return room[1] - room[0] - sum(other.width for other in rooms[room])

    def away(room: Stretch) -> float:
        return max(0.0, room[0] - block.x, block.right - room[1])

    fitting = [room for room in rooms if left(room) >= block.width - _EXACT]
    return rooms[min(fitting, key=away) if fitting else max(rooms, key=left)]


def _spots(row: Sequence[Placed], room: Stretch) -> dict[str, float]:
    """Left edges in a room: each at its place, pushed right by the one before, then back from the end.

    >>> _spots([], (0.0, 100.0))
    {}
    """
    spots, edge = {}, room[0]
    for block in row:
        spots[block.position.id] = max(edge, block.x)
        edge = spots[block.position.id] + block.width
    limit = room[1]
    for block in reversed(row):
        spots[block.position.id] = min(spots[block.position.id], limit - block.width)
        limit = spots[block.position.id]
    return spots


def _gapped(blocks: Sequence[Placed], at: Mapping[str, float]) -> tuple[Position, ...]:
    """Positions of a `left` level at these left edges, each after a gap."""
    row = sorted(blocks, key=lambda block: at[block.position.id])
    edges = [0.0, *(at[block.position.id] + block.width for block in row)]
    gaps = (max(0.0, round(at[block.position.id] - edge, 2)) for edge, block in zip(edges, row, strict=False))
    return tuple(changed(block.position, gap_before=gap if gap > 0.01 else 0.0, x=None) for block, gap in zip(row, gaps, strict=True))


def as_arranged(bay: Bay, level: Level, positions: tuple[Position, ...], dividers: tuple[float, ...], products: Mapping[str, Product]) -> Level:
    """The level with these positions packed from the left; where only pinned blocks are left, as they stand best where they stood."""
    packed = changed(level, positions=positions, dividers=dividers, flow="left" if positions else level.flow)
    if not positions or not all(one.pinned for one in positions):
        return packed
    names = {one.id for one in positions}
    stood = {block.position.id: block.x for block in placed(bay, level, products)}
    alone = changed(level, positions=tuple(one for one in level.positions if one.id in names))
    ways = (level, alone, packed) if len(names) == len(level.positions) else (alone, packed)
    return min(ways, key=lambda way: max(abs(block.x - stood.get(block.position.id, block.x)) for block in placed(bay, way, products)))
