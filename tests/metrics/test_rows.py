"""Rows of a level taken from those of the same level before an edit are those made from scratch, to the last bit."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics import space
from planogram.metrics.space import ProductIndex, product_index
from planogram.model.fixture import Level
from planogram.model.position import Position
from planogram.model.product import Product
from tests import builders

FIRST = product_index(tuple(Product(f"p{n}", f"P{n}", width=50.0 + n, height=120.0, depth=80.0) for n in range(6)))
OTHER = product_index(tuple(msgspec.structs.replace(product, width=product.width + 1) for product in FIRST.products[:5]))


def fresh(chance: random.Random, number: int) -> Position:
    product = chance.choice([*FIRST.ids, *FIRST.ids, "unknown"])
    style = chance.choice(["unit", "unit", "unit", "hanging", "loose"])
    return builders.position(f"x{number}", product, chance.randrange(1, 5), style=style)


def edited(level: Level, chance: random.Random, number: int) -> Level:
    positions = list(level.positions)
    at = chance.randrange(len(positions))
    what = chance.randrange(10)
    if what < 6:
        positions[at] = fresh(chance, number)
    elif what == 6:
        positions.insert(at, fresh(chance, number))
    elif what == 7 and len(positions) > 1:
        del positions[at]
    elif what == 8:
        chance.shuffle(positions)
    else:
        return msgspec.structs.replace(level, kind=chance.choice(["shelf", "pegs", "shelf"]), depth=level.depth + 10.0)
    return msgspec.structs.replace(level, positions=tuple(positions))


def bits(level: Level, index: ProductIndex) -> tuple[bytes, bytes, int]:
    rows = space._standing_rows(level, index)
    return rows.product.tobytes(), rows.numbers.tobytes(), rows.positions


@given(seed=st.integers(0, 10**6))
def test_rows_after_an_edit_equal_rows_from_scratch(seed: int) -> None:
    chance = random.Random(seed)
    level = builders.level(f"l{seed}", *(builders.position(f"{n}", chance.choice(FIRST.ids)) for n in range(chance.randrange(1, 20))))
    for step in range(12):
        index = OTHER if chance.random() < 0.1 else FIRST
        made = space._made_rows(level, index)
        assert bits(level, index) == (made.product.tobytes(), made.numbers.tobytes(), made.positions)
        level = edited(level, chance, step)


def test_one_block_more_is_one_row_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    level = builders.level("many", *(builders.position(f"{n}", FIRST.ids[n % 6]) for n in range(100)))
    space._standing_rows(level, FIRST)
    monkeypatch.setattr(space, "_made_rows", lambda *_: pytest.fail("all rows were made anew"))
    wider = msgspec.structs.replace(level.positions[40], wide=3)
    rows = space._standing_rows(msgspec.structs.replace(level, positions=(*level.positions[:40], wider, *level.positions[41:])), FIRST)
    assert rows.numbers[0].tolist() == [*[1.0] * 40, 3.0, *[1.0] * 59]
