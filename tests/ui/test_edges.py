"""Scrolling at the edges: a drag that comes in over an edge leaves the drawing where it is; one that comes back to it, or rests there, scrolls."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planogram.model.edits.furniture import change_levels
from planogram.model.edits.gondolas import fresh_gondola
from planogram.model.find import walk_positions
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.ui.canvas.hand import PRODUCTS_MIME
from planogram.ui.canvas.offer_bar import OfferBar
from planogram.ui.canvas.view import ElevationView
from planogram.ui.main_window import MainWindow

pytestmark = pytest.mark.window
_ACT, _LEFT, _NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Incoming:
    """A product of the catalogue in the hand, over the drawing."""

    def __init__(self, view: ElevationView, qtbot: QtBot) -> None:
        self.view, self._qtbot, self._mime = view, qtbot, QMimeData()
        self._mime.setData(PRODUCTS_MIME, b"c")

    def enter(self, x: int) -> None:
        QApplication.sendEvent(self.view.viewport(), QDragEnterEvent(self._at(x), _ACT, self._mime, _LEFT, _NO_KEY))

    def over(self, *stops: int, pause: int = 60) -> None:
        for x in stops:
            QApplication.sendEvent(self.view.viewport(), QDragMoveEvent(self._at(x), _ACT, self._mime, _LEFT, _NO_KEY))
            self._qtbot.wait(pause)

    @property
    def scrolled(self) -> float:
        return self.view.viewportTransform().dx()

    def _at(self, x: int) -> QPoint:
        return QPoint(x, self.view.viewport().height() // 2)


@pytest.fixture
def incoming(shop_window: MainWindow, qtbot: QtBot) -> Iterator[Incoming]:
    """On a part of the face: where all of it is in view there is nothing to scroll to."""
    shop_window.view.zoom_by(4.0)
    made = Incoming(shop_window.view, qtbot)
    yield made
    QApplication.sendEvent(made.view.viewport(), QDragLeaveEvent())


def test_a_slow_entry_over_the_left_edge_scrolls_nothing(incoming: Incoming) -> None:
    before = incoming.scrolled
    incoming.enter(1)
    incoming.over(*range(2, 60, 4))
    assert incoming.scrolled == before


def test_coming_back_to_the_edge_scrolls_at_once(incoming: Incoming) -> None:
    before = incoming.scrolled
    incoming.enter(1)
    incoming.over(200, pause=0)
    incoming.over(5, pause=100)
    assert incoming.scrolled > before


def test_resting_on_the_edge_scrolls_after_a_moment(incoming: Incoming, qtbot: QtBot) -> None:
    before = incoming.scrolled
    incoming.enter(1)
    incoming.over(8)
    assert incoming.scrolled == before
    qtbot.waitUntil(lambda: incoming.scrolled > before)


def test_a_drag_that_left_and_enters_again_begins_anew(incoming: Incoming) -> None:
    incoming.enter(1)
    incoming.over(200, pause=0)
    QApplication.sendEvent(incoming.view.viewport(), QDragLeaveEvent())
    before = incoming.scrolled
    incoming.enter(1)
    incoming.over(4, 10)
    assert incoming.scrolled == before


def test_a_product_carried_over_a_tab_opens_it(qtbot: QtBot, shop_window: MainWindow) -> None:
    project = shop_window.workbench.project
    other = fresh_gondola(project.gondolas[0], "Autre")
    shop_window.workbench.document.do(Label("edit.add_gondola"), changed(project, gondolas=(*project.gondolas, other)))
    shop_window.live.flush()
    tabs, mime = shop_window.strip.tabs, QMimeData()
    mime.setData(PRODUCTS_MIME, b"c")
    at = tabs.tabRect(1).center()
    QApplication.sendEvent(tabs, QDragEnterEvent(at, _ACT, mime, _LEFT, _NO_KEY))
    QApplication.sendEvent(tabs, QDragMoveEvent(at, _ACT, mime, _LEFT, _NO_KEY))
    qtbot.waitUntil(lambda: shop_window.workbench.face_ref is not None and shop_window.workbench.face_ref.gondola == other.id)
    QApplication.sendEvent(tabs, QDragLeaveEvent())


def test_a_block_carried_over_a_tab_opens_it_and_lands_behind_it(qtbot: QtBot, shop_window: MainWindow) -> None:
    workbench, view, tabs = shop_window.workbench, shop_window.view, shop_window.strip.tabs
    other = fresh_gondola(workbench.project.gondolas[0], "Autre")
    workbench.document.do(Label("edit.add_gondola"), changed(workbench.project, gondolas=(*workbench.project.gondolas, other)))
    shop_window.live.flush()
    taken, steps = view.mapFromScene(50, -250), workbench.document.history.now
    over_tab = view.viewport().mapFromGlobal(tabs.mapToGlobal(tabs.tabRect(1).center()))
    QTest.mousePress(view.viewport(), _LEFT, _NO_KEY, taken)
    for stop in (taken + QPoint(20, 0), over_tab):
        QTest.mouseMove(view.viewport(), stop)
    qtbot.waitUntil(lambda: workbench.face_ref is not None and workbench.face_ref.gondola == other.id)
    landing = view.mapFromScene(700, -200)
    QTest.mouseMove(view.viewport(), landing)
    QTest.mouseRelease(view.viewport(), _LEFT, _NO_KEY, landing)
    here = [place.path[0] for place, position in walk_positions(workbench.project) if position.id == "a1"]
    assert here == [1] and workbench.document.history.now == steps + 1


def test_a_block_let_go_on_a_tab_stands_behind_it(shop_window: MainWindow) -> None:
    workbench, view, tabs = shop_window.workbench, shop_window.view, shop_window.strip.tabs
    other = fresh_gondola(workbench.project.gondolas[0], "Autre")
    workbench.document.do(Label("edit.add_gondola"), changed(workbench.project, gondolas=(*workbench.project.gondolas, other)))
    shop_window.live.flush()

    def drop_on_tab(taken: QPoint) -> list[int]:
        over_tab = view.viewport().mapFromGlobal(tabs.mapToGlobal(tabs.tabRect(1).center()))
        QTest.mousePress(view.viewport(), _LEFT, _NO_KEY, taken)
        for stop in (taken + QPoint(20, 0), over_tab):
            QTest.mouseMove(view.viewport(), stop)
        QTest.mouseRelease(view.viewport(), _LEFT, _NO_KEY, over_tab)
        shop_window.live.flush()
        return [place.path[0] for place, position in walk_positions(workbench.project) if position.id in ("a1", "b1p")]

    assert drop_on_tab(view.mapFromScene(50, -250)) == [0, 1]
    assert workbench.face_ref is not None and workbench.face_ref.gondola == other.id
    low = [level.id for bay in workbench.project.gondolas[1].faces[0].bays for level in bay.levels]
    workbench.document.do(Label("edit.level"), change_levels(workbench.project, low, clear_height=10.0))
    workbench.show_face(workbench.project.gondolas[0].id, "A")
    shop_window.live.flush()
    before = workbench.project
    assert drop_on_tab(view.mapFromScene(100, -1000)) == [0, 1]
    assert workbench.project is before and workbench.face_ref.gondola == workbench.project.gondolas[0].id
    bar = view.findChild(OfferBar)
    assert bar is not None and bar.isVisible() and "Autre, Face" in bar.findChildren(QLabel)[0].text()
