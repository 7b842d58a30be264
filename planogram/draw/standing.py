"""What a block looks like, remembered wherever it stands: when its neighbours make room only its place is another.

Always drawn at the level's left end and then moved, so that the numbers do not depend on where it stood before.
"""

from typing import NamedTuple

from planogram.draw.blocks import block_shapes, block_text
from planogram.draw.covers import NOTHING, Extent, over
from planogram.draw.shapes import Shape, moved
from planogram.draw.style import DrawStyle
from planogram.model.memo import memo, one_object
from planogram.model.placement import Placed, sizes
from planogram.model.position import Position
from planogram.model.product import Product


class Standing(NamedTuple):
    """Shapes of one block: its packs, and what is written on it, which is drawn after the packs of the whole level."""

    packs: tuple[Shape, ...]
    words: tuple[Shape, ...]


def standing(block: Placed, product: Product | None, fill: str, pattern: int, style: DrawStyle, hidden: tuple[Extent, ...] = NOTHING) -> Standing:
    """The shapes of a placed block in its level's frame; its name keeps clear of what is `hidden` there."""
    covers = over(hidden, block.x, block.y, block.width, block.height)
    found = _at_the_end(block.position, product, one_object(block.y) if block.y else 0.0, one_object(fill), pattern, style, covers)
    return _at(found, one_object(block.x)) if block.x else found


def _weight(found: Standing) -> int:
    return len(found.packs) + len(found.words)


@memo(100_000, _weight)
def _at_the_end(
    position: Position, product: Product | None, foot: float, fill: str, pattern: int, style: DrawStyle, covers: tuple[Extent, ...]
) -> Standing:
    (width, height, depth), facing = sizes(position, product)
    block = Placed(position, 0.0, foot, width, height, depth, facing)
    return Standing(tuple(block_shapes(block, product, fill, style, pattern)), tuple(block_text(block, product, fill, style, covers)))


@memo(100_000, _weight)
def _at(found: Standing, x: float) -> Standing:
    return Standing(moved(found.packs, x), moved(found.words, x))
