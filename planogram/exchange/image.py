"""Pictures of a face: PNG by way of a PDF page (no window system needed) and SVG. What is drawn is draw/'s business."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from planogram.draw.elevation import draw_face, margins
from planogram.draw.pnm import pnm_reach
from planogram.draw.shapes import Drawing
from planogram.draw.style import DrawStyle
from planogram.draw.theme import LIGHT, Theme
from planogram.exchange.font import measurer
from planogram.exchange.label_words import label_look
from planogram.exchange.pdf.player import PaperCanvas, Player, colour, register_fonts
from planogram.exchange.pdf.rendering import opened
from planogram.exchange.pictures import Pictures
from planogram.exchange.svg import svg_text
from planogram.i18n import Translator
from planogram.metrics.scope import face_scope
from planogram.model.layout import Box, face_layout
from planogram.model.product import absent_pictures
from planogram.model.project import Project
from planogram.model.settings import BANDS

LARGEST_PIXELS = 40_000_000
LONGEST_SIDE = 16_000
"""A larger picture is made smaller: no typed width and no wrong size on the shelf can fill the memory."""

_POINTS_PER_MM = 0.3
_EDGE = 18.0
"""Room (mm) left beside a piece that stands next to the furniture."""
Target = Path | str | BinaryIO
Images = Mapping[str, bytes] | None
Labels = tuple[str, ...]
USUAL_LABELS: Labels = ("name",)


def picture_style(t: Translator, theme: Theme = LIGHT, *, pictures: bool = False, absent: frozenset[str] = frozenset()) -> DrawStyle:
    """How a face is drawn as a picture: names, bands, ruler, photographs when there are any."""
    bands, decimal = tuple(t(f"print.strip.{band}") for band in BANDS), t.decimal
    return DrawStyle(measurer(), theme=theme, bands=bands, pictures=pictures, absent=absent, decimal=decimal)


def drawing_box(drawing: Drawing, style: DrawStyle) -> Box:
    """Left, bottom, right, top (mm) of all that a drawing shows: furniture, margins, products that stick out, the sign of a bent face."""
    left, below, right, above = margins(style)
    start, width, height = 0.0, drawing.width, drawing.height
    for group in drawing.groups:
        for shape in group.shapes if group.kind in ("level", "note") or group.ref == "arc" else ():
            edge, top = getattr(shape, "x", 0.0) + getattr(shape, "width", 0.0), getattr(shape, "y", 0.0) + getattr(shape, "height", 0.0)
            width, height = max(width, group.x + edge), max(height, group.y + top)
            start = min(start, group.x) if group.kind == "note" else start
    return min(-left, start - _EDGE), -below, width + right, height + above


def _face(project: Project, gondola_id: str | None, side: str | None) -> tuple[str, str]:
    """The face asked for; else the first of the gondola, or of the project. KeyError when there is none."""
    for gondola in project.gondolas:
        for face in gondola.faces:
            if gondola_id in (None, gondola.id) and side in (None, face.side):
                return gondola.id, face.side
    raise KeyError(f"{gondola_id}/{side}")


def face_drawing(
    project: Project,
    t: Translator,
    gondola_id: str | None,
    side: str | None,
    theme: Theme,
    *,
    pictures: bool = False,
    images: Images = None,
    labels: Labels = USUAL_LABELS,
) -> tuple[Drawing, Box, Theme]:
    """The drawing of a face with the box that holds it; an empty sheet in a project without furniture. `labels`: as a style's fields."""
    absent = frozenset[str]() if images is None else absent_pictures(project.products, images)
    style = picture_style(t, theme, pictures=pictures, absent=absent)
    try:
        chosen = _face(project, gondola_id, side)
        style = _labelled(style, project, chosen, labels, t) if labels != USUAL_LABELS else style
    except KeyError:
        drawing = Drawing(1000.0, 500.0, ())
        return drawing, drawing_box(drawing, style), theme
    drawing = draw_face(project, *chosen, style)
    left, bottom, right, top = drawing_box(drawing, style)
    beside = pnm_reach(project, face_layout(project, *chosen), style)
    return drawing, (min(left, beside[0] - _EDGE), bottom, max(right, beside[2] + _EDGE), top), theme


def _labelled(style: DrawStyle, project: Project, face: tuple[str, str], labels: Labels, t: Translator) -> DrawStyle:
    gondola = next(gondola.name for gondola in project.gondolas if gondola.id == face[0])
    return msgspec.structs.replace(style, label_fields=labels, **label_look(project, face_scope(gondola, face[1]), labels, t))


def one_page_pdf(drawing: Drawing, box: Box, theme: Theme, images: Images) -> tuple[bytes, float, float]:
    """The part of a drawing in `box` (mm) as a page of its own, with the page's width and height in points."""
    register_fonts()
    width, height = (box[2] - box[0]) * _POINTS_PER_MM, (box[3] - box[1]) * _POINTS_PER_MM
    buffer = io.BytesIO()
    canvas = PaperCanvas(buffer, pagesize=(width, height), invariant=1)
    canvas.pictures = Pictures(images)
    canvas.setFillColor(colour(theme.page))
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    Player(canvas, -box[0] * _POINTS_PER_MM, -box[1] * _POINTS_PER_MM, _POINTS_PER_MM).play(drawing)
    canvas.save()
    return buffer.getvalue(), width, height


def write_png(
    target: Target,
    project: Project,
    t: Translator,
    gondola_id: str | None = None,
    side: str | None = None,
    width_px: int = 1600,
    *,
    theme: Theme = LIGHT,
    images: Images = None,
    labels: Labels = USUAL_LABELS,
) -> None:
    """A PNG of a face (the first when none is named), `width_px` wide; with photographs when `images` are given."""
    pdf, width, height = one_page_pdf(*face_drawing(project, t, gondola_id, side, theme, pictures=bool(images), images=images, labels=labels), images)
    scale = min(max(1, width_px) / width, (LARGEST_PIXELS / (width * height)) ** 0.5, LONGEST_SIDE / max(width, height))
    with opened(pdf) as document:
        picture = document[0].render(scale=scale).to_pil()
    picture.save(target, format="PNG")


def write_svg(
    target: Target,
    project: Project,
    t: Translator,
    gondola_id: str | None = None,
    side: str | None = None,
    *,
    theme: Theme = LIGHT,
    images: Images = None,
    labels: Labels = USUAL_LABELS,
) -> None:
    """An SVG of a face (the first when none is named), one unit a millimetre."""
    drawing, box, _ = face_drawing(project, t, gondola_id, side, theme, pictures=bool(images), images=images, labels=labels)
    text = svg_text(drawing, box, theme.page, images).encode()
    if isinstance(target, str | Path):
        Path(target).write_bytes(text)
    else:
        target.write(text)
