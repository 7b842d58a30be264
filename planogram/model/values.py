"""What every value of the project shares: the frozen base, the short ids, the attributes kept from unknown columns."""

import secrets
from typing import Annotated, Any, TypeVar

import msgspec

_ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 8  # 40 random bits: one clash in some 20,000 projects of 10,000 ids

Attributes = tuple[tuple[str, str], ...]
"""Columns of a workbook the program has no name for, kept as (column, text) so that a round trip loses nothing."""


Length = Annotated[float, msgspec.Meta(ge=0, le=1e7)]
Coordinate = Annotated[float, msgspec.Meta(ge=-1e7, le=1e7)]
Amount = Annotated[float, msgspec.Meta(ge=-1e15, le=1e15)]
Count = Annotated[int, msgspec.Meta(ge=1, le=9999)]
Whole = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
Orientation = Annotated[str, msgspec.Meta(pattern="^(front|side|top|back|right|base)(90|180|270)?\\Z")]
"""What a file may hold: checked when one is read, never while editing. Lengths and coordinates mm, amounts money, units, grams or percent."""


class Value(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A frozen value. Two values with equal fields are equal; an edit makes a new one and shares the rest."""


AnyValue = TypeVar("AnyValue", bound=Value)


def changed(value: AnyValue, **fields: Any) -> AnyValue:
    """`value` with `fields` replaced, or `value` itself when nothing differs, so that identity tells what changed."""
    for name, new in fields.items():
        if getattr(value, name) != new:
            return msgspec.structs.replace(value, **fields)
    return value


def new_id(prefix: str) -> str:
    """A fresh id such as `pos-7f3k9a2c`; `prefix` is pos, lvl, bay, gon, pnm…"""
    return prefix + "-" + "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
