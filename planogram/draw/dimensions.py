"""Lengths written on the furniture: what is left on a level, clear heights between levels, heights of the levels."""

from collections.abc import Iterator

from planogram.draw.shapes import Group, Line, Rect, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.fixture import Bay, Level, clear_height
from planogram.model.memo import memo, one_object
from planogram.model.placement import Placed, hangs, reserved_length

_TICK = 9.0
_SIZE = 21.0
_FROM_RIGHT = 24.0
_Height = tuple[float, float, float]
"""Elevation, thickness and clear height of a level, mm; below 0 when it is open above."""


def centimetres(mm: float, style: DrawStyle) -> str:
    """A length in cm with no more decimals than it has.

    >>> from planogram.draw.measure import TextMeasurer
    >>> centimetres(125.0, DrawStyle(None, decimal=",")), centimetres(300.04, DrawStyle(None))
    ('12,5', '30')
    """
    return f"{round(mm) / 10:.1f}".removesuffix(".0").replace(".", style.decimal)


def free_length_shapes(level: Level, width: float, blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    """What is left of the level, or too much on it, written at the right end of its front; nothing on levels that share products."""
    if level.combined:
        return
    gaps = 0.0 if level.flow in ("spread", "free") else sum(block.position.gap_before for block in blocks)
    free = width - reserved_length(level) - sum(block.width for block in blocks) - gaps
    words = style.free_words[0 if free > -0.5 else 1].format(cm=centimetres(abs(free), style))
    thick = max(14.0, level.thickness)
    size = min(_SIZE, thick * 0.78)
    long = style.measurer.width(words, size, True) + size * 0.8
    if long < width:
        colour = style.theme.overfull if free <= -0.5 else style.theme.label
        foot = 4.0 if hangs(level) else -thick
        yield Rect(width - long - 3.0, foot + 1.0, long, thick - 2.0, style.theme.rail, for_text=size)
        yield Text(width - long - 3.0, foot, long, thick, words, size, colour, bold=True)


def draw_dimensions(bay: Bay, x: float, hand_gap: float, style: DrawStyle) -> Group:
    """The dimension lines of a bay at `x` (mm), over its products: the same object as long as no level moves."""
    heights = tuple(_height(bay, number, hand_gap) for number in range(len(bay.levels)))
    return _dimension_group(one_object((bay.id, x, bay.width, heights)), style)


def _height(bay: Bay, number: int, hand_gap: float) -> _Height:
    clear = clear_height(bay, number, hand_gap)
    return bay.levels[number].elevation, bay.levels[number].thickness, -1.0 if clear is None else clear


@memo(512)
def _dimension_group(key: tuple[str, float, float, tuple[_Height, ...]], style: DrawStyle) -> Group:
    name, x, width, heights = key
    return Group("overlay", f"dimensions-{name}", x, 0.0, tuple(_shapes(width, heights, style)))


def _shapes(width: float, heights: tuple[_Height, ...], style: DrawStyle) -> Iterator[Shape]:
    for elevation, _, clear in heights:
        yield from _plate(_FROM_RIGHT, elevation + _SIZE * 0.9, f"↥ {centimetres(elevation, style)}", style, left=True)
        if clear > _SIZE * 2:
            at = width - _FROM_RIGHT
            yield Line(at, elevation, at, elevation + clear, style.theme.ruler, 1.6)
            for y in (elevation, elevation + clear):
                yield Line(at - _TICK, y, at + _TICK, y, style.theme.ruler, 1.6)
            yield from _plate(at, elevation + clear / 2, centimetres(clear, style), style)


def _plate(x: float, y: float, words: str, style: DrawStyle, left: bool = False) -> Iterator[Shape]:
    long, thick = style.measurer.width(words, _SIZE, True) + _SIZE * 0.5, _SIZE * 1.2
    start = x if left else x - long / 2
    yield Rect(start, y - thick / 2, long, thick, style.theme.page + "e0", for_text=_SIZE)
    yield Text(start, y - thick / 2, long, thick, words, _SIZE, style.theme.ruler, bold=True)
