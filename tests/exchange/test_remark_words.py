"""Remarks as sentences: one facing or several, and products of the same name told apart."""

import pytest

from planogram.exchange.remark_words import names_of, remark_text
from planogram.i18n import translator
from planogram.optimise.remarks import Remark
from tests.builders import product, project

TWINS = project(products=(product("a", 100.0, name="Petits-beurre", brand="Nord"), product("b", 100.0, name="Petits-beurre", brand="Sud")))


def test_products_of_the_same_name_have_their_brand_too() -> None:
    assert names_of(TWINS) == {"a": "Petits-beurre · Nord", "b": "Petits-beurre · Sud"}
    assert remark_text(Remark("dropped", "b"), TWINS, translator("fr")) == "Petits-beurre · Sud\u00a0: retiré."


@pytest.mark.parametrize(("facings", "words"), [(1.0, "il manque 1 facing pour"), (3.0, "il manque 3 facings pour")])
@pytest.mark.parametrize("code", ["not_seen", "short_supply"])
def test_facings_are_counted_in_words(code: str, facings: float, words: str) -> None:
    remark = Remark(code, "a", "", (("facings", facings), ("needs_mm", 5.0)))
    assert words in remark_text(remark, TWINS, translator("fr"))
    assert ("1 facing " in remark_text(remark, TWINS, translator("en"))) == (facings == 1.0)
