"""Departments in figures, and: whatever moves on the floor, no figure of a product changes."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.project_file import read_project_file
from planogram.metrics.floor.attractions import attractions
from planogram.metrics.floor.zones import zone_figures
from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.model.edits.store import move_pieces, put_zone, rotate_pieces, take_off_floor
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.model.store import Zone
from planogram.model.values import changed
from planogram.resources import resource
from tests.builders import bay, gondola, level, position, product
from tests.metrics.floor.shops import hall, with_boxes


def shop() -> Project:
    """Two gondolas of one bay of 1 m and one level, in two departments of 4 × 5 m; 300 and 100 of revenue."""
    one = gondola("g", bay("b", level("l", position("p", "a"))))
    other = gondola("h", bay("c", level("m", position("q", "b")), level("n")))
    floor = with_boxes(hall(), (one, 3000, 5000, 0), (other, 13_000, 5000, 0))
    floor = put_zone(
        put_zone(floor, Zone("Ouest", ((1000, 3000), (5000, 3000), (5000, 8000), (1000, 8000)))),
        Zone("Est", ((11_000, 3000), (15_000, 3000), (15_000, 8000), (11_000, 8000))),
    )
    return changed(
        floor, products=(product("a"), product("b")), sales=(Sales("a", revenue=300.0, margin=90.0), Sales("b", revenue=100.0, margin=50.0))
    )


def test_areas_lengths_and_shares() -> None:
    west, east = zone_figures(shop())
    assert (west.area, west.ground_linear, west.developed_linear) == (20, 1, 1)
    assert (east.ground_linear, east.developed_linear) == (1, 2)
    assert west.floor_share == pytest.approx(20 / 300)
    assert (west.revenue_share, east.revenue_share) == (0.75, 0.25)
    assert west.revenue_per_m2 == 15
    assert east.margin_rate == 50
    assert west.floor_index == pytest.approx(0.75 / (20 / 300))


def test_gondolas_of_one_name_keep_their_own_sales() -> None:
    floor = shop()
    named = changed(floor, gondolas=tuple(changed(one, name="Gondole") for one in floor.gondolas))
    assert [(zone.revenue, zone.developed_linear) for zone in zone_figures(named)] == [(300, 1), (100, 2)]
    assert [one.weight for one in attractions(named)] == [one.weight for one in attractions(floor)]


def test_a_gondola_moved_into_another_department_brings_its_sales() -> None:
    west, east = zone_figures(move_pieces(shop(), ["g"], 9000, 1500))
    assert (west.revenue, west.ground_linear) == (None, 0)
    assert (east.revenue, east.ground_linear) == (400, 2)


def sample() -> Project:
    return read_project_file(Path(resource("samples", "superette.planogram")))[0]


@given(st.integers(0, 10**6))
def test_no_figure_of_a_product_changes_when_furniture_moves(seed: int) -> None:
    chance, project = random.Random(seed), sample()
    before = as_json(project, measure(project))
    for _ in range(3):
        chosen = [chance.choice(project.gondolas).id]
        edit = chance.randrange(3)
        if edit == 0:
            project = move_pieces(project, chosen, chance.uniform(-9000, 9000), chance.uniform(-9000, 9000))
        elif edit == 1:
            project = rotate_pieces(project, chosen, chance.uniform(-360, 360))
        else:
            project = take_off_floor(project, chosen)
    assert as_json(project, measure(project)) == before
