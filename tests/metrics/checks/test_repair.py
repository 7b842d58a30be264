"""Repairs: the finding they were asked for is gone afterwards, or there is no repair."""

from datetime import date

import pytest

from planogram.metrics.checks import Finding, check, repair, repairable
from planogram.model.find import find_level, position_of
from planogram.model.product import Sales
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project

TODAY = date(2026, 3, 31)


def plan_of(*blocks, articles=None, **fields) -> Project:
    return project(gondola("g", bay("b", level("l", *blocks, **fields))), products=articles or (product("a"), product("b", 60, 100)))


def first(plan: Project, code: str) -> Finding:
    return next(finding for finding in check(plan, TODAY) if finding.code == code)


@pytest.mark.parametrize(
    ("code", "plan"),
    [
        ("fit_width", plan_of(position("p", "a", 9), position("q", "b", 4))),
        ("fit_height", plan_of(position("p", "a", 9, high=4), clear_height=450.0)),
        ("fit_height", plan_of(position("p", "a", 9, high=2, cap_high=1), clear_height=450.0)),
        ("fit_depth", plan_of(position("p", "a", 9, deep=9))),
        ("overlap", plan_of(position("p", "a", 3, x=0), position("q", "b", 3, x=250), flow="free")),
        ("below_visibility", plan_of(position("p", "a", 2), position("q", "b", 3))),
    ],
)
def test_the_finding_is_gone_and_no_error_is_new(code: str, plan: Project) -> None:
    finding = first(plan, code)
    assert repairable(finding)
    repaired = repair(plan, finding)
    assert repaired is not None
    assert finding.key not in {other.key for other in check(repaired, TODAY)}
    errors = [{other.key for other in check(state, TODAY) if other.severity == "error"} for state in (plan, repaired)]
    assert errors[1] <= errors[0]


@pytest.mark.parametrize(
    ("code", "plan"),
    [
        ("fit_width", plan_of(position("p", "a", 11, pinned=True))),
        ("fit_height", plan_of(position("p", "a"), clear_height=150.0)),
        ("fit_depth", plan_of(position("p", "a"), depth=50.0)),
        ("overlap", plan_of(position("p", "a", 9, x=0), position("q", "b", 3, x=850), flow="free")),
        ("below_visibility", plan_of(position("p", "a", 2), position("q", "b", 13))),
        ("not_placed", plan_of(position("p", "a", 9))),
    ],
)
def test_what_no_simple_edit_removes(code: str, plan: Project) -> None:
    assert repair(plan, first(plan, code)) is None


def test_a_repair_takes_no_more_than_it_must() -> None:
    plan = plan_of(position("p", "a", 9), position("q", "b", 4))
    repaired = repair(plan, first(plan, "fit_width"))
    assert repaired is not None
    # 900 + 240 − 1000 = 140 mm: two facings of a
    assert (position_of(repaired, "p").wide, position_of(repaired, "q").wide) == (7, 4)


def test_a_finding_about_what_is_gone_has_no_repair() -> None:
    plan = plan_of(position("p", "a", 9, deep=9))
    assert repair(plan_of(), first(plan, "fit_depth")) is None


def tall_plan(*blocks: tuple[str, str, int], sales: tuple[Sales, ...] = (), width: float = 1000.0, **article) -> Project:
    """One bay with a level in each band; blocks are (level, product, facings) on it."""
    heights = {"floor": 150.0, "hand": 700.0, "eye": 1200.0, "top": 1750.0}
    standing = {band: [position(f"{band}-{name}", name, wide) for home, name, wide in blocks if home == band] for band in heights}
    levels = [level(band, *standing[band], elevation=height, clear_height=400.0) for band, height in heights.items()]
    names = dict.fromkeys(name for _, name, _ in blocks)
    products = tuple(product(name, 100, 200, 100, **(article if name == "x" else {"purchase_price": 1.0, "sale_price": 1.5})) for name in names)
    return project(gondola("g", bay("b", *levels, width=width)), products=products, sales=sales)


OTHERS = tuple(("hand", f"n{number}", 1) for number in range(8))


@pytest.mark.parametrize(
    ("code", "plan"),
    [
        ("heavy_high", tall_plan(("eye", "x", 1), weight_g=9000.0)),
        ("bulky_high", tall_plan(("top", "x", 1), roles=("bulky", "pre_sold"))),
        ("top_unjustified", tall_plan(("top", "x", 2))),
        ("margin_on_floor", tall_plan(("floor", "x", 2), *OTHERS, purchase_price=1.0, sale_price=9.0)),
        ("low_margin_at_eye", tall_plan(("eye", "x", 2), *OTHERS, purchase_price=1.0, sale_price=1.1)),
        ("stockout_risk", tall_plan(("hand", "x", 1), sales=(Sales("x", quantity=20, period_days=7),), replenishment_days=1)),
        ("cover_too_long", tall_plan(("hand", "x", 9), sales=(Sales("x", quantity=1, period_days=10),))),
        (
            "over_exposed",
            tall_plan(("hand", "x", 6), ("eye", "n", 4), sales=(Sales("x", revenue=40.0, margin=4.0), Sales("n", revenue=60.0, margin=6.0))),
        ),
        (
            "under_exposed",
            tall_plan(("hand", "x", 2), ("eye", "n", 6), sales=(Sales("x", revenue=99.0, margin=9.0), Sales("n", revenue=99.0, margin=9.0))),
        ),
        ("overload", plan_of(position("p", "kilo", 4, deep=3), articles=(product("kilo", weight_g=1000.0),), max_load_g=5000.0)),
    ],
)
def test_a_product_is_brought_where_it_belongs(code: str, plan: Project) -> None:
    finding = first(plan, code)
    assert repairable(finding)
    repaired = repair(plan, finding)
    assert repaired is not None
    assert finding.key not in {other.key for other in check(repaired, TODAY)}
    assert not [other for other in check(repaired, TODAY) if other.severity == "error"]


@pytest.mark.parametrize("weak", [{"max_load_g": 9500.0}, {"max_load_g": 1.0}, {"dividers": (400.0, 800.0)}])
def test_what_is_too_heavy_for_its_height_goes_to_a_level_that_bears_it_and_has_the_room_in_one_piece(weak: dict[str, object]) -> None:
    """Five of 9 kg or 500 mm from the eyes: the hand level is nearer but takes neither the load nor the length."""
    low, hand = level("low", elevation=150.0), level("hand", position("n", "n", 2), elevation=700.0, **weak)
    eye = level("eye", position("p", "x", 5), elevation=1200.0)
    plan = project(gondola("g", bay("b", low, hand, eye)), products=(product("x", weight_g=9000.0), product("n", weight_g=100.0)))
    repaired = repair(plan, first(plan, "heavy_high"))
    assert repaired is not None
    assert [block.id for block in find_level(repaired, "low").level.positions] == ["p"]


@pytest.mark.parametrize("weak", [{"max_load_g": 2500.0}, {"dividers": (500.0,)}])
@pytest.mark.parametrize("code", ["below_visibility", "stockout_risk"])
def test_no_facing_is_added_that_the_level_does_not_bear_or_that_crosses_a_divider(code: str, weak: dict[str, object]) -> None:
    articles = (product("a", 200, weight_g=1000.0, replenishment_days=1.0), product("b", 200))
    shelf = level("l", position("p", "a", 2), position("q", "b"), depth=200.0, **weak)
    plan = project(gondola("g", bay("b", shelf)), products=articles, sales=(Sales("a", quantity=35, period_days=7),))
    assert repair(plan, first(plan, code)) is None


@pytest.mark.parametrize("code", ["heavy_high", "top_unjustified"])
def test_without_a_level_that_holds_it_nothing_is_moved(code: str) -> None:
    plan = tall_plan(("top", "x", 9), ("hand", "n", 2), ("eye", "m", 2), ("floor", "o", 2), weight_g=9000.0)
    assert repair(plan, first(plan, code)) is None
