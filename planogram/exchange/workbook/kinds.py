"""What a cell may hold: each kind reads a raw cell into a checked value and turns a value back into a cell.

Not here: which column is of which kind (columns_*.py), nor sentences (BadCell carries a code and values).
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal

import msgspec

from planogram.exchange.workbook.amounts import apart
from planogram.exchange.workbook.days import day_in
from planogram.exchange.workbook.names import normal
from planogram.i18n import LANGUAGES, translator
from planogram.model.units import BadLength, parse_length, round_mm

Cell = str | float | int | bool | date | None
"""What is written: text, number, whole number, yes/no, date, or nothing."""

LONGEST_TEXT = 2000
LONGEST_ID = 100
LARGEST = 1e12
_SIGNS: dict[int, str | None] = {**dict.fromkeys(map(ord, " \t\u00a0\u202f\u2007\u2008\u2009\u200a'’")), ord("−"): "-"}
"""Blanks go, and the minus people read is the minus numbers have."""
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})")
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+\d+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_LIKELY_DAYS = range(20000, 80000)  # 1954 to 2119: a date cell that lost its format


class BadCell(ValueError):
    """A cell whose content means nothing in its column: a reason code and the numbers or words that explain it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class CellFault(msgspec.Struct, frozen=True):
    """A cell that holds no value: an Excel error (`#N/A`) or a formula nobody has calculated yet."""

    code: Literal["cell_error", "formula_without_value"]
    text: str


Raw = str | float | bool | date | datetime | time | timedelta | CellFault


class Kind(msgspec.Struct, frozen=True):
    """How a column's cells are read and written; `form` picks the cell format when writing."""

    read: Callable[[Raw], Any]
    cell: Callable[[Any], Cell]
    form: Literal["text", "number", "money", "whole", "date"]


class Marked(float):
    """An amount with the sign or code of a currency written beside it, and the whole as it stood in the cell."""

    mark: str
    text: str


class Percent(float):
    """The number of a cell that shows it as a percentage: 0.055 for 5,5 %."""

    __slots__ = ()


class TypedCode(str):
    """A code that was a number in the sheet: zeros it began with are gone (codes.py puts them back)."""

    __slots__ = ()


def plain_number(raw: Raw) -> float:
    """The number, not bounded yet, from a numeric cell or from text, decimal comma or point, thousands apart or not.

    >>> plain_number("1 234,50 €"), plain_number("1,234.5"), plain_number("−3")
    (1234.5, 1234.5, -3.0)
    """
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise BadCell("not_a_number")
    number = float(raw) if isinstance(raw, int | float) else _number_in(raw)
    if math.isnan(number):
        raise BadCell("not_a_number")
    return number


def _number_in(raw: str) -> float:
    text = raw.translate(_SIGNS).rstrip("€$£%")
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        text = text.replace("," if point > comma else ".", "")
    elif _THOUSANDS.fullmatch(text):
        text = text.replace(",", "").replace(".", "")
    text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise BadCell("not_a_number")
    return float(text)


def text_of(raw: Raw) -> str:
    """Any cell as text: numbers without a needless `.0`, dates as ISO, ends trimmed, control characters dropped."""
    if isinstance(raw, str):
        return _CONTROL.sub("", raw).strip()
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, int | float):
        return str(int(raw)) if float(raw).is_integer() and abs(raw) < 1e16 else repr(float(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(sep=" ")
    return raw.isoformat() if isinstance(raw, date | time) else str(raw)


def _text(raw: Raw) -> str:
    text = text_of(raw)
    if len(text) > LONGEST_TEXT:
        raise BadCell("too_long", limit=LONGEST_TEXT)
    return text


def _identifier(raw: Raw) -> str:
    """A code kept as text: what Excel made a number comes back without `.0`, what it made a date is lost and refused."""
    if isinstance(raw, bool | date | time | timedelta) or (isinstance(raw, float) and not raw.is_integer()):
        raise BadCell("not_an_id")
    text = text_of(raw)
    if _SCIENTIFIC.fullmatch(text):
        raise BadCell("not_an_id")
    if len(text) > LONGEST_ID:
        raise BadCell("too_long", limit=LONGEST_ID)
    return text if isinstance(raw, str) else TypedCode(text)


def _bounded(value: float, low: float | None, high: float | None) -> float:
    if low is not None and value < low:
        raise BadCell("too_small", limit=low)
    if high is not None and value > high:
        raise BadCell("too_large", limit=high)
    return value


def number(low: float | None = None, high: float | None = None) -> Kind:
    """A number between `low` and `high`."""
    least, most = -LARGEST if low is None else low, LARGEST if high is None else high
    return Kind(lambda raw: _bounded(plain_number(raw), least, most), _as_is, "number")


def percent(high: float) -> Kind:
    """A percentage from 0 to `high`, typed as such or shown so by the cell's format."""

    def read(raw: Raw) -> float:
        value = round(raw * 100.0, 10) if isinstance(raw, Percent) else plain_number(raw)
        return _bounded(value, 0.0, high)

    return Kind(read, _as_is, "number")


def money(low: float | None = None) -> Kind:
    """An amount from `low` on; Marked when the cell names a currency."""
    least = -LARGEST if low is None else low

    def read(raw: Raw) -> float:
        if isinstance(raw, str) and "%" in raw:
            raise BadCell("not_a_number")
        body, mark = apart(raw.translate(_SIGNS)) if isinstance(raw, str) else (raw, "")
        value = _bounded(plain_number(body), least, LARGEST)
        if not mark:
            return value
        marked = Marked(value)
        marked.mark, marked.text = mark, text_of(raw)
        return marked

    return Kind(read, _as_is, "money")


def whole(low: int, high: int = 10**9) -> Kind:
    """A whole number between `low` and `high`."""

    def read(raw: Raw) -> int:
        value = _bounded(plain_number(raw), low, high)
        if not value.is_integer():
            raise BadCell("not_whole")
        return int(value)

    return Kind(read, _as_is, "whole")


def length(low: float, high: float) -> Kind:
    """A length in mm between `low` and `high`; text may carry a unit (`35 cm`)."""

    def read(raw: Raw) -> float:
        if isinstance(raw, str):
            try:
                return _bounded(round_mm(parse_length(raw)), low, high)
            except BadLength:
                pass
        return _bounded(round_mm(plain_number(raw)), low, high)

    return Kind(read, lambda value: None if value is None else round_mm(value), "number")


def weight(most: float) -> Kind:
    """A weight in g of at most `most`; text may carry a unit (`0,4 kg`)."""

    def read(raw: Raw) -> float:
        text = raw.strip().casefold() if isinstance(raw, str) else ""
        for unit, grams in (("kg", 1000.0), ("g", 1.0)):
            if text.endswith(unit):
                return _bounded(round(plain_number(text.removesuffix(unit)) * grams, 6), 0.0, most)
        return _bounded(plain_number(raw), 0.0, most)

    return Kind(read, _as_is, "number")


def choice(values: Iterable[str], aliases: Mapping[str, str] | None = None, words: str = "") -> Kind:
    """One of `values`, by name, by alias or by what the window calls it in either language (keys `<words>.<value>`); capitals and accents aside."""
    values = tuple(values)
    accepted = _accepted(values, aliases)

    def read(raw: Raw) -> str:
        text = normal(text_of(raw))
        found = accepted.get(text) or (_on_screen(values, words).get(text) if words else None)
        if found is None:
            raise BadCell("not_a_choice", choices=", ".join(dict.fromkeys(accepted.values())))
        return found

    return Kind(read, _as_is, "text")


def choices(values: Iterable[str], aliases: Mapping[str, str] | None = None, words: str = "") -> Kind:
    """Several of `values`, separated by commas."""
    one = choice(values, aliases, words)
    return Kind(lambda raw: tuple(dict.fromkeys(one.read(part) for part in _parts(raw))), _joined, "text")


def _accepted(values: Iterable[str], aliases: Mapping[str, str] | None) -> dict[str, str]:
    accepted = {normal(value): value for value in values}
    return accepted | {normal(alias): value for alias, value in (aliases or {}).items()}


@lru_cache(maxsize=64)
def _on_screen(values: tuple[str, ...], words: str) -> dict[str, str]:
    """What the window calls each value, in every language. Looked up at the first cell that is neither name nor alias."""
    return {normal(translator(language)(f"{words}.{value}")): value for language in LANGUAGES for value in values}


def _parts(raw: Raw) -> list[str]:
    return [part for part in (part.strip() for part in re.split("[,;]", text_of(raw))) if part]


_YES = dict.fromkeys(("oui", "true", "vrai", "1", "x"), "yes")
_NO = dict.fromkeys(("non", "false", "faux", "0"), "no")
_YES_NO = _accepted(("yes", "no"), _YES | _NO)


def _flag(raw: Raw) -> bool:
    found = _YES_NO.get(normal(text_of(raw)))
    if found is None:
        raise BadCell("not_yes_no")
    return found == "yes"


def _day(raw: Raw) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, float | int) and not isinstance(raw, bool) and int(raw) in _LIKELY_DAYS:
        return _EXCEL_DAY_ZERO + timedelta(days=int(raw))
    found = day_in(raw) if isinstance(raw, str) else None
    if found is None:
        raise BadCell("not_a_date")
    return found


def _colour(raw: Raw) -> str:
    text = text_of(raw)
    if not _COLOUR.fullmatch(text):
        raise BadCell("not_a_colour")
    return text.lower()


def _points(raw: Raw) -> tuple[tuple[float, float], ...]:
    pairs = [pair.split(",") for pair in text_of(raw).split(";") if pair.strip()]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise BadCell("bad_points")
    return tuple((_coordinate(x), _coordinate(y)) for x, y in pairs)


def _coordinate(text: str) -> float:
    try:
        return round_mm(_bounded(plain_number(text), -1e7, 1e7))
    except BadCell as problem:
        raise BadCell("bad_points") from problem


def _numbers(raw: Raw) -> tuple[float, ...]:
    if not isinstance(raw, str):
        return (round_mm(_bounded(plain_number(raw), -1e6, 1e6)),)
    parts = raw.split(";") if ";" in raw else raw.split(",")
    return tuple(round_mm(_bounded(plain_number(part), -1e6, 1e6)) for part in parts if part.strip())


def _as_is(value: Any) -> Cell:
    return value  # type: ignore[no-any-return]


def _joined(values: Iterable[str]) -> Cell:
    return ", ".join(values)


def short(value: float) -> str:
    """A number as text, without a needless `.0`."""
    return text_of(float(value))


TEXT = Kind(_text, _as_is, "text")
ID = Kind(_identifier, _as_is, "text")
IDS = Kind(lambda raw: tuple(_parts(raw)), _joined, "text")
FLAG = Kind(_flag, lambda value: "yes" if value else "no", "text")
DAY = Kind(_day, _as_is, "date")
COLOUR = Kind(_colour, _as_is, "text")
POINTS = Kind(_points, lambda points: "; ".join(f"{short(x)},{short(y)}" for x, y in points), "text")
NUMBERS = Kind(_numbers, lambda values: ", ".join(map(short, values)), "text")
AMOUNT = money()
COST = money(0)
QUANTITY = number()
STOCK = number(0)
PERCENT = percent(100)
SIZE = length(0.01, 20_000)
OFFSET = length(0, 20_000)
COORDINATE = length(-1e7, 1e7)
