import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.model.units import BadLength, parse_expression, parse_length, round_mm


@pytest.mark.parametrize(
    ("text", "unit", "length"),
    [
        ("120", "mm", 120.0),
        ("35", "cm", 350.0),
        ("35 cm", "mm", 350.0),
        ("1,2 m", "mm", 1200.0),
        ("1.2M", "cm", 1200.0),
        ("4'", "mm", 1219.2),
        ('2"', "mm", 50.8),
        ("2 in", "mm", 50.8),
        ("-5 mm", "mm", -5.0),
        ("=3*66", "mm", 198.0),
        ("=(2 + 1,5) * 2", "cm", 70.0),
        ("= -4 / 2", "mm", -2.0),
    ],
)
def test_lengths_as_people_type_them(text: str, unit: str, length: float) -> None:
    assert parse_length(text, unit) == pytest.approx(length)


@pytest.mark.parametrize(
    "text", ["", "abc", "12 parsecs", "1..2", "=", "=2+", "=1/0", "=x", "=__import__('os')", "=9**9", "=True", "=1e999", "=1e308*10"]
)
def test_what_means_no_length_is_refused(text: str) -> None:
    with pytest.raises(BadLength):
        parse_length(text)


def test_a_very_long_expression_is_refused() -> None:
    with pytest.raises(BadLength):
        parse_expression("=" + "-" * 500 + "1")


@given(st.text(max_size=40))
def test_any_text_gives_a_finite_length_or_is_refused(text: str) -> None:
    try:
        length = parse_length(text)
    except BadLength:
        return
    assert math.isfinite(length)


def test_rounding_at_the_border() -> None:
    assert round_mm(12.3456) == 12.35
