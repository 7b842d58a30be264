"""Tables on paper: columns, rows whose long texts wrap so that nothing is cut, as many rows as an area holds."""

import re
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.font import measurer
from planogram.exchange.pdf.page import HAIR, INK, SOFT_INK, Area, say
from planogram.exchange.pdf.player import colour
from planogram.exchange.pdf.setup import SMALLEST_POINTS

SIZE = 7.0
_LEADING = 1.22
PAD = 3.0
_ROW_GAP, _TIGHT_GAP = 2.2, 0.8
"""Free height (pt) of a row; the tight one spares a few last rows a page of their own."""
_HEAD = 15.0
_MOST_LINES = 14
_NARROWEST = 76.0
"""Width (pt) that a column without one gets at least."""
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Where a line may end: a number keeps its thin spaces, « : » stays with its word."""
_LONGEST = 600
"""Letters and lines of one cell at most: a text of a page would push everything else off it."""


class Column(msgspec.Struct, frozen=True):
    """A column: its title and width in pt; width 0 takes what the others leave. A `wraps` column breaks long texts into lines."""

    title: str
    width: float = 0.0
    align: Literal["left", "right", "centre"] = "left"
    wraps: bool = False
    bold: bool = False


class Row(msgspec.Struct, frozen=True):
    """One row: a text per column, whether it is shaded, whether it is a heading (its first text over the whole width),
    whether its first cell is a box to tick, whether it is bold."""

    cells: tuple[str, ...]
    shaded: bool = False
    heading: bool = False
    box: bool = False
    bold: bool = False


def wrapped(text: str, width: float, size: float = SIZE) -> list[str]:
    """`text` in lines of at most `width` pt; a word longer than a line is broken."""
    lines, line = [], ""
    for word in _BREAKS.split(text.strip()):
        candidate = f"{line} {word}".strip()
        if measurer().width(candidate, size) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = word
        while measurer().width(line, size) > width and len(line) > 1:
            cut = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or measurer().width(line[:n], size) <= width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line]


class Table:
    """Columns fitted to a width; rows are drawn from the top down and the rest is left for the next area."""

    def __init__(self, columns: Sequence[Column], width: float, size: float = SIZE, *, tight: bool = False) -> None:
        given, flexible = sum(column.width for column in columns), sum(1 for column in columns if not column.width)
        # on narrow paper the columns with a width give way, so that a name is never left without room
        share = min(1.0, (width - _NARROWEST * flexible) / given) if flexible and given else 1.0
        left_over = (width - given * share) / max(1, flexible)
        self.columns = [msgspec.structs.replace(column, width=column.width * share or left_over) for column in columns]
        self.width, self.size, self.line, self.gap = width, size, size * _LEADING, _TIGHT_GAP if tight else _ROW_GAP

    def height(self, rows: Sequence[Row]) -> float:
        """What titles and rows take, pt."""
        return _HEAD + sum(self.row_height(row) for row in rows)

    def row_height(self, row: Row) -> float:
        """Height of a row with its wrapped texts, pt."""
        if row.heading:
            return self.line + 5.0
        lines = (len(self._lines(text, column)) for column, text in zip(self.columns, row.cells, strict=True) if column.wraps)
        return self.line * max(lines, default=1) + self.gap

    def _lines(self, text: str, column: Column) -> list[str]:
        """One line when the text fits at the smallest size, else wrapped."""
        room = column.width - 2 * PAD
        if measurer().width(text, SMALLEST_POINTS) <= room:
            return [text]
        lines = wrapped(text[:_LONGEST], room, self.size)
        return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]

    def how_many(self, rows: Sequence[Row], height: float) -> int:
        """How many of the first rows fit under the titles in `height` pt; a heading is never left alone at the foot. At least one row."""
        used, count = _HEAD, 0
        for row in rows:
            used += self.row_height(row)
            if used > height:
                break
            count += 1
        if 1 < count < len(rows) and rows[count - 1].heading:
            count -= 1
        return max(1, count) if rows else 0

    def draw(self, canvas: Canvas, rows: Sequence[Row], left: float, top: float) -> float:
        """Titles and `rows`; gives the y of the lower edge."""
        self._titles(canvas, left, top)
        y = top - _HEAD
        for row in rows:
            height = self.row_height(row)
            self._row(canvas, row, left, y, height)
            y -= height
        self._rules(canvas, rows, left, top - _HEAD)
        return y

    def _rules(self, canvas: Canvas, rows: Sequence[Row], left: float, y: float) -> None:
        canvas.setStrokeColor(colour(HAIR))
        canvas.setLineWidth(0.25)
        for row in rows:
            y -= self.row_height(row)
            canvas.line(left, y, left + self.width, y)

    def _titles(self, canvas: Canvas, left: float, top: float) -> None:
        x = left
        for column in self.columns:
            self._cell(canvas, column, [column.title], x, top - 9.0, 6.3, bold=True, ink=SOFT_INK)
            x += column.width
        canvas.setStrokeColor(colour(INK))
        canvas.setLineWidth(0.6)
        canvas.line(left, top - _HEAD + 2, left + self.width, top - _HEAD + 2)

    def _row(self, canvas: Canvas, row: Row, left: float, top: float, height: float) -> None:
        if row.shaded or row.heading:
            canvas.setFillColor(colour("#e4e9ef" if row.heading else "#f3f5f8"))
            canvas.rect(left, top - height, self.width, height, stroke=0, fill=1)
        if row.heading:
            say(canvas, left + PAD, top - height + 4.0, row.cells[0], self.size + 0.3, bold=True, room=self.width - 2 * PAD)
            return
        x, y = left, top - self.size - 0.6 + (_ROW_GAP - self.gap) / 2
        for index, (column, text) in enumerate(zip(self.columns, row.cells, strict=True)):
            if row.box and index == 0:
                self._tick_box(canvas, x + PAD, top - 8.2)
            lines = self._lines(text, column) if column.wraps else [text]
            self._cell(canvas, column, lines, x, y, self.size, bold=column.bold or row.bold, ink=INK)
            x += column.width

    @staticmethod
    def _tick_box(canvas: Canvas, x: float, y: float) -> None:
        canvas.setStrokeColor(colour(INK))
        canvas.setLineWidth(0.6)
        canvas.rect(x, y, 6.4, 6.4, stroke=1, fill=0)

    def _cell(self, canvas: Canvas, column: Column, lines: Sequence[str], x: float, y: float, size: float, *, bold: bool, ink: str) -> None:
        room = column.width - PAD
        places = {"left": x + PAD, "right": x + column.width - PAD, "centre": x + column.width / 2}
        for index, line in enumerate(lines):
            fitted = max(SMALLEST_POINTS, min(size, size * (room - PAD) / max(0.01, measurer().width(line, size, bold))))
            say(canvas, places[column.align], y - self.line * index, line, fitted, bold=bold, ink=ink, align=column.align, room=room)


def columns_of_tables(area: Area, narrowest: float, gap: float = 14.0) -> list[Area]:
    """`area` parted into as many equal columns of at least `narrowest` pt as it holds, left to right."""
    return equal_columns(area, max(1, int((area.width + gap) // (narrowest + gap))), gap)


def equal_columns(area: Area, count: int, gap: float = 14.0) -> list[Area]:
    """`area` parted into `count` equal columns, left to right."""
    width = (area.width - gap * (count - 1)) / count
    return [Area(area.left + (width + gap) * index, area.bottom, width, area.height) for index in range(count)]


PlacedTable = tuple[Table, list[Row], Area]
"""A table with the rows it shows and where."""


def fitting_table(columns: Sequence[Column], rows: Sequence[Row], width: float, height: float, size: float = SIZE) -> Table:
    """A table of the usual rows; of tight ones when all of `rows` fit in `height` only so."""
    usual, tight = Table(columns, width, size), Table(columns, width, size, tight=True)
    return tight if tight.how_many(rows, height) == len(rows) > usual.how_many(rows, height) else usual


def filled(
    columns: Sequence[Column], rows: Sequence[Row], boxes: Sequence[Area], size: float = SIZE, continued: str = ""
) -> tuple[list[PlacedTable], list[Row]]:
    """`rows` poured into `boxes` one after the other; and the rows that are left over.

    A section that is parted begins anew with its heading and `continued`, where that is given.
    """
    left, placed = list(rows), []
    for box in boxes:
        if not left:
            break
        table = fitting_table(columns, left, box.width, box.height, size)
        count = table.how_many(left, box.height)
        placed.append((table, left[:count], box))
        left = [*_heading_again(left, count, continued), *left[count:]]
    return placed, left


def poured(
    columns: Sequence[Column], rows: Sequence[Row], area: Area, narrowest: float, size: float = SIZE, continued: str = ""
) -> tuple[list[PlacedTable], list[Row]]:
    """`filled` into as many columns of tables, each at least `narrowest` wide, as hold most rows with fewest lines: long names want few wide ones."""
    most = len(columns_of_tables(area, narrowest))
    found = [filled(columns, rows, equal_columns(area, count), size, continued) for count in range(most, 0, -1)]
    return min(found, key=lambda one: (len(one[1]), round(sum(table.row_height(row) for table, rows, _ in one[0] for row in rows))))


def _heading_again(rows: Sequence[Row], count: int, continued: str) -> list[Row]:
    """The heading over the first row after `count` rows, when it stands among those and a row of its own with it."""
    if not continued or count < 2 or count >= len(rows) or rows[count].heading:
        return []
    heading = next((row for row in reversed(rows[:count]) if row.heading), None)
    if heading is None:
        return []
    words = f"{heading.cells[0].removesuffix(continued).rstrip()} {continued}"
    return [msgspec.structs.replace(heading, cells=(words, *heading.cells[1:]))]


def draw_tables(canvas: Canvas, placed: Sequence[PlacedTable]) -> None:
    """Tables where they were put."""
    for table, rows, box in placed:
        table.draw(canvas, rows, box.left, box.top)


def tables_content(placed: Sequence[PlacedTable]) -> Callable[[Canvas, Area], None]:
    """The content of a page that holds tables only."""
    return lambda canvas, _area: draw_tables(canvas, placed)
