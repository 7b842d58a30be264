"""Two versions compared, as a workbook of its own: every change on a line, then the figures before and after. Not a layout that is read back."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from planogram.exchange.change_words import change_details, change_subject, product_names
from planogram.exchange.workbook.kinds import Cell
from planogram.exchange.workbook.paper import OPTIONS, ExactNumber, Paper, fit_widths
from planogram.i18n import Translator
from planogram.metrics.change import Place
from planogram.metrics.changes import compare_projects
from planogram.metrics.compare import FigureChange, compare_figures
from planogram.metrics.measure import measure
from planogram.metrics.recoded import with_codes_of
from planogram.model.project import Project
from planogram.storage.atomic import write_atomically

_PLACE = ("gondola", "face", "bay", "level", "order")
_CHANGES = ("change", "product_id", "subject", *(f"from_{name}" for name in _PLACE), *(f"to_{name}" for name in _PLACE), "details")
_FIGURES = ("product_id", "subject", "figure", "before", "after", "difference")
_BEFORE, _AFTER, _DIFFERENCE = (_FIGURES.index(name) for name in ("before", "after", "difference"))


def write_comparison(target: Path | BinaryIO, old: Project, new: Project, t: Translator) -> None:
    """Write what differs between two versions as .xlsx to a path (in one piece) or into an open binary file."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, dict(OPTIONS)) as book:
        paper = Paper(book, t.language)
        _write_changes(paper, old, new, t)
        _write_figures(paper, old, new, t)
    if isinstance(target, Path):
        write_atomically(target, lambda file: file.write(buffer.getvalue()), keep_previous=False)
    else:
        target.write(buffer.getvalue())


def _headers(keys: Sequence[str], t: Translator) -> list[str]:
    return [t(f"comparison.column.{key}") for key in keys]


def _write_changes(paper: Paper, old: Project, new: Project, t: Translator) -> None:
    names, rows = product_names(old, new), list[tuple[Cell, ...]]()
    for change in compare_projects(old, new):
        places = (*_place(change.start), *_place(change.end))
        rows.append((t(f"change.kind.{change.kind}"), change.product or "", change_subject(change, names, t), *places, change_details(change, t)))
    headers = _headers(_CHANGES, t)
    sheet = paper.sheet(t("comparison.sheet.changes"), headers, 1, len(rows))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            paper.write(sheet, number, column, cell, "whole")
    fit_widths(sheet, headers, rows)


def _place(place: Place | None) -> tuple[Cell, ...]:
    return (None,) * len(_PLACE) if place is None else tuple(getattr(place, name) for name in _PLACE)


def _write_figures(paper: Paper, old: Project, new: Project, t: Translator) -> None:
    """Figures that are numbers, the differences as formulas with their values."""
    rows = list(_figure_rows(old, new, t))
    headers = _headers(_FIGURES, t)
    sheet = paper.sheet(t("comparison.sheet.figures"), headers, 2, len(rows))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row[:_DIFFERENCE]):
            paper.write(sheet, number, column, cell, "money")
        difference = row[_DIFFERENCE]
        if isinstance(difference, int | float):
            before, after = (xl_rowcol_to_cell(number, column) for column in (_BEFORE, _AFTER))
            sheet.write_formula(number, _DIFFERENCE, f"={after}-{before}", paper.format("money"), ExactNumber(difference))
    fit_widths(sheet, headers, rows)


def _figure_rows(old: Project, new: Project, t: Translator) -> Iterator[tuple[Cell, ...]]:
    compared, names = compare_figures(measure(with_codes_of(old, new)), measure(new)), product_names(old, new)
    yield from (_row("", t("comparison.whole_store"), change, t) for change in compared.totals)
    for ident, changes in compared.products.items():
        numbers = (change for change in changes if change.changed and not isinstance(change.before or change.after, str))
        yield from (_row(ident, names.get(ident, ident), change, t) for change in numbers)


def _row(ident: str, name: str, change: FigureChange, t: Translator) -> tuple[Cell, ...]:
    return ident, name, t(f"indicator.{change.key}.name"), change.before, change.after, change.difference
