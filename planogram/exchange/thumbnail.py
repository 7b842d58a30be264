"""The small picture a project file carries of its first face, drawn without a window. Never a reason not to save: no picture is a None."""

import io
from contextlib import suppress

import msgspec

from planogram.draw.elevation import draw_face
from planogram.draw.style import DrawStyle
from planogram.draw.theme import LIGHT
from planogram.exchange.font import measurer
from planogram.model.project import Project

WIDTH, HEIGHT = 480, 300
_AROUND = 40.0
"""White (mm) kept around the face."""


def thumbnail(project: Project, otherwise: bytes | None = None) -> bytes | None:
    """A PNG of WIDTH × HEIGHT pixels on white; None for a project without furniture; `otherwise` when it cannot be drawn."""
    shown = next(((gondola.id, face.side) for gondola in project.gondolas for face in gondola.faces if face.bays), None)
    if shown is None:
        return None
    # whatever a drawing of odd sizes meets, memory or a library that is not there: the plan is saved all the same
    with suppress(Exception):
        return _drawn(project, *shown)
    return otherwise


def _drawn(project: Project, gondola_id: str, side: str) -> bytes:
    from PIL import Image

    from planogram.exchange.image import one_page_pdf
    from planogram.exchange.pdf.rendering import opened

    # names would be dust at this size
    drawing = draw_face(project, gondola_id, side, DrawStyle(measurer(), labels=False, ruler=False))
    box = (-_AROUND, -_AROUND, drawing.width + _AROUND, drawing.height + _AROUND)
    pdf, width, height = one_page_pdf(drawing, box, msgspec.structs.replace(LIGHT, page="#ffffff"), None)
    with opened(pdf) as document:
        face = document[0].render(scale=min(WIDTH / width, HEIGHT / height)).to_pil().convert("RGB")
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    picture.paste(face, ((WIDTH - face.width) // 2, HEIGHT - face.height))
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    return buffer.getvalue()
