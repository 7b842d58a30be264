"""The tags that tie blocks on paper to lines of a list: what is written on each, where, and which blocks it speaks of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from planogram.draw.shapes import Rect, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.placement import Placed


class Tag(msgspec.Struct, frozen=True):
    """The number of one block, or the first and the last of a run of blocks that stand side by side; `plate` is where it is written."""

    blocks: tuple[Placed, ...]
    numbers: tuple[str, ...]
    plate: Rect
    turned: bool

    @property
    def text(self) -> str:
        """`12`, or `12–17` of a run."""
        return self.numbers[0] if len(self.numbers) == 1 else f"{self.numbers[0]}–{self.numbers[-1]}"

    @property
    def left(self) -> float:
        """Where the blocks begin, mm."""
        return min(block.x for block in self.blocks)

    @property
    def right(self) -> float:
        """Where the blocks end, mm."""
        return max(block.right for block in self.blocks)


def badges(shapes: Sequence[Shape], style: DrawStyle) -> Iterator[tuple[Rect, Text]]:
    """The tags among these shapes, plate and number."""
    for plate, number in pairwise(shapes):
        if isinstance(plate, Rect) and isinstance(number, Text) and plate.fill == style.theme.badge and number.colour == style.theme.badge_text:
            yield plate, number
