import pytest

from planogram.model.find import find_level
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from tests.builders import bay, gondola, level, position, product, project, two_bays
from tests.tools.hand import Hand, bench, order, steps

# two_bays: low at 150 and high at 900 in b1 (0–1000 mm), other at 150 and top at 1500 in b2; boards 30 mm thick, notches every 50 mm
BOARD = (500.0, 885.0)


@pytest.mark.parametrize(("to", "elevation"), [(985.0, 1000.0), (950.0, 950.0), (887.0, 900.0), (-900.0, 0.0), (9000.0, 1800.0)])
def test_a_level_snaps_to_the_notches_between_floor_and_top(to: float, elevation: float) -> None:
    workbench = bench(two_bays())
    Hand(workbench).drag(BOARD, (500, 900), (500, to), tolerance=8.0)
    assert find_level(workbench.project, "high").level.elevation == elevation
    assert steps(workbench) == (elevation != 900.0)
    assert order(workbench)["high"] == ["c1"]


def test_alt_leaves_the_level_and_brings_a_copy_with_its_products() -> None:
    workbench = bench(two_bays())
    Hand(workbench).drag(BOARD, (500, 950), (500, 1285), alt=True)
    levels = workbench.project.gondolas[0].faces[0].bays[0].levels
    assert [one.elevation for one in levels] == [150.0, 900.0, 1300.0]
    assert levels[2].positions[0].product == "c"
    assert levels[2].positions[0].id != "c1"
    assert workbench.selection.part == levels[2].id
    assert workbench.document.history.undo_label.key == "edit.level_copy"


def test_shift_takes_the_row_along() -> None:
    workbench = bench(two_bays())
    Hand(workbench).drag((600, 140), (600, 180), (600, 240), shift=True)
    assert find_level(workbench.project, "low").level.elevation == 250.0
    assert find_level(workbench.project, "other").level.elevation == 250.0


def test_escape_takes_it_back_and_a_click_only_selects() -> None:
    workbench = bench(two_bays())
    before = workbench.project
    hand = Hand(workbench)
    hand.hold(BOARD, (500, 1000))
    assert workbench.project is not before
    assert hand.tool.cancel()
    assert workbench.project is before
    hand.click(BOARD)
    assert workbench.selection.part == "high"
    assert steps(workbench) == 0


def test_what_becomes_too_high_below_is_said_in_mm() -> None:
    workbench = bench(two_bays())
    hand = Hand(workbench)
    hand.hold(BOARD, (500, 700), (500, 335))  # 350 − 30 of board − 20 for the hand − 150 = 150 for a1, 200 high
    message = hand.tool.overlay.message
    assert message is not None
    assert (message.code, dict(message.values)) == ("gesture.too_high", {"missing_mm": 50.0})
    hand.tool.move(Pointer(500, 700))
    assert hand.tool.overlay.message.code == "gesture.elevation"


def test_a_bar_of_hooks_is_taken_above_its_products() -> None:
    pegs = level("pegs", position("p0", "a"), kind="pegs", elevation=1000.0, thickness=6.0)
    workbench = bench(project(gondola("g", bay("bay", pegs)), products=(product("a"),)))
    tool = SelectTool(workbench)
    tool.hover(Pointer(50, 1004))
    assert tool.overlay.cursor == "size_v"
    Hand(workbench).drag((50, 1004), (50, 1050), (50, 1104))
    assert find_level(workbench.project, "pegs").level.elevation == 1100.0


def test_a_level_goes_past_another_and_never_onto_its_notch() -> None:
    for to, elevation in ((155.0, 200.0), (125.0, 100.0), (-15.0, 0.0)):
        workbench = bench(two_bays())
        Hand(workbench).drag(BOARD, (500, 500), (500, to - 15.0), tolerance=8.0)
        assert find_level(workbench.project, "high").level.elevation == elevation
        assert [one.elevation for one in workbench.project.gondolas[0].faces[0].bays[0].levels] == sorted((150.0, elevation))
        assert workbench.document.undo() and workbench.project == two_bays()
