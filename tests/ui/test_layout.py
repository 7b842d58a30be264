"""The first layout of the real window: the asked size, panels behind one another, nothing cut off on a small screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from planogram.i18n import LANGUAGES
from planogram.session.document import Document
from planogram.tools.choices import Offer
from planogram.tools.overlay import Message
from planogram.tools.ways_out import Choice
from planogram.ui import branch_commands, panes, parts
from planogram.ui.app import fit_to_screen
from planogram.ui.canvas.offer_bar import OfferBar
from planogram.ui.main_window import MainWindow
from planogram.ui.menus import MENUS, context_keys, fill_menu
from planogram.ui.parts import TITLE_BAR, at_most, open_over, open_within
from planogram.ui.submenus import submenus
from planogram.ui.verbs import reset_layout
from tests import builders

SMALL = (1366, 728)


def test_the_window_takes_the_size_of_a_small_screen(shop_window: MainWindow) -> None:
    least = shop_window.minimumSizeHint()
    assert (least.width() <= SMALL[0], least.height() <= SMALL[1]) == (True, True)
    shop_window.resize(*SMALL)
    assert (shop_window.width(), shop_window.height()) == SMALL


def test_a_large_window_leaves_room_for_its_title_bar_on_the_screen() -> None:
    """On a screen of 125 % the last row of the comparison lay below the edge."""
    assert at_most((1480, 940), QSize(1280, 800)).toTuple() == (1280, 800 - TITLE_BAR)
    assert at_most((1480, 940), QSize(1920, 1080)).toTuple() == (1480, 940)


def test_a_large_dialog_opens_over_the_middle_with_its_title_bar_on_the_screen(qtbot: QtBot) -> None:
    window, dialog = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(dialog)
    room = window.screen().availableGeometry()
    window.setGeometry(room)
    open_over(dialog, (400, 300), window)
    assert abs(dialog.x() + 200 - room.center().x()) <= 1 and abs(dialog.y() + 150 + TITLE_BAR // 2 - room.center().y()) <= 1
    for wanted in ((room.width() - 20, room.height() - 40), (5000, 5000)):
        open_over(dialog, wanted, window)
        assert room.contains(QRect(dialog.pos(), dialog.size() + QSize(0, TITLE_BAR)))
    window.move(room.right() - 50, room.top() - 300)
    open_over(dialog, (400, 300), window)
    assert room.contains(QRect(dialog.pos(), dialog.size() + QSize(0, TITLE_BAR)))


def test_a_dialog_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    """On a laptop at 125 % the list of keys was higher than the screen, its buttons below the edge."""
    dialog = QWidget()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    open_within(dialog, (400, 300))
    assert dialog.size() == QSize(400, 300)
    open_within(dialog, (5000, 5000))
    assert dialog.size() == room - QSize(0, TITLE_BAR)
    folder = Path(parts.__file__).parent
    unasked = {path.stem for path in folder.rglob("*.py") if "QDialog" in path.read_text("utf-8") and "self.resize(" in path.read_text("utf-8")}
    assert unasked <= {"palette"}, "a popup as high as a third of any screen"


def test_panels_opened_one_after_the_other_never_make_the_window_larger_than_it_is(shop_window: MainWindow) -> None:
    """Findings, second view and table of positions beside each other asked for more than a screen of 1600 pixels."""
    shop_window.resize(*SMALL)
    for name in ("findings", "second", "positions", "layers", "history", "help", "analysis"):
        panes.toggle(shop_window, name)
        QApplication.processEvents()
        dock = next(dock for dock in panes.all_docks(shop_window) if dock.name == name)
        assert not dock.visibleRegion().isEmpty(), name
        assert (shop_window.width(), shop_window.height()) == SMALL, name
    shop_window.run("view.findings")
    QApplication.processEvents()
    assert not shop_window.docks[3].visibleRegion().isEmpty()  # it was behind another


def test_a_panel_opened_in_front_leaves_the_side_as_wide_and_gives_the_one_behind_back(shop_window: MainWindow) -> None:
    shop_window.resize(*SMALL)
    reset_layout(shop_window)
    QApplication.processEvents()
    catalogue, wide = shop_window.docks[0], shop_window.docks[0].width()
    panes.toggle(shop_window, "layers")
    QApplication.processEvents()
    layers = next(dock for dock in shop_window.further if dock.name == "layers")
    assert layers.width() == wide and catalogue.visibleRegion().isEmpty()
    panes.toggle(shop_window, "layers")
    QApplication.processEvents()
    assert catalogue.width() == wide and not catalogue.visibleRegion().isEmpty()


def test_many_branches_leave_the_history_as_low_as_three(shop_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its height is asked for when room is made for it, and each row more would push the window beyond the screen."""
    least = []
    for name in ("A", "B", "C", "D"):
        monkeypatch.setattr("planogram.ui.branch_commands.ask_name", lambda *_, name=name: name)
        branch_commands.begin(shop_window)
        least.append(shop_window.history.strip.list.minimumHeight())
    assert len(set(least[1:])) == 1 and shop_window.history.strip.list.count() == 5


def test_palettes_stand_behind_the_catalogue_at_a_first_start_and_after_a_reset(shop_window: MainWindow) -> None:
    catalogue = shop_window.docks[0]
    for lay_out in (fit_to_screen, reset_layout):
        lay_out(shop_window)
        assert [dock.objectName() for dock in shop_window.tabifiedDockWidgets(catalogue)] == ["furniture", "pnm"]


def test_four_panels_behind_each_other_are_named_whole(shop_window: MainWindow) -> None:
    shop_window.resize(*SMALL)
    reset_layout(shop_window)
    panes.toggle(shop_window, "layers")
    QApplication.processEvents()
    name = shop_window.translator("dock.layers")
    (bar,) = [one for one in shop_window.findChildren(QTabBar) if name in [one.tabText(n) for n in range(one.count())]]
    assert bar.count() == 4
    assert bar.sizeHint().width() <= 286, "of a window of 1366 pixels"


def test_ways_out_of_a_drop_stay_inside_a_narrow_view(shop_window: MainWindow, qtbot: QtBot) -> None:
    document = shop_window.workbench.document
    label = document.history.steps[0].label
    view = shop_window.view.viewport()
    bar = OfferBar(view, lambda _: None)
    ways = tuple(Choice("choice.swap", (("name", "Sablés pur beurre nappés de chocolat 200 g"),), document.project, label) for _ in range(3))
    bar.show_offer(Offer(Message("gesture.too_wide", (("missing_mm", 69),), True), ways), shop_window.translator)
    assert bar.isVisible() and view.rect().contains(bar.geometry())


def test_offers_come_and_go_in_the_same_rows(shop_window: MainWindow) -> None:
    # rows taken out of the layout were destroyed twice: after some fifty offers the program died of broken memory
    document, view = shop_window.workbench.document, shop_window.view.viewport()
    bar = OfferBar(view, lambda _: None)
    ways = tuple(Choice("choice.reduce", (), document.project, document.history.steps[0].label) for _ in range(4))
    offers = [Offer(Message("gesture.too_wide", (("missing_mm", 69),), True), ways[:n]) for n in (1, 4, 2)]
    rows: list[QHBoxLayout] = []
    for offer in (*offers, None, *offers):
        bar.show_offer(offer, shop_window.translator)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        now = [bar._rows.itemAt(n).layout() for n in range(bar._rows.count())]
        assert now[: len(rows)] == rows, "those made before are still there"
        rows = [line for line in now if isinstance(line, QHBoxLayout)]
        shown = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
        assert len(shown) == (len(offer.choices) if offer is not None else 0)
        assert all(bar.rect().contains(button.geometry()) for button in shown)
    assert 1 <= len(rows) <= 5


def test_many_faults_and_ways_out_leave_the_shelf_in_sight(shop_window: MainWindow, qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(620, 290)
    view.show()
    bar, document = OfferBar(view, lambda _: None), shop_window.workbench.document
    also = tuple(Message("gesture.too_high", (("missing_mm", 734),), True) for _ in range(3))
    keys = ("choice.limit", "choice.reduce", "choice.shallower", "choice.reduce_level", "choice.take_back")
    ways = tuple(Choice(key, (), document.project, document.history.steps[0].label) for key in keys)
    bar.show_offer(Offer(Message("gesture.too_wide", (("missing_mm", 1860),), True, also), ways), shop_window.translator)
    QApplication.processEvents()
    assert view.rect().contains(bar.geometry()) and bar.height() < view.height() / 2
    buttons = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) == 5 and all(bar.rect().contains(button.geometry()) for button in buttons)


def test_a_way_out_longer_than_the_view_is_wide_is_folded(shop_window: MainWindow, qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(330, 400)
    view.show()
    bar, document = OfferBar(view, lambda _: None), shop_window.workbench.document
    label = document.history.steps[0].label
    way = Choice("choice.swap", (("name", "Sablés pur beurre nappés de chocolat 200 g"),), document.project, label)
    bar.show_offer(Offer(Message("gesture.too_wide", (("missing_mm", 356),), True), (way,)), shop_window.translator)
    QApplication.processEvents()
    (button,) = bar.findChildren(QPushButton)
    lines = button.text().count("\n") + 1
    assert lines > 1
    assert button.height() >= lines * button.fontMetrics().height()
    assert view.rect().contains(bar.geometry())
    view.resize(900, 400)
    bar.place()
    assert "\n" not in button.text()


def test_the_matrix_leaves_the_window_on_a_screen_of_125_percent(shop_window: MainWindow) -> None:
    shop_window.resize(1092, 590)
    reset_layout(shop_window)
    shop_window.figures.as_matrix.click()
    QApplication.processEvents()
    assert shop_window.figures.matrix.height() >= 150
    assert not shop_window.figures.table.isVisible()
    assert (shop_window.height(), shop_window.minimumSizeHint().height() <= 560) == (590, True)
    shop_window.resize(1366, 728)
    QApplication.processEvents()
    assert shop_window.figures.table.isVisible()
    assert shop_window.figures.matrix.isVisible()
    shop_window.resize(1092, 590)
    shop_window.figures.as_matrix.click()
    assert shop_window.figures.table.isVisible()


def test_an_explanation_can_be_read_on_a_small_screen(shop_window: MainWindow) -> None:
    shop_window.resize(*SMALL)
    reset_layout(shop_window)
    figures = shop_window.figures
    total = figures.table.total_row
    total.clicked.emit(total.model().index(0, 1))
    QApplication.processEvents()
    area = figures.card.parentWidget().parentWidget()
    assert area.height() >= 120
    assert figures.table.height() >= 100
    assert shop_window.minimumSizeHint().height() <= 640


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_five_columns_of_the_figures_are_whole_on_a_small_screen(shop_window: MainWindow, language: str) -> None:
    shop_window.set_language(language)
    shop_window.resize(1180, 740)
    reset_layout(shop_window)
    QApplication.processEvents()
    table = shop_window.figures.table
    seen = table.table.viewport().width()
    assert [column for column in range(1, 5) if table.table.columnViewportPosition(column) + table.table.columnWidth(column) > seen] == []
    header = table.table.horizontalHeader()
    titles = [str(table.table.model().headerData(column, Qt.Orientation.Horizontal)) for column in range(1, 5)]
    assert [text for column, text in enumerate(titles, 1) if header.fontMetrics().horizontalAdvance(text) > header.sectionSize(column)] == []
    assert table.names.width() >= 130


def test_a_width_the_hand_gave_the_names_stays(shop_window: MainWindow, qtbot: QtBot) -> None:
    table = shop_window.figures.table
    handle = table.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 20))
    QTest.mouseMove(handle, QPoint(-40, 20))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(-40, 20))
    width = table.names.width()
    table.fit_columns()
    qtbot.wait(10)
    assert table.names.width() == width


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pnm_panel_leaves_the_left_side_narrow(shop_window: MainWindow, language: str) -> None:
    shop_window.set_language(language)
    shop_window.pnm_dock.raise_()
    QApplication.processEvents()
    assert shop_window.pnm_dock.minimumSizeHint().width() <= 260
    # 1920 × 1080 at 200 %
    assert shop_window.minimumSizeHint().width() <= 960 and shop_window.minimumSizeHint().height() <= 540


def test_columns_of_the_findings_share_the_width_there_is(shop_window: MainWindow) -> None:
    shop_window.run("view.findings")
    table = shop_window.findings.table
    for width in (1180, 1700):
        shop_window.resize(width, 740)
        QApplication.processEvents()
        header = table.horizontalHeader()
        assert header.length() <= table.viewport().width()
        assert min(header.sectionSize(section) for section in range(3)) >= min(150, table.viewport().width() // 5)


def test_places_of_findings_leave_out_what_all_of_one_face_share(shop_window: MainWindow) -> None:
    panel = shop_window.findings
    shop_window.workbench.replace(Document(builders.shelf(builders.position("a1", "a", 12))))
    shop_window.live.flush()
    shop_window.run("view.findings")

    def places() -> list[str]:
        return [str(panel.model.index(row, 2).data()) for row in range(panel.model.rowCount())]

    panel.scope.setCurrentIndex(panel.scope.findData("face"))
    face = places()
    panel.scope.setCurrentIndex(panel.scope.findData("project"))
    assert face and not any(text.startswith("g · ") for text in face)
    assert any(text.startswith("g · Face A · élément ") for text in places())
    assert any(text.startswith("élément ") for text in face)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_menu_is_higher_than_a_small_screen(shop_window: MainWindow, language: str) -> None:
    shop_window.set_language(language)
    places = submenus(shop_window)
    context = [
        ("context", context_keys(True)),
        ("context", context_keys(False)),
        ("context", context_keys(False, True)),
        ("context", context_keys(False, level_picked=True)),
        ("context", context_keys(False, pieces_selected=True)),
    ]
    for name, keys in (*MENUS.items(), *context):
        menu = QMenu(shop_window)
        fill_menu(menu, keys, shop_window.actions_by_key, places)
        heights = [menu.actionGeometry(action).height() for action in menu.actions()]
        assert sum(heights) <= SMALL[1] - 10, name
