"""A sheet that holds a row's formulas and numbers as values until its XML is written: a large book is mostly those.

The writer library treats every cell by itself (five passes of searching and escaping); a column's formula is the same text but for its row.
Not here: which formulas there are (indices.py, calculation.py).
"""

from html import escape
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from planogram.exchange.workbook.watch import NO_WATCH, Watch


def number_text(number: float) -> str:
    """A number with every digit it has, whole ones without a point.

    >>> number_text(3.0), number_text(0.1 + 0.2), number_text(True)
    ('3', '0.30000000000000004', '1')
    """
    return str(int(number)) if abs(number) < 1e15 and int(number) == number else repr(float(number))


class FormulaCells:
    """The cells of one column with the same formula, the row left open as `{r}`.

    >>> FormulaCells("=SUM($A{r},1)<2", 1, 3).xml(7, 0.5), FormulaCells("=$A{r}", 1, 3).xml(7, "a & b")
    ('<c r="B7" s="3"><f>SUM($A7,1)&lt;2</f><v>0.5</v></c>', '<c r="B7" s="3" t="str"><f>$A7</f><v>a &amp; b</v></c>')
    """

    def __init__(self, formula: str, column: int, style: int) -> None:
        cell, text = f'<c r="{xl_col_to_name(column)}{{r}}" s="{style}"', escape(formula.removeprefix("="), quote=False)
        self._of_number = f"{cell}><f>{text}</f><v>".split("{r}")
        self._of_text = f'{cell} t="str"><f>{text}</f><v>'.split("{r}")

    def xml(self, row: int, value: float | str) -> str:
        """The cell in `row` (as Excel counts) with its cached value; an empty text is no value at all, so that every program computes it."""
        if isinstance(value, str):
            return f"{str(row).join(self._of_text if value else self._of_number)}{escape(value, quote=False)}</v></c>"
        return f"{str(row).join(self._of_number)}{number_text(value)}</v></c>"


class NumberCells:
    """The cells of one column with numbers in one format.

    >>> NumberCells(27, 2).xml(1, 0.25)
    '<c r="AB1" s="2"><v>0.25</v></c>'
    """

    def __init__(self, column: int, style: int) -> None:
        self._head, self._style = f'<c r="{xl_col_to_name(column)}', f'" s="{style}"><v>'

    def xml(self, row: int, value: float | str) -> str:
        """The cell in `row` (as Excel counts)."""
        return f"{self._head}{row}{self._style}{number_text(float(value))}</v></c>"


Cells = FormulaCells | NumberCells


class Formula(NamedTuple):
    """A cell as the table of the sheet holds it. The library looks for the values that a chart shows in cells of this name."""

    cells: Cells
    value: float | str


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A worksheet that also takes cells as a column's cells and a value, and tells a watch how far the writing of its rows is."""

    def __init__(self) -> None:
        super().__init__()
        self.watch: Watch = NO_WATCH

    def put(self, row: int, column: int, cells: Cells, value: float | str) -> None:
        """A cell at `row`, `column` (from 0)."""
        if self._check_dimensions(row, column) == 0:
            self.table[row][column] = Formula(cells, value)

    def style_of(self, form: Format) -> int:
        """The number by which cells name a format."""
        return int(form._get_xf_index())

    def _write_cell(self, row: int, col: int, cell: object) -> None:
        if type(cell) is Formula:
            self.fh.write(cell.cells.xml(row + 1, cell.value))
        else:
            super()._write_cell(row, col, cell)

    def _write_row(self, row: int, *more: object, **named: object) -> None:
        self.watch.row()
        super()._write_row(row, *more, **named)

    def _calculate_spans(self) -> None:
        # a hint for programs that read, and a pass over every cell: left out, as the library does itself for streamed sheets
        self.row_spans: dict[int, str] = {}

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        # no function newer than Excel 2010 is used: each formula need not be searched for a hundred newer ones
        return formula.removeprefix("=")
