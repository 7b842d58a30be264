"""Limits and packs of a product in the properties: folded away, checked against each other, styles offered only when known."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from planogram.ui.main_window import MainWindow
from planogram.ui.panels.property_editors import ChoiceEditor, LineEditor

pytestmark = pytest.mark.window


def enter(qtbot: QtBot, window: MainWindow, key: str, text: str) -> LineEditor:
    editor: Any = window.properties.editors["packing", key]
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    return editor  # type: ignore[no-any-return]


@pytest.fixture
def opened(shop_window: MainWindow) -> MainWindow:
    shop_window.workbench.selection.set(["a1"])
    shop_window.live.flush()
    folds = shop_window.properties.findChildren(QToolButton, "fold")
    assert not shop_window.properties.editors["packing", "max_facings"].isVisible()
    next(one for one in folds if one.text() == shop_window.translator("section.packing")).click()
    assert shop_window.properties.editors["packing", "max_facings"].isVisibleTo(shop_window.properties)
    return shop_window


def test_limits_are_typed_and_may_not_cross(opened: MainWindow, qtbot: QtBot) -> None:
    enter(qtbot, opened, "max_facings", "4")
    assert opened.workbench.project.products[0].max_facings == 4
    enter(qtbot, opened, "min_facings", "5")
    assert opened.workbench.project.products[0].min_facings is None
    assert "minimum" in opened.status.currentMessage()


def test_a_pack_can_be_chosen_once_its_sizes_are_known(opened: MainWindow, qtbot: QtBot) -> None:
    def offered(style: str) -> tuple[bool, str]:
        editor = opened.properties.editors["position", "style"]
        assert isinstance(editor, ChoiceEditor)
        model = editor.model()
        assert isinstance(model, QStandardItemModel)
        row = model.item(editor.findData(style))
        return row.isEnabled(), row.toolTip()

    assert offered("tray")[0] is False and "plateau" in offered("tray")[1]
    assert not opened.actions_by_key["shelf.style_tray"].isEnabled()
    for side in ("width", "height", "depth"):
        enter(qtbot, opened, f"tray_{side}", "30 cm")
    opened.live.flush()
    assert offered("tray")[0] is True
    assert opened.actions_by_key["shelf.style_tray"].isEnabled()


def test_squeeze_is_bounded_by_what_the_product_bears(opened: MainWindow, qtbot: QtBot) -> None:
    squeeze: Any = opened.properties.editors["position", "squeeze_pct"]
    squeeze.line.setText("3")
    qtbot.keyClick(squeeze.line, Qt.Key.Key_Return)
    assert opened.workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions[0].squeeze_pct == 0
    squeeze.line.setText("0")
    qtbot.keyClick(squeeze.line, Qt.Key.Key_Return)
    enter(qtbot, opened, "max_squeeze_pct", "5")
    opened.live.flush()
    squeeze = opened.properties.editors["position", "squeeze_pct"]
    squeeze.line.setText("3")
    qtbot.keyClick(squeeze.line, Qt.Key.Key_Return)
    assert opened.workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions[0].squeeze_pct == 3
