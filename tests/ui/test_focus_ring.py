"""The keyboard is seen wherever it is: a ring round tables and drawings reached with Tab or F6, none after a click; no table keeps Tab to itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from planogram.ui import panes
from planogram.ui.focus_ring import FocusRing, _Ring
from planogram.ui.main_window import MainWindow

pytestmark = pytest.mark.window


@pytest.fixture(autouse=True)
def ring(qapp: QApplication) -> FocusRing:
    return qapp.findChild(FocusRing) or FocusRing(qapp)


def ringed(window: MainWindow) -> list[QWidget]:
    return [one.parentWidget() for one in window.findChildren(_Ring) if one.isVisible()]


def test_a_ring_follows_the_keyboard_and_a_click_shows_none(shop_window: MainWindow, qtbot: QtBot) -> None:
    window, table = shop_window, shop_window.figures.table.names
    window.view.setFocus()
    while QApplication.focusWidget() is not table:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert ringed(window) == [table]
    table.resize(table.width(), table.height() - 10)
    assert next(one for one in window.findChildren(_Ring) if one.isVisible()).geometry() == table.rect()
    qtbot.mouseClick(window.catalogue.list.viewport(), Qt.MouseButton.LeftButton)
    assert window.catalogue.list.hasFocus() and ringed(window) == []
    for _ in window.docks:
        panes.step(window, 1)
        if window.view.hasFocus():
            break
    assert (QApplication.focusWidget(), ringed(window)) == (window.view, [window.view])


def test_a_list_destroyed_while_the_keyboard_is_in_it_takes_its_ring_along(shop_window: MainWindow, qtbot: QtBot) -> None:
    panel = QWidget(shop_window)
    column = QVBoxLayout(panel)
    line, listed = QLineEdit(), QListWidget()
    column.addWidget(line)
    column.addWidget(listed)
    panel.show()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert listed.hasFocus() and len(listed.findChildren(_Ring)) == 1
    with qtbot.captureExceptions() as raised:
        delete(panel)
    assert raised == []


def test_no_table_keeps_tab_to_itself(shop_window: MainWindow) -> None:
    shop_window.run("view.floor")
    views = [view for view in shop_window.findChildren(QAbstractItemView) if view.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert views and not [view.accessibleName() for view in views if view.tabKeyNavigation()]
