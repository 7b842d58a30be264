from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.model.fixture import Bay, Level
from planogram.model.placement import UNKNOWN_SIZE, free_length, left_edges, place_level, placed, products_by_id, used_length
from tests.builders import PRODUCTS, bay, level, position

BY_ID = products_by_id(PRODUCTS)


def edges(*positions: object, width: float = 1000.0, **fields: object) -> list[float]:
    one = level("l", *positions, **fields)  # type: ignore[arg-type]
    return [block.x for block in placed(bay("b", one, width=width), one, BY_ID)]


def test_left_packs_in_order_each_after_its_gap() -> None:
    assert edges(position("p", "a", 2), position("q", "b", gap_before=15), position("r", "c")) == [0, 215, 275]


def test_right_packs_against_the_right_end_in_the_same_order() -> None:
    assert edges(position("p", "a", 2), position("q", "c", gap_before=10), flow="right") == [590, 800]


def test_spread_puts_equal_gaps_between_and_one_alone_in_the_middle() -> None:
    assert edges(position("p", "a"), position("q", "a"), position("r", "a"), flow="spread") == [0, 450, 900]
    assert edges(position("p", "a"), flow="spread") == [450]


def test_spread_of_too_much_overflows_at_the_right_without_overlap() -> None:
    assert edges(position("p", "c", 3), position("q", "c", 3), flow="spread") == [0, 600]


def test_free_stands_where_it_says_and_the_placeless_after_the_last() -> None:
    assert edges(position("p", "a", x=300), position("q", "b"), position("r", "b", x=50), position("s", "b"), flow="free") == [300, 400, 50, 460]


def test_an_overfull_level_is_no_error_and_says_how_much() -> None:
    one = level("l", position("p", "c", 6))
    holder = bay("b", one)
    assert used_length(one, holder, BY_ID) == 1200
    assert free_length(one, holder, BY_ID) == -200


def test_gaps_count_as_taken_where_products_are_packed_only() -> None:
    spread, left = (level("l", position("p", "a", gap_before=30), flow=flow) for flow in ("spread", "left"))
    assert (free_length(spread, bay("b", spread), BY_ID), free_length(left, bay("b", left), BY_ID)) == (900, 870)


def test_an_unknown_product_is_drawn_at_a_size_that_is_seen() -> None:
    one = level("l", position("p", "nowhere", 2))
    block = placed(bay("b", one), one, BY_ID)[0]
    assert (block.width, block.facing) == (UNKNOWN_SIZE[0] * 2, UNKNOWN_SIZE)


@pytest.mark.parametrize(("kind", "foot"), [("shelf", 0), ("pallet", 0), ("pegs", -200), ("arm", -200), ("rail", -200)])
def test_products_stand_on_shelves_and_hang_from_pegs(kind: str, foot: float) -> None:
    one = level("l", position("p", "a"), kind=kind)
    assert placed(bay("b", one), one, BY_ID)[0].y == foot


def test_the_same_level_gives_the_same_object_until_it_or_its_bay_changes() -> None:
    one = level("l", position("p", "a"))
    holder = bay("b", one)
    assert placed(holder, one, BY_ID) is placed(holder, one, BY_ID)
    assert placed(holder, one, BY_ID) is not placed(bay("b", one, width=900), one, BY_ID)
    assert products_by_id(PRODUCTS) is products_by_id(PRODUCTS)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 4), st.floats(0, 50)), max_size=8), st.sampled_from(["left", "right", "spread"]))
def test_nothing_overlaps_and_order_is_kept(blocks: list[tuple[str, int, float]], flow: str) -> None:
    positions = tuple(position(f"p{n}", product, wide, gap_before=gap) for n, (product, wide, gap) in enumerate(blocks))
    one = Level("l", flow=flow, positions=positions)  # type: ignore[arg-type]
    row = placed(Bay("b", 1500.0, 1800.0, levels=(one,)), one, BY_ID)
    assert [block.position for block in row] == list(positions)
    assert all(before.right <= after.x + 1e-6 for before, after in pairwise(row))
    if flow == "right" and row:
        assert row[-1].right == pytest.approx(1500)


walls = st.fixed_dictionaries(
    {
        "dividers": st.lists(st.integers(1, 1499).map(float), max_size=3, unique=True).map(lambda xs: tuple(sorted(xs))),
        "reserved": st.sampled_from([(), ((300.0, 200.0),), ((0.0, 80.0), (900.0, 150.0))]),
        "kind": st.sampled_from(["shelf", "pegs"]),
        "hook_pitch": st.sampled_from([None, 25.0, 30.0]),
    }
)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 7), st.floats(0, 50)), max_size=8), st.sampled_from(["left", "right", "spread"]), walls
)
def test_nothing_overlaps_between_walls_and_on_holes_either(blocks: list[tuple[str, int, float]], flow: str, fittings: dict[str, Any]) -> None:
    positions = tuple(position(f"p{n}", product, wide, gap_before=gap) for n, (product, wide, gap) in enumerate(blocks))
    row = placed(Bay("b", 1500.0, 1800.0), Level("l", flow=flow, positions=positions, **fittings), BY_ID)  # type: ignore[arg-type]
    assert all(before.right <= after.x + 1e-5 for before, after in pairwise(row))


def test_edges_of_an_empty_level() -> None:
    assert left_edges(Level("l", flow="spread"), [], 1000) == []


@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.floats(0.0, 900.0), st.lists(st.floats(1.0, 999.0), max_size=3))
def test_everything_stands_after_what_runs_in_however_wide_it_is(counts: list[int], start: float, dividers: list[float]) -> None:
    row = level("r", *(position(f"p{n}", "a", count) for n, count in enumerate(counts)), combined=True, dividers=tuple(sorted(dividers)))
    blocks = place_level(row, 1000.0, products_by_id(PRODUCTS), start)
    assert all(block.x >= start - 1e-6 for block in blocks)
    assert all(one.right <= other.x + 1e-6 for one, other in pairwise(blocks))


def test_spread_blocks_whose_hooks_are_in_holes_already_stay_at_the_ends() -> None:
    # a is 100 mm wide: at both ends of 1 m its hook is in one of the holes, which are every 25 mm
    assert edges(position("p", "a"), position("q", "a"), kind="pegs", hook_pitch=25.0, flow="spread") == [0.0, 900.0]


def test_on_free_hooks_no_block_leaves_the_level_for_the_nearest_hole() -> None:
    blocks = (position("p", "b", x=0.0), position("q", "b", x=500.0), position("r", "b", x=940.0))
    assert edges(*blocks, kind="pegs", hook_pitch=25.0, flow="free") == [20.0, 495.0, 920.0]
