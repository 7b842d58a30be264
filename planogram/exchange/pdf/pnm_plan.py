"""The PNM plan: a page per bay with its pieces numbered on pale products, and the list that tells where each goes; the articles at the end."""

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.drawing import draw_sheet, fitting_scale
from planogram.exchange.pdf.page import Area, content_area
from planogram.exchange.pdf.planogram import sheet_title
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.sheets import Sheet, part_of
from planogram.exchange.pdf.table import Column, Row, Table, columns_of_tables, draw_tables, filled, tables_content
from planogram.i18n import Translator
from planogram.metrics.pnm import bays_of, quantities
from planogram.metrics.scope import PROJECT
from planogram.model.find import find_level
from planogram.model.fixture import Face, Gondola
from planogram.model.layout import face_layout
from planogram.model.pnm_layout import PnmBox, face_key, pieces_of_bay, versions_by_name
from planogram.model.project import Project

_LIST_WIDTH = 380.0
_GAP = 14.0
_NARROWEST_DRAWING, _MOST_LISTED = 220.0, 0.45


class _BayPlan(msgspec.Struct, frozen=True):
    sheet: Sheet
    pieces: tuple[PnmBox, ...]


def pnm_plan_pages(project: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:
    """A page per bay that has pieces, then the list of articles; no page without pieces."""
    setup = msgspec.structs.replace(setup, product_list=False, labels=False, pictures=False, patterns=False, pnm=True)
    area = content_area(page_size(setup))
    plans = [_plan(project, gondola, face, number) for gondola, face, number in bays_of(project, PROJECT) if _wanted(gondola, face, faces)]
    pages = [page for plan in plans if plan.pieces for page in _bay_pages(project, plan, setup, area, t)]
    return pages + _article_pages(project, area, t) if pages else []


def _wanted(gondola: Gondola, face: Face, faces: FaceKeys) -> bool:
    return faces is None or (gondola.id, face.side) in faces


def _plan(project: Project, gondola: Gondola, face: Face, number: int) -> _BayPlan:
    layout = face_layout(project, gondola.id, face.side)
    box = layout.bays[number]
    pieces = pieces_of_bay(project, box.bay, None, face_key(gondola.id, face.side) if number == 0 else "")
    ordered = tuple(sorted(pieces, key=lambda piece: (-round(piece.y, -1), piece.x)))
    return _BayPlan(Sheet(gondola, face, part_of(layout, (box,)), box.number, box.number, ()), ordered)


def _bay_pages(project: Project, plan: _BayPlan, setup: PrintSetup, area: Area, t: Translator) -> list[Page]:
    columns, rows = _columns(t), [_row(project, index, piece, t) for index, piece in enumerate(plan.pieces, 1)]
    room, listed = _rooms(area, Table(columns, area.width).height(rows))
    n = fitting_scale(project, [plan.sheet], setup, (room.width, room.height), t)
    numbers = tuple((piece.placement.id, str(index)) for index, piece in enumerate(plan.pieces, 1))
    title = sheet_title(plan.sheet, t)
    placed, rest = filled(columns, rows, [listed])

    def content(canvas: Canvas, _page: Area) -> None:
        draw_sheet(canvas, room, project, plan.sheet, setup, n, t, {}, numbers)
        draw_tables(canvas, placed)

    pages = [Page(title, t("print.pnm_plan"), title, content)]
    while rest:
        placed_more, rest = filled(columns, rest, columns_of_tables(area, _LIST_WIDTH))
        pages.append(Page(title, t("print.pnm_plan"), "", tables_content(placed_more)))
    return pages


def _rooms(area: Area, height: float) -> tuple[Area, Area]:
    """Where the drawing goes and where the list: beside it, or on upright paper below, as high as its rows but never half the page."""
    width = area.width - _LIST_WIDTH - _GAP
    if width >= _NARROWEST_DRAWING:
        return Area(area.left, area.bottom, width, area.height), Area(area.left + width + _GAP, area.bottom, _LIST_WIDTH, area.height)
    low = min(height + 1.0, area.height * _MOST_LISTED)
    return Area(area.left, area.bottom + low + _GAP, area.width, area.height - low - _GAP), Area(area.left, area.bottom, area.width, low)


def _columns(t: Translator) -> tuple[Column, ...]:
    return (
        Column(t("pnm.col.number"), 20.0, "right", bold=True),
        Column(t("pnm.col.code"), 58.0, wraps=True),
        Column(t("pnm.col.piece"), 0.0, wraps=True),
        Column(t("pnm.col.host"), 84.0, wraps=True),
        Column(t("pnm.col.place"), 66.0, wraps=True),
        Column(t("pnm.col.quantity"), 24.0, "right", bold=True),
    )


def _row(project: Project, number: int, piece: PnmBox, t: Translator) -> Row:
    one = piece.placement
    words = [piece.article.label or one.code]
    version = versions_by_name(project.pnm.versions).get((one.code, one.version))
    words += [one.version] if one.version else []
    until = one.valid_to or (version.valid_to if version else None)
    words += [t("pnm.until", day=t.date(until))] if until else []
    words += list(piece.article.documents)
    host = t(f"pnm.host.{one.host}")
    if piece.level is not None:
        host = t("pnm.place.level", host=host, level=find_level(project, one.host_id).level_number)
    place = t("pnm.place.at", u=t.number(one.u / 10, 1), v=t.number(one.v / 10, 1))
    return Row((str(number), one.code, " · ".join(words), host, place, t.number(one.quantity)))


def _article_pages(project: Project, area: Area, t: Translator) -> list[Page]:
    """What to bring: every article placed, its size, how many, what they cost."""
    counts = quantities(project)
    articles = {article.code: article for article in project.pnm.articles}
    rows: list[Row] = []
    for code, count in sorted(counts.items()):
        article = articles.get(code)
        sizes = [] if article is None else [article.width, article.height, article.depth]
        size = " × ".join("?" if value is None else f"{value / 10:.5g}".replace(".", t.decimal) for value in sizes)
        cost = None if article is None or article.unit_cost is None else article.unit_cost * count
        money = t("pnm.cost.unknown") if cost is None else t.money(cost, project.currency)
        rows.append(Row((code, article.label if article else "", size, t.number(count), money)))
    columns = (
        Column(t("pnm.col.code"), 80.0, wraps=True),
        Column(t("pnm.col.piece"), wraps=True),
        Column(t("pnm.col.size"), 100.0),
        Column(t("pnm.col.quantity"), 40.0, "right", bold=True),
        Column(t("pnm.col.cost"), 70.0, "right"),
    )
    pages: list[Page] = []
    while rows:
        placed, rows = filled(columns, rows, [area])
        pages.append(Page(t("pnm.plan.articles"), t("print.pnm_plan"), "" if pages else t("pnm.plan.articles"), tables_content(placed)))
    return pages
