"""A product under another code: nothing in the project still knows the old one, and nothing else has changed."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.checks import check, waive
from planogram.metrics.measure import measure
from planogram.model.edits.recode import code_taken, recode
from planogram.model.project import Project
from planogram.model.setup import Confirmation
from planogram.model.setup_state import setups, shelf_print
from planogram.model.values import changed
from planogram.model.variant import TakenOff, Variant
from tests.builders import two_bays


def whole() -> Project:
    """With a variant, waivers of the products' findings and a confirmed face."""
    plan = two_bays()
    for finding in check(plan):
        plan = waive(plan, finding, "vu")
    variant = Variant("Nord", products=("a", "b"), tray=(TakenOff("c", "bay"), TakenOff("a", "assortment")))
    confirmed = Confirmation("cnf-1", "g", "A", date(2026, 3, 2), shelf_print=shelf_print(plan.gondolas[0].faces[0]))
    return changed(plan, variant=variant, setups=(confirmed,))


def test_everything_that_names_the_product_follows() -> None:
    plan = whole()
    other = recode(plan, {"a": "zz-9"})
    text = msgspec.json.encode(other).decode()
    assert '"a"' not in text and text.count('"zz-9"') == msgspec.json.encode(plan).decode().count('"a"')
    assert measure(other).value("zz-9", "revenue") == measure(plan).value("a", "revenue")
    assert all(finding.waived for finding in check(other))
    assert [one.state for one in setups(other)] == ["confirmed"]
    assert other.gondolas[0].faces[0].bays[0].levels[1] is plan.gondolas[0].faces[0].bays[0].levels[1], "what does not hold it is not touched"


@given(st.text(min_size=1, max_size=8).filter(lambda code: code.strip() == code and " " not in code))
def test_there_and_back_is_where_one_was(code: str) -> None:
    plan = whole()
    if not code_taken(plan, "a", code):
        assert recode(recode(plan, {"a": code}), {code: "a"}) == plan


def test_two_products_never_have_one_code() -> None:
    assert code_taken(whole(), "a", "b") and not code_taken(whole(), "a", "a")
    with pytest.raises(ValueError):
        recode(whole(), {"a": "b"})
    assert recode(whole(), {"gone": "x"}) == whole()
