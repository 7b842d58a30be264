"""The score: its parts against figures computed by hand, what is absent and why, and that its points always add up."""

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.checks import check_with
from planogram.metrics.checks.finding import Finding, Where, waive
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope, face_scope
from planogram.metrics.score import SCORE_PARTS, Score, as_json, closeness, explain_score, score_of
from planogram.model.edits.positions import change, remove
from planogram.model.edits.products import change_product
from planogram.model.edits.settings import change_settings
from planogram.model.project import Project
from planogram.model.settings import Settings
from tests import builders


def scored(project: Project, scope: Scope = PROJECT) -> Score:
    return score_of(project, check_with(project, None), scope)


def test_space_is_the_closeness_of_each_index_weighted_by_revenue() -> None:
    project = builders.two_bays()
    figures, part = measure(project), scored(project).part("space")
    weights, marks = [], []
    for name in ("a", "b", "c"):
        index, revenue = figures.value(name, "is_mix"), figures.value(name, "revenue")
        if isinstance(index, float) and isinstance(revenue, float):
            weights.append(revenue)
            marks.append(closeness(index, project.settings))
    assert part.value == pytest.approx(sum(w * m for w, m in zip(weights, marks, strict=True)) / sum(weights))
    assert part.judged == len(weights)


def test_a_product_placed_nowhere_is_not_seen_in_the_project() -> None:
    project = builders.two_bays()
    gone = remove(project, ["c1"])
    assert scored(gone).part("visibility").judged == 3, "what is taken off the shelf does not leave the mean"
    assert scored(gone).part("visibility").losses[0].subject == "c"
    assert scored(gone, face_scope("g", "A")).part("visibility").judged == 2


def test_the_visibility_mark_grows_with_the_facings() -> None:
    project = builders.shelf(builders.position("x", "a", 1))
    marks = [scored(change(project, ["x"], wide=wide), face_scope("g", "A")).part("visibility").value for wide in (1, 2, 3)]
    assert marks == pytest.approx([1 / 3, 2 / 3, 1.0])


def test_an_overfull_level_costs_occupation_and_soundness() -> None:
    full, over = (builders.shelf(builders.position("x", "a", wide)) for wide in (10, 12))
    assert scored(full).part("occupation").value == 1.0 and scored(full).part("soundness").value == 1.0
    part = scored(over).part("occupation")
    assert part.value == pytest.approx(0.8) and part.losses[0].kind == "level" and part.losses[0].subject == "low"
    assert scored(over).part("soundness").value == 0.0


def test_a_waived_finding_costs_nothing() -> None:
    over = builders.shelf(builders.position("x", "a", 12))
    for finding in check_with(over, None):
        over = waive(over, finding, "as agreed")
    assert scored(over).part("soundness").value == 1.0


def test_supply_is_the_cover_against_the_next_delivery_weighted_by_sales() -> None:
    project = builders.two_bays()
    assert (scored(project).part("supply").value, scored(project).part("supply").reason) == (None, "no_replenishment")
    project = change_product(project, "a", replenishment_days=7.0)
    cover = measure(project).value("a", "days_of_supply")
    assert isinstance(cover, float)
    assert scored(project).part("supply").value == pytest.approx(min(1.0, cover / 7.0))


def test_only_findings_about_places_count_as_ill_placed() -> None:
    project = builders.two_bays()
    heavy = Finding("heavy_high", ("c1",), Where())
    assert score_of(project, (heavy,)).part("placement").value == pytest.approx(3 / 4)
    assert score_of(project, (heavy,)).part("soundness").value == 1.0
    level = Finding("overload", ("low",), Where())
    assert [loss.subject for loss in score_of(project, (level,)).part("soundness").losses] == ["b"], "the last block of the level is marked"


def test_absent_parts_leave_the_mean_and_say_why() -> None:
    score = scored(builders.shelf(builders.position("x", "a", 10)))
    absent = {part.key: part.reason for part in score.parts if part.value is None}
    assert absent == {"space": "no_total", "supply": "no_replenishment"}
    assert sum(part.most for part in score.parts) == pytest.approx(100.0)
    empty = scored(Project())
    assert empty.value is None and empty.reason == "no_parts"
    weightless = change_settings(builders.two_bays(), **{f"score_{part}": 0.0 for part in SCORE_PARTS})
    assert (scored(weightless).value, scored(weightless).reason) == (None, "no_weights")


def test_length_means_nothing_for_a_family() -> None:
    project = change_product(builders.two_bays(), "a", family="Tea")
    assert scored(project, Scope("family", ("Tea",))).part("occupation").reason == "not_for_products"


def test_weights_are_those_of_the_settings() -> None:
    project = builders.two_bays()
    only = change_settings(project, **{f"score_{part}": float(part == "visibility") for part in SCORE_PARTS})
    value = scored(only).part("visibility").value
    assert value is not None and scored(only).value == pytest.approx(100 * value)


def test_every_part_is_explained_by_numbers_that_add_up() -> None:
    score = scored(builders.two_bays())
    whole = explain_score(score, "score")
    assert sum(value for _, value, _ in whole.operands if isinstance(value, float)) == pytest.approx(score.value)
    for part in score.parts:
        told = explain_score(score, f"score_{part.key}")
        assert told.result == part.value and tuple(name for name, _, _ in told.operands) == INDICATORS[told.key].operands
    data = as_json(score)
    assert msgspec.json.decode(msgspec.json.encode(data)) == data


@given(st.integers(1, 14), st.integers(1, 9), st.floats(0, 60), st.floats(0.01, 1.0))
def test_points_lost_and_kept_make_a_hundred(wide: int, other: int, days: float, full: float) -> None:
    project = change_settings(change(builders.two_bays(), ["a1"], wide=wide), score_full=full)
    project = change_product(change(project, ["c1"], wide=other), "b", replenishment_days=days)
    score = scored(project)
    lost = sum(loss.points for part in score.parts for loss in part.losses)
    assert score.value is not None and 0.0 <= score.value <= 100.0 + 1e-9
    assert score.value + lost == pytest.approx(100.0)
    assert all(part.value is None or 0.0 <= part.value <= 1.0 + 1e-12 for part in score.parts)


@given(st.floats(-5, 50))
def test_closeness_is_continuous_and_highest_near_one(index: float) -> None:
    settings = Settings()
    assert 0.0 <= closeness(index, settings) <= 1.0
    assert math.isclose(closeness(index, settings), closeness(index + 1e-9, settings), abs_tol=1e-6)
