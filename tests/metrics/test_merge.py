from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.changes import compare_projects
from planogram.metrics.conflict import Conflict
from planogram.metrics.merge import merge
from planogram.metrics.merge_ids import renamed
from planogram.model.edits.furniture import add_level, change_bay, remove_bay, remove_levels
from planogram.model.edits.positions import add_facings, change, insert, move, remove, replace_product
from planogram.model.edits.products import change_product, remove_products
from planogram.model.find import find_level, walk_positions
from planogram.model.note import Note
from planogram.model.pnm import PnmPlacement
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import bay, gondola, level, position, product, two_bays

BASE = two_bays()


def row(project: Project, level_id: str) -> list[tuple[str, int]]:
    return [(one.product, one.wide) for one in find_level(project, level_id).level.positions]


def told(conflicts: tuple[Conflict, ...]) -> list[tuple[str, str, str]]:
    return [(one.code, one.subject, one.name) for one in conflicts]


def test_what_one_side_changed_is_taken_whoever_it_was() -> None:
    mine = add_facings(BASE, ["a1"], wide=1)
    theirs = move(BASE, ["c1"], "top", 0)
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(BASE, one, other)
        assert merged.conflicts == ()
        assert row(merged.project, "low") == [("a", 3), ("b", 3)] and row(merged.project, "top") == [("c", 1)]


def test_facings_both_changed_stay_mine_and_are_told() -> None:
    mine, theirs = change(BASE, ["a1"], wide=4), change(BASE, ["a1"], wide=1, high=2)
    merged = merge(BASE, mine, theirs)
    (one,) = merged.conflicts
    assert row(merged.project, "low")[0] == ("a", 4)
    assert find_level(merged.project, "low").level.positions[0].high == 2
    assert (one.code, one.subject, one.name) == ("changed", "position", "a")
    assert [(field.name, field.old, field.new) for field in one.fields] == [("wide", 4, 1)]


def test_a_product_moved_to_two_places_stays_where_i_put_it() -> None:
    merged = merge(BASE, move(BASE, ["c1"], "top", 0), move(BASE, ["c1"], "other", 0))
    assert row(merged.project, "top") == [("c", 1)] and row(merged.project, "other") == [("a", 1)]
    assert told(merged.conflicts) == [("moved", "position", "c")]


def test_what_they_removed_goes_unless_i_changed_it() -> None:
    theirs = remove(BASE, ["b1p"])
    assert row(merge(BASE, change_product(BASE, "a", name="A"), theirs).project, "low") == [("a", 2)]
    merged = merge(BASE, change(BASE, ["b1p"], wide=5), theirs)
    assert row(merged.project, "low") == [("a", 2), ("b", 5)]
    assert told(merged.conflicts) == [("gone_there", "position", "b")]


def test_what_i_removed_stays_away() -> None:
    mine = remove(BASE, ["b1p"])
    assert merge(BASE, mine, change(BASE, ["a1"], wide=3)).conflicts == ()
    merged = merge(BASE, mine, change(BASE, ["b1p"], wide=5))
    assert row(merged.project, "low") == [("a", 2)] and told(merged.conflicts) == [("gone_here", "position", "b")]


def test_what_both_added_beside_the_same_neighbour_is_all_there() -> None:
    mine, theirs = insert(BASE, "low", 1, [position("m", "c")]), insert(BASE, "low", 1, [position("t", "b", 7)])
    assert sorted(row(merge(BASE, mine, theirs).project, "low")) == [("a", 2), ("b", 3), ("b", 7), ("c", 1)]


def test_a_replaced_product_stands_where_the_old_one_stood() -> None:
    merged = merge(BASE, add_facings(BASE, ["a2"], wide=1), replace_product(BASE, "b", "c", None))
    assert row(merged.project, "low") == [("a", 2), ("c", 3)] and row(merged.project, "other") == [("a", 2)]


def test_furniture_that_came_and_went() -> None:
    theirs = remove_bay(add_level(BASE, "b1", level("new", position("n", "b"), elevation=600)), "b2")
    merged = merge(BASE, change_bay(BASE, "b1", height=2000), theirs)
    (only,) = merged.project.gondolas[0].faces[0].bays
    assert [one.id for one in only.levels] == ["low", "new", "high"] and only.height == 2000
    assert row(merged.project, "new") == [("b", 1)] and merged.conflicts == ()


def test_what_stands_on_the_shelves_is_in_the_list_of_products() -> None:
    gone, placed = remove_products(BASE, ["c"]), insert(BASE, "other", 0, [position("new", "c")])
    here = merge(BASE, gone, placed)
    assert "c" not in {one.product for _, one in walk_positions(here.project)} | {one.id for one in here.project.products}
    assert told(here.conflicts) == [("gone_here", "product", "c")]
    there = merge(BASE, placed, gone)
    assert row(there.project, "other") == [("c", 1), ("a", 1)] and "c" in {one.id for one in there.project.products}
    assert told(there.conflicts) == [("gone_there", "product", "c")]


def test_sales_of_a_product_that_went_keep_it_listed() -> None:
    sold = changed(BASE, sales=(Sales("c", quantity=1.0),))
    merged = merge(BASE, sold, remove_products(BASE, ["c"]))
    assert [one.product for one in merged.project.sales] == ["c"] and "c" in {one.id for one in merged.project.products}


def test_a_note_that_both_worded_otherwise_stays_mine_and_is_told() -> None:
    def noted(text: str) -> Project:
        return changed(BASE, notes=(Note("n", "g", "A", 0.0, 0.0, 100.0, text),))

    merged = merge(noted("Before"), noted("Mine"), noted("Theirs"))
    assert [one.text for one in merged.project.notes] == ["Mine"] and told(merged.conflicts) == [("changed", "note", "Mine")]
    gone = merge(noted("Before"), changed(BASE, notes=()), noted("Theirs"))
    assert gone.project.notes == () and told(gone.conflicts) == [("gone_here", "note", "Theirs")]


def test_two_gondolas_that_both_sides_named_alike_are_told_apart() -> None:
    mine, theirs = (changed(BASE, gondolas=(*BASE.gondolas, gondola(ident, bay(f"b-{ident}")))) for ident in ("mine", "theirs"))
    mine, theirs = (changed(one, gondolas=(one.gondolas[0], changed(one.gondolas[1], name="Neuve 1"))) for one in (mine, theirs))
    merged = merge(BASE, mine, theirs).project
    assert {one.id: one.name for one in merged.gondolas[1:]} == {"mine": "Neuve 1", "theirs": "Neuve 2"}
    renamed_there = changed(BASE, gondolas=(changed(BASE.gondolas[0], name="Neuve 1"),))
    names = {one.id: one.name for one in merge(BASE, mine, renamed_there).project.gondolas}
    assert names == {BASE.gondolas[0].id: "Neuve 2", "mine": "Neuve 1"}


def test_a_product_put_on_a_board_that_went_is_told() -> None:
    merged = merge(BASE, move(BASE, ["c1"], "top", 0), remove_levels(BASE, ["top"]))
    assert told(merged.conflicts) == [("no_place", "position", "c")]
    assert "c" not in {one.product for _, one in walk_positions(merged.project)}


def test_what_fits_for_each_but_not_together_is_told_in_millimetres() -> None:
    mine, theirs = insert(BASE, "other", 1, [position("m", "c")]), insert(BASE, "other", 0, [position("t", "c", 2)])
    (one,) = merge(BASE, mine, theirs).conflicts
    # 100 + 200 and 100 + 400 of 500 mm: together 700
    assert (one.code, one.place.level if one.place else 0, one.fields[0].old) == ("overfull", 1, 200.0)


def test_the_same_plan_under_other_ids_is_the_same_plan() -> None:
    theirs = renamed(change(BASE, ["a1"], wide=4), {"g": "G", "b1": "B1", "low": "LOW", "a1": "A1", "c1": "C1"})
    merged = merge(BASE, change(BASE, ["c1"], wide=2), theirs)
    assert merged.conflicts == ()
    assert row(merged.project, "low") == [("a", 4), ("b", 3)] and row(merged.project, "high") == [("c", 2)]


def test_pieces_read_again_under_other_ids_are_the_same_pieces() -> None:
    def dressed(*pieces: tuple[str, float], plan: Project = BASE) -> Project:
        placements = tuple(PnmPlacement(ident, "WOB", "SHELF_EDGE", "low", u=u) for ident, u in pieces)
        return changed(plan, pnm=changed(plan.pnm, placements=placements))

    base = dressed(("p1", 100.0), ("p2", 500.0))
    mine = dressed(("p1", 100.0), ("p2", 600.0))
    theirs = dressed(("q2", 500.0), ("q1", 150.0), ("q3", 900.0), plan=change(BASE, ["a1"], wide=3))
    merged = merge(base, mine, theirs)
    assert [(one.id, one.u) for one in sorted(merged.project.pnm.placements, key=lambda one: one.u)] == [("p1", 150.0), ("p2", 600.0), ("q3", 900.0)]
    assert merged.conflicts == ()


def test_products_and_sales() -> None:
    theirs = changed(BASE, products=(*BASE.products, product("d")), sales=tuple(changed(one, revenue=1.0) for one in BASE.sales))
    mine = change_product(BASE, "a", name="Chez nous")
    mine = changed(mine, sales=(changed(BASE.sales[0], revenue=7.0), *BASE.sales[1:]))
    merged = merge(BASE, mine, change_product(theirs, "a", name="Là-bas", width=90.0))
    assert [one.id for one in merged.project.products] == ["a", "b", "c", "d"]
    assert (merged.project.products[0].name, merged.project.products[0].width) == ("Chez nous", 90.0)
    assert [one.revenue for one in merged.project.sales] == [7.0, 1.0, 1.0]
    assert told(merged.conflicts) == [("changed", "product", "a"), ("changed", "sales", "a")]


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("wide"), st.sampled_from(("a1", "b1p", "c1", "a2")), st.integers(1, 5)),
        st.tuples(st.just("move"), st.sampled_from(("a1", "b1p", "c1", "a2")), st.sampled_from(("low", "high", "other", "top"))),
        st.tuples(st.just("remove"), st.sampled_from(("a1", "b1p", "c1", "a2")), st.just(0)),
        st.tuples(st.just("board"), st.sampled_from(("low", "high", "other", "top")), st.just(0)),
    ),
    max_size=4,
)


Edits = list[tuple[str, str, object]]


def edited(edits: Edits) -> Project:
    project = BASE
    for verb, subject, value in edits:
        standing = {one.id for _, one in walk_positions(project)}
        boards = {place.id for bay in project.gondolas[0].faces[0].bays for place in bay.levels}
        if verb == "board" and subject in boards:
            project = remove_levels(project, [subject])
        elif subject not in standing:
            continue
        elif verb == "wide":
            project = change(project, [subject], wide=value)
        elif verb == "move" and value in boards:
            project = move(project, [subject], str(value), 0)
        elif verb == "remove":
            project = remove(project, [subject])
    return project


@given(EDITS, EDITS)
def test_nothing_stands_twice_and_a_side_that_did_nothing_gets_the_other(one: Edits, other: Edits) -> None:
    mine, theirs = edited(one), edited(other)
    ids = [position.id for _, position in walk_positions(merge(BASE, mine, theirs).project)]
    assert len(ids) == len(set(ids))
    assert merge(BASE, mine, BASE).project == mine and merge(BASE, mine, BASE).conflicts == ()
    taken = merge(BASE, BASE, theirs)
    assert compare_projects(taken.project, theirs) == () and taken.conflicts == ()
    assert merge(BASE, theirs, theirs).project == theirs
