"""A sheet of the workbook as data: its name, its columns, their headers, kinds and fields. The tables are in columns_*.py."""

from functools import cached_property
from typing import Any

import msgspec

from planogram.exchange.workbook.kinds import Kind
from planogram.exchange.workbook.names import normal


class Column(msgspec.Struct, frozen=True):
    """One column: `key` is its header in English, the first of `aliases` its header in French, `default` what an empty cell means.

    An `extra` column is written only when some row says other than the default. A required column that `may_be_empty` must be there, but whether
    a row may leave it empty is for the taker of the rows to say.
    """

    key: str
    aliases: tuple[str, ...]
    kind: Kind
    field: str
    required: bool = False
    default: Any = None
    extra: bool = False
    may_be_empty: bool = False


class Sheet(msgspec.Struct, frozen=True, dict=True):
    """One sheet; `keys` are the columns that name a record, so that a second import finds it again."""

    name: str
    aliases: tuple[str, ...]
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    keeps_unknown: bool = True

    @cached_property
    def by_header(self) -> dict[str, Column]:
        """Columns by every header they are known by, normalised."""
        return {normal(header): column for column in self.columns for header in (column.key, *column.aliases)}

    def header(self, column: Column, language: str) -> str:
        """The header as it is written: the contract's key, or the French name."""
        return column.aliases[0] if language == "fr" else column.key
