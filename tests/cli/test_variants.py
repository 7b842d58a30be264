"""`planogram variants`: files, report, exit codes, and what stops it."""

import json
from pathlib import Path

import pytest

from planogram.exchange.project_file import read_contents
from tests.cli.conftest import Planogram


@pytest.fixture
def stores(tmp_path: Path) -> Path:
    path = tmp_path / "stores.csv"
    path.write_text("store;code\nLyon;a\nLyon;b\nNice;c\n", encoding="utf-8")
    return path


def test_a_file_a_store_and_a_table(planogram: Planogram, plan: Path, stores: Path, tmp_path: Path) -> None:
    ran = planogram("variants", plan, stores, "--out", tmp_path / "out", "--report", tmp_path / "bilan.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Lyon.planogram", "Nice.planogram"]
    assert "Lyon" in ran.out and "Créé" in ran.out and (tmp_path / "bilan.xlsx").exists()
    # the variant opens, and compares with its model, as any other file
    compared = json.loads(planogram("compare", plan, tmp_path / "out" / "Lyon.planogram", "--json").out)
    assert {change["product"] for change in compared["changes"] if change["kind"] == "removed"} == {"c"}


def test_files_that_are_there_make_it_one_unless_updated_or_replaced(planogram: Planogram, plan: Path, stores: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert planogram("variants", plan, stores, "--out", out).code == 0
    again = planogram("variants", plan, stores, "--out", out)
    assert again.code == 1 and "--update" in again.err and "non touché" in again.out
    assert planogram("variants", plan, stores, "--out", out, "--update").code == 0
    assert len(read_contents(out / "Lyon.planogram").versions) == 4
    assert planogram("variants", plan, stores, "--out", out, "--replace").code == 0
    assert len(read_contents(out / "Lyon.planogram").versions) == 2


def test_json(planogram: Planogram, plan: Path, stores: Path, tmp_path: Path) -> None:
    ran = planogram("variants", plan, stores, "--out", tmp_path / "out", "--freed", "gap", "--json")
    data = json.loads(ran.out)
    lyon, nice = data["stores"]
    assert (data["format"], lyon["state"], lyon["carried"], lyon["placed"]) == ("planogram-variants/1", "written", 2, 2)
    assert [one["product"] for one in lyon["taken_off"]] == ["c"] and lyon["facings"] == {"model": 7, "store": 6}
    assert nice["figures"]["linear_use"] == pytest.approx(0.2 / 3.0)


def test_a_row_left_out_makes_it_one(planogram: Planogram, plan: Path, stores: Path, tmp_path: Path) -> None:
    stores.write_text("store;code\nLyon;a\nNice;\n", encoding="utf-8")
    ran = planogram("variants", plan, stores, "--out", tmp_path / "out")
    assert ran.code == 1 and "ligne 3" in ran.err


def test_what_stops_it(planogram: Planogram, plan: Path, stores: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert planogram("variants", plan, tmp_path / "none.csv", "--out", out).line
    assert "aucun magasin" in planogram("variants", plan, _empty(tmp_path), "--out", out).line
    assert "pas les deux" in planogram("variants", plan, stores, "--out", out, "--replace", "--update").line
    assert "«\u00a0all\u00a0»" in planogram("variants", plan, stores, "--out", out, "--freed", "all").line
    assert planogram("variants", plan, stores, "--out", plan).code == 2
    planogram("variants", plan, stores, "--out", out)
    assert "variante" in planogram("variants", out / "Lyon.planogram", stores, "--out", tmp_path / "more").line


def _empty(folder: Path) -> Path:
    path = folder / "empty.csv"
    path.write_text("store;code\n", encoding="utf-8")
    return path
