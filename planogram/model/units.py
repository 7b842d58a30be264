"""The border between lengths inside (float mm) and lengths as people type or read them. Only here are lengths converted."""

import math
import re

from planogram.model.formula import BadFormula, Reading, expression

MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, '"': 25.4, "ft": 304.8, "'": 304.8}
_LENGTH = re.compile(r"""^\s*([-+]?\d+(?:[.,]\d+)?)\s*(mm|cm|m|in|ft|"|')?\s*$""", re.IGNORECASE)
_UNIT_AFTER = re.compile(r"""(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>mm|cm|m|in|ft|"|')(?![^\W_])""", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
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
    """A written length in mm: `35 cm`, `1.2 m`, `4'`, `=3*66`; a bare number is in `default_unit`.

    >>> parse_length("1,2 m"), parse_length("=3*66"), parse_length("35", "cm"), parse_length("−8"), parse_length("1 200")
    (1200.0, 198.0, 350.0, -8.0, 1200.0)
    """
    plain = _thousands_together(text).replace("−", "-").strip()
    if plain.startswith("="):
        return _computed(plain.removeprefix("="), default_unit, text)
    match = _LENGTH.match(plain)
    if not match:
        raise BadLength(text)
    unit = (match.group(2) or default_unit).lower()
    return _finite(float(match.group(1).replace(",", ".")) * MM_PER_UNIT[unit], text)


def typed_length(text: str, default_unit: str = "mm") -> float:
    """The same from a field, where a hand also leaves the `=` out: `2*60 + 5`, `120 cm / 3`.

    >>> typed_length("2*60+5 mm"), typed_length("12 cm + 5 mm"), typed_length("=120 cm / 3"), typed_length("12 cm")
    (125.0, 125.0, 400.0, 120.0)
    """
    try:
        return parse_length(text, default_unit)
    except BadLength:
        return _computed(_thousands_together(text), default_unit, text)


def _computed(expression: str, default_unit: str, typed: str) -> float:
    """An expression of lengths: one unit at its end is that of the whole, others belong each to its number."""
    if len(typed) > _LONGEST_EXPRESSION:
        raise BadLength(typed)
    units = list(_UNIT_AFTER.finditer(expression))
    if len(units) == 1 and not expression[units[0].end() :].strip():
        found = units[0]
        return _finite(parse_expression(f"{expression[: found.start()]}{found['number']}") * MM_PER_UNIT[found["unit"].lower()], typed)
    scale = MM_PER_UNIT[default_unit]
    plain = _UNIT_AFTER.sub(lambda one: f"({one['number']}*{MM_PER_UNIT[one['unit'].lower()] / scale})", expression)
    return _finite(_value(plain, typed) * scale, typed)


def parse_grams(text: str) -> float:
    """A typed weight in g: `850`, `850 g`, `1,2 kg`, `=6*330`.

    >>> parse_grams("1,2 kg"), parse_grams("120000"), parse_grams("6*330 g")
    (1200.0, 120000.0, 1980.0)
    """
    plain = text.strip()
    unit = next((unit for unit in ("kg", "g") if plain.lower().endswith(unit)), "")
    return _finite(parse_expression(plain[: len(plain) - len(unit)]) * (1000.0 if unit == "kg" else 1.0), text)


def parse_expression(text: str) -> float:
    """The value of `=…` made of numbers, + − × ÷ and brackets; anything else raises BadLength. Nothing typed is ever run.

    >>> parse_expression("=(2+1)*66/2"), parse_expression("12 500")
    (99.0, 12500.0)
    """
    if len(text) > _LONGEST_EXPRESSION:
        raise BadLength(text)
    return _value(_thousands_together(text), text)


def _value(plain: str, typed: str) -> float:
    try:
        return _number(expression(plain.strip()).value(_NO_NAMES), typed)
    except BadFormula as problem:
        raise BadLength(typed) from problem


def _thousands_together(text: str) -> str:
    """Without the spaces that part thousands, as numbers are shown in French."""
    return _THOUSANDS.sub("", text)


_NO_NAMES = Reading(lambda _: None)


def _number(value: object, text: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise BadLength(text)
    return _finite(float(value), text)


def _finite(length: float, text: str) -> float:
    if not math.isfinite(length):
        raise BadLength(text)
    return length
