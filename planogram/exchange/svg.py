"""Flat shapes as SVG text: y turned downwards, every name escaped. One unit is one millimetre."""

import base64
import io
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from planogram.draw.measure import BASELINE_DROP
from planogram.draw.shapes import Drawing, Group, Line, Picture, Polygon, Rect, Shape, Text
from planogram.exchange.font import measurer
from planogram.exchange.pictures import Pictures
from planogram.model.layout import Box

_HAIRLINE, _SHARE = 1.2, 0.0004
"""Width (mm) of the thinnest line, and on large drawings as a share of their longer side: a shop's would not be seen at all."""
_POINTS_PER_MM = 0.4
"""How large a picture is kept: a face is looked at on a screen, at about 1:7."""

_ANCHORS = {"left": "start", "centre": "middle", "right": "end"}
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
"""Characters that XML cannot hold at all."""


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _colour(name: str, colour: str) -> str:
    if not colour:
        return f'{name}="none"'
    opacity = f' {name}-opacity="{int(colour[7:9], 16) / 255:.3g}"' if len(colour) == 9 else ""
    return f'{name}="{colour[:7]}"{opacity}'


def _paint(fill: str, stroke: str, width: float, thinnest: float) -> str:
    edge = f' {_colour("stroke", stroke)} stroke-width="{_n(max(width, thinnest))}"' if stroke else ""
    return _colour("fill", fill) + edge


def _text(text: Text) -> str:
    size, weight = _n(text.size), ' font-weight="600"' if text.bold else ""
    words = escape(text.text.translate(_FORBIDDEN))
    # whoever has not the font sets another in the same length, else names run out of their blocks
    length = f' textLength="{_n(measurer().width(text.text, text.size, text.bold))}" lengthAdjust="spacingAndGlyphs"' if words else ""
    common = f'font-size="{size}"{weight} {_colour("fill", text.colour)} text-anchor="{_ANCHORS[text.align]}"{length}'
    if text.vertical:
        along = {"left": 0.0, "centre": text.height / 2, "right": text.height}[text.align]
        x, y = text.x + text.width / 2 + BASELINE_DROP * text.size, -(text.y + along)
        return f'<text transform="translate({_n(x)} {_n(y)}) rotate(-90)" {common}>{words}</text>'
    along = {"left": 0.0, "centre": text.width / 2, "right": text.width}[text.align]
    return f'<text x="{_n(text.x + along)}" y="{_n(-(text.y + text.height / 2 - BASELINE_DROP * text.size))}" {common}>{words}</text>'


def _picture(shape: Picture, pictures: Pictures, thinnest: float) -> str:
    size = f'x="{_n(shape.x)}" y="{_n(-shape.y - shape.height)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
    bitmap = pictures.sized(shape.source, max(shape.width, shape.height) * _POINTS_PER_MM, shape.turn)
    if bitmap is None:
        return f"<rect {size} {_paint('#e5e8ec', '#8d98a6', 0.0, thinnest)}/>"
    buffer = io.BytesIO()
    bitmap.save(buffer, format="PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    return f'<image {size} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'


def _shape(shape: Shape, pictures: Pictures, thinnest: float) -> str:
    if isinstance(shape, Rect):
        size = f'x="{_n(shape.x)}" y="{_n(-shape.y - shape.height)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
        return f"<rect {size} {_paint(shape.fill, shape.stroke, shape.stroke_width, thinnest)}/>"
    if isinstance(shape, Line):
        ends = f'x1="{_n(shape.x1)}" y1="{_n(-shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(-shape.y2)}"'
        dash = f' stroke-dasharray="{_n(thinnest * 4)} {_n(thinnest * 6)}"' if shape.dashed else ""
        return f"<line {ends} {_paint('', shape.stroke, shape.stroke_width, thinnest)}{dash}/>"
    if isinstance(shape, Polygon):
        points = " ".join(f"{_n(x)},{_n(-y)}" for x, y in shape.points)
        return f'<polygon points="{points}" {_paint(shape.fill, shape.stroke, shape.stroke_width, thinnest)}/>'
    if isinstance(shape, Picture):
        return _picture(shape, pictures, thinnest)
    return _text(shape)


def _group(group: Group, pictures: Pictures, thinnest: float) -> str:
    shapes = "\n".join(_shape(shape, pictures, thinnest) for shape in group.shapes)
    reference = quoteattr(group.ref.translate(_FORBIDDEN))
    return f'<g class="{group.kind}" data-ref={reference} transform="translate({_n(group.x)} {_n(-group.y)})">\n{shapes}\n</g>'


def svg_text(drawing: Drawing, box: Box, background: str, images: Mapping[str, bytes] | None = None) -> str:
    """The drawing as one SVG document that shows `box` (left, bottom, right, top in mm)."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    view = f"{_n(left)} {_n(-top)} {_n(width)} {_n(height)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{_n(width)}mm" height="{_n(height)}mm"'
        ' font-family="Inter, Helvetica, Arial, sans-serif">'
    )
    page = f'<rect x="{_n(left)}" y="{_n(-top)}" width="{_n(width)}" height="{_n(height)}" fill="{background}"/>'
    pictures, thinnest = Pictures(images), max(_HAIRLINE, max(width, height) * _SHARE)
    return "\n".join((head, page, *(_group(group, pictures, thinnest) for group in drawing.groups), "</svg>", ""))
