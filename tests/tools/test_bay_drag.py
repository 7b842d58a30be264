"""Bays dragged by top or foot, and pieces dragged in from the palette."""

import pytest

from planogram.model.find import find_level, walk_levels
from planogram.session.workbench import Workbench
from planogram.tools.furnish import FurnishTool, Load
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from tests.builders import bay, gondola, level, position, product, project, two_bays
from tests.tools.hand import Hand, bench, steps

# b1 is 0–1000 mm, b2 1000–1500; the first boards lie at 120–150 mm, so the foot is below 120; tops at 1800
FOOT, TOP = (500.0, 60.0), (1200.0, 1805.0)


def bays(workbench: Workbench) -> list[str]:
    return [bay.id for bay in workbench.project.gondolas[0].faces[0].bays]


@pytest.mark.parametrize(("start", "to", "expected"), [(FOOT, 1400.0, ["b2", "b1"]), (TOP, 100.0, ["b2", "b1"]), (FOOT, 600.0, ["b1", "b2"])])
def test_a_bay_goes_where_its_middle_is_dropped(start: tuple[float, float], to: float, expected: list[str]) -> None:
    workbench = bench(two_bays())
    Hand(workbench).drag(start, (800.0, 60.0), (to, 60.0))
    assert bays(workbench) == expected
    assert steps(workbench) == (expected != ["b1", "b2"])
    assert find_level(workbench.project, "low").level.positions[0].id == "a1"


def test_ctrl_leaves_the_bay_and_brings_a_copy() -> None:
    workbench = bench(two_bays())
    Hand(workbench).drag(FOOT, (1000.0, 60.0), (1450.0, 60.0), ctrl=True)
    assert bays(workbench)[:2] == ["b1", "b2"] and len(bays(workbench)) == 3
    assert workbench.selection.part == bays(workbench)[2]
    label = workbench.document.history.undo_label
    assert label is not None and label.key == "edit.duplicate_bay"


def test_a_click_on_the_foot_selects_the_bay_and_escape_takes_a_drag_back() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.click(FOOT)
    assert workbench.selection.part == "b1"
    hand.hold(FOOT, (1400.0, 60.0))
    assert bays(workbench) == ["b2", "b1"] and hand.tool.overlay.message is not None
    assert hand.tool.cancel()
    assert workbench.project == two_bays() and workbench.selection.part == "b1"
    tool = SelectTool(workbench)
    tool.hover(Pointer(*FOOT))
    assert tool.overlay.cursor == "grab"


def test_hanging_products_at_the_foot_are_taken_first() -> None:
    pegs = level("pegs", position("p", "a"), kind="pegs", elevation=200.0)
    workbench = bench(project(gondola("g", bay("b", pegs)), products=(product("a"),)))
    Hand(workbench).click((50.0, 30.0))
    assert workbench.selection.ids == ("p",)


def test_a_level_from_the_palette_snaps_into_the_bay_under_the_hand() -> None:
    workbench = bench(two_bays())
    Hand(workbench, FurnishTool(workbench, Load("level", "basket"))).drag((1200, 700), (1200, 611))
    made = [place for place in walk_levels(workbench.project) if place.level.kind == "basket"]
    assert [(place.bay.id, place.level.elevation) for place in made] == [("b2", 600.0)]
    assert workbench.selection.part == made[0].level.id and steps(workbench) == 1


def test_a_bay_from_the_palette_goes_between_two() -> None:
    workbench = bench(two_bays())
    tool = FurnishTool(workbench, Load("bay"))
    tool.press(Pointer(900, 500))
    middle = bays(workbench)[1]
    tool.move(Pointer(-50, 500))
    tool.move(Pointer(900, 500))
    assert bays(workbench) == ["b1", middle, "b2"]
    tool.release(Pointer(900, 500))
    assert steps(workbench) == 1 and workbench.selection.part == middle


def test_a_gondola_from_the_palette_is_added_at_the_drop_and_a_cancelled_one_is_not() -> None:
    workbench = bench(two_bays())
    load = Load("gondola", gondola=gondola("new", bay("n1")), products=(product("z"),))
    tool = FurnishTool(workbench, load)
    tool.press(Pointer(100, 100))
    assert workbench.project == two_bays()
    assert tool.cancel() and steps(workbench) == 0
    Hand(workbench, FurnishTool(workbench, load)).drag((0, 0), (100, 100))
    assert [one.id for one in workbench.project.gondolas] == ["g", "new"] and workbench.project.products[-1].id == "z"


def test_off_the_face_a_level_stays_in_the_hand() -> None:
    workbench = bench(two_bays())
    tool = FurnishTool(workbench, Load("level"))
    tool.press(Pointer(500, 5000))
    assert workbench.project == two_bays() and tool.overlay.cursor == "forbidden"
    empty = bench(project())
    for kind in ("level", "bay"):
        tool = FurnishTool(empty, Load(kind))
        tool.press(Pointer(0, 0))
        tool.release(Pointer(0, 0))
        assert steps(empty) == 0


@pytest.mark.parametrize("way", [(), ((10.0, 500.0),), ((700.0, 500.0), (10.0, 500.0))])
def test_a_carried_bay_is_like_its_neighbour_whichever_way_it_came(way: tuple[tuple[float, float], ...]) -> None:
    workbench = bench(two_bays())
    Hand(workbench, FurnishTool(workbench, Load("bay"))).drag(*way, (1490.0, 500.0), (1490.0, 500.0))
    assert [one.width for one in workbench.project.gondolas[0].faces[0].bays] == [1000.0, 500.0, 500.0]
