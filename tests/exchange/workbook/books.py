"""Workbooks made for the tests: sheets given as rows of cells."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[object]]

FIXTURES: Rows = (
    ("gondola", "bay", "bay_width_mm", "bay_height_mm", "level", "elevation_mm"),
    ("Biscuits", 1, 1000, 1800, 1, 150),
    ("Biscuits", 1, 1000, 1800, 2, 700),
)
PRODUCTS: Rows = (
    ("id", "name", "width_mm", "height_mm", "depth_mm"),
    ("A", "Galette", 100, 200, 120),
    ("B", "Madeleine", 50, 100, 60),
)
POSITIONS: Rows = (
    ("gondola", "bay", "level", "product_id", "wide"),
    ("Biscuits", 1, 1, "A", 4),
    ("Biscuits", 1, 1, "B", 2),
    ("Biscuits", 1, 2, "B", 3),
)
SHELF: Mapping[str, Rows] = {"Products": PRODUCTS, "Fixtures": FIXTURES, "Positions": POSITIONS}


def save_book(folder: Path, sheets: Mapping[str, Rows], name: str = "book.xlsx") -> Path:
    """A workbook of these sheets, as another program would write it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path
