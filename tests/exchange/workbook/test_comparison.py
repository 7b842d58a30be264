"""The comparison as a workbook: every change a line, figures before and after, text that stays text."""

import io

import msgspec
import openpyxl
import pytest

from planogram.exchange.workbook.comparison import write_comparison
from planogram.i18n import translator
from planogram.model.edits.bays import move_bays
from planogram.model.edits.positions import add_facings, remove
from tests.builders import two_bays

replace = msgspec.structs.replace


def compared(old, new, language="fr", **options):
    target = io.BytesIO()
    write_comparison(target, old, new, translator(language))
    return openpyxl.load_workbook(io.BytesIO(target.getvalue()), **options)


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize(("language", "names", "words"), [("fr", ["Changements", "Chiffres"], "retiré"), ("en", ["Changes", "Figures"], "removed")])
def test_changes_are_lines_with_their_places(language, names, words):
    shop = two_bays()
    book = compared(shop, remove(add_facings(shop, ["a1"], 1), ["c1"]), language)
    assert book.sheetnames == names
    lines = {row[0]: row for row in rows(book[names[0]])}
    assert lines[words][1:8] == ["c", "Product c", "g", "A", 1, 2, 1]
    assert lines[words][8:13] == [None] * 5
    assert book[names[0]].freeze_panes == "B2"


def test_a_moved_bay_is_one_line():
    shop = two_bays()
    lines = rows(compared(shop, move_bays(shop, ["b1"], "g", "A", 2))["Changements"])[1:]
    assert [(row[0], row[1], row[2], row[5], row[10], row[13]) for row in lines] == [("déplacé", None, "g", 1, 2, "avec 3 emplacements")]


def test_differences_are_formulas_that_give_their_cached_values():
    shop = two_bays()
    new = add_facings(shop, ["a1"], 3)
    formulas, values = (rows(compared(shop, new, data_only=only)["Chiffres"]) for only in (False, True))
    for formula, value in zip(formulas[1:], values[1:], strict=True):
        if formula[5] is not None:
            assert str(formula[5]).startswith("=E")
            assert value[5] == pytest.approx(value[4] - value[3])
    assert ["a", "Product a", 3, 6, 3] in [[row[0], row[1], *row[3:]] for row in values]


def test_a_name_that_looks_like_a_formula_stays_text():
    shop = two_bays()
    named = replace(shop, products=(replace(shop.products[0], name='=HYPERLINK("x")'), *shop.products[1:]))
    sheet = compared(named, add_facings(named, ["a1"], 1))["Changements"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == '=HYPERLINK("x")']
    assert cell.data_type == "s"


def test_equal_plans_give_headers_and_totals_only():
    book = compared(two_bays(), two_bays())
    assert book["Changements"].max_row == 1
    assert {row[0] for row in rows(book["Chiffres"])[1:]} == {None}
