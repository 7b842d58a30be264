"""Custom fields: added and filled in the properties, kept in the workbook, written on labels, colours, columns and found by search."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from planogram.draw.palette import UNSORTED
from planogram.exchange.files import open_file, save_file
from planogram.model.custom_fields import custom_names, custom_value
from planogram.model.edits.custom_fields import set_custom_field
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.ui import look
from planogram.ui.dialogs.formula import FormulaDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.figure_formulas import custom_keys
from planogram.ui.panels.new_field import NewFieldLine
from tests.ui.test_look import words_on

pytestmark = pytest.mark.window


def said(project: Project, product: str, name: str) -> str:
    return custom_value(products_by_id(project.products)[product], name)


def select_first(window: MainWindow) -> str:
    sample = look.sample(window)
    assert sample is not None
    window.workbench.selection.set([sample.position.id])
    window.live.flush()
    return sample.product.id


def add_field(window: MainWindow, name: str) -> list[str]:
    refusals: list[str] = []
    window.properties.unfold("custom")
    line = window.properties.form.findChild(NewFieldLine)
    assert line is not None
    line.refused.connect(refusals.append)
    line.line.setText(name)
    line.add()
    return refusals


def test_a_field_is_added_filled_and_taken_away(shop_window: MainWindow) -> None:
    product, workbench = select_first(shop_window), shop_window.workbench
    assert add_field(shop_window, "Emplacement réserve") == []
    assert custom_names(workbench.project.products) == ("Emplacement réserve",)
    shop_window.properties._write("custom", next(s for s in shop_window.properties._sections if s.subject == "custom").fields[0], "B 12")
    assert said(workbench.project, product, "Emplacement réserve") == "B 12"
    shop_window.run("edit.undo")
    assert said(workbench.project, product, "Emplacement réserve") == ""
    shop_window.run("edit.undo")
    assert custom_names(workbench.project.products) == ()


def test_names_that_are_taken_are_refused_with_the_reason(shop_window: MainWindow) -> None:
    select_first(shop_window)
    assert "classeur" in add_field(shop_window, "Marque")[0] and "nom" in add_field(shop_window, " - ")[-1]
    assert add_field(shop_window, "Réserve") == []
    assert "existe déjà" in add_field(shop_window, "reserve")[0]


def filled(window: MainWindow) -> tuple[str, str]:
    """Two products of the face with the custom field `Poids brut`: the first 12,5, the second 3; nothing else has it."""
    workbench = window.workbench
    face = workbench.face
    assert face is not None
    first, second = list(dict.fromkeys(p.product for bay in face[1].bays for level in bay.levels for p in level.positions))[:2]
    project = set_custom_field(set_custom_field(workbench.project, [first], "Poids brut", "12,5"), [second], "Poids brut", "3")
    workbench.document.do(Label("edit.property", (("field", "Poids brut"),)), project)
    window.live.flush()
    return first, second


def test_a_custom_field_is_a_column_that_sorts_and_filters(shop_window: MainWindow) -> None:
    first, second = filled(shop_window)
    figures, key = shop_window.figures, "{[Poids brut]}"
    assert custom_keys(shop_window.workbench.project) == (key,)
    figures.set_columns((key, "revenue", "=revenue*2", "=[Poids brut]*2"))
    view = figures.view
    assert [view.title(n) for n in (1, 3, 4)] == ["Poids brut", "= revenue*2", "= [Poids brut]*2"]
    revenue = view.value(first, "revenue")
    assert isinstance(revenue, float) and view.value(first, "=revenue*2") == 2 * revenue
    total = view.total("revenue")
    assert isinstance(total, float) and view.total("=revenue*2") == 2 * total and view.total("=[Poids brut]*2") is None
    assert (view.cell(key, view.value(first, key)), view.cell(key, view.value(second, "=[Poids brut]*2"))) == ("12,5", "6")
    figures.model.sort(4, Qt.SortOrder.DescendingOrder)
    assert figures.model.subjects[:2] == [first, second]
    figures.head.search.setText("Poids brut > 5")
    figures.head.read()
    assert figures.model.subjects == [first]
    figures.head.search.setText("12,5")
    figures.head.read()
    assert figures.model.subjects == [first]
    figures._explain(first, "=[Poids brut]*2")
    assert "Poids brut" in figures.card.text and "= 25" in figures.card.text


def test_a_formula_typed_becomes_a_column_and_is_remembered(shop_window: MainWindow) -> None:
    shop_window.figures.formula_wanted.emit()
    dialog = next(one for one in shop_window.findChildren(FormulaDialog) if one.isVisible())
    dialog.line.setText("=CA HT/facings")
    dialog.use.click()
    assert shop_window.figures.view.keys[-1] == shop_window.settings.columns[-1] == "=CA HT/facings"
    value = shop_window.figures.view.total("=CA HT/facings")
    revenue, facings = shop_window.figures.view.figures.total("revenue"), shop_window.figures.view.figures.total("facings")
    assert isinstance(revenue, float) and isinstance(facings, int) and value == revenue / facings


def test_products_are_coloured_labelled_and_found_by_a_custom_field(shop_window: MainWindow) -> None:
    first, second = filled(shop_window)
    look.colour_by(shop_window, look.CUSTOM + "Poids brut")
    given = dict(shop_window.view.style_now.given)
    assert len({given[first], given[second], UNSORTED}) == 3
    assert {name for _, name in look.legend(shop_window)} >= {"12,5", "3"}
    look.label_with(shop_window, ("{Poids brut} kg",))
    assert "12,5 kg" in words_on(shop_window)
    shop_window.catalogue.search.setText("12,5")
    assert [product.id for product in shop_window.catalogue.model.rows] == [first]


@pytest.mark.parametrize("ending", [".xlsx", ".planogram"])
def test_custom_fields_go_out_and_come_in_again(shop_window: MainWindow, tmp_path: Path, ending: str) -> None:
    first, second = filled(shop_window)
    path = tmp_path / f"out{ending}"
    save_file(path, shop_window.workbench.project, {}, shop_window.translator)
    again = open_file(path).project
    assert (said(again, first, "Poids brut"), said(again, second, "Poids brut")) == ("12,5", "3")


def test_a_field_emptied_everywhere_is_gone(shop_window: MainWindow) -> None:
    first, second = filled(shop_window)
    project = set_custom_field(shop_window.workbench.project, [first, second], "Poids brut", "")
    assert custom_names(project.products) == ()
