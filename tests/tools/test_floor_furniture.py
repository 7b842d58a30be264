"""Furniture brought onto the plan from its palette: carried to a place, snapping, as one step, or put beside the floor."""

import pytest

from planogram.model.furniture import PIECES, new_piece
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools.floor_commands import unplaced
from planogram.tools.floor_furniture import FloorFurniture, add_beside
from planogram.tools.floor_sight import bounds_of_ref
from planogram.tools.pointer import Pointer
from tests.metrics.floor.shops import box, hall, with_boxes


def at(x: float, y: float, **keys: object) -> Pointer:
    return Pointer(x, y, tolerance=50.0, **keys)  # type: ignore[arg-type]


@pytest.fixture
def workbench() -> Workbench:
    return Workbench(Document(with_boxes(hall(), (box("a"), 5000, 5000, 0))))


def test_a_roll_from_the_palette_stands_where_it_is_let_go_as_one_step(workbench: Workbench) -> None:
    roll = new_piece(PIECES["roll"], "a")
    tool = FloorFurniture(workbench, roll)
    tool.move(at(9000, 9000))
    tool.release(at(12_000, 9000, alt=True))
    assert workbench.document.history.now == 1 and tool.placed == roll.id
    left, bottom, right, top = bounds_of_ref(workbench.project, roll.id) or (0.0, 0.0, 0.0, 0.0)
    assert ((left + right) / 2, (bottom + top) / 2) == (12_000, 9000) and (right - left, top - bottom) == (720, 810)
    assert [gondola.name for gondola in workbench.project.gondolas] == ["a", "a 2"]
    assert workbench.face is not None and workbench.face[0].id == roll.id


def test_it_snaps_to_what_stands_there_and_may_be_taken_back(workbench: Workbench) -> None:
    tool = FloorFurniture(workbench, new_piece(PIECES["roll"], "Roll"))
    tool.move(at(6130, 7000))
    assert tool.overlay.selected[0].right == 6500, "drawn to the right edge of the gondola"
    tool.cancel()
    assert workbench.document.history.now == 0 and len(workbench.project.gondolas) == 1


def test_a_locked_layer_says_so(workbench: Workbench) -> None:
    workbench.selection.lock(("furniture",))
    tool = FloorFurniture(workbench, new_piece(PIECES["roll"], "Roll"))
    tool.release(at(9000, 9000))
    assert tool.placed == "" and len(workbench.project.gondolas) == 1


def test_one_added_without_a_place_stands_beside_the_floor(workbench: Workbench) -> None:
    for key in ("roll", "double_gondola"):
        assert add_beside(workbench, new_piece(PIECES[key], key))
    assert unplaced(workbench.project) == () and workbench.document.history.now == 2
    (_, _, right, _), (left, *_) = (bounds_of_ref(workbench.project, one.id) or (0.0,) * 4 for one in workbench.project.gondolas[1:])
    assert right < left, "one beside the other"
