"""The sign of a bent face, which is drawn flat: an arc on its chord over its top, with its degrees. The plan of the floor shows the true arc."""

from itertools import pairwise

from planogram.draw.shapes import Group, Line, Rect, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.memo import memo, one_object

_OVER, _MOST_RISE, _STEPS = 62.0, 44.0, 16


def draw_arc(width: float, height: float, degrees: float, style: DrawStyle) -> Group:
    """The sign over a face of width × height mm: the arc sags where the face is concave (degrees above 0), and rises where it is not."""
    return _arc_group(one_object(width), one_object(height), one_object(degrees), style)


@memo(256)
def _arc_group(width: float, height: float, degrees: float, style: DrawStyle) -> Group:
    return Group("rail", "arc", 0.0, height, _arc(width, degrees, style))


def _arc(width: float, degrees: float, style: DrawStyle) -> tuple[Shape, ...]:
    rise = min(_MOST_RISE, width * 0.04) * (-1.0 if degrees > 0 else 1.0)
    base = _OVER if degrees > 0 else _OVER - _MOST_RISE
    points = [(width * n / _STEPS, base + rise * 4 * (n / _STEPS) * (1 - n / _STEPS)) for n in range(_STEPS + 1)]
    arc = [Line(*one, *other, style.theme.margin_text, 6.0) for one, other in pairwise(points)]
    ends = [Rect(x - 7.0, base - 7.0, 14.0, 14.0, style.theme.margin_text) for x in (0.0, width)]
    words = f"{abs(degrees):g}°".replace(".", style.decimal)
    text = Text(0.0, _OVER - style.margin_text * 0.4, width, style.margin_text, words, style.margin_text, style.theme.margin_text)
    return (*arc, *ends, text)
