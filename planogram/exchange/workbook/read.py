"""A workbook → a new project, or an open one updated by key. The project given is never touched: the result is another value.

Not here: opening the file (book.py), what cells mean (columns_*.py, kinds.py), what records change (take_*.py).
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from planogram.exchange.problems import FileProblem, RefusedRow
from planogram.exchange.workbook.book import Book, Grid, open_book
from planogram.exchange.workbook.codes import with_whole_codes
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.columns_floor import AFFINITIES, COUNTS, PLACEMENTS, PNM, PNM_PLACEMENTS, STORE, TRADE_AREA, ZONES
from planogram.exchange.workbook.columns_pnm import PNM_SHEETS
from planogram.exchange.workbook.columns_products import PRODUCTS, SALES
from planogram.exchange.workbook.columns_project import PROJECT, STORE_SHEET
from planogram.exchange.workbook.columns_shelf import FIXTURES, POSITIONS
from planogram.exchange.workbook.currency import with_one_currency
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.pictures import take_pictures
from planogram.exchange.workbook.sheets import SHEETS, is_layout, sheet_of
from planogram.exchange.workbook.table import Refusals, Table, find_header, read_table
from planogram.exchange.workbook.take_fixtures import take_fixtures
from planogram.exchange.workbook.take_floor import (
    take_affinities,
    take_counts,
    take_placements,
    take_pnm,
    take_pnm_placements,
    take_store,
    take_trade_area,
    take_zones,
)
from planogram.exchange.workbook.take_pnm import take_pnm_list
from planogram.exchange.workbook.take_positions import take_positions
from planogram.exchange.workbook.take_products import take_products, take_sales
from planogram.exchange.workbook.take_project import take_project, take_store_sheet
from planogram.exchange.workbook.watch import Watch
from planogram.model.edits.pnm_hosts import settled
from planogram.model.project import Project

HeaderMapping = Mapping[str, Mapping[str, str]]
"""By sheet name: headers nobody knows → column keys."""


class WorkbookImport(msgspec.Struct, frozen=True):
    """What a workbook made: the project, the rows refused, remarks on rows that were taken, rows (read, refused) by sheet, pictures by name."""

    project: Project
    refused: tuple[RefusedRow, ...] = ()
    rows: dict[str, tuple[int, int]] = {}
    images: dict[str, bytes] = {}
    notes: tuple[RefusedRow, ...] = ()


def read_workbook(
    path: Path,
    base: Project | None = None,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    mapping: HeaderMapping | None = None,
    tabs: Mapping[str, str] | None = None,
) -> WorkbookImport:
    """The project in the workbook at `path`, or `base` with what the workbook says; `tabs`: names that say nothing → sheets.

    Raises FileProblem when the file is no workbook or holds none of the known sheets, Cancelled when `cancelled` says so.
    """
    watch = Watch(progress, cancelled)
    watch.look()
    tabs = tabs or {}
    book = open_book(path, lambda name: name in tabs or is_layout(name))
    grids = known_grids(path, book, watch, tabs)
    refusals = Refusals()
    tables = {sheet.name: read_table(sheet, grid, refusals, watch, (mapping or {}).get(sheet.name)) for sheet, grid in grids.items()}
    tables = with_whole_codes(tables, base, refusals)
    tables, images = take_pictures(tables, path.parent, refusals)
    tables, begun = with_one_currency(tables, base if base is not None else Project(name=path.stem), refusals)
    project = take_tables(begun, tables, refusals, watch)
    watch.finish()
    rows = {name: (table.rows, refusals.count(name)) for name, table in tables.items()}
    return WorkbookImport(project, refusals.told(refusals.rows), rows, images, refusals.told(refusals.notes))


def known_grids(path: Path, book: Book, watch: Watch, tabs: Mapping[str, str] | None = None) -> dict[Sheet, Grid]:
    """The cells of every sheet of the layout that `book` has; FileProblem when it has none."""
    grids: dict[Sheet, Grid] = {}
    for name in book.sheet_names:
        sheet = sheet_of((tabs or {}).get(name, name))
        # two tabs that mean the same sheet: the one that bears its own name wins
        if sheet is not None and (sheet not in grids or name == sheet.name):
            grids[sheet] = book.grid(name)
            watch.look()
    if not grids:
        grids = _guessed_grids(book)
    if not grids:
        raise FileProblem("no_known_sheet", file=path.name, sheets=", ".join(book.sheet_names)[:200], known=", ".join(sheet.name for sheet in SHEETS))
    watch.total = sum(len(grid.rows) for grid in grids.values())
    return grids


def _guessed_grids(book: Book) -> dict[Sheet, Grid]:
    """Tabs of any name (`Feuil1`…), by what their headers can only mean."""
    grids: dict[Sheet, Grid] = {}
    for name in book.sheet_names:
        grid = book.grid(name)
        sheet = guessed_sheet(grid)
        if sheet is not None and sheet not in grids:
            grids[sheet] = grid
    return grids


def guessed_sheet(grid: Grid) -> Sheet | None:
    """The one of the four main sheets whose required columns are all there, the one with the most known headers first."""
    found: list[tuple[int, Sheet]] = []
    for sheet in (POSITIONS, FIXTURES, PRODUCTS, SALES):
        _, header = find_header(sheet.by_header, grid.rows)
        keys = {column.key for cell in header if (column := sheet.by_header.get(normal(str(cell))))}
        if {column.key for column in sheet.columns if column.required} <= keys and len(keys) > 1:
            found.append((len(keys), sheet))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def take_tables(project: Project, tables: Mapping[str, Table], refusals: Refusals, watch: Watch) -> Project:
    """`project` with every table taken, in the order in which one needs the other."""
    project = _take_lists(project, tables, refusals)
    watch.look()
    project, places = take_fixtures(project, tables.get(FIXTURES.name), refusals)
    watch.look()
    if table := tables.get(POSITIONS.name):
        project = take_positions(project, table, places, refusals)
    if table := tables.get(PNM.name):
        project = take_pnm(project, table, refusals)
    if table := tables.get(PNM_PLACEMENTS.name):
        project = take_pnm_placements(project, table, places, refusals)
    for sheet in PNM_SHEETS:
        if table := tables.get(sheet.name):
            project = take_pnm_list(project, table, refusals)
    return settled(_take_floor(project, tables, refusals))


def _take_lists(project: Project, tables: Mapping[str, Table], refusals: Refusals) -> Project:
    for sheet, take in ((PROJECT, take_project), (STORE_SHEET, take_store_sheet), (PRODUCTS, take_products), (SALES, take_sales)):
        if table := tables.get(sheet.name):
            project = take(project, table, refusals)
    return project


def _take_floor(project: Project, tables: Mapping[str, Table], refusals: Refusals) -> Project:
    if table := tables.get(STORE.name):
        project = take_store(project, table)
    takers = ((ZONES, take_zones), (PLACEMENTS, take_placements), (COUNTS, take_counts), (TRADE_AREA, take_trade_area), (AFFINITIES, take_affinities))
    for sheet, take in takers:
        if table := tables.get(sheet.name):
            project = take(project, table, refusals)
    return project
