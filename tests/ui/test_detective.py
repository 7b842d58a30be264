"""Suspect sizes in the real window: corrected or ignored, each as one step."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planogram.session.document import Document
from planogram.ui.dialogs.detective import DetectiveDialog
from planogram.ui.main_window import MainWindow
from tests import builders

pytestmark = pytest.mark.window


@pytest.fixture
def dialog(shop_window: MainWindow, qtbot: QtBot) -> DetectiveDialog:
    right = [builders.product(f"b{n}", 80.0, 280.0, 80.0, weight_g=1050.0) for n in range(2)]
    wrong = [msgspec.structs.replace(one, id=f"w{n}", weight_g=1.05) for n, one in enumerate(right)]
    document = Document(builders.project(products=(*right, *wrong)))
    document.mark_saved(document.committed, None)
    shop_window.workbench.replace(document)
    shop_window.run("file.check_sizes")
    return next(child for child in shop_window.children() if isinstance(child, DetectiveDialog))


def test_ticked_corrections_are_one_step(dialog: DetectiveDialog, shop_window: MainWindow) -> None:
    assert [dialog.table.item(row, 2).text().replace("\u00a0", " ") for row in range(2)] == ["Poids (g) : 1,05 → 1\u202f050"] * 2
    dialog.table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog.correct.click()
    weights = {product.id: product.weight_g for product in shop_window.workbench.project.products}
    assert (weights["w0"], weights["w1"]) == (1050.0, 1.05)
    assert dialog.table.rowCount() == 1
    assert not dialog.correct.isEnabled(), "what was unticked is not corrected by the next press"
    assert shop_window.workbench.document.undo()
    assert {product.weight_g for product in shop_window.workbench.project.products} == {1050.0, 1.05}
    dialog.reject()


def test_ignored_ones_do_not_come_back(dialog: DetectiveDialog, shop_window: MainWindow) -> None:
    dialog.ignore.click()
    assert dialog.table.rowCount() == 0
    assert not dialog.correct.isVisibleTo(dialog) and not dialog.ignore.isVisibleTo(dialog)
    assert [waiver.code for waiver in shop_window.workbench.project.waivers] == ["suspect_weight"] * 2
    dialog.reject()


def test_nothing_ticked_counts_no_products(dialog: DetectiveDialog) -> None:
    for row in range(2):
        dialog.table.item(row, 0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.correct.isEnabled() and "0" not in dialog.correct.text()
    dialog.reject()
