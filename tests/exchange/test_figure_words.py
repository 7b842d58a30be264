"""Differences of figures in words: a reader who subtracts what is written gets what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.figure_words import difference_text, figure_text
from planogram.exchange.pdf.totals import shown_difference, shown_value
from planogram.i18n import translator
from planogram.metrics.indicators import INDICATORS

EN = translator("en")
AMOUNTS = st.floats(-99_999, 99_999, allow_nan=False)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(0.12349, 0.12351, "+0.1"), (0.1226, 0.1239, "+0.1"), (0.1231, 0.1234, "0.0"), (0.1240, 0.1231, "−0.1"), (0.1, 0.1, ""), (None, 0.1, "")],
)
def test_a_difference_is_that_of_what_is_written(before: float | None, after: float | None, told: str) -> None:
    assert INDICATORS["linear_share"].decimals == 1
    assert difference_text(INDICATORS["linear_share"], before, after, EN) == told


@given(AMOUNTS, AMOUNTS, st.sampled_from(["revenue", "productivity", "linear_share", "developed_linear"]))
def test_what_is_written_adds_up_on_screen_and_on_paper(before: float, after: float, key: str) -> None:
    def read(text: str) -> float:
        return round(float("".join(sign for sign in text if sign in "0123456789.−").replace("−", "-")), 4)

    one, other = (read(figure_text(INDICATORS[key], value, EN)) for value in (before, after))
    assert round(one + (read(text) if (text := difference_text(INDICATORS[key], before, after, EN)) else 0.0), 4) == other
    one, other = (read(shown_value(key, value, "EUR", EN)) for value in (before, after))
    assert round(one + (read(text) if (text := shown_difference(key, before, after, "EUR", EN)) else 0.0), 4) == other


def test_large_amounts_and_their_difference_have_no_cents() -> None:
    assert shown_difference("revenue", 12_345.4, 12_389.6, "EUR", EN) == "+€45"
    assert shown_difference("revenue", 999.4, 1_200.0, "EUR", EN) == "+€200.60"
