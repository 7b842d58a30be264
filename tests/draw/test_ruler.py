"""Marks of a ruler: metres at a readable distance whatever the scale, each where it belongs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.draw.ruler import marks


@given(st.floats(-50_000, 50_000), st.floats(1000, 100_000), st.floats(0.01, 1.0))
def test_numbers_stand_apart_and_say_where_they_are(low: float, length: float, scale: float) -> None:
    found = marks(low, low + length, scale, 40.0, ".")
    told = [mark for mark in found if mark.text]
    assert all(low - 1e-3 <= mark.at <= low + length + 1e-3 for mark in found)
    assert all(float(mark.text.replace("−", "-")) * 1000.0 == pytest.approx(mark.at, abs=1e-6) for mark in told)
    assert all((after.at - before.at) * scale >= 39.9 for before, after in itertools.pairwise(told))


def test_nothing_to_mark() -> None:
    assert marks(10.0, 0.0, 1.0, 40.0) == ()
