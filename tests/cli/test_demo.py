"""`planogram demo`: the edits are real and make one undo step each, and all four files are written."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from planogram.cli.demo_edits import MADE_ROOM, NARROWED, PLACED, TOO_HIGH, TOO_SMALL, TRIED, edit
from planogram.exchange.project_file import read_project_file
from planogram.model.find import placed_product_ids, walk_levels, walk_positions
from planogram.model.placement import free_length, products_by_id
from planogram.model.project import Project
from planogram.resources import resource
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from tests.cli.conftest import Planogram


@pytest.fixture
def store() -> Project:
    return read_project_file(resource("samples", "superette.planogram"))[0]


def level_of(project: Project, product: str) -> int:
    return next(place.level_number for place, position in walk_positions(project) if position.product == product)


def wide(project: Project, product: str) -> int:
    return sum(position.wide for _, position in walk_positions(project) if position.product == product)


def test_the_edits_mend_the_deliberate_faults(store: Project) -> None:
    workbench = Workbench(Document(store))
    edit(workbench)
    after = workbench.project
    assert PLACED in placed_product_ids(after) - placed_product_ids(store)
    assert (wide(store, NARROWED), wide(after, NARROWED)) == (12, 5)
    assert (wide(store, TOO_SMALL), wide(after, TOO_SMALL)) == (1, 3)
    assert (level_of(store, TOO_HIGH), level_of(after, TOO_HIGH)) == (5, 1)
    assert level_of(after, MADE_ROOM) == 5
    assert wide(after, TRIED) == wide(store, TRIED)


def test_no_level_is_left_too_full(store: Project) -> None:
    workbench = Workbench(Document(store))
    edit(workbench)
    by_id = products_by_id(workbench.project.products)
    assert all(free_length(place.level, place.bay, by_id) >= -0.01 for place in walk_levels(workbench.project) if place.level.flow == "left")


def test_all_of_it_can_be_undone(store: Project) -> None:
    workbench = Workbench(Document(store))
    edit(workbench)
    steps = workbench.document.history.now
    while workbench.document.undo():
        pass
    assert workbench.project == store
    assert steps == 7


def test_it_prints_before_and_after_and_writes_four_files(planogram: Planogram, tmp_path: Path) -> None:
    ran = planogram("demo", "--out", tmp_path / "new" / "out")
    assert (ran.code, ran.err) == (0, "")
    assert "12 → 5" in ran.out
    assert "identique au projet" in ran.out
    files = {path.suffix: path for path in (tmp_path / "new" / "out").iterdir()}
    assert set(files) == {".planogram", ".xlsx", ".pdf", ".png"}
    assert wide(read_project_file(files[".planogram"])[0], NARROWED) == 5
    assert {"Products", "Sales", "Fixtures", "Positions"} <= set(load_workbook(files[".xlsx"], read_only=True).sheetnames)
    assert len(PdfReader(files[".pdf"]).pages) >= 18
    assert files[".png"].stat().st_size > 20_000


def test_a_folder_that_cannot_be_made(planogram: Planogram, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file" / "out", tmp_path / "file"):
        ran = planogram("demo", "--out", folder)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
    assert "est un fichier et non un dossier" in ran.err
