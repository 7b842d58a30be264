import pytest

from planogram.model.edits.positions import change
from planogram.model.find import find_level, position_of
from planogram.model.note import Note
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools import at_hand, commands
from planogram.tools.sight import see
from tests.builders import PRODUCTS, bay, gondola, level, position, product, project, shelf, two_bays
from tests.tools.hand import bench, order, steps


def test_delete_selects_what_stood_beside() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1"])
    assert commands.delete_selection(workbench)
    assert order(workbench)["low"] == ["b1p"]
    assert workbench.selection.ids == ("b1p",)
    assert workbench.document.history.undo_label.values == (("name", "Product a"),)


def test_nothing_selected_does_nothing() -> None:
    workbench = bench(two_bays())
    for verb in (commands.delete_selection, commands.copy, commands.cut, commands.paste, commands.duplicate, commands.rotate, commands.next_style):
        assert not verb(workbench)
    assert not commands.add_facings(workbench, wide=1)
    assert not commands.move_neighbour(workbench, 1, 0)
    assert steps(workbench) == 0


def test_facings_wide_high_and_deep() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "b1p"])
    commands.add_facings(workbench, wide=1)
    commands.add_facings(workbench, high=2)
    commands.add_facings(workbench, deep=-5)
    block = position_of(workbench.project, "a1")
    assert (block.wide, block.high, block.deep) == (3, 3, 1)
    assert position_of(workbench.project, "b1p").wide == 4
    assert steps(workbench) == 2  # nothing was deeper than one


def test_a_step_says_how_many_facings_one_block_had_and_has() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1"])
    commands.add_facings(workbench, wide=2)
    assert workbench.document.history.undo_label == Label("edit.facings_wide", (("name", "Product a"), ("before", 2), ("after", 4)))
    workbench.selection.set(["a1", "b1p"])
    commands.add_facings(workbench, high=1)
    assert workbench.document.history.undo_label == Label("edit.facings_many", (("count", 2),))


def test_cut_and_paste_keep_the_order_and_go_after_the_selected_one() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["b1p", "a1"])
    commands.cut(workbench)
    workbench.selection.set(["a2"])
    assert at_hand.paste(workbench)
    first, *pasted = order(workbench)["other"]
    assert first == "a2"
    assert [position_of(workbench.project, p).product for p in pasted] == ["a", "b"]
    assert workbench.selection.ids == tuple(pasted)
    assert at_hand.paste(workbench)
    assert len(order(workbench)["other"]) == 5


def test_paste_goes_to_the_selected_level() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["c1"])
    commands.copy(workbench)
    workbench.selection.set((), "top")
    commands.paste(workbench)
    assert len(order(workbench)["top"]) == 1


def test_duplicate_stands_right_after() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1"])
    commands.duplicate(workbench)
    first, new, last = order(workbench)["low"]
    assert (first, last) == ("a1", "b1p")
    assert position_of(workbench.project, new).wide == 2


def test_select_all_takes_the_level_then_the_face() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1"])
    commands.select_all(workbench)
    assert set(workbench.selection.ids) == {"a1", "b1p"}
    commands.select_all(workbench)
    assert set(workbench.selection.ids) == {"a1", "b1p", "c1", "a2"}


RIGHT, LEFT, UP, DOWN = (1, 0), (-1, 0), (0, 1), (0, -1)


@pytest.mark.parametrize(
    ("start", "way", "end"),
    [("a1", RIGHT, "b1p"), ("b1p", RIGHT, "a2"), ("a2", LEFT, "b1p"), ("b1p", UP, "c1"), ("c1", DOWN, "a1"), ("a1", LEFT, "a1"), ("a2", UP, "a2")],
)
def test_arrows_select_the_neighbour(start: str, way: tuple[int, int], end: str) -> None:
    workbench = bench(two_bays())
    workbench.selection.set([start])
    commands.arrow(workbench, *way)
    assert workbench.selection.ids == (end,)
    assert steps(workbench) == 0


def test_alt_arrows_move_one_place_one_level_and_into_the_next_bay() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1"])
    assert commands.move_neighbour(workbench, 1, 0)
    assert order(workbench)["low"] == ["b1p", "a1"]
    assert commands.move_neighbour(workbench, 1, 0)
    assert order(workbench)["other"] == ["a1", "a2"]
    assert commands.move_neighbour(workbench, 0, 1)
    assert order(workbench)["top"] == ["a1"]
    assert not commands.move_neighbour(workbench, 0, 1)
    assert commands.move_neighbour(workbench, -1, 0)
    assert order(workbench)["high"] == ["c1", "a1"]
    assert steps(workbench) == 4


def test_blocks_of_several_levels_move_together_or_not_at_all() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["b1p", "a2"])  # the last of bay 1 and the first of bay 2, at one height
    assert commands.move_neighbour(workbench, 0, 1)
    assert (order(workbench)["high"], order(workbench)["top"]) == (["c1", "b1p"], ["a2"])
    assert not commands.move_neighbour(workbench, 0, 1)  # neither has a level above
    workbench.selection.set(["c1", "a1"])
    assert not commands.move_neighbour(workbench, 0, 1)  # one has none: the other stays too
    assert (order(workbench)["low"], order(workbench)["high"]) == (["a1"], ["c1", "b1p"])
    assert commands.move_neighbour(workbench, 0, -1) is False
    assert steps(workbench) == 1


def test_blocks_side_by_side_in_two_bays_step_once_each() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["b1p", "a2"])
    assert not commands.move_neighbour(workbench, 1, 0)  # the right one stands at the end of the face
    assert commands.move_neighbour(workbench, -1, 0)
    assert (order(workbench)["low"], order(workbench)["other"]) == (["b1p", "a1", "a2"], [])
    assert commands.move_neighbour(workbench, -1, 0) is False
    assert steps(workbench) == 1


def test_arrows_nudge_to_the_end_of_a_free_level_and_no_further() -> None:
    workbench = bench(shelf(position("p0", "a", x=4.0), position("p1", "a", x=500.0), flow="free"))
    workbench.selection.set(("p0", "p1"))
    assert commands.nudge(workbench, -10.0)
    assert [p.x for p in find_level(workbench.project, "low").level.positions] == [0.0, 496.0]
    assert not commands.nudge(workbench, -10.0)


def test_on_a_free_level_arrows_nudge() -> None:
    workbench = bench(shelf(position("p0", "a", x=100.0), flow="free"))
    workbench.selection.set(["p0"])
    commands.arrow(workbench, 1, 0)
    commands.arrow(workbench, -1, 0, fine=True)
    assert position_of(workbench.project, "p0").x == 109.0


def test_rotate_offers_only_what_the_product_allows_and_keeps_a_full_depth_full() -> None:
    box = product("q", 100, 200, 50, orientations=("front", "side"))
    workbench = bench(project(gondola("g", bay("bay", level("low", position("p0", "q", deep=10), depth=500.0))), products=(box,)))
    workbench.selection.set(["p0"])
    commands.rotate(workbench)
    block = position_of(workbench.project, "p0")
    assert (block.orientation, block.deep) == ("side", 5)
    commands.rotate(workbench, -1)
    assert position_of(workbench.project, "p0").orientation == "front"
    assert position_of(workbench.project, "p0").deep == 10


def test_style_skips_packs_without_sizes() -> None:
    boxed = product("q", 100, 200, 50, case_width=300.0, case_height=210.0, case_depth=200.0)
    workbench = bench(project(gondola("g", bay("bay", level("low", position("p0", "q")))), products=(boxed,)))
    workbench.selection.set(["p0"])
    commands.next_style(workbench)
    assert position_of(workbench.project, "p0").style == "case"
    commands.next_style(workbench)
    assert position_of(workbench.project, "p0").style == "unit"


def test_paste_is_offered_only_where_it_can_put_something() -> None:
    workbench = bench(two_bays())
    assert not at_hand.pasteable(workbench)
    workbench.selection.set(["a1", "c1"])
    assert at_hand.copy(workbench) and at_hand.pasteable(workbench)
    workbench.replace(Document(project()))
    assert not at_hand.paste(workbench) and not workbench.document.modified


def test_what_is_pasted_into_a_project_that_does_not_know_it_brings_its_products_and_pictures() -> None:
    picture = f"{'ab' * 32}.png"
    source = two_bays()
    source = changed(source, products=tuple(changed(one, image=picture) if one.id == "a" else one for one in source.products))
    workbench = bench(source)
    workbench.document.images[picture] = b"picture"
    workbench.selection.set(["a1", "c1"])
    assert at_hand.copy(workbench)
    own = product("c", width=7)
    workbench.replace(Document(project(gondola("h", bay("n", level("l"))), products=(own,))))
    assert at_hand.pasteable(workbench) and at_hand.paste(workbench)
    new = workbench.project
    assert [one.id for one in new.products] == ["c", "a"] and new.products[0] == own
    assert [position_of(new, one).product for one in workbench.selection.ids] == ["a", "c"]
    assert workbench.document.images == {picture: b"picture"}
    assert workbench.document.undo() and workbench.project.products == (own,)


def test_notes_copied_after_blocks_are_alone_on_the_clipboard() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1"])
    assert at_hand.copy(workbench)
    workbench.clipboard.put_notes([Note("n1", "h", "A", "text")])
    assert not (workbench.clipboard.positions or workbench.clipboard.products)


def basket_beside_a_shelf() -> Workbench:
    shelf_ = level("low", position("p0", "a", 2), position("p1", "b", 3), elevation=150)
    basket = level("basket", position("q0", "a", 2, x=0.0), position("q1", "c", x=300.0), kind="basket", flow="free", elevation=150)
    return bench(project(gondola("g", bay("b1", shelf_), bay("b2", basket)), products=PRODUCTS))


def places(workbench: Workbench, level_id: str) -> dict[str, tuple[float, float]]:
    sight = see(workbench)
    box = sight.layout.box_of(level_id)
    assert box is not None
    return {block.position.id: (block.x, block.right) for block in sight.blocks(box)}


def test_a_block_moved_by_key_into_a_basket_pushes_what_is_there_aside_and_goes_on_at_its_end() -> None:
    workbench = basket_beside_a_shelf()
    workbench.selection.set(["p1"])
    assert commands.move_neighbour(workbench, 1, 0)
    assert places(workbench, "basket") == {"p1": (0.0, 180.0), "q0": (180.0, 380.0), "q1": (380.0, 580.0)}
    assert commands.move_neighbour(workbench, -1, 0)
    assert list(places(workbench, "low")) == ["p0", "p1"]


def test_what_is_copied_from_a_shelf_is_pasted_beside_what_is_in_a_basket() -> None:
    workbench = basket_beside_a_shelf()
    workbench.selection.set(["p1"])
    assert at_hand.copy(workbench)
    workbench.selection.set(["q0"])
    assert at_hand.paste(workbench)
    (new,) = workbench.selection.ids
    assert places(workbench, "basket") == {"q0": (0.0, 200.0), new: (200.0, 380.0), "q1": (380.0, 580.0)}


def test_a_double_of_the_last_block_of_a_basket_stays_in_it() -> None:
    workbench = basket_beside_a_shelf()
    workbench.document.do(Label("edit.nudge"), change(workbench.project, ["q1"], x=750.0))
    workbench.selection.set(["q1"])
    assert commands.duplicate(workbench)
    (new,) = workbench.selection.ids
    assert places(workbench, "basket") == {"q0": (0.0, 200.0), "q1": (600.0, 800.0), new: (800.0, 1000.0)}
