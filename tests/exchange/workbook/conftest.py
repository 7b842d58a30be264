"""What the workbook's tests share: an import of sheets given as rows."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from planogram.exchange.workbook.read import WorkbookImport, read_workbook
from planogram.model.project import Project
from tests.exchange.workbook.books import Rows, save_book

Import = Callable[..., WorkbookImport]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """`imported({"Products": rows…}, base)`: what reading that workbook gives."""

    def read(sheets: Mapping[str, Rows], base: Project | None = None, **options: object) -> WorkbookImport:
        return read_workbook(save_book(tmp_path, sheets), base, **options)  # type: ignore[arg-type]

    return read
