"""`planogram bench`: the shape of its answer and its statistics. Nothing is timed here against a limit."""

import json

import pytest

from planogram.cli.bench import BUDGETS, parse_sizes, results_table
from planogram.cli.failures import BadUsage
from planogram.exchange.bench import Lap, Result, clock, percentile, result
from planogram.i18n import translator
from tests.cli.conftest import Planogram


def test_json_has_the_contract_s_keys(planogram: Planogram) -> None:
    ran = planogram("bench", "--json", "--positions", "50,75", "--repeats", "2")
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    assert list(answer) == ["results"]
    assert {(one["name"], one["positions"]) for one in answer["results"]} == {
        (name, size) for name in ("edit_to_figures", "open", "save", "drag_step") for size in (50, 75)
    }
    for one in answer["results"]:
        assert set(one) == {"name", "positions", "median_ms", "p95_ms", "peak_mb"}
        assert 0 < one["median_ms"] <= one["p95_ms"]
    assert ran.window.calls == [("bench", (50, 75), 2)]


def test_without_the_window(planogram: Planogram) -> None:
    ran = planogram("bench", "--json", "--positions", "50", "--repeats", "1", "--no-window")
    assert ran.window.calls == []
    assert len(json.loads(ran.out)["results"]) == 3


def test_the_table_shows_the_budget_beside_each_time(planogram: Planogram) -> None:
    out = planogram("bench", "--positions", "50", "--repeats", "1", "--lang", "en").out
    assert "edit_to_figures" in out
    assert "budget" in out


def test_a_kept_and_a_missed_budget_are_told_apart() -> None:
    table = results_table([Result("drag_step", 2000, 1.0, 3.9, 80.0), Result("drag_step", 10000, 1.0, 8.1, None)], translator("en"))
    assert list(table.columns[5].cells) == ["yes", "NO"]
    assert list(table.columns[7].cells) == ["80", "–"]


def test_every_scene_of_the_speed_table_has_its_budget() -> None:
    photos = ["drag_step_photos", "pan_frame_photos", "zoom_frame_photos"]
    assert list(BUDGETS) == ["edit_to_figures", "drag_step", "pan_frame", "zoom_frame", "panels", "open", "save", "start", *photos]
    assert all(set(limits) == {2000, 10000} for name, limits in BUDGETS.items() if name != "start")


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(n) for n in range(1, 101)]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile([7.0], 0.95)) == (50.0, 95.0, 7.0)


def test_the_warm_up_is_called_and_not_counted() -> None:
    called: list[int] = []
    clock("x", 1, called.append, repeats=4, warm_up=2)
    assert called == [0, 1, 2, 3, 4, 5]
    assert result("x", 1, [Lap(1.0, 0.5), Lap(2.0, 9.0), Lap(30.0, 0.7)]).median_ms == 2.0


@pytest.mark.parametrize("text", ["", "0", "-5", "1e3", "500;2000", "999999999"])
def test_sizes_that_are_none(text: str) -> None:
    with pytest.raises(BadUsage):
        parse_sizes(text)
