"""Products or Sales as .csv, in and out: comma, semicolon or tab, UTF-8 or Windows text, decimal comma or point."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

from planogram.exchange.cell_text import guarded, unguarded
from planogram.exchange.problems import FileProblem, os_problem
from planogram.exchange.workbook.book import Grid
from planogram.exchange.workbook.codes import with_whole_codes
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.columns_products import PRODUCTS, SALES
from planogram.exchange.workbook.csv_rows import Unclosed, csv_rows
from planogram.exchange.workbook.currency import with_one_currency
from planogram.exchange.workbook.kinds import Cell, text_of
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.pictures import take_pictures
from planogram.exchange.workbook.read import WorkbookImport, take_tables
from planogram.exchange.workbook.rows import table_out
from planogram.exchange.workbook.table import Refusals, find_header, indispensable, read_table
from planogram.exchange.workbook.watch import Watch
from planogram.model.project import Project
from planogram.storage import bounds
from planogram.storage.atomic import write_atomically

LARGEST_CSV = 64 * bounds.MIB
_SEPARATORS = (";", ",", "\t", "|")
_SNIFFED_LINES = 20
_LOOKED_AT = 4000
Table = Literal["products", "sales"]


def read_csv(
    path: Path,
    base: Project | None = None,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> WorkbookImport:
    """The products or sales in the file at `path`, in a new project or put into `base`; which of the two, its headers say.

    Raises FileProblem when the file is no table of either, Cancelled when `cancelled` says so.
    """
    watch = Watch(progress, cancelled)
    refusals = Refusals()
    sheet, grid = csv_grid(path, (PRODUCTS, SALES), refusals)
    watch.total = len(grid.rows)
    tables = with_whole_codes({sheet.name: read_table(sheet, grid, refusals, watch)}, base, refusals)
    tables, images = take_pictures(tables, path.parent, refusals)
    tables, begun = with_one_currency(tables, base if base is not None else Project(name=path.stem), refusals)
    project = take_tables(begun, tables, refusals, watch)
    watch.finish()
    rows = {sheet.name: (tables[sheet.name].rows, refusals.count(sheet.name))}
    return WorkbookImport(project, refusals.told(refusals.rows), rows, images, refusals.told(refusals.notes))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_CSV:
            raise FileProblem("too_big", file=path.name, limit_mb=LARGEST_CSV // bounds.MIB)
        content = path.read_bytes()
    except OSError as error:
        raise os_problem(error, path) from error
    if not content.strip():
        raise FileProblem("empty", file=path.name)
    text = decoded(content)
    if "\0" in text:
        raise FileProblem("not_a_csv", file=path.name)
    return text


def decoded(content: bytes) -> str:
    """Text from UTF-8, UTF-16 with its mark or plainly so, or else Windows-1252.

    >>> decoded("Thé".encode("cp1252")), decoded("Thé".encode("utf-8-sig"))
    ('Thé', 'Thé')
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    start = content[:_LOOKED_AT]
    for zeros, order in ((start[1::2], "utf-16-le"), (start[0::2], "utf-16-be")):
        if zeros.count(0) > len(zeros) / 2:
            return content.decode(order, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def csv_grid(path: Path, sheets: Sequence[Sheet], refusals: Refusals) -> tuple[Sheet, Grid]:
    """Which of `sheets` the file's headers speak of, and its cells; FileProblem when it is no table of any.

    Taken under the separator that makes the most headers known. A row of a quote nobody closed is refused, and empty in the grid.
    """
    text = _text(path)
    start = "".join(text.splitlines(keepends=True)[:_SNIFFED_LINES])
    guesses = [(_known(sheet, _rows(path, start, separator)[0]), sheet, separator) for sheet in sheets for separator in _SEPARATORS]
    known, sheet, separator = max(guesses, key=lambda guess: guess[0])
    if known == 0:
        raise FileProblem("not_a_csv", file=path.name)
    rows, unclosed = _rows(path, text, separator)
    if len(rows) > bounds.TABLE_ROWS or max(map(len, rows)) > bounds.TABLE_COLUMNS:
        raise FileProblem("csv_too_large", file=path.name, rows=len(rows), columns=max(map(len, rows)), limit=bounds.TABLE_ROWS)
    for quote in unclosed:
        refusals.refuse(sheet.name, quote.line, "", quote.begins, "quote_unclosed", last=quote.last)
        rows[quote.row] = []
    return sheet, Grid(sheet.name, rows)


def _known(sheet: Sheet, rows: Sequence[Sequence[str]]) -> int:
    """How many headers of the file the sheet knows; none when it lacks the key."""
    _, header = find_header(sheet.by_header, rows)
    keys = {column.key for cell in header if (column := sheet.by_header.get(normal(str(cell))))}
    return len(keys) if {column.key for column in indispensable(sheet)} <= keys else 0


def _rows(path: Path, text: str, separator: str) -> tuple[list[list[str]], tuple[Unclosed, ...]]:
    try:
        rows, unclosed = csv_rows(text, separator)
    except csv.Error as problem:
        raise FileProblem("not_a_csv", file=path.name) from problem
    return [[unguarded(cell) for cell in row] for row in rows], unclosed


def write_csv(target: Path | BinaryIO, project: Project, table: Table = "products", *, separator: str = ";", decimal: str = ",") -> None:
    """Write the products or the sales, UTF-8 with its mark, as a French Excel opens it; text never becomes a formula there."""
    content = _csv_text(project, PRODUCTS if table == "products" else SALES, separator, decimal).encode("utf-8-sig")
    if isinstance(target, Path):
        write_atomically(target, lambda file: _put(file, content), keep_previous=False)
    else:
        target.write(content)


def _csv_text(project: Project, sheet: Sheet, separator: str, decimal: str) -> str:
    table = table_out(project, sheet, typed_attributes=False)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerow([*(column.key for column in table.columns), *map(guarded, table.attribute_names)])
    writer.writerows([_csv_cell(cell, decimal) for cell in row] for row in table.rows)
    return buffer.getvalue()


def _csv_cell(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(cell) if isinstance(cell, str) else text_of(cell).replace(".", decimal)


def _put(file: BinaryIO, content: bytes) -> None:
    file.write(content)
