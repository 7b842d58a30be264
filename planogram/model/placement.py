"""Where each position and facing stands on a level: computed from order and flow, never stored.

Pure, remembered per level. Whether the result is possible (overlap, overflow) is a check's business (metrics/checks).
"""

from collections.abc import Mapping, Sequence

import msgspec

from planogram.model.fixture import Bay, Level
from planogram.model.memo import memo
from planogram.model.position import Position, block_size, facing_size
from planogram.model.product import Product, Size


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A position where it stands, mm: `x` from the level's left end, `y` its foot above the level's top, sizes of block and of one facing."""

    position: Position
    x: float
    y: float
    width: float
    height: float
    depth: float
    facing: Size

    @property
    def right(self) -> float:
        return self.x + self.width


UNKNOWN_SIZE = (50.0, 50.0, 50.0)
"""What a position of a product that is not in the project is drawn at."""


@memo(64)
def products_by_id(products: tuple[Product, ...]) -> Mapping[str, Product]:
    """The project's products by id; the same object for the same tuple."""
    return {product.id: product for product in products}


def _sizes(position: Position, products: Mapping[str, Product]) -> tuple[Size, Size]:
    product = products.get(position.product)
    if product is None:
        width, height, depth = UNKNOWN_SIZE
        return (width * position.wide, height * position.high, depth * position.deep), UNKNOWN_SIZE
    return block_size(position, product), facing_size(position, product)


def _packed(positions: Sequence[Position], widths: Sequence[float], start: float) -> list[float]:
    places, edge = [], start
    for position, width in zip(positions, widths, strict=True):
        edge += position.gap_before
        places.append(edge)
        edge += width
    return places


def _spread(widths: Sequence[float], length: float) -> list[float]:
    free = length - sum(widths)
    if len(widths) == 1:
        return [max(0.0, free / 2)]
    gap = max(0.0, free) / (len(widths) - 1) if len(widths) > 1 else 0.0
    return [sum(widths[:index]) + gap * index for index in range(len(widths))]


def _free(positions: Sequence[Position], widths: Sequence[float]) -> list[float]:
    places, edge = [], 0.0
    for position, width in zip(positions, widths, strict=True):
        x = edge if position.x is None else position.x
        places.append(x)
        edge = max(edge, x + width)
    return places


def reserved_length(level: Level) -> float:
    """Length of a level that PNM pieces take from its products, mm."""
    return sum(width for _, width in level.reserved)


def _beside(reserved: Sequence[tuple[float, float]], edges: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Blocks packed to the right, moved on past what is reserved; each keeps its distance to the one before."""
    places, shift = [], 0.0
    for edge, width in zip(edges, widths, strict=True):
        for left, taken in reserved:
            if edge + shift < left + taken and left < edge + shift + width:
                shift = left + taken - edge
        places.append(edge + shift)
    return places


def _opened(reserved: Sequence[tuple[float, float]], edges: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Blocks laid out as if nothing were reserved, drawn apart where something is."""
    places, before = [], 0.0
    for edge, width in zip(edges, widths, strict=True):
        x = edge
        for left, taken in reserved:
            if x + width > left:
                x = max(x, left) + taken
        places.append(max(x, before))
        before = places[-1] + width
    return places


def left_edges(level: Level, widths: Sequence[float], length: float) -> list[float]:
    """The left edge (mm) of each block of `widths` on a level of `length`, by the level's flow, beside what PNM pieces reserve.

    `free` blocks stay where they were put; the others pass a reserved stretch as a whole.
    """
    reserved = sorted((left, width) for left, width in level.reserved if width > 0)
    if not reserved or level.flow == "free":
        return _flowing(level, widths, length)
    if level.flow == "right":
        mirrored = sorted((length - left - width, width) for left, width in reserved)
        turned = [length - edge - width for edge, width in zip(_flowing(level, widths, length), widths, strict=True)]
        beside = _beside(mirrored, turned[::-1], widths[::-1])[::-1]
        return [length - edge - width for edge, width in zip(beside, widths, strict=True)]
    if level.flow == "spread":
        return _opened(reserved, _flowing(level, widths, length - reserved_length(level)), widths)
    return _beside(reserved, _flowing(level, widths, length), widths)


def _flowing(level: Level, widths: Sequence[float], length: float) -> list[float]:
    """The left edges by the flow alone.

    left: packed from the left, each after its `gap_before`; right: packed against the right end, order kept;
    spread: equal gaps, first and last at the ends (one alone stands in the middle); free: each at its own `x`.
    """
    if level.flow == "right":
        used = sum(widths) + sum(position.gap_before for position in level.positions)
        return _packed(level.positions, widths, length - used)
    if level.flow == "spread":
        return _spread(widths, length)
    if level.flow == "free":
        return _free(level.positions, widths)
    return _packed(level.positions, widths, 0.0)


def hangs(level: Level) -> bool:
    """Whether products hang below the level instead of standing on it."""
    return level.kind in ("pegs", "arm", "rail")


@memo(60_000, len)
def place_level(level: Level, bay_width: float, products: Mapping[str, Product]) -> tuple[Placed, ...]:
    """Every position of a level where it stands, in the level's order."""
    sizes = [_sizes(position, products) for position in level.positions]
    edges = left_edges(level, [block[0] for block, _ in sizes], bay_width)
    below = hangs(level)
    return tuple(
        Placed(position, x, -block[1] if below else 0.0, block[0], block[1], block[2], facing)
        for position, x, (block, facing) in zip(level.positions, edges, sizes, strict=True)
    )


def placed(bay: Bay, level: Level, products: Mapping[str, Product]) -> tuple[Placed, ...]:
    """`place_level` for a level of `bay`; `products` from `products_by_id`, so that the result is remembered."""
    return place_level(level, bay.width, products)


def used_length(level: Level, bay: Bay, products: Mapping[str, Product]) -> float:
    """Occupied length of a level: the sum of its blocks' widths, mm."""
    return sum(block.width for block in placed(bay, level, products))


def free_length(level: Level, bay: Bay, products: Mapping[str, Product]) -> float:
    """Length left on a level after blocks and their gaps, mm; negative when the level is overfull."""
    gaps = 0.0 if level.flow in ("spread", "free") else sum(position.gap_before for position in level.positions)
    return bay.width - reserved_length(level) - used_length(level, bay, products) - gaps


def depth_that_fits(facing_depth: float, level_depth: float) -> int:
    """Facings deep that stand on a level, at least 1: the default of an empty `deep`.

    >>> depth_that_fits(66.0, 470.0)
    7
    """
    return max(1, int((level_depth + 1e-6) // facing_depth)) if facing_depth > 0 else 1
