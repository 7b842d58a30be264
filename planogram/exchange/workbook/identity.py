"""What tells one row of a sheet from another, and whether it changed: keys and fingerprints of rows, and the list of them in an export.

The hidden sheet `Exported` holds the fingerprint every row had when the workbook was written. Without it nobody could tell
what head office changed from what was edited here meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.kinds import text_of
from planogram.model.values import Attributes

NAME = "Exported"
WHOLE_SHEETS = ("Store", "PNM placements")
"""Sheets whose rows have no key: they change as a whole."""
HEADERS = ("sheet", "key", "fingerprint")
_POSITION_KEY = ("gondola", "face", "bay", "level", "product")
Key = tuple[str, ...]
Fields = Mapping[str, Any]


def key_fields(sheet: Sheet) -> tuple[str, ...]:
    """Fields that name a row; blocks have none of their own and are told apart by place, product and rank."""
    if sheet.name == "Positions":
        return _POSITION_KEY
    return tuple(column.field for column in sheet.columns if column.key in sheet.keys)


def keyed(sheet: Sheet, rows: Iterable[Fields]) -> list[Key]:
    """The key of every row; the second block of a product on a level gets a number more."""
    defaults = {column.field: column.default for column in sheet.columns}
    fields = key_fields(sheet)
    seen: dict[Key, int] = defaultdict(int)
    keys = []
    for values in rows:
        key = tuple(_said(values.get(field, defaults.get(field))) for field in fields)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else (*key, f"#{seen[key]}"))
    return keys


def _said(value: Any) -> str:
    return "" if value is None else text_of(value)


def cell_text(column: Column, values: Fields) -> str:
    """What a cell says; empty when it says no more than the default."""
    value = values.get(column.field, column.default)
    if value is None or value == column.default:
        return ""
    cell = column.kind.cell(value)
    return "" if cell is None else text_of(cell)


def compared(sheet: Sheet) -> tuple[Column, ...]:
    """Columns whose change is a change: all but the key, and the order of blocks, which moves when others come and go."""
    keys = key_fields(sheet)
    return tuple(column for column in sheet.columns if column.field not in keys and column.key != "order")


def fingerprint(sheet: Sheet, values: Fields, attributes: Attributes) -> str:
    """Sixteen digits that change when the row does."""
    cells = [cell_text(column, values) for column in compared(sheet)]
    extra = [f"{name}={text}" for name, text in sorted(attributes)]
    return blake2b("\x1f".join([*cells, *extra]).encode("utf-8", "replace"), digest_size=8).hexdigest()
