"""Rows of the figures table and what is typed above it, without a window."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planogram.i18n import translator
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.ui.panels.figure_filter import BadFilter, FigureFilter, names_of, passing, read_filter
from planogram.ui.panels.figure_formulas import computed, computed_column, computed_text, computed_title
from planogram.ui.panels.figure_rows import Arrangement, subjects
from tests import builders as b

FR = translator("fr")


@pytest.fixture
def shop() -> Project:
    products = (
        b.product("p1", name="Éclair", family="Gâteaux"),
        b.product("p2", name="Eau", family="Boissons"),
        b.product("p3", name="Cidre", family="Boissons"),
        b.product("p4", name="Sel"),
        b.product("p5", name="Absent", family="Boissons"),
    )
    row = [b.position(f"q{n}", f"p{n}", n) for n in range(1, 5)]
    sales = (
        Sales("p1", quantity=1, revenue=500.0, margin=1.0),
        Sales("p2", quantity=2, revenue=10.0, margin=5.0),
        Sales("p3", revenue=50.0, margin=9.0),
    )
    return b.project(b.gondola("g", b.bay("bay", b.level("low", *row), width=2000)), products=products, sales=sales)


def rows(project: Project, text: str = "", **arranged: object) -> list[str]:
    figures = measure(project, PROJECT)
    wanted = read_filter(text, names_of(FR))
    return subjects(figures, Arrangement(**arranged), FR, None if wanted == FigureFilter() else passing(figures, wanted, FR))  # type: ignore[arg-type]


def test_products_by_name_without_accents_and_only_those_that_stand(shop: Project) -> None:
    assert rows(shop) == ["p3", "p2", "p1", "p4"]
    assert rows(shop, descending=True) == ["p4", "p1", "p2", "p3"]


@pytest.mark.parametrize(("descending", "expected"), [(False, ["p2", "p3", "p1", "p4"]), (True, ["p1", "p3", "p2", "p4"])])
def test_absent_figures_come_last_both_ways(shop: Project, descending: bool, expected: list[str]) -> None:
    assert rows(shop, sorted_by="revenue", descending=descending) == expected


def test_families_hold_their_products_and_those_without_come_last(shop: Project) -> None:
    assert rows(shop, kind="grouped") == ["family:Boissons", "p3", "p2", "family:Gâteaux", "p1", "family:", "p4"]
    assert rows(shop, kind="grouped", collapsed=frozenset({"Boissons"}))[:2] == ["family:Boissons", "family:Gâteaux"]
    assert rows(shop, kind="family", sorted_by="revenue", descending=True) == ["family:Gâteaux", "family:Boissons", "family:"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eclair", ["p1"]),
        ("boissons; revenue > 20", ["p3"]),
        ("IS CA > 1,1", ["p1"]),
        ("part >= 40", ["p4"]),
        ("facings = 2", ["p2"]),
        ("facings <> 2; CA < 100", ["p3"]),
        ("visible = oui", ["p3", "p4"]),
        ("abc_class = a", ["p1"]),
        ("revenue > 10000", []),
    ],
)
def test_words_and_conditions(shop: Project, text: str, expected: list[str]) -> None:
    assert sorted(rows(shop, text)) == expected


@pytest.mark.parametrize("text", ["nothing > 3", "revenue > much", "quadrant < 2x"])
def test_what_cannot_be_read_is_refused_by_its_clause(text: str) -> None:
    with pytest.raises(BadFilter, match=text):
        read_filter(f"tea; {text}", names_of(FR))


@given(st.text(max_size=30), st.sampled_from(["p1", "family:Boissons", None, "not there"]))
@example("{", "p1")
@example("{=facings_wide}", "p1")
def test_any_text_as_a_column_gives_cells_or_none(text: str, subject: str | None) -> None:
    figures = measure(b.two_bays(), PROJECT)
    for key in (text, "=" + text, "{" + text + "}"):
        assert isinstance(computed_text(computed(figures, subject, key, FR), FR), str)
        assert len(computed_column(figures, key, FR)) == len(figures.index.ids)
        assert isinstance(computed_title(key), str)


def test_computed_columns_are_the_figures_they_are_made_of() -> None:
    figures = measure(b.two_bays(), PROJECT)
    for key in ("revenue", "linear_share", "is_mix", "capacity"):
        doubled = computed_column(figures, f"=2*{key}", FR)
        assert np.array_equal(doubled, 2.0 * figures.columns[key], equal_nan=True)
