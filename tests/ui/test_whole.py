"""All faces of a gondola at once: the one pointed at is framed, a click or a key goes there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planogram.i18n import translator
from planogram.model.edits.furniture import add_gondola
from planogram.model.furniture import new_gondola
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.ui.canvas.view import ElevationView
from planogram.ui.canvas.whole import WholeGondola
from planogram.ui.theme import LIGHT, load_fonts


@pytest.fixture
def whole(qtbot: QtBot) -> WholeGondola:
    load_fonts()
    workbench = Workbench(Document(add_gondola(Project(), new_gondola("double_gondola", "G"))))
    view = ElevationView(workbench, translator("fr"))
    shown = WholeGondola(workbench, view, translator("fr"), LIGHT)
    for widget in (view, shown):
        qtbot.addWidget(widget)
    shown.resize(900, 600)
    shown.show()
    qtbot.waitExposed(shown)
    QTest.mouseMove(shown, QPoint(1, 1))  # an earlier test may have left the mouse anywhere
    return shown


def middle(whole: WholeGondola, side: str) -> QPoint:
    return whole.face_area(next(box for box in whole.boxes() if box.side == side)).center().toPoint()


def test_the_face_pointed_at_is_framed(whole: WholeGondola) -> None:
    before = whole.grab().toImage()
    QTest.mouseMove(whole, middle(whole, "B"))
    frame = whole.face_area(next(box for box in whole.boxes() if box.side == "B")).adjusted(-6, -6, 6, 6).topLeft().toPoint()
    after = whole.grab().toImage()
    assert after.pixelColor(frame) != before.pixelColor(frame)
    QApplication.sendEvent(whole, QEvent(QEvent.Type.Leave))
    assert whole.grab().toImage() == before


def test_it_is_painted_again_only_when_another_face_is_pointed_at(whole: WholeGondola, monkeypatch: pytest.MonkeyPatch) -> None:
    QTest.mouseMove(whole, middle(whole, "B"))
    asked: list[int] = []
    monkeypatch.setattr(whole, "update", lambda: asked.append(1))
    QTest.mouseMove(whole, middle(whole, "B") + QPoint(3, 3))
    assert asked == []
    QTest.mouseMove(whole, middle(whole, "A"))
    assert asked == [1]


def test_a_click_and_the_arrows_go_to_a_face(whole: WholeGondola) -> None:
    workbench = whole._workbench
    QTest.keyClick(whole, Qt.Key.Key_Right)
    reference = workbench.face_ref
    assert reference is not None and reference.side == "B"
    with pytest.MonkeyPatch.context() as patch:
        gone: list[int] = []
        patch.setattr(whole, "toggle", lambda: gone.append(1))
        QTest.mouseClick(whole, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(whole, "RIGHT_END"))
    reference = workbench.face_ref
    assert reference is not None and reference.side == "RIGHT_END" and gone == [1]
