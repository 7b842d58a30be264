"""Find on the shelves, replace, placeholder, the tray of the catalogue: wiring in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from planogram.exchange.project_file import read_project_file, write_project_file
from planogram.exchange.replace_in_files import replace_in_files
from planogram.i18n import translator
from planogram.model.edits.positions import remove
from planogram.model.find import walk_positions
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import FaceRef
from planogram.ui.dialogs.placeholder import PlaceholderDialog
from planogram.ui.dialogs.product_picker import ProductPicker
from planogram.ui.dialogs.replace import ReplaceDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.catalogue_model import StateRole
from planogram.ui.panels.find_hits import hits, next_hit
from tests import builders

pytestmark = pytest.mark.window


def opened(window: MainWindow, kind: type[QDialog]) -> QDialog:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def test_hits_follow_the_shelves_and_go_round() -> None:
    found = hits(builders.two_bays(), "product a")
    assert [hit.position for hit in found] == ["a1", "a2"]
    assert next_hit(found, ("a2",), None, 1) == 0
    assert next_hit(found, (), FaceRef("g", "A"), 1) == 0
    assert hits(builders.two_bays(), "  ") == ()


def test_ctrl_f_finds_the_next_place_of_a_product(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.run("edit.find")
    bar = shop_window.find_bar
    assert bar.isVisible()
    qtbot.keyClicks(bar.line, "product a")
    assert shop_window.workbench.selection.ids == ("a1",)
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert shop_window.workbench.selection.ids == ("a2",)
    shop_window.run("edit.find_previous")
    assert shop_window.workbench.selection.ids == ("a1",)
    shop_window.live.flush()
    assert bar.count.text() == "1 sur 2"
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_replace_in_the_selection_then_everywhere(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(["a1"])
    shop_window.run("edit.replace")
    dialog = opened(shop_window, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog) and dialog.old.chosen == "a"
    dialog.new.choose("b")
    dialog.selected.setChecked(True)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    standing = {position.id: position.product for _, position in walk_positions(shop_window.workbench.project)}
    assert (standing["a1"], standing["a2"]) == ("b", "a")
    assert dialog.told.text() == "Product a est remplacé par Product b."
    shop_window.live.flush()
    # the selection has none left: the same button, pressed again, does not go on with the rest of the shop
    assert dialog.selected.isChecked()
    assert not dialog.go.isEnabled()
    dialog.everywhere.setChecked(True)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert not [1 for _, position in walk_positions(shop_window.workbench.project) if position.product == "a"]


def test_a_key_faster_than_the_window_follows_finds_nothing_selected_that_is_gone(shop_window: MainWindow) -> None:
    shop_window.workbench.selection.set(["a1"])
    shop_window.live.flush()
    shop_window.workbench.document.do(Label("edit.delete"), remove(shop_window.workbench.project, ["a1"]))
    shop_window.run("edit.replace")
    dialog = opened(shop_window, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    assert shop_window.workbench.selection.ids == ()


def test_a_placeholder_stands_after_the_selection(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(["a1"])
    shop_window.run("edit.placeholder")
    dialog = opened(shop_window, PlaceholderDialog)
    assert isinstance(dialog, PlaceholderDialog)
    dialog.name.setText("Nouveau thé")
    width = dialog.sizes["width"].line
    width.setFocus()
    width.setText("12 cm")
    qtbot.keyClick(width, Qt.Key.Key_Return)
    box = shop_window.workbench.project.products[-1]
    assert box.placeholder and box.name == "Nouveau thé"
    low = shop_window.workbench.project.gondolas[0].faces[0].bays[0].levels[0]
    assert [position.product for position in low.positions] == ["a", box.id, "b"]


def test_a_placeholder_is_added_by_enter_once_it_has_a_name_and_sizes(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.run("edit.placeholder")
    dialog = opened(shop_window, PlaceholderDialog)
    assert isinstance(dialog, PlaceholderDialog)
    before, width = len(shop_window.workbench.project.products), dialog.sizes["width"].line
    dialog.name.setText("")
    qtbot.keyClick(width, Qt.Key.Key_Return)
    dialog.name.setText("Nouveau thé")
    width.setText("beaucoup")
    qtbot.keyClick(width, Qt.Key.Key_Return)
    assert len(shop_window.workbench.project.products) == before
    width.setText("12 cm")
    qtbot.keyClick(width, Qt.Key.Key_Return)
    box = shop_window.workbench.project.products[-1]
    assert (box.name, box.width, len(shop_window.workbench.project.products)) == ("Nouveau thé", 120.0, before + 1)


def test_what_was_taken_off_is_in_the_tray_with_its_reason(shop_window: MainWindow) -> None:
    document = shop_window.workbench.document
    document.do(Label("edit.delete"), remove(document.project, ["c1"]))
    shop_window.live.flush()
    catalogue = shop_window.catalogue
    catalogue.filters["state"].setCurrentIndex(catalogue.filters["state"].findData("removed"))
    assert [product.id for product in catalogue.model.rows] == ["c"]
    assert catalogue.model.data(catalogue.model.index(0), StateRole) == "removed"
    assert catalogue.model.state_text(catalogue.model.rows[0]).startswith("Retiré")


def test_other_files_are_changed_too_and_damaged_ones_are_told(tmp_path: Path) -> None:
    good, damaged, other = (tmp_path / name for name in ("good.planogram", "bad.planogram", "other.planogram"))
    write_project_file(good, builders.two_bays(), {})
    damaged.write_bytes(b"no project")
    write_project_file(other, builders.project(), {})
    done = replace_in_files((good, damaged, other), "a", builders.product("z"))
    assert [(one.positions, one.problem is None) for one in done] == [(2, True), (0, False), (0, True)]
    project, _ = read_project_file(good)
    assert {position.product for _, position in walk_positions(project)} == {"z", "b", "c"}
    assert any(product.id == "z" for product in project.products)


def test_what_came_of_other_files_is_told_in_the_dialog(
    shop_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = tmp_path / "own.planogram", tmp_path / "other.planogram"
    for path in (own, other):
        write_project_file(path, builders.two_bays(), {})
    document = shop_window.workbench.document
    document.mark_saved(document.committed, own)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(own), str(other)], ""))
    shop_window.workbench.selection.set(["a1"])
    shop_window.run("edit.replace")
    dialog = opened(shop_window, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    dialog.new.choose("b")
    qtbot.mouseClick(dialog.files, Qt.MouseButton.LeftButton)
    told = dialog.told.text().split("\n")
    assert "2" in told[0] and "1 sur 1" in told[0]
    assert told[1:] == [shop_window.translator("replace.files.open")], "the project open here was chosen too"


def test_the_new_product_is_none_until_one_is_typed_or_chosen(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(["b1p"])
    shop_window.run("edit.replace")
    dialog = opened(shop_window, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    assert (dialog.old.chosen, dialog.new.chosen, dialog.go.isEnabled()) == ("b", "", False)
    qtbot.keyClicks(dialog.new.line, "product a")
    assert (dialog.new.chosen, dialog.go.isEnabled()) == ("a", True)
    dialog.new.line.clear()
    assert dialog.new.chosen == "a", "what was found stays chosen in the whole list"


def test_the_replace_dialog_follows_the_work_beside_it(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(["a1"])
    shop_window.run("edit.replace")
    dialog = opened(shop_window, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    shop_window.workbench.selection.set(["a1", "a2"])
    assert dialog.selected.text() == shop_window.translator.plural("replace.selected", 2)
    dialog.new.choose("b")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.go.isEnabled(), "it stands nowhere any more"
    assert dialog.focusWidget() is dialog.old.line, "Enter once more does nothing"
    shop_window.workbench.document.undo()
    dialog.old.choose("a")
    assert dialog.go.isEnabled()
    shop_window.workbench.replace(Document(builders.project()))
    assert not dialog.go.isEnabled() and not dialog.files.isEnabled()


def test_what_was_replaced_here_can_still_be_replaced_in_other_files(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.workbench.selection.set(["a1"])
    shop_window.run("edit.replace")
    dialog = opened(shop_window, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    dialog.new.choose("b")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    shop_window.live.flush()
    assert "a" not in {position.product for _, position in walk_positions(shop_window.workbench.project)}
    assert dialog.old.chosen == "a" and dialog.files.isEnabled() and not dialog.go.isEnabled()


def test_a_product_beyond_the_list_is_picked_by_its_whole_code(qtbot: QtBot) -> None:
    picker = ProductPicker((*(builders.product(f"{code:04d}0") for code in range(300)), builders.product("7")), translator("fr"), "old")
    qtbot.addWidget(picker)
    picker.choose("7")
    assert picker.chosen == "7"
    picker.choose("02990")
    assert picker.chosen == "02990"


def test_pasting_into_another_project_says_which_products_came_along(shop_window: MainWindow) -> None:
    shop_window.workbench.selection.set(["a1"])
    shop_window.run("edit.copy")
    shop_window.workbench.replace(Document(builders.project(builders.gondola("h", builders.bay("n", builders.level("l"))))))
    shop_window.live.flush()
    shop_window.run("edit.paste")
    assert [product.id for product in shop_window.workbench.project.products] == ["a"]
    assert shop_window.notices.texts and "Product a" in shop_window.notices.texts[0]
