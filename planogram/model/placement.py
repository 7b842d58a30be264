"""Where each position and facing stands on a level: computed from order and flow, never stored.

Pure, remembered per level. Whether the result is possible (overlap, overflow) is a check's business (metrics/checks).
"""

from collections.abc import Mapping, Sequence

import msgspec

from planogram.model.fixture import Bay, Level
from planogram.model.memo import memo
from planogram.model.position import Position, block_size, facing_size
from planogram.model.product import Product, Size
from planogram.model.walls import Wall, at_hole, beside, on_holes, spread_between, spread_on_holes


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


_EXACT = 1e-6
UNKNOWN_SIZE = (50.0, 50.0, 50.0)
"""What a position of a product that is not in the project is drawn at."""


@memo(64)
def products_by_id(products: tuple[Product, ...]) -> Mapping[str, Product]:
    """The project's products by id; the same object for the same tuple."""
    return {product.id: product for product in products}


def sizes(position: Position, product: Product | None) -> tuple[Size, Size]:
    """Width, height and depth of the block and of one facing, mm; of UNKNOWN_SIZE without its product."""
    if product is None:
        width, height, depth = UNKNOWN_SIZE
        return (width * position.wide, height * position.high, depth * position.deep), UNKNOWN_SIZE
    return _known_sizes(position, product)


@memo(20_000)
def _known_sizes(position: Position, product: Product) -> tuple[Size, Size]:
    """Remembered for each: when one block moves, the others on its level keep their sizes."""
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


def has_holes(level: Level) -> bool:
    """Whether blocks hang from hooks that only go into the holes of a board."""
    return level.kind == "pegs" and bool(level.hook_pitch)


def left_edges(level: Level, sizes: Sequence[tuple[Size, Size]], length: float, start: float = 0.0) -> list[float]:
    """The left edge (mm) of each block on a level of `length`, by its flow, beside what PNM pieces reserve and between its dividers.

    `sizes`: of each block and of one of its facings. `start`: what runs in from the bay on the left. `free` blocks stay where
    they were put; the others pass a wall as a whole. On a pegboard the first hook of each block is in a hole.
    """
    widths = [block[0] for block, _ in sizes]
    pitch = level.hook_pitch if has_holes(level) else None
    facings = [facing[0] for _, facing in sizes] if pitch else ()
    if level.flow == "free":
        free = _free(level.positions, widths)
        return free if not pitch else [at_hole(*block, length, pitch) for block in zip(free, widths, facings, strict=True)]
    if level.flow == "left" and start > 0:
        # what runs in is no piece that a block may be too wide to pass: everything stands after it, however far that sticks out
        after = [start + edge for edge in _flowing(level, widths, length)]
        return _between(_walls(level, length, 0.0), after, widths, facings, length, pitch)
    walls = _walls(level, length, start)
    if level.flow == "right":
        edges = [length - edge - width for edge, width in zip(_flowing(level, widths, length), widths, strict=True)][::-1]
        mirrored = sorted((length - left - taken, taken) for left, taken in walls)
        turned = _between(mirrored, edges, widths[::-1], facings[::-1], length, pitch)[::-1]
        return [length - edge - width for edge, width in zip(turned, widths, strict=True)]
    if level.flow == "spread":
        spread = _spread_between(level, walls, widths, length)
        return spread_on_holes(spread, widths, facings, length, pitch) if pitch else spread
    return _between(walls, _flowing(level, widths, length), widths, facings, length, pitch)


def _walls(level: Level, length: float, start: float) -> list[Wall]:
    if not level.reserved and not level.dividers and not start:
        return []
    taken = [(left, width) for left, width in level.reserved if width > 0]
    return sorted([*taken, *((x, 0.0) for x in level.dividers if 0 < x < length), *([(0.0, start)] if start > 0 else ())])


def _between(
    walls: Sequence[Wall], edges: Sequence[float], widths: Sequence[float], facings: Sequence[float], length: float, pitch: float | None
) -> list[float]:
    places = beside(walls, edges, widths, length) if walls else list(edges)
    return on_holes(places, facings, length, pitch) if pitch else places


def _spread_between(level: Level, walls: Sequence[Wall], widths: Sequence[float], length: float) -> list[float]:
    if any(not taken for _, taken in walls):
        return spread_between(walls, widths, length)
    if not walls:
        return _spread(widths, length)
    return _opened(walls, _flowing(level, widths, length - sum(taken for _, taken in walls)), widths)


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


def room_behind(level: Level) -> float:
    """Depth (mm) a block may take: of the board, or of the hook."""
    return level.hook_length if hangs(level) and level.hook_length is not None else level.depth


def hung(position: Position, level: Level) -> bool:
    """Whether a block hangs: on hooks every unit does, and nothing lies loose there."""
    return position.style == "hanging" or (position.style in ("unit", "loose") and hangs(level))


def may_be_capped(position: Position, level: Level) -> bool:
    """Whether units can lie on a block: one that stands, in packs or not."""
    return not hung(position, level) and not lies_loose(position, level)


def lies_loose(position: Position, level: Level) -> bool:
    """Whether a block is poured onto its level, with no height of its own."""
    return position.style == "loose" and not hangs(level)


@memo(60_000, len)
def place_level(level: Level, bay_width: float, products: Mapping[str, Product], start: float = 0.0) -> tuple[Placed, ...]:
    """Every position of a level where it stands, in the level's order; `start` is what runs in from the bay on the left, mm."""
    standing = [sizes(position, products.get(position.product)) for position in level.positions]
    edges = left_edges(level, standing, bay_width, start)
    below = hangs(level)
    return tuple(
        [
            Placed(position, x, -high if below else 0.0, wide, high, deep, facing)
            for position, x, ((wide, high, deep), facing) in zip(level.positions, edges, standing, strict=True)
        ]
    )


def placed(bay: Bay, level: Level, products: Mapping[str, Product]) -> tuple[Placed, ...]:
    """`place_level` for a level of `bay`; `products` from `products_by_id`, so that the result is remembered."""
    return place_level(level, bay.width, products)


def used_length(level: Level, bay: Bay, products: Mapping[str, Product]) -> float:
    """Occupied length of a level: the sum of its blocks' widths, mm."""
    return _used(level, bay.width, products)


@memo(20_000)
def _used(level: Level, width: float, products: Mapping[str, Product]) -> float:
    return sum([block.width for block in place_level(level, width, products)])


@memo(20_000)
def _gaps(level: Level) -> float:
    return 0.0 if level.flow in ("spread", "free") else sum([position.gap_before for position in level.positions])


def free_length(level: Level, bay: Bay, products: Mapping[str, Product]) -> float:
    """Length left on a level after blocks and their gaps, mm; negative when the level is overfull.

    Between dividers and on a pegboard some of it cannot be used: what sticks out then counts.
    """
    left = bay.width - reserved_length(level) - used_length(level, bay, products) - _gaps(level)
    if level.positions and level.flow != "free" and (level.dividers or has_holes(level)):
        blocks = placed(bay, level, products)
        return (
            min(left, bay.width - max(block.right for block in blocks), min(block.x for block in blocks)) if _stick_out(blocks, bay.width) else left
        )
    return left


def _stick_out(blocks: Sequence[Placed], length: float) -> bool:
    return any(block.x < -_EXACT or block.right > length + _EXACT for block in blocks)
