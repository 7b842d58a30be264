"""Dialogs beside the work when the language changes: the same dialog in the other language, where it stood, with what was typed and chosen."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QDoubleSpinBox, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planogram.ui import verbs
from planogram.ui.dialogs.placeholder import PlaceholderDialog
from planogram.ui.dialogs.replace import ReplaceDialog
from planogram.ui.dialogs.shortcuts import ShortcutsDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.optimiser.window import OptimiserWindow, open_optimiser

pytestmark = pytest.mark.window
Kind = TypeVar("Kind", bound=QDialog)


def only(window: MainWindow, kind: type[Kind]) -> Kind:
    """The dialog of that kind in sight."""
    shown = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    assert len(shown) == 1
    return shown[0]


@pytest.mark.parametrize("action", ["help.shortcuts", "file.versions", "help.about", "edit.replace", "edit.placeholder", "view.label_fields"])
def test_each_speaks_the_other_language_and_there_is_one(shop_window: MainWindow, qtbot: QtBot, action: str) -> None:
    shop_window.run(action)
    before = only(shop_window, QDialog)
    before.move(120, 90)
    french, place = before.windowTitle(), before.pos()
    shop_window.set_language("en")
    qtbot.waitUntil(lambda: all(one is not before for one in shown(shop_window)))
    after = only(shop_window, QDialog)
    assert after.windowTitle() != french or action == "file.versions"
    assert type(after) is type(before) and after.pos() == place
    after.close()


def shown(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible() and not isinstance(dialog, QMessageBox)]


def test_what_was_typed_stays(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.run("edit.placeholder")
    first = only(shop_window, PlaceholderDialog)
    first.name.setText("Nouveauté")
    shop_window.set_language("en")
    qtbot.waitUntil(lambda: not first_is_shown(shop_window, first))
    again = only(shop_window, PlaceholderDialog)
    assert again.name.text() == "Nouveauté"
    again.close()


def test_a_size_typed_before_another_language_is_the_size_of_the_box(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.run("edit.placeholder")
    first = only(shop_window, PlaceholderDialog)
    first.sizes["width"].line.setText("120")
    shop_window.set_language("en")
    qtbot.waitUntil(lambda: not first_is_shown(shop_window, first))
    again = only(shop_window, PlaceholderDialog)
    assert again.sizes["width"].line.text() == "120"
    next(button for button in again.findChildren(QPushButton) if button.isDefault()).click()
    assert shop_window.workbench.project.products[-1].width == 120.0


def test_menus_of_the_language_before_are_not_kept(shop_window: MainWindow, qapp: QApplication) -> None:
    def menus() -> int:
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(shop_window.findChildren(QMenu))

    shop_window.set_language("en")
    before = menus()
    shop_window.set_language("fr")
    shop_window.set_theme("dark")
    assert menus() == before


def test_the_list_of_keys_stays_at_its_row_and_gets_no_boxes_to_tick(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.run("help.shortcuts")
    first = only(shop_window, ShortcutsDialog)
    first.choose_action("shelf.style")
    shop_window.set_language("en")
    qtbot.waitUntil(lambda: not first_is_shown(shop_window, first))
    again = only(shop_window, ShortcutsDialog)
    assert again.action_key == "shelf.style"
    row = again.rows.currentItem()
    assert row is not None and row.data(0, Qt.ItemDataRole.CheckStateRole) is None
    again.close()


def first_is_shown(window: MainWindow, first: QDialog) -> bool:
    return any(one is first for one in shown(window))


def test_both_products_of_a_replacement_stay(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.run("edit.replace")
    first = only(shop_window, ReplaceDialog)
    first.old.choose("b")
    first.new.choose("c")
    shop_window.set_language("en")
    qtbot.waitUntil(lambda: not first_is_shown(shop_window, first))
    again = only(shop_window, ReplaceDialog)
    assert (again.old.chosen, again.new.chosen) == ("b", "c")
    again.close()


def test_the_optimiser_keeps_its_question_and_its_proposal(shop_window: MainWindow, qtbot: QtBot) -> None:
    first = open_optimiser(shop_window, "rebalance")
    first.form.limits.checks["free_to_move"].setChecked(True)
    first.form.may_drop.tick(("b",))
    number = next(box for box in first.form.findChildren(QDoubleSpinBox))
    number.setValue(number.value() + number.singleStep())
    first.ask()
    qtbot.waitUntil(lambda: first.running is None and first.offer is not None, timeout=20_000)
    wish, offer = first.form.wish(), first.offer
    shop_window.set_language("en")
    shop_window.live.flush()
    again = only(shop_window, OptimiserWindow)
    assert again is not first and again.windowTitle() != first.windowTitle()
    assert again.form.wish() == wish
    assert again.offer is offer and again.differences.rows == first.differences.rows
    again.close()


def test_a_closed_dialog_does_not_come_back(shop_window: MainWindow, qtbot: QtBot) -> None:
    verbs.show_shortcuts(shop_window)
    only(shop_window, QDialog).close()
    shop_window.set_language("en")
    qtbot.wait(20)
    assert not shown(shop_window)


def test_the_optimiser_takes_the_colours_of_another_theme(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = open_optimiser(shop_window)
    shop_window.set_theme("dark")
    qtbot.waitUntil(lambda: window.preview.pair.new.view.style_now.theme.name == "dark")
    window.close()
