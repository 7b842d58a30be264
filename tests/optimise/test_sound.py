"""Proposals against what no length says: loads, dividers, prices behind PNM. What would be worse is taken back and said."""

import pytest

from planogram.exchange.files import open_file
from planogram.metrics.checks import check
from planogram.metrics.scope import face_scope
from planogram.model.edits.pnm import new_placement, place
from planogram.model.find import find_level, position_of
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.optimise.arrange import apply_arrangement, arrange
from planogram.optimise.harm import new_harm
from planogram.optimise.linear import linear_task
from planogram.optimise.offer import Wish, solve
from planogram.optimise.proposal import apply
from planogram.optimise.rebalance import rebalance
from planogram.optimise.rules import Rules
from planogram.optimise.search import Found
from planogram.optimise.sound import sound
from planogram.optimise.stock import Question
from planogram.optimise.task import present
from planogram.resources import resource
from tests.builders import bay, gondola, level, position, product, project
from tests.optimise.shops import FACE

REVENUE = Rules(mix=(("revenue", 1.0),), visible=False, supply=False)


def heavy(**fields: object) -> Project:
    """A level of 1 m: a weighs 1 kg and sells nine times what b does, which weighs nothing."""
    goods = (product("a", 100.0, weight_g=1000.0), product("b", 100.0))
    row = level("l", position("pa", "a", 5), position("pb", "b", 5), **fields)
    return project(gondola("g", bay("bay", row)), products=goods, sales=(Sales("a", revenue=90.0), Sales("b", revenue=10.0)))


def test_a_level_carries_no_more_than_it_may() -> None:
    free, limited = heavy(), heavy(max_load_g=7000.0)
    assert position_of(apply(free, rebalance(free, FACE, REVENUE)), "pa").wide == 9
    proposal = rebalance(limited, FACE, REVENUE)
    assert position_of(apply(limited, proposal), "pa").wide == 7
    assert ("held_load", "a", "l") in {(one.code, one.product, one.level) for one in proposal.remarks}
    assert "at_maximum" not in {one.code for one in proposal.remarks}, "it is the load that holds a, not a maximum"


def test_what_is_taken_back_leaves_no_hole() -> None:
    # b may not go where a stood: it is heavy there; left with the one facing that the level bears it would leave both levels half empty
    goods = (product("a", 100.0), product("b", 100.0, weight_g=3000.0))
    levels = level("low", position("pa", "a", 5), max_load_g=4000.0), level("high", position("pb", "b", 5), elevation=800.0)
    sales = (Sales("a", revenue=50.0), Sales("b", revenue=50.0))
    shop = project(gondola("g", bay("bay", *levels, height=2000.0)), products=goods, sales=sales)
    task = linear_task(shop, FACE, Rules(REVENUE.mix, visible=False, supply=False, free_to_move=True, together=False))
    exchanged = [(1, 5), (1, 5)]
    mended = sound(shop, FACE, task, Found(exchanged, 0.0))
    assert mended.found.plan == present(task)
    assert [(one.code, one.product) for one in mended.remarks] == [("held_load", "b")]


def test_a_pinned_block_keeps_its_place_on_a_packed_level() -> None:
    goods = tuple(product(name, 100.0) for name in "abc")
    row = level("l", position("pa", "a", 3), position("pb", "b", 1, pinned=True), position("pc", "c", 3))
    sales = (Sales("a", revenue=10.0), Sales("b", revenue=10.0), Sales("c", revenue=50.0))
    shop = project(gondola("g", bay("bay", row)), products=goods, sales=sales)
    after = apply(shop, rebalance(shop, FACE, REVENUE))
    gaps = [(one.id, one.wide, one.gap_before) for one in find_level(after, "l").level.positions]
    assert gaps == [("pa", 1, 0.0), ("pb", 1, 200.0), ("pc", 5, 0.0)]


def test_what_was_wrong_already_is_no_harm() -> None:
    over = heavy(max_load_g=1000.0)
    assert check(over) and new_harm(over, over) == []
    fewer = changed(over, gondolas=(gondola("g", bay("bay", level("l", position("pa", "a", 4), max_load_g=1000.0))),))
    more = changed(over, gondolas=(gondola("g", bay("bay", level("l", position("pa", "a", 6), max_load_g=1000.0))),))
    assert new_harm(over, fewer) == []
    assert [(one.code, one.level) for one in new_harm(over, more)] == [("overload", "l")]


def test_a_price_is_not_put_behind_a_piece() -> None:
    goods = tuple(product(name, 200.0, family="F") for name in "ab")
    row = level("l", elevation=300.0, depth=400.0)
    shop = project(gondola("g", bay("bay", row)), products=goods, pnm=Pnm(articles=(article_of("wobbler", "W", "Wobbler"),)))
    shop = place(shop, [new_placement(shop, "W", "SHELF_EDGE", "l", 200.0, id="n")])
    after = apply_arrangement(shop, arrange(shop, Question("g", "A", products=("a", "b"))))
    assert {one.product for one in find_level(after, "l").level.positions} == {"a", "b"}
    assert not [one for one in check(after) if one.code == "pnm_hides_price"]


SUPERETTE = [("Gondole 1", "B", "vertical"), ("Gondole 1", "B", "panels")]
"""A face with pieces before its prices."""


@pytest.mark.parametrize(("name", "side", "pattern"), SUPERETTE)
def test_faces_of_the_sample_store_get_no_new_error(name: str, side: str, pattern: str) -> None:
    shop = open_file(resource("samples", "superette.planogram")).project
    asked = next(one for one in shop.gondolas if one.name == name)
    before = {one.key for one in check(shop) if one.severity == "error"}
    scope = face_scope(name, side)
    wishes = (Wish("arrange", scope, question=Question(asked.id, side, pattern)), Wish("rebalance", scope, Rules(free_to_move=True, seconds=0.2)))
    for wish in wishes:
        assert {one.key for one in check(solve(shop, wish).applied()) if one.severity == "error"} <= before
