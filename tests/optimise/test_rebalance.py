"""Small random shelves against every plan there is, and limits that no proposal may break."""

from collections.abc import Iterator
from functools import cache
from itertools import product as every
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.files import open_file
from planogram.metrics.checks import check
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope
from planogram.metrics.space import capacity
from planogram.model.find import find_level, position_of, walk_levels, walk_positions
from planogram.model.fixture import clear_height
from planogram.model.placement import free_length, placed, products_by_id
from planogram.model.product import Product, Sales
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.optimise.ground import in_scope
from planogram.optimise.linear import linear_task, within_reach
from planogram.optimise.needs import units_to_last
from planogram.optimise.proposal import Change, Proposal, apply, differences
from planogram.optimise.rebalance import rebalance
from planogram.optimise.rules import Rules
from planogram.optimise.search import search
from planogram.optimise.task import Plan, Task, aim, as_asked, lack, missing_facings, overfull, too_many, weight_of
from planogram.resources import resource
from tests.builders import bay, gondola, level, position, product, project, shelf
from tests.optimise.shops import FACE, shops

RULES = st.builds(
    Rules,
    mix=st.sampled_from([(("revenue", 1.0),), (("revenue", 0.5), ("quantity", 0.5))]),
    visible=st.booleans(),
    supply=st.booleans(),
    free_to_move=st.booleans(),
    may_drop=st.sampled_from([(), ("p0",)]),
    fill=st.booleans(),
    price_per_move=st.sampled_from([0.0, 0.02]),
)


def best_of_all(task: Task) -> tuple[float, float]:
    """The least any plan within the limits lacks, and the best aim of those that lack so little."""
    return min((lack(task, plan), aim(task, plan)) for plan in every_plan(task) if within_limits(task, plan))


def every_plan(task: Task) -> Iterator[Plan]:
    ways = [
        [(n, wide) for n, choice in enumerate(block.choices) for wide in range(block.least, max(block.least, choice.most) + 1) if wide or not n]
        for block in task.blocks
    ]
    return (list(plan) for plan in every(*ways))


def within_limits(task: Task, plan: Plan) -> bool:
    return overfull(task, plan) <= least_overfull(task) + 1e-6 and not any(too_many(task, plan, one) for one in task.articles)


@cache
def least_overfull(task: Task) -> float:
    """mm that every plan goes beyond the ends of the shelves."""
    return min(overfull(task, plan) for plan in every_plan(task))


def number_of_plans(shop: Project, rules: Rules) -> int:
    count = 1
    for block in linear_task(shop, FACE, rules).blocks:
        count *= sum(max(block.least, choice.most) + 1 for choice in block.choices)
    return count


@given(shops(), RULES)
def test_no_plan_is_better_than_the_one_proposed(shop: Project, rules: Rules) -> None:
    if number_of_plans(shop, rules) > 1200:
        rules = Rules(mix=rules.mix, visible=rules.visible, supply=rules.supply)
    if number_of_plans(shop, rules) > 2500:
        return
    task = linear_task(shop, FACE, rules)
    found = search(task, 2.0)
    lacking, best = best_of_all(task)
    assert lack(task, found.plan) == lacking, "nothing counts more than minimums"
    assert aim(task, found.plan) <= best * (1 + 1e-4) + 1e-6
    assert found.lack_bound <= lacking and found.bound <= best + 1e-6, "bounds no plan can beat"
    proposal = rebalance(shop, FACE, rules)
    asked = as_asked(task)
    assert proposal.missing_bound <= min(missing_facings(asked, plan) for plan in every_plan(task) if within_limits(task, plan))


def remarked(proposal: Proposal, product_id: str, code: str) -> bool:
    return any(remark.code == code and remark.product == product_id for remark in proposal.remarks)


@given(shops(), RULES, st.sampled_from([FACE, PROJECT, Scope("family", ("F",)), Scope("selection", ("pos0", "pos2"))]))
def test_a_proposal_never_breaks_a_limit(shop: Project, rules: Rules, scope: Scope) -> None:
    proposal = rebalance(shop, scope, rules)
    after = apply(shop, proposal)
    by_id = products_by_id(shop.products)
    for place in walk_levels(after):
        was = find_level(shop, place.level.id)
        assert free_length(place.level, place.bay, by_id) >= min(0.0, free_length(was.level, was.bay, by_id)) - 1e-5, "no level gets overfull"
    then = {one.id: (place, one) for place, one in walk_positions(after)}
    for place, old in walk_positions(shop):
        if old.id not in then:
            assert old.product in rules.may_drop
            continue
        new_place, new = then[old.id]
        moved = new_place.level.id != place.level.id
        if old.pinned or not in_scope(scope, old, by_id[old.product]):
            assert changed(new, gap_before=0.0) == changed(old, gap_before=0.0) and not moved
        assert not moved or rules.free_to_move
        clear = clear_height(new_place.bay, new_place.path[3], after.settings.hand_gap)
        block = next(one for one in placed(new_place.bay, new_place.level, by_id) if one.position.id == old.id)
        assert not moved or (
            (clear is None or block.height <= clear) and block.facing[2] <= new_place.level.depth and block.depth <= new_place.level.depth
        )
    for one in shop.products:
        check_needs(shop, after, proposal, one, rules, scope)


def check_needs(shop: Project, after: Project, proposal: Proposal, one: Product, rules: Rules, scope: Scope) -> None:
    """Maxima hold unless only what must stay is left; minima hold, or a remark says how much is lacking."""
    mine = [(place, p) for place, p in walk_positions(after) if p.product == one.id]
    changes = [change for change in proposal.changes if change.product == one.id]
    facings = sum(p.wide for _, p in mine)
    if any(change.wide_to > 1 and change.wide_to > change.wide_from for change in changes):
        assert facings <= (one.max_facings or 999)
    if not any(in_scope(scope, p, one) and not p.pinned for _, p in mine):
        return
    if facings < (one.min_facings or 0):
        assert remarked(proposal, one.id, "below_minimum")
    held = sum(capacity(p, one, place.level, place.bay, shop.settings) or 0 for place, p in mine)
    if rules.supply and held < units_to_last(shop, one):
        assert remarked(proposal, one.id, "short_supply")
    if rules.visible and measure(after, scope).value(one.id, "visible_enough") is False:
        assert remarked(proposal, one.id, "not_seen")


@given(shops(), RULES)
def test_the_same_question_gets_the_same_answer(shop: Project, rules: Rules) -> None:
    assert rebalance(shop, FACE, rules) == rebalance(shop, FACE, rules)


def course_three() -> Project:
    """Example B of the course: lengths 1, 3 and 1 m, profits 50, 200 and 100."""
    goods = tuple(product(name, 100.0, 200.0, 100.0, purchase_price=0.0, sale_price=price) for name, price in (("A", 25.0), ("B", 50.0), ("C", 25.0)))
    sales = tuple(Sales(name, quantity=sold) for name, sold in (("A", 2), ("B", 4), ("C", 4)))
    blocks = (position("a", "A", 10), position("b", "B", 30), position("c", "C", 10))
    return project(gondola("g", bay("bay", level("l", *blocks), width=5000.0)), products=goods, sales=sales)


GROSS_PROFIT = Rules(mix=(("gross_profit", 1.0),), visible=False)


def test_three_products_of_the_course_end_at_an_index_of_one() -> None:
    shop = course_three()
    assert [measure(shop).value(name, "is_gross_profit") for name in "ABC"] == pytest.approx([0.7143, 0.9524, 1.4286], abs=1e-4)
    after = apply(shop, rebalance(shop, PROJECT, GROSS_PROFIT))
    assert [position_of(after, name).wide for name in "abc"] == [7, 29, 14]
    assert [measure(after).value(name, "is_gross_profit") for name in "ABC"] == pytest.approx([1.0204, 0.9852, 1.0204], abs=1e-4)


@pytest.mark.parametrize(
    ("criterion", "facings", "indices"),
    [("revenue", "737328", [0.8333, 1.0, 1.0, 1.1667, 0.8667, 1.1167]), ("margin", "645537", [0.7834, 0.7821, 1.1944, 1.2276, 1.0954, 0.9678])],
)
def test_the_family_of_six_of_the_course(criterion: str, facings: str, indices: list[float]) -> None:
    # by hand, each level of ten facings on its own: (l − t)² ÷ t of both products, for revenue and A 58.3 + B 30 cm: 7 + 3 gives 2.3, 6 + 4 gives 3.4
    shop = open_file(resource("samples", "course_family.xlsx")).project
    after = apply(shop, rebalance(shop, PROJECT, Rules(mix=((criterion, 1.0),), visible=False, supply=False)))
    assert "".join(str(one.wide) for _, one in walk_positions(after)) == facings
    assert [measure(after).value(name, f"is_{criterion}") for name in "ABCDEF"] == pytest.approx(indices, abs=1e-4)


def test_a_proposal_can_be_taken_product_by_product() -> None:
    shop = course_three()
    proposal = rebalance(shop, PROJECT, GROSS_PROFIT)
    assert {change.product for change in proposal.changes} == {"A", "B", "C"}
    assert [position_of(apply(shop, proposal, ["C"]), name).wide for name in "abc"] == [10, 30, 14]
    assert apply(shop, proposal, []) is shop


def test_differences_are_told_in_figures() -> None:
    shop = course_three()
    gained = {one.product: one for one in differences(shop, rebalance(shop, PROJECT, GROSS_PROFIT))}
    assert gained["C"].facings == (10, 14)
    assert gained["C"].linear_m == pytest.approx((1.0, 1.4))


def test_what_is_right_already_is_left_alone() -> None:
    shop = course_three()
    balanced = apply(shop, rebalance(shop, PROJECT, GROSS_PROFIT))
    again = rebalance(balanced, PROJECT, GROSS_PROFIT)
    assert again.changes == () and again.method == "exact"


def test_without_room_a_remark_says_how_much_would_be_needed() -> None:
    goods = (product("big", 300.0), product("small", 100.0))
    blocks = (position("b", "big", pinned=True), position("s", "small", 1))
    shop = project(
        gondola("g", bay("bay", level("l", *blocks), width=480.0)), products=goods, sales=(Sales("small", revenue=10.0), Sales("big", revenue=10.0))
    )
    proposal = rebalance(shop, PROJECT, Rules(mix=(("revenue", 1.0),)))
    (remark,) = [one for one in proposal.remarks if one.code == "not_seen"]
    assert (remark.product, remark.level, dict(remark.numbers)["needs_mm"]) == ("small", "l", 120.0)
    assert proposal.missing == 2


def test_a_product_free_to_move_goes_where_there_is_room_unless_moves_are_dear() -> None:
    goods = tuple(product(name, 100.0) for name in "abcd")
    low = level("low", *(position(f"p{name}", name, 2) for name in "abc"), elevation=100.0)
    high = level("high", position("pd", "d", 1), elevation=800.0)
    shop = project(gondola("g", bay("bay", low, high, width=600.0)), products=goods, sales=tuple(Sales(one.id, revenue=100.0) for one in goods))
    rules = Rules(mix=(("revenue", 1.0),), free_to_move=True, fill=True)
    proposal = rebalance(shop, FACE, rules)
    assert proposal.moves == 1 and proposal.missing == 0
    dear = rebalance(shop, FACE, Rules(mix=rules.mix, free_to_move=True, fill=True, visible=False, price_per_move=5.0))
    assert dear.moves == 0


def test_a_block_that_moves_is_put_beside_its_family() -> None:
    goods = (product("a", family="F"), product("b", family="F"), product("c", family="G"))
    low, high = level("low", position("pa", "a")), level("high", position("pb", "b"), position("pc", "c"), elevation=800.0)
    shop = project(gondola("g", bay("bay", low, high)), products=goods)
    after = apply(shop, Proposal("rebalance", FACE, (Change("pa", "a", "low", "high", 1, 2, 1),)))
    assert [one.id for one in find_level(after, "high").level.positions] == ["pb", "pa", "pc"]


def test_blocks_that_grow_on_a_free_level_push_their_neighbours() -> None:
    goods = (product("a", 100.0), product("b", 100.0))
    blocks = (position("pa", "a", 1, x=100.0), position("pb", "b", 3, x=250.0))
    shop = project(
        gondola("g", bay("bay", level("l", *blocks, flow="free"), width=600.0)),
        products=goods,
        sales=(Sales("a", revenue=90.0), Sales("b", revenue=10.0)),
    )
    after = apply(shop, rebalance(shop, PROJECT, Rules(mix=(("revenue", 1.0),), visible=False)))
    place = find_level(after, "l")
    row = placed(place.bay, place.level, products_by_id(after.products))
    assert position_of(after, "pa").wide == 3
    assert row[0].right <= row[1].x + 1e-6 and row[1].right <= 600.0


def test_the_first_proposal_is_heard_at_once_and_cancelling_keeps_it() -> None:
    heard: list[Proposal] = []
    shop = course_three()
    assert rebalance(shop, PROJECT, GROSS_PROFIT, on_better=heard.append, cancelled=lambda: True) == heard[0]
    assert apply(shop, heard[0]) != shop


def test_an_empty_scope_proposes_nothing() -> None:
    assert rebalance(course_three(), Scope("family", ("Nobody",)), GROSS_PROFIT).changes == ()


@pytest.mark.parametrize("fields", [{"dividers": (400.0,)}, {"kind": "pegs", "hook_pitch": 25.0, "elevation": 1500.0}])
def test_a_proposal_fits_between_dividers_and_on_holes_too(fields: dict[str, Any]) -> None:
    blocks = (position("p", "a", 2), position("q", "b", 2), position("r", "c"))
    sales = tuple(Sales(name, quantity=10.0 * n, revenue=100.0 * n, margin=10.0 * n * n) for n, name in enumerate("abc", 1))
    plan = changed(shelf(*blocks, **fields), sales=sales)
    after = apply(plan, rebalance(plan, PROJECT))
    place = find_level(after, "low")
    assert free_length(place.level, place.bay, products_by_id(after.products)) >= -1e-6
    assert not [one for one in check(after) if one.code in ("fit_width", "divider_crossed")]


def crowded(width: float, *wides: float, **fields: object) -> Project:
    """A level of so many mm with these products, one facing of each."""
    goods = tuple(product(f"p{n}", wide, **fields) for n, wide in enumerate(wides))
    sales = tuple(Sales(one.id, revenue=100.0, quantity=28.0, period_days=28) for one in goods)
    blocks = [position(f"pos{n}", one.id, 1, deep=2) for n, one in enumerate(goods)]
    return project(gondola("g", bay("b", level("l", *blocks), width=width)), products=goods, sales=sales)


def test_where_not_everybody_can_be_seen_the_minimum_is_lowered_for_all_alike() -> None:
    # three facings of each would need 1350 mm, two need 900: nobody is left with one so that the narrow have three
    shop = crowded(920.0, 100.0, 150.0, 200.0)
    proposal = rebalance(shop, FACE, Rules(mix=(("revenue", 1.0),)))
    assert [position_of(apply(shop, proposal), f"pos{n}").wide for n in range(3)] == [2, 2, 2]
    assert (proposal.visible, proposal.missing, proposal.missing_bound, proposal.method) == (2, 3, 3, "exact")
    assert {one.product for one in proposal.remarks if one.code == "not_seen"} == {"p0", "p1", "p2"}


def test_what_must_last_is_lowered_before_anybody_goes_unseen() -> None:
    # a facing holds two units and one is sold a day: to last 10 days takes five facings of each, three facings fit
    shop = crowded(620.0, 100.0, 100.0, replenishment_days=10)
    proposal = rebalance(shop, FACE, Rules(mix=(("revenue", 1.0),)))
    assert [position_of(apply(shop, proposal), f"pos{n}").wide for n in range(2)] == [3, 3]
    assert (proposal.visible, proposal.lasting) == (3, 0.6)
    assert proposal.missing == 4 == proposal.missing_bound


def test_a_lack_is_shared_out() -> None:
    assert weight_of({"short_supply": 2}) > 2 * weight_of({"short_supply": 1})
    assert weight_of({"not_seen": 1}) > weight_of({"short_supply": 13})


def overgrown() -> Project:
    """A slow product with nine facings alone on its level; a fast one on another level that is full."""
    goods = (product("slow", 100.0), product("fast", 100.0))
    low, high = level("low", position("s", "slow", 9)), level("high", position("f", "fast", 9), elevation=800.0)
    sales = (Sales("slow", revenue=60.0), Sales("fast", revenue=120.0))
    return project(gondola("g", bay("b", low, high, width=920.0)), products=goods, sales=sales)


def test_length_that_nobody_else_gets_is_not_taken_away() -> None:
    rules = Rules(mix=(("revenue", 1.0),))
    assert position_of(apply(overgrown(), rebalance(overgrown(), FACE, rules)), "s").wide == 9
    emptier = rebalance(overgrown(), FACE, Rules(mix=rules.mix, may_empty=True))
    assert position_of(apply(overgrown(), emptier), "s").wide == 6


def test_why_a_product_keeps_more_than_its_target_is_said() -> None:
    rules = Rules(mix=(("revenue", 1.0),))
    (told,) = [one for one in rebalance(overgrown(), FACE, rules).remarks if one.product == "slow"]
    assert (told.code, told.level) == ("fills_level", "low")


def test_a_maximum_is_said() -> None:
    goods = (product("a", 100.0, max_facings=4), product("b", 100.0))
    row = level("l", position("pa", "a", 4), position("pb", "b", 4))
    shop = project(gondola("g", bay("b", row)), products=goods, sales=(Sales("a", revenue=70.0), Sales("b", revenue=30.0)))
    told = rebalance(shop, FACE, Rules(mix=(("revenue", 1.0),))).remarks
    assert "at_maximum" in {one.code for one in told if one.product == "a"}


def test_nobody_pays_for_a_minimum_that_no_shelf_has_room_for() -> None:
    # the fast one would need 40 facings to last; its level holds nine, so the slow one's share is of what is left beside nine
    goods = (product("fast", 100.0, replenishment_days=20), product("slow", 100.0))
    levels = level("l", position("f", "fast", 5)), level("m", position("s", "slow", 5), elevation=800.0)
    sales = (Sales("fast", None, 28, revenue=10.0, quantity=56.0), Sales("slow", None, 28, revenue=10.0, quantity=1.0))
    shop = project(gondola("g", bay("b", *levels, width=920.0)), products=goods, sales=sales)
    task = linear_task(shop, FACE, Rules(mix=(("revenue", 1.0),), fill=True))
    assert within_reach(task) == [920.0, 920.0]
    assert [article.target for article in task.articles] == [920.0, 920.0]


def two_levels(*low: Product, high: Product) -> Project:
    """Products on a low level that is too short for them, one on a high level with room."""
    goods = (*low, high)
    blocks = (position(f"on_{one.id}", one.id, 3) for one in low)
    levels = level("low", *blocks, elevation=100.0), level("high", position("there", high.id), elevation=1600.0)
    sales = tuple(Sales(one.id, revenue=100.0) for one in goods)
    return project(gondola("g", bay("b", *levels, width=920.0, height=2000.0)), products=goods, sales=sales)


FREE = Rules(mix=(("revenue", 1.0),), free_to_move=True, fill=True)


def moved(shop: Project, rules: Rules = FREE) -> list[str]:
    return [change.product for change in rebalance(shop, FACE, rules).changes if change.moves]


@pytest.mark.parametrize(
    ("fields", "goes"),
    [({}, True), ({"subfamily": "other"}, False), ({"roles": ("heavy",)}, False), ({"height": 450.0}, False), ({"height": 390.0}, True)],
)
def test_a_block_goes_only_where_it_belongs(fields: dict[str, Any], goes: bool) -> None:
    kin = {"family": "F", "subfamily": "sub"}
    goods = [product(name, 100.0, **{"height": 100.0, **kin, **fields}) for name in ("a", "b", "c", "d")]
    shop = two_levels(*goods, high=product("z", 100.0, **kin))
    assert bool(moved(shop)) == goes
    if "subfamily" in fields:
        assert moved(shop, msgspec.structs.replace(FREE, together=False))


def test_a_hung_product_goes_to_another_row_of_hooks_when_there_is_room_below_it() -> None:
    goods = tuple(product(name, 100.0, 250.0, 40.0) for name in "abcd")
    hooks = {"kind": "pegs", "hook_length": 300.0}
    low = level("low", position("pd", "d", 1), elevation=900.0, **hooks)
    high = level("high", *(position(f"p{name}", name, 2) for name in "abc"), elevation=1500.0, **hooks)
    board = level("board", elevation=960.0)
    sales = tuple(Sales(one.id, revenue=100.0) for one in goods)
    shop = project(gondola("g", bay("bay", low, board, high, width=600.0)), products=goods, sales=sales)
    rules = Rules(mix=(("revenue", 1.0),), free_to_move=True, fill=True)
    assert rebalance(shop, FACE, rules).moves == 1  # above the low hooks there are 30 mm, below them 900
