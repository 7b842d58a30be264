"""The sentence about sales after an import."""

from datetime import date

from planogram.exchange.sales_words import sales_sentence
from planogram.i18n import translator
from planogram.model.edits.products import put_sales
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays

FR = translator("fr")


def week(product: str, day: int) -> Sales:
    return Sales(product, date(2026, 3, day), 7, quantity=1.0)


def after(before: Project, *rows: Sales) -> str:
    return sales_sentence(before, put_sales(before, rows), FR).replace("\u00a0", " ")


def test_it_says_whether_other_periods_stay() -> None:
    dated = changed(two_bays(), sales=(week("a", 2), week("a", 9), week("b", 2)))
    assert after(dated, week("a", 9)) == "Ventes de 1 produit mises à jour ; 1 autre période gardée."
    assert after(dated, week("a", 16), week("b", 9)) == "Ventes de 2 produits mises à jour ; 3 autres périodes gardées."
    assert after(dated, Sales("a", quantity=3.0)) == "Ventes de 1 produit mises à jour à la place des précédentes."
    assert after(changed(dated, sales=()), week("a", 2)) == "Ventes de 1 produit ajoutées."


def test_rows_given_again_as_they_were_may_count_as_kept() -> None:
    dated = changed(two_bays(), sales=(week("a", 2), week("a", 9), week("b", 2)))
    given = put_sales(dated, (week("a", 2), changed(week("a", 9), quantity=3.0), week("b", 2)))
    told = sales_sentence(dated, given, FR, only_other=True).replace("\u00a0", " ")
    assert told == "Ventes de 1 produit mises à jour ; 1 autre période gardée."


def test_it_says_nothing_when_sales_stay() -> None:
    same = two_bays()
    assert sales_sentence(same, same, FR) == ""
