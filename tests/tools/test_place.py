from itertools import pairwise

import pytest

from planogram.model.find import position_of
from planogram.tools.place import PlaceTool
from planogram.tools.pointer import Pointer
from planogram.tools.sight import see
from tests.builders import position, shelf, two_bays
from tests.tools.hand import bench, order, steps


def test_a_product_is_inserted_between_two_neighbours_and_selected() -> None:
    workbench = bench(shelf(position("p0", "a"), position("p1", "a"), position("p2", "a")))
    tool = PlaceTool(workbench, ["c"])
    tool.move(Pointer(500, 100))
    tool.move(Pointer(205, 100))
    (first, second, new, third) = order(workbench)["low"]
    assert (first, second, third) == ("p0", "p1", "p2")
    assert tool.overlay.mark is not None
    assert tool.overlay.mark.x1 == 200.0
    tool.release(Pointer(205, 100))
    assert order(workbench)["low"] == ["p0", "p1", new, "p2"]
    assert workbench.selection.ids == (new,)
    assert steps(workbench) == 1
    assert workbench.document.history.undo_label.values == (("name", "Product c"),)


def test_it_stands_as_deep_as_the_level_holds() -> None:
    workbench = bench(shelf(depth=450.0))
    tool = PlaceTool(workbench, ["a"])
    tool.release(Pointer(100, 100))
    assert position_of(workbench.project, workbench.selection.ids[0]).deep == 4


def test_several_products_stand_in_the_order_given() -> None:
    workbench = bench(shelf())
    PlaceTool(workbench, ["b", "a", "c", "unknown"]).release(Pointer(300, 100))
    products = [position_of(workbench.project, position_id).product for position_id in order(workbench)["low"]]
    assert products == ["b", "a", "c"]


def test_leaving_the_face_takes_it_back_and_coming_again_puts_the_same_block_down() -> None:
    workbench = bench(two_bays())
    before = workbench.project
    tool = PlaceTool(workbench, ["b"])
    tool.move(Pointer(1300, 1600))
    first = order(workbench)["top"]
    tool.move(Pointer(-5000, 0))
    assert workbench.project is before
    tool.move(Pointer(1300, 1600))
    assert order(workbench)["top"] == first
    assert tool.cancel()
    assert workbench.project is before
    assert steps(workbench) == 0


def test_the_ghost_is_to_scale_and_a_drop_too_wide_is_said_in_mm() -> None:
    workbench = bench(shelf(position("p0", "c", 4), width=900.0))
    tool = PlaceTool(workbench, ["c"])
    tool.move(Pointer(850, 120))
    assert [(box.width, box.height) for box in tool.overlay.ghosts] == [(200.0, 300.0)]
    message = tool.overlay.message
    assert message is not None
    assert (message.code, dict(message.values)) == ("gesture.too_wide", {"missing_mm": 100.0})


def test_on_a_free_level_it_meets_the_neighbour() -> None:
    workbench = bench(shelf(position("p0", "a", x=100.0), flow="free"))
    PlaceTool(workbench, ["a"]).release(Pointer(255, 100))
    assert position_of(workbench.project, workbench.selection.ids[0]).x == 200.0


@pytest.mark.parametrize("x", [40.0, 130.0, 400.0, 600.0, 960.0])
def test_on_free_hooks_it_comes_down_in_a_hole_beside_the_others(x: float) -> None:
    blocks = (position("p0", "b", 2, x=20.0), position("p1", "a", x=300.0), position("p2", "b", x=570.0))
    workbench = bench(shelf(*blocks, kind="pegs", hook_pitch=25.0, flow="free", elevation=1500.0))
    PlaceTool(workbench, ["b", "a", "b"]).release(Pointer(x, 1400))
    row = sorted(see(workbench).blocks(see(workbench).layout.levels[0]), key=lambda block: block.x)
    assert len(row) == 6 and row[0].x >= 0.0 and row[-1].right <= 1000.0
    assert all(left.right <= right.x + 0.01 for left, right in pairwise(row))
