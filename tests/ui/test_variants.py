"""Variants through the window: made from a table, brought up to a later model in one step, and the card of a variant."""

from pathlib import Path

import pytest

from planogram.exchange.files import document_of, open_file
from planogram.exchange.project_file import read_contents, write_project_file
from planogram.model.edits.positions import change
from planogram.model.find import position_of
from planogram.model.values import changed
from planogram.ui.compare.window import CompareWindow
from planogram.ui.main_window import MainWindow
from planogram.ui.variants.card import VariantCard
from planogram.ui.variants.dialog import VariantsDialog
from planogram.ui.variants.take_model import take_model

pytestmark = pytest.mark.window


@pytest.fixture
def stores(tmp_path: Path) -> Path:
    path = tmp_path / "stores.csv"
    path.write_text("store;code\nLyon;a\nLyon;b\nNice;c\nNice;\n", encoding="utf-8")
    return path


def opened(window: MainWindow) -> VariantsDialog:
    window.run("file.variants")
    return next(child for child in window.children() if isinstance(child, VariantsDialog))


def cells(dialog: VariantsDialog, row: int) -> list[str]:
    return [entry.text() for column in range(dialog.table.columnCount()) if (entry := dialog.table.item(row, column)) is not None]


def test_a_table_is_previewed_then_written_then_left_alone(shop_window: MainWindow, stores: Path, tmp_path: Path) -> None:
    dialog = opened(shop_window)
    assert not dialog.make.isEnabled()
    dialog.take_table(stores)
    assert cells(dialog, 0)[:6] == ["Lyon", "À créer", "2", "1", "0", "6"] and "ligne 5" in dialog.left_out.text()
    assert cells(dialog, 0)[7].endswith("\u00a0%")
    assert dialog.folder is not None and not dialog.folder.exists()
    dialog.make.click()
    assert sorted(path.name for path in dialog.folder.iterdir()) == ["Lyon.planogram", "Nice.planogram"]
    assert cells(dialog, 1)[1] == "Créé" and not dialog.make.isEnabled()
    assert "Hors de son assortiment" in dialog.detail.toPlainText()
    dialog.write_report(tmp_path / "bilan.csv")
    assert (tmp_path / "bilan.csv").read_text("utf-8-sig").count("\n") == 3
    dialog.take_folder(dialog.folder)
    assert cells(dialog, 0)[1] == "Existe déjà, non touché" and not dialog.make.isEnabled()
    dialog.existing.setCurrentIndex(1)
    dialog.make.click()
    assert cells(dialog, 0)[1] == "Mis à jour"
    assert len(read_contents(dialog.folder / "Lyon.planogram").versions) == 4
    dialog.close()


def test_the_models_changes_are_one_step_in_a_variant(shop_window: MainWindow, stores: Path, tmp_path: Path) -> None:
    dialog = opened(shop_window)
    dialog.take_table(stores)
    dialog.write()
    assert dialog.folder is not None
    model, path = shop_window.workbench.document.committed, dialog.folder / "Lyon.planogram"
    dialog.close()
    write_project_file(tmp_path / "model.planogram", changed(change(model, ["a1"], wide=4), version="2"), {})
    document = document_of(open_file(path), path)
    shop_window.workbench.replace(document)
    shop_window.live.flush()
    assert not shop_window.actions_by_key["file.variants"].isEnabled() and shop_window.actions_by_key["file.take_model"].isEnabled()
    before = document.committed
    taking = take_model(shop_window, tmp_path / "model.planogram")
    assert taking is not None and taking.changes.count() == 1 and not taking.conflicts.count()
    taking.take.click()
    assert position_of(document.committed, "a1").wide == 4 and document.committed.variant.version == "2"
    shop_window.live.flush()
    assert "Reprise du modèle 2" in shop_window.actions_by_key["edit.undo"].text()
    assert document.undo() and document.committed is before


def test_the_card_tells_what_is_on_no_shelf_and_compares_with_the_model(shop_window: MainWindow, stores: Path) -> None:
    dialog = opened(shop_window)
    dialog.take_table(stores)
    dialog.write()
    assert dialog.folder is not None
    path = dialog.folder / "Lyon.planogram"
    dialog.close()
    shop_window.workbench.replace(document_of(open_file(path), path))
    shop_window.live.flush()
    shop_window.run("file.variant_card")
    card = next(child for child in shop_window.children() if isinstance(child, VariantCard))
    assert [card.tray.item(row).text() for row in range(card.tray.count())] == ["Product c – hors de l’assortiment du magasin"]
    card.compare.click()
    compared = next(child for child in shop_window.children() if isinstance(child, CompareWindow))
    assert {change.product for change in compared._compared.changes if change.kind == "removed"} == {"c"}  # type: ignore[union-attr]
    compared.close()
