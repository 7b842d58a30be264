"""Wares to cells: against every assignment there is, on small random blocks."""

import random
from itertools import product as every

import pytest

from planogram.model.find import LevelPlace
from planogram.model.fixture import Face, Gondola
from planogram.model.position import Position
from planogram.model.settings import Settings
from planogram.optimise.assign import Seating, assigned, portions
from planogram.optimise.cells import Cell
from planogram.optimise.stock import Ware
from planogram.optimise.suitability import band_costs
from tests.builders import bay, level, product


def cell(name: str, length: float, row: int, clear: float | None = None) -> Cell:
    here = level(name, elevation=150.0 + 300 * row, depth=400.0)
    return Cell(LevelPlace(Gondola("g", "g"), Face("A"), bay("b", here), here, (0, 0, 0, row)), 0.0, length, row, clear, row % 4)


def ware(name: str, width: float, height: float, target: float, seen: int = 3, least: int = 1) -> Ware:
    goods = product(name, width, height, 100.0)
    return Ware(goods, Position(f"q{name}", name), (width, height, 100.0), target, least, 99, band_costs(goods, 0.5, Settings()), seen, height)


def whole_cost(seats: Seating, cells: tuple[int, ...]) -> float:
    for i, j in enumerate(cells):
        seats.put(i, j)
    return sum(seats.cost(j, row) for j, row in enumerate(seats.rows)) + sum(seats.bands[i][j] for i, j in enumerate(cells))


@pytest.mark.parametrize("seed", range(25))
def test_no_assignment_is_much_better(seed: int) -> None:
    chance = random.Random(seed)
    cells = [cell(f"c{n}", chance.choice((600.0, 900.0, 1000.0)), n, chance.choice((None, 250.0, 400.0))) for n in range(3)]
    wares = [ware(f"w{n}", chance.choice((60.0, 90.0, 140.0)), chance.choice((100.0, 300.0)), chance.uniform(1.0, 6.0)) for n in range(5)]
    parted = portions(wares, cells)
    found = assigned(parted, cells, random.Random(0))
    if any(j is None for j in found):
        assert not all(any(one.clear is None or one.clear >= w.tall for one in cells) for w in wares)
        return
    seats = Seating(parted, cells)
    if any(portion.of > 1 for portion in parted):
        pytest.skip("portions keep together as well")
    best = min(whole_cost(Seating(parted, cells), each) for each in every(*seats.allowed))
    assert whole_cost(seats, tuple(j for j in found if j is not None)) <= best + 0.5


def test_a_product_too_wide_for_one_cell_stands_in_several() -> None:
    cells = [cell("c0", 400.0, 0), cell("c1", 400.0, 1)]
    wide = ware("w", 150.0, 100.0, 4.0)
    parted = portions([wide], cells)
    assert [portion.of for portion in parted] == [2, 2]
    assert sorted(j for j in assigned(parted, cells, random.Random(0)) if j is not None) == [0, 1]


def test_what_no_cell_holds_or_has_room_for_stays_out() -> None:
    cells = [cell("c0", 300.0, 0, clear=250.0)]
    tall, wide, fits = ware("t", 100.0, 300.0, 1.0), ware("w", 100.0, 100.0, 3.0, least=3), ware("f", 100.0, 100.0, 1.0)
    parted = portions([tall, wide, fits], cells)
    found = assigned(parted, cells, random.Random(0))
    placed = {portion.ware.product.id for portion, j in zip(parted, found, strict=True) if j is not None}
    assert placed == {"f"}
