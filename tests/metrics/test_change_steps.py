"""The fewest hand movements from one planogram to another."""

from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.change_steps import Rates, change_steps, furniture_steps, minutes
from planogram.model.edits import positions as edits
from planogram.model.edits.bays import move_bays
from planogram.model.edits.furniture import add_bays
from tests.builders import PRODUCTS, bay, gondola, level, position, project, shelf, two_bays


def actions(old, new):
    return [(step.action, step.product) for step in change_steps(old, new)]


def row(order):
    return shelf(*(position(f"p{n}", "abc"[n % 3]) for n in order))


def test_nothing_changed_is_nothing_to_do():
    assert change_steps(two_bays(), two_bays()) == []


def test_each_kind_of_change_is_one_step():
    shop = two_bays()
    assert actions(shop, edits.remove(shop, ["c1"])) == [("remove", "c")]
    assert actions(edits.remove(shop, ["c1"]), shop) == [("add", "c")]
    assert actions(shop, edits.move(shop, ["a2"], "high", 0)) == [("move", "a")]
    assert actions(shop, edits.add_facings(shop, ["a1"], 1)) == [("reface", "a")]


def test_one_product_taken_out_of_the_row_is_one_shift_and_the_others_slide():
    steps = change_steps(row([0, 1, 2, 3, 4]), row([1, 2, 3, 4, 0]))
    assert [(step.action, step.after.id) for step in steps] == [("shift", "p0")]


def test_the_same_product_under_another_id_is_found_again_nearest_first():
    old = project(gondola("g", bay("b", level("l1", position("x", "a")), level("l2", position("y", "a"), elevation=500))), products=PRODUCTS)
    new = project(gondola("g", bay("b", level("l1"), level("l2", position("z", "a"), elevation=500))), products=PRODUCTS)
    assert [(step.action, step.before.id) for step in change_steps(old, new)] == [("remove", "x")]


@given(st.permutations(range(7)))
def test_shifts_are_the_fewest_that_give_the_new_order(order):
    steps = change_steps(row(range(7)), row(order))
    moved = [step.after.id for step in steps]
    stayed = [n for n in order if f"p{n}" not in moved]
    assert stayed == sorted(stayed)
    assert len(stayed) == longest_rise(order)


def longest_rise(order):
    """By brute force over all runs."""
    best = [1] * len(order)
    for i in range(len(order)):
        best[i] = 1 + max((best[j] for j in range(i) if order[j] < order[i]), default=0)
    return max(best)


def test_minutes_add_up():
    shop = two_bays()
    steps = change_steps(shop, edits.remove(shop, ["c1", "a2"]))
    assert minutes(steps, Rates(remove=2.0)) == 4.0


def full_bay(name, products="abc"):
    return bay(name, *(level(f"{name}{n}", *(position(f"{name}{n}{p}", p) for p in products), elevation=300.0 * n) for n in range(4)))


def test_a_moved_bay_is_one_step_of_furniture_and_none_of_the_products_on_it():
    old = project(gondola("g", full_bay("one"), full_bay("two", "ab"), full_bay("three", "bc")), gondola("h"), products=PRODUCTS)
    for new in (move_bays(old, ["one"], "g", "A", 3), move_bays(old, ["one"], "h", "A", 0)):
        assert change_steps(old, new) == []
        (told,) = furniture_steps(old, new)
        assert (told.kind, told.product, told.start.bay) == ("moved", None, 1)
        assert [(field.name, field.new) for field in told.fields] == [("positions", 12)]


def test_a_bay_put_in_before_the_others_moves_none_of_their_products():
    old = project(gondola("g", full_bay("one"), full_bay("two", "ab")), products=PRODUCTS)
    new = add_bays(old, "g", "A", 0, (bay("new", level("n")),))
    assert change_steps(old, new) == []
    assert [(told.kind, told.start, told.end.bay) for told in furniture_steps(old, new)] == [("fixture", None, 1)]


def test_what_changes_on_a_moved_bay_is_told_at_its_new_place():
    old = project(gondola("g", full_bay("one"), full_bay("two", "ab")), products=PRODUCTS)
    new = edits.add_facings(move_bays(old, ["one"], "g", "A", 2), ["one1a"], 1)
    (step,) = change_steps(old, new)
    assert (step.action, step.start.bay, step.end.bay) == ("reface", 2, 2), "the bay is moved first"


def test_what_is_taken_off_a_moved_bay_is_taken_where_the_bay_stands_by_then():
    old = project(gondola("g", full_bay("one"), full_bay("two", "ab")), products=PRODUCTS)
    new = edits.remove(move_bays(old, ["one"], "g", "A", 2), ["one1a"])
    (step,) = change_steps(old, new)
    assert (step.action, step.spot.bay) == ("remove", 2)


def test_the_furniture_of_equal_plans_stays():
    assert furniture_steps(two_bays(), two_bays()) == []
