"""What a block looks like, remembered wherever it stands: when its neighbours make room only its place is another.

Always drawn at the level's left end and then moved, so that the numbers do not depend on where it stood before.
"""

from typing import NamedTuple

from planogram.draw.blocks import block_shapes, block_text
from planogram.draw.covers import NOTHING, Extent, over
from planogram.draw.shapes import Shape, moved
from planogram.draw.style import DrawStyle
from planogram.model.memo import memo, one_object
from planogram.model.placement import Placed
from planogram.model.position import Position
from planogram.model.product import Product, Size


class Standing(NamedTuple):
    """Shapes of one block: its packs, and what is written on it, which is drawn after the packs of the whole level."""

    packs: tuple[Shape, ...]
    words: tuple[Shape, ...]


Build = tuple[float, float, float, float, Size]
"""Foot, width, height, depth of a block and the size of one facing, mm."""


def standing(block: Placed, product: Product | None, fill: str, pattern: int, style: DrawStyle, hidden: tuple[Extent, ...] = NOTHING) -> Standing:
    """The shapes of a placed block in its level's frame; its name keeps clear of what is `hidden` there."""
    build: Build = one_object((block.y, block.width, block.height, block.depth, block.facing))
    covers = over(hidden, block.x, block.y, block.width, block.height)
    return _at(_at_the_end(block.position, product, build, one_object(fill), pattern, style, covers), one_object(block.x))


def _weight(found: Standing) -> int:
    return len(found.packs) + len(found.words)


@memo(100_000, _weight)
def _at_the_end(
    position: Position, product: Product | None, build: Build, fill: str, pattern: int, style: DrawStyle, covers: tuple[Extent, ...]
) -> Standing:
    foot, width, height, depth, facing = build
    block = Placed(position, 0.0, foot, width, height, depth, facing)
    return Standing(tuple(block_shapes(block, product, fill, style, pattern)), tuple(block_text(block, product, fill, style, covers)))


@memo(100_000, _weight)
def _at(found: Standing, x: float) -> Standing:
    return Standing(moved(found.packs, x), moved(found.words, x)) if x else found
