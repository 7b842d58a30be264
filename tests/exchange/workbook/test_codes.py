"""Codes that Excel turned into numbers, and check digits."""

from pathlib import Path

import openpyxl

from planogram.exchange.workbook.codes import restored, valid_gtin
from planogram.exchange.workbook.read import read_workbook
from planogram.storage.codec import decode, encode
from tests.exchange.workbook.books import PRODUCTS, save_book
from tests.exchange.workbook.conftest import Import


def test_check_digits() -> None:
    assert valid_gtin("3017620422003") and valid_gtin("96385074") and valid_gtin("036000291452")
    assert not valid_gtin("3017620422004") and not valid_gtin("30176X0422003") and not valid_gtin("1" * 20)


def test_a_code_of_the_project_wins_over_what_looks_like_a_gtin() -> None:
    assert restored("36000291452", {"0036000291452"}) == "0036000291452"
    assert restored("36000291452", {"36000291452"}) == "36000291452"


def test_numbers_in_excel_find_their_products_again(imported: Import) -> None:
    base = imported({"Products": [PRODUCTS[0], ("0036000291452", "Tin", 1, 1, 1), ("0042", "Tea", 1, 1, 1)]}).project
    result = imported({"Sales": [("product_id", "quantity"), (36000291452, 4), ("0042", 5)]}, base)
    assert result.refused == ()
    assert [row.product for row in result.project.sales] == ["0036000291452", "0042"]
    assert all(type(row.product) is str for row in result.project.sales)


def test_a_gtin_of_another_length_is_the_same_article(imported: Import) -> None:
    base = imported({"Products": [PRODUCTS[0], (36000291452, "Tin", 1, 1, 1), ("00000042", "Own code", 1, 1, 1)]}).project
    corrected = [PRODUCTS[0], ("0036000291452", "Tin of tea", 1, 1, 1), ("0000000000042", "Another", 1, 1, 1)]
    result = imported({"Products": corrected, "Sales": [("product_id", "quantity"), ("0036000291452", 4)]}, base)
    assert [product.id for product in result.project.products] == ["036000291452", "00000042", "0000000000042"]
    assert result.project.products[0].name == "Tin of tea"
    assert result.refused == () and result.project.sales[0].product == "036000291452"


def test_new_products_typed_as_numbers(imported: Import) -> None:
    rows = [PRODUCTS[0], (36000291452, "Tin", 1, 1, 1), (1234567, "Own code", 1, 1, 1), (3017620422004, "Wrong digit", 1, 1, 1)]
    result = imported({"Products": rows, "Sales": [("product_id", "quantity"), (36000291452, 4)]})
    assert [product.id for product in result.project.products] == ["036000291452", "1234567", "3017620422004"]
    assert result.project.sales[0].product == "036000291452"
    assert [(row.row, row.value, row.code) for row in result.notes] == [(4, "3017620422004", "gtin_check_digit")]


def test_a_sheet_of_any_name_is_known_by_its_headers(imported: Import) -> None:
    result = imported({"Feuil1": PRODUCTS, "Feuil2": [("Code article", "Quantité"), ("A", 3)]})
    assert len(result.project.products) == 2 and result.rows == {"Products": (2, 0), "Sales": (1, 0)}


def test_headers_nobody_knows_can_be_mapped(imported: Import) -> None:
    rows = [("SKU", "Bezeichnung", "Breite", "Höhe", "Tiefe"), ("A", "Keks", 1, 2, 3)]
    names = ("id", "name", "width_mm", "height_mm", "depth_mm")
    result = imported({"Products": rows}, mapping={"Products": dict(zip(rows[0], names, strict=True))})
    assert [(product.id, product.width, product.attributes) for product in result.project.products] == [("A", 1, ())]


def test_codes_of_anything_typed_as_numbers_can_be_saved(imported: Import) -> None:
    rows = {
        "PNM": [("code", "label"), (1001, "Strip"), (1002.0, "Stopper")],
        "PNM placements": [("code", "host"), (1001, 7)],
        "PNM versions": [("article", "name"), (1001, "v")],
        "PNM campaigns": [("code", "name"), (5, "Spring")],
        "PNM rules": [("id", "code", "host"), (1, 1001, 7)],
        "PNM stocks": [("code", "usable"), (1002, 3)],
    }
    project = imported(rows).project
    assert [article.code for article in project.pnm.articles] == ["1001", "1002"]
    assert (project.pnm.versions[0].article, project.pnm.campaigns[0].code, project.pnm.rules[0].code) == ("1001", "5", "1001")
    assert decode(encode(project)) == project


def test_counts_need_not_say_their_series(imported: Import) -> None:
    result = imported({"Counts": [("entering", "passing", "taking", "buying"), (100, 50, 20, 10)]})
    assert result.refused == ()
    assert [(counts.series, counts.entering, counts.buying) for counts in result.project.counts] == [("before", 100, 10)]
    assert decode(encode(result.project)) == result.project


def test_a_percentage_read_as_a_fraction_is_taken_with_a_remark(imported: Import) -> None:
    head = (*PRODUCTS[0], "vat_pct")
    result = imported({"Products": [head, ("a", "Tea", 1, 1, 1, 0.055), ("b", "Tin", 1, 1, 1, 5.5), ("c", "Free", 1, 1, 1, 0)]})
    assert [product.vat_pct for product in result.project.products] == [0.055, 5.5, 0.0]
    assert [(row.row, row.code, row.values["meant"]) for row in result.notes] == [(2, "vat_fraction", 5.5)]


def test_a_percentage_that_only_the_cell_s_format_tells_is_read_as_shown(tmp_path: Path) -> None:
    path = save_book(
        tmp_path, {"Products": [(*PRODUCTS[0], "vat_pct", "market_share_pct"), ("a", "Tea", 1, 1, 1, 0.055, 0.12), ("b", "Tin", 1, 1, 1, 5.5, 30)]}
    )
    book = openpyxl.load_workbook(path)
    sheet = book["Products"]
    sheet["F2"].number_format, sheet["G2"].number_format, sheet["G3"].number_format = "0.0 %", "0%", '0"%"'
    book.save(path)
    result = read_workbook(path)
    assert [(one.vat_pct, one.market_share_pct) for one in result.project.products] == [(5.5, 12.0), (5.5, 30.0)]
    assert result.notes == () == result.refused
    assert decode(encode(result.project)) == result.project
