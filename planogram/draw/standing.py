"""What a block looks like, remembered wherever it stands: when its neighbours make room only its place is another.

Always drawn at the level's left end and then moved, so that the numbers do not depend on where it stood before.
"""

from typing import NamedTuple

from planogram.draw.blocks import block_shapes, block_text, marked_positions, product_colours, product_patterns
from planogram.draw.covers import NOTHING, Extent, over
from planogram.draw.palette import UNSORTED
from planogram.draw.shapes import Part, moved_part, part_of
from planogram.draw.style import DrawStyle
from planogram.model.memo import memo, one_object
from planogram.model.placement import Placed, products_by_id, sizes
from planogram.model.position import Position
from planogram.model.product import Product


class Standing(NamedTuple):
    """Shapes of one block: its packs, and what is written on it, which is drawn after the packs of the whole level."""

    packs: Part
    words: Part


def standing(block: Placed, products: tuple[Product, ...], style: DrawStyle, hidden: tuple[Extent, ...] = NOTHING) -> Standing:
    """The shapes of a placed block in its level's frame; its name keeps clear of what is `hidden` there. `products` is the project's tuple."""
    if hidden or block.y:
        covers = over(hidden, block.x, block.y, block.width, block.height)
        found = _dressed(block.position, products, style, one_object(block.y), covers)
    else:
        found = _on_its_foot(block.position, products, style)
    return _at(found, one_object(block.x)) if block.x else found


@memo(40_000)
def _on_its_foot(position: Position, products: tuple[Product, ...], style: DrawStyle) -> Standing:
    """What nearly every block looks like, found by as little as can be: a step of a drag asks for all of a level."""
    return _dressed(position, products, style, 0.0, NOTHING)


def _dressed(position: Position, products: tuple[Product, ...], style: DrawStyle, foot: float, covers: tuple[Extent, ...]) -> Standing:
    name = position.product
    fill = marked_positions(style).get(position.id) or product_colours(products, style).get(name, UNSORTED)
    pattern = product_patterns(products, style).get(name, 0)
    return _at_the_end(position, products_by_id(products).get(name), one_object(foot), one_object(fill), one_object(pattern), style, covers)


def _weight(found: Standing) -> int:
    return len(found.packs.shapes) + len(found.words.shapes)


@memo(100_000, _weight)
def _at_the_end(
    position: Position, product: Product | None, foot: float, fill: str, pattern: int, style: DrawStyle, covers: tuple[Extent, ...]
) -> Standing:
    (width, height, depth), facing = sizes(position, product)
    block = Placed(position, 0.0, foot, width, height, depth, facing)
    packs, words = block_shapes(block, product, fill, style, pattern), block_text(block, product, fill, style, covers)
    return Standing(part_of(tuple(packs)), part_of(tuple(words)))


@memo(40_000)
def _at(found: Standing, x: float) -> Standing:
    return Standing(moved_part(found.packs, x), moved_part(found.words, x))
