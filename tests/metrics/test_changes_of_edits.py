"""compare(p, edit(p)) says exactly the edit, for any plan, with the ids kept and with all of them new (a plan read anew from a workbook)."""

from itertools import count

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.changes import compare_projects
from planogram.model.edits import bays as bay_edits
from planogram.model.edits import positions as edits
from planogram.model.edits.arrange import swap
from planogram.model.edits.furniture import change_bay, change_levels, remove_bay
from planogram.model.find import walk_levels, walk_positions
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project
from tests.metrics.test_changes import with_other_ids

Told = list[tuple[str, str | None]]
Shape = list[list[list[int]]]
"""How many products stand on each level of each bay of each gondola."""
SHAPES = st.lists(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=1, max_size=3), min_size=1, max_size=2)


def plan_of(shape: Shape) -> Project:
    """A plan of that shape, where every product stands once; all bays and all levels of a height are built alike."""
    free, numbers, bays = iter(range(72)), count(), count()

    def made(row: int, n: int):
        items = [next(free) for _ in range(row)]
        return level(f"l{next(numbers)}", *(position(f"p{item}", f"x{item}") for item in items), elevation=150.0 + 350.0 * n)

    gondolas = [
        gondola(f"g{g}", *(bay(f"b{next(bays)}", *(made(row, n) for n, row in enumerate(levels))) for levels in rows)) for g, rows in enumerate(shape)
    ]
    products = tuple(product(f"x{n}", 20.0 + n) for n in range(next(free)))
    return project(*gondolas, products=products)


def told(old: Project, new: Project) -> Told:
    return sorted(((change.kind, change.product) for change in compare_projects(old, new)), key=str)


def check(old: Project, new: Project, *stories: Told) -> None:
    """The changes are one of the stories, and the same one when the ids are others."""
    assert told(old, new) in [sorted(story, key=str) for story in stories]
    assert told(old, with_other_ids(new)) == told(old, new)


def one_position(draw: st.DataObject, plan: Project) -> tuple[str, str] | None:
    found = [(one.id, one.product) for _, one in walk_positions(plan)]
    return draw.draw(st.sampled_from(found)) if found else None


@given(SHAPES)
def test_nothing_changed(shape: Shape) -> None:
    plan = plan_of(shape)
    check(plan, plan, [])


@given(SHAPES, st.data())
def test_an_edit_of_one_position(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    picked = one_position(data, plan)
    if picked is None:
        return
    ident, item = picked
    check(plan, edits.add_facings(plan, [ident], 2, 1), [("refaced", item)])
    check(plan, edits.change(plan, [ident], orientation="side"), [("reoriented", item)])
    check(plan, edits.change(plan, [ident], orientation="side", wide=4), [("reoriented", item), ("refaced", item)])


@given(SHAPES, st.data())
def test_one_position_taken_away_or_put_there(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    picked = one_position(data, plan)
    if picked is not None:
        without = edits.remove(plan, [picked[0]])
        check(plan, without, [("removed", picked[1])])
        check(without, plan, [("added", picked[1])])


@given(SHAPES, st.data())
def test_one_position_on_another_level(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    picked, levels = one_position(data, plan), [place.level for place in walk_levels(plan)]
    goal = data.draw(st.sampled_from(levels))
    if picked is None or picked[0] in {one.id for one in goal.positions}:
        return
    check(plan, edits.move(plan, [picked[0]], goal.id, data.draw(st.integers(0, 3))), [("moved", picked[1])])


@given(SHAPES, st.data())
def test_two_positions_swapped(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    # where nothing else stands on two bays, their contents swapped are a bay that moved
    pairs = [
        (one, other) for one, other in zip(walk_positions(plan), list(walk_positions(plan))[1:], strict=False) if one[0].level.id != other[0].level.id
    ]
    if pairs:
        (_, one), (_, other) = data.draw(st.sampled_from(pairs))
        check(plan, swap(plan, one.id, other.id), [("moved", one.product), ("moved", other.product)], [("moved", None)])


@given(SHAPES, st.data())
def test_a_level_put_higher(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    place = data.draw(st.sampled_from(list(walk_levels(plan))))
    check(plan, change_levels(plan, [place.level.id], elevation=place.level.elevation + 40.0), [("fixture", None)])


@given(SHAPES, st.data())
def test_a_bay_of_another_width(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    place = data.draw(st.sampled_from(list(walk_levels(plan))))
    check(plan, change_bay(plan, place.bay.id, width=1330.0), [("fixture", None)])


@given(SHAPES, st.data())
def test_a_whole_bay_moved_is_one_change(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    place = data.draw(st.sampled_from(list(walk_levels(plan))))
    goal = data.draw(st.sampled_from(plan.gondolas))
    index = data.draw(st.integers(0, 3))
    new = bay_edits.move_bays(plan, [place.bay.id], goal.id, "A", index)
    # a bay with nothing on it is any empty bay: only one with products can be followed
    if any(len(one.positions) == 0 for one in (gondola_bay for gondola_bay in bay_rows(plan))):
        return
    changes = compare_projects(plan, new)
    expected = 0 if order_of(plan) == order_of(new) else 1
    assert [change.kind for change in changes] == ["moved"] * expected
    assert told(plan, with_other_ids(new)) == told(plan, new)


class Row(msgspec.Struct, frozen=True):
    positions: tuple[str, ...]


def bay_rows(plan: Project) -> list[Row]:
    return [Row(tuple(one.product for row in b.levels for one in row.positions)) for g in plan.gondolas for f in g.faces for b in f.bays]


def order_of(plan: Project) -> list[list[str]]:
    return [[b.id for f in g.faces for b in f.bays] for g in plan.gondolas]


@given(SHAPES, st.data())
def test_a_bay_taken_away(shape: Shape, data: st.DataObject) -> None:
    plan = plan_of(shape)
    place = data.draw(st.sampled_from(list(walk_levels(plan))))
    if any(not row.positions for row in bay_rows(plan)):
        return
    gone = [("removed", one.product) for one_level in place.bay.levels for one in one_level.positions]
    check(plan, remove_bay(plan, place.bay.id), [*gone, ("fixture", None)])
