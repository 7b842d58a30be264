"""The table of positions as values."""

import msgspec
import pytest

from planogram.exchange.cell_text import sheet_lines
from planogram.i18n import translator
from planogram.model.find import position_of
from planogram.session.workbench import FaceRef
from planogram.ui.panels.catalogue_filter import CatalogueFilter
from planogram.ui.panels.catalogue_filter import matching as in_catalogue
from planogram.ui.panels.position_rows import COLUMNS, matching, may_edit, ordered, pasted, read_text, rows_of, value_of
from planogram.ui.panels.positions_model import _differing
from planogram.ui.panels.property_fields import BadEntry
from tests.builders import level, position, shelf, two_bays

FR, EN = translator("fr"), translator("en")
FACE = FaceRef("g", "A")


def test_values_of_a_row() -> None:
    plan = two_bays()
    row = rows_of(plan, "face", FACE)[1]
    values = [value_of(row, column, plan) for column in ("gondola", "bay", "level", "order", "product", "name", "wide", "block_width", "capacity")]
    assert values == ["g", 1, 1, 2, "b", "Product b", 3, 180.0, 3]
    assert rows_of(plan, "face", FaceRef("g", "B")) == []
    assert len(rows_of(plan, "project", None)) == 4


def test_filter_and_order() -> None:
    plan = two_bays()
    rows = rows_of(plan, "project", FACE)
    assert [row.position.id for row in matching(rows, plan, "PRODUCT a")] == ["a1", "a2"]
    assert [row.position.id for row in ordered(rows, plan, "wide", descending=True)] == ["b1p", "a1", "c1", "a2"]


def test_a_name_is_found_as_a_keyboard_writes_it() -> None:
    plan = two_bays()
    known = (msgspec.structs.replace(plan.products[0], name="Pain d’épices 6 × 40 g"), *plan.products[1:])
    plan = msgspec.structs.replace(plan, products=known)
    rows = rows_of(plan, "project", FACE)
    assert [row.position.id for row in matching(rows, plan, "d'epices 6 x 40")] == ["a1", "a2"]
    assert [one.id for one in in_catalogue(known, {}, CatalogueFilter("pain d'epices 6 x"))] == ["a"]


@pytest.mark.parametrize(
    ("column", "text", "value"), [("orientation", "de côté", "side"), ("orientation", "side", "side"), ("gap_before", "1,5 cm", 15.0)]
)
def test_words_and_units_of_the_language(column: str, text: str, value: object) -> None:
    assert read_text(column, text, two_bays(), FR) == value


@pytest.mark.parametrize(("column", "text"), [("product", "zzz"), ("style", "upside"), ("wide", "0"), ("pinned", "maybe")])
def test_what_cannot_be(column: str, text: str) -> None:
    with pytest.raises(BadEntry):
        read_text(column, text, two_bays(), EN)


def test_pasting_leaves_out_what_cannot_be_and_says_which() -> None:
    plan = two_bays()
    rows = rows_of(plan, "project", None)
    start = COLUMNS.index("name")
    new, count, refused = pasted(plan, rows[:2], COLUMNS[start:], "read only\t7\t2\n\tmany\t1", EN)
    assert (count, [(one.row, one.column, one.text) for one in refused]) == (2, [(1, "wide", "many")])
    assert (position_of(new, "a1").wide, position_of(new, "a1").high, position_of(new, "a1").product) == (7, 2, "a")


def test_one_cell_fills_all_rows() -> None:
    plan = two_bays()
    new, count, _ = pasted(plan, rows_of(plan, "project", None), ("product",), "b", EN)
    assert count == 3
    assert {row.position.product for row in rows_of(new, "project", None)} == {"b"}


def test_x_is_for_free_levels() -> None:
    for flow, editable in (("left", False), ("free", True)):
        (row,) = rows_of(shelf(position("p", "a"), flow=flow), "project", None)
        assert may_edit("x", row) is editable
    assert level("l").flow == "left"


def test_the_stretch_that_differs() -> None:
    assert _differing("abcde", "abxde") == (2, 2)
    assert _differing("", "ab") == (0, 0)
    assert _differing("aaa", "aa") == (2, 0)


def test_a_copied_code_that_a_spreadsheet_would_reckon_with_comes_back() -> None:
    plan = two_bays()
    plan = msgspec.structs.replace(plan, products=(msgspec.structs.replace(plan.products[0], id="=A1"), *plan.products[1:]))
    new, count, refused = pasted(plan, rows_of(plan, "project", None)[:1], ("product",), sheet_lines([["=A1"]]), EN)
    assert (count, refused, position_of(new, "a1").product) == (1, [], "=A1")
