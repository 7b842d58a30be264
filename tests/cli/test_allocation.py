"""`rebalance` and `arrange`: files written, JSON with its gap, one line for what means nothing."""

import json
from pathlib import Path

import pytest

from planogram.exchange.files import open_file, save_file
from planogram.i18n import translator
from planogram.metrics.measure import measure
from planogram.model.edits.positions import remove
from planogram.model.find import walk_levels, walk_positions
from planogram.resources import resource
from tests.cli.conftest import Planogram

COURSE = resource("samples", "course_three.xlsx")


def test_the_three_products_of_the_course_come_close_to_one(planogram: Planogram, tmp_path: Path) -> None:
    out = tmp_path / "out.planogram"
    done = planogram("rebalance", COURSE, out, "--mix", "gross_profit=1", "--no-minimums", "--json")
    assert done.code == 0
    found = json.loads(done.out)
    assert found["format"] == "planogram-rebalance/1"
    assert found["gap"] <= 1e-4
    assert found["measure"]["after"] < found["measure"]["before"]
    figures = measure(open_file(out).project)
    assert [figures.value(name, "is_gross_profit") for name in "ABC"] == pytest.approx([1.0, 1.0, 1.0], abs=0.03)
    told = {one["product"]: one["is_mix"] for one in found["products"]}
    assert [told[name]["old"] for name in "AC"] == pytest.approx([0.7143, 1.4286], abs=1e-4)
    assert told["C"]["new"] == figures.value("C", "is_gross_profit")


def test_a_higher_price_moves_fewer_blocks(planogram: Planogram, tmp_path: Path) -> None:
    asked = ("rebalance", resource("samples", "superette.planogram"), tmp_path / "o.planogram", "--scope", "face:Gondole 3/B", "--free-to-move")
    usual, dear = (json.loads(planogram(*asked, "--json", *more).out)["moves"] for more in ((), ("--move-price", "1")))
    assert dear < usual, "what is left moves for the sake of a minimum"
    assert planogram(*asked, "--move-price", "-1").code == 2


def test_the_index_told_is_of_the_criteria_that_the_sales_tell(planogram: Planogram, tmp_path: Path) -> None:
    family = resource("samples", "course_family.xlsx")  # revenue and margins, no quantities
    found = json.loads(planogram("rebalance", family, tmp_path / "o.planogram", "--mix", "revenue=.5,margin=.3,quantity=.2", "--json").out)
    (told,) = [one["is_mix"] for one in found["products"] if one["product"] == "A"]
    assert told["old"] == pytest.approx((0.5 * 1.4583 + 0.3 * 1.1751) / 0.8, abs=1e-4)
    other = json.loads(planogram("rebalance", family, tmp_path / "o.planogram", "--mix", "rotation=1", "--json").out)
    assert {one["is_mix"]["old"] for one in other["products"]} <= {None}


def test_a_person_reads_what_changed_and_why(planogram: Planogram, tmp_path: Path) -> None:
    done = planogram("rebalance", COURSE, tmp_path / "out.xlsx", "--goal", "profit", "--lang", "fr")
    assert done.code == 0
    assert "→" in done.out
    assert (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("option", [("--mix", "foo=1"), ("--mix", "revenue"), ("--goal", "fame"), ("--scope", "face:Nowhere/A")])
def test_what_means_nothing_is_one_line_and_writes_nothing(planogram: Planogram, tmp_path: Path, option: tuple[str, str]) -> None:
    done = planogram("rebalance", COURSE, tmp_path / "out.xlsx", *option)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 1
    assert not (tmp_path / "out.xlsx").exists()


def test_a_shop_is_arranged_face_by_face(planogram: Planogram, tmp_path: Path) -> None:
    out = tmp_path / "out.planogram"
    done = planogram("arrange", resource("samples", "retail_small.xlsx"), out, "--json")
    assert done.code == 0
    (face,) = json.loads(done.out)["faces"]
    assert len(face["blocks"]) == 7
    assert open_file(out).project.gondolas[0].faces[0].bays[0].levels[0].positions


@pytest.mark.parametrize("option", [("--pattern", "spiral"), ("--order", "colour"), ("--face", "Nowhere/A")])
def test_an_arrangement_that_does_not_exist_is_refused(planogram: Planogram, tmp_path: Path, option: tuple[str, str]) -> None:
    done = planogram("arrange", COURSE, tmp_path / "out.planogram", *option)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 1


def test_shelves_move_when_asked_and_each_move_is_said(planogram: Planogram, tmp_path: Path) -> None:
    out = tmp_path / "out.planogram"
    shop = resource("samples", "superette.planogram")
    done = planogram("arrange", shop, out, "--face", "Gondole 1/A", "--pattern", "horizontal", "--move-levels", "--json")
    assert done.code == 0
    (face,) = json.loads(done.out)["faces"]
    told = {one["level"]: one["numbers"]["to_mm"] for one in face["remarks"] if one["code"] == "level_moved"}
    pairs = list(zip(walk_levels(open_file(shop).project), walk_levels(open_file(out).project), strict=True))
    assert told == {old.level.id: new.level.elevation for old, new in pairs if old.level.elevation != new.level.elevation}
    assert told


def test_an_empty_face_is_arranged_from_families(planogram: Planogram, tmp_path: Path) -> None:
    out = tmp_path / "o.planogram"
    shop = open_file(resource("samples", "superette.planogram")).project
    emptied = tmp_path / "empty.planogram"
    ids = [one.id for place, one in walk_positions(shop) if (place.gondola.name, place.face.side) == ("Caisse", "A")]
    save_file(emptied, remove(shop, ids), {}, translator("fr"))
    asked = ("arrange", emptied, out, "--face", "Caisse/A")
    assert planogram(*asked, "--family", "Confiserie").code == 0
    told = open_file(out).project
    standing = {one.product for place, one in walk_positions(told) if place.gondola.name == "Caisse"}
    assert standing and {one.family for one in told.products if one.id in standing} == {"Confiserie"}
    assert planogram(*asked, "--family", "Nobody").code == 2
    assert planogram("arrange", emptied, out, "--family", "Confiserie").code == 2


def test_one_block_is_told_of_one(planogram: Planogram, tmp_path: Path) -> None:
    out = planogram("arrange", COURSE, tmp_path / "out.planogram", "--lang", "fr").out
    assert "1 bloc\n" in out and "1 blocs" not in out
