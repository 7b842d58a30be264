"""Where changes show on both plans."""

from planogram.metrics.change import Change, Place
from planogram.metrics.change_marks import NOWHERE, Seen, marks_of_both, seen
from planogram.metrics.changes import compare_projects
from planogram.model.edits import positions as edits
from planogram.model.edits.bays import move_bays
from planogram.model.edits.furniture import change_levels
from tests.builders import two_bays


def test_a_position_a_level_a_bay_and_what_is_not_there() -> None:
    shop = two_bays()
    assert seen(shop, Place("g", "A", 1, 1, 2)) == Seen("g", "A", ("b1p",))
    assert seen(shop, Place("g", "A", 1, 1)) == Seen("g", "A", ("a1", "b1p"), "low")
    assert seen(shop, Place("g", "A", 2)) == Seen("g", "A", ("a2",), "b2")
    assert seen(shop, Place("g")) == Seen("g", "A")
    assert seen(shop, Place("g", "A", 9)) == Seen("g", "A")
    assert seen(shop, Place("elsewhere", "A", 1)) == seen(shop, None) == NOWHERE


def test_each_plan_shows_its_own_side_of_a_change() -> None:
    shop = two_bays()
    new = edits.remove(edits.add_facings(shop, ["c1"], 1), ["a2"])
    old_marks, new_marks = marks_of_both(shop, new, compare_projects(shop, new))
    assert old_marks.positions == {"c1": "refaced", "a2": "removed"}
    assert new_marks.positions == {"c1": "refaced"}
    assert old_marks.faces == {("g", "A")}


def test_furniture_is_marked_and_a_moved_bay_takes_its_products_along() -> None:
    shop = two_bays()
    higher = change_levels(shop, ["high"], elevation=1000.0)
    marked = marks_of_both(shop, higher, compare_projects(shop, higher))[1]
    assert (dict(marked.parts), dict(marked.positions)) == ({"high": "fixture"}, {})
    moved = move_bays(shop, ["b1"], "g", "A", 2)
    marked = marks_of_both(shop, moved, compare_projects(shop, moved))[1]
    (part,) = marked.parts
    assert set(marked.positions) == set(seen(moved, Place("g", "A", 2 if part == "b1" else 1)).positions)


def test_what_is_told_first_counts() -> None:
    shop = two_bays()
    here = Place("g", "A", 1, 1, 1)
    changes = [Change("moved", "a", here, here), Change("refaced", "a", here, here)]
    assert marks_of_both(shop, shop, changes)[0].positions == {"a1": "moved"}
