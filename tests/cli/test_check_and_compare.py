"""`planogram check` and `planogram compare`: the JSON contracts, the tables and the exit codes."""

import json
from pathlib import Path

import pytest

from planogram.exchange.project_file import write_project_file
from planogram.metrics.checks import check, waive
from planogram.model.edits.positions import add_facings, remove
from planogram.model.product import Sales
from planogram.model.values import changed
from planogram.resources import resource
from tests.builders import position, shelf, two_bays
from tests.cli.conftest import Planogram


def saved(folder: Path, name: str, project) -> Path:
    write_project_file(folder / name, project, {})
    return folder / name


def overfull():
    return shelf(position("p", "c", 6))


def test_check_tells_errors_and_ends_with_one(planogram: Planogram, tmp_path: Path) -> None:
    ran = planogram("check", saved(tmp_path, "a.planogram", overfull()), "--json")
    data = json.loads(ran.out)
    assert (ran.code, ran.err, data["format"]) == (1, "", "planogram-findings/1")
    found = next(one for one in data["findings"] if one["code"] == "fit_width")
    assert found["severity"] == "error"
    assert found["where"] == {"gondola": "g", "face": "A", "bay": 1, "level": 1, "product": None} | {"product": found["where"]["product"]}
    assert set(found) == {"code", "severity", "where", "numbers", "waived"}


def test_check_ends_with_nought_when_every_error_is_accepted(planogram: Planogram, tmp_path: Path) -> None:
    project = overfull()
    for finding in check(project):
        if finding.severity == "error":
            project = waive(project, finding, "mesuré en magasin")
    ran = planogram("check", saved(tmp_path, "a.planogram", project), "--json")
    assert ran.code == 0
    assert any(one["waived"] for one in json.loads(ran.out)["findings"])


@pytest.mark.parametrize(("language", "word"), [("fr", "erreur"), ("en", "error")])
def test_check_speaks_the_language(planogram: Planogram, tmp_path: Path, language: str, word: str) -> None:
    out = planogram("check", saved(tmp_path, "a.planogram", overfull()), "--lang", language).out
    assert word in out
    assert "fit_width" in out
    assert "cli." not in out


def test_compare_json(planogram: Planogram, plan: Path, tmp_path: Path) -> None:
    new = remove(add_facings(two_bays(), ["a1"], 1), ["c1"])
    ran = planogram("compare", plan, saved(tmp_path, "new.planogram", new), "--json")
    data = json.loads(ran.out)
    assert (ran.code, ran.err, data["format"]) == (0, "", "planogram-compare/1")
    assert [(change["kind"], change["product"]) for change in data["changes"]] == [("refaced", "a"), ("removed", "c")]
    assert data["changes"][0]["numbers"] == {"wide_from": 2, "wide_to": 3}
    assert data["changes"][1]["to"] is None
    assert set(data["totals"]) == {"old", "new"}


@pytest.mark.parametrize(("language", "words"), [("fr", "retiré"), ("en", "removed")])
def test_compare_speaks_the_language(planogram: Planogram, plan: Path, tmp_path: Path, language: str, words: str) -> None:
    out = planogram("compare", plan, saved(tmp_path, "new.planogram", remove(two_bays(), ["c1"])), "--lang", language).out
    assert words in out
    assert "Product c" in out
    assert "cli." not in out
    assert "change." not in out


def test_compare_of_the_same_plan(planogram: Planogram, plan: Path) -> None:
    assert planogram("compare", plan, plan).out == "Aucun changement.\n"


@pytest.mark.parametrize("command", ["check", "compare"])
def test_a_missing_file_is_one_line(planogram: Planogram, plan: Path, command: str) -> None:
    assert "nowhere.planogram" in planogram(command, *([plan] if command == "compare" else []), plan.parent / "nowhere.planogram").line


@pytest.mark.parametrize(("name", "start"), [("c.xlsx", b"PK"), ("c.pdf", b"%PDF")])
def test_compare_writes_a_file_too(planogram: Planogram, plan: Path, tmp_path: Path, name: str, start: bytes) -> None:
    new = saved(tmp_path, "new.planogram", remove(two_bays(), ["c1"]))
    assert planogram("compare", plan, new, "--out", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_compare_into_another_format_is_one_line(planogram: Planogram, plan: Path, tmp_path: Path) -> None:
    assert "c.txt" in planogram("compare", plan, plan, "--out", tmp_path / "c.txt").line


def test_check_counts_advice_by_rule_and_lists_it_when_asked(planogram: Planogram) -> None:
    sample = resource("samples", "superette.planogram")
    counted, listed = planogram("check", sample).out, planogram("check", sample, "--all").out
    assert counted.count("over_exposed") == 1 < listed.count("over_exposed")
    assert counted.count("end_cap_stale") == listed.count("end_cap_stale") > 1
    assert counted.splitlines()[-1] == listed.splitlines()[-1]


def test_compare_tells_figures_that_differ_where_the_plan_does_not(planogram: Planogram, plan: Path, tmp_path: Path) -> None:
    sold = changed(two_bays(), sales=(Sales("a", quantity=10.0, revenue=100.0),))
    out = planogram("compare", plan, saved(tmp_path, "new.planogram", sold), "--lang", "en").out
    assert "Nothing changed" not in out and "its figures did" in out and "100" in out
    same = planogram("compare", plan, saved(tmp_path, "same.planogram", two_bays()), "--lang", "en").out
    assert same.strip() == "Nothing changed."
