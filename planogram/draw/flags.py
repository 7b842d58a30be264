"""Marks on the blocks: of findings a triangle for what cannot be, a diamond for what should not, a dot for advice; a padlock on what is fixed.

Shape first, colour second.
"""

from collections.abc import Iterator, Mapping

from planogram.draw.shapes import Line, Polygon, Rect, Shape
from planogram.draw.style import DrawStyle
from planogram.model.memo import memo

SIZE = 26.0
"""mm; on a small screen a mark is larger than a small block, and still says which."""
FLAG_COLOURS: Mapping[str, str] = {"error": "#c62828", "warning": "#d98200", "advice": "#2f6fb0"}
PIN_COLOUR = "#3b4a5a"
_INK = "#ffffff"
_EDGE = "#1b2530"


@memo(16)
def flagged_positions(style: DrawStyle) -> Mapping[str, str]:
    """The worst severity of each marked position, by id."""
    return dict(style.flags)


def flag_shapes(right: float, top: float, severity: str) -> Iterator[Shape]:
    """The mark of a severity in the upper right corner (mm) of a block."""
    x, y, half = right - SIZE * 0.55, top - SIZE * 0.55, SIZE / 2
    fill = FLAG_COLOURS.get(severity, FLAG_COLOURS["advice"])
    if severity == "error":
        yield Polygon(((x - half, y - half * 0.85), (x + half, y - half * 0.85), (x, y + half)), fill, _EDGE)
    elif severity == "warning":
        yield Polygon(((x - half, y), (x, y - half), (x + half, y), (x, y + half)), fill, _EDGE)
    else:
        yield Rect(x - half * 0.6, y - half * 0.6, half * 1.2, half * 1.2, fill, _EDGE)
    yield Line(x, y + half * 0.35, x, y - half * 0.2, _INK, 2.6)
    yield Line(x, y - half * 0.38, x, y - half * 0.55, _INK, 2.6)


def pin_shapes(left: float, bottom: float, width: float) -> Iterator[Shape]:
    """A padlock in the lower left corner (mm) of a block of that width."""
    size = min(SIZE * 1.3, width * 0.6)
    x, y = left + size * 0.2, bottom + size * 0.2
    inner, bar = size * 0.16, size * 0.12
    yield Rect(x + inner, y + size * 0.4, size - 2 * inner, size * 0.5, "", _EDGE, bar)
    yield Rect(x, y, size, size * 0.56, PIN_COLOUR, _EDGE)
    yield Line(x + size / 2, y + size * 0.16, x + size / 2, y + size * 0.38, _INK, bar)
