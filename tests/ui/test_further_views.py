"""The second view, the table of positions and the layers in the real window."""

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planogram.i18n import LANGUAGES
from planogram.model.find import find_position, position_of, walk_positions
from planogram.session.document import Document
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.sight import see
from planogram.ui.canvas.view import ElevationView
from planogram.ui.further_docks import toggle_further
from planogram.ui.layers import has, switch
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.layers import LayersPanel
from planogram.ui.panels.position_rows import COLUMNS
from planogram.ui.panels.positions import PositionsPanel
from planogram.ui.panels.second_view import SecondView, hand_of
from planogram.ui.settings import Settings
from tests.builders import bay, gondola, level, position, project, two_bays


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    plan = two_bays()
    other = gondola("h", bay("h1", level("h-low", position("h-a", "a"), position("h-b", "b"))))
    made = MainWindow(Workbench(Document(project(*plan.gondolas, other, products=plan.products))), Settings())
    qtbot.addWidget(made)
    made.files.may_leave = lambda: True  # type: ignore[method-assign]
    made.show()
    return made


def second(window: MainWindow) -> SecondView:
    toggle_further(window, "second")
    window.live.flush()
    return next(dock.panel for dock in window.further if dock.name == "second")


def table(window: MainWindow) -> PositionsPanel:
    toggle_further(window, "positions")
    window.live.flush()
    return next(dock.panel for dock in window.further if dock.name == "positions")


def cell(panel: PositionsPanel, row: int, column: str):
    return panel.model.index(row, COLUMNS.index(column))


def test_two_faces_of_one_project_both_live(window: MainWindow) -> None:
    side = second(window)
    assert (window.workbench.face_ref.gondola, side.workbench.face_ref.gondola) == ("g", "h")
    before = side.view._mirror.pictures
    window.workbench.selection.set(["h-a"])
    window.run("edit.delete")
    window.live.flush()
    assert [p.id for p in side.workbench.face[1].bays[0].levels[0].positions] == ["h-b"]
    assert side.view._mirror.pictures == before
    window.set_theme("dark")
    assert side.view.style_now.theme.name == "dark"


def test_keys_in_the_second_view_act_on_its_face(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    side = second(window)
    monkeypatch.setattr(side.view, "hasFocus", lambda: True)
    assert hand_of(window).workbench is side.workbench
    window.run("edit.select_all")
    assert set(window.workbench.selection.ids) == {"h-a", "h-b"}
    monkeypatch.setattr(side.view, "hasFocus", lambda: False)
    assert hand_of(window) is window


def test_rows_and_blocks_are_picked_together(window: MainWindow) -> None:
    panel = table(window)
    assert [row.position.id for row in panel.model.rows] == ["a1", "b1p", "c1", "a2"]
    window.workbench.selection.set(["c1"])
    window.live.flush()
    assert panel._selected_rows() == [2]
    panel.table.selectRow(3)
    assert window.workbench.selection.ids == ("a2",)
    assert [panel.table.isColumnHidden(column) for column in range(3)] == [True, True, False]
    panel.scope.setCurrentIndex(2)
    panel.scope.activated.emit(2)
    assert not panel.table.isColumnHidden(0)
    panel.table.selectRow(5)
    assert (window.workbench.selection.ids, window.workbench.face_ref.gondola) == (("h-b",), "h")


def test_a_cell_typed_into_is_one_step(window: MainWindow) -> None:
    panel, document = table(window), window.workbench.document
    assert panel.model.setData(cell(panel, 0, "wide"), "=2*3")
    assert (position_of(document.project, "a1").wide, len(document.history.steps)) == (6, 2)
    said: list[str] = []
    panel.refused.connect(said.append)
    assert not panel.model.setData(cell(panel, 0, "wide"), "beaucoup")
    assert len(said) == 1
    assert len(document.history.steps) == 2
    assert not panel.model.flags(cell(panel, 0, "name")) & Qt.ItemFlag.ItemIsEditable


def test_ctrl_and_enter_type_into_every_selected_row(window: MainWindow, qtbot: QtBot) -> None:
    panel, document = table(window), window.workbench.document
    panel.table.selectRow(0)
    panel.table.selectionModel().select(cell(panel, 2, "wide"), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    panel.table.selectionModel().setCurrentIndex(cell(panel, 2, "wide"), QItemSelectionModel.SelectionFlag.NoUpdate)
    panel.table.edit(cell(panel, 2, "wide"))
    (editor,) = panel.table.viewport().findChildren(QLineEdit)
    editor.setText("4")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(document.history.steps) == 2)
    assert [position_of(document.project, name).wide for name in ("a1", "b1p", "c1")] == [4, 3, 4]


def test_columns_of_a_spreadsheet_are_pasted_as_one_step(window: MainWindow) -> None:
    panel, document = table(window), window.workbench.document
    panel.table.setCurrentIndex(cell(panel, 1, "wide"))
    QGuiApplication.clipboard().setText("4\t2\r\n5\t3\r\n")
    panel.paste()
    assert [(p.wide, p.high) for _, p in list(walk_positions(document.project))[1:3]] == [(4, 2), (5, 3)]
    assert len(document.history.steps) == 2
    document.undo()
    assert position_of(document.project, "b1p").wide == 3


def test_after_an_edit_the_table_keeps_its_rows(window: MainWindow) -> None:
    panel = table(window)
    resets: list[int] = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    removed: list[tuple[int, int]] = []
    panel.model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    window.workbench.selection.set(["b1p"])
    window.run("edit.delete")
    window.live.flush()
    assert (removed, resets) == ([(1, 1)], [])
    panel.table.sortByColumn(COLUMNS.index("name"), Qt.SortOrder.DescendingOrder)
    assert [row.position.product for row in panel.model.rows] == ["c", "a", "a"]
    panel.filter.setText("H PRODUCT")
    assert panel.model.rows == []
    panel.filter.setText("g product")
    assert len(panel.model.rows) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_layers_need_no_more_width_than_the_catalogue(window: MainWindow, language: str) -> None:
    window.set_language(language)
    panel = LayersPanel(window)
    assert panel.minimumSizeHint().width() <= 240


def test_what_is_selected_stays_so_while_its_rows_move_or_are_filtered_out(window: MainWindow) -> None:
    panel, selection = table(window), window.workbench.selection
    selection.set(["a1"])
    window.live.flush()
    window.run("shelf.move_right")
    window.live.flush()
    assert (selection.ids, panel._selected_rows()) == (("a1",), [1]), "Alt and an arrow carry it on"
    panel.table.sortByColumn(COLUMNS.index("name"), Qt.SortOrder.DescendingOrder)
    assert (selection.ids, panel._selected_rows()) == (("a1",), panel.model.rows_with(["a1"]))
    panel.filter.setText("nothing of this name")
    assert selection.ids == ("a1",)
    panel.filter.setText("")
    assert panel._selected_rows() == panel.model.rows_with(["a1"]) != []


def test_a_locked_layer_is_out_of_reach(window: MainWindow) -> None:
    selection = window.workbench.selection
    selection.set(["a1"])
    switch(window, "products", "locked", True)
    assert selection.ids == ()
    window.run("edit.select_all")
    assert selection.ids == ()
    switch(window, "furniture", "seen", False)
    assert has(window, "furniture", "locked")
    assert not window.view.style_now.furniture
    assert all(picture.mirrored.kind != "bay" for picture in window.view._mirror.pictures)
    switch(window, "furniture", "seen", True)
    switch(window, "furniture", "locked", False)
    switch(window, "products", "locked", False)
    selection.set(["a1"], "low")
    assert (selection.ids, selection.part) == (("a1",), "low")


def test_what_is_printed_is_kept_for_the_print_dialog(window: MainWindow) -> None:
    from planogram.ui.printing.choices import remembered_choices

    switch(window, "bands", "printed", False)
    setup = remembered_choices(window.settings.remembered.printing).setup
    assert (setup.bands, setup.labels) == (False, True)
    toggle_further(window, "layers")
    window.live.flush()
    panel = next(dock.panel for dock in window.further if dock.name == "layers")
    assert not panel.boxes["bands", "printed"].isChecked()
    panel.boxes["labels", "seen"].click()
    assert not window.view.style_now.labels


def test_a_panel_closed_by_its_cross_gives_the_keys_back_to_the_drawing(window: MainWindow) -> None:
    panel = second(window)
    panel.view.setFocus()
    next(dock for dock in window.further if dock.name == "second").close()
    assert window.view.hasFocus()


LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def two_views(window: MainWindow) -> tuple[ElevationView, ElevationView]:
    """The face of `g` and, beside it, that of `h`."""
    window.resize(1500, 1000)
    there = second(window).view
    there._workbench.show_face("h", "A")
    window.live.flush()
    QApplication.processEvents()
    for view in (window.view, there):
        view.fit()
    return window.view, there


def seen(view: ElevationView, level: str, position: str) -> QPoint:
    """The middle of a block on the screen."""
    sight = see(view._workbench)
    box = next(one for one in sight.layout.levels if one.level.id == level)
    block = next(one for one in sight.blocks(box) if one.position.id == position)
    return view.viewport().mapToGlobal(view.mapFromScene(QPointF(box.x + block.x + block.width / 2, -(box.y + block.height / 2))))


def send(view: ElevationView, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    """A mouse event at a point of the screen, to the view in which the button went down."""
    own = view.viewport()
    QApplication.sendEvent(own, QMouseEvent(kind, QPointF(own.mapFromGlobal(at)), QPointF(at), button, held, Qt.KeyboardModifier.NoModifier))


def test_a_block_is_dragged_from_one_view_to_the_face_of_the_other(window: MainWindow) -> None:
    here, there = two_views(window)
    start, end = seen(here, "low", "a1"), seen(there, "h-low", "h-b")
    send(here, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    send(here, QEvent.Type.MouseMove, start + QPoint(20, 0), NONE, LEFT)
    send(here, QEvent.Type.MouseMove, end, NONE, LEFT)
    assert there._tool.overlay.ghosts and find_position(window.workbench.project, "a1")[0].level.id == "h-low", "seen before it is let go"
    window.view.escape()
    assert find_position(window.workbench.project, "a1")[0].level.id == "low" and there._tool is there._select
    send(here, QEvent.Type.MouseButtonRelease, end, LEFT, NONE)
    send(here, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    send(here, QEvent.Type.MouseMove, start + QPoint(20, 0), NONE, LEFT)
    send(here, QEvent.Type.MouseMove, end, NONE, LEFT)
    send(here, QEvent.Type.MouseButtonRelease, end, LEFT, NONE)
    assert find_position(window.workbench.project, "a1")[0].level.id == "h-low"
    assert window.workbench.document.history.now == 1 and window.workbench.face_ref == FaceRef("g", "A")
    assert window.workbench.selection.ids == ("a1",) and window.focusWidget() is there


def test_the_other_view_scrolls_when_the_block_comes_to_its_edge(window: MainWindow, qtbot: QtBot) -> None:
    here, there = two_views(window)
    there.zoom_by(8.0)
    qtbot.waitUntil(there.settled)
    room = there.viewport().rect()
    middle, edge = (there.viewport().mapToGlobal(at) for at in (room.center(), QPoint(room.center().x(), 3)))
    start, before = seen(here, "low", "a1"), there.seen().top()
    send(here, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    for at in (start + QPoint(20, 0), middle, edge):
        send(here, QEvent.Type.MouseMove, at, NONE, LEFT)
    qtbot.waitUntil(lambda: there.seen().top() < before)
    here.escape()
    after = there.seen().top()
    qtbot.wait(120)
    assert there.seen().top() == after, "nothing is carried any more"
    send(here, QEvent.Type.MouseButtonRelease, edge, LEFT, NONE)


def test_the_table_takes_the_keyboard_at_the_block_that_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(["b1p"])
    panel = table(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.table)
    assert [panel.model.rows[panel.table.currentIndex().row()].position.id] == ["b1p"]
    assert COLUMNS[panel.table.currentIndex().column()] == "wide", "the first that is typed into"
    before = position_of(window.workbench.project, "b1p").wide
    qtbot.keyClick(panel.table, Qt.Key.Key_F2)
    editor = panel.table.findChild(QLineEdit)
    assert not window.strip.editor.isVisible(), "F2 renames the gondola elsewhere"
    editor.setText("2*3 + 1")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert before == 3
    qtbot.waitUntil(lambda: position_of(window.workbench.project, "b1p").wide == 7)


def test_the_cell_that_has_the_keyboard_has_a_frame(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(["b1p"])
    panel = table(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.table)
    now = cell(panel, panel.table.currentIndex().row(), "wide")
    panel.table.setCurrentIndex(now)
    panel.table.clearSelection()  # without the style sheet a picked row has the colour of the frame
    with_it = panel.table.viewport().grab(panel.table.visualRect(now)).toImage()
    panel.table.setCurrentIndex(cell(panel, now.row(), "high"))
    panel.table.clearSelection()
    assert panel.table.viewport().grab(panel.table.visualRect(now)).toImage() != with_it


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_the_table_are_written_whole(window: MainWindow, language: str) -> None:
    window.set_language(language)
    header = table(window).table.horizontalHeader()
    assert [n for n in range(len(COLUMNS)) if not header.isSectionHidden(n) and header.sectionSize(n) < header.sectionSizeHint(n)] == []
