"""Two plans that call a product by different codes tell that, and nothing else of it."""

from planogram.metrics.change import Field
from planogram.metrics.changes import compare_projects
from planogram.metrics.compare import compare_figures
from planogram.metrics.measure import measure
from planogram.metrics.recoded import codes_changed, with_codes_of
from planogram.model.edits.positions import add_facings, remove
from planogram.model.edits.products import change_product
from planogram.model.edits.recode import recode
from planogram.model.edits.replacing import give, new_placeholder, place_for
from tests.builders import two_bays


def test_a_new_code_is_one_change_and_what_else_was_done_is_told_as_ever() -> None:
    old = two_bays()
    new = recode(old, {"a": "a2"})
    (told,) = compare_projects(old, new)
    assert (told.kind, told.product, told.fields) == ("product", "a2", (Field("id", "a", "a2"),))
    more = add_facings(change_product(new, "a2", sale_price=3.0), ["a1"], 1)
    kinds = [(change.kind, change.product, [field.name for field in change.fields]) for change in compare_projects(old, more)]
    assert kinds == [("refaced", "a2", ["wide"]), ("product", "a2", ["sale_price"]), ("product", "a2", ["id"])]
    assert [change.kind for change in compare_projects(more, old)] == ["refaced", "product", "product"]
    compared = compare_figures(measure(with_codes_of(old, new)), measure(new))
    assert set(compared.products) == {"a2", "b", "c"} and not any(one.changed for one in compared.products["a2"])


def test_a_product_that_stands_nowhere_is_known_by_all_else() -> None:
    old = remove(two_bays(), ["c1"])
    assert codes_changed(old, recode(old, {"c": "c2"})) == {"c": "c2"}
    assert codes_changed(old, change_product(recode(old, {"c": "c2"}), "c2", name="Autre")) == {}


def test_another_product_in_its_place_is_no_new_code() -> None:
    old = give(place_for(two_bays(), box := new_placeholder("À préciser", 100.0, 100.0, 100.0)), "a", box.id)
    assert codes_changed(old, give(old, box.id, "a")) == {}
