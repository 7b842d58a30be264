"""The first layout of the real window: the asked size, panels behind one another, nothing cut off on a small screen."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planogram.tools.choices import Choice, Offer
from planogram.tools.overlay import Message
from planogram.ui.app import fit_to_screen
from planogram.ui.canvas.offer_bar import OfferBar
from planogram.ui.main_window import MainWindow
from planogram.ui.verbs import reset_layout

SMALL = (1366, 728)


def test_the_window_takes_the_size_of_a_small_screen(shop_window: MainWindow) -> None:
    least = shop_window.minimumSizeHint()
    assert (least.width() <= SMALL[0], least.height() <= SMALL[1]) == (True, True)
    shop_window.resize(*SMALL)
    assert (shop_window.width(), shop_window.height()) == SMALL


def test_palettes_stand_behind_the_catalogue_at_a_first_start_and_after_a_reset(shop_window: MainWindow) -> None:
    catalogue = shop_window.docks[0]
    for lay_out in (fit_to_screen, reset_layout):
        lay_out(shop_window)
        assert [dock.objectName() for dock in shop_window.tabifiedDockWidgets(catalogue)] == ["furniture", "pnm"]


def test_ways_out_of_a_drop_stay_inside_a_narrow_view(shop_window: MainWindow, qtbot: QtBot) -> None:
    document = shop_window.workbench.document
    label = document.history.steps[0].label
    view = shop_window.view.viewport()
    bar = OfferBar(view, lambda _: None)
    ways = tuple(Choice("choice.swap", (("name", "Sablés pur beurre nappés de chocolat 200 g"),), document.project, label) for _ in range(3))
    bar.show_offer(Offer(Message("gesture.too_wide", (("missing_mm", 69),), True), ways), shop_window.translator)
    assert bar.isVisible() and view.rect().contains(bar.geometry())


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
