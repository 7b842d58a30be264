"""What hangs and what is below it: products on other hooks, arms and rails, and on the board, where they are in one another's way."""

from collections.abc import Iterator, Mapping
from math import inf

from planogram.model.fixture import Bay, Level, clear_height
from planogram.model.placement import Placed, hangs, lies_loose, placed, room_behind
from planogram.model.product import Product
from planogram.model.units import SLACK

Products = Mapping[str, Product]


def hung_over(bay: Bay, n: int, block: Placed, products: Products) -> tuple[Placed, float] | None:
    """The highest product hung below before which a block of level `n` may hang, and how far (mm) below it hangs; None where none is.

    Not past the next board, which ends what hangs anyway.
    """
    level = bay.levels[n]
    if not hangs(level):
        return None
    board = _board_below(bay, level)
    foot = -inf if board is None else board.elevation
    below = [other for other in bay.levels[:n] if hangs(other) and foot <= other.elevation < level.elevation]
    for row in sorted(below, key=lambda other: -other.elevation):
        found = next((other for other in placed(bay, row, products) if _beside(block, other)), None)
        if found is not None:
            return found, level.elevation - row.elevation
    return None


def standing_under(bay: Bay, n: int, block: Placed, products: Products) -> float:
    """Height (mm) of the tallest product on the next board below that is in the way of a block hung on level `n`; 0 where none is."""
    level, board = bay.levels[n], _board_below(bay, bay.levels[n])
    if board is None:
        return 0.0
    return max((_height(board, other) for other in _meeting(board, placed(bay, board, products), level, block)), default=0.0)


def room_under_hung(bay: Bay, n: int, block: Placed, products: Products) -> float | None:
    """Height (mm) a block standing on level `n` may take under what hangs over it; None where nothing does."""
    level = bay.levels[n]
    over = [other for other in bay.levels[n + 1 :] if hangs(other) and _board_below(bay, other) is level]
    rooms = (
        upper.elevation - hung.height - level.elevation
        for upper in over
        for hung in placed(bay, upper, products)
        if next(_meeting(level, (block,), upper, hung), None) is not None
    )
    return min(rooms, default=None)


def room_to_fill(bay: Bay, n: int, block: Placed, products: Products, hand_gap: float) -> float | None:
    """Height (mm) a block may be filled up to on level `n`: to the level above or what hangs over it; None where it hangs or nothing is above."""
    clear = None if hangs(bay.levels[n]) else clear_height(bay, n, hand_gap)
    hung = room_under_hung(bay, n, block, products)
    return clear if clear is None or hung is None else min(clear, hung)


def _board_below(bay: Bay, level: Level) -> Level | None:
    boards = (other for other in bay.levels if other.elevation < level.elevation and not hangs(other))
    return max(boards, key=lambda other: other.elevation, default=None)


def _meeting(board: Level, standing: tuple[Placed, ...], hooks: Level, hung: Placed) -> Iterator[Placed]:
    """Of what stands on the board, its face at the front, what is below a hung block and not before the end of its hook."""
    return (one for one in standing if _beside(one, hung) and board.depth - one.depth < room_behind(hooks) - SLACK)


def _beside(one: Placed, other: Placed) -> bool:
    return one.x < other.right - SLACK and other.x < one.right - SLACK


def _height(board: Level, block: Placed) -> float:
    return board.clear_height or block.height if lies_loose(block.position, board) else block.height
