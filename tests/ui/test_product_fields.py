"""What a product is allowed and is, ticked in the properties: orientations, roles; and the actions that follow from it."""

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from planogram.model.find import walk_positions
from planogram.model.orientation import ORIENTATIONS
from planogram.model.product import ROLES
from planogram.session.history import Label
from planogram.ui import context_menus
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.panels.set_editor import SetEditor, Ticks
from planogram.ui.submenus import submenus

pytestmark = pytest.mark.window


@pytest.fixture
def opened(shop_window: MainWindow) -> MainWindow:
    shop_window.workbench.selection.set(["a1"])
    shop_window.live.flush()
    for fold in shop_window.properties.findChildren(QToolButton, "fold"):
        fold.click()
    return shop_window


def ticks_of(window: MainWindow, subject: str, key: str) -> tuple[SetEditor, Ticks]:
    editor: Any = window.properties.editors[subject, key]
    editor.showPopup()
    assert isinstance(editor, SetEditor) and editor.ticks is not None
    return editor, editor.ticks


def test_allowed_orientations_are_ticked_in_one_step_and_only_they_are_offered(opened: MainWindow) -> None:
    editor, ticks = ticks_of(opened, "packing", "orientations")
    assert editor.currentText() == "Toutes" and all(box.isChecked() for box in ticks.boxes.values())
    for name in ORIENTATIONS:
        ticks.boxes[name].setChecked(name in ("front", "side"))
    ticks.close()
    opened.live.flush()
    assert opened.workbench.project.products[0].orientations == ("front", "side")
    assert opened.workbench.document.history.now == 1
    offered: Any = opened.properties.editors["position", "orientation"]
    assert [offered.itemData(row) for row in range(offered.count())] == ["front", "side"]


def test_an_orientation_of_the_menu_that_does_not_fit_is_told_as_by_the_key(opened: MainWindow) -> None:
    project = opened.workbench.project
    tall = (msgspec.structs.replace(project.products[0], width=3000.0), *project.products[1:])
    opened.workbench.document.do(Label("edit.product"), msgspec.structs.replace(project, products=tall))
    opened.workbench.selection.set(["a1"])
    opened.live.flush()
    menu = QMenu()
    submenus(opened)["<orientations>"](menu)
    inner = menu.actions()[0].menu()
    assert isinstance(inner, QMenu)
    inner.aboutToShow.emit()
    next(one for one in inner.actions() if one.text() == opened.translator("orientation.front90")).trigger()
    assert opened.workbench.document.history.now == 2 and not opened.view._offer.isHidden()


def test_the_last_orientation_stays_and_a_product_that_has_one_cannot_be_turned(opened: MainWindow) -> None:
    _, ticks = ticks_of(opened, "packing", "orientations")
    for name in ORIENTATIONS[1:]:
        ticks.boxes[name].setChecked(False)
    ticks.boxes["front"].click()
    assert ticks.value == ("front",)
    ticks.close()
    opened.live.flush()
    rotate = opened.actions_by_key["shelf.rotate"]
    assert not rotate.isEnabled() and "Orientations permises" in rotate.toolTip()


def test_escape_gives_the_ticking_up(opened: MainWindow, qtbot: QtBot) -> None:
    _, ticks = ticks_of(opened, "offer", "roles")
    ticks.boxes[ROLES[0]].setChecked(True)
    qtbot.keyClick(ticks, Qt.Key.Key_Escape)
    assert opened.workbench.project.products[0].roles == () and opened.workbench.document.history.now == 0
    editor, ticks = ticks_of(opened, "offer", "roles")
    assert not ticks.boxes[ROLES[0]].isChecked()
    ticks.boxes[ROLES[0]].setChecked(True)
    qtbot.keyClick(ticks, Qt.Key.Key_Return)
    opened.live.flush()
    QApplication.processEvents()
    assert opened.workbench.project.products[0].roles == (ROLES[0],)
    assert editor.currentText() == opened.translator(f"role.{ROLES[0]}")


def test_a_level_has_its_own_menu_under_the_right_button(shop_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, ...]] = []
    monkeypatch.setattr(context_menus, "pop_up", lambda _window, keys, _where: shown.append(keys))
    shop_window.workbench.selection.set((), "low")
    context_menus.over_drawing(shop_window, shop_window.rect().center())
    assert {"<level>", "edit.duplicate", "shelf.move_up", "furniture.remove_level"} <= set(shown[0])


def test_the_catalogue_has_a_menu_and_a_product_removed_from_the_project_comes_back(shop_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, ...]] = []
    monkeypatch.setattr(context_menus, "pop_up", lambda _window, keys, _where: shown.append(keys))
    before = shop_window.workbench.project
    shop_window.catalogue.show_product("a")
    at = shop_window.catalogue.list.visualRect(shop_window.catalogue.list.currentIndex()).center()
    shop_window.catalogue.list.customContextMenuRequested.emit(at)
    assert {"product.show", "shelf.place", "product.remove"} <= set(shown[0])
    shop_window.actions_by_key["product.remove"].trigger()
    shop_window.live.flush()
    after = shop_window.workbench.project
    assert "a" not in {product.id for product in after.products}
    assert not any(position.product == "a" for _, position in walk_positions(after))
    shop_window.actions_by_key["edit.undo"].trigger()
    assert shop_window.workbench.project is before


def test_a_picked_product_is_shown_where_it_stands(shop_window: MainWindow) -> None:
    shop_window.catalogue.show_product("c")
    shop_window.live.flush()
    shop_window.actions_by_key["product.show"].trigger()
    assert shop_window.workbench.selection.ids == ("c1",)


def test_a_code_is_changed_everywhere_in_one_step_and_one_in_use_is_refused(opened: MainWindow, qtbot: QtBot) -> None:
    workbench, told = opened.workbench, list[str]()
    opened.properties.refused.connect(told.append)
    before = workbench.project

    def enter(text: str) -> LineEditor:
        editor = opened.properties.editors["product", "id"]
        assert isinstance(editor, LineEditor)
        editor.line.setFocus()
        editor.line.selectAll()
        qtbot.keyClicks(editor.line, text)
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
        opened.live.flush()
        return editor

    enter("b")
    assert told == ["Un autre produit a déjà ce code."] and workbench.project is before
    enter(" 3017620422003 ")
    assert workbench.document.history.now == 1
    assert [position.product for _, position in walk_positions(workbench.project)].count("3017620422003") == 2
    assert {row.product for row in workbench.project.sales} == {"3017620422003", "b", "c"}
    opened.actions_by_key["edit.undo"].trigger()
    assert workbench.project is before


def test_a_product_picked_in_the_catalogue_stays_picked_under_its_new_code(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(())
    shop_window.catalogue.show_product("b")
    shop_window.live.flush()
    editor = shop_window.properties.editors["product", "id"]
    assert isinstance(editor, LineEditor)
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "b-neu")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    shop_window.live.flush()
    assert [product.id for product in shop_window.catalogue.picked_products] == ["b-neu"]
    again = shop_window.properties.editors["product", "id"]
    assert isinstance(again, LineEditor) and again.line.text() == "b-neu"
