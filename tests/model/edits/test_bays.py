import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from planogram.model.bay_plan import BayPlan, elevations, plan_of, planned_bay, with_gap, with_height, with_levels
from planogram.model.edits import bays as edits
from planogram.model.edits.mirror import mirror_bays, mirror_face, mirror_gondola, mirrored_level
from planogram.model.edits.rearrange import rearrange_bays
from planogram.model.find import find_bay, find_level, positions_lost, walk_levels, walk_positions
from planogram.model.fixture import FLOWS, Level
from planogram.model.layout import face_layout
from planogram.model.placement import place_level, products_by_id
from planogram.model.project import Project
from tests.builders import PRODUCTS, bay, gondola, level, position, project, two_bays


def row(plan: Project, g: int = 0, f: int = 0) -> list[str]:
    return [one.id for one in plan.gondolas[g].faces[f].bays]


def three() -> Project:
    return project(gondola("g", bay("b1"), bay("b2", level("l2", position("p", "a"))), bay("b3")), gondola("h", bay("k1")), products=PRODUCTS)


@pytest.mark.parametrize(
    ("ids", "index", "expected"),
    [
        (["b1"], 3, ["b2", "b3", "b1"]),
        (["b3"], 0, ["b3", "b1", "b2"]),
        (["b1"], 1, ["b1", "b2", "b3"]),
        (["b3", "b1"], 2, ["b2", "b1", "b3"]),
        (["b2"], 99, ["b1", "b3", "b2"]),
    ],
)
def test_bays_move_along_their_face(ids: list[str], index: int, expected: list[str]) -> None:
    assert row(edits.move_bays(three(), ids, "g", "A", index)) == expected


def test_bays_move_to_another_gondola_and_to_a_new_face_with_what_stands_on_them() -> None:
    moved = edits.move_bays(three(), ["b2"], "h", "A", 0)
    assert row(moved) == ["b1", "b3"] and row(moved, 1) == ["b2", "k1"]
    assert find_level(moved, "l2").level.positions[0].id == "p"
    other = edits.move_bays(three(), ["b1", "b2"], "h", "B", 0)
    assert [face.side for face in other.gondolas[1].faces] == ["A", "B"]
    assert row(other, 1, 1) == ["b1", "b2"]


def test_copies_stand_right_of_the_last_and_share_no_id() -> None:
    after, copies = edits.duplicate_bays(three(), ["b2", "b1"])
    assert row(after) == ["b1", "b2", *(copy.id for copy in copies), "b3"]
    assert copies[1].levels[0].positions[0].product == "a"
    assert len({position.id for _, position in walk_positions(after)}) == 2


def test_removed_products_can_be_named() -> None:
    after = edits.remove_bays(three(), ["b2", "b3"])
    assert row(after) == ["b1"]
    assert [lost.id for lost in positions_lost(three(), after)] == ["p"]


flows = st.sampled_from(FLOWS)
blocks_drawn = st.tuples(st.sampled_from("abc"), st.integers(1, 3), st.sampled_from([0.0, 0.0, 35.0]), st.floats(0, 900).map(round))
positions = st.lists(blocks_drawn, max_size=6)


@given(flows, positions, st.lists(st.floats(1, 999).map(round).map(float), max_size=2, unique=True))
def test_a_mirrored_level_shows_every_block_in_the_mirror(flow: str, script: list[tuple[str, int, float, int]], walls: list[float]) -> None:
    blocks = [position(f"p{n}", p, wide, gap_before=gap, x=float(x)) for n, (p, wide, gap, x) in enumerate(script)]
    one, products = level("l", *blocks, flow=flow, dividers=tuple(sorted(walls))), products_by_id(PRODUCTS)
    before = place_level(one, 1000.0, products)
    assume(flow != "spread" or sum(block.width for block in before) <= 1000.0)  # what is too long for its level is packed to the left
    seen = {block.position.id: (block.x, block.right) for block in before}
    turned = mirrored_level(one, 1000.0, products)
    again = {block.position.id: (1000 - block.right, 1000 - block.x) for block in place_level(turned, 1000.0, products)}
    assert again.keys() == seen.keys()
    for name, ends in seen.items():
        assert again[name] == pytest.approx(ends, abs=0.02)


joined_row = st.lists(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9), st.sampled_from([0.0, 35.0])), max_size=3), min_size=2, max_size=4)


@given(joined_row)
@example([[("a", 7, 0.0), ("b", 8, 0.0)], [("a", 3, 0.0)], [("a", 3, 0.0)]])
def test_joined_levels_show_what_runs_on_in_the_mirror_too(script: list[list[tuple[str, int, float]]]) -> None:
    bays = []
    for n, blocks in enumerate(script):
        row = (position(f"p{n}{m}", name, wide, gap_before=gap) for m, (name, wide, gap) in enumerate(blocks))
        bays.append(bay(f"b{n}", level(f"l{n}", *row, combined=True), width=700.0 + 100 * n))
    shop = project(gondola("g", *bays), products=PRODUCTS)
    seen = on_face(shop)
    long = sum(one.width for one in bays)
    assume(all(right <= long for _, right in seen.values()))
    assert on_face(mirror_face(shop, "g", "A")) == {
        name: pytest.approx((long - right, long - left), abs=0.02) for name, (left, right) in seen.items()
    }


def test_one_bay_in_the_mirror_runs_on_as_before() -> None:
    bays = (bay("b1", level("l1", position("p", "a", 7), position("q", "b", 8), combined=True)), bay("b2", level("l2", combined=True)))
    turned = mirror_bays(project(gondola("g", *bays), products=PRODUCTS), ["b1"])
    assert on_face(turned) == {"q": (0.0, 480.0), "p": (480.0, 1180.0)}


def test_joined_levels_that_run_on_nowhere_are_packed_to_the_other_end() -> None:
    rows = ((position("p", "a", 7), position("q", "b", 8)), (), (position("r", "a", 3),))
    shop = project(gondola("g", *(bay(f"b{n}", level(f"l{n}", *row, combined=True)) for n, row in enumerate(rows))), products=PRODUCTS)
    turned = mirror_face(shop, "g", "A")
    assert [find_level(turned, f"l{n}").level.flow for n in range(3)] == ["left", "left", "right"]


def on_face(of: Project) -> dict[str, tuple[float, float]]:
    layout = face_layout(of, "g", "A")
    return {block.position.id: (box.x + block.x, box.x + block.right) for box, block in layout.positions(products_by_id(of.products))}


def test_a_face_and_a_gondola_turn_their_bays_and_ends() -> None:
    turned = mirror_face(two_bays(), "g", "A")
    assert row(turned) == ["b2", "b1"]
    low = find_level(turned, "low").level
    assert [p.id for p in low.positions] == ["b1p", "a1"] and low.flow == "right"
    assert mirror_face(turned, "g", "A") == two_bays()
    assert mirror_bays(mirror_bays(two_bays(), ["b1"]), ["b1"]) == two_bays()
    assert mirror_face(two_bays(), "g", "B") is not None
    both = edits.move_bays(two_bays(), ["b2"], "g", "LEFT_END", 0)
    assert [(face.side, face.bays[0].id) for face in mirror_gondola(both, "g").gondolas[0].faces] == [("A", "b1"), ("RIGHT_END", "b2")]


@given(st.integers(1, 12), st.floats(50, 600).map(round), st.floats(0, 400).map(round), st.floats(5, 60).map(round))
def test_two_of_three_give_the_third(levels: int, gap: float, base: float, thickness: float) -> None:
    plan = with_height(BayPlan(levels=levels, gap=float(gap), base=float(base), thickness=float(thickness)))
    assert with_gap(plan).gap == pytest.approx(gap, abs=0.01)
    assert with_levels(plan).levels == levels
    made = planned_bay(plan)
    assert [one.elevation for one in made.levels] == list(elevations(plan))
    for lower, upper in zip(made.levels, made.levels[1:], strict=False):
        assert upper.elevation - upper.thickness - lower.elevation == pytest.approx(gap, abs=0.01)
    assert plan_of((made,)) == plan


def test_rearranged_bays_keep_products_on_the_nearest_level_and_hand_back_the_rest() -> None:
    plan = BayPlan(bays=1, levels=2, width=1000, base=120, gap=600)  # levels at 150 and 780
    after, unplaced = rearrange_bays(two_bays(), ["b1", "b2"], plan)
    assert row(after) == ["b1"]
    low, high = after.gondolas[0].faces[0].bays[0].levels
    assert [p.id for p in low.positions] == ["a1", "b1p", "a2"] and [p.id for p in high.positions] == ["c1"]
    assert (low.id, high.id) == ("low", "high") and unplaced == ()
    narrow, rest = rearrange_bays(two_bays(), ["b1"], BayPlan(bays=1, levels=1, width=250))
    assert [p.id for p in rest] == ["b1p", "c1"] and [p.id for p in positions_lost(two_bays(), narrow)] == ["b1p", "c1"]


def test_more_bays_stand_right_of_the_old_ones() -> None:
    after, unplaced = rearrange_bays(two_bays(), ["b1"], BayPlan(bays=3, levels=3, width=1000))
    assert row(after)[0] == "b1" and row(after)[3] == "b2" and len(row(after)) == 4 and not unplaced
    assert find_bay(after, "b2") == (0, 0, 3)
    assert sum(len(place.level.positions) for place in walk_levels(after)) == 4


def test_levels_of_one_notch_are_kept_apart() -> None:
    found = elevations(BayPlan(levels=4, base=0, gap=10, thickness=5, notch_pitch=50, on_notches=True))
    assert len(set(found)) == 4 and all(height % 50 == 0 for height in found)


def test_a_wall_gap_that_has_no_mirror_makes_the_level_free() -> None:
    one = Level("l", positions=(position("p", "a", gap_before=40.0),))
    turned = mirrored_level(one, 1000.0, products_by_id(PRODUCTS))
    assert turned.flow == "free" and turned.positions[0].x == 860.0
