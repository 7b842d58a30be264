"""The report of indices: per family and product space, money and sensitivity indices, then the decision matrix as a drawing."""

from reportlab.pdfgen.canvas import Canvas

from planogram.draw.palette import legend_colours, product_colour, told_apart_by
from planogram.exchange.font import measurer
from planogram.exchange.pdf.book import Content, Page
from planogram.exchange.pdf.legend import draw_legend, legend_for
from planogram.exchange.pdf.page import HAIR, INK, SOFT_INK, Area, content_area, say
from planogram.exchange.pdf.player import colour
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import Column, Row, filled, tables_content
from planogram.exchange.pdf.totals import HEIGHT, draw_totals, shown_value
from planogram.i18n import Translator
from planogram.metrics.figures import Figures
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT
from planogram.model.layout import Box
from planogram.model.project import Project

_KEYS = ("facings", "developed_linear", "linear_share", "revenue", "margin", "is_revenue", "is_margin", "is_quantity", "is_gross_profit")
_WIDTHS = (40.0, 46.0, 40.0, 54.0, 50.0, 42.0, 42.0, 42.0, 42.0)
_LARGEST_INDEX = 3.0
_NARROWEST_LEGEND = 100.0


def index_pages(project: Project, t: Translator, setup: PrintSetup, _faces: FaceKeys = None) -> list[Page]:
    """Tables over every placed product at project scope, then the matrix."""
    area = content_area(page_size(setup))
    figures = measure(project, PROJECT)
    rows, pages = index_rows(project, figures, t), list[Page]()
    while rows:
        placed, rows = filled(index_columns(t), rows, [area if pages else area.without_top(HEIGHT)])
        tables = tables_content(placed)
        pages.append(Page(t("print.indices"), t("print.indices_note"), "" if pages else t("print.indices"), _first(project, tables, t, not pages)))
    if any(_point(figures, ident) for ident in figures.placed_ids):
        pages.append(Page(t("print.matrix"), t("print.matrix_note"), t("print.matrix"), _matrix(project, figures, t)))
    return pages


def _first(project: Project, tables: Content, t: Translator, with_totals: bool) -> Content:
    def content(canvas: Canvas, area: Area) -> None:
        if with_totals:
            draw_totals(canvas, area, project, PROJECT, t)
        tables(canvas, area)

    return content


def index_columns(t: Translator) -> tuple[Column, ...]:
    """Code, name, figures, reading."""
    figures = (Column(t(f"print.short.{key}"), width, "right") for key, width in zip(_KEYS, _WIDTHS, strict=True))
    return (Column(t("print.col.code"), 62.0), Column(t("print.col.name"), wraps=True), *figures, Column(t("print.col.reading"), 92.0, wraps=True))


def index_rows(project: Project, figures: Figures, t: Translator) -> list[Row]:
    """A shaded row per family with its products below it, families and products in alphabetical order."""
    products = {product.id: product for product in project.products}
    placed = sorted((products[ident] for ident in figures.placed_ids), key=lambda one: (one.family.casefold(), one.name.casefold()))
    rows, family = list[Row](), ""
    for product in placed:
        if product.family != family:
            family = product.family
            values = (shown_value(key, figures.family(family, key), project.currency, t) for key in _KEYS)
            rows.append(Row(("", family, *values, _reading(figures.family(family, "quadrant"), t)), bold=True))
        values = (shown_value(key, figures.value(product.id, key), project.currency, t) for key in _KEYS)
        rows.append(Row((product.id, product.name, *values, _reading(figures.value(product.id, "quadrant"), t))))
    return rows


def _reading(quadrant: object, t: Translator) -> str:
    return t(f"quadrant.{quadrant}") if quadrant else "–"


def _point(figures: Figures, ident: str) -> tuple[float, float] | None:
    x, y = figures.value(ident, "is_revenue"), figures.value(ident, "is_margin")
    return (float(x), float(y)) if isinstance(x, int | float) and isinstance(y, int | float) else None


def _matrix(project: Project, figures: Figures, t: Translator) -> Content:
    """A square field from 0 to 3 on both axes; a point beyond lies on the edge. Names are written where they do not collide.

    The legend stands at its right, on upright paper below.
    """
    legend = legend_for(project, (product for product in project.products if _point(figures, product.id)), PrintSetup(), t)

    def content(canvas: Canvas, area: Area) -> None:
        side = min(area.width - 110.0, area.height - 40.0)
        field = Area(area.left + (area.width - side) / 2, area.top - 12.0 - side, side, side)
        _axes(canvas, field, t)
        beside = area.right - field.right - 16.0
        if beside >= _NARROWEST_LEGEND:
            draw_legend(canvas, legend, field.right + 16.0, field.top - 6.0, beside)
        else:
            draw_legend(canvas, legend, field.left, field.bottom - 38.0, side)
        by = told_apart_by(project.products, "family")
        colours, taken = legend_colours(project.products, by), _lines(field)
        dots = list[tuple[float, float, str]]()
        for product in project.products:
            point = _point(figures, product.id)
            if point is not None:
                x, y = (max(0.0, min(value, _LARGEST_INDEX)) / _LARGEST_INDEX * side for value in point)
                dots.append((field.left + x, field.bottom + y, product.name))
                _dot(canvas, *dots[-1][:2], product_colour(product, colours, by))
                taken.append((dots[-1][0] - 3.0, dots[-1][1] - 3.0, dots[-1][0] + 3.0, dots[-1][1] + 3.0))
        _names(canvas, dots, taken, field)

    return content


def _axes(canvas: Canvas, field: Area, t: Translator) -> None:
    middle = field.width / _LARGEST_INDEX
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.5)
    canvas.rect(field.left, field.bottom, field.width, field.height, stroke=1, fill=0)
    canvas.setStrokeColor(colour(INK))
    canvas.line(field.left + middle, field.bottom, field.left + middle, field.top)
    canvas.line(field.left, field.bottom + middle, field.right, field.bottom + middle)
    for value in range(int(_LARGEST_INDEX) + 1):
        say(canvas, field.left + middle * value, field.bottom - 9.0, str(value), 6.5, ink=SOFT_INK, align="centre")
        say(canvas, field.left - 4.0, field.bottom + middle * value - 2.0, str(value), 6.5, ink=SOFT_INK, align="right")
    say(canvas, field.left + field.width / 2, field.bottom - 20.0, t("print.short.is_revenue"), 7.5, bold=True, align="centre")
    say(canvas, field.left - 14.0, field.top - 8.0, t("print.short.is_margin"), 7.5, bold=True, align="right")
    places = (("extend", 1, 1), ("review_margin", 1, 0), ("promote", 0, 1), ("reduce", 0, 0))
    for quadrant, right, upper in places:
        # outside the field, where no point lies over them
        x = field.right if right else field.left
        y = field.top + 4.0 if upper else field.bottom - 20.0
        say(canvas, x, y, t(f"quadrant.{quadrant}"), 8.5, bold=True, ink=SOFT_INK, align="right" if right else "left")


def _lines(field: Area) -> list[Box]:
    """What the two lines at 1 take, which no name may cross."""
    middle = field.width / _LARGEST_INDEX
    upright, flat = field.left + middle, field.bottom + middle
    return [(upright - 0.5, field.bottom, upright + 0.5, field.top), (field.left, flat - 0.5, field.right, flat + 0.5)]


def _dot(canvas: Canvas, x: float, y: float, fill: str) -> None:
    canvas.setFillColor(colour(fill))
    canvas.setStrokeColor(colour(INK))
    canvas.setLineWidth(0.4)
    canvas.circle(x, y, 2.6, stroke=1, fill=1)


def _names(canvas: Canvas, dots: list[tuple[float, float, str]], taken: list[Box], field: Area) -> None:
    """The name at the right of its point, else at its left, else not at all."""
    for x, y, name in dots:
        width = measurer().width(name, 6.0)
        for left in (x + 4.0, x - 4.5 - width):
            box = (left, y - 2.5, left + width, y + 3.0)
            free = all(box[0] > other[2] or box[2] < other[0] or box[1] > other[3] or box[3] < other[1] for other in taken)
            if free and field.left < box[0] and box[2] < field.right and y < field.top - 3.0:
                say(canvas, left, y - 2.0, name, 6.0, ink=SOFT_INK)
                taken.append(box)
                break
