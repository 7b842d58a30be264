"""Shoppers' counts: four indices, two series, their difference."""

import pytest

from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.metrics.shoppers import shoppers, wrong_pair
from planogram.metrics.store import StoreFigures
from planogram.model.project import Project
from planogram.model.store import Counts

BEFORE, AFTER = Counts("before", 1000, 400, 120, 80), Counts("after", 1200, 600, 240, 150)


def test_four_indices_of_two_series_and_their_difference() -> None:
    found = shoppers(Project(counts=(BEFORE, AFTER)))
    assert found.indices["before"] == pytest.approx(
        {"passing_index": 0.4, "attraction_index": 0.12, "purchase_index": 0.08, "attractiveness_index": 0.2}
    )
    assert found.indices["after"]["attractiveness_index"] == pytest.approx(0.25)
    assert found.difference["passing_index"] == pytest.approx(0.1)


def test_one_series_has_no_difference() -> None:
    found = shoppers(Project(counts=(BEFORE,)))
    assert found.counts["after"] is None
    assert set(found.difference.values()) == {None}


def test_periods_of_a_series_are_added_and_contradictions_left_out() -> None:
    found = shoppers(Project(counts=(BEFORE, Counts("before", 1000, 200, 80, 40), Counts("before", 10, 20, 0, 0))))
    assert found.counts["before"] == {"entering": 2000, "passing": 600, "taking": 200, "buying": 120}


@pytest.mark.parametrize(
    ("numbers", "pair"),
    [((10, 5, 3, 1), None), ((1, 1, 1, 1), None), ((5, 6, 0, 0), ("entering", "passing")), ((9, 5, 3, 4), ("taking", "buying"))],
)
def test_the_pair_that_is_wrong(numbers: tuple[int, int, int, int], pair: tuple[str, str] | None) -> None:
    assert wrong_pair(Counts("before", *numbers)) == pair


def test_a_gondolas_counts_are_its_own() -> None:
    project = Project(counts=(BEFORE, Counts("before", 1000, 300, 60, 30, gondola="g")))
    assert shoppers(project, "g").indices["before"]["passing_index"] == pytest.approx(0.3)
    assert shoppers(project).indices["before"]["passing_index"] == pytest.approx(0.4)
    assert shoppers(project, "other").counts == {"before": None, "after": None}


def test_nobody_entered() -> None:
    assert set(shoppers(Project(counts=(Counts("before", 0, 0, 0, 0),))).indices["before"].values()) == {None}


def test_the_store_tells_the_series_after_the_change() -> None:
    assert StoreFigures(Project(counts=(BEFORE, AFTER))).value("passing_index") == pytest.approx(0.5)
    assert StoreFigures(Project(counts=(BEFORE,))).value("passing_index") == pytest.approx(0.4)
    empty = StoreFigures(Project())
    assert (empty.value("passing_index"), empty.reason("passing_index")) == (None, "no_counts")


def test_json_of_the_counts() -> None:
    project = Project(counts=(BEFORE,))
    assert set(as_json(project, measure(project))["counts"]) == {"before"}
    assert as_json(Project(), measure(Project()))["counts"] == {}
