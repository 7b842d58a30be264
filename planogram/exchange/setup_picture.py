"""The drawing of a face and the photographs of it side by side, as one picture to send: what was asked for, what stands there."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from PIL import Image, ImageDraw, ImageFont

from planogram.exchange.font import BOLD, FONT_FILES, REGULAR
from planogram.exchange.image import write_png
from planogram.exchange.pictures import Pictures
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.resources import resource

_HEIGHT, _MARGIN, _HEAD = 1000, 28, 96
_MOST_PHOTOS = 3
_LONGEST_POINTS = 480.0
"""Photographs are asked for at 2,000 dots."""
_INK, _MUTED, _PAGE = "#1b2530", "#5b6875", "#ffffff"


class Side(msgspec.Struct, frozen=True):
    """What is put beside the drawing: a title, a line of what was said, names of photographs."""

    title: str
    said: str
    photos: tuple[str, ...] = ()


def write_setup_picture(
    target: Path | BinaryIO, project: Project, face: tuple[str, str], beside: Side, images: Mapping[str, bytes], t: Translator
) -> None:
    """A PNG of `face` (gondola id, side) and of the first three photographs, all of one height, below the title and what was said."""
    drawn = io.BytesIO()
    write_png(drawn, project, t, *face, images=images)
    pictures = Pictures(images)
    panes = [Image.open(drawn).convert("RGB")]
    panes += [one for name in beside.photos[:_MOST_PHOTOS] if (one := pictures.sized(name, _LONGEST_POINTS)) is not None]
    panes = [_as_high(pane) for pane in panes]
    width = sum(pane.width for pane in panes) + _MARGIN * (len(panes) + 1)
    page = Image.new("RGB", (width, _HEAD + _HEIGHT + _MARGIN), _PAGE)
    pen = ImageDraw.Draw(page)
    pen.text((_MARGIN, 20), beside.title, fill=_INK, font=_font(BOLD, 26))
    pen.text((_MARGIN, 56), beside.said, fill=_MUTED, font=_font(REGULAR, 20))
    x = _MARGIN
    for pane in panes:
        page.paste(pane, (x, _HEAD))
        x += pane.width + _MARGIN
    page.save(target, format="PNG")


def _as_high(picture: Image.Image) -> Image.Image:
    return picture.resize((max(1, round(picture.width * _HEIGHT / picture.height)), _HEIGHT), Image.Resampling.LANCZOS)


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource("fonts", FONT_FILES[name])), size)
