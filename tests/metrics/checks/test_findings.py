"""All findings together: waivers, JSON, and live findings equal to findings from scratch."""

import json
import random
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.finding_words import finding_text
from planogram.i18n import LANGUAGES, translator
from planogram.metrics.checks import SEVERITIES, check, findings_json, unwaive, waive
from planogram.model.edits import furniture, positions
from planogram.model.find import walk_levels, walk_positions
from planogram.model.product import Sales
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project

TODAY = date(2026, 3, 31)


def faulty() -> Project:
    shelf = level("l", position("p", "a", 12), position("q", "a", high=9, deep=9), clear_height=400.0)
    return project(gondola("g", bay("b", shelf)), products=(product("a", family="F"), product("lost")))


def test_a_waiver_is_kept_with_its_reason_and_taken_back() -> None:
    plan = faulty()
    chosen = next(finding for finding in check(plan, TODAY) if finding.code == "fit_width")
    accepted = waive(waive(plan, chosen, "first"), chosen, "shelf is longer on site")
    again = next(finding for finding in check(accepted, TODAY) if finding.code == "fit_width")
    assert (again.waived, again.waiver) == (True, "shelf is longer on site")
    assert len(accepted.waivers) == 1
    assert sum(finding.waived for finding in check(accepted, TODAY)) == 1
    assert not any(finding.waived for finding in check(unwaive(accepted, again), TODAY))


def test_json_of_findings() -> None:
    report = findings_json(check(faulty(), TODAY))
    assert report["format"] == "planogram-findings/1"
    assert all(set(row) == {"code", "severity", "where", "numbers", "waived"} for row in report["findings"])
    assert all(set(row["where"]) == {"gondola", "face", "bay", "level", "product"} for row in report["findings"])
    deep = next(row for row in report["findings"] if row["code"] == "fit_depth")
    assert deep["where"] == {"gondola": "g", "face": "A", "bay": 1, "level": 1, "product": "a"}
    json.dumps(report, allow_nan=False)


def test_an_empty_project_has_nothing_wrong() -> None:
    assert check(Project(), TODAY) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words(language: str) -> None:
    say = translator(language)
    assert [code for code in SEVERITIES for part in ("name", "text", "why") if not say.has(f"finding.{code}.{part}")] == []
    assert all(say.has(f"severity.{severity}") for severity in SEVERITIES.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_can_be_said(language: str) -> None:
    say, plan = translator(language), faulty()
    for finding in check(plan, TODAY):
        assert "{" not in finding_text(finding, plan, say)


@given(st.integers(0, 10**6))
def test_live_findings_equal_findings_from_scratch(seed: int) -> None:
    chance, plan = random.Random(seed), faulty()
    for _ in range(5):
        check(plan, TODAY)
        blocks = [block.id for _, block in walk_positions(plan)]
        shelves = [place.level.id for place in walk_levels(plan)]
        edit = chance.randrange(3)
        if edit == 0:
            plan = positions.add_facings(plan, [chance.choice(blocks)], wide=chance.choice((-4, 3)), high=chance.choice((-2, 1)))
        elif edit == 1:
            plan = furniture.change_levels(plan, [chance.choice(shelves)], clear_height=chance.choice((None, 100.0, 900.0)), elevation=1800.0)
        else:
            plan = furniture.change_gondola(plan, "g", name=f"G{chance.randrange(3)}")
        fresh = msgspec.json.decode(msgspec.json.encode(plan), type=Project)
        assert check(plan, TODAY) == check(fresh, TODAY)


def test_a_product_whose_sales_are_half_known_has_no_target_and_says_so() -> None:
    sales = (Sales("a", revenue=10.0, margin=1.0), Sales("b", revenue=500.0, margin=100.0, quantity=50.0))
    shelf = level("l", position("p", "a", 5), position("q", "b", 4))
    plan = project(gondola("g", bay("b", shelf)), products=(product("a"), product("b", 50)), sales=sales)
    finding = next(one for one in check(plan, TODAY) if one.code == "over_exposed")
    assert "target_linear_m" not in finding.numbers and finding == next(one for one in check(replaced(plan), TODAY) if one.code == "over_exposed")
    told = json.loads(json.dumps(findings_json((finding,)), allow_nan=False))["findings"][0]["numbers"]
    assert told["target_linear_m"] is None and told["developed_linear_m"] == 0.5
    for language in LANGUAGES:
        assert "nan" not in finding_text(finding, plan, translator(language)).casefold()


def replaced(plan: Project) -> Project:
    """The same plan as another value, of which nothing is remembered."""
    return msgspec.structs.replace(plan, products=tuple(msgspec.structs.replace(one) for one in plan.products))
