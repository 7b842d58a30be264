"""Any part of a proposal is a plan that breaks nothing the present one keeps; all of it is the proposal, none of it the present plan."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.checks import check
from planogram.metrics.space import capacity
from planogram.model.find import walk_positions
from planogram.model.placement import products_by_id
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.optimise.accepting import Accepted
from planogram.optimise.arrange import ORDERS
from planogram.optimise.comparing import compared
from planogram.optimise.offer import MODES, Offer, Wish, solve, spots_of
from planogram.optimise.patterns import PATTERNS
from planogram.optimise.rules import Rules
from planogram.optimise.stock import Question
from tests.builders import bay, gondola, level, position, product, project
from tests.optimise.shops import FACE, hard_shops

AMOUNTS = ("excess_mm", "excess_g", "overlap_mm", "across_mm", "hidden_pct")

WISHES = st.builds(
    lambda mode, rules, pattern, order, separators, visible, heights: Wish(
        mode, FACE, rules, question=Question("g", "A", pattern, order, separators=separators, visible=visible, move_levels=heights)
    ),
    st.sampled_from(MODES),
    st.builds(
        Rules, free_to_move=st.booleans(), together=st.booleans(), fill=st.booleans(), may_drop=st.sampled_from([(), ("p0",)]), seconds=st.just(0.2)
    ),
    st.sampled_from(sorted(PATTERNS)),
    st.sampled_from(sorted(ORDERS)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def errors(shop: Project) -> dict[tuple[str, tuple[str, ...]], float]:
    """Every error and how bad it is."""
    found = [one for one in check(shop) if one.severity == "error"]
    return {(one.code, one.subject): next((one.numbers[name] for name in AMOUNTS if name in one.numbers), 1.0) for one in found}


def worse(before: Project, after: Project) -> list[tuple[str, tuple[str, ...]]]:
    """Errors that are new or graver."""
    old = errors(before)
    return [key for key, amount in errors(after).items() if amount > old.get(key, 0.0) + 0.06]


def totals(shop: Project) -> dict[str, tuple[int, int]]:
    """Facings and units of each product."""
    found: dict[str, tuple[int, int]] = {}
    stock = products_by_id(shop.products)
    for place, one in walk_positions(shop):
        facings, units = found.get(one.product, (0, 0))
        found[one.product] = (facings + one.wide, units + (capacity(one, stock[one.product], place.level, place.bay, shop.settings) or 0))
    return found


def breaks_nothing(before: Project, after: Project, offer: Offer) -> None:
    """No error is new or graver (a price that a piece hides is at least said), pins hold, and maxima."""
    said = {remark.product for remark in offer.remarks if remark.code == "price_hidden"}
    hidden = {one.id for _, one in walk_positions(after) if one.product in said}
    assert [key for key in worse(before, after) if key[0] != "pnm_hides_price" or not hidden & set(key[1])] == []
    ids = [one.id for _, one in walk_positions(after)]
    assert len(ids) == len(set(ids))
    then = {one.id: (place.level.id, one) for place, one in walk_positions(after)}
    for place, one in walk_positions(before):
        if one.pinned:
            assert then[one.id][0] == place.level.id
            assert (then[one.id][1].wide, then[one.id][1].high, then[one.id][1].deep) == (one.wide, one.high, one.deep)
        if one.id in then:
            assert (then[one.id][1].group, then[one.id][1].squeeze_pct, then[one.id][1].style) == (one.group, one.squeeze_pct, one.style)
    old, stock = totals(before), products_by_id(before.products)
    for name, (facings, units) in totals(after).items():
        limits = (stock[name].max_facings or 10**6), (stock[name].max_units or 10**6)
        assert facings <= max(limits[0], old.get(name, (0, 0))[0])
        assert units <= max(limits[1], old.get(name, (0, 0))[1])


@given(hard_shops(), WISHES)
def test_no_proposal_breaks_what_was_kept(before: Project, wish: Wish) -> None:
    offer = solve(before, wish)
    breaks_nothing(before, offer.applied(), offer)


@given(hard_shops(), WISHES, st.data())
def test_no_part_of_a_proposal_breaks_what_was_kept(before: Project, wish: Wish, data: Any) -> None:
    offer = solve(before, wish)
    names = sorted(offer.names)
    assert offer.applied(()) == before
    assert offer.applied(names) == offer.applied()
    if not names:
        return
    present: frozenset[str] = offer.names
    for _ in range(3):
        one, on = data.draw(st.sampled_from(names)), data.draw(st.booleans())
        found = offer.accepted(present, (one,), on)
        present = found.products
        assert (one in present) == on
        follows_where_it_says(before, offer, found)
        breaks_nothing(before, offer.applied(present), offer)
        as_chosen(before, offer, present)


def follows_where_it_says(before: Project, offer: Offer, found: Accepted) -> None:
    for remark in found.remarks:
        assert remark.product in offer.names
        assert remark.other in {"", *(one.id for one in before.products)} - {remark.product}


def as_chosen(before: Project, offer: Offer, chosen: frozenset[str]) -> None:
    """Accepted products stand on the levels of the proposal with its facings, the others on theirs with their own."""

    def shape(plan: Project, name: str) -> list[tuple[str, int]]:
        return sorted((spot[0], spot[2]) for spot in spots_of(plan).get(name, ()))

    whole, plan = offer.applied(), offer.applied(chosen)
    for name in offer.names:
        assert shape(plan, name) == shape(whole if name in chosen else before, name)


def crossed() -> Project:
    """Two levels of 300 mm, both full: a and b below, c above; sizes such that a and c can only change places."""
    goods = (product("a", 200.0, family="F"), product("b", 100.0, family="F"), product("c", 300.0, family="G", roles=("heavy",)))
    low = level("low", position("pa", "a"), position("pb", "b"), elevation=150.0, depth=400.0)
    up = level("up", position("pc", "c"), elevation=1250.0, depth=400.0)
    return project(gondola("g", bay("b", low, up, width=300.0, height=2000.0)), products=goods)


def test_what_is_in_the_way_follows_and_is_named() -> None:
    before = crossed()
    offer = solve(before, Wish("arrange", FACE, question=Question("g", "A", "horizontal", products=("a", "b", "c"), visible=False)))
    assert {one.product: place.level.id for place, one in walk_positions(offer.applied())} == {"a": "up", "b": "up", "c": "low"}
    found = offer.accepted((), ("a",), True)
    # a alone on the upper level needs c off it, and c below needs b off there
    assert found.products == {"a", "b", "c"}
    assert {(one.code, one.product, one.other) for one in found.remarks} == {("gives_way", "c", "a"), ("gives_way", "b", "c")}
    gone = offer.accepted(offer.names, ("c",), False)
    assert gone.products == frozenset()
    assert {one.code for one in gone.remarks} == {"loses_place"}


def test_blocks_have_the_products_they_change() -> None:
    offer = solve(crossed(), Wish("arrange", FACE, question=Question("g", "A", "horizontal", products=("a", "b", "c"), visible=False)))
    assert sorted((name, sorted(products)) for name, products in offer.blocks) == [("F", ["a", "b"]), ("G", ["c"])]


def test_a_product_left_out_goes_when_its_place_is_taken() -> None:
    before = crossed()
    offer = solve(before, Wish("arrange", FACE, question=Question("g", "A", products=("c",), visible=False)))
    found = offer.accepted((), ("c",), True)
    gone = {one.product for one in found.remarks if one.code == "gives_way_off"}
    assert gone == found.products - {"c"}
    standing = {one.product for _, one in walk_positions(offer.applied(found.products))}
    assert standing == {"a", "b", "c"} - gone


def test_figures_are_those_of_the_choice() -> None:
    before = crossed()
    offer = solve(before, Wish("arrange", FACE, question=Question("g", "A", "horizontal", products=("a", "b", "c"), visible=False)))
    rows, none = compared(offer, ())
    assert (none.moves, none.facings) == (0, (3.0, 3.0))
    assert {row.product for row in rows} == {"a", "b", "c"}
    assert compared(offer, offer.names) == compared(offer)
    assert compared(offer)[1].moves == 3


def test_the_deviation_follows_the_products_taken() -> None:
    goods = tuple(product(name, 100.0) for name in "ab")
    row = level("l", position("pa", "a", 4), position("pb", "b", 4))
    shop = project(gondola("g", bay("bay", row, width=1000.0)), products=goods, sales=(Sales("a", revenue=30.0), Sales("b", revenue=70.0)))
    offer = solve(shop, Wish("rebalance", FACE, Rules(mix=(("revenue", 1.0),), visible=False, supply=False)))
    present, whole = compared(offer, ())[1].deviation, compared(offer)[1].deviation
    assert present[0] == present[1] == whole[0]
    some = compared(offer, ("a",))[1].deviation
    assert whole[1] is not None and some[1] is not None and present[1] is not None
    assert whole[1] < some[1] < present[1]
