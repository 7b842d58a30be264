"""Every date of a value moved by so many days: of sales, promotions, campaigns. Not for editing one date."""

from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

import msgspec

Dated = TypeVar("Dated")


def later(value: Dated, days: int) -> Dated:
    """`value` with every date in it `days` later; parts without a date stay the same objects.

    >>> later((date(2026, 11, 16), "text"), 7)
    (datetime.date(2026, 11, 23), 'text')
    """
    moved: Any = value
    if not days or isinstance(value, (str, float, int)):  # by far the most
        return value
    if isinstance(value, date):
        moved = value + timedelta(days)
    elif isinstance(value, tuple):
        parts = tuple([later(part, days) for part in value])
        moved = parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    elif isinstance(value, msgspec.Struct):
        fields = [(name, getattr(value, name)) for name in _may_hold_dates(type(value))]
        fresh = {name: new for name, old in fields if (new := later(old, days)) is not old}
        moved = msgspec.structs.replace(value, **fresh) if fresh else value
    same: Dated = moved
    return same


@cache
def _may_hold_dates(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Fields of dates or of values of ours: the many others, texts and numbers, are not looked at."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if any(word in str(field.type) for word in ("date", "planogram.")))
