"""The margins of an elevation: the strip of bands with its words, the ruler of heights, the line of the floor with the bays' widths."""

from collections.abc import Iterator

from planogram.draw.dimensions import centimetres
from planogram.draw.labels import shortened
from planogram.draw.shapes import Group, Line, Rect, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.layout import FaceLayout
from planogram.model.memo import memo, one_object
from planogram.model.settings import Settings

_GAP = 18.0
_TALLEST = 10_000.0
"""Taller furniture (mm) gets a coarser ruler."""


def margins(style: DrawStyle) -> tuple[float, float, float, float]:
    """Room (mm) an elevation takes beyond the face: left, below, right, above."""
    text = style.margin_text
    strip = text * 1.5 + _GAP if style.bands and style.band_strip else 0.0
    ruler = text * 2.4 if style.ruler else 0.0
    return strip + ruler + _GAP, text * 2.2 if style.ruler else _GAP, _GAP, _GAP


def _bands(height: float, settings: Settings, style: DrawStyle) -> Iterator[Shape]:
    wide = style.margin_text * 1.5
    left = -margins(style)[0]
    limits = [0.0, settings.floor_below, settings.hand_below, settings.eye_below, max(height, settings.eye_below)]
    for word, colour, low, high in zip(style.bands, style.theme.bands, limits, limits[1:], strict=False):
        low, high = min(low, height), min(high, height)
        if high - low < 1.0:
            continue
        yield Rect(left, low, wide, high - low, colour, style.theme.page)
        text, size = _fitting_form(word, high - low - 2.0, style)
        if text:
            yield Text(left, low, wide, high - low, text, size, style.theme.band_text, bold=True, vertical=True)


def _fitting_form(word: str, room: float, style: DrawStyle) -> tuple[str, float]:
    """The longest form of the word that fits whole, at the usual size or else at the smallest; then what an ellipsis leaves of it."""
    for size in (style.margin_text, min(style.margin_text, style.smallest_text)):
        for form in word.split("|"):
            if style.measurer.width(form, size, True) <= room:
                return form, size
    return shortened(word.partition("|")[0], room, style.margin_text, style.measurer, True), style.margin_text


def _ruler(height: float, style: DrawStyle) -> Iterator[Shape]:
    """A tick every 10 cm, a longer one with its number (cm) every 50 cm."""
    text, edge = style.margin_text, -_GAP
    yield Line(edge, 0.0, edge, height, style.theme.ruler)
    step = 100 * max(1, int(height // _TALLEST))
    for mm in range(0, int(height) + 1, step):
        long = mm % (5 * step) == 0
        yield Line(edge - (16.0 if long else 8.0), mm, edge, mm, style.theme.ruler)
        if long:
            yield Text(edge - 22.0 - text * 2, mm - text / 2, text * 2, text, str(mm // 10), text, style.theme.margin_text, "right")


def _floor(widths: tuple[float, ...], style: DrawStyle) -> Iterator[Shape]:
    """The floor line; under it each bay's width in cm between two ticks."""
    text = style.margin_text
    yield Line(-_GAP, 0.0, sum(widths) + _GAP, 0.0, style.theme.floor_line, 6.0)
    if not style.ruler:
        return
    left = 0.0
    for width in widths:
        yield from _bay_width(left, width, text, style)
        left += width


def _bay_width(left: float, width: float, text: float, style: DrawStyle) -> Iterator[Shape]:
    for x in (left, left + width):
        yield Line(x, -text * 0.4, x, -text * 1.6, style.theme.ruler)
    yield Line(left, -text, left + width, -text, style.theme.ruler)
    label = f"{centimetres(width, style)} cm"
    wide = style.measurer.width(label, text) + text * 0.6
    if wide < width:
        yield Rect(left + (width - wide) / 2, -text * 1.6, wide, text * 1.2, style.theme.page, for_text=text)
        yield Text(left, -text * 1.6, width, text * 1.2, label, text, style.theme.margin_text)


def draw_margin(layout: FaceLayout, settings: Settings, style: DrawStyle) -> Group:
    """All margins of a face as one group in face coordinates; they lie outside 0…width × 0…height (see `margins`)."""
    return _margin_group(one_object(tuple(box.width for box in layout.bays)), one_object(layout.height), settings, style)


@memo(256)
def _margin_group(widths: tuple[float, ...], height: float, settings: Settings, style: DrawStyle) -> Group:
    shapes = [*_floor(widths, style)]
    if style.ruler:
        shapes += _ruler(height, style)
    if style.bands and style.band_strip:
        shapes += _bands(height, settings, style)
    return Group("rail", "margin", 0.0, 0.0, tuple(shapes))
