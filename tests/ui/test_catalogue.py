"""The Catalogue panel in the real window: its filters and its tips."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planogram.i18n import translator
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui.dialogs.palette import CommandPalette
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.catalogue_model import size_text
from planogram.ui.parts import plain_tip
from tests import builders

_LABEL = Label("edit.property")


def _of_families(*families: str) -> Project:
    project = builders.two_bays()
    return changed(project, products=tuple(changed(one, family=family) for one, family in zip(project.products, families, strict=True)))


def test_a_family_that_another_project_has_not_filters_it_no_more(window: MainWindow) -> None:
    window.files.show(Document(_of_families("Thé", "Riz", "Riz")))
    catalogue = window.catalogue
    family = catalogue.filters["family"]
    family.setCurrentIndex(family.findData("Riz"))
    assert len(catalogue.model.rows) == 2
    window.workbench.document.do(_LABEL, changed(window.workbench.project, name="x"))
    window.live.flush()
    assert (family.currentData(), len(catalogue.model.rows)) == ("Riz", 2), "an edit leaves the filter as it is"
    window.files.show(Document(_of_families("Eau", "Eau", "Sel")))
    assert (family.currentData(), len(catalogue.model.rows)) == ("", 3)


def test_half_a_millimetre_is_read_in_the_sizes() -> None:
    assert size_text(builders.product("a", 85.5, 200.0, 62.54), translator("fr")) == "85,5 × 200 × 62,5 mm"


def test_filters_stay_in_another_language(window: MainWindow) -> None:
    state = window.catalogue.filters["state"]
    state.setCurrentIndex(state.findData("absent"))
    before = window.catalogue.model.rows
    window.set_language("en")
    window.live.flush()
    assert (state.currentData(), state.currentText()) == ("absent", window.translator("catalogue.state.absent"))
    assert window.catalogue.model.rows == before


def test_names_that_look_like_html_are_read_as_written(window: MainWindow) -> None:
    name = "Riz <b>5 min</b> & Co"
    project = builders.two_bays()
    window.files.show(Document(changed(project, products=(changed(project.products[0], name=name), *project.products[1:]))))
    catalogue = window.catalogue
    shown = QLabel(str(catalogue.model.index(0).data(Qt.ItemDataRole.ToolTipRole)), textFormat=Qt.TextFormat.RichText)
    assert "Riz &lt;b&gt;5 min&lt;/b&gt; &amp; Co" in shown.text()
    assert "Riz &lt;b&gt;5 min&lt;/b&gt; &amp; Co" in window.figures.matrix.tip("a")
    window.workbench.selection.set(["a1"])
    window.live.flush()
    heading = window.properties.form.heading
    assert (heading.text(), heading.textFormat()) == (name, Qt.TextFormat.PlainText)
    assert plain_tip(name).startswith("<p>Riz &lt;b&gt;") and plain_tip("A < B") == "A < B"


def test_an_ampersand_in_a_name_marks_no_key_of_the_undo_command(window: MainWindow) -> None:
    window.workbench.document.do(Label("edit.import", (("name", "M&M.xlsx"),)), changed(window.workbench.project, name="x"))
    window.live.flush()
    undo = window.actions_by_key["edit.undo"]
    assert undo.text().endswith("M&&M.xlsx") and "M&M.xlsx (" in undo.toolTip()
    palette = CommandPalette(window, window.translator, [undo])
    assert palette.list.item(0).text().endswith("M&M.xlsx")


def test_a_field_of_ones_own_is_called_as_it_was_named(window: MainWindow) -> None:
    window.workbench.selection.set(["a1"])
    window.live.flush()
    window.properties.unfold("custom")
    window.properties.form.field_named.emit("R&D")
    window.live.flush()
    editor = window.properties.editors["custom", "R&D"]
    assert [one.text() for one in window.properties.form.findChildren(QLabel) if one.buddy() is editor] == ["R&&D"]


def test_down_and_enter_go_on_from_a_search_to_what_was_found(window: MainWindow, qtbot: QtBot) -> None:
    for panel, words in ((window.catalogue, "product b"), (window.furniture, "palette")):
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            panel.search.setText(words)
            panel.list.clearSelection()
            panel.search.setFocus()
            qtbot.keyClick(panel.search, key)
            (found,) = panel.list.selectedIndexes()
            assert not panel.list.isRowHidden(found.row())
            assert window.focusWidget() is panel.list
    assert [product.id for product in window.catalogue.picked_products] == ["b"]


def test_a_search_that_finds_nothing_keeps_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.catalogue.search.setFocus()
    window.catalogue.search.setText("zzz")
    qtbot.keyClick(window.catalogue.search, Qt.Key.Key_Down)
    assert window.focusWidget() is window.catalogue.search and not window.catalogue.picked_products


def test_enter_places_a_product_after_the_block_selected(window: MainWindow, qtbot: QtBot) -> None:
    project = builders.two_bays()
    window.files.show(Document(changed(project, products=(*project.products, builders.product("new", name="newcomer")))))
    window.workbench.selection.set(["a2"])
    window.live.flush()
    window.catalogue.search.setText("newcomer")
    window.catalogue.search.setFocus()
    qtbot.keyClick(window.catalogue.search, Qt.Key.Key_Return)
    qtbot.keyClick(window.catalogue.list, Qt.Key.Key_Return)
    (placed,) = window.workbench.selection.ids
    assert [position.id for position in window.workbench.project.gondolas[0].faces[0].bays[1].levels[0].positions] == ["a2", placed]
