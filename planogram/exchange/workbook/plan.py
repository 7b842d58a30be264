"""The sheet Plan: every face as it is drawn on screen and on paper, one picture a printed page."""

import io

from xlsxwriter.worksheet import Worksheet

from planogram.exchange.workbook.paper import Paper, prepare_print
from planogram.i18n import Translator
from planogram.model.fixture import Face, Gondola
from planogram.model.project import Project

NAME = "Plan"
MOST_FACES = 60
PLAN_ROWS = 400
"""A drawing takes as long as about so many rows of figures."""
_PIXELS_WIDE = 1400
_SHOWN_WIDE = 900
_SHOWN_HIGH = 560
_ROW_PIXELS = 20


def write_plan(paper: Paper, project: Project, translator: Translator) -> None:
    """The drawings of the first MOST_FACES faces that have bays; a line says when there are more."""
    faces = _faces(project)
    if not faces:
        return
    sheet = paper.book.add_worksheet(NAME)
    prepare_print(sheet)
    sheet.hide_gridlines(2)
    row, breaks = 0, []
    for gondola, face in faces[:MOST_FACES]:
        title = f"{gondola.name} · {translator(f'print.side.{face.side}')}"
        sheet.write_string(row, 0, title, paper.title)
        row += 2 + _picture(sheet, row + 1, project, gondola, face, title, translator) // _ROW_PIXELS
        breaks.append(row)
        paper.watch.rows(PLAN_ROWS)
    if len(faces) > MOST_FACES:
        sheet.write_string(row, 0, translator.plural("workbook.plan.more", len(faces) - MOST_FACES))
    sheet.set_h_pagebreaks(breaks[:-1])


def drawn_faces(project: Project) -> int:
    """How many drawings the sheet will hold."""
    return min(MOST_FACES, len(_faces(project)))


def _faces(project: Project) -> list[tuple[Gondola, Face]]:
    return [(gondola, face) for gondola in project.gondolas for face in gondola.faces if face.bays]


def _picture(sheet: Worksheet, row: int, project: Project, gondola: Gondola, face: Face, title: str, translator: Translator) -> int:
    """Put the drawing of a face at `row`; its height on the sheet in pixels."""
    from PIL import Image

    from planogram.exchange.image import write_png

    buffer = io.BytesIO()
    write_png(buffer, project, translator, gondola.id, face.side, _PIXELS_WIDE)
    with Image.open(buffer) as picture:
        width, height = picture.size
    scale = min(_SHOWN_WIDE / width, _SHOWN_HIGH / height)
    options = {"image_data": buffer, "x_scale": scale, "y_scale": scale, "description": title, "object_position": 1}
    sheet.insert_image(row, 0, "plan.png", options)
    return int(height * scale) + _ROW_PIXELS
