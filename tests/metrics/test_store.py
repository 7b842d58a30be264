"""Figures of the store sheet and the trade area."""

import pytest

from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.metrics.store import StoreFigures
from planogram.metrics.trade_area import trade_area, zone_figures
from planogram.model.project import Project
from planogram.model.store import TradeZone
from planogram.model.units import parse_number
from tests.builders import Sales, product

SHEET = {
    "revenue": "200 000",
    "customers": "8000",
    "employees": "4",
    "sales_area_m2": "160",
    "net_profit": "9 000",
    "capital_invested": "60000",
    "book_stock": "51 000",
    "counted_stock": "50000",
    "assortment_size": "400",
    "missing_references": "12",
    "stores_with_brand": "45",
    "stores_concerned": "60",
    "class_revenue_with_brand": "900",
    "class_revenue": "1000",
}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("average_basket", 25.0),
        ("stock_out_rate", 0.03),
        ("shrinkage", 1000.0),
        ("shrinkage_rate", 0.5),
        ("numeric_distribution", 75.0),
        ("value_distribution", 90.0),
        ("roi", 15.0),
        ("revenue_per_m2", 1250.0),
        ("revenue_per_employee", 50000.0),
    ],
)
def test_figures_of_the_sheet(key: str, expected: float) -> None:
    figures = StoreFigures(Project(store_sheet=tuple(SHEET.items())))
    assert figures.value(key) == pytest.approx(expected)
    assert figures.reason(key) is None
    assert all(value is not None for _, value, _ in figures.explain(key).operands)


def test_an_empty_sheet_has_reasons() -> None:
    figures = StoreFigures(Project())
    for key, row in INDICATORS.items():
        if "store" in row.kinds:
            assert (figures.value(key), figures.reason(key)) == (None, row.absent)
            assert figures.explain(key).result is None


def test_revenue_and_references_come_from_the_project_when_not_given() -> None:
    plan = Project(
        products=(product("a"), product("b")), sales=(Sales("a", revenue=90.0),), store_sheet=(("customers", "3"), ("missing_references", "1"))
    )
    figures = StoreFigures(plan)
    assert figures.value("average_basket") == 30.0
    assert figures.value("stock_out_rate") == 0.5


@pytest.mark.parametrize(
    ("text", "value"),
    [("1\u202f250,5", 1250.5), ("-3", -3.0), ("", None), ("good", None), ("inf", None), ("nan", None), ("1e20", None), ("−3", -3.0)],
)
def test_numbers_as_people_type_them(text: str, value: float | None) -> None:
    assert parse_number(text) == value


def test_a_zone_by_heads_and_index() -> None:
    zone = zone_figures(TradeZone("0-5 min", people=2000, yearly_spend=300, idc=110, captured_pct=25))
    assert (zone.zone_potential, zone.forecast_revenue) == pytest.approx((660_000, 165_000))


def test_groups_by_income_and_people_captured() -> None:
    plan = Project(
        trade_area=(
            TradeZone("A", "modest", people=1000, income=4000, spend_share_pct=10, captured_people=300),
            TradeZone("A", "well off", people=500, income=12000, spend_share_pct=5, captured_pct=20),
            TradeZone("B", people=100),
        )
    )
    area = trade_area(plan)
    assert [zone.zone_potential for zone in area.zones] == [400_000, 300_000, None]
    assert (area.zone_potential, area.forecast_revenue) == (700_000, 180_000)
    assert [zone.reason for zone in area.zones] == [None, None, "no_spend"]
    report = as_json(plan, measure(plan))["trade_area"]
    assert report["forecast_revenue"] == 180_000
    assert len(report["zones"]) == 3


def test_living_wealth_index_counts_from_one() -> None:
    zone = TradeZone("A", people=10, yearly_spend=100, idc=1.2, captured_pct=100)
    plan = Project(trade_area=(zone,), store_sheet=(("consumption_index", "irv"),))
    assert trade_area(plan).forecast_revenue == pytest.approx(1200)


def test_revenue_by_analogy() -> None:
    sheet = (("similar_revenue", "500000"), ("similar_potential", "2000000"))
    plan = Project(trade_area=(TradeZone("A", people=10_000, yearly_spend=300),), store_sheet=sheet)
    assert StoreFigures(plan).value("analogue_revenue") == pytest.approx(750_000)
