import msgspec

from planogram.tools import commands
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from tests.builders import bay, gondola, level, position, shelf, two_bays
from tests.tools.hand import Hand, bench, steps

# two_bays: low = a1 0–200, b1p 200–380 at y 150; high = c1 0–200 at y 900; bay b2 from x 1000: other = a2 at y 150, top at y 1500
A1, B1P, C1, A2 = (50.0, 200.0), (250.0, 200.0), (100.0, 1000.0), (1050.0, 200.0)


def test_a_click_selects_and_makes_no_step() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.click(A1)
    assert workbench.selection.ids == ("a1",)
    hand.click(C1)
    assert workbench.selection.ids == ("c1",)
    assert steps(workbench) == 0


def test_ctrl_click_adds_and_takes_away() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.click(A1)
    hand.click(A2, ctrl=True)
    assert workbench.selection.ids == ("a1", "a2")
    hand.click(A1, ctrl=True)
    assert workbench.selection.ids == ("a2",)


def test_shift_click_selects_the_range_along_the_level() -> None:
    workbench = bench(shelf(*(position(f"p{n}", "a") for n in range(6))))
    hand = Hand(workbench)
    hand.click((150, 50))
    hand.click((450, 50), shift=True)
    assert workbench.selection.ids == ("p1", "p2", "p3", "p4")
    hand.click((50, 50), shift=True)
    assert workbench.selection.ids == ("p1", "p0")


def test_a_click_on_one_of_several_selected_keeps_only_that_one() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "c1"])
    Hand(workbench).click(A1)
    assert workbench.selection.ids == ("a1",)


def test_a_click_beside_products_selects_the_level() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1"])
    Hand(workbench).click((800, 300))
    assert workbench.selection.ids == ()
    assert workbench.selection.part == "low"


def test_the_rubber_band_selects_what_it_touches_and_escape_gives_the_old_selection_back() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.drag((900, 700), (190, 160))
    assert set(workbench.selection.ids) == {"a1", "b1p"}
    hand.hold((900, 800), (10, 1300))
    assert workbench.selection.ids == ("c1",)
    assert hand.tool.cancel()
    assert set(workbench.selection.ids) == {"a1", "b1p"}
    assert steps(workbench) == 0


def test_a_band_with_ctrl_adds_to_the_selection() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a2"])
    Hand(workbench).drag((900, 1300), (10, 950), ctrl=True)
    assert workbench.selection.ids == ("a2", "c1")


def test_double_click_selects_every_position_of_the_product() -> None:
    workbench = bench(two_bays())
    SelectTool(workbench).double(Pointer(*A1))
    assert set(workbench.selection.ids) == {"a1", "a2"}


def test_the_right_button_selects_what_is_under_it_but_keeps_a_selection_it_is_part_of() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    workbench.selection.set(["a1", "c1"])
    hand.click(C1, button="right")
    assert workbench.selection.ids == ("a1", "c1")
    hand.click(A2, button="right")
    assert workbench.selection.ids == ("a2",)


def test_the_overlay_outlines_the_selection_and_names_what_is_under_the_hand() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.click(A1)
    overlay = hand.tool.overlay
    assert [(box.x, box.y, box.width, box.height) for box in overlay.selected] == [(0, 150, 200, 200)]
    assert [(handle.kind, handle.x, handle.y) for handle in overlay.handles] == [("right", 200, 250), ("top", 100, 350)]
    assert overlay.hover is not None
    assert overlay.cursor == "grab"


def test_what_the_keyboard_changes_under_a_resting_pointer_leaves_no_outline_behind() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.click(A1)
    commands.add_facings(workbench, wide=1)
    assert hand.tool.overlay.hover is None
    hand.tool.hover(Pointer(*A1))
    hover = hand.tool.overlay.hover
    assert hover is not None and hover.width == 300


def test_another_face_shown_by_a_key_has_no_outline_of_what_was_pointed_at_on_the_one_before() -> None:
    both = two_bays()
    both = msgspec.structs.replace(both, gondolas=(both.gondolas[0], gondola("h", bay("hb", level("hl")))))
    workbench = bench(both)
    hand = Hand(workbench)
    hand.tool.hover(Pointer(*A1))
    assert hand.tool.overlay.hover is not None
    workbench.show_face("h", "A")
    assert hand.tool.overlay.hover is None


def test_shift_and_arrows_take_neighbours_in_and_let_them_go_again() -> None:
    workbench = bench(shelf(*(position(f"p{n}", "a") for n in range(4))))
    workbench.selection.set(["p1"])
    assert commands.extend(workbench, 1, 0) and commands.extend(workbench, 1, 0)
    assert workbench.selection.ids == ("p1", "p2", "p3")
    assert not commands.extend(workbench, 1, 0)
    commands.extend(workbench, -1, 0)
    assert workbench.selection.ids == ("p1", "p2")
    commands.extend(workbench, -1, 0)
    commands.extend(workbench, -1, 0)
    assert workbench.selection.ids == ("p1", "p0") and steps(workbench) == 0


def test_the_overlay_outlines_the_selected_level_or_bay() -> None:
    workbench = bench(two_bays())
    tool = SelectTool(workbench)
    workbench.selection.set((), "b2")
    part = tool.overlay.part
    assert part is not None
    assert (part.x, part.width, part.height) == (1000, 500, 1800)
    workbench.selection.set((), "high")
    part = tool.overlay.part
    assert part is not None
    assert (part.x, part.width) == (0, 1000)
    workbench.selection.set(["a1"], "high")
    assert tool.overlay.part is None
