"""A large store through Excel: what grows with the number of rows must not outgrow the bounds."""

from pathlib import Path

from planogram.exchange.workbook import book as book_module
from planogram.exchange.workbook.read import read_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.project import Project
from tests.builders import product


def test_the_sheets_of_figures_do_not_count_when_a_workbook_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    project = Project(products=tuple(product(f"p{number}") for number in range(400)))
    write_workbook(path, project, translator("fr"))
    expanded = sum(map(len, book_module.open_book(path)._parts.values()))
    needed = sum(map(len, book_module.open_book(path, lambda name: name == "Products")._parts.values()))
    assert needed * 5 < expanded
    assert read_workbook(path).project.products == project.products
