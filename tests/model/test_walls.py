"""Dividers, pegboard holes and levels that run on: where blocks stand beside walls."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.checks import check as findings_of
from planogram.model.fixture import Level
from planogram.model.layout import blocks_in, face_layout
from planogram.model.placement import free_length, place_level, products_by_id
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.walls import compartments
from tests.builders import PRODUCTS, bay, gondola, level, position, project

KNOWN = products_by_id(PRODUCTS)


def edges(one: Level, length: float = 1000.0) -> list[float]:
    return [block.x for block in place_level(one, length, KNOWN)]


def test_packed_blocks_skip_a_divider_they_would_cross() -> None:
    blocks = position("p1", "a", 3), position("p2", "c"), position("p3", "a")  # 300, 200 and 100 mm
    assert edges(level("l", *blocks, dividers=(400.0,))) == [0.0, 400.0, 600.0]
    assert edges(level("l", *blocks, dividers=(500.0,))) == [0.0, 300.0, 500.0]


def test_against_the_right_end_the_same_in_the_mirror() -> None:
    blocks = position("p3", "a"), position("p2", "c"), position("p1", "a", 3)
    assert edges(level("l", *blocks, dividers=(600.0,), flow="right")) == [300.0, 400.0, 700.0]


def test_spread_blocks_share_the_compartment_they_are_in() -> None:
    blocks = position("p1", "c"), position("p2", "a"), position("p3", "c")
    assert edges(level("l", *blocks, dividers=(400.0,), flow="spread")) == [0.0, 300.0, 600.0]


def test_a_block_wider_than_every_compartment_stays_and_is_found() -> None:
    wide = level("l", position("p1", "a", 6), dividers=(500.0,), depth=200.0)
    assert edges(wide) == [0.0]
    found = findings_of(shop(wide))
    assert [(one.code, one.subject, one.numbers) for one in found if one.code == "divider_crossed"] == [
        ("divider_crossed", ("p1",), {"divider_mm": 500.0, "across_mm": 100.0})
    ]


def shop(*levels: Level, width: float = 1000.0) -> Project:
    return project(gondola("g", bay("b", *levels, width=width)), products=PRODUCTS)


@given(st.lists(st.integers(1, 3), max_size=8), st.lists(st.integers(1, 999), max_size=3, unique=True))
def test_no_packed_block_that_fits_crosses_a_divider_or_overlaps(wide: list[int], walls: list[int]) -> None:
    one = level("l", *(position(f"p{n}", "a", w) for n, w in enumerate(wide)), dividers=tuple(map(float, sorted(walls))))
    widest = max(right - left for left, right in compartments([(float(x), 0.0) for x in sorted(walls)], 1000.0))
    blocks = place_level(one, 1000.0, KNOWN)
    for block in blocks:
        assert block.width > widest or not any(block.x + 0.01 < wall < block.right - 0.01 for wall in walls)
    for left, right in pairwise(blocks):
        assert left.right <= right.x + 0.01
    here = bay("b", one)
    assert (free_length(one, here, KNOWN) < -0.01) == any(block.right > 1000.01 for block in blocks) or not walls


@pytest.mark.parametrize("flow", ["left", "right", "spread", "free"])
def test_the_first_hook_of_each_block_is_in_a_hole(flow: str) -> None:
    blocks = position("p1", "b", 2, x=13.0), position("p2", "a", x=300.0), position("p3", "b", x=611.0)
    one = level("l", *blocks, kind="pegs", hook_pitch=25.0, flow=flow)
    for length in (1000.0, 1330.0):
        for block in place_level(one, length, KNOWN):
            hook = block.x + block.facing[0] / 2
            if flow != "right":
                assert (hook - length % 25 / 2) % 25 == pytest.approx(0, abs=1e-6) or (hook - length % 25 / 2) % 25 == pytest.approx(25, abs=1e-6)
            assert block.x >= -1e-6 and block.right <= length + 1e-6


def test_a_pegboard_full_to_the_last_hole_says_what_sticks_out() -> None:
    full = level("l", *(position(f"p{n}", "b") for n in range(16)), kind="pegs", hook_pitch=25.0, elevation=1500.0, hook_length=300.0)
    assert free_length(full, bay("b", full), KNOWN) < 0  # 16 × 60 = 960, but each begins at a hole: 75 mm apart
    assert [one.code for one in findings_of(shop(full)) if one.code == "fit_width"] == ["fit_width"]


def run(*positions: Position, start: tuple[Position, ...] = (), flow: str = "left") -> Project:
    """Two bays of 1000 mm whose levels run on into one another, and a third level higher up that does not."""
    first = bay("b1", level("l1", *start, combined=True, elevation=150.0), level("top", position("t", "a"), elevation=900.0))
    second = bay("b2", level("l2", *positions, combined=True, elevation=150.0, flow=flow))
    return project(gondola("g", first, second), products=PRODUCTS)


@pytest.mark.parametrize(("flow", "x"), [("left", 300.0), ("right", 900.0), ("spread", 600.0), ("free", 0.0)])
def test_what_runs_on_pushes_the_next_bay_along(flow: str, x: float) -> None:
    plan = run(position("p", "a"), start=(position("s", "a", 13),), flow=flow)
    layout = face_layout(plan, "g", "A")
    box = layout.box_of("l2")
    assert box is not None and [block.x for block in blocks_in(box, products_by_id(plan.products))] == [x]
    assert layout.box_of("top").start == 0.0  # type: ignore[union-attr]


def test_what_runs_on_is_seen_and_checked_as_one_length() -> None:
    plan = run(position("p", "a"), start=(position("s", "a", 13),))
    known = products_by_id(plan.products)
    found = face_layout(plan, "g", "A").position_at(1200.0, 200.0, known)
    assert found is not None and found[1].position.id == "s"
    assert not [one for one in findings_of(plan) if one.code in ("fit_width", "overlap")]
    too_long = run(position("p", "a", 8), start=(position("s", "a", 13),))
    assert [one.numbers["excess_mm"] for one in findings_of(too_long) if one.code == "fit_width"] == [100.0]


def test_a_run_passes_over_a_whole_bay() -> None:
    bays = [bay(f"b{n}", level(f"l{n}", combined=True, elevation=150.0), width=500.0) for n in (2, 3)]
    first = bay("b1", level("l1", position("s", "a", 12), combined=True, elevation=150.0), width=500.0)
    plan = project(gondola("g", first, *bays), products=PRODUCTS)
    assert [box.start for box in face_layout(plan, "g", "A").levels] == [0.0, 700.0, 200.0]
