"""The way out, looked at with another program's reader: types, headers, filters, print set-up, text that stays text."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.product import Sales
from planogram.model.project import Project
from tests.builders import product, two_bays


def written(folder: Path, project: Project, **options: bool) -> Workbook:
    path = folder / "out.xlsx"
    write_workbook(path, project, translator("en"), **options)
    return openpyxl.load_workbook(path)


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://example.org";"x")', "=1+1", "+33 1", "-5", "@SUM(A1)", "{=1}", "http://example.org", "mailto:a@b.c"]
)
def test_text_stays_text(tmp_path: Path, name: str) -> None:
    cell = written(tmp_path, Project(products=(product("a", name=name),)))["Products"]["B2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", name, None)


def test_codes_are_text_dates_are_dates_numbers_are_numbers(tmp_path: Path) -> None:
    project = Project(products=(product("0012345678905"),), sales=(Sales("0012345678905", date(2026, 3, 2), 7, 3.0, 0.1 + 0.2),))
    sheet = written(tmp_path, project)["Sales"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["product_id"].data_type, cells["product_id"].value, cells["product_id"].number_format) == ("s", "0012345678905", "@")
    assert cells["period_start"].is_date and cells["period_start"].value == datetime(2026, 3, 2)
    assert cells["quantity"].value == 3
    assert cells["revenue"].value == 0.1 + 0.2
    assert cells["margin"].value is None


def test_a_code_beside_a_number_stands_apart_and_words_of_a_formula_are_no_text_cell(tmp_path: Path) -> None:
    book = written(tmp_path, two_bays())
    code = next(cell for head, cell in zip(book["Positions"][1], book["Positions"][2], strict=True) if head.value == "product_id")
    assert code.alignment.indent == 1
    cells = {head.value: cell for head, cell in zip(book["Indices"][1], book["Indices"][2], strict=True)}
    assert (cells["quadrant"].number_format, cells["visible_enough"].number_format) == ("General", '"✓";;"✗"')


def test_computed_sums_are_shown_with_the_decimals_one_reads(tmp_path: Path) -> None:
    book = written(tmp_path, two_bays())
    forms = {head.value: cell.number_format for head, cell in zip(book["Levels"][1], book["Levels"][2], strict=True)}
    assert (forms["quantity"], forms["revenue"], forms["margin"]) == ("#,##0.0", "#,##0.00", "#,##0.00")
    forms = {head.value: cell.number_format for head, cell in zip(book["Indices"][1], book["Indices"][2], strict=True)}
    assert (forms["revenue"], forms["productivity"]) == ("#,##0.00", "#,##0.00")


def test_headers_are_frozen_filtered_and_repeated_on_paper(tmp_path: Path) -> None:
    book = written(tmp_path, two_bays())
    assert book.sheetnames[:5] == ["Project", "Products", "Sales", "Fixtures", "Positions"]
    sheet = book["Positions"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(sheet.max_column)}5"
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("$1:$1", "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.column_dimensions[letter].width >= 7 for letter in "ABC")


def test_headers_are_the_layout_or_french(tmp_path: Path) -> None:
    english = [cell.value for cell in written(tmp_path, two_bays())["Positions"][1]]
    assert english[:8] == ["gondola", "face", "bay", "level", "order", "product_id", "wide", "high"]
    french = [cell.value for cell in written(tmp_path, two_bays(), french_headers=True)["Positions"][1]]
    assert french[:8] == ["Gondole", "Face", "Élément", "Niveau", "Ordre", "Code article", "Facings en largeur", "Facings en hauteur"]


def test_extra_columns_only_when_they_say_something(tmp_path: Path) -> None:
    plain = [cell.value for cell in written(tmp_path, Project(products=(product("a"),)))["Products"][1]]
    full = [cell.value for cell in written(tmp_path, Project(products=(product("a", nest_depth=12.0),)))["Products"][1]]
    assert "orientations" in plain and "nest_depth_mm" not in plain and "nest_depth_mm" in full


def test_the_plan_shows_every_face_as_a_picture(tmp_path: Path) -> None:
    sheet = written(tmp_path, two_bays())["Plan"]
    assert sheet["A1"].value == "g · Face A"
    assert len(sheet._images) == 1 and sheet._images[0].width > 100


def test_figures_come_after_the_layout_and_steps_are_hidden(tmp_path: Path) -> None:
    book = written(tmp_path, two_bays())
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible[5:] == ["Indices", "Matrix", "Levels", "Plan", "Bill of materials", "Findings"]
    assert book["Exported"].sheet_state == "veryHidden"
