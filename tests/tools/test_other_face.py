"""A key shows another face while the hand holds something: what can be let go there comes along, all else is as if it had not been pressed."""

import pytest

from planogram.exchange.font import measurer
from planogram.model.edits.notes import add_notes
from planogram.model.edits.pnm import new_placement, place
from planogram.model.find import find_position, walk_levels
from planogram.model.note import Note
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.values import changed
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.furnish import FurnishTool, Load
from planogram.tools.place import PlaceTool
from planogram.tools.pnm import PnmPlaceTool
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from planogram.tools.tool import Tool
from tests.builders import bay, gondola, level, position, two_bays
from tests.tools.hand import Hand, bench, order, steps

Point = tuple[float, float]
A1, HANDLE, BOARD, TOP, NOTHING_THERE, NOTE, WOBBLER = (
    (50.0, 200.0),
    (200.0, 250.0),
    (300.0, 890.0),
    (500.0, 1803.0),
    (300.0, 700.0),
    (650.0, 1380.0),
    (740.0, 890.0),
)


@pytest.fixture
def workbench() -> Workbench:
    """Two gondolas, `g` on show with a note and a wobbler, `h` behind it with one level `behind`."""
    shop = two_bays()
    other = gondola("h", bay("hb", level("behind", position("z", "a"), elevation=150.0), width=900.0))
    shop = changed(shop, gondolas=(*shop.gondolas, other), pnm=Pnm((article_of("wobbler", "wobbler", "Wobbler"),)))
    shop = place(shop, [changed(new_placement(shop, "wobbler", "SHELF_EDGE", "high", 700.0), id="w")])
    return bench(add_notes(shop, [Note("n", "g", "A", 600.0, 1400.0, 300.0, "Ici")]))


def select_tool(workbench: Workbench) -> Tool:
    workbench.selection.set(["a1"])
    return SelectTool(workbench, measurer())


@pytest.mark.parametrize("at", [HANDLE, BOARD, TOP, NOTHING_THERE, NOTE, WOBBLER])
@pytest.mark.parametrize("travels", [True, False], ids=["dragged", "only pressed"])
def test_what_cannot_be_let_go_on_the_face_now_on_show_stays_as_it_was(workbench: Workbench, at: Point, travels: bool) -> None:
    before, hand = workbench.project, Hand(workbench, select_tool(workbench))
    hand.hold(at, *([(at[0] + 250.0, at[1] + 120.0)] if travels else []))
    workbench.show_face("h", "A")
    hand.tool.move(Pointer(at[0] + 300.0, at[1] - 200.0))
    hand.tool.release(Pointer(at[0] + 300.0, at[1] - 200.0))
    assert workbench.project == before and steps(workbench) == 0
    assert not workbench.selection.ids and not workbench.selection.notes and not workbench.selection.pieces, "on the face that was left"


def test_a_block_only_pressed_stays_where_it_is(workbench: Workbench) -> None:
    hand = Hand(workbench, select_tool(workbench))
    hand.hold(A1)
    workbench.show_face("h", "A")
    hand.tool.move(Pointer(300.0, 300.0))
    hand.tool.release(Pointer(300.0, 300.0))
    assert steps(workbench) == 0 and not hand.tool.busy


def test_a_product_carried_in_from_the_catalogue_stands_on_the_face_now_on_show(workbench: Workbench) -> None:
    tool = PlaceTool(workbench, ["c"])
    tool.move(Pointer(400.0, 200.0))
    workbench.show_face("h", "A")
    tool.move(Pointer(402.0, 200.0))
    new = order(workbench)["behind"][-1]
    assert order(workbench)["behind"] == ["z", new] and order(workbench)["low"] == ["a1", "b1p"]
    workbench.show_face("g", "A")
    tool.release(Pointer(410.0, 200.0))
    assert order(workbench)["behind"] == ["z"] and len(order(workbench)["low"]) == 3 and steps(workbench) == 1


def test_a_level_and_a_bay_carried_in_from_the_palette_come_along(workbench: Workbench) -> None:
    Hand(workbench).tool.hover(Pointer(*A1))
    for kind, at in (("level", (400.0, 900.0)), ("bay", (-50.0, 600.0))):
        workbench.show_face("g", "A")
        tool = FurnishTool(workbench, Load("level") if kind == "level" else Load("bay"))
        tool.move(Pointer(*at))
        workbench.show_face("h", "A")
        tool.release(Pointer(*at))
    (left, right) = workbench.project.gondolas[1].faces[0].bays
    assert right.id == "hb" and [one.elevation for one in right.levels] == [150.0, 900.0]
    assert left.width == 900.0, "like its neighbour on the face where it was let go"
    assert workbench.project.gondolas[0] == two_bays().gondolas[0] and steps(workbench) == 2


def test_a_piece_carried_in_from_the_palette_comes_along(workbench: Workbench) -> None:
    tool = PnmPlaceTool(workbench, "article:wobbler")
    tool.move(Pointer(300.0, 890.0))
    workbench.show_face("h", "A")
    tool.release(Pointer(300.0, 140.0))
    assert [one.host_id for one in workbench.project.pnm.placements] == ["high", "behind"]


def test_a_block_that_is_dragged_comes_along(workbench: Workbench) -> None:
    hand = Hand(workbench, select_tool(workbench))
    hand.hold(A1, (300.0, 250.0))
    workbench.show_face("h", "A")
    hand.tool.release(Pointer(600.0, 250.0))
    assert find_position(workbench.project, "a1")[0].level.id == "behind" and workbench.face_ref == FaceRef("h", "A")
    assert len(list(walk_levels(workbench.project))) == 5
