"""Indices: who counts, unequal periods, the close band, the target."""

import pytest

from planogram.metrics.measure import measure
from planogram.model.settings import Settings
from tests.builders import Sales, bay, gondola, level, position, product, project


def figures_of(wide, sales, **settings):
    """Products named by the keys of `wide`, 100 mm wide each, on one level."""
    shelf = level("l", *(position(f"p-{name}", name, count) for name, count in wide.items() if count))
    articles = tuple(product(name, family=name[0]) for name in wide)
    return measure(project(gondola("g", bay("b", shelf, width=5000)), products=articles, sales=tuple(sales), settings=Settings(**settings)))


def test_an_index_runs_over_the_placed_products_that_have_the_criterion() -> None:
    figures = figures_of({"a": 2, "b": 2, "mute": 6, "absent": 0}, [Sales("a", revenue=30), Sales("b", revenue=10), Sales("absent", revenue=1000)])
    assert figures.value("a", "is_revenue") == pytest.approx(0.75 / 0.5)
    assert figures.value("b", "is_revenue") == pytest.approx(0.25 / 0.5)
    assert figures.value("mute", "is_revenue") is None
    assert figures.reason("mute", "is_revenue") == "no_sales"
    assert figures.value("mute", "linear_share") == pytest.approx(0.6)
    assert figures.total("revenue") == 40
    assert figures.total("productivity") == pytest.approx(100.0)


def test_a_listed_product_without_a_place() -> None:
    figures = figures_of({"a": 2, "absent": 0}, [Sales("a", revenue=30), Sales("absent", revenue=10)])
    assert figures.product_ids == ("a", "absent")
    assert figures.value("absent", "facings") == 0
    assert figures.value("absent", "revenue") == 10
    for key in ("linear_share", "productivity", "is_revenue", "capacity", "visible_enough", "target_linear", "quadrant"):
        assert figures.value("absent", key) is None
        assert figures.reason("absent", key) == "no_space"
    assert figures.placed_ids == ("a",)


def test_shares_use_value_per_day_when_periods_differ() -> None:
    figures = figures_of({"a": 1, "b": 1}, [Sales("a", period_days=7, revenue=70), Sales("b", period_days=28, revenue=280)])
    assert figures.value("a", "is_revenue") == pytest.approx(1.0)
    operands = {name: value for name, value, _ in figures.explain("a", "is_revenue").operands}
    assert (operands["value_per_day"], operands["total_per_day"]) == pytest.approx((10, 20))


def test_no_index_when_the_criterion_does_not_sum_to_something_positive() -> None:
    figures = figures_of({"a": 1, "b": 1}, [Sales("a", margin=-5.0, revenue=0.0), Sales("b", margin=5.0, revenue=0.0)])
    assert figures.value("b", "is_margin") is None
    assert figures.reason("b", "is_margin") == figures.reason("b", "is_revenue") == "no_total"


def test_a_quantity_of_zero_is_a_value() -> None:
    figures = figures_of({"a": 1, "b": 1}, [Sales("a", quantity=0), Sales("b", quantity=5)])
    assert figures.value("a", "quantity") == 0
    assert figures.value("a", "is_quantity") == 0
    assert figures.value("a", "days_of_supply") is None
    assert figures.reason("a", "days_of_supply") == "no_sales"


@pytest.mark.parametrize(
    ("revenue", "margin", "quadrant"),
    [
        ((150, 50), (150, 50), "extend"),
        ((150, 50), (50, 150), "review_margin"),
        ((50, 150), (150, 50), "promote"),
        ((50, 150), (50, 150), "reduce"),
        ((105, 95), (95, 105), "keep"),
        ((110, 90), (90, 110), "keep"),
        ((100, 100), (150, 50), "extend"),
    ],
)
def test_quadrants(revenue, margin, quadrant) -> None:
    rows = [Sales(name, revenue=revenue[n], margin=margin[n]) for n, name in enumerate("ab")]
    assert figures_of({"a": 3, "b": 3}, rows).value("a", "quadrant") == quadrant


def test_the_mix_is_a_weighted_mean() -> None:
    rows = [Sales("a", revenue=150, margin=30, quantity=10), Sales("b", revenue=50, margin=30, quantity=30)]
    figures = figures_of({"a": 1, "b": 1}, rows, mix_revenue=0.5, mix_margin=0.5, mix_quantity=0.0, mix_gross_profit=0.0)
    assert figures.value("a", "is_mix") == pytest.approx(0.5 * 1.5 + 0.5 * 1.0)
    assert figures.value("a", "target_linear") == pytest.approx(0.3)


@pytest.mark.parametrize("order", [("is_mix", "is_margin"), ("is_margin", "is_mix")])
def test_the_mix_of_a_family_is_that_of_its_own_indices_whatever_is_read_first(order) -> None:
    rows = [Sales("aa", revenue=150, margin=30), Sales("ab", revenue=50), Sales("b", revenue=100, margin=10)]
    figures = figures_of({"aa": 1, "ab": 2, "b": 3}, rows, mix_revenue=0.75, mix_margin=0.25, mix_quantity=0.0, mix_gross_profit=0.0)
    read = {key: figures.family("a", key) for key in order}
    revenue, margin = (200 / 300) / (3 / 6), (30 / 40) / (1 / 4)
    assert read["is_margin"] == figures.family("a", "is_margin") == pytest.approx(margin)
    assert read["is_mix"] == pytest.approx(0.75 * revenue + 0.25 * margin)


def test_a_mix_without_one_of_its_criteria_is_absent() -> None:
    figures = figures_of({"a": 9, "b": 1}, [Sales("a", revenue=150, margin=3), Sales("b", revenue=50, margin=1)])
    assert figures.value("a", "is_mix") is None
    assert figures.reason("a", "is_mix") == "no_quantity"
    assert figures.value("a", "target_linear") == pytest.approx(0.75)


def test_the_target_brings_the_index_to_one() -> None:
    rows = [Sales("a", revenue=180), Sales("b", revenue=120)]
    weights = {"mix_revenue": 1.0, "mix_margin": 0.0, "mix_quantity": 0.0, "mix_gross_profit": 0.0}
    before = figures_of({"a": 10, "b": 10}, rows, **weights)
    targets = {name: round(before.value(name, "target_linear") * 10) for name in "ab"}
    assert targets == {"a": 12, "b": 8}
    after = figures_of(targets, rows, **weights)
    assert [after.value(name, "is_revenue") for name in "ab"] == pytest.approx([1, 1])


def test_the_target_is_never_less_than_what_is_seen() -> None:
    rows = [Sales("a", revenue=1), Sales("b", revenue=999)]
    figures = figures_of({"a": 10, "b": 10}, rows, mix_margin=0.0, mix_quantity=0.0, mix_gross_profit=0.0)
    assert figures.value("a", "target_linear") == pytest.approx(0.3)


def test_profitability_index_multiplies_profitability_by_rotation() -> None:
    rows = [Sales("a", quantity=100, margin=50, opening_stock=30, closing_stock=10)]
    figures = figures_of({"a": 5}, rows)
    assert figures.value("a", "profitability_index") == pytest.approx(50 / 0.5 * (100 / 20) / 1000)


def test_indices_of_a_family() -> None:
    rows = [Sales("a1", revenue=30), Sales("a2", revenue=30), Sales("b1", revenue=40)]
    figures = figures_of({"a1": 1, "a2": 1, "b1": 2, "b2": 4}, rows)
    assert figures.family("a", "is_revenue") == pytest.approx(0.6 / 0.5)
    assert figures.family("b", "is_revenue") == pytest.approx(0.4 / 0.5)
    assert figures.family("b", "productivity") == pytest.approx(40 / 0.2)
    assert figures.family("b", "visible_enough") is None


def test_space_yield_counts_the_floor() -> None:
    figures = figures_of({"a": 5}, [Sales("a", margin=50)])
    assert figures.total("space_yield_m2") == pytest.approx(50 / (5.0 * 0.5))
