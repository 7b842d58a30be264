"""A page of the workbook as Excel shows it: formats, headers frozen and filtered, widths that fit, print set-up. Text is never a formula."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planogram.exchange.workbook.kinds import Cell
from planogram.exchange.workbook.quick_sheet import NumberCells, QuickSheet, number_text
from planogram.exchange.workbook.watch import NO_WATCH, Watch

LONGEST_CELL = 32_767
NARROWEST, WIDEST = 7, 48
_A4 = 9
_COLUMNS_A_PAGE = 16
_MEASURED_ROWS = 400
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NUMBER_FORMATS = {
    "text": "@",
    "words": "General",  # of a formula: in a cell of text Excel keeps a formula somebody touches as text
    "flag": '"✓";;"✗"',
    "number": "General",
    "money": "#,##0.00##",  # as given: a price may have four decimals
    "amount": "#,##0.00",  # as computed
    "share": "#,##0.0",  # of units a product sells, dealt out over its places
    "whole": "0",
    "ratio": "0.0000",
    "percent": "0.0%",
    "index": "0.00",
    "metres": "0.00",
    "cm": "0.0",
    "m2": "0.000",
    "m3": "0.0000",
}


class ExactNumber(float):
    """A number that is written with every digit it has: the writer's own sixteen would change the last bit of some."""

    def __format__(self, _: str) -> str:
        return number_text(float(self))


class Paper:
    """A workbook being written, with the cell formats shared by its sheets."""

    def __init__(self, book: xlsxwriter.Workbook, language: str, watch: Watch = NO_WATCH) -> None:
        self.book = book
        self.language = language
        self.watch = watch
        self.header = book.add_format({"bold": True, "bg_color": "#E8EDF2", "bottom": 1, "text_wrap": True, "valign": "top", "indent": 1})
        self.title = book.add_format({"bold": True, "font_size": 12})
        self._formats: dict[str, Format] = {}
        self._numbers: dict[tuple[int, str], NumberCells] = {}

    def format(self, form: str, **more: Any) -> Format:
        """The cell format of a form (text, number, money, whole, date, ratio, index, metres…)."""
        key = form + repr(sorted(more.items())) if more else form
        if key not in self._formats:
            day = "dd/mm/yyyy" if self.language == "fr" else "yyyy-mm-dd"
            apart = {"indent": 1} if form in ("text", "words") else {}  # a code beside a number on its left reads as one longer number
            self._formats[key] = self.book.add_format({"num_format": day if form == "date" else _NUMBER_FORMATS[form], **apart, **more})
        return self._formats[key]

    def sheet(self, name: str, headers: Sequence[str], frozen_columns: int, last_row: int, header_row: int = 0) -> QuickSheet:
        """A new sheet with its header row, frozen, filtered down to `last_row` (from 0), ready to print."""
        sheet: QuickSheet = self.book.add_worksheet(name, QuickSheet)
        sheet.watch = self.watch
        for index, header in enumerate(headers):
            sheet.write_string(header_row, index, header[:LONGEST_CELL], self.header)
        sheet.freeze_panes(header_row + 1, frozen_columns)
        if headers:
            sheet.autofilter(header_row, 0, max(last_row, header_row), len(headers) - 1)
        sheet.repeat_rows(header_row)
        prepare_print(sheet, max(1, -(-len(headers) // _COLUMNS_A_PAGE)))
        if frozen_columns:
            sheet.repeat_columns(0, frozen_columns - 1)
        return sheet

    def write(self, sheet: QuickSheet, row: int, column: int, cell: Cell, form: str) -> None:
        """One cell by its own type; nothing for None and for an empty text."""
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            sheet.write_string(row, column, cell[:LONGEST_CELL], self.format("text"))
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.format("date"))
        else:
            sheet.put(row, column, self._cells(sheet, column, form if form not in ("text", "date") else "number"), cell)

    def _cells(self, sheet: QuickSheet, column: int, form: str) -> NumberCells:
        found = self._numbers.get((column, form))
        if found is None:
            found = self._numbers[column, form] = NumberCells(column, sheet.style_of(self.format(form)))
        return found


def prepare_print(sheet: Worksheet, pages_wide: int = 1) -> None:
    """A4 landscape, as many pages wide as asked, sheet and page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")


def fit_widths(sheet: Worksheet, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Columns as wide as their longest text, within reason."""
    for index, header in enumerate(headers):
        longest = max((len(_shown(row[index])) for row in rows[:_MEASURED_ROWS]), default=0)
        sheet.set_column(index, index, max(NARROWEST, min(WIDEST, max(longest, len(header)) + 3)))


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return "" if cell is None else str(cell).split("\n", 1)[0]
