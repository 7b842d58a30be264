import pytest

from planogram.model.edits import positions as edits
from planogram.model.edits.arrange import fill_depth
from planogram.model.find import UnknownId, find_level, position_of
from planogram.model.project import Project
from tests.builders import PRODUCTS, level, position, shelf, two_bays


def row(project: Project, level_id: str) -> list[str]:
    return [one.id for one in find_level(project, level_id).level.positions]


def test_insert_between_neighbours_and_clamped_at_the_ends() -> None:
    project = shelf(position("p", "a"), position("q", "b"))
    assert row(edits.insert(project, "low", 1, [position("n", "c")]), "low") == ["p", "n", "q"]
    assert row(edits.insert(project, "low", 99, [position("n", "c")]), "low") == ["p", "q", "n"]
    assert row(edits.insert(project, "low", -3, [position("n", "c")]), "low") == ["n", "p", "q"]


def test_an_edit_shares_what_it_did_not_touch() -> None:
    project = two_bays()
    after = edits.add_facings(project, ["a1"], wide=1)
    assert after.gondolas[0].faces[0].bays[1] is project.gondolas[0].faces[0].bays[1]
    assert find_level(after, "high").level is find_level(project, "high").level
    assert after.products is project.products


def test_an_edit_that_changes_nothing_gives_the_same_project() -> None:
    project = two_bays()
    assert edits.add_facings(project, ["a2"], wide=-1) is project
    assert edits.change(project, ["a1"], wide=2) is project
    assert edits.remove(project, []) is project
    assert edits.replace_product(project, "nobody", "a") is project


def test_remove_over_several_levels() -> None:
    after = edits.remove(two_bays(), ["a1", "c1", "a2"])
    assert [row(after, name) for name in ("low", "high", "other")] == [["b1p"], [], []]


def test_a_move_keeps_shelf_order_whatever_order_was_picked() -> None:
    after = edits.move(two_bays(), ["a2", "c1", "a1"], "top", 0)
    assert row(after, "top") == ["a1", "c1", "a2"]
    assert row(after, "low") == ["b1p"]


@pytest.mark.parametrize(("index", "expected"), [(0, "pqrs"), (2, "qprs"), (4, "qrsp"), (1, "pqrs"), (9, "qrsp")])
def test_the_index_of_a_move_counts_the_level_as_it_is_seen(index: int, expected: str) -> None:
    project = shelf(*(position(name, "a") for name in "pqrs"))
    assert row(edits.move(project, ["p"], "low", index), "low") == list(expected)


def test_a_move_back_to_its_place_equals_the_start() -> None:
    project = two_bays()
    assert edits.move(edits.move(project, ["b1p"], "top", 0), ["b1p"], "low", 1) == project


def test_on_a_free_level_a_group_keeps_its_distances() -> None:
    project = shelf(position("p", "a", x=100), position("q", "a", x=250), flow="free")
    after = edits.move(project, ["p", "q"], "low", 0, x=400)
    assert [position_of(after, name).x for name in "pq"] == [400, 550]


def test_leaving_a_free_level_forgets_the_place() -> None:
    project = two_bays()
    project = edits.change(project, ["a1"], x=123.0)
    assert position_of(edits.move(project, ["a1"], "top", 0, x=50), "a1").x is None


def test_facings_stay_between_one_and_the_maximum() -> None:
    project = shelf(position("p", "a", 2))
    less, more = (position_of(edits.add_facings(project, ["p"], wide=step, high=step, deep=step), "p") for step in (-10, 10**6))
    assert (less.wide, less.high, less.deep) == (1, 1, 1)
    assert (more.wide, more.high, more.deep) == (edits.MAX_FACINGS,) * 3


def test_a_new_position_is_as_deep_as_the_level_holds_in_its_first_orientation() -> None:
    made = edits.new_position(PRODUCTS[1], level("l", depth=470))
    assert (made.wide, made.deep, made.orientation) == (1, 4, "front")
    assert edits.new_position(PRODUCTS[1], level("l", depth=470), deep=2).deep == 2


def test_replacing_a_product_keeps_facings_and_can_be_limited() -> None:
    project = two_bays()
    everywhere, one = edits.replace_product(project, "a", "b"), edits.replace_product(project, "a", "b", ["a2"])
    assert [position_of(everywhere, name).product for name in ("a1", "a2")] == ["b", "b"]
    assert [position_of(one, name).product for name in ("a1", "a2")] == ["a", "b"]
    assert position_of(everywhere, "a1").wide == 2


def test_copies_differ_by_their_id_only() -> None:
    original = position("p", "a", 3, gap_before=5)
    (copy,) = edits.fresh_copies([original])
    assert copy.id != original.id
    assert (copy.product, copy.wide, copy.gap_before) == ("a", 3, 5)


def test_an_unknown_id_is_refused() -> None:
    for edit in (lambda p: edits.remove(p, ["nobody"]), lambda p: edits.move(p, ["a1"], "nowhere", 0), lambda p: edits.change(p, ["nobody"], wide=2)):
        with pytest.raises(UnknownId):
            edit(two_bays())


def test_on_hooks_a_block_is_as_deep_as_the_hook_is_long() -> None:
    hooks = level("h", kind="pegs", depth=470.0, hook_length=300.0)
    assert edits.new_position(PRODUCTS[0], hooks).deep == 3
    assert edits.new_position(PRODUCTS[0], level("s", depth=470.0)).deep == 4
    plan = shelf(position("p", "a"), kind="pegs", depth=470.0, hook_length=300.0)
    assert position_of(fill_depth(plan, ["p"]), "p").deep == 3
