"""The assortment: diversity, width, depth, its type, ABC, what does not agree."""

import numpy as np
import pytest

from planogram.metrics.abc import abc_codes, pareto
from planogram.metrics.assortment import assortment, mismatches
from planogram.metrics.columns import Column
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope
from planogram.model.project import Project
from planogram.model.settings import Settings
from tests.builders import Sales, bay, gondola, level, position, product, project


def listed(**subfamilies: str) -> list[object]:
    """Products by family, each letter of the text being one product's sub-family."""
    return [product(f"{family}{n}", family=family, subfamily=name) for family, names in subfamilies.items() for n, name in enumerate(names)]


def test_diversity_width_and_depth() -> None:
    found = assortment(listed(tea="aab", coffee="cd"), Settings())
    assert (found.diversity, found.width, found.depth, found.references) == (2, 2.0, 5 / 4, 5)
    assert [(row.family, row.width, row.references, row.depth) for row in found.families] == [("tea", 2, 3, 1.5), ("coffee", 2, 2, 1.0)]


@pytest.mark.parametrize(
    ("families", "references", "kind"), [(3, 4, "wide_deep"), (3, 3, "wide_shallow"), (2, 4, "narrow_deep"), (2, 3, "narrow_shallow")]
)
def test_four_types(families: int, references: int, kind: str) -> None:
    products = [product(f"{f}-{n}", family=f"f{f}") for f in range(families) for n in range(references)]
    assert assortment(products, Settings(wide_families=3, deep_references=4)).kind == kind


def test_no_family_no_shape() -> None:
    found = assortment([product("a")], Settings())
    assert (found.diversity, found.width, found.kind) == (0, None, None)


def column(*numbers: float) -> Column:
    return np.array(numbers)


def test_the_product_that_crosses_a_limit_takes_the_upper_class() -> None:
    assert abc_codes(column(60, 30, 6, 4), Settings()).tolist() == [0, 0, 1, 2]
    assert abc_codes(column(80, 15, 5), Settings()).tolist() == [0, 1, 2]


def test_classes_as_figures() -> None:
    shelf = level("l", *(position(f"p{name}", name) for name in "abc"))
    sales = tuple(Sales(name, revenue=revenue) for name, revenue in (("a", 5), ("b", 85), ("c", 10)))
    figures = measure(project(gondola("g", bay("b", shelf)), products=tuple(map(product, "abcd")), sales=sales))
    assert [figures.value(name, "abc_class") for name in "abcd"] == ["C", "A", "B", None]
    assert figures.reason("d", "abc_class") == "no_sales"
    rows = pareto(figures.product_ids, figures.column("revenue"), Settings())
    assert [(row.product, row.cumulated, row.abc_class) for row in rows] == [("b", 0.85, "A"), ("c", 0.95, "B"), ("a", 1.0, "C")]


def test_classes_of_a_family_are_its_own() -> None:
    articles = (product("a", family="F"), product("b", family="F"), product("c", family="G"))
    sales = (Sales("a", revenue=5), Sales("b", revenue=95), Sales("c", revenue=9900))
    plan = project(products=articles, sales=sales)
    assert [measure(plan, Scope("family", ("F",))).value(name, "abc_class") for name in "ab"] == ["C", "A"]
    assert measure(plan).value("b", "abc_class") == "C"


def test_what_does_not_agree() -> None:
    plan = project(
        gondola("g", bay("b", level("l", position("p", "a"), position("q", "b")))),
        products=tuple(map(product, "abcd")),
        sales=(Sales("a"), Sales("c"), Sales("gone")),
    )
    found = mismatches(plan)
    assert (found.not_placed, found.placed_without_sales, found.sold_without_place, found.sold_not_listed) == (("c", "d"), ("b",), ("c",), ("gone",))
    assert mismatches(Project()).not_placed == ()
