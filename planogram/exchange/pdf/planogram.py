"""The planogram as a PDF: per face a drawing to scale with numbered positions, totals and legend, and the product list with the same numbers."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.book import Book, Content, Page, Progress, write_book
from planogram.exchange.pdf.drawing import draw_foot, draw_sheet, drawing_size, fitting_scale, foot_height
from planogram.exchange.pdf.gondola_page import gondola_pages
from planogram.exchange.pdf.legend import Legend, legend_of
from planogram.exchange.pdf.page import Area, content_area, provenance, say
from planogram.exchange.pdf.product_list import NARROWEST, SIZE_BESIDE, WORTH_A_LIST_BELOW, list_columns, list_rows
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.sheets import Sheet, sheets_of
from planogram.exchange.pdf.table import Row, draw_tables, fitting_table, poured, tables_content
from planogram.exchange.pdf.totals import HEIGHT as TOTALS_HEIGHT
from planogram.exchange.pdf.totals import draw_totals
from planogram.i18n import Translator
from planogram.metrics.scope import Scope, face_scope
from planogram.model.fixture import Gondola
from planogram.model.project import Project

_GAP = 12.0
_WORTH_A_SIDE_LIST = 2.0
"""A list beside the drawing may shrink the drawing by this factor at most, and never beyond 1:22: names stay readable."""
_SMALLEST_BESIDE = 22


class _Plan(msgspec.Struct, frozen=True):
    """How a gondola's sheets are set: scale, legend, and the width kept at the right for the list (0: on pages of its own)."""

    sheets: list[Sheet]
    n: int
    legend: Legend
    beside: float


def write_pdf(
    target: Path | str | BinaryIO,
    project: Project,
    t: Translator,
    *,
    faces: Iterable[tuple[str, str]] | None = None,
    setup: PrintSetup | None = None,
    images: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the planogram of `faces` (gondola id and side; all when None) to a path or an open binary file. The same project gives the same bytes.

    `images` are the document's pictures by name, shown when the set-up asks for pictures.
    """
    setup = setup or PrintSetup()
    pages = planogram_pages(project, t, setup, None if faces is None else set(faces))
    title = t("print.planogram")
    write_book(target, Book(pages, page_size(setup), provenance(project, t), title), t, images=images, progress=progress, cancelled=cancelled)


def planogram_pages(project: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:
    """The pages of the planogram; one page that says so when there is nothing to draw."""
    area = content_area(page_size(setup))
    pages = []
    for gondola in project.gondolas:
        together = gondola_pages(project, gondola, setup, faces, area, t) if setup.per == "gondola" else None
        if together is not None:
            pages += together
            continue
        plan = _plan(project, gondola, area, setup, faces, t)
        for sheet in plan.sheets:
            pages += _sheet_pages(project, sheet, plan, area, setup, t)
    return pages or [Page(t("print.planogram"), "", "", _nothing(t))]


def _nothing(t: Translator) -> Content:
    return lambda canvas, area: say(canvas, area.left, area.top - 30.0, t("print.nothing"), 11.0)


def _plan(project: Project, gondola: Gondola, area: Area, setup: PrintSetup, faces: FaceKeys, t: Translator) -> _Plan:
    wanted = [face for face in gondola.faces if faces is None or (gondola.id, face.side) in faces]
    sheets = [sheet for face in wanted for sheet in sheets_of(project, gondola, face, setup, (area.width, area.height))]
    legend = legend_of(project, sheets, setup, t)
    height = area.height - TOTALS_HEIGHT - foot_height(legend, area.width)
    n = fitting_scale(project, sheets, setup, (area.width, height), t)
    beside = NARROWEST + _GAP
    narrow = fitting_scale(project, sheets, setup, (area.width - beside, height), t)
    fits = all(_fits_beside(project, sheet, height, t) for sheet in sheets)
    largest = min(n * _WORTH_A_SIDE_LIST, max(n, _SMALLEST_BESIDE)) if fits else n
    below = n < narrow and all(_fits_below(project, sheet, (area.width, height), setup, n, t) for sheet in sheets)
    if not setup.product_list or narrow > largest or below:
        return _Plan(sheets, n, legend, 0.0)
    return _Plan(sheets, narrow, legend, beside)


def _fits_beside(project: Project, sheet: Sheet, height: float, t: Translator) -> bool:
    rows = list_rows(project, sheet.numbered, t)
    return not rows or fitting_table(list_columns(t), rows, NARROWEST, height, SIZE_BESIDE).how_many(rows, height) == len(rows)


def _fits_below(project: Project, sheet: Sheet, room: tuple[float, float], setup: PrintSetup, n: int, t: Translator) -> bool:
    rows, (wide, high) = list_rows(project, sheet.numbered, t), drawing_size(project, sheet, setup, n, t)
    if not rows or room[0] - wide - _GAP >= NARROWEST:
        return not rows or _fits_beside(project, sheet, room[1], t)
    below = Area(0.0, 0.0, room[0], room[1] - high - _GAP)
    return below.height >= WORTH_A_LIST_BELOW and not poured(list_columns(t), rows, below, NARROWEST * 0.9, SIZE_BESIDE)[1]


def _sheet_pages(project: Project, sheet: Sheet, plan: _Plan, area: Area, setup: PrintSetup, t: Translator) -> list[Page]:
    title, subtitle = sheet_title(sheet, t), sheet_subtitle(sheet, t)
    rows = list_rows(project, sheet.numbered, t) if setup.product_list else []
    body = area.without_top(TOTALS_HEIGHT).without_bottom(foot_height(plan.legend, area.width))
    drawing, listed = _parted(body, drawing_size(project, sheet, setup, plan.n, t), bool(rows))
    placed, rest = poured(list_columns(t), rows, listed, NARROWEST * 0.9, SIZE_BESIDE) if listed else ([], rows)

    def content(canvas: Canvas, page: Area) -> None:
        scope = _scope(sheet)
        draw_totals(canvas, page, project, scope, t, "" if sheet.whole or scope.kind == "bay" else t("print.whole_face"))
        draw_sheet(canvas, drawing, project, sheet, setup, plan.n, t)
        draw_tables(canvas, placed)
        draw_foot(canvas, page, legend_of(project, [sheet], setup, t), plan.n, t)

    return [Page(title, subtitle, title, content), *_list_pages(rest, title, area, bool(placed), t)]


def _scope(sheet: Sheet) -> Scope:
    """What the totals speak of: the bay on a sheet of one bay of many, else the face."""
    if sheet.first == sheet.last and not sheet.whole:
        return Scope("bay", (sheet.gondola.name, sheet.face.side, str(sheet.first)))
    return face_scope(sheet.gondola.name, sheet.face.side)


def _parted(body: Area, drawn: tuple[float, float], listed: bool) -> tuple[Area, Area | None]:
    """Where the drawing of that size goes and where the list may begin: at its right, else below it, else on pages of its own (None)."""
    beside, below = body.width - drawn[0] - _GAP, body.height - drawn[1] - _GAP
    if listed and beside >= NARROWEST:
        width = min(beside, NARROWEST * 1.25)
        rest = Area(body.left, body.bottom, body.width - width - _GAP, body.height)
        return rest, Area(rest.right + _GAP, body.bottom, width, body.height)
    if listed and below >= WORTH_A_LIST_BELOW:
        return body.without_bottom(below + _GAP), body.without_top(body.height - below)
    return body, None


def _list_pages(rows: list[Row], title: str, area: Area, begun: bool, t: Translator) -> list[Page]:
    """Pages of the product list alone, in as many columns as the paper holds; `begun`: the first rows stand beside the drawing."""
    pages = list[Page]()
    while rows:
        placed, rows = poured(list_columns(t), rows, area, NARROWEST)
        pages.append(Page(title, t("print.list.rest" if begun or pages else "print.list"), "", tables_content(placed)))
    return pages


def sheet_title(sheet: Sheet, t: Translator) -> str:
    """Gondola, face, and the bays when the sheet holds only some of them."""
    title = f"{sheet.gondola.name} · {t('print.side.' + sheet.face.side)}"
    if sheet.whole:
        return title
    bays = t("print.bay", bay=sheet.first) if sheet.first == sheet.last else t("print.bays", first=sheet.first, last=sheet.last)
    return f"{title} · {bays}"


def sheet_subtitle(sheet: Sheet, t: Translator) -> str:
    """Kind of furniture, number of bays and levels, width × height, and how a face is bent that is drawn flat."""
    layout, bent = sheet.layout, sheet.face.curvature
    parts = (
        t(f"print.kind.{sheet.gondola.kind}"),
        t.plural("print.count.bays", len(layout.bays)),
        t.plural("print.count.levels", len(layout.levels)),
        t("print.size", width=t.number(layout.width / 1000, 2), height=t.number(layout.height / 1000, 2)),
        t("print.concave" if bent > 0 else "print.convex", degrees=t.number(abs(bent), 0 if bent == int(bent) else 1)) if bent else "",
    )
    return " · ".join(part for part in parts if part)
