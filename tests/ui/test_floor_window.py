"""The plan in the whole window: findings never wait for the walks, a face that is asked for takes the plan's place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planogram.model.edits.store import move_pieces
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui import verbs
from planogram.ui.app import application, open_window
from planogram.ui.help import show_help, topic_of
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import Settings
from tests.metrics.floor.shops import box, hall, with_boxes


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """On a hall with two gondolas, the plan on show, its walks computed."""
    settings = Settings(tmp_path / "window.json")
    settings.remembered.language, settings.remembered.theme = "fr", "light"
    application(settings)
    made = open_window(settings, Document(with_boxes(hall(), (box("a"), 5000, 5000, 0), (box("b"), 500, 13_000, 90))))
    qtbot.addWidget(made, before_close_func=lambda w: w.workbench.document.mark_saved(w.workbench.document.committed, None))
    with qtbot.waitSignal(made.floor.heat.ready, timeout=20_000):
        made.show()
        qtbot.waitExposed(made)
        made.centre.show_floor()
        made.live.flush()
    return made


def test_findings_use_the_walks_there_are(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    before = window.floor.heat.latest
    assert before is not None

    def forbidden(*_: object) -> None:
        raise AssertionError("a finding waited for the walks")

    monkeypatch.setattr("planogram.metrics.floor.findings.walk", forbidden)
    document = window.workbench.document
    document.do(Label("edit.floor_move", (("count", 1),)), move_pieces(document.project, ["a"], 300, 0))
    assert window.floor.findings() is window.floor.findings()
    with qtbot.waitSignal(window.floor.heat.ready, timeout=20_000):
        window.live.flush()
    assert window.floor.heat.latest is not before


def test_the_walks_are_computed_while_the_plan_is_hidden(window: MainWindow, qtbot: QtBot) -> None:
    window.centre.show_floor(False)
    document = window.workbench.document
    with qtbot.waitSignal(window.floor.heat.ready, timeout=20_000):
        document.do(Label("edit.floor_move", (("count", 1),)), move_pieces(document.project, ["a"], 300, 0))
        window.live.flush()
    window.workbench.replace(Document(hall()))
    assert all(finding.code != "floor_end_cap_flow" for finding in window.floor.findings())


@pytest.mark.parametrize("ask", ["strip", "same_tab", "next", "part"])
def test_a_face_that_is_asked_for_takes_the_place_of_the_plan(window: MainWindow, ask: str) -> None:
    assert window.centre.floor_shown
    tabs = window.strip.tabs
    if ask == "strip":
        tabs.setCurrentIndex(1)
    elif ask == "same_tab":
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tabs.tabRect(tabs.currentIndex()).center() + QPoint(1, 0))
    elif ask == "next":
        window.run("view.next_face")
    else:
        verbs.show_part(window, "b-l")
    assert not window.centre.floor_shown


def test_help_on_the_plan_is_about_the_plan(window: MainWindow) -> None:
    assert topic_of(window, window.floor.view.viewport()) == "floor"
    show_help(window, "floor")
    assert "CO 37" in window.help.page.toPlainText()
