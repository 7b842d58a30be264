"""The shop from above as PNG, SVG and DXF, from the shapes of draw/plan. On paper: pdf/plan.py."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from planogram.draw.plan import draw_plan, plan_box
from planogram.draw.plan_style import PlanStyle
from planogram.draw.shapes import Drawing
from planogram.draw.theme import LIGHT, Theme
from planogram.exchange.dxf import drawing_dxf
from planogram.exchange.image import LARGEST_PIXELS, LONGEST_SIDE, Images, Target
from planogram.exchange.pdf.player import PaperCanvas, Player, colour, register_fonts
from planogram.exchange.pdf.rendering import opened
from planogram.exchange.pictures import Pictures
from planogram.exchange.plan_look import plan_style
from planogram.exchange.svg import svg_text
from planogram.i18n import Translator
from planogram.metrics.floor.walks import walk
from planogram.model.layout import Box
from planogram.model.project import Project
from planogram.storage.atomic import write_atomically

_PAGE = 1400.0
"""pt: how wide the page is that the picture is rendered from."""
DXF_LAYERS = {"FLOOR": 8, "FURNITURE": 5, "ZONES": 3, "TEXT": 7}
_DXF_KINDS = {"piece": "FURNITURE", "zone": "ZONES"}


def plan_drawing(project: Project, style: PlanStyle) -> tuple[Drawing, Box]:
    """The plan and the box that holds it; hot and cold where walks can be computed."""
    walks = walk(project) if style.heat or style.warmth else None
    return draw_plan(project, style, walks), plan_box(project)


def write_plan_png(
    target: Target, project: Project, t: Translator, width_px: int = 1600, *, theme: Theme = LIGHT, heat: bool = False, images: Images = None
) -> None:
    """A PNG of the plan, `width_px` wide."""
    drawing, box = plan_drawing(project, plan_style(t, theme, heat=heat))
    register_fonts()
    scale = _PAGE / max(box[2] - box[0], box[3] - box[1])
    width, height = (box[2] - box[0]) * scale, (box[3] - box[1]) * scale
    buffer = io.BytesIO()
    canvas = PaperCanvas(buffer, pagesize=(width, height), invariant=1)
    canvas.pictures = Pictures(images)
    canvas.setFillColor(colour(theme.page))
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    Player(canvas, -box[0] * scale, -box[1] * scale, scale).play(drawing)
    canvas.save()
    enlarged = min(max(1, width_px) / width, (LARGEST_PIXELS / (width * height)) ** 0.5, LONGEST_SIDE / max(width, height))
    with opened(buffer.getvalue()) as document:
        document[0].render(scale=enlarged).to_pil().save(target, format="PNG")


def plan_svg(project: Project, t: Translator, *, theme: Theme = LIGHT, heat: bool = False, images: Images = None) -> str:
    """An SVG of the plan, one unit a millimetre."""
    drawing, box = plan_drawing(project, plan_style(t, theme, heat=heat))
    return svg_text(drawing, box, theme.page, images)


def plan_dxf(project: Project, t: Translator) -> str:
    """A DXF of the plan in mm: layers FLOOR, FURNITURE, ZONES and TEXT."""
    drawing, _ = plan_drawing(project, plan_style(t))
    return drawing_dxf(drawing, DXF_LAYERS, _DXF_KINDS)


def write_plan(path: Path, project: Project, t: Translator, images: Images = None) -> None:
    """The plan as a file, by its extension: .pdf .png .svg .dxf. KeyError for another."""
    from planogram.exchange.pdf.plan import write_plan_pdf

    writers: dict[str, Callable[[BinaryIO], object]] = {
        ".pdf": lambda file: write_plan_pdf(file, project, t, images=images),
        ".png": lambda file: write_plan_png(file, project, t, images=images),
        ".svg": lambda file: file.write(plan_svg(project, t, images=images).encode()),
        ".dxf": lambda file: file.write(plan_dxf(project, t).encode()),
    }
    write_atomically(path, writers[path.suffix.lower()], keep_previous=False)
