"""The Analysis panel in the real window: every page mirrors the project, every entry is one edit."""

import msgspec
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from pytestqt.qtbot import QtBot

from planogram.i18n import translator
from planogram.metrics.advice import advise
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.shoppers import shoppers
from planogram.metrics.store import StoreFigures
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.model.settings import Settings
from planogram.model.store import TradeZone
from planogram.session.document import Document
from planogram.ui.analysis.advice import AdvicePage
from planogram.ui.analysis.assortment import AssortmentPage
from planogram.ui.analysis.cells import Cell, CellsTable, Row
from planogram.ui.analysis.counting import CountsPage
from planogram.ui.analysis.pareto import ParetoPage
from planogram.ui.analysis.profile import ProfilePage
from planogram.ui.analysis.score import ScorePage
from planogram.ui.analysis.store_sheet import StorePage
from planogram.ui.help_pages import indicators_page
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.property_fields import FIELDS
from tests import builders as b


def page(window: MainWindow, name: str, kind: type) -> object:
    window.run(f"analysis.{name}")
    window.live.flush()
    found = window.analysis.page()
    assert isinstance(found, kind)
    return found


def unbalanced() -> Project:
    """A sells most on little space, B little on much."""
    products = (b.product("a", name="Thé", marks=("launch",)), b.product("b", name="Café", family="Boissons"), b.product("c", name="Sel"))
    sales = (Sales("a", quantity=90, revenue=900.0, margin=90.0), Sales("b", quantity=10, revenue=100.0, margin=10.0))
    row = b.level("low", b.position("a1", "a", 1), b.position("b1", "b", 5), elevation=150)
    return b.project(b.gondola("g", b.bay("bay", row)), products=products, sales=sales)


@pytest.fixture
def window(shop_window: MainWindow) -> MainWindow:
    shop_window.workbench.replace(Document(unbalanced()))
    shop_window.live.flush()
    return shop_window


def test_an_empty_project_says_what_advice_and_score_take(shop_window: MainWindow) -> None:
    shop_window.workbench.replace(Document(Project()))
    advice, score = page(shop_window, "advice", AdvicePage), page(shop_window, "score", ScorePage)
    assert isinstance(advice, AdvicePage) and isinstance(score, ScorePage)
    assert "produits placés" in advice.told.text() and "placez des produits" in score.told.text()


def test_advice_is_told_shown_and_applied_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    advice = page(window, "advice", AdvicePage)
    assert isinstance(advice, AdvicePage)
    assert [row.ref for row in advice.table.cells.rows] == ["a", "b"]
    told = advice.table.cells.rows[0].cells
    assert told[2].text.startswith("Étendre. Facings")
    assert told[3].text == "lancement"
    advice.table.selectRow(0)
    qtbot.mouseClick(advice.show_it, Qt.MouseButton.LeftButton)
    assert window.workbench.selection.ids == ("a1",)
    wanted = next(one for one in advise(window.workbench.project) if one.product == "a")
    steps = window.workbench.document.history.now
    qtbot.mouseClick(advice.apply_it, Qt.MouseButton.LeftButton)
    assert window.workbench.document.history.now == steps + 1
    assert window.workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions[0].wide == wanted.facings_to
    window.live.flush()
    assert "Thé" in window.actions_by_key["edit.undo"].text()


def test_the_profile_has_bands_and_levels_and_a_click_selects_a_level(window: MainWindow, qtbot: QtBot) -> None:
    profile = page(window, "profile", ProfilePage)
    assert isinstance(profile, ProfilePage)
    assert profile.bands.rows[0].values == (1000.0, 100.0, 100.0)
    assert [row.ref for row in profile.levels.rows] == ["", "low"]
    qtbot.mouseClick(profile.levels, Qt.MouseButton.LeftButton, pos=QPoint(20, 26 + 24 + 12))
    assert window.workbench.selection.part == "low"


def test_pareto_counts_the_classes_and_a_bar_selects(window: MainWindow, qtbot: QtBot) -> None:
    pareto = page(window, "pareto", ParetoPage)
    assert isinstance(pareto, ParetoPage)
    assert pareto.chart.counts() == {"A": 1, "B": 1, "C": 0}
    qtbot.mouseClick(pareto.chart, Qt.MouseButton.LeftButton, pos=QPoint(pareto.chart.width() * 3 // 4, 60))
    assert window.workbench.selection.ids == ("b1",)


def test_the_assortment_lists_what_does_not_agree(window: MainWindow) -> None:
    assortment = page(window, "assortment", AssortmentPage)
    assert isinstance(assortment, AssortmentPage)
    assortment.which.setCurrentIndex(assortment.which.findData("not_placed"))
    assert [row.ref for row in assortment.table.cells.rows] == ["c"]
    assert assortment.which.itemText(1).endswith("(1)")


def entered(counts: CountsPage, series: str, **steps: str) -> None:
    for step, text in steps.items():
        line = counts.editors[series, step].line
        line.setText(text)
        line.left.emit()


def test_rows_picked_stay_so_when_the_table_is_sorted_or_its_numbers_change(qtbot: QtBot) -> None:
    table = CellsTable()
    qtbot.addWidget(table)

    def show(*numbers: float) -> None:
        rows = [Row(ref, (Cell(ref), Cell(str(number), number))) for ref, number in zip("abc", numbers, strict=True)]
        table.show_rows(("name", "number"), rows)

    show(1, 2, 3)
    table.selectAll()
    table.selectionModel().select(table.cells.index(1, 0), QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows)
    assert table.chosen() == ("a", "c")
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.chosen() == ("c", "a")
    show(5, 4, 3)
    assert table.chosen() == ("a", "c")


def test_counts_begun_for_one_project_are_not_written_into_another(window: MainWindow) -> None:
    counts = page(window, "counts", CountsPage)
    assert isinstance(counts, CountsPage)
    entered(counts, "before", entering="1000", passing="400", taking="120")
    window.files.show(Document(b.two_bays()))
    assert [counts.editors["before", step].line.text() for step in ("entering", "passing", "taking")] == ["", "", ""]
    entered(counts, "before", buying="80")
    assert window.workbench.project.counts == ()


def test_counts_are_taken_when_all_four_agree_and_refused_with_the_wrong_pair(window: MainWindow) -> None:
    counts = page(window, "counts", CountsPage)
    assert isinstance(counts, CountsPage)
    entered(counts, "before", buying="80", entering="1000", passing="400")
    assert window.workbench.project.counts == ()
    entered(counts, "before", taking="500")
    assert "Passent" in counts.remark.text()
    assert window.workbench.project.counts == ()
    entered(counts, "before", taking="120")
    assert shoppers(window.workbench.project).indices["before"]["attractiveness_index"] == 0.2
    entered(counts, "after", entering="1000", passing="400", taking="200", buying="100")
    assert counts.figures["difference", "purchase_index"].text().endswith("2,0 points")
    assert counts.figures["difference", "passing_index"].text().startswith("=")


def test_the_trade_area_is_typed_and_forecast_at_once(window: MainWindow) -> None:
    store = page(window, "store", StorePage)
    assert isinstance(store, StorePage)
    zones = store.zones
    assert zones.setData(zones.index(0, 0), "0–5 min")
    for key, text in (("people", "1 000"), ("yearly_spend", "200"), ("idc", "110"), ("captured_pct", "25")):
        assert zones.setData(zones.index(0, zones.keys.index(key)), text)
    assert not zones.setData(zones.index(0, zones.keys.index("people")), "many")
    assert window.workbench.project.trade_area == (TradeZone("0–5 min", people=1000.0, yearly_spend=200.0, idc=110.0, captured_pct=25.0),)
    window.live.flush()
    assert store.results["forecast_revenue"].text().replace("\u202f", "").startswith("55000")
    store.table.setCurrentIndex(zones.index(0, 0))
    store.table.remove_zone()
    assert window.workbench.project.trade_area == ()


def test_the_store_sheet_computes_and_explains(window: MainWindow, qtbot: QtBot) -> None:
    store = page(window, "store", StorePage)
    assert isinstance(store, StorePage)
    store.editors["customers"].line.setText("40")
    store.editors["customers"].line.left.emit()
    assert dict(window.workbench.project.store_sheet) == {"customers": "40"}
    assert StoreFigures(window.workbench.project).value("average_basket") == 25.0
    window.live.flush()
    assert store.results["average_basket"].text() == "25,00\u00a0€"
    qtbot.mouseClick(store.results["average_basket"], Qt.MouseButton.LeftButton)
    assert "OFPPT" in store.card.text
    window.workbench.document.undo()
    window.live.flush()
    assert store.editors["customers"].line.text() == ""


def test_levels_are_tinted_on_the_shelf_with_their_figure(window: MainWindow) -> None:
    window.run("analysis.heat")
    assert window.view.style_now.heat == (("low", 1.0, "1\u202f000\u00a0€/m"),)
    window.run("analysis.heat")
    assert window.view.style_now.heat == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_indicators_page_has_every_row_of_the_table(language: str) -> None:
    whole = indicators_page(translator(language))
    assert whole.count("\n## ") == len(INDICATORS)
    assert "{" not in whole


def test_every_threshold_of_the_project_is_a_field_with_words() -> None:
    fields = {field.key for field in FIELDS["settings"]}
    assert fields == {field.name for field in msgspec.structs.fields(Settings)}
    assert all(translator("fr").has(f"field.settings.{key}") for key in fields)
