"""The project → a workbook of the same layout that reading takes, then the sheets of figures that reading ignores."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from planogram.exchange.workbook import identity
from planogram.exchange.workbook.calculation import written_rows
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.figures_out import write_figures
from planogram.exchange.workbook.paper import OPTIONS, Paper, fit_widths
from planogram.exchange.workbook.plan import PLAN_ROWS, drawn_faces
from planogram.exchange.workbook.rows import TableOut, rows_of, table_out
from planogram.exchange.workbook.sheets import SHEETS
from planogram.exchange.workbook.watch import NO_WATCH, Watch
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.storage.atomic import write_atomically

ALWAYS = ("Project", "Products", "Sales", "Fixtures", "Positions")


def write_workbook(
    target: Path | BinaryIO,
    project: Project,
    translator: Translator,
    *,
    french_headers: bool = False,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write `project` as .xlsx to a path (in one piece) or into an open binary file.

    Headers are the layout's keys, or its French names when asked; both are read back. Cancelled when `cancelled` says so: nothing is written then.
    """
    content = workbook_bytes(project, translator, french_headers=french_headers, watch=Watch(progress, cancelled))
    if isinstance(target, Path):
        write_atomically(target, lambda file: _put(file, content), keep_previous=False)
    else:
        target.write(content)


class _Watched(io.BytesIO):
    """What the packed book is written into: a chance to stop at each piece of a sheet."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def write(self, content: Any) -> int:
        # not at a header, which would leave the packer open; once stopped, what it puts down while it is cleared away goes through
        if not self._watch.stopped and not content.startswith(b"PK"):
            self._watch.look()
        return super().write(content)


def workbook_bytes(project: Project, translator: Translator, *, french_headers: bool = False, watch: Watch = NO_WATCH) -> bytes:
    """The workbook as bytes."""
    buffer = _Watched(watch)
    book = xlsxwriter.Workbook(buffer, dict(OPTIONS))
    book.set_properties({"title": project.name, "author": project.author, "comments": project.version})
    paper = Paper(book, translator.language, watch)
    tables = {sheet.name: table_out(project, sheet) for sheet in SHEETS}
    watch.total = _work(project, tables)
    for name, table in tables.items():
        if table.rows or name in ALWAYS:
            write_table(paper, table, "fr" if french_headers else "en")
    write_figures(paper, project, tables, translator, french_headers)
    _write_fingerprints(paper, project)
    # not by `with`, which would pack all of a book that was given up
    book.close()
    watch.finish()
    return buffer.getvalue()


def _work(project: Project, tables: Mapping[str, TableOut]) -> int:
    """Rows to come: each is made, then written as XML; the rows of the layout come again as fingerprints, packing takes a third more."""
    figures = len(project.products) + sum(written_rows(len(tables[name].rows)) for name in ("Positions", "Sales"))
    rows = 2 * sum(len(table.rows) for table in tables.values()) + figures
    return round((2 * rows + PLAN_ROWS * drawn_faces(project)) * 4 / 3) + 1


def write_table(paper: Paper, table: TableOut, header_language: str) -> None:
    """One sheet of the layout."""
    headers = [table.sheet.header(column, header_language) for column in table.columns] + list(table.attribute_names)
    forms = [column.kind.form for column in table.columns] + ["number"] * len(table.attribute_names)
    sheet = paper.sheet(table.sheet.name, headers, _frozen(table.sheet), len(table.rows))
    for number, row in enumerate(table.rows, 1):
        for index, cell in enumerate(row):
            paper.write(sheet, number, index, cell, forms[index])
        paper.watch.row()
    fit_widths(sheet, headers, table.rows)


def _write_fingerprints(paper: Paper, project: Project) -> None:
    """The hidden list of rows as they were written, by which a workbook that comes back is compared (review.py)."""
    sheet = paper.sheet(identity.NAME, identity.HEADERS, 0, 0)
    sheet.very_hidden()
    number = 0
    for layout in SHEETS:
        rows = rows_of(project, layout) if layout.name not in identity.WHOLE_SHEETS else []
        for key, row in zip(identity.keyed(layout, (row.values for row in rows)), rows, strict=True):
            number += 1
            digits = identity.fingerprint(layout, row.values, row.attributes)
            for column, text in enumerate((layout.name, "\n".join(key), digits)):
                paper.write(sheet, number, column, text, "text")
            paper.watch.row()


def _frozen(sheet: Sheet) -> int:
    """Columns that stay in view when the sheet scrolls: a product's code and name, else the first."""
    return 2 if sheet.name == "Products" else 1


def _put(file: BinaryIO, content: bytes) -> None:
    file.write(content)
