"""What a person must settle before a workbook with unknown headers can be read: which header is which column. The answer goes to read_workbook."""

from pathlib import Path

import msgspec

from planogram.exchange.workbook.book import Grid, open_book
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.kinds import text_of
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.read import guessed_sheet
from planogram.exchange.workbook.sheets import sheet_of
from planogram.exchange.workbook.table import find_header

_EXAMPLES = 3


class SheetHeaders(msgspec.Struct, frozen=True):
    """A tab: the sheet its name says it is (None when it says nothing), headers found with a few cells below each, what is missing.

    `signature` is the same for the same set of headers, whatever their order: answers can be remembered under it.
    `guess`: the sheet its headers can only mean where its name says nothing.
    """

    tab: str
    sheet: str | None
    known: dict[str, str]
    unknown: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]
    signature: str
    guess: str | None = None


def sheet_headers(path: Path) -> tuple[SheetHeaders, ...]:
    """The headers of every tab of the workbook at `path`. Raises FileProblem when it is no workbook."""
    book = open_book(path)
    return tuple(_of_tab(book.grid(name), sheet_of(name)) for name in book.sheet_names)


def _of_tab(grid: Grid, sheet: Sheet | None) -> SheetHeaders:
    columns = sheet.by_header if sheet else {}
    start, header = find_header(columns, grid.rows)
    known: dict[str, str] = {}
    unknown: dict[str, tuple[str, ...]] = {}
    for index, cell in enumerate(header):
        name = text_of(cell) if isinstance(cell, str) else ""
        if name and normal(name) in columns:
            known[name] = columns[normal(name)].key
        elif name:
            below = (row[index] for row in grid.rows[start + 1 : start + 1 + _EXAMPLES] if index < len(row))
            unknown[name] = tuple(text_of(cell) for cell in below if isinstance(cell, str | float | int))
    missing = tuple(column.key for column in sheet.columns if column.required and column.key not in known.values()) if sheet else ()
    guess = guessed_sheet(grid) if sheet is None else None
    signature = "|".join(sorted(map(normal, (*known, *unknown))))
    return SheetHeaders(grid.name, sheet.name if sheet else None, known, unknown, missing, signature, guess.name if guess else None)


def as_sheet(tab: SheetHeaders, sheet: Sheet) -> SheetHeaders:
    """The same tab, taken for a sheet its name says nothing of."""
    headers = {**dict.fromkeys(tab.known, ()), **tab.unknown}
    known = {name: sheet.by_header[normal(name)].key for name in headers if normal(name) in sheet.by_header}
    missing = tuple(column.key for column in sheet.columns if column.required and column.key not in known.values())
    unknown = {name: examples for name, examples in headers.items() if name not in known}
    return SheetHeaders(tab.tab, sheet.name, known, unknown, missing, tab.signature)
