"""Lengths written on the furniture: what is left on a level, the room of their products between levels, heights of the levels."""

from collections.abc import Iterator

from planogram.draw.shapes import Group, Line, Part, Rect, Shape, Text, in_parts, part_of
from planogram.draw.style import DrawStyle
from planogram.model.fixture import Bay, Level, clear_height
from planogram.model.memo import memo, one_object
from planogram.model.placement import free_length, hangs, products_by_id
from planogram.model.product import Product

_TICK = 9.0
_OF_THE_MARGIN = 0.85
"""Height of a dimension's number ÷ that of the margin's words, which are read wherever the drawing is."""
_FROM_RIGHT = 24.0
_INK, _WARNING = "#27313d", "#b3135a"
"""Price rails are light in every theme."""
_OVER_THE_RAIL = 1.35
"""Height of the words for what is free ÷ that of the rail: on a small screen they would be too small to read on it."""
_USUAL_RAIL = 30.0
"""Thickness, mm, of the rail that words on a thinner level are written for: a pallet and pins have none to speak of, and are read as often."""
_OVER_PINS = 4.0
_Rail = tuple[float, float, bool]
"""Foot and height (mm) of what words about a level are written on, and whether things hang below it."""
_Height = tuple[float, _Rail, float, float]
"""Elevation of a level, its rail, foot and height of the room of its products, mm; the height is 0 when it is open above."""


def centimetres(mm: float, style: DrawStyle) -> str:
    """A length in cm with no more decimals than it has.

    >>> from planogram.draw.measure import TextMeasurer
    >>> centimetres(125.0, DrawStyle(None, decimal=",")), centimetres(300.04, DrawStyle(None))
    ('12,5', '30')
    """
    return f"{round(mm) / 10:.1f}".removesuffix(".0").replace(".", style.decimal)


@memo(1024)
def draw_free_lengths(bay: Bay, x: float, products: tuple[Product, ...], style: DrawStyle) -> Group:
    """What is left of each level of a bay at `x` (mm), or too much on it, at the right end of its front; joined levels say it in `draw_run_free`."""
    known = products_by_id(products)
    words = [_free_words(level, bay.width, one_object(free_length(level, bay, known)), style) for level in bay.levels if not level.combined]
    return in_parts("overlay", f"free-{bay.id}", x, 0.0, words)


@memo(1024)
def draw_run_free(level: Level, x: float, width: float, free: float, style: DrawStyle) -> Group:
    """The length left of joined levels, at the right end of the last one, which is at `x` (mm)."""
    return in_parts("overlay", f"free-{level.id}", x, 0.0, (_free_words(level, width, free, style),))


@memo(8192)
def _free_words(level: Level, width: float, free: float, style: DrawStyle) -> Part:
    return part_of(tuple(_free_length(level, width, free, style)))


def _free_length(level: Level, width: float, free: float, style: DrawStyle) -> Iterator[Shape]:
    words = style.free_words[0 if free > -0.5 else 1].format(cm=centimetres(abs(free), style))
    rail = _rail(level)
    per_size = style.measurer.width(words, 1.0, True) + 0.5
    size = min(style.margin_text, rail[1] * _OVER_THE_RAIL, (width - 6.0) / per_size)
    if size >= style.smallest_text:
        long = size * per_size
        yield from _on_the_rail(width - long - 3.0, long, rail, words, size, _WARNING if free <= -0.5 else _INK, style)


def _rail(level: Level) -> _Rail:
    """Below what stands on the level, above what hangs from it."""
    thick = max(_USUAL_RAIL, level.thickness)
    return level.elevation + (_OVER_PINS if hangs(level) else -thick), thick, hangs(level)


def _on_the_rail(x: float, long: float, rail: _Rail, words: str, size: float, ink: str, style: DrawStyle) -> Iterator[Shape]:
    """Words on a plate that may be higher than the rail, but never lies over what stands on the level or hangs from it."""
    foot, thick, hanging = rail
    plate = max(thick - 2.0, size * 0.92)
    y = foot + (thick - plate) / 2 if plate <= thick else foot if hanging else foot + thick - plate
    yield Rect(x, y, long, plate, style.theme.rail, for_text=size)
    yield Text(x, y, long, plate, words, size, ink, bold=True)


def draw_dimensions(bay: Bay, x: float, hand_gap: float, style: DrawStyle) -> Group:
    """The dimension lines of a bay at `x` (mm), over its products: the same object as long as no level moves."""
    heights = tuple(_height(bay, number, hand_gap) for number in range(len(bay.levels)))
    return _dimension_group(one_object((bay.id, x, bay.width, heights)), style)


def _height(bay: Bay, number: int, hand_gap: float) -> _Height:
    """What hangs has the room down to the hooks below or to the foot of the bay; down to a board, that room is told of the board."""
    level = bay.levels[number]
    if hangs(level):
        below = max((other for other in bay.levels if other.elevation < level.elevation), key=lambda other: other.elevation, default=None)
        foot = bay.base_height if below is None else below.elevation
        return level.elevation, _rail(level), foot, level.elevation - foot if below is None or hangs(below) else 0.0
    return level.elevation, _rail(level), level.elevation, clear_height(bay, number, hand_gap) or 0.0


@memo(512)
def _dimension_group(key: tuple[str, float, float, tuple[_Height, ...]], style: DrawStyle) -> Group:
    name, x, width, heights = key
    return Group("overlay", f"dimensions-{name}", x, 0.0, tuple(_shapes(width, heights, style)))


def _shapes(width: float, heights: tuple[_Height, ...], style: DrawStyle) -> Iterator[Shape]:
    size = style.margin_text * _OF_THE_MARGIN
    for elevation, rail, foot, clear in heights:
        yield from _elevation(elevation, rail, size, style)
        if clear > size * 2:
            at = width - _FROM_RIGHT
            yield Line(at, foot, at, foot + clear, style.theme.ruler, 1.6)
            for y in (foot, foot + clear):
                yield Line(at - _TICK, y, at + _TICK, y, style.theme.ruler, 1.6)
            yield from _clear_height(at, foot + clear / 2, centimetres(clear, style), size, style)


def _elevation(elevation: float, rail: _Rail, size: float, style: DrawStyle) -> Iterator[Shape]:
    """On the rail: products and their names stay in sight."""
    words, size = f"↥ {centimetres(elevation, style)}", min(size, rail[1] * _OVER_THE_RAIL)
    long = style.measurer.width(words, size, True) + size * 0.5
    yield from _on_the_rail(3.0, long, rail, words, size, _INK, style)


def _clear_height(x: float, y: float, words: str, size: float, style: DrawStyle) -> Iterator[Shape]:
    """Across its line at `x`, as far inwards as keeps it within its bay."""
    long, thick = style.measurer.width(words, size, True) + size * 0.5, size * 1.2
    left = min(x, x + _FROM_RIGHT - long / 2) - long / 2
    yield Rect(left, y - thick / 2, long, thick, style.theme.page + "e0", for_text=size)
    yield Text(left, y - thick / 2, long, thick, words, size, style.theme.ruler, bold=True)
