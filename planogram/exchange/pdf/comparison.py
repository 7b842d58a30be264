"""Two versions compared on paper: totals before and after, the faces with what changed in colour, and what to do step by step."""

from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.book import Content, Page
from planogram.exchange.pdf.change_sheet import change_pages, furniture_on, steps_on
from planogram.exchange.pdf.drawing import draw_foot, draw_sheet, fitting_scale, foot_height
from planogram.exchange.pdf.legend import Legend
from planogram.exchange.pdf.page import Area, content_area
from planogram.exchange.pdf.planogram import sheet_subtitle, sheet_title
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.sheets import Sheet, sheets_of
from planogram.exchange.pdf.table import Column, Row, columns_of_tables, filled, tables_content
from planogram.exchange.pdf.totals import shown_difference, shown_value
from planogram.i18n import Translator
from planogram.metrics.change_steps import Action, Step
from planogram.metrics.checks import check_with
from planogram.metrics.compare import FigureChange, change, compare_figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.recoded import with_codes_of
from planogram.metrics.score import score_of
from planogram.model.project import Project

COLOURS: dict[Action, str] = {"add": "#7cc99a", "move": "#7fb2e5", "shift": "#c3d9f2", "reface": "#f4b266"}
"""What each change looks like on the new version's drawing; what is removed is in the steps only."""

_NARROWEST = 380.0
_PRODUCT_KEYS = ("facings", "developed_linear", "capacity")


def comparison_pages(old: Project, new: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:
    """Totals and products that changed, drawings of the faces that changed, the change sheet."""
    steps = steps_on(faces, old, new)
    touched = {(step.spot.gondola, step.spot.side) for step in steps}
    touched |= {(change.place.gondola or "", change.place.face or "") for change in furniture_on(faces, old, new)}
    return [*_figure_pages(old, new, t, setup), *_drawing_pages(new, steps, touched, t, setup), *change_pages(old, new, t, setup, faces)]


def _figure_pages(old: Project, new: Project, t: Translator, setup: PrintSetup) -> list[Page]:
    rows, pages = _figure_rows(old, new, t), list[Page]()
    columns = (
        Column(t("print.col.figure"), wraps=True),
        Column(t("print.col.before"), 62.0, "right"),
        Column(t("print.col.after"), 62.0, "right"),
        Column(t("print.col.difference"), 58.0, "right", bold=True),
    )
    note = t("print.compared", old=old.version or "–", new=new.version or "–")
    boxes = columns_of_tables(content_area(page_size(setup)), _NARROWEST)
    while rows:
        placed, rows = filled(columns, rows, boxes, continued=t("print.continued"))
        pages.append(Page(t("print.comparison"), note, "" if pages else t("print.comparison"), tables_content(placed)))
    return pages


def _figure_rows(old: Project, new: Project, t: Translator) -> list[Row]:
    compared = compare_figures(measure(with_codes_of(old, new)), measure(new))
    names = {product.id: product.name for project in (old, new) for product in project.products}
    rows = [Row((t("print.whole_store"), "", "", ""), heading=True), *(_row(one, new.currency, t) for one in compared.totals)]
    rows.append(_row(change("score", *(score_of(one, check_with(one, None)).value for one in (old, new))), new.currency, t))
    for ident, changes in compared.products.items():
        changed = [one for one in changes if one.key in _PRODUCT_KEYS and one.changed]
        if changed:
            rows.append(Row((f"{names[ident]} · {ident}", "", "", ""), heading=True))
            rows += (_row(one, new.currency, t) for one in changed)
    return rows


def _row(one: FigureChange, currency: str, t: Translator) -> Row:
    before, after = (shown_value(one.key, value, currency, t) for value in (one.before, one.after))
    text = shown_difference(one.key, one.before, one.after, currency, t)
    name = t(f"indicator.{one.key}.name") if one.key in INDICATORS else one.key
    return Row((name, before, after, text))


def _drawing_pages(new: Project, steps: list[Step], touched: set[tuple[str, str]], t: Translator, setup: PrintSetup) -> list[Page]:
    area = content_area(page_size(setup))
    legend = Legend(tuple((colour, 0, t(f"print.action.{action}")) for action, colour in COLOURS.items()))
    marks = {step.after.id: COLOURS[step.action] for step in steps if step.after is not None}
    room = area.without_bottom(foot_height(legend, area.width))
    pages = []
    for gondola in new.gondolas:
        faces = [face for face in gondola.faces if (gondola.name, face.side) in touched]
        sheets = [sheet for face in faces for sheet in sheets_of(new, gondola, face, setup, (room.width, room.height))]
        n = fitting_scale(new, sheets, setup, (room.width, room.height), t)
        for sheet in sheets:
            title = sheet_title(sheet, t)
            pages.append(Page(title, sheet_subtitle(sheet, t), title, _drawing(new, sheet, room, n, marks, legend, setup, t)))
    return pages


def _drawing(new: Project, sheet: Sheet, room: Area, n: int, marks: dict[str, str], legend: Legend, setup: PrintSetup, t: Translator) -> Content:
    def content(canvas: Canvas, area: Area) -> None:
        draw_sheet(canvas, room, new, sheet, setup, n, t, marks)
        draw_foot(canvas, area, legend, n, t)

    return content
