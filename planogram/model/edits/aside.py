"""On a `free` level what is in the way of a block that comes or grows steps aside, as under the hand. On other flows it does so by itself."""

from collections.abc import Collection, Mapping, Sequence

from planogram.model.edits.tree import with_inserted
from planogram.model.fixture import Level
from planogram.model.placement import Placed, has_holes, place_level, sizes
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.room import make_room, overlaps
from planogram.model.units import round_mm
from planogram.model.values import changed
from planogram.model.walls import spread_on_holes

Products = Mapping[str, Product]


def stepped_aside(length: float, level: Level, products: Products, held: Collection[str]) -> Level:
    """The `free` level, `length` mm long, with what blocks `held` stand in moved no further than it must, they too where they leave the level."""
    row = _row(length, level, products)
    edges, widths = [block.x for block in row], [block.width for block in row]
    tight = [n for n, block in enumerate(row) if block.position.id in held and overlaps(edges, widths, n, length)]
    return _standing(length, level, row, make_room(edges, widths, tight[0], length)) if tight else level


def put_among(length: float, level: Level, products: Products, index: int, positions: Sequence[Position]) -> Level:
    """The `free` level with `positions` that have no place yet: side by side, right of the block before the one at `index`."""
    blocks, index = place_level(level, length, products), max(0, min(index, len(level.positions)))
    row = _row(length, level, products)
    number = 0 if not index else row.index(blocks[index - 1]) + 1
    new = side_by_side(length, level, products, positions, blocks[index - 1].right if index else 0.0)
    together = changed(level, positions=with_inserted(tuple(changed(block.position, x=block.x) for block in row), number, new))
    row = list(place_level(together, length, products))
    edges, widths = [block.x for block in row], [block.width for block in row]
    return _standing(length, together, row, make_room(edges, widths, number, length))


def side_by_side(length: float, level: Level, products: Products, positions: Sequence[Position], x: float) -> tuple[Position, ...]:
    """`positions` with places on the `free` level, the first at `x` mm, each after its gap."""
    packed = changed(level, flow="left", dividers=(), reserved=(), positions=tuple(positions))
    start = positions[0].gap_before
    return tuple(changed(block.position, x=x + block.x - start) for block in place_level(packed, length, products))


def on_holes(length: float, level: Level, products: Products) -> Level:
    """A `free` level of hooks with each block in a hole, beside the others: at the nearest hole two may be in one another."""
    if not has_holes(level):
        return level
    row = _row(length, level, products)
    return _standing(length, level, row, [block.x for block in row])


def grown(before: Sequence[Position], after: Sequence[Position], products: Products) -> tuple[str, ...]:
    """Of positions that were `before`, each in its place, those that are wider `after`."""
    pairs = ((old, new, products.get(old.product), products.get(new.product)) for old, new in zip(before, after, strict=True) if old is not new)
    return tuple(new.id for old, new, one, other in pairs if sizes(new, other)[0][0] > sizes(old, one)[0][0])


def _row(length: float, level: Level, products: Products) -> list[Placed]:
    return sorted(place_level(level, length, products), key=lambda block: block.x)


def _standing(length: float, level: Level, row: Sequence[Placed], edges: Sequence[float]) -> Level:
    if has_holes(level) and level.hook_pitch:
        edges = spread_on_holes(edges, [block.width for block in row], [block.facing[0] for block in row], length, level.hook_pitch)
    return changed(level, positions=tuple(changed(block.position, x=round_mm(x)) for block, x in zip(row, edges, strict=True)))
