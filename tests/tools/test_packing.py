"""Packing verbs on a selection: one named step each, and what is offered."""

from planogram.model.find import position_of
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools import packing
from tests import builders


def bench(**fields: object) -> Workbench:
    product = builders.product("p", 100, 200, 50, **fields)
    level = builders.level("low", builders.position("x", "p"), builders.position("y", "p"))
    made = Workbench(Document(builders.project(builders.gondola("g", builders.bay("b", level)), products=(product, *builders.PRODUCTS))))
    made.selection.set(["x"])
    return made


def test_offers_are_what_every_selected_product_allows() -> None:
    workbench = bench(orientations=("front", "top"), case_width=300.0, case_height=200.0, case_depth=200.0)
    assert packing.orientations_offered(workbench) == ("front", "top")
    assert packing.styles_offered(workbench) == ("unit", "case", "loose", "hanging")
    workbench.selection.set(())
    assert packing.orientations_offered(workbench) == packing.styles_offered(workbench) == ()


def test_each_verb_is_one_step_with_the_product_in_its_name() -> None:
    workbench = bench(max_squeeze_pct=5.0)
    for verb in (lambda: packing.turn(workbench, "side"), lambda: packing.cap(workbench, 1), lambda: packing.squeeze(workbench)):
        before = workbench.document.history.now
        assert verb()
        assert workbench.document.history.now == before + 1
        label = workbench.document.history.undo_label
        assert label is not None and ("name", "Product p") in label.values
    there = position_of(workbench.project, "x")
    assert (there.orientation, there.cap_high, there.squeeze_pct) == ("side", 1, 1.0)


def test_squeeze_is_possible_only_for_what_bears_it() -> None:
    assert not packing.may_squeeze(bench())
    assert packing.may_squeeze(bench(max_squeeze_pct=2.0))
    assert not packing.squeeze(bench())


def test_replace_in_the_selection_or_everywhere() -> None:
    workbench = bench()
    assert packing.replace(workbench, "p", "a", only_selected=True)
    assert [position_of(workbench.project, key).product for key in ("x", "y")] == ["a", "p"]
    assert packing.replace(workbench, "p", "a")
    assert position_of(workbench.project, "y").product == "a"


def test_a_placeholder_stands_where_it_was_asked_for_and_is_selected() -> None:
    workbench = bench()
    product = packing.add_placeholder(workbench, "Nouveauté", (70.0, 180.0, 60.0), "low", 1)
    standing = workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions
    assert [position.product for position in standing] == ["p", product, "p"]
    assert workbench.selection.ids == (standing[1].id,)
    assert workbench.document.undo() and all(one.id != product for one in workbench.project.products)
