"""A whole gondola on one page: its faces in rows, all at one scale, each under its name; the lists where they leave room, then on pages."""

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.drawing import draw_foot, draw_sheet, drawing_size, fitting_scale, foot_height
from planogram.exchange.pdf.legend import Legend, legend_of
from planogram.exchange.pdf.page import Area, say
from planogram.exchange.pdf.product_list import NARROWEST, SIZE_BESIDE, WORTH_A_LIST_BELOW, face_rows, list_columns
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup
from planogram.exchange.pdf.sheets import Sheet, sheets_of
from planogram.exchange.pdf.table import PlacedTable, Row, draw_tables, poured, tables_content
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
_Drawn = list[tuple[Sheet, Area]]


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


def _rooms_left(cells: list[Area], body: Area) -> list[Area]:
    """Where the list may begin: at the right of the last row of drawings, or below all of them; what is too small for it left out."""
    last, lowest = cells[-1], min(cell.bottom for cell in cells)
    beside = Area(last.right + _GAP, body.bottom, body.right - last.right - _GAP, last.top - body.bottom)
    below = Area(body.left, body.bottom, body.width, lowest - _GAP - body.bottom)
    return [room for room in (beside, below) if room.width >= NARROWEST * 0.9 and room.height >= WORTH_A_LIST_BELOW]


def gondola_pages(project: Project, gondola: Gondola, setup: PrintSetup, faces: FaceKeys, area: Area, t: Translator) -> list[Page] | None:
    """One page of drawings with the list where they leave room, and its other pages; None when the faces do not fit on one page at a
    readable scale, or there is but one that is better on a sheet of its own."""
    whole = msgspec.structs.replace(setup, per="face")
    wanted = [face for face in gondola.faces if faces is None or (gondola.id, face.side) in faces]
    sheets = [sheet for face in wanted for sheet in sheets_of(project, gondola, face, whole, (1e9, 1e9))]
    if not sheets:
        return []
    if len(sheets) == 1 and len(sheets_of(project, gondola, sheets[0].face, whole, (area.width, area.height))) == 1:
        return None
    legend = legend_of(project, sheets, setup, t)
    body = area.without_top(TOTALS_HEIGHT).without_bottom(foot_height(legend, area.width))
    for n in range(fitting_scale(project, sheets, setup, (body.width, body.height - _CAPTION), t), _LARGEST_N + 1):
        sizes = [(width, height + _CAPTION) for width, height in (drawing_size(project, sheet, setup, n, t) for sheet in sheets)]
        cells = _cells(sizes, body)
        if cells is not None:
            rows = face_rows(project, sheets if setup.product_list else (), t)
            begun = [poured(list_columns(t), rows, room, NARROWEST * 0.9, SIZE_BESIDE, t("print.continued")) for room in _rooms_left(cells, body)]
            placed, rest = min(begun, key=lambda one: len(one[1]), default=([], rows))
            first = _drawings(project, gondola, list(zip(sheets, cells, strict=True)), placed, setup, n, legend, t)
            return [first, *_list_pages(gondola, rest, area, bool(placed), t)]
    return None


def _drawings(
    project: Project, gondola: Gondola, drawn: _Drawn, placed: list[PlacedTable], setup: PrintSetup, n: int, legend: Legend, t: Translator
) -> Page:
    def content(canvas: Canvas, area: Area) -> None:
        whole = len(drawn) == sum(1 for face in gondola.faces if face.bays)
        draw_totals(canvas, area, project, Scope("gondola", (gondola.name,)), t, "" if whole else t("print.whole_gondola"))
        for sheet, cell in drawn:
            say(canvas, cell.left + 2.0, cell.top - 8.0, t(f"print.side.{sheet.face.side}"), 8.5, bold=True, room=cell.width)
            draw_sheet(canvas, cell.without_top(_CAPTION), project, sheet, setup, n, t)
        draw_tables(canvas, placed)
        draw_foot(canvas, area, legend, n, t)

    return Page(gondola.name, t(f"print.kind.{gondola.kind}"), gondola.name, content)


def _list_pages(gondola: Gondola, rows: list[Row], area: Area, begun: bool, t: Translator) -> list[Page]:
    pages = list[Page]()
    while rows:
        placed, rows = poured(list_columns(t), rows, area, NARROWEST, continued=t("print.continued"))
        pages.append(Page(gondola.name, t("print.list.rest" if begun or pages else "print.list"), "", tables_content(placed)))
    return pages
