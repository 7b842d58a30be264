import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.model.units import BadLength, parse_expression, parse_grams, parse_length, round_mm, typed_length


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
        ("=2*60+5 mm", "cm", 125.0),
        ("=2 * 12 cm", "mm", 240.0),
        ("=12 cm + 5 mm", "cm", 125.0),
        ("=1,2 m - 2*15 cm", "mm", 900.0),
        ("1 200", "mm", 1200.0),
        ("1\u202f200 mm", "cm", 1200.0),
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


@pytest.mark.parametrize(
    ("text", "length"), [("2*60+5 mm", 125.0), ("2*60+5", 125.0), ("12 cm + 5 mm", 125.0), ("120 cm / 3", 400.0), ("(1 m - 4 cm) / 2", 480.0)]
)
def test_a_hand_leaves_the_sign_of_a_formula_out(text: str, length: float) -> None:
    assert typed_length(text) == pytest.approx(length)
    with pytest.raises(BadLength):
        parse_length(text)  # in a workbook « 60-80 » is a range, not −20


@pytest.mark.parametrize("text", ["", "abc", "12 parsecs", "2*", "mm", "2 cm 5", "60 cm 30 cm"])
def test_what_a_hand_mistypes_is_refused(text: str) -> None:
    with pytest.raises(BadLength):
        typed_length(text)


def test_weights_are_typed_in_either_unit() -> None:
    typed = ("850", "850 g", "1,2 kg", "120 KG", "=6*330 g", "12 500")
    assert [parse_grams(text) for text in typed] == [850.0, 850.0, 1200.0, 120_000.0, 1980.0, 12_500.0]
    for text in ("", "kg", "heavy", "2 t"):
        with pytest.raises(BadLength):
            parse_grams(text)


def test_a_very_long_expression_is_refused() -> None:
    with pytest.raises(BadLength):
        parse_expression("=" + "-" * 500 + "1")


@given(st.text(max_size=40))
def test_any_text_gives_a_finite_length_or_is_refused(text: str) -> None:
    try:
        length = typed_length(text)
    except BadLength:
        return
    assert math.isfinite(length)


def test_rounding_at_the_border() -> None:
    assert round_mm(12.3456) == 12.35
