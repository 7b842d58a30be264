"""The strip of totals under a header: the face's figures from metrics, each with its name. Computes nothing itself."""

from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.figure_words import signed
from planogram.exchange.font import measurer
from planogram.exchange.pdf.page import HAIR, SOFT_INK, Area, say
from planogram.exchange.pdf.player import colour
from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS, Indicator
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope
from planogram.model.project import Project

HEIGHT = 30.0
_SHOWN = ("products", "facings", "ground_linear", "developed_linear", "linear_use", "capacity", "revenue", "margin", "productivity")

_NO_CENTS = 1000
_NARROW = 640.0
_LEFT_OUT = ("ground_linear", "margin")
"""What an upright A4 page has no room for."""
_VALUE, _SMALLEST_VALUE = 9.5, 6.2
"""Size (pt) of a figure, and of a long one."""


def shown_value(key: str, value: float | str | bool | None, currency: str, t: Translator) -> str:
    """A figure as people read it: unit, decimals, sign of money; a dash when it is absent."""
    if value is None:
        return "–"
    indicator = INDICATORS.get(key)
    if isinstance(value, bool):
        return t("print.yes" if value else "print.no")
    if isinstance(value, str):
        return value
    if indicator is None:
        return t.number(value)
    shown = value * indicator.shown_factor
    return _with_unit(shown, indicator.unit, _decimals(shown, indicator), currency, t)


def shown_difference(key: str, before: float | str | bool | None, after: float | str | bool | None, currency: str, t: Translator) -> str:
    """How much more the second is, as a reader counts it who sees both; empty where they are equal or one is no number."""
    indicator = INDICATORS.get(key)
    if isinstance(before, str | bool | None) or isinstance(after, str | bool | None) or before == after:
        return ""
    shown = [value * indicator.shown_factor if indicator else value for value in (before, after)]
    places = [_decimals(value, indicator) for value in shown]
    most = max(places)
    one, other = (round(value, decimals) for value, decimals in zip(shown, places, strict=True))
    difference = round(other - one, most)
    return signed(difference, _with_unit(difference, indicator.unit if indicator else "", most, currency, t))


def _decimals(value: float, indicator: Indicator | None) -> int:
    """Of a figure in the unit it is shown in: money has cents below a thousand only."""
    if indicator is None or indicator.unit in ("money_per_m", "money_per_m2"):
        return 0
    return (0 if abs(value) >= _NO_CENTS else 2) if indicator.unit == "money" else indicator.decimals


def _with_unit(value: float, unit: str, decimals: int, currency: str, t: Translator) -> str:
    if unit == "money":
        return t.money(value, currency, decimals)
    if unit in ("money_per_m", "money_per_m2"):
        return t.money(value, currency, decimals) + ("/m" if unit == "money_per_m" else "/m²")
    sign = {"m": " m", "cm": " cm", "m2": " m²", "m3": " m³", "pct": t.percent_sign, "points": " / 100", "days": t("print.days_sign")}.get(unit, "")
    return t.number(value, decimals) + sign.replace(" ", "\u00a0")


def draw_totals(canvas: Canvas, area: Area, project: Project, scope: Scope, t: Translator, whose: str = "") -> None:
    """The totals of `scope` in equal cells along the top of the area; `whose` they are comes first, where the page shows only a part of it."""
    figures = measure(project, scope)
    shown = [key for key in _SHOWN if area.width >= _NARROW or key not in _LEFT_OUT]
    cells = [(t(f"print.total.{key}"), shown_value(key, figures.total(key), project.currency, t)) for key in shown]
    cells = [(t("print.totals_of"), whose), *cells] if whose else cells
    width, top = area.width / len(cells), area.top
    canvas.setFillColor(colour("#f3f5f8"))
    canvas.rect(area.left, top - HEIGHT + 6, area.width, HEIGHT - 6, stroke=0, fill=1)
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.4)
    for index, (name, value) in enumerate(cells):
        x, room = area.left + width * index, width - 9.0
        if index:
            canvas.line(x, top - HEIGHT + 9, x, top - 3)
        say(canvas, x + 6, top - 8.5, name, 6.2, ink=SOFT_INK, room=room)
        size = max(_SMALLEST_VALUE, min(_VALUE, _VALUE * room / max(1.0, measurer().width(value, _VALUE, bold=True))))
        say(canvas, x + 6, top - 19.5, value, size, bold=True, room=room + 0.1)
