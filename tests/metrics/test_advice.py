"""Advice: the edit it proposes, what it takes, and the index it promises, which is the one measured after applying it."""

import pytest

from planogram.i18n import LANGUAGES, translator
from planogram.metrics.advice import Advice, advise, apply
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope, face_scope
from planogram.model.find import find_position
from planogram.model.project import Project
from planogram.model.settings import Settings
from tests.builders import Sales, bay, gondola, level, position, product, project

REVENUE_AND_MARGIN = Settings(mix_revenue=0.5, mix_margin=0.5, mix_quantity=0.0, mix_gross_profit=0.0)


def plan_of(*levels, sales: dict[str, tuple[float, float]], width: float = 2000.0, **articles) -> Project:
    """Products of 100 mm, with (revenue, margin) by name."""
    products = tuple(articles.get(name, product(name)) for name in sales)
    rows = tuple(Sales(name, revenue=revenue, margin=margin) for name, (revenue, margin) in sales.items())
    return project(gondola("g", bay("b", *levels, width=width)), products=products, sales=rows, settings=REVENUE_AND_MARGIN)


def of(plan: Project, name: str, scope: Scope = PROJECT) -> Advice:
    return next(advice for advice in advise(plan, scope) if advice.product == name)


def two(width: float = 2000.0, **articles) -> Project:
    shelf = level("l", position("pa", "a", 10), position("pb", "b", 5))
    return plan_of(shelf, sales={"a": (100, 10), "b": (100, 10)}, width=width, **articles)


def test_reduce_frees_space() -> None:
    advice = of(two(), "a")
    # both deserve 7.5 facings
    assert (advice.text, advice.facings_from, advice.facings_to, advice.taken_mm) == ("reduce.text", 10, 8, -200)
    assert advice.index_before == pytest.approx(0.75)
    after = apply(two(), advice)
    assert measure(after).value("a", "is_mix") == pytest.approx(advice.index_after)
    assert advice.index_after == pytest.approx(0.5 / (8 / 13))


def test_extend_takes_space_and_says_what_is_missing() -> None:
    advice = of(two(), "b")
    assert (advice.text, advice.facings_from, advice.facings_to, advice.taken_mm, advice.missing_mm) == ("extend.text", 5, 8, 300, 0)
    assert advice.possible
    assert measure(apply(two(), advice)).value("b", "is_mix") == pytest.approx(advice.index_after)
    part = of(two(width=1600), "b")
    assert (part.text, part.facings_to, part.taken_mm, part.possible) == ("extend.text", 6, 100, True)
    tight = of(two(width=1500), "b")
    assert (tight.text, tight.facings_to, tight.missing_mm, tight.possible) == ("extend.no_room", 8, 300, False)


def test_limits_of_the_product_hold() -> None:
    assert of(two(a=product("a", min_facings=9)), "a").facings_to == 9
    assert of(two(b=product("b", max_facings=6)), "b").facings_to == 6
    assert of(two(a=product("a", min_facings=10)), "a").text == "reduce.delist"


def test_pinned_blocks_stay() -> None:
    shelf = level("l", position("pa", "a", 10, pinned=True), position("pb", "b", 5))
    assert of(plan_of(shelf, sales={"a": (100, 10), "b": (100, 10)}), "a").position is None


def test_marks_stand_beside_the_advice() -> None:
    advice = of(two(a=product("a", roles=("own_brand",), marks=("launch",))), "a")
    assert (advice.marks, advice.text) == (("own_brand", "launch"), "reduce.text")


def test_what_is_close_is_kept() -> None:
    shelf = level("l", position("pa", "a", 5), position("pb", "b", 5))
    advice = of(plan_of(shelf, sales={"a": (100, 10), "b": (100, 10)}), "a")
    assert (advice.quadrant, advice.position) == ("keep", None)
    assert apply(two(), advice) == two()


def heights(**levels) -> Project:
    """Product `a` earns but does not sell, `b` sells but does not earn."""
    shelves = [level(name, *blocks, elevation=elevation) for name, (elevation, blocks) in levels.items()]
    return plan_of(*shelves, sales={"a": (50, 15), "b": (150, 5)})


def test_promote_moves_to_a_better_level() -> None:
    plan = heights(low=(150, [position("pa", "a", 5)]), mid=(900, []), eye=(1300, [position("pb", "b", 5)]))
    advice = of(plan, "a")
    assert (advice.quadrant, advice.text, advice.level, advice.band) == ("promote", "promote.text", "eye", "eye")
    assert find_position(apply(plan, advice), "pa")[0].level.id == "eye"


def test_promote_without_room_says_so() -> None:
    plan = heights(low=(150, [position("pa", "a", 5)]), eye=(1300, [position("pb", "b", 5), position("full", "c", 1)]))
    narrow = plan_of(*plan.gondolas[0].faces[0].bays[0].levels, sales={"a": (50, 15), "b": (150, 5)}, width=600)
    assert of(narrow, "a").text == "promote.no_room"


def test_promote_at_eye_level_already() -> None:
    plan = heights(eye=(1300, [position("pa", "a", 5), position("pb", "b", 5)]))
    assert of(plan, "a").text == "promote.placed"


def test_a_thin_margin_leaves_eye_level() -> None:
    plan = heights(low=(150, []), hand=(800, []), eye=(1300, [position("pa", "a", 5), position("pb", "b", 5)]))
    advice = of(plan, "b")
    assert (advice.quadrant, advice.level, advice.band) == ("review_margin", "hand", "hand")


def test_a_level_too_low_is_no_better() -> None:
    plan = heights(low=(150, [position("pa", "a", 5, high=3)]), hand=(1000, []), eye=(1300, [position("pb", "b", 5)]), top=(1650, []))
    # hand leaves 250 mm, eye 300 mm, the top level is open: 600 mm of block go there
    assert of(plan, "a").level == "top"
    assert of(plan, "a").band == "eye"


def test_the_promise_holds_where_sales_are_shared_between_faces() -> None:
    here = gondola("g", bay("b", level("l", position("pa", "a", 10), position("pb", "b", 5))))
    there = gondola("h", bay("c", level("m", position("pa2", "a", 4))))
    sales = (Sales("a", revenue=100, margin=10), Sales("b", revenue=100, margin=10))
    plan = project(here, there, products=(product("a"), product("b")), sales=sales, settings=REVENUE_AND_MARGIN)
    scope = face_scope("g", "A")
    advice = of(plan, "a", scope)
    assert advice.facings_to < 10
    assert measure(apply(plan, advice), scope).value("a", "is_mix") == pytest.approx(advice.index_after)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_advice_has_its_sentence(language: str) -> None:
    say = translator(language)
    codes = ["extend.text", "extend.no_room", "extend.enough", "reduce.text", "reduce.delist", "keep.text"]
    codes += [f"{move}.{end}" for move in ("promote", "review_margin") for end in ("text", "no_room", "placed")]
    assert [code for code in codes if not say.has(f"advice.{code}")] == []
    assert [mark for mark in ("own_brand", "launch", "image", "supplier_agreement") if not say.has(f"advice.mark.{mark}")] == []
