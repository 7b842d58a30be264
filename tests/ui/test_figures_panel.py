"""The Figures panel and its matrix in the real window: wiring."""

import msgspec
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.qtbot import QtBot

from planogram.model.values import changed
from planogram.session.history import Label
from planogram.tools import commands
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.column_chooser import ColumnChooser
from planogram.ui.panels.weights import WeightsCard
from planogram.ui.theme import THEMES


def choose(window: MainWindow, kind: str, name: str = "") -> None:
    choice = window.figures.choice
    choice.kind.setCurrentIndex(choice.kind.findData(kind))
    if name:
        choice.name.setCurrentIndex(choice.name.findText(name))
        choice.name.activated.emit(choice.name.currentIndex())
    window.live.flush()


def test_every_scope_can_be_chosen(shop_window: MainWindow) -> None:
    window = shop_window
    choose(window, "bay", "élément 2")
    assert window.figures.model.subjects == ["a"]
    assert window.figures.current_scope().text() == "bay:g/A/2"
    choose(window, "level", "élément 1 · niveau 2")
    assert window.figures.model.subjects == ["c"]
    choose(window, "band")
    assert window.figures.model.subjects == ["a", "b"]  # the floor comes first
    window.workbench.selection.set(("c1",))
    choose(window, "selection")
    assert window.figures.model.subjects == ["c"]
    window.workbench.selection.set(())
    window.live.flush()
    assert window.figures.empty.isVisible()


def test_the_filter_narrows_the_rows_and_says_what_it_cannot_read(shop_window: MainWindow) -> None:
    head, model = shop_window.figures.head, shop_window.figures.model
    head.search.setText("facings > 3")
    head.read()
    assert model.subjects == []
    head.search.setText("facings >= 3; product")
    head.read()
    assert model.subjects == ["a", "b"]
    head.search.setText("nothing > 1")
    head.read()
    assert head.search.property("bad") is True
    assert model.subjects == ["a", "b"]


def test_the_table_is_copied_as_a_spreadsheet_takes_it(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = shop_window
    window.figures.set_columns(("facings", "revenue"))
    window.figures.table.table.setFocus()
    qtbot.keyClick(window.figures.table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Produit\tFacings\tCA (€)"
    assert lines[1:] == ["Product a\t3\t100,00", "Product b\t3\t50,00", "Product c\t1\t80,00"]


def test_a_dragged_header_orders_the_columns_and_is_remembered(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = shop_window
    window.figures.set_columns(("facings", "revenue", "margin"))
    window.figures.table.table.horizontalHeader().moveSection(3, 1)
    qtbot.waitUntil(lambda: window.figures.view.keys == ("margin", "facings", "revenue"))
    assert window.settings.columns == ("margin", "facings", "revenue")
    assert window.figures.model.headerData(1, Qt.Orientation.Horizontal).startswith("Marge")


def test_columns_are_ticked_in_the_chooser(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = shop_window
    window.figures.set_columns(("facings", "revenue"))
    qtbot.mouseClick(window.figures.head.columns, Qt.MouseButton.LeftButton)
    chooser = window.figures.findChild(ColumnChooser)
    assert chooser.keys() == ("facings", "revenue")
    chooser.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert window.figures.view.keys == ("revenue",)
    chooser.close()


def test_a_rubber_band_in_the_matrix_selects_on_the_shelf_and_in_the_table(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = shop_window
    window.figures.as_matrix.setChecked(True)
    qtbot.wait(20)
    matrix = window.figures.matrix
    left, button = Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton
    spots = [matrix.place(name).toPoint() for name in matrix.points]
    low = QPoint(min(spot.x() for spot in spots) - 20, min(spot.y() for spot in spots) - 20)
    high = QPoint(max(spot.x() for spot in spots) + 20, max(spot.y() for spot in spots) + 20)
    qtbot.mousePress(matrix, left, pos=low)
    qtbot.mouseMove(matrix, high)
    qtbot.mouseRelease(matrix, button, pos=high)
    window.live.flush()
    assert set(window.workbench.selection.ids) == {"a1", "a2", "b1p"}
    assert len(window.figures.table.table.selectionModel().selectedRows(0)) == 2


def test_other_axes_have_other_points_and_corners(shop_window: MainWindow) -> None:
    window = shop_window
    window.figures.as_matrix.setChecked(True)
    panel = window.figures.matrix_panel
    assert panel.matrix.corner_words()["promote"] == "promouvoir"
    panel.boxes[1].setCurrentIndex(panel.boxes[1].findData("is_quantity"))
    assert set(panel.matrix.points) == {"a", "b", "c"}
    assert "fort" in panel.matrix.corner_words()["promote"]
    assert panel.matrix.radius("a") > panel.matrix.radius("b")  # 30 cm against 18
    window.live.flush()
    assert window.settings.remembered.figures["axes"] == ["is_revenue", "is_quantity"]


def test_the_farthest_points_of_the_matrix_stay_off_the_numbers_of_its_axes(shop_window: MainWindow) -> None:
    shop_window.figures.as_matrix.setChecked(True)
    matrix = shop_window.figures.matrix
    matrix.points.update(a=(0.0, 0.0), b=(99.0, 99.0))
    for name in ("a", "b"):
        spot, far = matrix.place(name), matrix.radius("a")  # the largest
        assert matrix._room().contains(QRectF(spot.x() - far, spot.y() - far, 2 * far, 2 * far))


def test_columns_are_as_wide_as_their_words_and_totals(shop_window: MainWindow) -> None:
    panel = shop_window.figures
    panel.set_columns(("facings", "quadrant", "revenue"))
    words = [str(panel.model.data(panel.model.index(row, 2))) for row in range(panel.model.rowCount())]
    widest = max(QFontMetrics(panel.table.table.font()).horizontalAdvance(word) for word in words)
    assert panel.table.table.columnWidth(2) > widest
    dear = [changed(row, quantity=1_000_000.0) for row in shop_window.workbench.project.sales]
    shop_window.workbench.document.do(Label("edit.move"), changed(shop_window.workbench.project, sales=tuple(dear)))
    shop_window.live.flush()
    total = str(panel.table._totals.data(panel.table._totals.index(0, 3)))
    assert panel.table.total_row.columnWidth(3) > QFontMetrics(panel.table.total_row.font()).horizontalAdvance(total)


def test_weights_are_one_edit_and_move_the_composite_index(shop_window: MainWindow) -> None:
    window = shop_window
    before, steps = window.workbench.project, window.workbench.document.history.now
    card = WeightsCard(window.figures, window.workbench, window.translator)
    slider = card.sliders["quantity"]
    slider.setSliderDown(True)
    for value in (50, 75):
        slider.setValue(value)
    shown = window.workbench.project.settings
    assert (shown.mix_quantity, shown.mix_margin) == (0.5, 0.1667)
    slider.setSliderDown(False)
    assert window.workbench.document.history.now == steps + 1
    window.workbench.document.undo()
    assert window.workbench.project is before
    card.close()


def test_escape_while_a_weight_is_held_changes_nothing(shop_window: MainWindow, qtbot: QtBot) -> None:
    document = shop_window.workbench.document
    before = document.committed
    card = WeightsCard(shop_window.figures, shop_window.workbench, shop_window.translator)
    card.show()
    slider = card.sliders["quantity"]
    slider.setSliderDown(True)
    slider.setValue(75)
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    assert not document.gesture_running
    assert document.project is document.committed is before


def test_families_fold_with_their_subtotals(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = shop_window
    window.figures.rows.setCurrentIndex(1)
    model = window.figures.model
    assert model.subjects == ["family:", "a", "b", "c"]
    names = window.figures.table.names
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=names.visualRect(model.index(0, 0)).center())
    assert model.subjects == ["family:"]
    assert model.index(0, 0).data() == "▸ Sans famille"


def test_only_the_cells_that_differ_are_painted_again(shop_window: MainWindow) -> None:
    window, told = shop_window, []
    choose(window, "project")
    window.figures.set_columns(("facings", "revenue", "linear_share"))
    model = window.figures.model
    model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column(), last.row(), last.column())))
    shown = {(row, column): model.data(model.index(row, column)) for row in range(model.rowCount()) for column in range(1, 4)}
    window.workbench.selection.set(("a1",))
    commands.add_facings(window.workbench, 1)
    window.live.flush()
    now = {cell: model.data(model.index(*cell)) for cell in shown}
    assert {cell for cell, text in shown.items() if now[cell] != text} <= {(row, column) for row, column, _, _ in told}
    assert (model.subjects.index("a"), 1, model.subjects.index("a"), 1) in told
    assert not any(column == 2 for _, column, _, _ in told)
    told.clear()
    window.live.flush()
    assert told == []


def test_another_theme_or_language_paints_all_cells(shop_window: MainWindow) -> None:
    window, told = shop_window, []
    model = window.figures.model
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    window.figures.set_theme(THEMES["dark"])
    assert (0, model.rowCount() - 1) in told


def test_a_name_is_copied_as_text_even_where_a_spreadsheet_would_reckon_with_it(shop_window: MainWindow) -> None:
    document = shop_window.workbench.document
    products = tuple(msgspec.structs.replace(one, name='=HYPERLINK("x")') if one.id == "a" else one for one in document.project.products)
    document.do(Label("edit.product"), msgspec.structs.replace(document.project, products=products))
    shop_window.live.flush()
    shop_window.figures.copy_table()
    names = [line.split("\t")[0] for line in QGuiApplication.clipboard().text().split("\n")]
    assert names == ["Produit", '\'=HYPERLINK("x")', "Product b", "Product c"]


def test_an_empty_matrix_says_why(shop_window: MainWindow) -> None:
    window, document = shop_window, shop_window.workbench.document
    window.figures.as_matrix.setChecked(True)
    matrix = window.figures.matrix
    assert matrix.points and matrix.absence == ""
    document.do(Label("edit.import"), changed(document.committed, sales=()))
    window.live.flush()
    assert not matrix.points and "ventes" in matrix.absence
