"""Figures in the panels: column titles, signs and tints of indices. Numbers with their units are exchange/figure_words."""

import math

from planogram.exchange.figure_words import ABSENT, currency_sign, figure_text, figure_with_unit, unit_text, with_unit
from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.model.settings import Settings

__all__ = [
    "ABSENT",
    "column_title",
    "currency_sign",
    "figure_text",
    "figure_with_unit",
    "index_sign",
    "index_strength",
    "is_index",
    "unit_text",
    "with_unit",
]


def column_title(key: str, translator: Translator, currency: str) -> str:
    """Short name and unit of a figure, for a column header."""
    short = f"figures.column.{key}"
    name = translator(short if translator.has(short) else f"indicator.{key}.name")
    unit = unit_text(INDICATORS[key].unit, translator, currency)
    return f"{name} ({unit})" if unit and unit not in name else name


def row_title(key: str, translator: Translator, currency: str) -> str:
    """Whole name and unit of a figure, for a line that has the room."""
    unit = unit_text(INDICATORS[key].unit, translator, currency)
    name = translator(f"indicator.{key}.name")
    return f"{name} ({unit})" if unit else name


def is_index(key: str) -> bool:
    """Whether a figure reads against 1: under- or over-represented."""
    return key.startswith("is_")


def index_sign(value: float, settings: Settings) -> str:
    """▲ deserves more space, ▼ less, = about right.

    >>> [index_sign(value, Settings()) for value in (1.4, 1.05, 0.2)]
    ['▲', '=', '▼']
    """
    if value > settings.index_close_high:
        return "▲"
    return "▼" if value < settings.index_close_low else "="


def index_strength(value: float, settings: Settings) -> float:
    """How strongly a cell is tinted: 0 within the close band, then by the logarithm, −1 at a quarter, +1 at four times.

    >>> index_strength(4.0, Settings()), index_strength(1.0, Settings()), index_strength(0.0, Settings())
    (1.0, 0.0, -1.0)
    """
    if settings.index_close_low <= value <= settings.index_close_high:
        return 0.0
    return -1.0 if value <= 0 else max(-1.0, min(1.0, math.log(value, 4)))
