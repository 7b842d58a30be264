"""Products that left the shelves since the project was opened."""

from planogram.model.edits.positions import add_facings, insert, remove
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.removed import _earlier_bays, removed_products, standing
from tests import builders


def test_what_was_taken_off_is_told_until_it_stands_again() -> None:
    document = Document(builders.two_bays())
    assert removed_products(document.history) == frozenset()
    document.do(Label("edit.delete"), remove(document.project, ["c1"]))
    assert removed_products(document.history) == {"c"}
    document.do(Label("edit.place"), insert(document.project, "top", 0, (builders.position("again", "c"),)))
    assert removed_products(document.history) == frozenset()
    document.undo()
    assert removed_products(document.history) == {"c"}
    document.undo()
    assert removed_products(document.history) == frozenset()


def test_a_product_with_another_block_left_was_not_removed() -> None:
    document = Document(builders.two_bays())
    document.do(Label("edit.delete"), remove(document.project, ["a1"]))
    assert removed_products(document.history) == frozenset()
    assert standing(document.project) == {"a", "b", "c"}


def test_a_bay_that_many_steps_share_is_looked_at_once() -> None:
    document = Document(builders.two_bays())
    for _ in range(30):
        document.do(Label("edit.facings"), add_facings(document.project, ["a1"], wide=1))
    bays = list(_earlier_bays(document.history))
    assert len({id(bay) for bay in bays}) == len(bays) == 30 + 1
