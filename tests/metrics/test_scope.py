"""Scopes: the grammar, and what each covers."""

import pytest

from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, BadScope, Scope, face_scope, parse_scope, scope_exists
from tests.builders import Sales, bay, gondola, level, position, product, project, two_bays

TEXTS = "project gondola:Épicerie face:A/B/RIGHT_END bay:G/A/1 level:G/A/1/2 family:Thé subfamily:F/S brand:X band:eye selection:a,b role:new"


@pytest.mark.parametrize("text", TEXTS.split())
def test_a_scope_is_read_back_as_written(text) -> None:
    assert parse_scope(text).text() == text


def test_a_gondola_name_may_hold_a_slash() -> None:
    assert parse_scope("face:Thé/Café/A") == face_scope("Thé/Café", "A")


@pytest.mark.parametrize("text", ["", "nothing", "project:x", "family:", "face:G", "face:G/C", "bay:G/A/0", "bay:G/A/x", "band:low", "level:G/A/1"])
def test_a_bad_scope_is_refused(text) -> None:
    with pytest.raises(BadScope):
        parse_scope(text)


def test_what_exists() -> None:
    plan = two_bays()
    there = ["project", "gondola:g", "face:g/A", "bay:g/A/2", "level:g/A/2/1", "band:eye"]
    missing = ["gondola:x", "face:g/B", "bay:g/A/3", "level:g/A/1/3", "family:none", "brand:none", "role:none", "subfamily:none"]
    assert [scope_exists(plan, parse_scope(text)) for text in there] == [True] * len(there)
    assert [scope_exists(plan, parse_scope(text)) for text in missing] == [False] * len(missing)


def test_a_place_takes_its_part_of_the_sales() -> None:
    plan = two_bays()
    first, second = measure(plan, parse_scope("bay:g/A/1")), measure(plan, parse_scope("bay:g/A/2"))
    # a stands twice: 2 facings in the first bay, 1 in the second
    assert first.value("a", "revenue") == pytest.approx(100 * 2 / 3)
    assert second.value("a", "revenue") == pytest.approx(100 / 3)
    assert first.explain("a", "revenue").note == "shared"
    assert second.product_ids == ("a",)
    assert second.total("revenue") == pytest.approx(100 / 3)
    assert second.value("a", "rotation") is None


def test_a_group_takes_a_product_whole_and_lists_its_members() -> None:
    shelf = level("l", position("p", "a", 2), position("q", "b", 2))
    articles = (product("a", family="F", brand="X", roles=("new",)), product("b", family="G", brand="X"), product("c", family="F", subfamily="S"))
    plan = project(gondola("g", bay("b", shelf)), products=articles, sales=(Sales("a", revenue=10), Sales("b", revenue=30)))
    family = measure(plan, Scope("family", ("F",)))
    assert family.product_ids == ("a", "c")
    assert family.value("a", "is_revenue") == pytest.approx(1.0)
    assert (family.total("revenue"), family.total("products"), family.total("positions")) == (10, 1, 1)
    assert family.total("developed_linear") == pytest.approx(0.2)
    assert family.total("ground_linear") is None
    assert family.total_reason("ground_linear") == "no_furniture"
    assert family.families == ("F",)
    assert measure(plan, Scope("brand", ("X",))).product_ids == ("a", "b")
    assert measure(plan, Scope("role", ("new",))).product_ids == ("a",)
    assert measure(plan, parse_scope("subfamily:S")).product_ids == measure(plan, parse_scope("subfamily:F/S")).product_ids == ("c",)
    assert [row.revenue for row in family.levels] == [10]


def test_bands_and_selections() -> None:
    plan = two_bays()
    hand = measure(plan, Scope("band", ("hand",)))
    assert hand.product_ids == ("c",)
    assert hand.total("developed_linear") == pytest.approx(1.0)
    chosen = measure(plan, Scope("selection", ("a2", "b1p")))
    assert chosen.product_ids == ("a", "b")
    assert chosen.total("positions") == 2
    assert chosen.value("a", "revenue") == pytest.approx(100 / 3)
    assert chosen.total("ground_linear") is None


def test_a_place_that_is_not_there_is_empty() -> None:
    figures = measure(two_bays(), parse_scope("face:nowhere/A"))
    assert figures.product_ids == ()
    assert (figures.total("positions"), figures.total("facings"), figures.total("revenue")) == (0, 0, None)
    assert figures.total_reason("revenue") == "no_space"


def test_levels_and_faces() -> None:
    figures = measure(two_bays(), PROJECT)
    assert [(row.bay, row.level, row.band) for row in figures.levels] == [(1, 1, "floor"), (1, 2, "hand"), (2, 1, "floor"), (2, 2, "eye")]
    assert [row.used_m for row in figures.levels] == pytest.approx([0.38, 0.2, 0.1, 0.0])
    assert [row.revenue for row in figures.levels[:3]] == pytest.approx([100 * 2 / 3 + 50, 80, 100 / 3])
    assert figures.levels[3].revenue is None
    assert [(face.gondola, face.face, face.ground_linear_m, face.developed_linear_m, face.bays) for face in figures.faces] == [
        ("g", "A", 1.5, 3.0, 2)
    ]


def test_the_same_question_has_the_same_answer() -> None:
    plan = two_bays()
    assert measure(plan) is measure(plan, Scope("project"))
