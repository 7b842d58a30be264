"""Space of positions: capacity by style, linear, areas, visibility."""

import pytest

from planogram.metrics.checks import check
from planogram.metrics.measure import measure
from planogram.metrics.space import capacity, shelf_capacity
from planogram.model.settings import Settings
from tests.builders import Sales, bay, gondola, level, position, product, project

DEFAULTS = Settings()


def held(block, article, settings=DEFAULTS, **level_fields):
    """Capacity of `block` on its own, by the function and by the figures: they must agree."""
    shelf = level("l", block, **level_fields)
    module = bay("b", shelf)
    units = capacity(block, article, shelf, module, settings)
    figures = measure(project(gondola("g", module), products=(article,), settings=settings))
    assert figures.value(article.id, "capacity") == units
    return units


def test_units_are_wide_times_high_times_deep() -> None:
    assert held(position("p", "a", 3, high=2, deep=6), product("a")) == 36


def test_caps_count_for_units() -> None:
    # block 200 wide × 400 deep; caps lie on their back: 100 wide × 200 deep each → 2 × 2, two layers
    assert held(position("p", "a", 2, deep=4, cap_high=2), product("a")) == 8 + 2 * 2 * 2


def test_max_stack_limits_high() -> None:
    assert held(position("p", "a", 2, high=5, deep=3), product("a", max_stack=2)) == 12


def test_trays_hold_their_units_or_nothing_is_known() -> None:
    tray = position("p", "a", 2, style="tray")
    assert held(tray, product("a", units_per_tray=6, tray_width=300, tray_height=100, tray_depth=200)) == 12
    assert held(tray, product("a", units_per_tray=6)) is None
    assert held(tray, product("a", tray_width=300, tray_height=100, tray_depth=200)) is None


def test_caps_lying_on_trays_count_as_units() -> None:
    # block 600 wide × 200 deep; caps on their back: 100 wide × 200 deep each → 6 × 1
    article = product("a", units_per_tray=6, tray_width=300, tray_height=100, tray_depth=200)
    assert held(position("p", "a", 2, style="tray", cap_high=1), article) == 12 + 6
    assert held(position("p", "a", 2, style="tray", cap_high=1), product("a")) is None


def test_hanging_fills_hooks() -> None:
    assert held(position("p", "a", 3, high=2, style="hanging"), product("a", depth=45), kind="pegs", hook_length=300) == 3 * 2 * 6
    assert held(position("p", "a", 3), product("a", depth=45), kind="pegs", hook_length=300) == 18


@pytest.mark.parametrize("kind", ["pegs", "arm", "rail"])
def test_nothing_lies_loose_on_hooks(kind: str) -> None:
    assert held(position("p", "a", 3, deep=6, style="loose"), product("a", depth=45), kind=kind, hook_length=300) == 18
    low = level("low", position("p", "a", style="loose"), kind=kind, elevation=150)
    codes = [found.code for found in check(project(gondola("g", bay("b", low)), products=(product("a"),)))]
    assert "fit_height" in codes  # 200 mm hang 50 mm through the floor


def test_loose_fills_the_block_or_the_basket() -> None:
    article, block = product("a", 50, 50, 50), position("p", "a", 4, high=2, deep=4, style="loose")
    assert held(block, article) == int(200 * 100 * 200 * 0.6 / 50**3)
    assert held(block, article, kind="basket", clear_height=150, depth=400) == int(200 * 400 * 150 * 0.6 / 50**3)
    assert held(block, article, Settings(fill_factor=0.5)) == int(200 * 100 * 200 * 0.5 / 50**3)


def test_a_loose_block_of_a_product_without_a_size_holds_nobody_knows_what() -> None:
    assert held(position("p", "a", style="loose"), product("a", 0)) is None


def test_halves_of_a_loose_block_hold_what_the_whole_holds() -> None:
    article = product("a", 90, 90, 90)
    one = measure(project(gondola("g", bay("b", level("l", position("p", "a", 7, style="loose")))), products=(article,)))
    halves = level("l", position("p", "a", 3, style="loose"), position("q", "a", 4, style="loose"))
    two = measure(project(gondola("g", bay("b", halves)), products=(article,)))
    assert one.value("a", "capacity") == two.value("a", "capacity") == 4


def test_an_open_level_has_no_storage_capacity() -> None:
    shelf = level("l", elevation=1500)
    assert shelf_capacity(shelf, bay("b", shelf), product("a"), Settings()) is None


def test_clear_height_under_the_next_level() -> None:
    low, high = level("low", elevation=150, depth=470), level("high", elevation=700, thickness=30)
    # 700 − 30 − 150 − 20 = 500 mm
    assert shelf_capacity(low, bay("b", low, high), product("a", 100, 250, 100), Settings()) == 10 * 4 * 2


def shown(*blocks, articles, **fields):
    return measure(project(gondola("g", bay("b", level("l", *blocks))), products=articles, **fields))


def test_frontal_follows_orientation_and_style() -> None:
    article = product("a", 100, 200, 60, units_per_tray=6, tray_width=300, tray_height=100, tray_depth=200)
    figures = shown(position("p", "a", 2, high=3, orientation="side"), position("q", "a", style="tray"), articles=(article,))
    assert figures.value("a", "facing_cm") == pytest.approx(2 * 6 + 30)
    assert figures.value("a", "developed_linear") == pytest.approx(0.42)
    assert figures.value("a", "facings") == 3
    assert figures.value("a", "facings_visible") == 7
    assert figures.value("a", "area_m2") == pytest.approx(0.12 * 0.6 + 0.3 * 0.1)
    assert figures.value("a", "volume_m3") == pytest.approx(0.12 * 0.6 * 0.1 + 0.3 * 0.1 * 0.2)


@pytest.mark.parametrize(("width", "wide", "seen"), [(100, 5, True), (100, 2, False), (10, 3, True), (249, 2, False), (250, 2, True)])
def test_visible_from_fifty_centimetres_or_three_facings(width, wide, seen) -> None:
    assert shown(position("p", "a", wide), articles=(product("a", width),)).value("a", "visible_enough") is seen


def test_visibility_thresholds_are_settings() -> None:
    figures = shown(position("p", "a", 2), articles=(product("a", 100),), settings=Settings(visible_facings=2))
    assert figures.value("a", "visible_enough") is True


def test_visibility_adds_up_over_positions() -> None:
    assert shown(position("p", "a", 2), position("q", "a", 1), articles=(product("a", 10),)).value("a", "visible_enough") is True


def test_days_of_supply() -> None:
    figures = shown(position("p", "a", 3, deep=4), articles=(product("a"),), sales=(Sales("a", period_days=28, quantity=56),))
    assert figures.value("a", "days_of_supply") == pytest.approx(6.0)


def test_a_position_of_an_unknown_product_only_counts() -> None:
    figures = shown(position("p", "a", 2), position("ghost", "gone", 2), articles=(product("a"),))
    assert figures.total("positions") == 2
    assert (figures.total("products"), figures.total("facings"), figures.total("used_linear")) == (1, 2, 0.2)
    assert figures.value("gone", "facings") is None
    assert figures.reason("gone", "facings") == "unknown_product"
