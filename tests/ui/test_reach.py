"""Keys of the shelf after a click elsewhere: they act on the selected blocks, and never where something is typed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planogram.model.find import position_of, walk_positions
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.position_rows import COLUMNS
from planogram.ui.panels.positions import PositionsPanel
from planogram.ui.window_keys import WindowKeys

pytestmark = pytest.mark.window
_SHIFT, _CTRL, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def focus() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    return now


def click_row(window: MainWindow, qtbot: QtBot, subject: str) -> None:
    """A click on a product in the Figures table, which selects its blocks and keeps the focus."""
    table = window.figures.table.names
    at = table.visualRect(window.figures.model.index(window.figures.model.subjects.index(subject), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    window.live.flush()
    assert focus() is table


def size_of(window: MainWindow) -> tuple[int, int, int]:
    block = position_of(window.workbench.project, "a1")
    return block.wide, block.high, block.deep


def test_facings_after_a_click_in_the_figures(shop_window: MainWindow, qtbot: QtBot) -> None:
    click_row(shop_window, qtbot, "a")
    wide, high, deep = size_of(shop_window)
    qtbot.keyClick(focus(), Qt.Key.Key_Plus)
    assert size_of(shop_window) == (wide + 1, high, deep)
    qtbot.keyClick(focus(), Qt.Key.Key_Minus)
    assert size_of(shop_window) == (wide, high, deep)
    qtbot.keyClick(focus(), Qt.Key.Key_Plus, _SHIFT)
    assert size_of(shop_window) == (wide, high + 1, deep)
    qtbot.keyClick(focus(), Qt.Key.Key_Plus, _CTRL)
    assert size_of(shop_window) == (wide, high + 1, deep + 1)


def test_turning_carrying_and_deleting_after_a_click_in_the_figures(shop_window: MainWindow, qtbot: QtBot) -> None:
    click_row(shop_window, qtbot, "c")
    project = shop_window.workbench.project
    qtbot.keyClick(focus(), Qt.Key.Key_Right, _ALT)
    assert shop_window.workbench.project is not project
    qtbot.keyClick(focus(), Qt.Key.Key_R)
    assert position_of(shop_window.workbench.project, "c1").orientation != position_of(project, "c1").orientation
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    assert "c1" not in {position.id for _, position in walk_positions(shop_window.workbench.project)}


def test_arrows_in_the_figures_are_the_tables(shop_window: MainWindow, qtbot: QtBot) -> None:
    click_row(shop_window, qtbot, "a")
    row, before = shop_window.figures.table.names.currentIndex().row(), shop_window.workbench.project
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Up, _CTRL)
    qtbot.keyClick(focus(), Qt.Key.Key_Down, _CTRL)
    assert shop_window.figures.table.names.currentIndex().row() == row + 1
    assert shop_window.workbench.project is before


def test_a_cell_of_the_positions_is_typed_into_but_plus_is_the_shelfs(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.run("view.positions")
    panel = next(dock.panel for dock in shop_window.further if dock.name == "positions")
    assert isinstance(panel, PositionsPanel)
    qtbot.waitUntil(lambda: not panel.table.visibleRegion().isEmpty())
    qtbot.wait(20)
    row = next(number for number, one in enumerate(panel.model.rows) if one.position.id == "a1")
    cell = panel.model.index(row, COLUMNS.index("wide"))
    panel.table.scrollTo(cell)
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=panel.table.visualRect(cell).center())
    shop_window.live.flush()
    assert focus() is panel.table and shop_window.workbench.selection.ids == ("a1",)
    wide, high, deep = size_of(shop_window)
    qtbot.keyClick(focus(), Qt.Key.Key_Plus)
    assert size_of(shop_window) == (wide + 1, high, deep)
    QTest.keyClicks(focus(), "=")
    editor = focus()
    assert editor is not panel.table
    QTest.keyClicks(editor, "2*4")
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: size_of(shop_window) == (8, high, deep))


def test_a_product_picked_in_the_catalogue_is_not_the_block_delete_means(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(("a1",))
    shop_window.live.flush()
    shop_window.catalogue.list.setFocus()
    before, wide = shop_window.workbench.project, size_of(shop_window)[0]
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    qtbot.keyClick(focus(), Qt.Key.Key_R)
    assert shop_window.workbench.project is before
    qtbot.keyClick(focus(), Qt.Key.Key_Plus)
    assert size_of(shop_window)[0] == wide + 1


def test_a_choice_keeps_its_letters(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(("a1",))
    shop_window.live.flush()
    shop_window.figures.rows.setFocus()
    before = shop_window.workbench.project
    qtbot.keyClick(focus(), Qt.Key.Key_T)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert shop_window.workbench.project is before and shop_window.figures.rows.currentIndex() > 0
    qtbot.keyClick(focus(), Qt.Key.Key_Minus)
    assert shop_window.workbench.project is not before


def test_a_menu_bar_left_with_escape_shows_its_menus_alone(shop_window: MainWindow, qtbot: QtBot) -> None:
    bar = shop_window.menuBar()
    menus = bar.actions()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert focus() is bar
    assert bar.actions() == menus
    assert all(action.menu() is not None for action in menus)


def test_a_field_leaves_the_windows_keys_to_the_window(shop_window: MainWindow) -> None:
    """On Linux Ctrl+U wiped what was typed and Ctrl+E did nothing, instead of the heat of the levels and the workbook."""
    keys = shop_window.findChild(WindowKeys)
    assert keys is not None
    for key, mods, given in (("E", _CTRL, True), ("U", _CTRL, True), ("A", _CTRL, False), ("D", _CTRL, False), ("E", _SHIFT, False)):
        pressed = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key[f"Key_{key}"], mods)
        pressed.accept()
        assert (keys.eventFilter(shop_window.catalogue.search, pressed), pressed.isAccepted()) == (given, not given), key
