"""Sums kept from edit to edit are those made from scratch, to the last bit."""

import random
from weakref import ref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics import sums as module
from planogram.metrics.sums import ROW, Rows, RunningSums, sums

PRODUCTS = 12


def rows_of(chance: random.Random, count: int) -> Rows:
    product = np.array([chance.randrange(PRODUCTS) for _ in range(count)], dtype=np.intp)
    numbers = np.array([[chance.choice([0.1, 1e9, float("nan"), chance.random()]) for _ in range(count)] for _ in ROW]).reshape(len(ROW), count)
    return Rows(product, numbers, count)


def one_row_changed(chance: random.Random, old: Rows) -> Rows:
    """A row with other numbers, and in one case of three of another product."""
    if not len(old.product):
        return old
    product, numbers, n = old.product.copy(), old.numbers.copy(), chance.randrange(len(old.product))
    numbers[:, n] = chance.random()
    product[n] = chance.choice([product[n], product[n], chance.randrange(PRODUCTS)])
    return Rows(product, numbers, old.positions, ref(old), (n,))


def same_bits(running: RunningSums, parts: list[Rows]) -> bool:
    found = running.of(tuple(parts), PRODUCTS)
    product = np.concatenate([rows.product for rows in parts]) if parts else np.empty(0, dtype=np.intp)
    numbers = np.concatenate([rows.numbers for rows in parts], axis=1) if parts else np.empty((len(ROW), 0))
    return [column.tobytes() for column in found.columns] == [column.tobytes() for column in sums(product, numbers, PRODUCTS).columns]


@pytest.mark.parametrize("few", [0, 8])
@given(seed=st.integers(0, 10**6))
def test_kept_sums_equal_sums_from_scratch(few: int, seed: int) -> None:
    chance, running = random.Random(seed), RunningSums()
    parts = [rows_of(chance, chance.randrange(6)) for _ in range(chance.choice([0, 1, 3, 9]))]
    before = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_FEW_PRODUCTS", few)
        for _ in range(8):
            assert same_bits(running, parts)
            if not parts:
                parts = [rows_of(chance, 3)]
            elif chance.random() < 0.2 and before is not None:
                parts = before  # undone
            else:
                before, n = parts, chance.randrange(len(parts))
                count = len(parts[n].product) if chance.random() < 0.7 else chance.randrange(6)
                fresh = one_row_changed(chance, parts[n]) if count and chance.random() < 0.5 else rows_of(chance, count)
                parts = [*parts[:n], fresh, *parts[n + 1 :]]


def test_sums_once_given_stay_as_they_were() -> None:
    chance, running = random.Random(3), RunningSums()
    parts = [rows_of(chance, 4) for _ in range(8)]
    first = running.of(parts, PRODUCTS)
    kept = [column.copy() for column in first.columns]
    running.of([rows_of(chance, 4), *parts[1:]], PRODUCTS)
    assert all(np.array_equal(one, other, equal_nan=True) for one, other in zip(first.columns, kept, strict=True))
