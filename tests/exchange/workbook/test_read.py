"""The way in: the three public workbooks, defaults, updates by key, refusals, stable ids, nothing half-applied."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from planogram.exchange.problems import FileProblem
from planogram.exchange.workbook.read import read_workbook
from planogram.exchange.workbook.watch import Cancelled
from planogram.model.find import walk_levels, walk_positions
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.resources import resource
from tests.exchange.workbook.books import FIXTURES, POSITIONS, PRODUCTS, SHELF, save_book
from tests.exchange.workbook.conftest import Import


def standing(project: Project) -> list[tuple[str, str, int, int, str, int]]:
    return [(p.gondola.name, p.face.side, p.bay_number, p.level_number, position.product, position.wide) for p, position in walk_positions(project)]


def reasons(result: object) -> list[tuple[str, int, str, str, str]]:
    return [(row.sheet, row.row, row.column, row.value, row.code) for row in result.refused]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "products", "positions"), [("course_family", 6, 6), ("course_three", 3, 3), ("retail_small", 118, 108)])
def test_the_public_workbooks_open_as_they_are(name: str, products: int, positions: int) -> None:
    result = read_workbook(resource("samples", f"{name}.xlsx"))
    assert result.refused == () and result.notes == ()
    assert len(result.project.products) == products
    assert len(list(walk_positions(result.project))) == positions
    assert result.rows["Products"] == (products, 0)
    assert result.project.name == name


def test_the_family_stands_as_the_course_draws_it() -> None:
    project = read_workbook(resource("samples", "course_family.xlsx")).project
    assert [row[3:] for row in standing(project)] == [(1, "A", 4), (1, "B", 6), (2, "C", 3), (2, "D", 7), (3, "E", 5), (3, "F", 5)]


def test_empty_cells_take_the_defaults_of_the_layout(imported: Import) -> None:
    project = imported(SHELF).project
    gondola = project.gondolas[0]
    level = gondola.faces[0].bays[0].levels[0]
    assert (gondola.kind, gondola.faces[0].side, gondola.faces[0].bays[0].depth) == ("single_gondola", "A", 500)
    assert (level.kind, level.thickness, level.depth, level.flow) == ("shelf", 30, 500, "left")
    first = level.positions[0]
    assert (first.wide, first.high, first.deep, first.orientation, first.style) == (4, 1, 4, "front", "unit")
    assert project.products[0].vat_pct == 20


def test_a_level_is_as_deep_as_its_bay_when_it_does_not_say(imported: Import) -> None:
    rows = [(*FIXTURES[0], "bay_depth_mm", "depth_mm"), (*FIXTURES[1], 600, None), (*FIXTURES[2], 600, 300)]
    project = imported({"Products": PRODUCTS, "Fixtures": rows, "Positions": POSITIONS}).project
    assert [place.level.depth for place in walk_levels(project)] == [600, 300]
    assert [position.deep for _, position in walk_positions(project)] == [5, 10, 5]


def test_headers_in_any_order_case_and_language(imported: Import) -> None:
    rows = [("PROFONDEUR (mm)", "Désignation", "Hauteur", "code  article", "LARGEUR_mm", "Prix d'achat"), (10, "Thé", 20, "0042", 30, "1,25")]
    product = imported({"Produits": rows}).project.products[0]
    assert (product.id, product.name, product.width, product.height, product.depth, product.purchase_price) == ("0042", "Thé", 30, 20, 10, 1.25)


def test_title_rows_above_the_header(imported: Import) -> None:
    result = imported({"Products": [("Assortment 2026",), (), *PRODUCTS, ("C", "Cake", "x", 1, 1)]})
    assert [product.id for product in result.project.products] == ["A", "B"]
    assert reasons(result) == [("Products", 6, "width_mm", "x", "not_a_number")]


def test_unknown_columns_are_kept(imported: Import) -> None:
    rows = [(*PRODUCTS[0], "Nutri-Score", "Shelf life"), (*PRODUCTS[1], "B", 30), (*PRODUCTS[2], None, 1.5)]
    project = imported({"Products": rows}).project
    assert [product.attributes for product in project.products] == [(("Nutri-Score", "B"), ("Shelf life", "30")), (("Shelf life", "1.5"),)]


def test_a_gondola_is_found_by_its_name_in_other_capitals_and_spaces(imported: Import) -> None:
    rows = [POSITIONS[0], ("BISCUITS ", 1, 1, "A", 3)]
    result = imported({"Products": PRODUCTS, "Fixtures": FIXTURES, "Positions": rows})
    assert (result.refused, standing(result.project)) == ((), [("Biscuits", "A", 1, 1, "A", 3)])
    two = [*FIXTURES, ("biscuits", 1, 1000, 1800, 1, 150)]
    result = imported({"Products": PRODUCTS, "Fixtures": two, "Positions": [*rows, ("biscuits", 1, 1, "A", 2)]})
    assert [row.code for row in result.refused] == ["unknown_level"]  # which of the two is meant is not guessed
    assert standing(result.project) == [("biscuits", "A", 1, 1, "A", 2)]


def test_two_spellings_of_a_gondola_are_one_where_only_one_can_be_meant(imported: Import) -> None:
    rows = [*FIXTURES, ("  biscuits", 2, 1000, 1800, 1, 150), ("BISCUITS", 2, 1000, 1800, 2, 900)]
    result = imported({"Fixtures": rows})
    assert (result.refused, [gondola.name for gondola in result.project.gondolas]) == ((), ["Biscuits"])
    assert [len(bay.levels) for bay in result.project.gondolas[0].faces[0].bays] == [2, 2]
    other = [FIXTURES[0], ("biscuits", 1, 1000, 1800, 1, 150)]
    again = imported({"Fixtures": [*FIXTURES, *other[1:]]}).project  # both tell of bay 1, level 1
    assert [gondola.name for gondola in again.gondolas] == ["Biscuits", "biscuits"]


def test_every_refused_row_says_where_and_why(imported: Import) -> None:
    sheets = {
        "Products": [*PRODUCTS, ("A", "Twice", 1, 1, 1), ("C", None, 1, 1, 1), ("D", "No width", None, 1, 1), ("E", "Flat", 0, 1, 1)],
        "Sales": [("product_id", "quantity"), ("A", 3), ("Z", 3), ("B", "many")],
        "Fixtures": [*FIXTURES, ("Biscuits", 1, 1330, 1800, 3, 900), ("Biscuits", 1, 1000, 1800, 2, 900)],
        "Positions": [*POSITIONS, ("Biscuits", 2, 1, "A", 1), ("Biscuits", 1, 1, "Q", 1), ("Biscuits", 1, 1, "A", 0)],
    }
    result = imported(sheets)
    assert sorted(reasons(result)) == [
        ("Fixtures", 4, "bay_width_mm", "1330", "disagrees"),
        ("Fixtures", 5, "level", "2", "duplicate_key"),
        ("Positions", 5, "level", "Biscuits / A / 2 / 1", "unknown_level"),
        ("Positions", 6, "product_id", "Q", "unknown_product"),
        ("Positions", 7, "wide", "0", "too_small"),
        ("Products", 4, "id", "A", "duplicate_key"),
        ("Products", 5, "name", "", "required"),
        ("Products", 6, "width_mm", "", "required"),
        ("Products", 7, "width_mm", "0", "too_small"),
        ("Sales", 3, "product_id", "Z", "unknown_product"),
        ("Sales", 4, "quantity", "many", "not_a_number"),
    ]
    assert result.rows == {"Products": (6, 4), "Sales": (3, 2), "Fixtures": (4, 2), "Positions": (6, 3)}
    assert len(standing(result.project)) == 3


def test_a_gondola_placed_twice_is_refused_under_its_name(imported: Import) -> None:
    twice = [("gondola", "x_mm", "y_mm"), ("Biscuits", 0, 0), ("Biscuits", 5, 5)]
    assert reasons(imported({"Fixtures": FIXTURES, "Placements": twice})) == [("Placements", 3, "gondola", "Biscuits", "duplicate_key")]


def test_a_sheet_without_its_key_column_is_refused_whole(imported: Import) -> None:
    result = imported({"Products": PRODUCTS, "Sales": [("quantity",), (3,)]})
    assert reasons(result) == [("Sales", 1, "product_id", "", "missing_column")]


def test_sales_alone_refresh_the_sales_of_an_open_project(imported: Import) -> None:
    base = imported({**SHELF, "Sales": [("product_id", "quantity"), ("A", 1), ("B", 2)]}).project
    result = imported({"Sales": [("product_id", "period_start", "quantity"), ("A", date(2026, 3, 2), 7), ("A", "09/03/2026", 8)]}, base)
    assert result.project.gondolas is base.gondolas and result.project.products is base.products
    assert [(row.product, row.period_start, row.quantity) for row in result.project.sales] == [
        ("B", None, 2),
        ("A", date(2026, 3, 2), 7),
        ("A", date(2026, 3, 9), 8),
    ]


def test_a_week_of_sales_keeps_the_other_weeks(imported: Import) -> None:
    weeks = [("product_id", "period_start", "period_days", "quantity")]
    rows = [("A", date(2026, 3, 2), 7, 1), ("A", date(2026, 3, 9), 7, 2), ("B", date(2026, 3, 2), 7, 3)]
    base = imported({**SHELF, "Sales": weeks + rows}).project
    again = imported({"Sales": [*weeks, ("A", date(2026, 3, 9), 7, 20), ("A", date(2026, 3, 16), 7, 30)]}, base).project
    assert [(row.product, row.period_start.day, row.quantity) for row in again.sales if row.period_start] == [
        ("A", 2, 1), ("B", 2, 3), ("A", 9, 20), ("A", 16, 30),
    ]  # fmt: skip
    fortnight = imported({"Sales": [*weeks, ("A", date(2026, 3, 5), 7, 9)]}, again).project
    assert [(row.product, row.quantity) for row in fortnight.sales] == [("B", 3), ("A", 30), ("A", 9)]
    whole = imported({"Sales": [("product_id", "quantity"), ("A", 4)]}, again).project
    assert [(row.product, row.quantity) for row in whole.sales] == [("B", 3), ("A", 4)]


def test_periods_that_overlap_are_refused(imported: Import) -> None:
    rows = [
        ("product_id", "period_start", "period_days"),
        ("A", date(2026, 3, 2), 7),
        ("A", date(2026, 3, 8), 7),
        ("A", date(2026, 3, 9), 7),
        ("A", "", 7),
    ]
    result = imported({"Products": PRODUCTS, "Sales": [*rows, ("A", None, 30)]})
    assert reasons(result) == [("Sales", 3, "period_start", "2026-03-08", "overlapping_period"), ("Sales", 6, "product_id", "A", "duplicate_sales")]


def test_prices_alone_update_products_by_id(imported: Import) -> None:
    base = imported(SHELF).project
    result = imported({"Products": [("id", "sale_price"), ("B", 2.5), ("C", 1)]}, base)
    assert [(product.name, product.sale_price) for product in result.project.products] == [("Galette", None), ("Madeleine", 2.5)]
    assert reasons(result) == [("Products", 3, "name", "", "missing_column")]


def test_a_second_import_of_the_same_workbook_changes_nothing(imported: Import) -> None:
    base = imported(SHELF).project
    again = imported(SHELF, base).project
    assert again == base and again.gondolas is base.gondolas


def test_positions_say_all_that_stands_on_the_faces_they_name(imported: Import) -> None:
    two = [*FIXTURES, ("Tea", 1, 1000, 1800, 1, 150)]
    base = imported({"Products": PRODUCTS, "Fixtures": two, "Positions": [*POSITIONS, ("Tea", 1, 1, "A", 9)]}).project
    ids = {position.product + str(place.level_number): position.id for place, position in walk_positions(base) if place.gondola.name == "Biscuits"}
    rows = [POSITIONS[0], ("Biscuits", 1, 1, "A", 5), ("Biscuits", 1, 2, "A", 1), ("Biscuits", 1, 2, "B", 3)]
    project = imported({"Positions": rows}, base).project
    assert standing(project) == [
        ("Biscuits", "A", 1, 1, "A", 5),
        ("Biscuits", "A", 1, 2, "A", 1),
        ("Biscuits", "A", 1, 2, "B", 3),
        ("Tea", "A", 1, 1, "A", 9),
    ]
    after = {
        position.product + str(place.level_number): position.id for place, position in walk_positions(project) if place.gondola.name == "Biscuits"
    }
    assert (after["A1"], after["B2"]) == (ids["A1"], ids["B2"])
    assert after["A2"] not in ids.values()
    assert project.gondolas[1] is base.gondolas[1]


def test_of_two_gondolas_of_one_name_the_second_stays_as_it_is(imported: Import) -> None:
    first, second = (imported(SHELF).project.gondolas[0] for _ in range(2))
    plan = changed(imported(SHELF).project, gondolas=(first, second))
    new = (*FIXTURES, ("Neuve", 1, 1000, 1800, 1, 150))
    again = imported({"Fixtures": new, "Positions": (POSITIONS[0], ("Biscuits", 1, 1, "A", 9))}, plan).project
    assert [one.name for one in again.gondolas] == ["Biscuits", "Biscuits", "Neuve"]
    assert again.gondolas[0].id == first.id and again.gondolas[1] == second
    assert [one.wide for _, one in walk_positions(again)] == [9, *(one.wide for _, one in walk_positions(changed(plan, gondolas=(second,))))]


def test_a_block_that_changed_level_keeps_its_id(imported: Import) -> None:
    base = imported(SHELF).project
    project = imported({"Positions": [POSITIONS[0], ("Biscuits", 1, 2, "A", 4)]}, base).project
    before = next(position.id for _, position in walk_positions(base) if position.product == "A")
    assert [position.id for _, position in walk_positions(project)] == [before]


def test_a_face_none_of_whose_rows_can_be_read_is_left_alone(imported: Import) -> None:
    base = imported(SHELF).project
    result = imported({"Positions": [POSITIONS[0], ("Biscuits", 1, 1, "unknown", 4)]}, base)
    assert result.project == base and len(result.refused) == 1


def test_order_decides_and_rows_fill_in(imported: Import) -> None:
    rows = [("gondola", "bay", "level", "product_id", "order"), ("Biscuits", 1, 1, "A", 2), ("Biscuits", 1, 1, "B", 1)]
    assert [row[4] for row in standing(imported({**SHELF, "Positions": rows}).project)] == ["B", "A"]


def test_end_caps_and_bays_without_levels(imported: Import) -> None:
    rows = [
        ("gondola", "gondola_kind", "face", "bay", "bay_width_mm", "bay_height_mm", "level", "elevation_mm"),
        ("G", "Gondole double", "TG gauche", 1, 900, 1800, 1, 150),
        ("G", None, "RIGHT_END", 1, 900, 1800, 0, 0),
        ("G", None, None, 1, 1000, 1800, 2, 700),
        ("G", None, None, 1, 1000, 1800, 1, 150),
    ]
    gondola = imported({"Fixtures": rows}).project.gondolas[0]
    assert gondola.kind == "double_gondola"
    assert [(face.side, [len(bay.levels) for bay in face.bays]) for face in gondola.faces] == [("LEFT_END", [1]), ("RIGHT_END", [0]), ("A", [2])]
    assert [level.elevation for level in gondola.faces[2].bays[0].levels] == [150, 700]


def test_a_bay_without_levels_need_not_say_an_elevation_but_a_level_must(imported: Import) -> None:
    rows = [FIXTURES[0], ("G", 1, 1000, 1800, 0, None), ("G", 2, 1000, 1800, 1, 150), ("G", 2, 1000, 1800, 2, None)]
    result = imported({"Fixtures": rows})
    assert [len(bay.levels) for bay in result.project.gondolas[0].faces[0].bays] == [0, 1]
    assert reasons(result) == [("Fixtures", 4, "elevation_mm", "", "required")]


def test_codes_typed_as_numbers_and_booleans_in_numbers(imported: Import) -> None:
    rows = [PRODUCTS[0], (3250000000123, "Tin", 1, 1, 1), ("007", "Bond", 1, 1, 1), ("T", "Switch", True, 1, 1)]
    result = imported({"Products": rows, "Sales": [("product_id", "quantity"), (3250000000123, 4)]})
    assert [product.id for product in result.project.products] == ["3250000000123", "007"]
    assert result.project.sales[0].product == "3250000000123"
    assert reasons(result) == [("Products", 4, "width_mm", "yes", "not_a_number")]


def test_errors_and_formulas_without_a_value(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Products": [*PRODUCTS, ("C", "Error", 1, 1, 1), ("D", "Formula", 1, 1, 1)]})
    book = openpyxl.load_workbook(path)
    book["Products"]["C4"].value = "#N/A"
    book["Products"]["C5"].value = "=1+1"
    book.save(path)
    result = read_workbook(path)
    assert [row[1:] for row in reasons(result)] == [(4, "width_mm", "#N/A", "cell_error"), (5, "width_mm", "=…", "formula_without_value")]
    assert len(result.project.products) == 2


def test_merged_cells_repeat_their_value(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Products": [(*PRODUCTS[0], "family"), (*PRODUCTS[1], "Biscuits"), (*PRODUCTS[2], None)]})
    book = openpyxl.load_workbook(path)
    book["Products"].merge_cells("F2:F3")
    book.save(path)
    assert [product.family for product in read_workbook(path).project.products] == ["Biscuits", "Biscuits"]


def test_the_head_of_the_project_and_its_settings(imported: Import) -> None:
    rows = [
        ("key", "value"),
        ("Nom", "Hiver"),
        ("currency", "MAD"),
        ("status", "en place"),
        ("valid_from", datetime(2026, 1, 5)),
        ("hand_gap", "25"),
        ("visible_facings", 4),
        ("buyer", "Zoé"),
        ("fill_factor", 7),
    ]
    result = imported({"Project": rows, "Store sheet": [("key", "value"), ("Clients", 1200), ("revenue_class", 1.5)]})
    project = result.project
    assert (project.name, project.currency, project.status, project.valid_from) == ("Hiver", "MAD", "in_place", date(2026, 1, 5))
    assert (project.settings.hand_gap, project.settings.visible_facings) == (25, 4)
    assert project.attributes == (("buyer", "Zoé"),)
    assert project.store_sheet == (("customers", "1200"), ("revenue_class", "1.5"))
    assert reasons(result) == [("Project", 9, "fill_factor", "7", "too_large")]


def test_progress_and_cancel(tmp_path: Path) -> None:
    rows = [PRODUCTS[0], *((f"P{number}", "x", 1, 1, 1) for number in range(1500))]
    path = save_book(tmp_path, {"Products": rows})
    seen: list[float] = []
    read_workbook(path, progress=seen.append)
    assert len(seen) > 5 and seen == sorted(seen) and seen[0] >= 0 and seen[-1] == 1.0
    with pytest.raises(Cancelled):
        read_workbook(path, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"PK\x03\x04 cut", "cut"), (b"not a zip at all", "not_zip")],
)
def test_files_that_are_no_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as problem:
        read_workbook(path)
    assert problem.value.code == code


def test_a_workbook_without_any_known_sheet(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as problem:
        read_workbook(save_book(tmp_path, {"Feuil1": [("a",), (1,)]}))
    assert (problem.value.code, problem.value.values["sheets"]) == ("no_known_sheet", "Feuil1")


def test_refused_rows_are_told_as_the_file_names_them_from_top_to_bottom(imported: Import) -> None:
    rows = [
        ("Code EAN", "Libellé", "Largeur (mm)", "Hauteur", "Profondeur"),
        ("A", "Tea", 1, 1, 1),
        ("A", "Twice", 1, 1, 1),
        ("B", "Cake", "x", 1, 1),
    ]
    result = imported({"Produits": rows, "Ventes": [("EAN", "Quantité"), ("Z", 3)]})
    assert reasons(result) == [
        ("Produits", 3, "Code EAN", "A", "duplicate_key"),
        ("Produits", 4, "Largeur (mm)", "x", "not_a_number"),
        ("Ventes", 2, "EAN", "Z", "unknown_product"),
    ]
    assert result.rows == {"Products": (3, 2), "Sales": (1, 1)}
