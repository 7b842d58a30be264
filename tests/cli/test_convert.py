"""Every way in to every way out, and files that cannot be read."""

from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planogram.exchange.files import open_file
from planogram.exchange.project_file import read_project_file
from tests.builders import two_bays
from tests.cli.conftest import Planogram

START = {".planogram": b"PK\x03\x04", ".xlsx": b"PK\x03\x04", ".pdf": b"%PDF-1.", ".png": b"\x89PNG\r\n", ".svg": b"<"}


@pytest.mark.parametrize("extension", START)
def test_a_project_becomes_each_kind_of_file(planogram: Planogram, plan: Path, extension: str) -> None:
    out = plan.with_name(f"out{extension}")
    ran = planogram("convert", plan, out)
    assert (ran.code, ran.err) == (0, "")
    assert out.read_bytes().startswith(START[extension])
    assert out.name in ran.out


def test_workbook_and_back_keeps_the_shelf(planogram: Planogram, plan: Path) -> None:
    book, again = plan.with_suffix(".xlsx"), plan.with_name("again.planogram")
    assert planogram("convert", plan, book).code == 0
    assert planogram("convert", book, again).code == 0
    (bay, other), (old, other_old) = (project.gondolas[0].faces[0].bays for project in (read_project_file(again)[0], two_bays()))
    for new, was in product(range(1), range(2)):
        assert [p.product for p in bay.levels[was].positions] == [p.product for p in old.levels[was].positions], new
    assert [p.wide for p in other.levels[0].positions] == [p.wide for p in other_old.levels[0].positions]


def test_refused_rows_are_printed_and_the_rest_is_done(planogram: Planogram, plan: Path) -> None:
    book = plan.with_suffix(".xlsx")
    planogram("convert", plan, book)
    changed = load_workbook(book)
    sheet = changed["Products"]
    headers = [str(cell.value) for cell in sheet[1]]
    column = next(n for n, text in enumerate(headers, 1) if text.startswith("width_mm"))
    sheet.cell(2, column).value = "wide"
    changed.save(book)
    ran = planogram("convert", book, plan.with_name("out.planogram"), "--lang", "en")
    assert ran.code == 1
    assert "Products" in ran.err
    assert "wide" in ran.err
    assert len(open_file(plan.with_name("out.planogram")).project.products) == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip at all", b"\x00" * 2000], ids=["empty", "cut", "text", "zeros"])
@pytest.mark.parametrize("extension", [".planogram", ".xlsx"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_broken_file_is_one_sentence(planogram: Planogram, tmp_path: Path, content: bytes, extension: str, language: str) -> None:
    broken, out = tmp_path / f"broken{extension}", tmp_path / "out.pdf"
    broken.write_bytes(content)
    line = planogram("convert", broken, out, "--lang", language).line
    assert broken.name in line
    assert line.endswith(".")
    assert "problem." not in line
    assert not out.exists()


@pytest.mark.parametrize("part", [0.05, 0.5, 0.95])
def test_a_cut_project_is_refused(planogram: Planogram, plan: Path, part: float) -> None:
    whole = plan.read_bytes()
    plan.write_bytes(whole[: int(len(whole) * part)])
    assert plan.name in planogram("metrics", plan).line


@pytest.mark.parametrize("name", ["out.docx", "out", "out.psa.bak"])
def test_an_unknown_kind_of_output(planogram: Planogram, plan: Path, name: str) -> None:
    assert name in planogram("convert", plan, plan.with_name(name)).line
    assert not plan.with_name(name).exists()


def test_a_place_without_a_name_is_told_as_it_was_given(planogram: Planogram, plan: Path) -> None:
    assert "«\u00a0.\u00a0»" in planogram("convert", plan, ".").line


def test_a_folder_that_is_not_there(planogram: Planogram, plan: Path) -> None:
    line = planogram("convert", plan, plan.parent / "nowhere" / "out.pdf").line
    assert "out.pdf" in line
    assert "nowhere\u00a0» n’existe pas" in line


def test_a_row_taken_with_a_remark_is_told_and_is_no_refusal(planogram: Planogram, plan: Path) -> None:
    book = plan.with_suffix(".xlsx")
    planogram("convert", plan, book)
    changed = load_workbook(book)
    sheet = changed["Products"]
    column = next(n for n, cell in enumerate(sheet[1], 1) if str(cell.value) == "image")
    sheet.cell(2, column).value = "../../etc/passwd"
    changed.save(book)
    ran = planogram("convert", book, plan.with_name("out.planogram"), "--lang", "en")
    assert ran.code == 0
    assert "“../../etc/passwd” is not beside the workbook" in ran.err


def test_a_plan_of_another_program_ends_with_the_report_of_what_was_taken(planogram: Planogram, plan: Path) -> None:
    foreign, again = plan.with_suffix(".psa"), plan.with_name("again.planogram")
    planogram("convert", plan, foreign)
    ran = planogram("convert", foreign, again, "--lang", "en")
    assert ran.code == 0
    assert "  Position · 4 read" in ran.out
    assert "not verified in Blue Yonder" in ran.out
    assert "Position ·" not in planogram("convert", again, plan.with_name("out.svg"), "--lang", "en").out


def test_a_folder_given_as_a_file(planogram: Planogram, tmp_path: Path) -> None:
    assert tmp_path.name in planogram("metrics", tmp_path).line
