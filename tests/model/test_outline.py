"""Outlines: area, inside, and every way of being refused, with the point named."""

import pytest

from planogram.model.outline import BadOutline, contains, hole_refusal, refusal, signed_area, tidy

SQUARE = ((0.0, 0.0), (1000.0, 0.0), (1000.0, 1000.0), (0.0, 1000.0))
L_SHAPE = ((0.0, 0.0), (3000.0, 0.0), (3000.0, 1000.0), (1000.0, 1000.0), (1000.0, 3000.0), (0.0, 3000.0))


def test_areas() -> None:
    assert signed_area(SQUARE) == 1e6
    assert signed_area(SQUARE[::-1]) == -1e6
    assert signed_area(L_SHAPE) == 5e6


@pytest.mark.parametrize(
    ("point", "inside"), [((500, 500), True), ((2000, 2000), False), ((2000, 500), True), ((1000, 2000), True), ((-3, 10), False)]
)
def test_inside_of_an_l(point: tuple[float, float], inside: bool) -> None:
    assert contains(L_SHAPE, point) is inside


def named(wrong: BadOutline | None) -> tuple[str, tuple[float, float]] | None:
    return None if wrong is None else (wrong.code, wrong.point)


def test_sound_outlines_pass() -> None:
    assert refusal(SQUARE) is None
    assert refusal(L_SHAPE) is None
    assert refusal((*SQUARE, SQUARE[0])) is None


def test_a_bow_tie_names_the_point_where_it_crosses() -> None:
    assert named(refusal(((0, 0), (1000, 1000), (1000, 0), (0, 1000)))) == ("crossing", (500, 500))


def test_a_side_that_turns_back_on_itself() -> None:
    assert named(refusal(((0, 0), (2000, 0), (1000, 0), (1000, 1000)))) == ("crossing", (2000, 0))


def test_points_in_a_line_or_too_few() -> None:
    assert named(refusal(((0, 0), (5, 0), (5, 5)))) == ("no_area", (0, 0))
    assert named(refusal(((7, 8), (9, 9)))) == ("too_few_points", (7, 8))
    assert named(refusal(())) == ("too_few_points", (0.0, 0.0))


def test_a_hole_must_lie_within() -> None:
    column = ((800, 800), (1200, 800), (1200, 900), (800, 900))
    assert named(hole_refusal(column, SQUARE)) == ("hole_outside", (1200, 800))
    assert hole_refusal(column, ()) is None
    assert hole_refusal(((100, 100), (200, 100), (200, 200)), SQUARE) is None


def test_points_drawn_twice_are_one() -> None:
    assert tidy(((0, 0), (0.4, 0), (10, 0), (10, 10), (0, 0.5))) == ((0, 0), (10, 0), (10, 10))
