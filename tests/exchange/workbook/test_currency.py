"""Amounts that name their currency: taken in the project's own, refused in another, and the first currency of a project without money."""

from pathlib import Path

import pytest

from planogram.exchange.problems import sentence
from planogram.exchange.workbook.csv_table import read_csv
from planogram.i18n import LANGUAGES, translator
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.storage.codec import decode, encode_checked
from tests.builders import product

HEADERS = "id;name;width_mm;height_mm;depth_mm;sale_price\n"


def table(folder: Path, *prices: str) -> Path:
    path = folder / "t.csv"
    path.write_text(HEADERS + "".join(f"p{n};P{n};10;10;10;{price}\n" for n, price in enumerate(prices)), encoding="utf-8")
    return path


def prices(project: Project) -> dict[str, float | None]:
    return {one.id: one.sale_price for one in project.products}


@pytest.mark.parametrize("written", ["3.50 €", "€3.50", "€ 3,50", "3.50 EUR", "EUR 3.50", "3,50 euros"])
def test_the_project_s_own_currency_may_be_written_on_either_side(written: str, tmp_path: Path) -> None:
    result = read_csv(table(tmp_path, written), Project(products=(product("a", sale_price=1.0),)))
    assert prices(result.project)["p0"] == 3.5 and not result.refused and not result.notes
    assert type(prices(result.project)["p0"]) is float


@pytest.mark.parametrize("written", ["$3.50", "3.50 $", "£3.50", "CHF 3.50", "12 DH"])
def test_another_currency_is_refused_with_both_named_in_a_project_with_money(written: str, tmp_path: Path) -> None:
    base = Project(products=(product("a", sale_price=1.0),))
    result = read_csv(table(tmp_path, "2", written), base)
    assert prices(result.project) == {"a": 1.0, "p0": 2.0} and result.project.currency == "EUR"
    (refused,) = result.refused
    assert (refused.row, refused.column, refused.code) == (3, "sale_price", "other_currency")
    for language in LANGUAGES:
        told = sentence(refused, translator(language))
        assert written in told and "EUR" in told and "{" not in told


def test_a_project_without_money_takes_the_currency_of_its_first_amounts_and_says_so(tmp_path: Path) -> None:
    result = read_csv(table(tmp_path, "£3.50", "4 GBP", "5", "$6"))
    assert result.project.currency == "GBP" and prices(result.project) == {"p0": 3.5, "p1": 4.0, "p2": 5.0}
    assert [row.code for row in result.refused] == ["other_currency"]
    (note,) = result.notes
    assert note.code == "currency_taken" and "GBP" in sentence(note, translator("fr"))
    assert decode(encode_checked(result.project)) == result.project


def test_a_currency_chosen_before_there_was_money_stays(tmp_path: Path) -> None:
    chosen = changed(Project(), currency="CAD")
    result = read_csv(table(tmp_path, "$3.50", "€4"), chosen)
    assert result.project.currency == "CAD" and prices(result.project) == {"p0": 3.5} and len(result.refused) == 1


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,234,567", 1234567.0), ("1.234.567", 1234567.0), ("1\u2007234,5", 1234.5), ("1\u202f234,50 €", 1234.5), ("1.234,50", 1234.5), ("12.", 12.0)],
)
def test_thousands_are_set_apart_in_every_way(written: str, value: float, tmp_path: Path) -> None:
    assert prices(read_csv(table(tmp_path, written)).project) == {"p0": value}


@pytest.mark.parametrize("written", ["3 kg", "abc", "$", "$3€", "1.23.4", "3,5 %"])
def test_what_is_no_amount_is_refused(written: str, tmp_path: Path) -> None:
    result = read_csv(table(tmp_path, written))
    assert [row.code for row in result.refused] == ["not_a_number"] and result.project.currency == "EUR"
