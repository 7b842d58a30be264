"""Product economics: rates from prices, several rows of sales added."""

from datetime import date

import pytest

from planogram.metrics.measure import measure
from tests.builders import Sales, bay, gondola, level, position, product, project

PRICED = product("a", purchase_price=2.0, sale_price=2.5, vat_pct=20.0)


def figures_of(article=PRICED, *rows, block=None):
    shelf = level("l", block or position("p", "a", 5, deep=4))
    return measure(project(gondola("g", bay("b", shelf)), products=(article,), sales=rows))


@pytest.mark.parametrize(("key", "number"), [("unit_margin", 0.5), ("markup_rate", 25.0), ("margin_rate", 20.0), ("multiplier", 1.5)])
def test_rates(key, number) -> None:
    assert figures_of().value("a", key) == pytest.approx(number)


def test_revenue_and_margin_are_given_or_follow_from_prices() -> None:
    figures = figures_of(PRICED, Sales("a", quantity=10))
    assert (figures.value("a", "revenue"), figures.value("a", "margin"), figures.value("a", "gross_profit")) == pytest.approx((25, 5, 5))
    promotion = figures_of(PRICED, Sales("a", quantity=10, revenue=22.0))
    assert (promotion.value("a", "margin"), promotion.value("a", "gross_profit")) == pytest.approx((2, 5))
    given = figures_of(PRICED, Sales("a", quantity=10, revenue=22.0, margin=3.0))
    assert given.value("a", "margin") == 3.0


def test_gross_profit_without_prices_is_the_margin() -> None:
    assert figures_of(product("a"), Sales("a", revenue=22.0, margin=3.0)).value("a", "gross_profit") == 3.0


def test_a_loss_leader_loses() -> None:
    figures = figures_of(product("a", purchase_price=2.0, sale_price=1.8), Sales("a", quantity=10))
    assert figures.value("a", "margin") == pytest.approx(-2.0)
    assert figures.value("a", "margin_rate") == pytest.approx(-100 / 9)
    assert figures.reason("a", "is_margin") == "no_total"


def test_rows_of_one_product_are_added() -> None:
    weeks = (
        Sales("a", date(2026, 1, 12), 7, quantity=20, opening_stock=70, closing_stock=40),
        Sales("a", date(2026, 1, 5), 7, quantity=10, opening_stock=80, closing_stock=70),
    )
    figures = figures_of(PRICED, *weeks)
    assert figures.value("a", "quantity") == 30
    assert figures.value("a", "revenue") == pytest.approx(75)
    assert figures.value("a", "average_stock") == 60
    assert figures.value("a", "rotation") == pytest.approx(0.5)
    assert figures.value("a", "days_of_supply") == pytest.approx(20 / (30 / 14))


def test_a_part_is_not_the_whole() -> None:
    figures = figures_of(product("a"), Sales("a", quantity=10), Sales("a", revenue=5.0))
    assert figures.value("a", "quantity") is None
    assert figures.reason("a", "quantity") == "no_quantity"
    assert figures.value("a", "revenue") is None


def test_stock_turn_takes_the_shelf_then_half_the_capacity_then_the_store() -> None:
    sold = {"quantity": 30, "period_days": 30}
    given = figures_of(PRICED, Sales("a", shelf_stock=5, opening_stock=100, closing_stock=20, **sold))
    assert given.value("a", "stock_turn") == pytest.approx(6)
    assert given.value("a", "sell_through_days") == pytest.approx(360 / (6 * 360 / 30))
    half = figures_of(PRICED, Sales("a", opening_stock=100, closing_stock=20, **sold))
    assert half.value("a", "stock_turn") == pytest.approx(3)
    store = figures_of(PRICED, Sales("a", opening_stock=100, closing_stock=20, **sold), block=position("p", "a", style="tray"))
    assert store.value("a", "stock_turn") == pytest.approx(store.value("a", "rotation"))
    notes = [figures.explain("a", "stock_turn").note for figures in (given, half, store)]
    assert notes == ["shelf_stock_given", "half_capacity", "store_stock"]


def test_direct_product_profit() -> None:
    one = figures_of(PRICED, Sales("a", quantity=10, direct_costs=2.0))
    assert one.value("a", "direct_product_profit") == pytest.approx(3.0)
    parts = figures_of(PRICED, Sales("a", quantity=10, cost_storage=1.0, cost_shrink=0.5))
    assert parts.value("a", "direct_product_profit") == pytest.approx(3.5)
    unknown = figures_of(PRICED, Sales("a", quantity=10))
    assert unknown.reason("a", "direct_product_profit") == "no_costs"


def test_a_family_weighs_rates_by_what_was_sold() -> None:
    articles = (product("a", family="F", purchase_price=2, sale_price=4), product("b", family="F", purchase_price=9, sale_price=10))
    shelf = level("l", position("p", "a"), position("q", "b"))
    sales = (Sales("a", quantity=30), Sales("b", quantity=10))
    figures = measure(project(gondola("g", bay("b", shelf)), products=articles, sales=sales))
    assert figures.family("F", "margin_rate") == pytest.approx(100 * (60 + 10) / (120 + 100))
    assert figures.family("F", "markup_rate") == pytest.approx(100 * 70 / 150)
    assert figures.family("F", "unit_margin") is None
    assert figures.family_reason("F", "unit_margin") == "not_for_group"
