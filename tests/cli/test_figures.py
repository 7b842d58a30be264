"""`planogram metrics`: the JSON contract and the tables."""

import json
from pathlib import Path

import pytest

from planogram.exchange.project_file import write_project_file
from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.metrics.scope import parse_scope
from tests.builders import product, project, two_bays
from tests.cli.conftest import Planogram


@pytest.mark.parametrize("scope", ["project", "gondola:g", "face:g/A", "bay:g/A/1", "level:g/A/1/2", "band:eye"])
def test_json_is_the_report_of_the_scope(planogram: Planogram, plan: Path, scope: str) -> None:
    ran = planogram("metrics", plan, "--scope", scope, "--json")
    assert (ran.code, ran.err) == (0, "")
    project = two_bays()
    assert json.loads(ran.out) == json.loads(json.dumps(as_json(project, measure(project, parse_scope(scope)))))


def test_json_keys_are_the_same_in_french(planogram: Planogram, plan: Path) -> None:
    assert planogram("metrics", plan, "--json", "--lang", "fr").out == planogram("metrics", plan, "--json", "--lang", "en").out


@pytest.mark.parametrize(("language", "total", "revenue"), [("fr", "linéaire occupé", "100,00"), ("en", "used linear", "100.00")])
def test_tables_speak_the_language(planogram: Planogram, plan: Path, language: str, total: str, revenue: str) -> None:
    ran = planogram("metrics", plan, "--lang", language)
    assert ran.code == 0
    assert total in ran.out
    assert revenue in ran.out
    assert "cli." not in ran.out


def test_columns_are_aligned_and_absent_figures_are_dashes(planogram: Planogram, plan: Path) -> None:
    lines = planogram("metrics", plan).out.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("produit "))
    rows = lines[start + 1 : start + 4]
    assert [row.split()[1] for row in rows] == ["a", "b", "c"]
    column = lines[start].index("IS CA") + len("IS CA")
    assert all(row[column - 4 : column].replace(",", "").isdigit() for row in rows)
    assert "–" in rows[2]


@pytest.mark.parametrize(
    ("scope", "beside"),
    [
        ("gondola:Autre", "gondola:g"),
        ("level:Autre/A/1/1", "gondola:g"),
        ("face:g/B", "face:g/A"),
        ("bay:g/A/3", "bay:g/A/1, bay:g/A/2"),
        ("level:g/A/3/1", "bay:g/A/1, bay:g/A/2"),
        ("level:g/A/1/9", "level:g/A/1/1, level:g/A/1/2"),
    ],
)
def test_a_scope_the_file_does_not_hold_is_answered_with_those_beside_it(planogram: Planogram, plan: Path, scope: str, beside: str) -> None:
    line = planogram("metrics", plan, "--scope", scope).line
    assert scope in line
    assert line.endswith(f"il connaît {beside}.")


def test_a_family_nobody_has_is_answered_with_the_families_there_are(planogram: Planogram, tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"
    write_project_file(path, project(products=tuple(product(f"p{n}", family=f"F{n:02}") for n in range(30, 0, -1))), {})
    line = planogram("metrics", path, "--scope", "family:Eaux").line
    assert "family:Eaux" in line
    assert "il connaît F01, F02" in line
    assert line.endswith("F20, ….")


@pytest.mark.parametrize("scope", ["", "face", "face:g", "bay:g/A/x", "bay:g/A/²", "band:sky", "project:x"])
def test_a_scope_that_means_nothing(planogram: Planogram, plan: Path, scope: str) -> None:
    assert "ne désigne rien" in planogram("metrics", plan, "--scope", scope).line


def test_without_families_there_is_no_empty_table_of_them(planogram: Planogram, plan: Path) -> None:
    assert "Familles" not in planogram("metrics", plan).out


def test_the_score_and_its_parts_follow_the_totals(planogram: Planogram, plan: Path) -> None:
    report = json.loads(planogram("metrics", plan, "--json").out)["score"]
    lines = [line.split("  ") for line in planogram("metrics", plan, "--lang", "en").out.splitlines()]
    told = {words[0]: [word for word in words[1:] if word.strip()] for words in lines}
    assert told["Planogram score"][0].strip() == f"{report['value']:.1f}" and told["Planogram score"][1].strip() == "/ 100"
    assert told["· Products seen"][0].strip() == f"{100 * report['parts']['visibility']['value']:.1f}"
    assert report["parts"]["supply"]["value"] is None and told["· Stock until delivery"][0].strip() == "–"
