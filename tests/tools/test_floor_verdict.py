"""What M 8 says of moves made with the keyboard or by turning: the same as of a drag."""

import pytest

from planogram.model.edits.store import add_shape
from planogram.model.project import Project
from planogram.model.store import StoreShape
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools.floor import FloorTool
from planogram.tools.floor_commands import nudge_refs, turn_refs
from planogram.tools.floor_verdict import verdict_of
from planogram.tools.pointer import Pointer
from tests.metrics.floor.shops import box, hall, with_boxes


def island_shop(right: float = 9000) -> Project:
    shop = with_boxes(hall(), (box("a"), 5000, 5000, 0))
    return add_shape(shop, StoreShape("island", ((2000, 3000), (right, 3000), (right, 8000), (2000, 8000))))


def code(before: Project, workbench: Workbench, refs: tuple[str, ...] = ("a",)) -> str:
    found = verdict_of(before, workbench.project, refs)
    return "" if found is None else found.code


@pytest.mark.parametrize(("steps", "name"), [(1, "inside"), (200, "submit")])
def test_a_nudge_is_judged_and_its_undo_step_says_so(steps: int, name: str) -> None:
    workbench = Workbench(Document(island_shop()))
    before = workbench.project
    assert nudge_refs(workbench, ("a",), steps, 0)
    assert code(before, workbench) == f"floor.moved.{name}"
    assert workbench.document.history.steps[-1].label.key == f"edit.floor_move_{name}"


def test_a_turn_with_the_keyboard_and_by_hand_is_judged() -> None:
    workbench = Workbench(Document(island_shop()))
    before = workbench.project
    assert turn_refs(workbench, ("a",), 90.0)
    assert code(before, workbench) == "floor.moved.inside"
    assert workbench.document.history.steps[-1].label.key == "edit.floor_turn_inside"


def test_without_islands_or_without_a_move_nothing_is_said() -> None:
    workbench = Workbench(Document(with_boxes(hall(), (box("a"), 5000, 5000, 0))))
    before = workbench.project
    assert nudge_refs(workbench, ("a",), 1, 0)
    assert code(before, workbench) == ""
    assert workbench.document.history.steps[-1].label.key == "edit.floor_move"
    island = Workbench(Document(island_shop()))
    assert code(island.project, island) == ""


def test_a_drag_that_ends_where_it_began_says_nothing() -> None:
    workbench = Workbench(Document(island_shop()))
    tool = FloorTool(workbench)
    for call, x in ((tool.press, 5000.0), (tool.move, 5200.0), (tool.release, 5000.0)):
        call(Pointer(x, 5000.0, tolerance=80.0, alt=True))
    assert tool.verdict is None
    assert workbench.document.history.now == 0
