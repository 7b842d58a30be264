"""Typed days: `22/11/2026` or `2026-11-22`, an empty text for none."""

from datetime import date

from planogram.i18n import Translator

_EXAMPLE = date(2026, 11, 22)


def parse_day(text: str) -> date | None:
    """The day of a typed text; ValueError when it is none.

    >>> parse_day("5/3/2026"), parse_day(" 2026-03-05 "), parse_day("")
    (datetime.date(2026, 3, 5), datetime.date(2026, 3, 5), None)
    """
    text = text.strip()
    if not text:
        return None
    parts = text.replace(".", "/").replace("-", "/").split("/")
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return date(first, second, third)
    return date(third + 2000 if third < 100 else third, second, first)


def day_text(day: date | None, say: Translator) -> str:
    """A day as it is typed in this language; empty for none."""
    return "" if day is None else say.date(day)


def day_format(say: Translator) -> str:
    """The same for a Qt date field."""
    return "dd/MM/yyyy" if say.language == "fr" else "yyyy-MM-dd"


def example(say: Translator) -> str:
    """How a day is written in this language."""
    return say.date(_EXAMPLE)


def period_text(start: date | None, end: date | None, say: Translator) -> str:
    """`du 01/03/2026 au 31/05/2026`, either end open; empty for neither."""
    if start is not None and end is not None:
        return say("versions.valid.both", start=say.date(start), end=say.date(end))
    if start is not None:
        return say("versions.valid.from", start=say.date(start))
    return "" if end is None else say("versions.valid.to", end=say.date(end))
