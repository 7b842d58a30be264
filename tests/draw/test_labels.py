"""Text that fits its box, whatever the box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.draw.labels import fit, height_of, label_plate, label_shapes, shortened
from tests.draw.styles import MEASURER

LIMITS = (10.0, 30.0)


def test_a_short_name_is_set_as_large_as_allowed():
    found = fit("Thé", 500, 500, LIMITS, MEASURER)
    assert (found.lines, found.size, found.vertical) == (("Thé",), 30.0, False)


def test_a_long_name_wraps_into_balanced_lines():
    assert fit("Petits beurre nature", 60, 60, LIMITS, MEASURER).lines == ("Petits", "beurre", "nature")


def test_a_tall_narrow_box_turns_the_text():
    found = fit("Shampooing", 14, 200, LIMITS, MEASURER)
    assert (found.lines, found.vertical) == (("Shampooing",), True)


def test_what_does_not_fit_ends_in_an_ellipsis():
    found = fit("Confiture extra de fraises des bois", 60, 12, LIMITS, MEASURER)
    assert found.lines[0].endswith("…")
    assert found.size == 10.0


def test_a_box_too_small_for_anything_readable_gets_no_label():
    assert fit("Confiture", 8, 8, LIMITS, MEASURER) is None
    assert shortened("Confiture", 12, 10, MEASURER) == ""


@given(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs", "P"]), max_size=60),
    st.floats(1, 400),
    st.floats(1, 400),
)
def test_a_label_never_leaves_its_box(text, width, height):
    found = fit(text, width, height, LIMITS, MEASURER)
    if found is None:
        return
    along, across = (height, width) if found.vertical else (width, height)
    assert LIMITS[0] <= found.size <= LIMITS[1]
    assert 1 <= len(found.lines) <= 3
    assert max(MEASURER.width(line, found.size) for line in found.lines) <= along + 1e-6
    assert height_of(len(found.lines), found.size) <= across + 1e-6


@pytest.mark.parametrize("box", [(200, 60), (20, 300)])
def test_lines_are_centred_on_the_box_and_on_their_plate(box):
    width, height = box
    found = fit("Sablés pur beurre", width, height, LIMITS, MEASURER)
    lines = label_shapes(found, 100, 50, width, height, "#000000")
    plate = label_plate(found, (100, 50, width, height), "#ffffff", MEASURER)
    middle = (sum(line.x + line.width / 2 for line in lines) / len(lines), sum(line.y + line.height / 2 for line in lines) / len(lines))
    assert middle == pytest.approx((100 + width / 2, 50 + height / 2))
    assert (plate.x + plate.width / 2, plate.y + plate.height / 2) == pytest.approx(middle)
    assert plate.width <= width + 10
