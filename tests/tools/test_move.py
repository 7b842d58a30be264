import pytest

from planogram.model.edits.furniture import change_levels
from planogram.model.find import position_of
from planogram.model.fixture import Face
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import FaceRef
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from tests.builders import PRODUCTS, bay, gondola, level, position, project, shelf, two_bays
from tests.tools.hand import Hand, bench, order, steps


def row() -> Project:
    """p0 … p4, each 100 mm wide and 200 high, on a level at the floor."""
    return shelf(*(position(f"p{n}", "a") for n in range(5)))


@pytest.mark.parametrize(
    ("to", "expected"),
    [(160, "p1 p0 p2 p3 p4"), (260, "p1 p2 p0 p3 p4"), (900, "p1 p2 p3 p4 p0"), (60, "p0 p1 p2 p3 p4")],
)
def test_a_block_lands_where_it_is_held(to: float, expected: str) -> None:
    workbench = bench(row())
    Hand(workbench).drag((50, 100), (100, 100), (to, 100))
    assert order(workbench)["low"] == expected.split()
    assert steps(workbench) == (not expected.startswith("p0"))


def test_neighbours_make_room_while_the_hand_moves_and_escape_takes_all_back() -> None:
    workbench = bench(row())
    before = workbench.project
    hand = Hand(workbench)
    hand.hold((50, 100), (160, 100), (260, 100))
    assert order(workbench)["low"] == ["p1", "p2", "p0", "p3", "p4"]
    assert workbench.document.committed is before
    assert hand.tool.cancel()
    assert workbench.project is before
    hand.tool.release(Pointer(260, 100))
    assert steps(workbench) == 0


def test_every_move_is_computed_from_the_press() -> None:
    workbench = bench(row())
    hand = Hand(workbench)
    hand.hold((50, 100), (460, 100), (260, 100), (160, 100), (55, 101))
    assert order(workbench)["low"] == ["p0", "p1", "p2", "p3", "p4"]
    hand.tool.release(Pointer(50, 100))
    assert steps(workbench) == 0


def test_a_block_goes_to_another_level_and_another_bay() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.drag((50, 200), (50, 600), (190, 1000))
    assert order(workbench) == {"low": ["b1p"], "high": ["c1", "a1"], "other": ["a2"], "top": []}
    hand.drag((250, 1000), (600, 900), (1300, 1600))
    assert order(workbench)["top"] == ["a1"]
    assert steps(workbench) == 2


def test_off_the_face_the_block_is_back_where_it_was() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.hold((50, 200), (150, 1000), (-3000, 1000))
    assert hand.tool.overlay.cursor == "forbidden"
    hand.tool.release(Pointer(-3000, 1000))
    assert steps(workbench) == 0


def test_ctrl_copies_and_selects_the_copy() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.drag((50, 200), (300, 600), (1300, 1600), ctrl=True)
    assert order(workbench)["low"] == ["a1", "b1p"]
    (copied,) = order(workbench)["top"]
    assert copied != "a1"
    assert position_of(workbench.project, copied).product == "a"
    assert workbench.selection.ids == (copied,)
    assert workbench.document.history.undo_label.key == "edit.copy"
    assert steps(workbench) == 1


def test_letting_go_of_ctrl_before_the_end_moves() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.hold((50, 200), (300, 600), (1300, 1600), ctrl=True)
    hand.tool.release(Pointer(1300, 1600))
    assert order(workbench)["top"] == ["a1"]
    assert order(workbench)["low"] == ["b1p"]


def test_several_blocks_keep_their_order_and_stay_together() -> None:
    workbench = bench(row())
    workbench.selection.set(["p3", "p0"])
    Hand(workbench).drag((350, 100), (400, 100), (590, 100))
    assert order(workbench)["low"] == ["p1", "p2", "p4", "p0", "p3"]
    assert steps(workbench) == 1


def test_a_vertical_block_keeps_its_levels() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "c1"])
    Hand(workbench).drag((50, 200), (300, 220), (1040, 210))
    assert order(workbench) == {"low": ["b1p"], "high": [], "other": ["a1", "a2"], "top": ["c1"]}


def test_a_vertical_block_without_room_for_its_levels_lands_on_one() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "c1"])
    Hand(workbench).drag((50, 200), (300, 600), (1060, 1600))
    assert order(workbench) == {"low": ["b1p"], "high": [], "other": ["a2"], "top": ["a1", "c1"]}


def test_shift_keeps_the_level() -> None:
    workbench = bench(two_bays())
    Hand(workbench).drag((50, 200), (300, 300), (900, 1000), shift=True)
    assert order(workbench)["low"] == ["b1p", "a1"]


@pytest.mark.parametrize("flow", ["right", "spread"])
def test_other_flows_land_in_order(flow: str) -> None:
    workbench = bench(shelf(*(position(f"p{n}", "a") for n in range(3)), flow=flow))
    start = {"right": 750.0, "spread": 50.0}[flow]
    Hand(workbench).drag((start, 100), (start + 60, 100), (950, 100))
    assert order(workbench)["low"] == ["p1", "p2", "p0"]


def test_on_a_free_level_a_block_stands_where_it_is_put_and_meets_its_neighbour() -> None:
    workbench = bench(shelf(position("p0", "a", x=0.0), position("p1", "a", x=600.0), flow="free"))
    hand = Hand(workbench)
    hand.drag((50, 100), (200, 100), (345, 100))
    assert position_of(workbench.project, "p0").x == 295.0
    hand.hold((345, 100), (500, 100), (546, 100))
    assert position_of(workbench.project, "p0").x == 500.0
    assert hand.tool.overlay.guides
    hand.tool.move(Pointer(546, 100, alt=True))
    assert position_of(workbench.project, "p0").x == 496.0
    hand.tool.cancel()
    assert position_of(workbench.project, "p0").x == 295.0


def test_what_does_not_fit_is_said_in_mm_and_allowed() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.hold((250, 200), (300, 600), (1300, 1700))
    assert hand.tool.overlay.message is not None
    assert (hand.tool.overlay.message.code, dict(hand.tool.overlay.message.values)) == ("gesture.fits", {"free_mm": 320.0})
    hand.tool.cancel()
    workbench.selection.set(["a1", "b1p", "c1"])
    hand.hold((50, 200), (600, 300), (1100, 1700))
    assert order(workbench)["top"] == ["a1", "b1p", "c1"]
    message = hand.tool.overlay.message
    assert message is not None and message.warning
    assert (message.code, dict(message.values)) == ("gesture.too_wide", {"missing_mm": 80.0})
    hand.tool.release(Pointer(1100, 1700))
    assert steps(workbench) == 1


def test_a_block_too_high_or_too_deep_is_said() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    workbench.document.do(Label("edit.test"), change_levels(workbench.project, ["top"], clear_height=150.0))
    hand.hold((50, 200), (600, 300), (1100, 1700))
    message = hand.tool.overlay.message
    assert message is not None
    assert (message.code, dict(message.values)) == ("gesture.too_high", {"missing_mm": 50.0})
    hand.tool.cancel()
    workbench.document.do(Label("edit.test"), change_levels(workbench.project, ["top"], clear_height=900.0, depth=60.0))
    hand.hold((50, 200), (600, 300), (1100, 1700))
    message = hand.tool.overlay.message
    assert message is not None
    assert (message.code, dict(message.values)) == ("gesture.too_deep", {"missing_mm": 40.0})


def test_on_a_free_level_what_stands_in_the_way_steps_aside_and_comes_back() -> None:
    workbench = bench(shelf(position("p0", "a", x=0.0), position("p1", "a", x=400.0), position("p2", "a", x=500.0), flow="free"))
    hand = Hand(workbench)
    hand.hold((50, 100), (300, 100), (480, 100))  # p0 at 430, snapped to nothing within 8 mm
    assert [position_of(workbench.project, p).x for p in ("p1", "p0", "p2")] == [330.0, 430.0, 530.0]
    hand.tool.move(Pointer(900, 100))
    assert [position_of(workbench.project, p).x for p in ("p1", "p2", "p0")] == [400.0, 500.0, 850.0]
    hand.tool.cancel()
    assert position_of(workbench.project, "p0").x == 0.0


def test_on_a_free_level_an_overlap_that_cannot_be_helped_is_said() -> None:
    workbench = bench(shelf(position("p0", "c", 2, x=0.0), position("p1", "c", 2, x=400.0), position("p2", "c", x=0.0), flow="free", width=900.0))
    workbench.selection.set(["p2"])
    hand = Hand(workbench)
    hand.hold((100, 280), (300, 280), (500, 280))
    message = hand.tool.overlay.message
    assert message is not None
    assert (message.code, dict(message.values)) == ("gesture.too_wide", {"missing_mm": 100.0})


def test_combined_levels_lend_one_another_their_room() -> None:
    left = bay("b1", level("l1", position("p0", "c", 5), combined=True))
    right = bay("b2", level("l2", position("p1", "a"), combined=True))
    workbench = bench(project(gondola("g", left, right), products=PRODUCTS))
    hand = Hand(workbench)
    hand.hold((1050, 100), (900, 100), (990, 100))
    message = hand.tool.overlay.message
    assert order(workbench)["l1"] == ["p0", "p1"]
    assert message is not None
    assert (message.code, dict(message.values)) == ("gesture.fits", {"free_mm": 900.0})


def test_what_is_selected_on_another_face_stays_there() -> None:
    front, back = bay("b1", level("l1", position("p0", "a"))), bay("b2", level("l2", position("p1", "a")))
    workbench = bench(project(gondola("g", front), gondola("h", back), products=PRODUCTS))
    workbench.selection.set(["p1", "p0"])
    Hand(workbench).drag((50, 100), (200, 100), (400, 100))
    assert order(workbench) == {"l1": ["p0"], "l2": ["p1"]}
    Hand(workbench).drag((50, 100), (200, 100), (400, 100), ctrl=True)
    assert [len(ids) for ids in order(workbench).values()] == [2, 1]


def two_faces() -> Project:
    other = Face("B", (bay("bb", level("behind", position("z", "a"), elevation=0)),))
    whole = row()
    return changed(whole, gondolas=(changed(whole.gondolas[0], faces=(*whole.gondolas[0].faces, other)),))


def test_a_block_is_carried_to_another_face_in_one_step() -> None:
    workbench = bench(two_faces())
    hand = Hand(workbench)
    hand.hold((50, 100), (160, 100))
    workbench.show_face("g", "B")
    hand.tool.move(Pointer(150, 100))
    assert order(workbench)["low"] == ["p1", "p2", "p3", "p4"]
    assert order(workbench)["behind"] == ["z", "p0"]
    hand.tool.release(Pointer(150, 100))
    assert steps(workbench) == 1
    workbench.document.undo()
    assert order(workbench)["behind"] == ["z"]


def test_escape_takes_a_block_carried_to_another_face_back_with_the_face() -> None:
    workbench = bench(two_faces())
    before = workbench.project
    hand = Hand(workbench)
    hand.hold((50, 100), (160, 100))
    workbench.show_face("g", "B")
    hand.tool.move(Pointer(50, 100))
    assert order(workbench)["behind"] == ["p0", "z"], "where the press was counts on its own face only"
    assert hand.tool.cancel()
    assert workbench.project is before and workbench.face_ref == FaceRef("g", "A")


def test_a_copy_is_carried_to_another_face() -> None:
    workbench = bench(two_faces())
    hand = Hand(workbench)
    hand.hold((50, 100), (160, 100), ctrl=True)
    workbench.show_face("g", "B")
    hand.tool.release(Pointer(150, 100, ctrl=True))
    assert len(order(workbench)["low"]) == 5 and len(order(workbench)["behind"]) == 2
    assert steps(workbench) == 1


def test_let_go_on_the_tab_of_another_face_a_block_stands_there_after_the_others() -> None:
    workbench = bench(two_faces())
    hand = Hand(workbench)
    hand.hold((50, 100), (160, 100))
    workbench.show_face("g", "B")
    assert isinstance(hand.tool, SelectTool) and hand.tool.settle(Pointer(50, 3000)) is None
    assert order(workbench)["behind"] == ["z", "p0"] and steps(workbench) == 1
    assert workbench.face_ref == FaceRef("g", "B") and workbench.selection.ids == ("p0",)


def test_let_go_on_a_tab_behind_which_nothing_has_room_all_is_as_before_and_the_least_that_is_missing_is_told() -> None:
    full, low = level("full", position("z", "a", 10)), level("low2", position("y", "a", 9), position("x", "b"), elevation=900.0, clear_height=10.0)
    whole = two_faces()
    faces = (whole.gondolas[0].faces[0], Face("B", (bay("bb", full, low),)))
    workbench = bench(changed(whole, gondolas=(changed(whole.gondolas[0], faces=faces),)))
    before, hand = workbench.project, Hand(workbench)
    hand.hold((50, 100), (160, 100))
    workbench.show_face("g", "B")
    assert isinstance(hand.tool, SelectTool)
    told = hand.tool.settle(Pointer(50, 3000))
    assert told is not None and told.code == "gesture.no_room_behind" and dict(told.values) == {"gondola": "g", "side": "side.B"}
    assert [(one.code, one.values) for one in told.also] == [("gesture.too_wide", (("missing_mm", 100.0),))]
    assert workbench.project is before and workbench.face_ref == FaceRef("g", "A") and not steps(workbench)


def test_let_go_on_the_tab_of_its_own_face_a_block_stays() -> None:
    workbench = bench(two_faces())
    before, hand = workbench.project, Hand(workbench)
    hand.hold((50, 100), (160, 100))
    assert isinstance(hand.tool, SelectTool) and hand.tool.settle(Pointer(50, 3000)) is None
    assert workbench.project is before and not hand.tool.busy
