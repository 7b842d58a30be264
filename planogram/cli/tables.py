"""Figures as aligned tables for a person at a terminal. Which figures exist and their units is the indicator table's business."""

from collections.abc import Callable

from rich.table import Table

from planogram.i18n import Translator
from planogram.metrics.checks import check_with
from planogram.metrics.figures import Answer, Figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.report import STORE
from planogram.metrics.score import score_of
from planogram.metrics.store import StoreFigures
from planogram.model.project import Project

TOTALS = (
    "positions",
    "products",
    "facings",
    "ground_linear",
    "developed_linear",
    "used_linear",
    "linear_use",
    "capacity",
    "quantity",
    "revenue",
    "margin",
    "gross_profit",
    "productivity",
    "profitability",
)
COLUMNS = (
    "facings",
    "developed_linear",
    "linear_share",
    "capacity",
    "days_of_supply",
    "quantity",
    "revenue",
    "margin",
    "productivity",
    "is_revenue",
    "is_margin",
    "quadrant",
)
ABSENT = "–"


def figure_text(key: str, value: Answer, t: Translator) -> str:
    """A figure with its decimals and without its unit (columns carry it in their title); `–` where absent.

    >>> from planogram.i18n import translator
    >>> figure_text("linear_share", 0.125, translator("fr"))
    '12,5'
    """
    indicator = INDICATORS[key]
    if value is None:
        return ABSENT
    if isinstance(value, bool):
        return t("cli.yes" if value else "cli.no")
    if isinstance(value, str):
        return t(f"cli.quadrant.{value}")
    return t.number(value * indicator.shown_factor, indicator.decimals)


def unit_text(key: str, currency: str, t: Translator) -> str:
    """The unit of a figure as a reader writes it; empty when it has none."""
    sign = t.money(0, currency, 0).replace("0", "").strip("\u00a0 ")
    units = {"pct": "%", "money": sign, "money_per_m": f"{sign}/m", "money_per_m2": f"{sign}/m²", "m2": "m²", "m3": "m³", "days": t("cli.unit.days")}
    unit = INDICATORS[key].unit
    return units.get(unit, {"m": "m", "cm": "cm", "points": "/ 100"}.get(unit, ""))


def title_text(key: str, currency: str, t: Translator) -> str:
    """A short column title with its unit below."""
    unit = unit_text(key, currency, t)
    name = t(f"cli.figure.{key}")
    return f"{name}\n({unit})" if unit else name


def totals_table(project: Project, figures: Figures, t: Translator) -> Table:
    """The totals of the scope, one a line, then its score and the score's parts."""
    table = plain_table(t("cli.metrics.totals", project=project.name or ABSENT, scope=figures.scope.text()))
    table.add_column(t("cli.column.figure"))
    table.add_column(t("cli.column.value"), justify="right")
    table.add_column("")
    for key in TOTALS:
        table.add_row(t(f"cli.figure.{key}"), figure_text(key, figures.total(key), t), unit_text(key, project.currency, t))
    score = score_of(project, check_with(project, None), figures.scope)
    table.add_row(t("indicator.score.name"), figure_text("score", score.value, t), unit_text("score", project.currency, t))
    for part in score.parts:
        key = f"score_{part.key}"
        table.add_row(f"· {t(f'indicator.{key}.name')}", figure_text(key, part.value, t), unit_text(key, project.currency, t))
    return table


def store_table(project: Project, t: Translator) -> Table:
    """The figures of the whole shop that are known: assortment, shoppers, stock, sheet, trade area. Without rows when none is."""
    figures, table = StoreFigures(project), plain_table(t("cli.metrics.store"))
    table.add_column(t("cli.column.figure"))
    table.add_column(t("cli.column.value"), justify="right")
    table.add_column("")
    for key in STORE:
        value = figures.value(key)
        if value is not None:
            text = t(f"{key}.{value}") if isinstance(value, str) else figure_text(key, value, t)
            table.add_row(t(f"indicator.{key}.name"), text, unit_text(key, project.currency, t))
    return table


def families_table(project: Project, figures: Figures, t: Translator) -> Table:
    """A line a family."""
    return _figures_table(t("cli.metrics.families"), t("cli.column.family"), [(name, name) for name in figures.families], figures.family, project, t)


def products_table(project: Project, figures: Figures, t: Translator) -> Table:
    """A line a product."""
    names = {product.id: f"{product.name} {product.brand}".strip() for product in project.products}
    rows = [(ident, names[ident]) for ident in figures.product_ids]
    return _figures_table(t("cli.metrics.products"), t("cli.column.product"), rows, figures.value, project, t)


def _figures_table(
    title: str, first: str, rows: list[tuple[str, str]], figure: Callable[[str, str], Answer], project: Project, t: Translator
) -> Table:
    table = plain_table(title)
    table.add_column(first, overflow="ellipsis", no_wrap=True, max_width=46)
    for key in COLUMNS:
        table.add_column(title_text(key, project.currency, t), justify="left" if key == "quadrant" else "right", no_wrap=True)
    for ident, name in rows:
        table.add_row(name, *(figure_text(key, figure(ident, key), t) for key in COLUMNS))
    return table


def plain_table(title: str) -> Table:
    """An empty table in the one style of the command line."""
    return Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
