"""Typed labels in the real window: the formula window, its preview, the list of lines, and the shelf that follows."""

from pathlib import Path

import pytest

from planogram.ui import look
from planogram.ui.dialogs.formula import FormulaDialog
from planogram.ui.dialogs.labels import LabelsDialog
from planogram.ui.main_window import MainWindow
from tests.exchange.paper import pages_text
from tests.ui.test_look import words_on

pytestmark = pytest.mark.window


def labels_of(window: MainWindow) -> LabelsDialog:
    window.run("view.label_fields")
    return next(one for one in window.findChildren(LabelsDialog) if one.isVisible())


def typing_in(dialog: LabelsDialog) -> FormulaDialog:
    return next(one for one in dialog.findChildren(FormulaDialog) if one.isVisible())


def row_called(dialog: FormulaDialog, put: str) -> object:
    return next(row for _, rows in dialog._groups for row in rows if row.toolTip(0) == put)


def test_a_formula_is_typed_tried_and_shown(shop_window: MainWindow) -> None:
    labels = labels_of(shop_window)
    assert not labels.edit.isEnabled()
    labels.new.click()
    dialog = typing_in(labels)
    assert not dialog.use.isEnabled()
    dialog.line.setText("{nom")
    assert "jamais refermé" in dialog.told.text() and not dialog.use.isEnabled()
    dialog.line.setText("{revenu}")
    assert "Vouliez-vous dire" in dialog.told.text()
    dialog.line.setText('{code}: {=2*facings_wide & "x"}')
    sample = look.sample(shop_window)
    assert sample is not None
    expected = f"{sample.product.id}: {2 * sample.position.wide}x"
    assert expected in dialog.told.text()
    dialog.use.click()
    assert labels.fields == look.label_fields(shop_window) == ("name", '{code}: {=2*facings_wide & "x"}')
    assert any(expected in word for word in words_on(shop_window))
    assert labels.edit.isEnabled()
    labels.edit.click()
    again = typing_in(labels)
    again.line.setText("only words")
    again.use.click()
    assert labels.fields == ("name", '="only words"') and "only words" in words_on(shop_window)
    labels.remove.click()
    assert labels.fields == ("name",)


def test_a_double_click_inserts_a_field_or_a_function(shop_window: MainWindow) -> None:
    labels = labels_of(shop_window)
    labels.new.click()
    dialog = typing_in(labels)
    dialog._insert(row_called(dialog, "Marque"))
    assert dialog.line.text() == "{Marque}" and dialog.use.isEnabled()
    dialog.line.setText("=")
    dialog._insert(row_called(dialog, "arrondi("))
    dialog._insert(row_called(dialog, "CA HT"))
    assert dialog.line.text() == "=arrondi(CA HT)" and dialog.use.isEnabled()
    dialog.search.setText("marque")
    assert any(not row.isHidden() for _, rows in dialog._groups for row in rows) and row_called(dialog, "CA HT").isHidden()


@pytest.mark.parametrize("ending", [".svg", ".pdf"])
def test_exported_files_have_the_labels_of_the_shelf(shop_window: MainWindow, tmp_path: Path, ending: str) -> None:
    look.label_with(shop_window, ('="L" & code & "×" & facings_wide',))
    sample = look.sample(shop_window)
    assert sample is not None
    path = tmp_path / f"out{ending}"
    assert shop_window.files.export_to(path)
    text = path.read_text(encoding="utf-8") if ending == ".svg" else "".join(pages_text(path.read_bytes()))
    assert f"L{sample.product.id}×{sample.position.wide}" in "".join(text.split())
