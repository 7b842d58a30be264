"""How customers walk: the same seed gives the same map, nobody walks through furniture, counts replace what is computed, a stop is obeyed."""

import numpy as np
import pytest

from planogram.metrics.floor.grid import Cancelled, grid, shortest
from planogram.metrics.floor.walks import CUSTOMERS, walk
from planogram.model.edits.store import place_gondola, put_zone
from planogram.model.floor_layout import outline_of, pieces
from planogram.model.memo import one_object
from planogram.model.project import Project
from planogram.model.store import Counts, Zone
from planogram.model.values import changed
from tests.metrics.floor.shops import box, hall, with_boxes


def shop() -> Project:
    return with_boxes(hall(), (box("a"), 6000, 5000, 0), (box("b"), 6000, 9000, 0), (box("c"), 14_000, 9000, 90), (box("far"), 10_000, 13_500, 180))


def fresh(project: Project) -> Project:
    return changed(project, name=project.name + ".")


def test_the_same_seed_gives_the_same_map_and_another_one_another() -> None:
    first = walk(shop(), 3)
    again = walk(shop(), 3)
    other = walk(shop(), 4)
    assert first is not None and again is not None and other is not None
    assert np.array_equal(first.cells, again.cells, equal_nan=True)
    assert (first.faces, [passages for _, passages in first.aisles]) == (again.faces, [passages for _, passages in again.aisles])
    assert not np.array_equal(first.cells, other.cells, equal_nan=True)


def test_nobody_walks_through_furniture_and_everybody_comes_and_goes() -> None:
    walks = walk(shop())
    assert walks is not None
    inside = walks.grid.picture(np.ones(len(walks.grid.centres)))
    for piece in pieces(shop()):
        column, row = int(piece.centre[0] // walks.grid.size), int(piece.centre[1] // walks.grid.size)
        assert np.isnan(inside[row, column]) and np.isnan(walks.cells[row, column])
    entrance = walks.cells[2:4, int(3000 // walks.grid.size) - 2 : int(3000 // walks.grid.size) + 3]
    assert np.nanmax(entrance) >= 100.0


def test_a_shop_without_entrance_or_furniture_has_no_walks() -> None:
    assert walk(hall()) is None
    assert walk(Project()) is None


def test_counted_customers_replace_computed_ones() -> None:
    counted = changed(shop(), counts=(Counts("after", 200, 50, 20, 10, gondola="a"),))
    walks = walk(counted)
    assert walks is not None
    assert walks.faces["a", "A"] == pytest.approx(25.0)
    assert walks.counted == {"a"}


def test_a_department_without_furniture_draws_customers_too() -> None:
    zone = Zone("Frais", ((17_000, 11_000), (20_000, 11_000), (20_000, 15_000), (17_000, 15_000)), attraction="destination")
    with_zone = put_zone(put_zone(shop(), zone), Zone("Reste", ((4000, 4000), (8000, 4000), (8000, 10_000), (4000, 10_000))))
    before, after = walk(shop()), walk(with_zone)
    assert before is not None and after is not None
    corner = (slice(int(12_000 // after.grid.size), None), slice(int(17_500 // after.grid.size), None))
    assert np.nansum(after.cells[corner]) > np.nansum(before.cells[corner])


def test_hot_and_cold_are_told_from_the_average() -> None:
    walks = walk(shop())
    assert walks is not None
    warmth = [walks.warmth(face) for face in walks.faces]
    assert sum(value for value in warmth if value is not None) == pytest.approx(len(warmth))
    assert walks.temperature(("nothing", "A")) == ""
    assert CUSTOMERS > 0


def test_a_stop_is_obeyed() -> None:
    moved = place_gondola(shop(), "a", 6100, 5000)
    with pytest.raises(Cancelled):
        walk(moved, 17, lambda: True)


def test_distances_on_the_grid_are_those_of_a_straight_walk() -> None:
    empty = hall()
    cells = grid(pieces(empty), outline_of(empty.store), one_object(5))
    start, end = cells.nearest((2000, 2000)), cells.nearest((12_000, 2000))
    far, before = shortest(cells, [start])
    # what a cell costs wanders by up to a fifth, and a way around a dear cell is found
    assert 10_000 <= far[0, end] <= 11_500
    steps, here = 0, end
    while here != start:
        here, steps = int(before[0, here]), steps + 1
    assert steps == pytest.approx(10_000 / cells.size, abs=6)
