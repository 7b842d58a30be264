import pytest

from planogram.model.position import block_size, cap_grid, facing_size, facings_deep
from tests.builders import position, product

BOTTLE = product("a", 60, 250, 80, tray_width=370, tray_height=120, tray_depth=245, units_per_tray=6)


def test_a_block_is_its_facings() -> None:
    assert block_size(position("p", "a", 3, high=2, deep=4), BOTTLE) == (180, 500, 320)


def test_a_turned_facing_takes_the_side_of_the_pack() -> None:
    assert facing_size(position("p", "a", orientation="side"), BOTTLE) == (80, 250, 60)


def test_a_tray_has_its_own_sizes() -> None:
    assert block_size(position("p", "a", 2, style="tray"), BOTTLE) == (740, 120, 245)


def test_a_case_of_unknown_size_is_drawn_as_the_unit() -> None:
    assert facing_size(position("p", "a", style="case"), BOTTLE) == (60, 250, 80)


def test_squeeze_narrows_the_facing_only() -> None:
    assert facing_size(position("p", "a", squeeze_pct=10), BOTTLE) == (pytest.approx(54), 250, 80)


def test_nested_units_add_their_step() -> None:
    bowl = product("b", 200, 100, 200, nest_height=20)
    assert block_size(position("p", "b", high=4), bowl)[1] == 100 + 3 * 20


def test_nesting_follows_the_orientation_and_spares_trays() -> None:
    bowl = product("b", 200, 100, 200, nest_height=20, tray_width=200, tray_height=100, tray_depth=200)
    assert block_size(position("p", "b", 4, orientation="front90"), bowl)[0] == 100 + 3 * 20
    assert block_size(position("p", "b", high=4, style="tray"), bowl)[1] == 400


def test_caps_add_their_height_and_are_counted_across_and_deep() -> None:
    capped = position("p", "a", 5, deep=3, cap_high=2, cap_orientation="top")
    assert block_size(capped, BOTTLE)[1] == 250 + 2 * 80
    assert cap_grid(capped, BOTTLE) == (5, 0)
    assert cap_grid(position("p", "a", 5, deep=4, cap_high=1), BOTTLE) == (5, 1)
    assert cap_grid(position("p", "a"), BOTTLE) == (0, 0)


@pytest.mark.parametrize(("depth", "room", "count"), [(66, 470, 7), (100, 300, 3), (0.1, 0.3, 3), (500, 300, 1), (0, 300, 1)])
def test_how_many_deep(depth: float, room: float, count: int) -> None:
    assert facings_deep(position("p", "a"), product("a", 60, 60, depth), room) == count


def test_nested_units_stand_closer_behind_one_another() -> None:
    assert facings_deep(position("p", "b"), product("b", 200, 100, 200, nest_depth=50), 400) == 5
