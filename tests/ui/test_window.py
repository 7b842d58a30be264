"""The real window driven with mouse and keys: wiring, not rules; the rules are tested without Qt."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planogram.exchange.project_file import read_project_file, write_project_file
from planogram.metrics.checks import Finding
from planogram.metrics.measure import measure
from planogram.metrics.scope import face_scope
from planogram.model.edits.positions import add_facings, change, move, remove
from planogram.model.find import position_of, walk_positions
from planogram.model.product import Sales
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui import verbs
from planogram.ui.app import open_window
from planogram.ui.canvas.offer_bar import OfferBar
from planogram.ui.dialogs.palette import CommandPalette
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.catalogue_model import PRODUCTS_MIME
from planogram.ui.panels.figure_text import figure_with_unit
from planogram.ui.panels.findings_model import Rule
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.settings import Settings
from planogram.ui.trouble import TROUBLE
from tests import builders

pytestmark = pytest.mark.window


def type_into(qtbot: QtBot, editor: object, text: str) -> None:
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)


def middle_of(window: MainWindow, x: float, y: float) -> QPoint:
    """A point of the face (mm) on the canvas."""
    return window.view.mapFromScene(x, -y)


def test_search_finds_words_in_any_order_without_accents(window: MainWindow, qtbot: QtBot) -> None:
    project = builders.project(products=(builders.product("1", name="Épinards hachés", brand="Verdoy"), builders.product("2", name="Riz")))
    window.workbench.replace(Document(project))
    window.live.flush()
    qtbot.keyClicks(window.catalogue.search, "verdoy epin")
    assert [product.id for product in window.catalogue.model.rows] == ["1"]
    qtbot.keyClicks(window.catalogue.search, "x")
    assert window.catalogue.empty.isVisible()
    qtbot.mouseClick(window.catalogue.empty.button, Qt.MouseButton.LeftButton)
    assert len(window.catalogue.model.rows) == 2


def test_catalogue_drags_the_picked_products_in_order(window: MainWindow) -> None:
    model = window.catalogue.model
    mime = model.mimeData([model.index(2), model.index(0)])
    assert bytes(mime.data(PRODUCTS_MIME).data()).decode().split("\n") == ["a", "c"]


def test_enter_in_the_catalogue_selects_where_the_product_stands(window: MainWindow, qtbot: QtBot) -> None:
    window.catalogue.show_product("c")
    qtbot.keyClick(window.catalogue.list, Qt.Key.Key_Return)
    assert window.workbench.selection.ids == ("c1",)


def test_a_hand_that_rests_before_it_lets_go_can_undo_at_once(window: MainWindow, qtbot: QtBot) -> None:
    """What is written was on show before: the window still has something to tell, that there is a step to undo and a file to save."""
    view, undo = window.view.viewport(), window.actions_by_key["edit.undo"]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle_of(window, 50.0, 200.0))
    for x in (100.0, 1200.0):
        qtbot.mouseMove(view, middle_of(window, x, 1600.0))
    window.live.flush()
    assert not undo.isEnabled()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle_of(window, 1200.0, 1600.0))
    qtbot.waitUntil(undo.isEnabled)


def test_a_key_pressed_while_the_copy_of_a_level_is_in_the_hand_acts_on_nothing_of_the_preview(window: MainWindow, qtbot: QtBot) -> None:
    """The copy is what is selected; it is gone with the preview before the key acts."""
    view, workbench = window.view.viewport(), window.workbench
    before, alt = workbench.document.committed, Qt.KeyboardModifier.AltModifier
    workbench.selection.set((), "high")
    window.live.flush()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, alt, pos=middle_of(window, 500.0, 890.0))
    for y in (700.0, 600.0):
        QApplication.sendEvent(view, _moved(view, middle_of(window, 500.0, y), alt))
    assert workbench.selection.part not in ("", "high") and workbench.project is not before
    window.actions_by_key["edit.delete"].trigger()
    assert workbench.selection.part == ""
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, alt, pos=middle_of(window, 500.0, 600.0))
    assert workbench.document.committed is before and workbench.project is before


@pytest.mark.parametrize("key", ["shelf.wider", "shelf.fill_depth", "edit.delete", "edit.duplicate", "edit.select_same"])
def test_a_key_that_waited_behind_undo_acts_on_nothing_of_what_undo_took_away(window: MainWindow, key: str) -> None:
    """On a busy machine keys come one after the other, with no turn of the event loop between them in which the window follows."""
    window.workbench.selection.set(("c1",))
    window.run("edit.duplicate")
    (copy,) = window.workbench.selection.ids
    window.live.flush()
    window.run("edit.undo")
    window.run(key)
    assert copy not in window.workbench.selection.ids


def test_a_field_entered_while_the_hand_drags_keeps_nothing_of_what_was_only_shown(window: MainWindow, qtbot: QtBot) -> None:
    view, workbench = window.view.viewport(), window.workbench
    workbench.selection.set(["a1"])
    window.live.flush()
    before = workbench.project
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle_of(window, 50.0, 200.0))
    for x in (300.0, 1200.0):
        QApplication.sendEvent(view, _moved(view, middle_of(window, x, 1600.0), Qt.KeyboardModifier.NoModifier))
    assert workbench.project is not before
    type_into(qtbot, window.properties.editors["position", "high"], "2")
    assert workbench.project == change(before, ["a1"], high=2) and workbench.document.history.now == 1


def test_an_action_whose_product_undo_took_away_a_moment_ago_does_nothing(window: MainWindow) -> None:
    added = changed(window.workbench.project.products[0], id="new", name="Nouveau")
    window.workbench.document.do(Label("edit.property"), changed(window.workbench.project, products=(*window.workbench.project.products, added)))
    window.live.flush()
    window.catalogue.list.setCurrentIndex(window.catalogue.model.index(window.catalogue.model.row_of("new")))
    window.live.flush()
    assert window.actions_by_key["product.replace"].isEnabled()
    window.run("edit.undo")
    window.run("product.replace")
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_a_press_whose_button_went_up_over_a_dialog_is_over_before_it_travelled_too(window: MainWindow, qtbot: QtBot) -> None:
    view, before = window.view.viewport(), window.workbench.project
    start, keys = middle_of(window, 50.0, 200.0), Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    free = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(start), view.mapToGlobal(QPointF(start)), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, keys
    )
    QApplication.sendEvent(view, free)
    # a button that went down elsewhere, as on the plan before F4 brought the drawing
    for x in (200.0, 700.0):
        QApplication.sendEvent(view, _moved(view, middle_of(window, x, 200.0), keys))
    assert not window.workbench.document.gesture_running and window.workbench.project is before


def _moved(view: QWidget, at: QPoint, keys: Qt.KeyboardModifier) -> QMouseEvent:
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(at), view.mapToGlobal(QPointF(at)), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, keys)


def test_a_key_that_makes_a_block_too_wide_says_by_how_much_and_offers_ways_out(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    bar = window.view.findChild(OfferBar)
    assert bar is not None
    for _ in range(8):
        window.actions_by_key["shelf.wider"].trigger()
        window.live.flush()
    assert bar.isVisible() and "mm" in " ".join(words.text() for words in bar.findChildren(QLabel))
    window.actions_by_key["edit.undo"].trigger()
    window.live.flush()
    assert not bar.isVisible()


def test_a_typed_number_is_one_named_edit(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    type_into(qtbot, window.properties.editors["position", "wide"], "5")
    assert position_of(window.workbench.project, "a1").wide == 5
    qtbot.waitUntil(lambda: "Facings en largeur" in window.actions_by_key["edit.undo"].text())
    window.actions_by_key["edit.undo"].trigger()
    assert position_of(window.workbench.project, "a1").wide == 2


@pytest.mark.parametrize(("typed", "gap"), [("35", 35.0), ("3,5 cm", 35.0), ("=3*66", 198.0)])
def test_lengths_are_typed_with_units_and_sums(window: MainWindow, qtbot: QtBot, typed: str, gap: float) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    type_into(qtbot, window.properties.editors["position", "gap_before"], typed)
    assert position_of(window.workbench.project, "a1").gap_before == gap


def test_a_refused_entry_changes_nothing_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    before = window.workbench.project
    editor = window.properties.editors["position", "wide"]
    type_into(qtbot, editor, "douze")
    assert window.workbench.project is before
    assert isinstance(editor, LineEditor)
    assert editor.line.property("bad") is True
    assert "nombre" in window.status.currentMessage() and "cm" not in window.status.currentMessage(), "facings are not measured"


def test_several_positions_show_mixed_and_take_one_value(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1", "b1p"))
    window.live.flush()
    editor = window.properties.editors["position", "wide"]
    assert isinstance(editor, LineEditor)
    assert (editor.line.text(), editor.line.placeholderText()) == ("", "valeurs différentes")
    type_into(qtbot, editor, "4")
    assert [position_of(window.workbench.project, name).wide for name in ("a1", "b1p")] == [4, 4]


def test_keys_on_the_canvas_change_facings_but_type_into_fields(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Plus)
    assert position_of(window.workbench.project, "a1").wide == 3
    window.catalogue.search.setFocus()
    qtbot.keyClicks(window.catalogue.search, "+r-")
    assert window.catalogue.search.text() == "+r-"
    assert position_of(window.workbench.project, "a1").wide == 3


def test_click_delete_undo_with_the_mouse_and_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(window, 50, 200))
    assert window.workbench.selection.ids == ("a1",)
    qtbot.waitUntil(lambda: window.actions_by_key["edit.delete"].isEnabled())
    qtbot.keyClick(window.view, Qt.Key.Key_Delete)
    assert "a1" not in {position.id for _, position in walk_positions(window.workbench.project)}
    qtbot.waitUntil(lambda: window.actions_by_key["edit.undo"].isEnabled())
    qtbot.keyClick(window.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert position_of(window.workbench.project, "a1").wide == 2


def test_figures_table_says_what_measure_says_and_follows_an_edit(window: MainWindow) -> None:
    def shown() -> dict[str, str]:
        model, column = window.figures.model, window.figures.view.keys.index("is_revenue") + 1
        return {subject: model.index(row, column).data() for row, subject in enumerate(model.subjects)}

    def expected() -> dict[str, float]:
        figures = measure(window.workbench.project, face_scope("g", "A"))
        return {name: figures.value(name, "is_revenue") for name in figures.placed_ids}  # type: ignore[misc]

    def agree() -> None:
        for name, value in expected().items():
            assert shown()[name].endswith(f"{value:.2f}".replace(".", ","))

    agree()
    before = shown()
    window.workbench.selection.set(("a1",))
    window.live.flush()
    window.actions_by_key["shelf.wider"].trigger()
    window.live.flush()
    assert shown() != before
    agree()


def test_a_click_on_a_figure_explains_it_and_selects_the_product(window: MainWindow, qtbot: QtBot) -> None:
    table, model = window.figures.table.table, window.figures.model
    index = model.index(model.subjects.index("c"), window.figures.view.keys.index("is_revenue") + 1)
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert window.workbench.selection.ids == ("c1",)
    card = window.figures.card
    assert card.isVisible()
    assert "OFPPT" in card.text
    assert model.index(index.row(), index.column()).data().split()[-1] in card.text


def test_selection_on_the_shelf_is_marked_in_the_figures(window: MainWindow) -> None:
    window.workbench.selection.set(("c1",))
    window.live.flush()
    picked = window.figures.table.table.selectionModel().selectedRows(0)
    assert [window.figures.model.subjects[index.row()] for index in picked] == ["c"]


def test_the_language_changes_without_a_restart(window: MainWindow) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    window.actions_by_key["view.language_en"].trigger()
    assert window.docks[0].windowTitle() == "Catalogue"
    assert window.docks[1].windowTitle() == "Figures"
    assert window.menuBar().actions()[0].text() == "&File"
    assert window.actions_by_key["file.save"].text() == "Save"
    assert window.status.values["saved"].text() == "Saved"
    editor = window.properties.editors["position", "wide"]
    assert isinstance(editor, LineEditor)
    assert editor.line.accessibleName() == "Facings wide"


def test_the_menus_of_the_language_before_are_gone(window: MainWindow) -> None:
    before = [weakref.ref(action.menu()) for action in window.menuBar().actions()]
    window.set_language("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [menu() for menu in before] == [None] * len(before)
    assert window.settings.remembered.language == "en"


def test_every_action_has_words_in_both_languages(window: MainWindow) -> None:
    for language in ("en", "fr"):
        window.set_language(language)
        assert [key for key, made in window.actions_by_key.items() if not made.text() or made.text().startswith("action.")] == []


def test_the_theme_changes_without_a_restart(window: MainWindow) -> None:
    window.set_theme("dark")
    dark = window.grab().toImage().pixelColor(700, 500).lightness()
    window.set_theme("light")
    assert dark < 90 < window.grab().toImage().pixelColor(700, 500).lightness()


def answer(text: str) -> None:
    """Press the button of that name in the question that is about to open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text).click()

    QTimer.singleShot(50, press)


def test_closing_unsaved_work_asks(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    window.workbench.document.path = path
    window.workbench.selection.set(("a1",))
    window.live.flush()
    window.actions_by_key["edit.delete"].trigger()
    answer("Annuler")
    assert not window.close()
    answer("Enregistrer")
    assert window.close()
    saved, _ = read_project_file(path)
    assert "a1" not in {position.id for _, position in walk_positions(saved)}


def test_closing_without_saving_writes_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    window.actions_by_key["edit.delete"].trigger()
    window.live.flush()
    assert window.isWindowModified()
    answer("Ne pas enregistrer")
    assert window.close()
    assert list(tmp_path.glob("*.planogram")) == []


def test_open_edit_save_and_open_again(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    write_project_file(path, builders.two_bays(), {})
    assert window.files.open_path(path)
    assert window.windowTitle().startswith("shop")
    window.workbench.selection.set(("a1",))
    window.live.flush()
    window.actions_by_key["shelf.wider"].trigger()
    assert window.files.save()
    assert not window.workbench.document.modified
    assert position_of(read_project_file(path)[0], "a1").wide == 3
    assert window.settings.recent[0] == path


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"no zip at all"])
def test_a_broken_file_leaves_the_project_as_it_was(window: MainWindow, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.planogram"
    path.write_bytes(content)
    before = window.workbench.document
    assert not window.files.open_path(path)
    assert window.workbench.document is before
    assert not before.modified
    told = window.banners.text(TROUBLE)
    assert told.startswith("broken.planogram n’a pas pu être ouvert") and "broken.planogram\u00a0»" in told
    assert not window.banners.isHidden()
    good = tmp_path / "good.planogram"
    write_project_file(good, builders.two_bays(), {})
    assert window.files.open_path(good)
    assert TROUBLE not in window.banners.shown


def test_layout_is_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.docks[2].close()
    assert window.close()
    again = open_window(Settings(tmp_path / "window.json"), Document(builders.two_bays()))
    qtbot.addWidget(again)
    again.show()
    assert not again.docks[2].isVisible()
    assert again.docks[0].isVisible()


def test_an_empty_project_says_what_to_do_next(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_key["file.new"].trigger()
    window.live.flush()
    button = next(button for button in window.centre.findChildren(QPushButton) if button.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [gondola.kind for gondola in window.workbench.project.gondolas] == ["single_gondola"]
    assert window.view.isVisible()


def test_faces_are_chosen_by_tabs_and_keys(window: MainWindow) -> None:
    verbs.add_gondola(window, "double_gondola")
    assert [window.faces.sides.tabText(n) for n in range(window.faces.sides.count())] == ["Face A", "Face B", "Tête gauche", "Tête droite"]
    window.faces.sides.setCurrentIndex(2)
    reference = window.workbench.face_ref
    assert reference is not None
    assert reference.side == "LEFT_END"
    window.actions_by_key["view.next_face"].trigger()
    assert window.workbench.face_ref is not None
    assert window.workbench.face_ref.side == "RIGHT_END"


def test_undo_in_a_field_takes_back_the_edit_once_it_is_entered(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    editor = window.properties.editors["position", "wide"]
    type_into(qtbot, editor, "5")
    assert isinstance(editor, LineEditor)
    qtbot.waitUntil(lambda: window.actions_by_key["edit.undo"].isEnabled())
    qtbot.keyClick(editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert position_of(window.workbench.project, "a1").wide == 2
    window.live.flush()
    assert editor.line.text() == "2"


def test_columns_are_chosen_and_remembered(window: MainWindow) -> None:
    window.figures.set_columns(("capacity", "rotation"))
    assert [window.figures.model.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)] == ["Capacité", "CR"]
    assert window.settings.columns == ("capacity", "rotation")


def test_sorting_puts_absent_figures_last_both_ways(window: MainWindow) -> None:
    model = window.figures.model
    column = window.figures.view.keys.index("margin") + 1
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(column, order)
        values = [window.figures.view.value(subject, "margin") for subject in model.subjects]
        known = [value for value in values if value is not None]
        assert values[len(known) :] == [None] * (len(values) - len(known))
        assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[type-var]


def test_furniture_is_added_typed_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set((), "top")
    window.live.flush()
    type_into(qtbot, window.properties.editors["level", "elevation"], "1,2 m")
    level = next(level for level in window.workbench.project.gondolas[0].faces[0].bays[1].levels if level.id == "top")
    assert level.elevation == 1200.0
    before = window.workbench.project
    window.live.flush()
    window.actions_by_key["furniture.add_level"].trigger()
    assert len(window.workbench.project.gondolas[0].faces[0].bays[1].levels) == 3
    window.live.flush()
    window.actions_by_key["edit.undo"].trigger()
    assert window.workbench.project is before


def overfull() -> Document:
    return Document(builders.shelf(builders.position("a1", "a", 12), builders.position("b1", "b")))


def test_a_finding_is_shown_selected_repaired_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.replace(overfull())
    window.live.flush()
    window.actions_by_key["view.findings"].trigger()
    panel = window.findings
    row = next(row for row, finding in enumerate(panel.model.rows) if isinstance(finding, Finding) and finding.code == "fit_width")
    assert "1 260 mm" in panel.model.index(row, 1).data().replace("\u202f", " ")
    panel.table.selectRow(row)
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=panel.table.visualRect(panel.model.index(row, 0)).center())
    assert window.workbench.selection.part == "low"
    qtbot.mouseClick(panel.fix, Qt.MouseButton.LeftButton)
    window.live.flush()
    assert window.status.currentMessage().startswith("Corrigé\u00a0: Niveau trop plein")
    assert panel.table.hasFocus() or panel.scope.hasFocus()
    assert position_of(window.workbench.project, "a1").wide < 12
    assert "fit_width" not in {row.key[0] for row in panel.model.rows}
    window.actions_by_key["edit.undo"].trigger()
    assert position_of(window.workbench.project, "a1").wide == 12


@pytest.mark.parametrize(("facings", "kind"), [(9, "none"), (0, "nothing")])
def test_findings_of_an_empty_shop_do_not_praise_it(window: MainWindow, facings: int, kind: str) -> None:
    standing = [builders.position("p", "a", facings)] if facings else []
    window.workbench.replace(Document(builders.shelf(*standing)))
    window.actions_by_key["view.findings"].trigger()
    window.live.flush()
    said = [words.text() for words in window.findings.empty.findChildren(QLabel)]
    assert window.translator(f"findings.{kind}.title") in said and window.translator(f"findings.{kind}.text") in said


def test_a_finding_accepted_with_a_reason_stays_listed_last(window: MainWindow) -> None:
    window.workbench.replace(overfull())
    window.live.flush()
    window.actions_by_key["view.findings"].trigger()
    panel = window.findings
    panel.table.selectRow(0)
    code = panel.model.rows[0].key[0]
    panel.accept_chosen("Vu avec le magasin")
    window.live.flush()
    last = panel.model.rows[-1]
    assert isinstance(last, Finding) and (last.code, last.waiver) == (code, "Vu avec le magasin")


def test_findings_of_the_face_are_also_those_of_its_products(window: MainWindow) -> None:
    faces = [builders.gondola(name, builders.bay(f"b{name}", builders.level(f"l{name}", builders.position(f"{name}1", name)))) for name in ("a", "b")]
    window.workbench.replace(Document(builders.project(*faces, products=(builders.product("a"), builders.product("b"), builders.product("c")))))
    window.live.flush()
    window.actions_by_key["view.findings"].trigger()
    panel = window.findings
    assert {row.where.product for row in panel.model.rows if isinstance(row, Finding) and row.code == "below_visibility"} == {"a"}
    panel.scope.setCurrentIndex(panel.scope.findData("project"))
    assert {row.where.product for row in panel.model.rows if isinstance(row, Finding) and row.code == "below_visibility"} == {"a", "b"}


def test_much_advice_of_one_rule_is_one_row_that_opens(window: MainWindow) -> None:
    """Twelve products that sell next to nothing, and one that sells all."""
    products = tuple(builders.product(f"p{number}") for number in range(12))
    sold = tuple(
        Sales(one.id, quantity=quantity, revenue=quantity, margin=quantity) for one in products for quantity in [100.0 if one.id == "p0" else 1.0]
    )
    shelf = builders.level("low", *(builders.position(one.id + "-at", one.id) for one in products))
    window.workbench.replace(Document(builders.project(builders.gondola("g", builders.bay("b", shelf, width=2000.0)), products=products, sales=sold)))
    window.live.flush()
    window.actions_by_key["view.findings"].trigger()
    panel = window.findings
    panel.scope.setCurrentIndex(panel.scope.findData("project"))

    def listed() -> list[str]:
        return [row.code for row in panel.model.rows if isinstance(row, Finding)]

    row = panel.model.row_of(("over_exposed", "*"))
    rule = panel.model.rows[row]
    assert isinstance(rule, Rule) and len(rule.findings) == 11 and "over_exposed" not in listed()
    assert panel.model.index(row, 2).data() == "11 constats"
    panel.table.setFocus()
    panel.table.selectRow(row)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert listed().count("over_exposed") == 11
    panel.table.selectRow(row + 5)
    QTest.keyClick(panel.table, Qt.Key.Key_Left)
    assert "over_exposed" not in listed() and panel.table.currentIndex().row() == row
    panel.table.scrollTo(panel.model.index(row, 0))
    heading = panel.table.visualRect(panel.model.index(row, 0)).center()
    for press in (QTest.mousePress, QTest.mouseDClick):
        press(panel.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, heading)
        QTest.mouseRelease(panel.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, heading)
    assert listed().count("over_exposed") == 11
    panel.accept_chosen("Nouveautés")
    window.live.flush()
    assert len(window.workbench.project.waivers) == 11
    window.actions_by_key["edit.undo"].trigger()
    assert window.workbench.project.waivers == ()


def test_history_goes_to_any_step(window: MainWindow) -> None:
    window.docks[4].show()
    window.workbench.selection.set(("a1",))
    window.live.flush()
    for _ in range(3):
        window.actions_by_key["shelf.wider"].trigger()
    window.live.flush()
    steps = window.history.list
    assert steps.count() == 4
    assert "Product a" in steps.item(3).text()
    steps.itemClicked.emit(steps.item(1))
    assert position_of(window.workbench.project, "a1").wide == 3


def test_a_click_in_the_matrix_selects_the_product(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.figures.as_matrix, Qt.MouseButton.LeftButton)
    matrix = window.figures.matrix
    assert set(matrix.points) == {"a", "b"}  # c has no margin known
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.place("b").toPoint())
    assert window.workbench.selection.ids == ("b1p",)


def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    window.workbench.selection.set(("a1",))
    for dock in window.docks:
        dock.show()
    for folded in ("offer", "packing", "custom"):
        window.properties.unfold(folded)
    window.live.flush()
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView)
    controls = [
        widget
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget.parent(), QAbstractSpinBox)
    ]
    nameless = [
        f"{type(control).__name__} in {type(control.parent()).__name__}"
        for control in controls
        if not (control.accessibleName() or (isinstance(control, QAbstractButton) and (control.text() or control.toolTip())))
    ]
    assert nameless == []
    assert len(controls) > 40


def test_the_command_palette_runs_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    window.actions_by_key["help.commands"].trigger()
    palette = next(child for child in window.children() if isinstance(child, CommandPalette))
    qtbot.keyClicks(palette.line, "plus largeur")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert position_of(window.workbench.project, "a1").wide == 3


def test_the_command_palette_knows_other_words_and_says_when_it_knows_none(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_key["help.commands"].trigger()
    palette = next(child for child in window.children() if isinstance(child, CommandPalette))

    def found(typed: str) -> list[str]:
        palette.line.setText(typed)
        return [palette.list.item(row).text().partition("\u2003")[0] for row in range(palette.list.count())]

    score, swap = (window.actions_by_key[key].text().replace("&", "") for key in ("analysis.score", "shelf.swap"))
    assert found("score")[0] == score
    assert swap in found("swap")
    assert found(score)[0] == score
    assert found("zzz") == [window.translator("palette.nothing")]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_in_a_field_takes_the_typing_back_then_returns_to_the_drawing(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(("a1",))
    window.live.flush()
    editor = window.properties.editors["position", "wide"]
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    before = editor.line.text()
    qtbot.keyClicks(editor.line, "9")
    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)
    assert editor.line.text() == before and editor.line.hasFocus()
    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)
    assert window.view.hasFocus()
    for panel in (window.catalogue.search, window.figures.table):
        panel.setFocus()
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
        assert window.view.hasFocus()


def test_products_are_coloured_by_an_index_with_its_legend(window: MainWindow) -> None:
    window.actions_by_key["view.colour_is_revenue"].trigger()
    colours = dict(window.view.style_now.given)
    figures = measure(window.workbench.project, face_scope("g", "A"))
    above = {name for name in colours if (figures.value(name, "is_revenue") or 0) > 1.1}
    below = {name for name in colours if (figures.value(name, "is_revenue") or 0) < 0.9}
    assert above
    assert below
    assert not {colours[name] for name in above} & {colours[name] for name in below}
    assert [name[0] for _, name in window.legend.entries] == ["▲", "=", "▼"]
    window.actions_by_key["view.colour_family"].trigger()
    assert window.view.style_now.given == ()


def test_what_is_drawn_is_switched_and_remembered(window: MainWindow) -> None:
    window.actions_by_key["view.labels"].trigger()
    assert not window.view.style_now.labels
    assert "labels" not in window.settings.remembered.shown
    window.actions_by_key["view.labels"].trigger()
    assert window.view.style_now.labels


def test_a_threshold_typed_in_the_properties_changes_what_counts_as_right(window: MainWindow, qtbot: QtBot) -> None:
    window.properties.unfold("settings")
    type_into(qtbot, window.properties.editors["settings", "index_close_high"], "50")
    window.live.flush()
    assert window.workbench.project.settings.index_close_high == 50.0
    column = window.figures.view.keys.index("is_revenue") + 1
    signs = {window.figures.model.index(row, column).data()[0] for row in range(window.figures.model.rowCount())}
    assert "▲" not in signs


def test_a_name_another_gondola_has_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    verbs.add_gondola(window, "podium")
    window.live.flush()
    editor = window.properties.editors["gondola", "name"]
    type_into(qtbot, editor, "g")
    assert window.workbench.project.gondolas[1].name != "g"
    assert "autre meuble" in window.status.currentMessage()


def test_no_two_actions_have_the_same_keys(window: MainWindow) -> None:
    keys = [sequence.toString() for made in window.actions_by_key.values() for sequence in made.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_a_figure_of_the_status_bar_that_changes_lays_out_nothing_anew(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = shop_window
    shown = window.status.values["productivity"]
    shown.setText("12 345,67 €/m")
    qtbot.waitUntil(lambda: shown.width() == shown.sizeHint().width())
    widest = shown.width()
    shown.setText("9,00 €/m")
    assert shown.width() == shown.minimumWidth() == shown.maximumWidth() == widest
    font = shown.font()
    font.setPixelSize(2 * font.pixelSize())
    shown.setFont(font)
    assert shown.minimumWidth() == shown.sizeHint().width()


def test_the_status_bar_follows_a_copy_in_the_hand_and_a_block_carried_off_its_face(shop_window: MainWindow) -> None:
    workbench, shown = shop_window.workbench, shop_window.status.values["linear_use"]

    def told() -> str:
        shop_window.status.refresh()
        figures = measure(workbench.project, face_scope("g", "A"))
        assert shown.text() == figure_with_unit("linear_use", figures.total("linear_use"), shop_window.translator, workbench.project.currency)
        return shown.text()

    base, at_rest = workbench.project, told()
    gesture = workbench.document.start_gesture(Label("edit.move"))
    gesture.show(move(base, ("a1",), "other", 0))
    assert told() == at_rest
    gesture.show(add_facings(base, ("a1",), wide=2))
    assert told() != at_rest
    gesture.show(remove(base, ("a1",)))
    assert told() != at_rest
    gesture.show(move(base, ("a1",), "top", 0))
    assert told() == at_rest
    gesture.commit()
    assert told() == at_rest


def test_the_status_bar_repeats_what_the_hand_says_once_that_stays(shop_window: MainWindow, qtbot: QtBot) -> None:
    status = shop_window.status
    status.say("opened")
    for text in ("12 mm too much", "3 cm free"):
        shop_window.view.message.emit(text)
        assert status.currentMessage() == "opened"  # the hand is on its way still
    qtbot.waitUntil(lambda: status.currentMessage() == "3 cm free")
    shop_window.view.message.emit("2 cm free")
    shop_window.view.message.emit("")
    assert status.currentMessage() == ""
    shop_window.view.message.emit("1 cm free")
    status.say("saved")
    qtbot.wait(200)
    assert status.currentMessage() == "saved"


@pytest.mark.parametrize("key", ["shelf.wider", "edit.delete"])
def test_a_key_in_mid_drag_acts_on_the_project_of_before_the_drag(shop_window: MainWindow, key: str) -> None:
    workbench = shop_window.workbench
    base = workbench.project
    workbench.selection.set(["a1"])
    workbench.document.start_gesture(Label("edit.move")).show(move(base, ("a1",), "other", 0))
    shop_window.run(key)
    wanted = remove(base, ("a1",)) if key == "edit.delete" else add_facings(base, ("a1",), wide=1)
    assert workbench.document.committed.gondolas == wanted.gondolas


def test_undo_in_mid_drag_takes_only_the_drag_back(shop_window: MainWindow) -> None:
    document, base = shop_window.workbench.document, shop_window.workbench.project
    document.do(Label("edit.facings"), add_facings(base, ("a1",), wide=1))
    done = document.committed
    document.start_gesture(Label("edit.move")).show(move(done, ("a1",), "other", 0))
    shop_window.run("edit.undo")
    assert shop_window.workbench.project is done


def test_a_message_longer_than_its_room_ends_in_an_ellipsis_and_is_read_whole_under_the_mouse(window: MainWindow) -> None:
    status, long = window.status, "Ce qui ne peut pas être écrit ici en entier. " * 8
    status.say("Enregistré")
    status.grab()
    assert (status.shown_message(), status.toolTip()) == ("Enregistré", "")
    status.say(long)
    status.grab()
    assert status.shown_message().endswith("…") and status.toolTip() == long
    assert status.fontMetrics().horizontalAdvance(status.shown_message()) <= status.message_room().width()
    assert status.message_room().right() < status.values["developed_linear"].parentWidget().x()
