"""The planogram as a PDF: per face a drawing to scale with numbered positions, totals and legend, and the product list with the same numbers."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.book import Content, Page, Progress, write_book
from planogram.exchange.pdf.drawing import Legend, draw_foot, draw_sheet, drawing_width, fitting_scale, foot_height, legend_of
from planogram.exchange.pdf.page import Area, content_area, provenance, say
from planogram.exchange.pdf.product_list import NARROWEST, list_columns, list_rows
from planogram.exchange.pdf.setup import PrintSetup, page_size
from planogram.exchange.pdf.sheets import Sheet, sheets_of
from planogram.exchange.pdf.table import Row, Table, columns_of_tables
from planogram.exchange.pdf.totals import HEIGHT as TOTALS_HEIGHT
from planogram.exchange.pdf.totals import draw_totals
from planogram.i18n import Translator
from planogram.metrics.scope import face_scope
from planogram.model.fixture import Gondola
from planogram.model.project import Project

FaceKey = tuple[str, str]
"""Gondola id and side."""

_GAP = 12.0
_WORTH_A_SIDE_LIST = 1.6
"""A list beside the drawing may shrink the drawing by this factor at most, and never beyond 1:21: names stay readable."""
_SMALLEST_BESIDE = 21


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
    faces: Iterable[FaceKey] | None = None,
    setup: PrintSetup | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the planogram of `faces` (all when None) to a path or an open binary file. The same project gives the same bytes."""
    setup = setup or PrintSetup()
    pages = planogram_pages(project, t, setup, None if faces is None else set(faces))
    write_book(target, pages, page_size(setup), provenance(project, t), t("print.planogram"), t, progress=progress, cancelled=cancelled)


def planogram_pages(project: Project, t: Translator, setup: PrintSetup, faces: set[FaceKey] | None = None) -> list[Page]:
    """The pages of the planogram; one page that says so when there is nothing to draw."""
    area = content_area(page_size(setup))
    pages = []
    for gondola in project.gondolas:
        plan = _plan(project, gondola, area, setup, faces, t)
        for sheet in plan.sheets:
            pages += _sheet_pages(project, sheet, plan, area, setup, t)
    return pages or [Page(t("print.planogram"), "", "", _nothing(t))]


def _nothing(t: Translator) -> Content:
    return lambda canvas, area: say(canvas, area.left, area.top - 30.0, t("print.nothing"), 11.0)


def _plan(project: Project, gondola: Gondola, area: Area, setup: PrintSetup, faces: set[FaceKey] | None, t: Translator) -> _Plan:
    wanted = [face for face in gondola.faces if faces is None or (gondola.id, face.side) in faces]
    sheets = [sheet for face in wanted for sheet in sheets_of(project, gondola, face, setup, (area.width, area.height))]
    legend = legend_of(project, sheets, setup, t)
    height = area.height - TOTALS_HEIGHT - foot_height(legend, area.width)
    n = fitting_scale(project, sheets, setup, (area.width, height), t)
    beside = NARROWEST + _GAP
    narrow = fitting_scale(project, sheets, setup, (area.width - beside, height), t)
    fits = all(_fits_beside(project, sheet, height, t) for sheet in sheets)
    largest = min(n * _WORTH_A_SIDE_LIST, max(n, _SMALLEST_BESIDE)) if fits else n
    if not setup.product_list or narrow > largest:
        return _Plan(sheets, n, legend, 0.0)
    return _Plan(sheets, narrow, legend, beside)


def _fits_beside(project: Project, sheet: Sheet, height: float, t: Translator) -> bool:
    rows = list_rows(project, sheet.numbered, t)
    return not rows or Table(list_columns(t), NARROWEST).how_many(rows, height) == len(rows)


def _sheet_pages(project: Project, sheet: Sheet, plan: _Plan, area: Area, setup: PrintSetup, t: Translator) -> list[Page]:
    title, subtitle = sheet_title(sheet, t), sheet_subtitle(sheet, t)
    rows = list_rows(project, sheet.numbered, t) if setup.product_list else []
    body = area.without_top(TOTALS_HEIGHT).without_bottom(foot_height(plan.legend, area.width))
    spare = area.width - drawing_width(project, sheet, setup, plan.n, t)
    beside = spare - _GAP if plan.beside or spare >= NARROWEST + _GAP else 0.0
    table = Table(list_columns(t), min(beside, NARROWEST * 1.25)) if beside and rows else None
    first = table.how_many(rows, body.height) if table else 0

    def content(canvas: Canvas, page: Area) -> None:
        draw_totals(canvas, page, project, face_scope(sheet.gondola.name, sheet.face.side), t)
        list_width = table.width + _GAP if table else 0.0
        draw_sheet(canvas, Area(body.left, body.bottom, body.width - list_width, body.height), project, sheet, setup, plan.n, t)
        if table:
            table.draw(canvas, rows[:first], body.right - table.width, body.top)
        draw_foot(canvas, page, plan.legend, plan.n, t)

    return [Page(title, subtitle, title, content), *_list_pages(rows[first:], title, area, t)]


def _list_pages(rows: Sequence[Row], title: str, area: Area, t: Translator) -> list[Page]:
    """Pages of the product list alone, in as many columns as the paper holds."""
    pages, left = [], list(rows)
    boxes = columns_of_tables(area, NARROWEST)
    while left:
        placed = []
        for box in boxes:
            table = Table(list_columns(t), box.width)
            count = table.how_many(left, box.height)
            if count:
                placed.append((table, left[:count], box))
            left = left[count:]
        pages.append(Page(title, t("print.list"), "", _tables(placed)))
    return pages


def _tables(placed: list[tuple[Table, list[Row], Area]]) -> Content:
    def content(canvas: Canvas, _: Area) -> None:
        for table, rows, box in placed:
            table.draw(canvas, rows, box.left, box.top)

    return content


def sheet_title(sheet: Sheet, t: Translator) -> str:
    """Gondola, face, and the bays when the sheet holds only some of them."""
    title = f"{sheet.gondola.name} · {t('print.side.' + sheet.face.side)}"
    if sheet.whole:
        return title
    bays = t("print.bay", bay=sheet.first) if sheet.first == sheet.last else t("print.bays", first=sheet.first, last=sheet.last)
    return f"{title} · {bays}"


def sheet_subtitle(sheet: Sheet, t: Translator) -> str:
    """Kind of furniture, number of bays and levels, width × height."""
    layout = sheet.layout
    parts = (
        t(f"print.kind.{sheet.gondola.kind}"),
        t.plural("print.count.bays", len(layout.bays)),
        t.plural("print.count.levels", len(layout.levels)),
        t("print.size", width=t.number(layout.width / 1000, 2), height=t.number(layout.height / 1000, 2)),
    )
    return " · ".join(parts)
