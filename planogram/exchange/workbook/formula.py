"""Live formulas by name: `[revenue]` in a template becomes the cell of that column in the same row.

Not here: which formulas there are (calculation.py, indices.py).
"""

import re
from collections.abc import Mapping, Sequence

import msgspec
from xlsxwriter.utility import xl_col_to_name

from planogram.exchange.workbook.paper import Paper
from planogram.exchange.workbook.quick_sheet import FormulaCells, QuickSheet

Cached = float | int | str | bool | None
"""The value written beside a formula, so that previews show it; None is an empty text."""

_NAME = re.compile(r"\[([^\[\]]+)\]")


class Area(msgspec.Struct, frozen=True):
    """Where the columns of a written sheet are: letters by key, first and last data row as Excel counts them."""

    sheet: str
    letters: Mapping[str, str]
    first: int
    last: int

    def cell(self, key: str) -> str:
        """The cell of a column in the row of the formula, the row left open as `{r}`."""
        return f"{self._sheet}${self.letters[key]}{{r}}"

    def span(self, key: str) -> str:
        """The whole column."""
        return f"{self._sheet}${self.letters[key]}${self.first}:${self.letters[key]}${self.last}"

    @property
    def _sheet(self) -> str:
        return f"'{self.sheet}'!" if not self.sheet.isalnum() else f"{self.sheet}!"


def area(sheet: str, keys: Sequence[str], rows: int, spare: int = 0) -> Area:
    """The area of a sheet whose columns are `keys`, with `rows` data rows under one header row and `spare` empty ones below."""
    letters = {key: xl_col_to_name(index) for index, key in enumerate(keys)}
    return Area(sheet, letters, 2, max(2, 1 + rows + spare))


class FormulaColumn(msgspec.Struct, frozen=True):
    """A calculated column: its key, its cell format, its template."""

    key: str
    form: str
    template: str


def compiled(template: str, own: Area, others: Mapping[str, Area], fixed: Mapping[str, str]) -> str:
    """A template with every name replaced, only the row `{r}` left open.

    `[key]` own column; `[Sheet.key]` the same row of another sheet; `[Sheet.key:]` that whole column; `[:key]` the whole own column;
    `[=name]` a fixed cell, from `fixed`.
    """

    def resolve(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("="):
            return fixed[name[1:]]
        if name.startswith(":"):
            return own.span(name[1:]).rpartition("!")[2]
        sheet, _, key = name.rpartition(".")
        if not sheet:
            return own.cell(key).rpartition("!")[2]
        return others[sheet].span(key[:-1]) if key.endswith(":") else others[sheet].cell(key)

    return "=" + _NAME.sub(resolve, template)


class FormulaWriter:
    """Writes formulas with their cached values, each of them as exactly as the program knows it."""

    def __init__(self, paper: Paper, sheet: QuickSheet) -> None:
        self._paper, self._sheet = paper, sheet
        self._cells: dict[tuple[int, str, str], FormulaCells] = {}

    def write(self, row: int, column: int, formula: str, value: Cached, form: str) -> None:
        """`row` as Excel counts (1 = header), `column` from 0; `formula` with its row still open."""
        form = "words" if form == "text" else form
        cells = self._cells.get((column, form, formula))
        if cells is None:
            cells = self._cells[column, form, formula] = FormulaCells(formula, column, self._sheet.style_of(self._paper.format(form)))
        self._sheet.put(row - 1, column, cells, "" if value is None else value)


def ratio(above: str, below: str) -> str:
    """A quotient that is empty where a term is, or the divisor is 0."""
    return f'IF(OR({above}="",{below}=""),"",IF({below}=0,"",{above}/{below}))'


def with_all(operands: Sequence[str], expression: str) -> str:
    """`expression`, empty where one of its operands is."""
    empty = ",".join(f'{operand}=""' for operand in operands)
    return f'IF(OR({empty}),"",{expression})'


def oriented(size: tuple[str, str, str], orientation: str) -> tuple[str, str, str]:
    """Width, height, depth as the shelf sees a pack of `size` turned to the orientation named in a cell (model/orientation as formulas)."""
    width, height, depth = size
    side = f'OR(LEFT({orientation},4)="side",LEFT({orientation},4)="righ")'
    flat = f'OR(LEFT({orientation},3)="top",LEFT({orientation},4)="base")'
    turned = f'OR(RIGHT({orientation},2)="90",RIGHT({orientation},3)="270")'
    across, up = f"IF({side},{depth},{width})", f"IF({flat},{depth},{height})"
    return f"IF({turned},{up},{across})", f"IF({turned},{across},{up})", f"IF({side},{width},IF({flat},{height},{depth}))"
