"""Reaction to fire: which class which piece needs where, and what is said when nobody knows."""

from typing import Any

import pytest

from planogram.metrics.checks import check
from planogram.metrics.checks.finding import Finding
from planogram.metrics.checks.pnm_fire import fire_findings
from planogram.model.edits.pnm import new_placement, place
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.store import Store, StoreProfile, StoreShape
from planogram.model.values import changed
from tests.builders import two_bays


def shop(key: str, host: str, fire: str = "", side_mm: float = 20_000.0, count: int = 1, **profile: Any) -> Project:
    """A square shop with `count` pieces of `key` on `host`, of a fire class."""
    square = ((0.0, 0.0), (side_mm, 0.0), (side_mm, side_mm), (0.0, side_mm))
    store = Store((StoreShape("outline", square),) if side_mm else (), profile=StoreProfile(**profile))
    plan = changed(two_bays(), store=store, pnm=Pnm((changed(article_of(key, key, key.title()), fire_class=fire),)))
    at: dict[str, Any] = {"x": 1000.0, "y": 1000.0}
    return place(plan, [new_placement(plan, key, host, "", **at) for _ in range(count)])


def codes(plan: Project) -> list[str]:
    return [finding.code for finding in fire_findings(plan)]


def only(plan: Project) -> Finding:
    (finding,) = fire_findings(plan)
    return finding


@pytest.mark.parametrize(
    ("fire", "code"), [("M1", None), ("B-s1,d0", None), ("M2", "pnm_fire_hanging"), ("E", "pnm_fire_hanging"), ("", "pnm_fire_unknown")]
)
def test_a_large_hanging_panel_must_be_m1(fire: str, code: str | None) -> None:
    assert codes(shop("kakemono", "CEILING", fire)) == ([code] if code else [])


def test_small_panels_small_rooms_and_few_people_are_let_be() -> None:
    assert only(shop("kakemono", "CEILING", "M3")).numbers == {"area_m2": 1.6, "limit_m2": 0.5, "m_class": 1.0}
    assert codes(shop("mobile", "CEILING", "M3")) == []
    assert codes(shop("kakemono", "CEILING", "M3", side_mm=7000.0)) == []
    assert codes(shop("kakemono", "CEILING", "M3", people=19)) == []
    assert codes(shop("kakemono", "CEILING", "M3", people=20)) == ["pnm_fire_hanging"]
    assert codes(shop("kakemono", "CEILING", "M3", side_mm=0.0)) == ["pnm_fire_hanging"], "a room nobody drew counts as large"


def test_walls_covered_by_more_than_a_fifth_need_m2() -> None:
    # 80 m of walls 3 m high are 240 m²; a snap frame covers 0.5 m²
    assert codes(shop("snap_frame", "WALL", "M3", count=90)) == []
    finding = only(shop("snap_frame", "WALL", "M3", count=100))
    assert (finding.code, len(finding.subject), finding.numbers["covered_pct"]) == ("pnm_fire_walls", 100, 20.8)
    assert codes(shop("snap_frame", "WALL", "M2", count=100)) == []
    assert codes(shop("snap_frame", "WALL", "M4", count=100, side_mm=0.0)) == []


@pytest.mark.parametrize(("fire", "code"), [("M3", None), ("D-s2,d0", None), ("M4", "pnm_fire_furniture"), ("?", "pnm_fire_unknown")])
def test_furniture_must_be_m3(fire: str, code: str | None) -> None:
    assert codes(shop("podium", "FLOOR", fire)) == ([code] if code else [])


def test_they_are_among_the_findings_once_an_article() -> None:
    plan = shop("podium", "FLOOR", count=3)
    (finding,) = (finding for finding in check(plan) if finding.code == "pnm_fire_unknown")
    assert len(finding.subject) == 3
