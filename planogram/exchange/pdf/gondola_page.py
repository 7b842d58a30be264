"""A whole gondola on one page: its faces in rows, all at one scale, each under its name; the lists of all faces on the pages after."""

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.drawing import Legend, draw_foot, draw_sheet, drawing_size, fitting_scale, foot_height, legend_of
from planogram.exchange.pdf.page import Area, say
from planogram.exchange.pdf.product_list import NARROWEST, list_columns, list_rows
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup
from planogram.exchange.pdf.sheets import Sheet, sheets_of
from planogram.exchange.pdf.table import Row, columns_of_tables, filled, tables_content
from planogram.exchange.pdf.totals import HEIGHT as TOTALS_HEIGHT
from planogram.exchange.pdf.totals import draw_totals
from planogram.i18n import Translator
from planogram.metrics.scope import Scope
from planogram.model.fixture import Gondola
from planogram.model.project import Project

_CAPTION = 13.0
_GAP = 16.0
_LARGEST_N = 45
"""Beyond 1:45 nothing can be read on a block any more; the gondola is then printed face by face."""

Size = tuple[float, float]


def _cells(sizes: list[Size], body: Area) -> list[Area] | None:
    """The faces in rows from the top, left to right in their order; None when they do not fit."""
    cells, left, top, lowest = list[Area](), body.left, body.top, body.top
    for width, height in sizes:
        if left > body.left and left + width > body.right + 0.01:
            left, top = body.left, lowest - _GAP
        if width > body.width + 0.01 or top - height < body.bottom - 0.01:
            return None
        cells.append(Area(left, top - height, width, height))
        left, lowest = left + width + _GAP, min(lowest, top - height)
    return cells


def gondola_pages(project: Project, gondola: Gondola, setup: PrintSetup, faces: FaceKeys, area: Area, t: Translator) -> list[Page] | None:
    """One page of drawings and the pages of the list; None when the faces do not fit on one page at a readable scale."""
    whole = msgspec.structs.replace(setup, per="face")
    wanted = [face for face in gondola.faces if faces is None or (gondola.id, face.side) in faces]
    sheets = [sheet for face in wanted for sheet in sheets_of(project, gondola, face, whole, (1e9, 1e9))]
    if not sheets:
        return []
    legend = legend_of(project, sheets, setup, t)
    body = area.without_top(TOTALS_HEIGHT).without_bottom(foot_height(legend, area.width))
    for n in range(fitting_scale(project, sheets, setup, (body.width, body.height - _CAPTION), t), _LARGEST_N + 1):
        sizes = [(width, height + _CAPTION) for width, height in (drawing_size(project, sheet, setup, n, t) for sheet in sheets)]
        cells = _cells(sizes, body)
        if cells is not None:
            first = _drawings(project, gondola, sheets, cells, setup, n, legend, t)
            return [first, *_list_pages(project, gondola, sheets, setup, area, t)]
    return None


def _drawings(
    project: Project, gondola: Gondola, sheets: list[Sheet], cells: list[Area], setup: PrintSetup, n: int, legend: Legend, t: Translator
) -> Page:
    def content(canvas: Canvas, area: Area) -> None:
        whole = len(sheets) == sum(1 for face in gondola.faces if face.bays)
        draw_totals(canvas, area, project, Scope("gondola", (gondola.name,)), t, "" if whole else t("print.whole_gondola"))
        for sheet, cell in zip(sheets, cells, strict=True):
            say(canvas, cell.left + 2.0, cell.top - 8.0, t(f"print.side.{sheet.face.side}"), 8.5, bold=True, room=cell.width)
            draw_sheet(canvas, cell.without_top(_CAPTION), project, sheet, setup, n, t)
        draw_foot(canvas, area, legend, n, t)

    return Page(gondola.name, t(f"print.kind.{gondola.kind}"), gondola.name, content)


def _list_pages(project: Project, gondola: Gondola, sheets: list[Sheet], setup: PrintSetup, area: Area, t: Translator) -> list[Page]:
    rows, pages = list[Row](), list[Page]()
    for sheet in sheets if setup.product_list else ():
        listed = list_rows(project, sheet.numbered, t)
        rows += [Row((t(f"print.side.{sheet.face.side}"), *[""] * 5), heading=True), *listed] if listed else []
    while rows:
        placed, rows = filled(list_columns(t), rows, columns_of_tables(area, NARROWEST))
        pages.append(Page(gondola.name, t("print.list.rest" if pages else "print.list"), "", tables_content(placed)))
    return pages
