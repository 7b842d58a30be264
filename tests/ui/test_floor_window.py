"""The plan in the whole window: findings never wait for the walks, a face that is asked for takes the plan's place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from planogram.model.edits.store import move_pieces
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui import furniture_verbs, verbs
from planogram.ui.app import application, open_window
from planogram.ui.canvas.hand import FURNITURE_MIME
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


def test_the_keys_of_the_table_act_on_the_plan_while_it_is_on_show(window: MainWindow) -> None:
    window.activateWindow()
    window.floor.view.tool.select(("a",))
    window.floor.view.setFocus()
    window.live.flush()
    document, view = window.workbench.document, window.floor.view

    def stands() -> dict[str, float]:
        return {one.gondola: one.rotation for one in document.project.store.placements}

    assert window.actions_by_key["edit.delete"].text() == window.translator("floor.deed.delete")
    QTest.keyClick(view, Qt.Key.Key_R)
    assert stands() == {"a": 90, "b": 90}
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(stands()) == 3 and view.tool.refs[0] not in ("a", "b")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert stands() == {"a": 90, "b": 90}
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.tool.refs == ("a", "b")
    document.undo()
    assert len(stands()) == 3
    window.centre.show_floor(False)
    assert window.actions_by_key["edit.delete"].text() == window.translator("action.edit.delete")


def test_the_right_button_offers_what_applies_on_the_plan(window: MainWindow) -> None:
    offered: list[list[str]] = []

    def read_and_close() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.append([one.objectName() for one in menu.actions() if one.isEnabled()])
        menu.close()

    QTimer.singleShot(0, read_and_close)
    view = window.floor.view
    spot = view.viewportTransform().map(QPointF(5000.0, -5000.0)).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    assert view.tool.refs == ("a",)
    assert {"floor.elevation", "edit.delete", "edit.duplicate", "shelf.rotate", "view.fit"} <= set(offered[0])
    window.run("floor.elevation")
    assert not window.centre.floor_shown
    face = window.workbench.face
    assert face is not None and face[0].id == "a"


def test_every_row_about_the_plan_turns_to_it(window: MainWindow) -> None:
    window.centre.show_floor(False)
    window.run("floor.draw_door")
    assert window.centre.floor_shown and window.floor.view.draw is not None
    window.floor.view.begin_drawing(None)
    shown = window.floor.view.style_now.grid
    window.run("floor.grid")
    assert window.floor.view.style_now.grid is not shown


def test_what_is_half_drawn_in_one_shop_is_not_gone_on_with_in_the_next(window: MainWindow) -> None:
    window.run("floor.draw_island")
    view = window.floor.view
    for spot in (QPointF(1000, -1000), QPointF(3000, -1000)):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewportTransform().map(spot).toPoint())
    assert view.draw is not None and len(view.draw.corners) == 2
    window.files.show(Document(hall()))
    assert view.draw is None and window.floor.select.isChecked() and view.overlay.guides == ()


def _line(window: MainWindow, key: str) -> QLineEdit:
    editor = window.floor.inspector._editors[key]
    assert isinstance(editor, QLineEdit)
    return editor


def _half_typed(window: MainWindow, qtbot: QtBot) -> None:
    """The first digits of a place of gondola `a`, not entered yet."""
    window.floor.view.tool.select(("a",))
    window.floor.refresh()
    window.activateWindow()
    line = _line(window, "x")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "12")


def test_walks_that_come_while_a_place_is_typed_leave_the_typing_alone(window: MainWindow, qtbot: QtBot) -> None:
    _half_typed(window, qtbot)
    steps = window.workbench.document.history.now
    window.floor.view.show_walks(None)
    window.floor.refresh()
    assert window.workbench.document.history.now == steps, "half a number is no place"
    qtbot.keyClicks(_line(window, "x"), "00")
    qtbot.keyClick(_line(window, "x"), Qt.Key.Key_Return)
    assert window.workbench.project.store.placements[0].x == 1200


def test_what_is_typed_and_not_entered_goes_with_what_it_was_typed_for(window: MainWindow, qtbot: QtBot) -> None:
    _half_typed(window, qtbot)
    window.floor.view.tool.select(("b",))
    window.floor.refresh()
    assert [placement.x for placement in window.workbench.project.store.placements] == [5000, 500]
    assert _line(window, "x").text() == "500"


@pytest.mark.parametrize(("typed", "turn", "shown"), [("nan", 0, "nan"), ("1e400", 0, "1e400"), ("−30,5", 329.5, "329,5")])
def test_an_angle_is_a_number_of_the_language(window: MainWindow, qtbot: QtBot, typed: str, turn: float, shown: str) -> None:
    window.floor.view.tool.select(("a",))
    window.floor.refresh()
    line = _line(window, "turn")
    line.setText(typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    window.floor.refresh()
    assert (window.workbench.project.store.placements[0].rotation, _line(window, "turn").text()) == (turn, shown)


def test_furniture_is_dropped_on_the_plan_and_a_double_click_in_its_palette_shows_it_there(window: MainWindow) -> None:
    view, store = window.floor.view, lambda: window.workbench.project.store.placements
    where = view.mapFromScene(QPointF(9000, -9000))
    mime, copy = QMimeData(), Qt.DropAction.CopyAction
    mime.setData(FURNITURE_MIME, b"piece:roll")
    view.dragEnterEvent(QDragEnterEvent(where, copy, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    view.dropEvent(QDropEvent(QPointF(where), copy, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    assert [one.gondola for one in store()][-1] == view.tool.refs[0] and len(store()) == 3
    furniture_verbs.add(window, "piece:podium")
    assert window.centre.floor_shown and len(store()) == 4
    assert view.tool.refs == (store()[-1].gondola,)


def test_a_shelf_is_not_dropped_on_the_plan(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setData(FURNITURE_MIME, b"level:shelf")
    entered = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.floor.view.dragEnterEvent(entered)
    assert not entered.isAccepted()
