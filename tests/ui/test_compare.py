"""Branches and the comparison in the real window."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planogram.metrics.changes import compare_projects
from planogram.model.edits import positions as edits
from planogram.model.edits.furniture import change_levels
from planogram.model.project import Project
from planogram.session import branches
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.compare.branch_figures import BranchFigures
from planogram.ui.compare.comparison import Compared, faces_of
from planogram.ui.compare.figure_rows import product_rows, total_rows
from planogram.ui.compare.inks import COLOURS
from planogram.ui.compare.window import CompareWindow, open_comparison
from planogram.ui.main_window import MainWindow
from planogram.ui.notices import Notices
from planogram.ui.settings import Settings
from tests.builders import two_bays


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(Workbench(Document(two_bays())), Settings())
    qtbot.addWidget(made)
    made.files.may_leave = lambda: True  # type: ignore[method-assign]
    made.show()
    return made


def tried(window: MainWindow) -> None:
    """A branch where a1 is wider, c1 gone and the level `high` higher."""
    document = window.workbench.document
    branches.begin_branch(document, "Essai")
    plan = edits.remove(edits.add_facings(document.committed, ["a1"], 2), ["c1"])
    document.do(Label("edit.delete_many", (("count", 1),)), change_levels(plan, ["high"], elevation=1000.0))
    window.live.flush()


def opened(window: MainWindow, qtbot: QtBot) -> CompareWindow:
    comparison = open_comparison(window)
    qtbot.waitExposed(comparison)
    return comparison


def test_a_click_goes_to_a_branch(window: MainWindow) -> None:
    tried(window)
    strip = window.history.strip
    window.history.refresh()
    strip.refresh()
    assert [strip.list.item(n).text() for n in range(strip.list.count())] == [window.translator("branches.first"), "Essai"]
    strip.list.itemClicked.emit(strip.list.item(0))
    assert len(window.workbench.document.history.steps) == 1
    strip.refresh()
    assert strip.list.currentRow() == 0


def test_the_right_button_leaves_the_mark_on_the_branch_worked_in(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tried(window)
    window.history.strip.refresh()
    strip = window.history.strip.list
    assert strip.currentRow() == 1
    at = strip.visualItemRect(strip.item(0)).center()
    monkeypatch.setattr(window.history.strip, "menu_for", lambda _: Mock())
    qtbot.mousePress(strip.viewport(), Qt.MouseButton.RightButton, pos=at)
    strip.customContextMenuRequested.emit(at)
    assert strip.currentRow() == 1, "Essai is worked in"


def test_a_removed_branch_is_put_back_by_the_notice(window: MainWindow) -> None:
    tried(window)
    document = window.workbench.document
    assert document.branch is not None
    window.history.strip.asked.emit("remove", document.branch.id)
    assert document.branches == ()
    window.notices.buttons()[0].click()
    assert [branch.name for branch in document.branches] == ["", "Essai"]


def test_one_row_a_change_and_a_row_shows_it_on_both(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    comparison = opened(window, qtbot)
    assert [change.kind for _, change in comparison.changes.rows] == ["refaced", "removed", "fixture"]
    assert [choice.currentData() for choice in comparison.choices][1] == "present"
    comparison.table.selectRow(0)
    old, new = comparison.pair.old.view._workbench, comparison.pair.new.view._workbench
    assert (old.selection.ids, new.selection.ids) == (("a1",), ("a1",))
    comparison.table.selectRow(1)
    assert (old.selection.ids, new.selection.ids) == (("c1",), ())
    comparison.table.selectRow(2)
    assert (old.selection.part, new.selection.part) == ("high", "high")


def test_a_block_clicked_picks_its_row_and_kinds_can_be_hidden(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    comparison = opened(window, qtbot)
    comparison.pair.picked.emit("old", "c1")
    assert comparison.table.currentIndex().row() == 1
    comparison.filters["refaced"].setChecked(False)
    assert [number for number, _ in comparison.changes.rows] == [2, 3]


def test_both_drawings_show_the_same_part(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    comparison = opened(window, qtbot)
    old, new = comparison.pair.old.view, comparison.pair.new.view
    old.zoom_by(1.7)
    assert new.zoom == pytest.approx(old.zoom)
    new.pan_by(37, -21)
    middle, other = old.seen().center(), new.seen().center()
    assert (middle.x(), middle.y()) == pytest.approx((other.x(), other.y()), abs=2 / old.zoom)


def test_escape_on_a_drawing_lets_go_of_the_block_then_closes_the_window(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    comparison = opened(window, qtbot)
    view = comparison.pair.new.view
    view.setFocus()
    view._workbench.selection.set(["a1"])
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert comparison.isVisible() and view._workbench.selection.ids == ()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not comparison.isVisible()


def test_a_kind_put_out_of_the_list_has_no_colour_on_the_plans_either(window: MainWindow, qtbot: QtBot) -> None:
    document = window.workbench.document
    branches.begin_branch(document, "Essai")
    moved = edits.move(document.committed, ["a1"], "top", 0)
    document.do(Label("edit.move"), edits.add_facings(moved, ["a1"], 1))
    window.live.flush()
    comparison = opened(window, qtbot)

    def colours() -> dict[str, str]:
        return dict(comparison.pair.new.view.style_now.marked)

    assert colours()["a1"] == COLOURS["moved"]
    comparison.filters["moved"].click()
    assert colours()["a1"] == COLOURS["refaced"]
    comparison.filters["refaced"].click()
    assert "a1" not in colours()
    comparison.filters["moved"].click()
    assert colours()["a1"] == COLOURS["moved"]


def test_it_follows_the_work(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    comparison = opened(window, qtbot)
    window.workbench.document.undo()
    window.live.flush()
    assert comparison.changes.rows == []
    comparison.close()
    window.workbench.document.redo()
    window.live.flush()


def test_the_change_picked_stays_picked_while_the_work_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    comparison, document = opened(window, qtbot), window.workbench.document
    row = next(row for row, (_, change) in enumerate(comparison.changes.rows) if change.kind == "removed")
    comparison.table.selectRow(row)
    document.do(Label("edit.facings"), edits.add_facings(document.committed, ["b1p"], 1))
    window.live.flush()
    (picked,) = comparison.table.selectionModel().selectedRows()
    assert comparison.changes.rows[picked.row()][1].kind == "removed"


def test_no_drawing_of_a_project_stays_when_one_without_furniture_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    comparison = opened(window, qtbot)
    assert comparison.pair.old.view.isVisible()
    window.files.show(Document(Project(name="leer")))
    qtbot.waitUntil(lambda: comparison.faces.count() == 0)
    assert not comparison.pair.old.view.isVisible() and not comparison.pair.new.view.isVisible()


def test_the_pdf_of_the_comparison(window: MainWindow, qtbot: QtBot, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried(window)
    comparison = opened(window, qtbot)
    path = tmp_path / "compared.pdf"
    monkeypatch.setattr("planogram.ui.printing.output.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))
    comparison.save.click()
    assert path.read_bytes().startswith(b"%PDF")
    # told in this window: it covers the main one
    notices = comparison.findChild(Notices)
    assert notices is not None
    assert notices.texts == (window.translator("file.exported", name="compared.pdf"),)


def test_figures_of_the_branches(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    figures = BranchFigures(window)
    model = figures.page.model
    assert model.columnCount() == 4
    figures.page.what.setCurrentIndex(figures.page.what.findData("facings"))
    figures.page._fill()
    assert {row.key: row.differences for row in model.rows} == {"a": (2.0,), "c": (-1.0,)}


def test_rows_of_figures() -> None:
    from planogram.i18n import translator

    say, plan = translator("en"), two_bays()
    wider = edits.add_facings(plan, ["a1"], 3)
    facings = next(row for row in total_rows([plan, wider, plan], say) if row.key == "facings")
    whole = [row.name for row in total_rows([plan, plan], translator("fr"))]
    assert whole[0] == "Emplacements" and "Linéaire développé (LD) (m)" in whole, "a line has the room that a column has not"
    assert (facings.differences, facings.texts[2], facings.texts[4]) == ((3.0, 0.0), "+3", "")
    assert [row.key for row in product_rows([plan, wider], "facings", say)] == ["a"]
    assert len(product_rows([plan, wider], "facings", say, every=True)) == 3


def test_faces_with_their_number_of_changes() -> None:
    plan = two_bays()
    wider = edits.add_facings(plan, ["a1"], 3)
    compared = Compared(plan, wider, compare_projects(plan, wider))
    assert faces_of(compared) == [("g", "A", 1)]
    assert compared.numbers == {"old": {"a1": 1}, "new": {"a1": 1}}


def test_it_takes_the_colours_of_another_theme(window: MainWindow, qtbot: QtBot) -> None:
    tried(window)
    comparison = opened(window, qtbot)
    window.set_theme("dark")
    qtbot.waitUntil(lambda: comparison.pair.new.view.style_now.theme.name == "dark")
    assert comparison.pair.old.view.style_now.theme.name == "dark"
    comparison.close()
    window.set_theme("light")
