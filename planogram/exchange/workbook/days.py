"""Days as people write them in a table: ISO, or day, month and year in figures or with the month's name in French or English."""

import re
import unicodedata
from datetime import date

_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]m)?(Z|[+-]\d{2}:?\d{2})?\Z", re.IGNORECASE)
_IN_FIGURES = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[ \-./]*([a-z]{3,9})\.?[ \-./,]*(\d{4}|\d{2})")
_MONTHS = (
    ("jan",),
    ("fev", "feb"),
    ("mar",),
    ("avr", "apr"),
    ("mai", "may"),
    ("juin", "jun"),
    ("juil", "jul"),
    ("aou", "aug"),
    ("sep",),
    ("oct",),
    ("nov",),
    ("dec",),
)
_CENTURY = 2000


def day_in(text: str) -> date | None:
    """The day a text names, a time after it left out; None when it names none. Two figures are a year of this century.

    >>> day_in("02/03/26"), day_in("2 mars 2026"), day_in("02-Mar-2026 08:30"), day_in("2026-03-02T00:00:00")
    (datetime.date(2026, 3, 2), datetime.date(2026, 3, 2), datetime.date(2026, 3, 2), datetime.date(2026, 3, 2))
    """
    day = _TIME.sub("", text.strip().replace("\u00a0", " ").replace("\u202f", " "))
    try:
        if match := _IN_FIGURES.fullmatch(day):
            return date(_year(match[3]), int(match[2]), int(match[1]))
        if match := _YEAR_FIRST.fullmatch(day):
            return date(*map(int, match.groups()))
        if match := _NAMED.fullmatch(_plain(day)):
            return date(_year(match[3]), _month(match[2]), int(match[1]))
        return date.fromisoformat(day)
    except ValueError:
        return None


def _year(figures: str) -> int:
    return int(figures) + (_CENTURY if len(figures) == 2 else 0)


def _month(name: str) -> int:
    """1 to 12; 0, which is no month, for another word."""
    return next((number for number, names in enumerate(_MONTHS, 1) if name.startswith(names)), 0)


def _plain(text: str) -> str:
    """In small letters without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
