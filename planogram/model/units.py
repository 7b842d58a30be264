"""The border between lengths inside (float mm) and lengths as people type or read them. Only here are lengths converted."""

import math
import re

from planogram.model.formula import BadFormula, Reading, expression

MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, '"': 25.4, "ft": 304.8, "'": 304.8}
_LENGTH = re.compile(r"""^\s*([-+]?\d+(?:[.,]\d+)?)\s*(mm|cm|m|in|ft|"|')?\s*$""", re.IGNORECASE)
_LONGEST_EXPRESSION = 80
SLACK = 0.05
"""Millimetres that decide nothing: sizes are known to the hundredth."""


class BadLength(ValueError):
    """A typed length or expression that means nothing; the interface says so beside the field."""


def round_mm(length: float) -> float:
    """A length as it is written at the border: to 0.01 mm."""
    return round(length, 2)


def parse_number(text: str) -> float | None:
    """A number as one is typed or read in either language, its thousands apart and its − too; None for what is none or larger than any file holds.

    >>> parse_number("12 500,5"), parse_number("−3"), parse_number("n/a"), parse_number("1e99"), parse_number("nan")
    (12500.5, -3.0, None, None, None)
    """
    try:
        value = float(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return value if abs(value) <= _MOST else None


_MOST = 1e15
"""No file holds a larger amount (`values.Amount`); what is no finite number is not below it either."""


def parse_length(text: str, default_unit: str = "mm") -> float:
    """A typed length in mm: `35 cm`, `1.2 m`, `4'`, `=3*66`; a bare number is in `default_unit`.

    >>> parse_length("1,2 m"), parse_length("=3*66"), parse_length("35", "cm"), parse_length("−8")
    (1200.0, 198.0, 350.0, -8.0)
    """
    if text.strip().startswith("="):
        return _finite(parse_expression(text) * MM_PER_UNIT[default_unit], text)
    match = _LENGTH.match(text.replace("−", "-"))
    if not match:
        raise BadLength(text)
    unit = (match.group(2) or default_unit).lower()
    return _finite(float(match.group(1).replace(",", ".")) * MM_PER_UNIT[unit], text)


def parse_expression(text: str) -> float:
    """The value of `=…` made of numbers, + − × ÷ and brackets; anything else raises BadLength. Nothing typed is ever run.

    >>> parse_expression("=(2+1)*66/2")
    99.0
    """
    try:
        if len(text) > _LONGEST_EXPRESSION:
            raise BadLength(text)
        return _number(expression(text.strip()).value(_NO_NAMES), text)
    except BadFormula as problem:
        raise BadLength(text) from problem


_NO_NAMES = Reading(lambda _: None)


def _number(value: object, text: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise BadLength(text)
    return _finite(float(value), text)


def _finite(length: float, text: str) -> float:
    if not math.isfinite(length):
        raise BadLength(text)
    return length
