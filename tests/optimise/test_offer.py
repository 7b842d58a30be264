"""Offers: what a user compares and accepts; products one by one, pinned blocks, a second question after a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.checks import check
from planogram.metrics.scope import PROJECT, face_scope
from planogram.model.edits.positions import change
from planogram.model.find import position_of, walk_levels, walk_positions
from planogram.model.placement import hangs, placed, products_by_id, reserved_length
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.optimise.comparing import compared
from planogram.optimise.earnings import Assumptions
from planogram.optimise.expected import profits
from planogram.optimise.offer import MODES, Offer, Wish, solve
from planogram.optimise.patterns import PATTERNS
from planogram.optimise.rules import Rules
from planogram.optimise.stock import Question
from tests.builders import bay, gondola, level, position, product, project
from tests.optimise.shops import shops

FACE = face_scope("g", "A")
FREE = Rules(visible=False, supply=False)


def shop() -> Project:
    """Two levels; three products of two families, one of which sells ten times as much."""
    goods = tuple(
        product(name, 100.0, 200.0, 100.0, family=family, sale_price=2.0, purchase_price=1.0) for name, family in (("a", "F"), ("b", "F"), ("c", "G"))
    )
    low = level("low", position("pa", "a", 4), position("pb", "b", 4), elevation=150.0, depth=400.0)
    up = level("up", position("pc", "c", 4), elevation=700.0, depth=400.0)
    sales = (Sales("a", quantity=20.0, period_days=28), Sales("b", quantity=200.0, period_days=28), Sales("c", quantity=20.0, period_days=28))
    return project(gondola("g", bay("b", low, up, width=800.0)), products=goods, sales=sales)


@pytest.mark.parametrize("mode", MODES)
def test_the_first_answer_is_heard_before_the_last(mode: str) -> None:
    heard: list[Offer] = []
    question = Question("g", "A", products=("a", "b", "c"))
    found = solve(shop(), Wish(mode, FACE, FREE, question=question), heard.append)
    assert heard and heard[0].base is found.base


def test_products_are_accepted_one_by_one() -> None:
    found = solve(shop(), Wish("rebalance", FACE, FREE))
    rows, totals = compared(found)
    assert [row.product for row in rows] == ["a", "b", "c"]
    assert totals.facings[0] == 12
    only = found.applied({"a"})
    assert position_of(only, "pa").wide < 4
    assert position_of(only, "pb").wide == 4
    assert found.applied(()) == found.base


def test_a_pinned_block_stays_and_the_rest_is_solved_again() -> None:
    pinned = change(shop(), ["pa"], pinned=True)
    found = solve(pinned, Wish("rebalance", FACE, msgspec_free(pinned)))
    assert "pa" not in {position.id for position in moved(pinned, found.applied())}


def msgspec_free(_: Project) -> Rules:
    return Rules(visible=False, supply=False, free_to_move=True)


def moved(before: Project, after: Project) -> list[object]:
    old = {position.id: (place.level.id, position) for place, position in walk_positions(before)}
    return [position for place, position in walk_positions(after) if old[position.id] != (place.level.id, position)]


def test_a_block_goes_only_where_its_family_stands_when_families_stay_together() -> None:
    base = shop()
    rules = Rules(visible=False, supply=False, free_to_move=True, together=True, fill=True)
    after = solve(base, Wish("rebalance", FACE, rules)).applied()
    levels = {position.product: place.level.id for place, position in walk_positions(after)}
    assert levels == {"a": "low", "b": "low", "c": "up"}


def test_what_is_reduced_or_moved_says_what_it_would_have_needed() -> None:
    found = solve(shop(), Wish("rebalance", FACE, FREE))
    reduced = next(one for one in found.remarks if one.code == "reduced" and one.product == "a")
    numbers = dict(reduced.numbers)
    assert (numbers["facings_from"], numbers["facings_to"]) == (4.0, float(position_of(found.applied(), "pa").wide))
    # the level is full again: to keep its facings it would need the length it gave
    assert numbers["needs_mm"] == pytest.approx((4 - numbers["facings_to"]) * 100.0)


def test_expected_profit_grows_with_facings_and_falls_with_the_level() -> None:
    base = shop()
    twice = change(base, ["pc"], wide=8)
    now, then = profits(base, twice, Assumptions(elasticity=0.5, stock_outs=False))["c"]
    assert now is not None and then is not None
    assert then == pytest.approx(now * 2**0.5)
    assert profits(base, base, Assumptions())["a"][0] == pytest.approx(profits(base, base, Assumptions())["a"][1])


def test_an_arrangement_is_compared_too() -> None:
    question = Question("g", "A", products=("a", "b"), visible=False)
    rows, totals = compared(solve(shop(), Wish("arrange", FACE, question=question)))
    gone = next(row for row in rows if row.product == "c")
    assert gone.facings == (4.0, None)
    assert totals.gap is None


def test_a_face_that_is_gone_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        solve(shop(), Wish("arrange", FACE, question=Question("g", "B")))


@given(shops(), st.sampled_from(MODES), st.sampled_from(sorted(PATTERNS)), st.booleans(), st.booleans())
def test_no_offer_breaks_a_limit_that_was_kept(before: Project, mode: str, pattern: str, free: bool, together: bool) -> None:
    rules = Rules(free_to_move=free, together=together, seconds=0.3)
    names = tuple(one.id for one in before.products)
    after = solve(before, Wish(mode, FACE, rules, question=Question("g", "A", pattern, products=names))).applied()
    stock = products_by_id(after.products)
    pinned = {position.id: (place.level.id, position) for place, position in walk_positions(before) if position.pinned}
    kept = {position.id: (place.level.id, changed_gap(position)) for place, position in walk_positions(after) if position.id in pinned}
    assert kept == {name: (level_id, changed_gap(position)) for name, (level_id, position) in pinned.items()}
    overfull = {place.level.id for place in walk_levels(before) if used(place, before) > place.bay.width + 0.05}
    for place in walk_levels(after):
        for block in placed(place.bay, place.level, stock):
            assert hangs(place.level) or block.position.style != "hanging"
        if place.level.id not in overfull:
            assert used(place, after) <= place.bay.width - reserved_length(place.level) + 0.05
    errors = {finding.code for finding in check(after) if finding.severity == "error"}
    assert errors <= {finding.code for finding in check(before) if finding.severity == "error"}


def changed_gap(position: object) -> object:
    return getattr(position, "wide"), getattr(position, "product")  # noqa: B009


def used(place: object, shop_: Project) -> float:
    return sum(block.width for block in placed(place.bay, place.level, products_by_id(shop_.products)))  # type: ignore[attr-defined]


def test_nothing_is_asked_of_an_empty_project() -> None:
    assert compared(solve(project(), Wish("rebalance", PROJECT)))[0] == ()
