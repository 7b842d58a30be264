"""Words and styles of the canvas: messages in the reader's language, the tooltip of a block, the style with other bands or theme."""

from functools import lru_cache
from math import ceil

import msgspec

from planogram.draw.style import BandWords, DrawStyle
from planogram.draw.theme import Theme
from planogram.i18n import Translator
from planogram.model.layout import LevelBox
from planogram.model.placement import Placed, products_by_id
from planogram.model.project import Project
from planogram.session.workbench import PnmLayer
from planogram.tools.overlay import Message
from planogram.ui.canvas.player import SMALLEST_TEXT_PX

_READ_PX, _STEP, _LARGEST = 8.5, 6.0, 66.0
"""How high (px) a name is to be, and in which steps and up to what (mm) it grows for that."""
_MARGIN_PX, _MARGIN_STEP, _MARGIN_LARGEST = 11.0, 4.0, 90.0
"""The same for the words and numbers of the margins."""


def with_readable_words(style: DrawStyle, scale: float) -> DrawStyle:
    """Names, bands and ruler large enough to be read on a face seen whole at `scale` px per mm; the usual sizes where those are.

    In steps, so that a window being resized seldom draws the levels anew. Names grow only as far as a block may have room for them.
    """
    usual = DrawStyle(style.measurer)
    names, margin = usual.largest_text, usual.margin_text
    if scale > 0:
        wanted = ceil(_READ_PX / scale / _STEP) * _STEP
        names = max(names, min(wanted, _LARGEST)) if _LARGEST * scale >= SMALLEST_TEXT_PX else names
        margin = min(_MARGIN_LARGEST, max(margin, ceil(_MARGIN_PX / scale / _MARGIN_STEP) * _MARGIN_STEP))
    if (names, margin) == (style.largest_text, style.margin_text):
        return style
    return msgspec.structs.replace(style, largest_text=names, margin_text=margin)


def with_bands(style: DrawStyle, bands: BandWords) -> DrawStyle:
    """`style` with the words of the bands; the same object when they are the same."""
    return style if style.bands == bands else msgspec.structs.replace(style, bands=bands)


def with_theme(style: DrawStyle, theme: Theme) -> DrawStyle:
    """`style` in other colours; the same object when they are the same."""
    return style if style.theme is theme else msgspec.structs.replace(style, theme=theme)


def with_pnm(style: DrawStyle, layer: PnmLayer) -> DrawStyle:
    """`style` with the PNM layer as it is looked at; the same object when that is the same."""
    same = style.pnm == layer.shown and style.pnm_day == layer.day and style.pnm_owners == layer.owners
    return style if same else msgspec.structs.replace(style, pnm=layer.shown, pnm_day=layer.day, pnm_owners=layer.owners)


@lru_cache(maxsize=64)
def message_text(translator: Translator, message: Message) -> str:
    """The sentences of a tool's message, a line each: lengths in whole mm, facings first when it has them."""
    if message.code.startswith("pnm.refusal."):
        return refusal_text(translator, message)
    values = {name: _said(translator, name, value) for name, value in message.values}
    lines = [translator("gesture.facings", **values)] if "wide" in values else []
    return "\n".join((*lines, translator(message.code, **values), *(message_text(translator, also) for also in message.also)))


def _said(translator: Translator, name: str, value: float | str) -> str:
    """A value in words: whole mm, but what is missing is never told as 0."""
    if isinstance(value, str):
        return translator(value) if value.startswith("side.") else value
    if name.endswith("_kg"):
        return translator.number(max(value, 0.1), 1)
    return translator.number(value, 1 if 0 < abs(value) < 1 else 0)


def refusal_text(translator: Translator, message: Message) -> str:
    """Why a piece cannot go there, its possible hosts by name."""
    values = dict(message.values)
    hosts = [translator(f"pnm.host.{host}") for host in str(values.get("hosts", "")).split(",") if host]
    return translator(message.code, **{**values, "hosts": ", ".join(hosts)})


def tooltip(translator: Translator, project: Project, found: tuple[LevelBox, Placed]) -> str:
    """Name, brand, facings and size of a block."""
    block = found[1]
    position = block.position
    product = products_by_id(project.products).get(position.product)
    width, height, depth = block.facing
    return translator(
        "canvas.tooltip",
        name=product.name if product is not None else position.product,
        brand=product.brand if product is not None else "",
        wide=position.wide,
        high=position.high,
        deep=position.deep,
        width_mm=translator.number(width),
        height_mm=translator.number(height),
        depth_mm=translator.number(depth),
    )
