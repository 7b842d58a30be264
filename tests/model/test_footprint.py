"""Footprints with known corners: end caps, double faces, concave faces, counters; what stands on the shelves changes nothing."""

from itertools import pairwise
from math import hypot, pi

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.footprint import footprint, turned
from planogram.model.furniture import new_gondola
from planogram.model.outline import signed_area
from planogram.model.position import Position


def corners(gondola: Gondola, side: str) -> set[tuple[float, float]]:
    return {point for block in footprint(gondola).blocks if block.side == side for point in block.points}


def test_a_double_gondola_with_its_ends() -> None:
    gondola = new_gondola("double_gondola", "G")
    assert corners(gondola, "A") == {(-1995, -470), (1995, -470), (1995, 0), (-1995, 0)}
    assert corners(gondola, "B") == {(-1995, 470), (1995, 470), (1995, 0), (-1995, 0)}
    assert corners(gondola, "LEFT_END") == {(-2465, -500), (-2465, 500), (-1995, 500), (-1995, -500)}
    assert corners(gondola, "RIGHT_END") == {(2465, -500), (2465, 500), (1995, 500), (1995, -500)}


def test_fronts_run_from_the_customers_left() -> None:
    fronts = {front.side: front.points for front in footprint(new_gondola("double_gondola", "G")).fronts}
    assert fronts == {
        "A": ((-1995, -470), (1995, -470)),
        "B": ((1995, 470), (-1995, 470)),
        "LEFT_END": ((-2465, 500), (-2465, -500)),
        "RIGHT_END": ((2465, -500), (2465, 500)),
    }


def test_a_low_base_and_a_deep_shelf_reach_differently_by_height() -> None:
    levels = (Level("low", elevation=150, depth=300), Level("mid", elevation=900, depth=500), Level("high", elevation=1400, depth=250))
    gondola = Gondola("g", "G", faces=(Face("A", (Bay("b", 1000, 1800, 400, levels=levels),)),))
    depth = {band: max(y for _, y in block.points) - min(y for _, y in block.points) for block in footprint(gondola).blocks for band in block.bands}
    assert depth == {0: 400, 1: 500, 2: 500}


def test_a_concave_face_lies_on_an_arc_at_equal_distance() -> None:
    bays = tuple(Bay(f"b{n}", 1000, 1800, 400) for n in range(3))
    front = footprint(Gondola("g", "G", faces=(Face("A", bays, curvature=90.0),))).fronts[0].points
    radius = 3000 / (pi / 2)
    centre = (0.0, -200.0 - radius)
    assert all(hypot(x - centre[0], y - centre[1]) == pytest.approx(radius, abs=0.01) for x, y in front)
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(front))
    assert length == pytest.approx(3000, abs=5)


def test_an_island_counter_keeps_the_sellers_space() -> None:
    gondola = new_gondola("counter_island", "B")
    wide = msgspec.structs.replace(gondola.faces[2].bays[0], width=2400.0)
    ends = tuple(Face(face.side, (wide,)) if face.side.endswith("END") else face for face in gondola.faces)
    area = sum(abs(signed_area(block.points)) for block in footprint(msgspec.structs.replace(gondola, faces=ends)).blocks)
    assert area == pytest.approx(2500 * 2400 + 2 * 2400 * 700)


def test_a_new_island_counter_leaves_its_seller_room() -> None:
    blocks = footprint(new_gondola("counter_island", "B")).blocks
    (space,) = (block for block in blocks if not block.side)
    heights = [y for _, y in space.points]
    assert 900 <= max(heights) - min(heights) <= 1200


def test_a_piece_without_bays_can_still_be_found() -> None:
    assert footprint(Gondola("g", "G")).blocks


def test_products_change_no_footprint() -> None:
    gondola = new_gondola("single_gondola", "G")
    bay = gondola.faces[0].bays[0]
    full = msgspec.structs.replace(bay.levels[0], positions=(Position("p", "a", wide=9),))
    filled = msgspec.structs.replace(bay, levels=(full, *bay.levels[1:]))
    other = msgspec.structs.replace(gondola, faces=(Face("A", (filled, *gondola.faces[0].bays[1:])),))
    assert footprint(other) is footprint(gondola)


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(-720, 720))
def test_turning_keeps_distances(x: float, y: float, degrees: float) -> None:
    assert hypot(*turned((x, y), degrees)) == pytest.approx(hypot(x, y), abs=1e-6)


def test_quarter_turns_are_exact() -> None:
    assert [turned((3.0, 1.0), angle) for angle in (0, 90, 180, 270, -90)] == [(3, 1), (-1, 3), (-3, -1), (1, -3), (1, -3)]
