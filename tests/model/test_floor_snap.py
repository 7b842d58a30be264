"""Snapping on the floor: edges, middles, walls, equal aisles, nothing beyond the tolerance."""

from hypothesis import given
from hypothesis import strategies as st

from planogram.model.floor_snap import neighbours, snap_move

BOX = (0.0, 0.0, 1000.0, 500.0)
WALL = [((0.0, -2000.0), (9000.0, -2000.0))]


def test_edges_of_a_neighbour() -> None:
    snapped = snap_move(BOX, 1990.0, 0.0, [(3000, 0, 4000, 500)], [], 20.0)
    assert (snapped.dx, snapped.dy) == (2000.0, 0.0)
    assert snapped.lines[0].start[0] == 3000


def test_middles() -> None:
    assert snap_move(BOX, 0.0, 1155.0, [(5000, 1000, 6000, 1800)], [], 10.0).dy == 1150.0


def test_walls() -> None:
    assert snap_move(BOX, 100.0, -1985.0, [], WALL, 20.0).dy == -2000.0


def test_equal_aisles() -> None:
    # two gondolas 1400 mm apart: a third beside them keeps the same gap
    row = [(0.0, 2000.0, 1000.0, 2500.0), (0.0, 3900.0, 1000.0, 4400.0)]
    snapped = snap_move((0.0, 0.0, 1000.0, 500.0), 0.0, 5795.0, row, [], 20.0)
    assert snapped.dy == 5800.0
    assert any(line.equal for line in snapped.lines)


@given(st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(0, 100))
def test_it_never_moves_farther_than_the_tolerance(dx: float, dy: float, tolerance: float) -> None:
    snapped = snap_move(BOX, dx, dy, [(3000, 0, 4000, 500), (3000, 1800, 4000, 2300)], WALL, tolerance)
    assert abs(snapped.dx - dx) <= tolerance and abs(snapped.dy - dy) <= tolerance


def test_free_distances_to_the_nearest_on_each_side() -> None:
    found = sorted(
        round(length)
        for *_, length in neighbours((2000, 2000, 3000, 2500), [(0, 1900, 1000, 2600), (3700, 2100, 4000, 2200), (2100, 4000, 2900, 4500)])
    )
    assert found == [700, 1000, 1500]
