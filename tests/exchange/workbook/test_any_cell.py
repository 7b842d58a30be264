"""Whatever stands in one cell of an otherwise good row: the row is refused or taken, and what was taken can be saved."""

from datetime import date
from typing import Any

import pytest

from planogram.exchange.workbook.book import Grid
from planogram.exchange.workbook.codes import with_whole_codes
from planogram.exchange.workbook.read import take_tables
from planogram.exchange.workbook.sheets import SHEETS
from planogram.exchange.workbook.table import Refusals, read_table
from planogram.exchange.workbook.watch import Watch
from planogram.model.project import Project
from planogram.storage.codec import decode, encode

CORNERS = "0,0; 1000,0; 1000,1000"
ROWS: dict[str, dict[str, Any]] = {
    "Products": {"id": "a", "name": "A", "width_mm": 10, "height_mm": 10, "depth_mm": 10},
    "Sales": {"product_id": "a", "quantity": 1},
    "Fixtures": {"gondola": "G", "bay": 1, "bay_width_mm": 1000, "bay_height_mm": 2000, "level": 1, "elevation_mm": 100},
    "Positions": {"gondola": "G", "bay": 1, "level": 1, "product_id": "a"},
    "PNM": {"code": "P", "label": "L"},
    "PNM placements": {"code": "P", "host": "SHELF_EDGE", "gondola": "G", "bay": 1, "level": 1},
    "PNM versions": {"article": "P", "name": "v"},
    "PNM suppliers": {"name": "s"},
    "PNM campaigns": {"code": "c", "name": "n"},
    "PNM rules": {"id": "r", "code": "P"},
    "PNM stocks": {"code": "P"},
    "PNM processes": {"process": "p", "step": "s"},
    "Store": {"shape": "outline", "points": CORNERS},
    "Zones": {"name": "z", "points": CORNERS},
    "Placements": {"gondola": "G", "x_mm": 1, "y_mm": 1},
    "Counts": {"entering": 10, "passing": 5, "taking": 3, "buying": 1},
    "Trade area": {"zone": "z", "people": 10},
    "Affinities": {"first": "a", "second": "b", "affinity": 1},
}
BELOW = ("Products", "Fixtures", "PNM")
"""Sheets that others lean on."""
VALUES = (0, -1, 1.5, 3.0, 1001, 1e7 + 1, -1e7, 10**9 + 1, 1e12, 1e15, True, date(9999, 12, 31), "x" * 2001, "12,5")
PAIRS = ("Project", "Store sheet")


def taken(rows: dict[str, dict[str, Any]]) -> Project:
    """The project of one row a sheet, as if it had been read from a workbook."""
    refusals, watch = Refusals(), Watch()
    grids = {name: Grid(name, [list(row), list(row.values())]) for name, row in rows.items()}
    tables = {name: read_table(sheet, grids[name], refusals, watch) for sheet in SHEETS if (name := sheet.name) in grids}
    return take_tables(Project(), with_whole_codes(tables, None, refusals), refusals, watch)


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.name in ROWS], ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("value", VALUES, ids=lambda value: str(value)[:12])
def test_any_value_in_any_cell(sheet: Any, value: Any) -> None:
    for column in sheet.columns:
        rows = {name: dict(ROWS[name]) for name in dict.fromkeys((*BELOW, sheet.name))}
        rows[sheet.name][column.key] = value
        project = taken(rows)
        assert decode(encode(project)) == project, column.key


def test_every_sheet_of_the_layout_is_tried() -> None:
    assert {sheet.name for sheet in SHEETS} - {*ROWS, *PAIRS} <= {"Underlay"}
