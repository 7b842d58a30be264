"""The heat of the levels: each tinted by how much a metre of it brings, with the figure written, never by colour alone."""

from collections.abc import Iterator

from planogram.draw.shapes import Group, Rect, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.layout import FaceLayout

_INK, _PAPER, _HOT = "#27313d", "#ffffffd8", "#c2410c"
_MOST = 0.62
_SIZE, _PAD, _FROM_LEFT = 26.0, 8.0, 26.0
Heat = tuple[tuple[str, float, str], ...]
"""(level id, strength from 0 to 1, the figure in words)."""


def heat_colour(strength: float) -> str:
    """The tint of a strength from 0 (none) to 1: one hue, ever less transparent.

    >>> heat_colour(0.0), heat_colour(1.0)
    ('#c2410c00', '#c2410c9e')
    """
    return f"{_HOT}{round(255 * _MOST * max(0.0, min(1.0, strength))):02x}"


def draw_heat(layout: FaceLayout, style: DrawStyle) -> Group:
    """Over the products, so that a full level shows it too; one group, apart from the levels, which stay as they are drawn."""
    return Group("overlay", "heat", 0.0, 0.0, tuple(_shapes(layout, style)))


def _shapes(layout: FaceLayout, style: DrawStyle) -> Iterator[Shape]:
    heat = {level_id: (strength, text) for level_id, strength, text in style.heat}
    for box in layout.levels:
        if box.level.id not in heat:
            continue
        strength, text = heat[box.level.id]
        yield Rect(box.x, box.bottom, box.width, box.top - box.bottom, heat_colour(strength))
        width = style.measurer.width(text, _SIZE, True) + 2 * _PAD
        if width < box.width:
            top = min(box.top, box.bottom + 2.2 * _SIZE)
            yield Rect(box.x + _FROM_LEFT, top - 1.6 * _SIZE, width, 1.5 * _SIZE, _PAPER, for_text=_SIZE)
            yield Text(box.x + _FROM_LEFT + _PAD, top - 1.6 * _SIZE, width, 1.5 * _SIZE, text, _SIZE, _INK, "left", True)
