"""Cuts and their variations: always rectangles that fill the face without overlap."""

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planogram.model.values import changed
from planogram.optimise.cells import Area
from planogram.optimise.columns import Ground, Laid
from planogram.optimise.families import families_of
from planogram.optimise.handover import carved
from planogram.optimise.patterns import PATTERNS, lay
from planogram.optimise.refining import varied
from planogram.optimise.stock import Ware
from tests.optimise.test_assign import ware


def fills(laid: Laid, ground: Ground) -> None:
    areas = [area for _, area in laid if area.width > 0]
    assert all(ground.whole.x0 <= area.x0 <= area.x1 <= ground.whole.x1 and 0 <= area.row0 < area.row1 <= ground.whole.row1 for area in areas)
    assert abs(sum(area.width * area.rows for area in areas) - ground.whole.width * ground.whole.rows) < 1e-3
    for n, one in enumerate(areas):
        for other in areas[n + 1 :]:
            assert one.x1 <= other.x0 + 1e-6 or other.x1 <= one.x0 + 1e-6 or one.row1 <= other.row0 or other.row1 <= one.row0


@given(st.sampled_from(PATTERNS), st.integers(1, 9), st.integers(1, 7), st.integers(0, 10**6))
def test_every_cut_and_every_variation_fills_the_face(pattern: str, count: int, rows: int, seed: int) -> None:
    chance = random.Random(seed)
    stock = [ware(f"w{n}", chance.choice((60.0, 140.0)), 100.0, chance.uniform(1.0, 9.0)) for n in range(count * 2)]
    named = [_of_family(one, f"F{n % count}") for n, one in enumerate(stock)]
    ground = Ground(3000.0, rows, (1000.0, 2000.0))
    laid = lay(pattern, families_of(named), ground, chance)
    fills(laid, ground)
    for _ in range(12):
        other = varied(laid, ground, (), chance)
        if other is not None:
            fills(other, ground)
            laid = other


def _of_family(one: Ware, name: str) -> Ware:
    return msgspec.structs.replace(one, product=changed(one.product, family=name))


@given(st.tuples(*[st.integers(0, 6)] * 4), st.tuples(*[st.integers(0, 6)] * 4))
def test_what_is_carved_out_is_gone_and_nothing_else(one: tuple[int, ...], two: tuple[int, ...]) -> None:
    area, hole = (Area(min(a, b), max(a, b) + 1, min(c, d), max(c, d) + 1) for a, b, c, d in (one, two))

    def spots(areas: list[Area]) -> list[tuple[int, int]]:
        return sorted((x, row) for each in areas for x in range(int(each.x0), int(each.x1)) for row in range(each.row0, each.row1))

    assert spots(list(carved(area, hole))) == [spot for spot in spots([area]) if spot not in spots([hole])]
