"""Free-standing PNM on the plan: carried there from the palette, moved, turned, deleted, its shelves opened; and what M 8 says of a move."""

import pytest

from planogram.model.edits.store import add_shape
from planogram.model.floor_layout import pieces
from planogram.model.store import StoreShape
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools.floor import FloorTool
from planogram.tools.floor_commands import delete_refs, turn_refs, unplaced
from planogram.tools.floor_pnm import FloorPnm
from planogram.tools.pointer import Pointer
from tests.metrics.floor.shops import box, hall, with_boxes


def at(x: float, y: float, **keys: object) -> Pointer:
    return Pointer(x, y, tolerance=50.0, **keys)  # type: ignore[arg-type]


@pytest.fixture
def workbench() -> Workbench:
    return Workbench(Document(with_boxes(hall(), (box("a"), 5000, 5000, 0))))


def carried(workbench: Workbench, reference: str, x: float, y: float) -> FloorPnm:
    tool = FloorPnm(workbench, reference)
    tool.move(at(x - 300, y))
    tool.release(at(x, y))
    return tool


def test_a_display_from_the_palette_stands_on_the_plan_as_one_step(workbench: Workbench) -> None:
    tool = carried(workbench, "kind:floor_display:Présentoir", 10_020, 9000)
    (piece,) = workbench.project.pnm.placements
    assert (piece.id, piece.host, piece.host_id, piece.x, piece.y) == (tool.placed, "FLOOR", "", 10_020, 9000)
    assert workbench.document.history.now == 1
    assert [(one.ref, one.what, one.bounds) for one in pieces(workbench.project)][-1] == (piece.id, "pnm", (9720, 8800, 10_320, 9200))
    # the shelves it offers stand with it
    assert unplaced(workbench.project) == ()


def test_it_snaps_is_moved_turned_opened_and_deleted(workbench: Workbench) -> None:
    ref = carried(workbench, "kind:floor_display:Présentoir", 6230, 6000).placed
    # its right edge is drawn to that of the gondola, 6500
    assert workbench.project.pnm.placements[0].x == 6200
    opened: list[tuple[str, str]] = []
    tool = FloorTool(workbench, lambda *face: opened.append(face))
    tool.select((ref,))
    assert workbench.selection.pieces == (ref,) and len(tool.overlay.handles) == 1
    tool.press(at(6200, 6000))
    tool.move(at(9000, 9000))
    tool.release(at(12_000, 9000, alt=True))
    assert workbench.project.pnm.placements[0].x == 12_000
    assert turn_refs(workbench, (ref,), 90.0) and workbench.project.pnm.placements[0].rotation == 90
    tool.double(at(12_000, 9000))
    assert opened == [(workbench.project.pnm.placements[0].offers, "A")]
    assert delete_refs(workbench, (ref,)) and workbench.project.pnm.placements == ()


def test_what_does_not_stand_by_itself_is_refused_and_nothing_changes(workbench: Workbench) -> None:
    tool = FloorPnm(workbench, "kind:wobbler:Wobbler")
    tool.move(at(9000, 9000))
    message = tool.overlay.message
    assert message is not None and message.code == "pnm.refusal.wrong_host"
    tool.release(at(9000, 9000))
    assert tool.placed == "" and workbench.document.history.now == 0


@pytest.mark.parametrize(("islands", "to", "verdict"), [(True, 5500, "inside"), (True, 12_000, "submit"), (False, 5500, "")])
def test_a_move_within_an_island_needs_no_notice(islands: bool, to: float, verdict: str) -> None:
    shop = with_boxes(hall(), (box("a"), 5000, 5000, 0))
    if islands:
        shop = add_shape(shop, StoreShape("island", ((2000, 3000), (9000, 3000), (9000, 8000), (2000, 8000))))
        shop = with_boxes(shop, (box("b"), 5000, 7000, 0))
    workbench = Workbench(Document(shop))
    tool = FloorTool(workbench)
    tool.press(at(5000, 5000))
    tool.move(at(5200, 5000, alt=True))
    tool.release(at(to, 5000, alt=True))
    assert (tool.verdict.code if tool.verdict is not None else "") == (verdict and f"floor.moved.{verdict}")
