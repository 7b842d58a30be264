"""Repairs: the finding they were asked for is gone afterwards, or there is no repair."""

from datetime import date

import pytest

from planogram.metrics.checks import Finding, check, repair, repairable
from planogram.model.find import position_of
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project

TODAY = date(2026, 3, 31)


def plan_of(*blocks, **fields) -> Project:
    return project(gondola("g", bay("b", level("l", *blocks, **fields))), products=(product("a"), product("b", 60, 100)))


def first(plan: Project, code: str) -> Finding:
    return next(finding for finding in check(plan, TODAY) if finding.code == code)


@pytest.mark.parametrize(
    ("code", "plan"),
    [
        ("fit_width", plan_of(position("p", "a", 9), position("q", "b", 4))),
        ("fit_height", plan_of(position("p", "a", 9, high=4), clear_height=450.0)),
        ("fit_height", plan_of(position("p", "a", 9, high=2, cap_high=1), clear_height=450.0)),
        ("fit_depth", plan_of(position("p", "a", 9, deep=9))),
        ("overlap", plan_of(position("p", "a", 3, x=0), position("q", "b", 3, x=250), flow="free")),
        ("below_visibility", plan_of(position("p", "a", 2), position("q", "b", 3))),
    ],
)
def test_the_finding_is_gone_and_no_error_is_new(code: str, plan: Project) -> None:
    finding = first(plan, code)
    assert repairable(finding)
    repaired = repair(plan, finding)
    assert repaired is not None
    assert finding.key not in {other.key for other in check(repaired, TODAY)}
    errors = [{other.key for other in check(state, TODAY) if other.severity == "error"} for state in (plan, repaired)]
    assert errors[1] <= errors[0]


@pytest.mark.parametrize(
    ("code", "plan"),
    [
        ("fit_width", plan_of(position("p", "a", 11, pinned=True))),
        ("fit_height", plan_of(position("p", "a"), clear_height=150.0)),
        ("fit_depth", plan_of(position("p", "a"), depth=50.0)),
        ("overlap", plan_of(position("p", "a", 9, x=0), position("q", "b", 3, x=850), flow="free")),
        ("below_visibility", plan_of(position("p", "a", 2), position("q", "b", 13))),
        ("not_placed", plan_of(position("p", "a", 9))),
    ],
)
def test_what_no_simple_edit_removes(code: str, plan: Project) -> None:
    assert repair(plan, first(plan, code)) is None


def test_a_repair_takes_no_more_than_it_must() -> None:
    plan = plan_of(position("p", "a", 9), position("q", "b", 4))
    repaired = repair(plan, first(plan, "fit_width"))
    assert repaired is not None
    # 900 + 240 − 1000 = 140 mm: two facings of a
    assert (position_of(repaired, "p").wide, position_of(repaired, "q").wide) == (7, 4)


def test_a_finding_about_what_is_gone_has_no_repair() -> None:
    plan = plan_of(position("p", "a", 9, deep=9))
    assert repair(plan_of(), first(plan, "fit_depth")) is None
