"""The worked examples of the course, number by number."""

import pytest

from planogram.metrics.measure import measure
from planogram.metrics.space import shelf_capacity, shelf_grid
from planogram.model.project import Project
from planogram.model.settings import Settings
from tests.builders import Sales, bay, gondola, level, position, product, project

REVENUE = {"A": 350, "B": 180, "C": 420, "D": 210, "E": 104, "F": 536}
RATE = {"A": 17, "B": 22, "C": 18, "D": 37, "E": 40, "F": 16}
CENTIMETRES = {"A": 40, "B": 60, "C": 30, "D": 70, "E": 50, "F": 50}


def family() -> Project:
    shelves = [
        level(f"l{n}", *(position(f"p{name}", name, CENTIMETRES[name] // 10) for name in pair), elevation=150 + 550 * n)
        for n, pair in enumerate(("AB", "CD", "EF"))
    ]
    sales = tuple(Sales(name, revenue=REVENUE[name], margin=REVENUE[name] * RATE[name] / 100) for name in REVENUE)
    return project(gondola("Gondola", bay("b", *shelves)), products=tuple(product(name, family="Family") for name in REVENUE), sales=sales)


def three() -> Project:
    prices = {"A": 35.0, "B": 60.0, "C": 35.0}
    products = tuple(product(name, purchase_price=10.0, sale_price=price) for name, price in prices.items())
    low = level("low", position("pa", "A", 10), position("pc", "C", 10), elevation=150)
    high = level("high", position("pb", "B", 30), elevation=700)
    sales = tuple(Sales(name, period_days=30, quantity=quantity) for name, quantity in (("A", 2), ("B", 4), ("C", 4)))
    return project(gondola("Linéaire", bay("b", low, high, width=3000)), products=products, sales=sales)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("is_revenue", {"A": 1.4583, "B": 0.5, "C": 2.3333, "D": 0.5, "E": 0.3467, "F": 1.7867}),
        ("is_margin", {"A": 1.1751, "B": 0.5214, "C": 1.9907, "D": 0.8769, "E": 0.6573, "F": 1.3550}),
        ("margin", {"A": 59.5, "B": 39.6, "C": 75.6, "D": 77.7, "E": 41.6, "F": 85.76}),
        ("developed_linear", {"A": 0.4, "B": 0.6, "C": 0.3, "D": 0.7, "E": 0.5, "F": 0.5}),
    ],
)
def test_the_family_of_six_articles(key, expected) -> None:
    figures = measure(family())
    for name, number in expected.items():
        assert figures.value(name, key) == pytest.approx(number, abs=5e-5)


def test_the_family_as_a_whole() -> None:
    figures = measure(family())
    assert figures.total("productivity") == pytest.approx(600.0)
    assert figures.total("profitability") == pytest.approx(126.5867, abs=5e-5)
    assert (figures.total("revenue"), figures.total("developed_linear"), figures.total("linear_use")) == pytest.approx((1800, 3.0, 1.0))
    assert figures.family("Family", "is_revenue") == pytest.approx(1.0)


def test_the_quadrants_of_the_family() -> None:
    figures = measure(family())
    assert {name: figures.value(name, "quadrant") for name in REVENUE} == {
        "A": "extend",
        "B": "reduce",
        "C": "extend",
        "D": "reduce",
        "E": "reduce",
        "F": "extend",
    }


def test_three_products_by_gross_profit() -> None:
    figures = measure(three())
    assert [figures.value(name, "gross_profit") for name in "ABC"] == [50, 200, 100]
    assert [figures.value(name, "is_gross_profit") for name in "ABC"] == pytest.approx([0.7143, 0.9524, 1.4286], abs=5e-5)
    assert [figures.value(name, "developed_linear") for name in "ABC"] == pytest.approx([1, 3, 1])


def test_storage_capacity_of_a_shelf() -> None:
    shelf = level("l", depth=470, clear_height=350)
    module = bay("b", shelf, width=1330)
    can = product("can", 66, 115, 66)
    assert shelf_grid(shelf, module, can, Settings()) == (20, 7, 3)
    assert shelf_capacity(shelf, module, can, Settings()) == 420


def test_developed_linear_of_equal_levels_is_ground_linear_times_levels() -> None:
    modules = [bay(f"b{n}", *(level(f"l{n}{m}", elevation=300 * m) for m in range(5)), width=1330) for n in range(4)]
    figures = measure(project(gondola("g", *modules)))
    assert figures.total("developed_linear") == pytest.approx(5 * figures.total("ground_linear"))
    assert figures.total("ground_linear") == pytest.approx(4 * 1.33)
