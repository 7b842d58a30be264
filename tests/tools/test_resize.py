import pytest

from planogram.model.find import position_of
from tests.builders import bay, gondola, level, position, product, project, shelf
from tests.tools.hand import Hand, bench, steps


def one(**fields):  # type: ignore[no-untyped-def]
    """p0: two facings of 100 × 200 mm on a level at the floor, selected."""
    workbench = bench(shelf(position("p0", "a", 2), **fields))
    workbench.selection.set(["p0"])
    return workbench


@pytest.mark.parametrize(("to", "wide"), [(200, 2), (249, 2), (251, 3), (505, 5), (60, 1), (-900, 1)])
def test_the_side_handle_counts_facings_wide(to: float, wide: int) -> None:
    workbench = one()
    Hand(workbench).drag((200, 100), (180, 100), (to, 140))
    assert position_of(workbench.project, "p0").wide == wide
    assert steps(workbench) == (wide != 2)
    label = workbench.document.history.undo_label
    assert label is None or (label.key, label.values[1:]) == ("edit.facings_wide", (("before", 2), ("after", wide)))


def test_the_top_handle_counts_facings_high_and_says_when_it_gets_too_high() -> None:
    workbench = one(clear_height=500.0)
    hand = Hand(workbench)
    hand.hold((100, 200), (100, 300), (100, 615))
    assert position_of(workbench.project, "p0").high == 3
    message = hand.tool.overlay.message
    assert message is not None
    assert (message.code, dict(message.values)) == ("gesture.too_high", {"missing_mm": 100.0, "wide": 2, "high": 3})
    hand.tool.cancel()
    assert position_of(workbench.project, "p0").high == 1


def test_every_selected_block_gets_as_many_more() -> None:
    workbench = bench(shelf(position("p0", "a", 2), position("p1", "b", 4)))
    workbench.selection.set(["p1", "p0"])
    Hand(workbench).drag((200, 100), (250, 100), (300, 100))
    assert [position_of(workbench.project, p).wide for p in ("p0", "p1")] == [3, 5]
    assert steps(workbench) == 1


def test_a_right_packed_block_grows_to_the_left() -> None:
    workbench = one(flow="right")
    Hand(workbench).drag((800, 100), (750, 100), (600, 100))
    assert position_of(workbench.project, "p0").wide == 4


def test_a_hanging_block_grows_downwards() -> None:
    workbench = one(kind="pegs", elevation=1000.0)
    Hand(workbench).drag((100, 800), (100, 700), (100, 590))
    assert position_of(workbench.project, "p0").high == 2


def test_a_nested_product_grows_by_its_step() -> None:
    nested = product("n", 100, 200, nest_height=20.0)
    workbench = bench(project(gondola("g", bay("bay", level("low", position("p0", "n")))), products=(nested,)))
    workbench.selection.set(["p0"])
    Hand(workbench).drag((50, 200), (50, 230), (50, 262))
    assert position_of(workbench.project, "p0").high == 4


def test_a_block_smaller_than_its_handle_can_still_be_taken() -> None:
    workbench = one()
    hand = Hand(workbench)
    hand.drag((90, 100), (200, 100), (500, 100), tolerance=300.0)
    assert position_of(workbench.project, "p0").wide == 2
    hand.drag((190, 100), (300, 100), (700, 100), tolerance=300.0)
    assert position_of(workbench.project, "p0").wide == 7
