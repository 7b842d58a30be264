"""Physical rules: each finds what cannot stand, and nothing else."""

from typing import Any

import pytest

from planogram.metrics.checks import Finding, check, repair
from planogram.model.position import Position
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project


def physical(plan: Project) -> list[Finding]:
    codes = ("fit_width", "fit_height", "fit_depth", "overlap", "overload", "hook_clash", "divider_crossed", "levels_meet", "level_above_bay")
    return [finding for finding in check(plan) if finding.code in codes]


def plan_of(*levels, articles=None, **fields) -> Project:
    return project(gondola("g", bay("b", *levels, **fields)), products=articles or (product("a"), product("b", 60, 100)))


def only(plan: Project) -> Finding:
    (finding,) = physical(plan)
    return finding


def test_a_level_that_fits_is_silent() -> None:
    assert physical(plan_of(level("l", position("p", "a", 10, deep=5)))) == []


@pytest.mark.parametrize("flow", ["left", "right", "spread"])
def test_too_many_facings(flow: str) -> None:
    finding = only(plan_of(level("l", position("p", "a", 11), flow=flow)))
    assert (finding.code, finding.severity, finding.subject) == ("fit_width", "error", ("l",))
    assert finding.numbers == {"taken_mm": 1100, "available_mm": 1000, "excess_mm": 100}
    assert (finding.where.gondola, finding.where.face, finding.where.bay, finding.where.level) == ("g", "A", 1, 1)


def test_gaps_take_room_too() -> None:
    assert only(plan_of(level("l", position("p", "a", 10, gap_before=20)))).numbers["excess_mm"] == 20


def test_a_free_block_beyond_an_end() -> None:
    assert only(plan_of(level("l", position("p", "a", 2, x=850), flow="free"))).numbers["excess_mm"] == 50
    assert only(plan_of(level("l", position("p", "a", 2, x=-30), position("q", "a", x=900), flow="free"))).numbers["excess_mm"] == 30


def test_blocks_on_top_of_each_other() -> None:
    finding = only(plan_of(level("l", position("p", "a", 2, x=100), position("q", "b", x=280), flow="free")))
    assert (finding.code, finding.subject, finding.where.product) == ("overlap", ("p", "q"), "b")
    assert finding.numbers == {"overlap_mm": 20}


def test_a_block_behind_a_narrow_one_overlaps_the_wide_one_under_both() -> None:
    # a from 0 to 500; b and c stand on it, clear of each other
    blocks = position("wide", "a", 5, x=0), position("first", "b", 1, x=50), position("last", "b", 1, x=350)
    assert [finding.subject for finding in physical(plan_of(level("l", *blocks, flow="free")))] == [("wide", "first"), ("wide", "last")]


def test_too_high_under_the_next_board() -> None:
    low, high = level("low", position("p", "a", high=2), elevation=100), level("high", elevation=500)
    # 500 − 30 − 100 − 20 = 350 for 400
    finding = only(plan_of(low, high))
    assert (finding.code, finding.subject) == ("fit_height", ("p",))
    assert finding.numbers == {"needed_mm": 400, "available_mm": 350, "excess_mm": 50}
    assert physical(plan_of(level("low", position("p", "a", high=2), elevation=100))) == []


def test_too_deep() -> None:
    assert only(plan_of(level("l", position("p", "a", deep=6), depth=550))).numbers == {"needed_mm": 600, "available_mm": 550, "excess_mm": 50}


def test_overload_counts_what_the_level_holds() -> None:
    articles = (product("a", weight_g=500.0),)
    load = level("l", position("p", "a", 4, high=2, deep=3), max_load_g=11_000)
    assert only(plan_of(load, articles=articles)).numbers == {"load_g": 12_000, "max_load_g": 11_000, "excess_g": 1000}


def test_hanging_products() -> None:
    articles = (product("a", 100, 200, 40), product("thin", 20, 100, 40))
    upper = level("up", position("p", "a", 2), elevation=1200, kind="pegs", hook_length=300, hook_pitch=25)
    lower = level("low", position("q", "a", 2), elevation=1050, kind="pegs", hook_length=300, hook_pitch=25)
    clash = only(plan_of(lower, upper, articles=articles))
    assert (clash.code, clash.subject, clash.numbers["excess_mm"]) == ("hook_clash", ("p", "q"), 50)
    thin = level("l", position("p", "thin", 3), elevation=1200, kind="pegs", hook_length=300, hook_pitch=25)
    assert only(plan_of(thin, articles=articles)).numbers == {"needed_mm": 25, "available_mm": 20, "excess_mm": 5}
    long = level("l", position("p", "a", deep=9), elevation=1200, kind="pegs", hook_length=30)
    assert only(plan_of(long, articles=articles)).code == "fit_depth"
    low = level("l", position("p", "a"), elevation=150, kind="pegs", hook_length=300)
    assert only(plan_of(low, articles=articles)).numbers["available_mm"] == 150


@pytest.mark.parametrize("kind", ["pegs", "arm", "rail"])
def test_what_hangs_before_a_product_hung_further_down_is_found(kind: str) -> None:
    """450 mm hang from 1200; at 1000 nothing hangs there, at 800 a product does."""
    articles = (product("long", 100, 450, 40), product("a", 100, 200, 40))
    beside = level("mid", position("m", "a", x=500.0), elevation=1000, kind=kind, hook_length=300, flow="free")
    low, up = (
        level(name, position(name[0], what), elevation=at, kind=kind, hook_length=300) for name, what, at in (("low", "a", 800), ("up", "long", 1200))
    )
    clash = only(plan_of(low, beside, up, articles=articles))
    assert (clash.code, clash.subject) == ("hook_clash", ("u", "l"))
    assert clash.numbers == {"needed_mm": 450, "available_mm": 400, "excess_mm": 50}
    board = level("board", elevation=860, thickness=10.0, depth=300.0)
    assert {one.code for one in physical(plan_of(low, board, beside, up, articles=articles))} == {"fit_height"}


def test_combined_levels_share_their_length() -> None:
    left = bay("b1", level("l1", position("p", "a", 12), combined=True))
    right = bay("b2", level("l2", position("q", "a", 8), combined=True))
    assert physical(project(gondola("g", left, right), products=(product("a"),))) == []
    more = bay("b2", level("l2", position("q", "a", 9), combined=True))
    finding = only(project(gondola("g", left, more), products=(product("a"),)))
    assert (finding.subject, finding.numbers["excess_mm"]) == (("l1", "l2"), 100)


def test_an_unknown_product_is_no_error() -> None:
    assert physical(plan_of(level("l", position("p", "gone", deep=99)))) == []


def test_a_product_that_needs_more_room_for_the_fingers_says_so_and_is_repaired() -> None:
    tall = product("tall", 100, 100, finger_space=60.0)
    low, high = level("low", position("p", "tall", high=3), elevation=100, thickness=30), level("high", elevation=500, thickness=30)
    plan = project(gondola("g", bay("bay", low, high)), products=(tall,))
    seen = [finding for finding in check(plan) if finding.code == "fit_height"]
    assert seen == []  # 370 mm between the boards, 310 left
    taller = project(plan.gondolas[0], products=(product("tall", 100, 104, finger_space=60.0),))
    finding = next(one for one in check(taller) if one.code == "fit_height")
    assert finding.numbers == {"needed_mm": 312.0, "available_mm": 310.0, "excess_mm": 2.0}
    mended = repair(taller, finding)
    assert mended is not None
    assert not [one for one in check(mended) if one.code == "fit_height"]


def test_what_runs_on_over_a_divider_of_the_next_bay_is_found() -> None:
    left = bay("b1", level("l1", position("p", "a", 12), combined=True))
    right = bay("b2", level("l2", combined=True, dividers=(130.0,)))
    finding = only(project(gondola("g", left, right), products=(product("a"),)))
    assert (finding.code, finding.subject, finding.where.bay) == ("divider_crossed", ("p",), 1)
    assert finding.numbers == {"divider_bay": 2, "divider_mm": 130, "across_mm": 70}
    alone = bay("b2", level("l2", dividers=(130.0,), elevation=500))
    assert [one.code for one in physical(project(gondola("g", left, alone), products=(product("a"),)))] == ["fit_width"]


def joined(*counts: int, flow: str = "left") -> Project:
    """Levels of 1 m joined from bay to bay, each with so many a of 100 mm."""
    bays = (
        bay(f"b{n}", level(f"l{n}", *([position(f"p{n}", "a", count)] if count else []), combined=True, flow=flow)) for n, count in enumerate(counts)
    )
    return project(gondola("g", *bays), products=(product("a"),))


def test_what_sticks_out_at_an_end_of_joined_levels_is_found_though_others_have_room() -> None:
    assert physical(joined(3, 12, 0)) == []
    last = only(joined(3, 3, 12))
    assert (last.code, last.where.bay, last.numbers) == ("fit_width", 3, {"taken_mm": 1200.0, "available_mm": 1000.0, "excess_mm": 200.0})
    first = only(joined(12, 0, 0, flow="right"))
    assert (first.code, first.where.bay, first.numbers["excess_mm"]) == ("fit_width", 1, 200.0)


def test_joined_levels_that_run_back_into_one_another_are_found() -> None:
    finding = only(joined(0, 3, 12, flow="right"))
    assert (finding.code, finding.subject, finding.numbers) == ("overlap", ("p1", "p2"), {"overlap_mm": 200.0})


def hung_over_a_board(standing: Position, **board: Any) -> Project:
    """a, 200 mm high and 100 deep, hangs at 700 from a hook of 300 over a board at 300."""
    rows = (level("board", standing, elevation=300.0, **board), level("hooks", position("h", "a"), elevation=700.0, kind="pegs", hook_length=300.0))
    return plan_of(*rows)


def test_what_hangs_ends_above_what_stands_under_it() -> None:
    assert physical(hung_over_a_board(position("s", "a"), depth=300.0)) == []
    clash = only(hung_over_a_board(position("s", "b", high=3, deep=3), depth=300.0))
    assert (clash.code, clash.subject) == ("fit_height", ("h",))
    assert clash.numbers == {"needed_mm": 200.0, "available_mm": 100.0, "excess_mm": 100.0}
    beside = hung_over_a_board(position("s", "b", high=3, deep=3, x=400.0), depth=300.0, flow="free")
    before = hung_over_a_board(position("s", "b", high=3, deep=1), depth=450.0)
    assert physical(beside) == physical(before) == []
    poured = hung_over_a_board(position("s", "b", high=3, deep=3, style="loose"), depth=300.0, kind="basket", clear_height=150.0)
    assert physical(poured) == []


def test_what_hangs_over_products_has_no_repair_that_would_not_help() -> None:
    plan = hung_over_a_board(position("s", "b", high=3, deep=3), depth=300.0)
    assert repair(plan, only(plan)) is None


def test_levels_at_one_height_or_with_boards_in_one_another_are_found() -> None:
    finding = only(plan_of(level("low", elevation=490.0, thickness=30.0), level("up", elevation=510.0, thickness=30.0)))
    assert (finding.code, finding.subject, finding.where.level) == ("levels_meet", ("up", "low"), 2)
    assert finding.numbers == {"lower_level": 1, "upper_level": 2, "lower_mm": 490, "upper_mm": 510, "overlap_mm": 10}
    same = only(plan_of(level("one", elevation=500.0, thickness=0.0), level("two", elevation=500.0, thickness=0.0)))
    assert (same.code, same.numbers["overlap_mm"]) == ("levels_meet", 0)
    assert physical(plan_of(level("low", elevation=480.0, thickness=30.0), level("up", elevation=510.0, thickness=30.0))) == []


def test_a_level_above_the_uprights_is_found() -> None:
    assert physical(plan_of(level("l", elevation=1800.0))) == []
    finding = only(plan_of(level("low", elevation=400.0), level("l", elevation=1850.0)))
    assert (finding.code, finding.subject, finding.where.level) == ("level_above_bay", ("l",), 2)
    assert finding.numbers == {"elevation_mm": 1850, "height_mm": 1800, "excess_mm": 50}


def test_a_board_through_several_others_is_found_at_each() -> None:
    thick = level("thick", elevation=600.0, thickness=300.0)
    found = physical(plan_of(level("a", elevation=350.0, thickness=30.0), level("b", elevation=500.0, thickness=30.0), thick))
    assert [(one.code, one.subject) for one in found] == [("levels_meet", ("thick", "a")), ("levels_meet", ("thick", "b"))]


def test_rows_of_hooks_are_nearer_to_one_another_than_boards() -> None:
    def rows(*heights: float) -> list[Finding]:
        return physical(plan_of(*(level(f"row{n}", elevation=height, kind="pegs", thickness=30.0) for n, height in enumerate(heights))))

    assert rows(500.0, 525.0) == []
    assert [one.subject for one in rows(500.0, 500.0)] == [("row1", "row0")]
    through = physical(plan_of(level("row", elevation=480.0, kind="pegs", thickness=6.0), level("board", elevation=500.0, thickness=30.0)))
    assert [one.subject for one in through] == [("board", "row")]
