"""The floor's tools: select, move with snapping, turn, band, open a face, draw and be refused; each one undo step, Escape none."""

import pytest

from planogram.model.edits.store import put_zone
from planogram.model.project import Project
from planogram.model.store import StoreShape, Underlay, Zone
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.floor import FloorTool
from planogram.tools.floor_commands import all_refs, delete_refs, duplicate_refs, nudge_refs, place_unplaced, turn_refs, unplaced
from planogram.tools.floor_draw import FloorDraw
from planogram.tools.floor_pnm import FloorPnm
from planogram.tools.floor_sight import names_at
from planogram.tools.overlay import NOTHING
from planogram.tools.pointer import Pointer
from tests.metrics.floor.shops import box, hall, with_boxes


def bench(project: Project | None = None) -> Workbench:
    shop = with_boxes(hall(), (box("a"), 5000, 5000, 0), (box("b"), 5000, 9000, 0)) if project is None else project
    return Workbench(Document(shop))


def at(x: float, y: float, **keys: object) -> Pointer:
    return Pointer(x, y, tolerance=50.0, **keys)  # type: ignore[arg-type]


def drag(tool: FloorTool | FloorDraw, start: Pointer, *stops: Pointer) -> None:
    tool.press(start)
    for stop in stops:
        tool.move(stop)
    tool.release(stops[-1] if stops else start)


def place(workbench: Workbench, ref: str = "a") -> tuple[float, float, float]:
    found = next(one for one in workbench.project.store.placements if one.gondola == ref)
    return found.x, found.y, found.rotation


def test_a_click_selects_and_the_selection_is_common() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    drag(tool, at(5000, 5000))
    assert tool.refs == ("a",) and workbench.selection.part == "a"
    assert (tool.overlay.selected[0].x, tool.overlay.selected[0].y) == (3500, 4750)
    workbench.selection.set((), "b-b")
    assert tool.refs == ("b",)
    drag(tool, at(12_000, 12_000))
    assert tool.refs == () and workbench.selection.part == ""


def test_a_piece_dragged_freely_stands_on_whole_millimetres() -> None:
    workbench = bench()
    drag(FloorTool(workbench), at(5000.3, 5000.6), at(5447.39, 5317.9, alt=True))
    assert place(workbench) == (5447, 5317, 0)


def test_dragging_moves_snaps_and_is_one_step() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    tool.press(at(5000, 5000))
    tool.move(at(6000, 5000))
    tool.move(at(8020, 5010))
    # its left edge, at 6520, is drawn to the right edge of b at 6500
    assert place(workbench) == (8000, 5010, 0)
    assert tool.overlay.message is not None and tool.overlay.message.code == "floor.gesture.move"
    tool.release(at(8020, 5010))
    assert workbench.document.history.now == 1
    workbench.document.undo()
    assert place(workbench) == (5000, 5000, 0)


def test_alt_moves_freely_and_shift_along_an_axis() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    drag(tool, at(5000, 5000), at(6530, 5410, alt=True))
    assert place(workbench) == (6530, 5410, 0)
    drag(tool, at(6530, 5410), at(8000, 5500, shift=True, alt=True))
    assert place(workbench) == (8000, 5410, 0)


def test_escape_takes_a_drag_back() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    tool.press(at(5000, 5000))
    tool.move(at(9000, 5000))
    assert tool.cancel()
    assert place(workbench) == (5000, 5000, 0) and workbench.document.history.now == 0


def test_several_move_together_and_a_band_selects_what_is_within() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    drag(tool, at(2000, 2000), at(8000, 10_000))
    assert tool.refs == ("a", "b")
    drag(tool, at(5000, 5000), at(7000, 5000, alt=True))
    assert (place(workbench)[0], place(workbench, "b")[0]) == (7000, 7000)


def test_the_handle_turns_in_steps() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    drag(tool, at(5000, 5000))
    (handle,) = tool.overlay.handles
    drag(tool, at(handle.x, handle.y), at(4000, 6000), at(3000, 5020))
    assert place(workbench) == (5000, 5000, 90)


def test_a_double_click_opens_the_face_under_it() -> None:
    workbench, opened = bench(), list[tuple[str, str]]()
    FloorTool(workbench, lambda *face: opened.append(face)).double(at(5000, 9000))
    assert opened == [("b", "A")]
    assert workbench.face_ref == FaceRef("b", "A")


def test_keys_nudge_turn_and_take_off() -> None:
    workbench = bench()
    assert nudge_refs(workbench, ("a",), 1, 0) and place(workbench) == (5050, 5000, 0)
    assert nudge_refs(workbench, ("a",), 0, -1, fine=True) and place(workbench) == (5050, 4999, 0)
    assert turn_refs(workbench, ("a",)) and place(workbench) == (5050, 4999, 90)
    assert delete_refs(workbench, ("a", "shape:1"))
    assert [one.gondola for one in workbench.project.store.placements] == ["b"]
    assert len(workbench.project.gondolas) == 2
    assert place_unplaced(workbench) == ("a",) and unplaced(workbench.project) == ()


def clicks(tool: FloorDraw, *points: tuple[float, float]) -> None:
    for point in points:
        tool.press(at(*point))
        tool.release(at(*point))


def test_an_outline_is_drawn_corner_by_corner() -> None:
    workbench = bench(Project())
    tool = FloorDraw(workbench, "outline")
    clicks(tool, (0, 0), (10_010, 20), (9_990, 8000), (0, 8010), (10, 10))
    assert tool.finished
    assert workbench.project.store.shapes[0].points == ((0, 0), (10_000, 0), (10_000, 8000), (0, 8000))


def test_what_makes_no_sense_is_refused_with_the_point_and_stays() -> None:
    workbench = bench(Project())
    tool = FloorDraw(workbench, "outline")
    clicks(tool, (0, 0), (1000, 1000), (1000, 0), (0, 1000))
    assert not tool.close()
    message = tool.overlay.message
    assert message is not None and message.code == "floor.refused.crossing" and dict(message.values)["x_mm"] == 500
    assert tool.cancel() and len(tool.corners) == 3
    assert tool.close() and tool.finished


@pytest.mark.parametrize(
    ("kind", "points"),
    [("door", ((100, 0), (1100, 0))), ("aisle", ((5000, 3000),)), ("island", ((0, 0), (2000, 0), (2000, 2000), (0, 2000), (0, 0)))],
)
def test_doors_marks_and_islands(kind: str, points: tuple[tuple[float, float], ...]) -> None:
    workbench = bench(Project())
    tool = FloorDraw(workbench, kind)
    clicks(tool, *points)
    assert tool.finished and workbench.project.store.shapes[-1].shape == kind


def test_a_department_by_name_and_a_picture_scaled_by_two_points() -> None:
    workbench = bench(changed(hall(), store=changed(hall().store, underlay=Underlay("a.png", mm_per_pixel=10, pixels_wide=100, pixels_high=100))))
    zone = FloorDraw(workbench, "zone", "Frais")
    clicks(zone, (0, 0), (3000, 0), (3000, 3000))
    assert zone.close() and workbench.project.store.zones[0].name == "Frais"
    scale = FloorDraw(workbench, "scale", distance=2500.0)
    clicks(scale, (7000, 7000), (8000, 7000))
    underlay = workbench.project.store.underlay
    assert scale.finished and underlay is not None and underlay.mm_per_pixel == 25


def test_copies_stand_a_little_aside_and_are_one_step() -> None:
    workbench = bench()
    before = workbench.project
    (copy,) = duplicate_refs(workbench, ("a", "shape:1"))
    assert place(workbench, copy) == (5300, 4700, 0)
    assert all_refs(workbench.project) == ("a", "b", copy)
    assert len({gondola.name for gondola in workbench.project.gondolas}) == 3
    workbench.document.undo()
    assert workbench.project is before
    assert duplicate_refs(workbench, ("shape:1",)) == () and workbench.document.history.now == 0


def test_what_a_resting_hand_is_told_is_the_whole_name_of_the_department_and_of_what_stands_there() -> None:
    zone = Zone("Charcuterie traiteur libre-service", ((0, 0), (900, 0), (900, 900), (0, 900)))
    floor = put_zone(hall(), zone)
    assert names_at(floor, (450.0, 450.0)) == zone.name
    assert names_at(floor, (5000.0, 450.0)) == ""
    standing = with_boxes(floor, (box("Caisse 1"), 450.0, 450.0, 0.0))
    assert names_at(standing, (450.0, 450.0)) == "Caisse 1\n" + zone.name


def test_a_door_drawn_near_a_wall_is_in_it_with_both_its_ends() -> None:
    workbench = bench(hall())
    tool = FloorDraw(workbench, "door")
    clicks(tool, (6010, -320), (7510, 410))
    assert tool.finished and workbench.project.store.shapes[-1].points == ((6000, 0), (7500, 0))
    tool = FloorDraw(workbench, "exit")
    clicks(tool, (19_900, 14_300), (19_700, 14_900))
    assert workbench.project.store.shapes[-1].points == ((20_000, 14_300), (20_000, 14_900))
    tool = FloorDraw(workbench, "door")
    clicks(tool, (6000, 4000), (7000, 4000))
    assert workbench.project.store.shapes[-1].points == ((6000, 4000), (7000, 4000))


def test_a_key_that_ends_a_drag_leaves_nothing_of_it_on_the_plan() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    tool.press(at(5000, 5000))
    tool.move(at(6000, 5000))
    workbench.document.undo()
    assert tool.overlay.message is None and tool.overlay.guides == ()
    tool.move(at(7000, 5000))
    assert not tool.busy and tool.overlay.message is None
    tool.release(at(7000, 5000))
    assert place(workbench) == (5000, 5000, 0) and tool.refs == ("a",)


def test_a_press_on_what_a_key_took_away_is_over() -> None:
    workbench = bench()
    tool = FloorTool(workbench)
    drag(tool, at(5000, 5000))
    tool.press(at(5000, 5000))
    delete_refs(workbench, tool.refs)
    tool.move(at(12_000, 12_000))
    tool.release(at(12_000, 12_000))
    assert tool.refs == () and tool.overlay.band is None
    tool.press(at(12_000, 12_000))
    workbench.document.undo()
    tool.release(at(5000, 5000))
    assert tool.refs == ("a",)


def test_a_display_whose_gesture_a_key_ended_is_not_shown_where_it_does_not_stand() -> None:
    workbench = bench()
    carried = FloorPnm(workbench, "kind:floor_display:Présentoir")
    carried.move(at(9000, 9000))
    workbench.document.cancel_gesture()
    carried.move(at(9500, 9000))
    assert (carried.placed, carried.overlay) == ("", NOTHING)
    carried.release(at(9500, 9000))
    assert workbench.project.pnm.placements == () and workbench.document.history.now == 0


def column(x: float) -> StoreShape:
    return StoreShape("column", ((x, 1000), (x + 400, 1000), (x + 400, 1400), (x, 1400)), f"at {x:.0f}")


def test_a_drawn_part_that_is_deleted_leaves_its_number_to_another_that_nobody_picked() -> None:
    workbench = bench(hall(column(6000), column(8000)))
    tool = FloorTool(workbench)
    drag(tool, at(6200, 1200))
    assert tool.refs == ("shape:4",)
    delete_refs(workbench, tool.refs)
    assert tool.refs == () and workbench.project.store.shapes[4].name == "at 8000"
    workbench.document.undo()
    assert tool.refs == ("shape:4",) and workbench.project.store.shapes[4].name == "at 6000"


def test_a_picked_part_stays_picked_when_others_come_and_go_before_it() -> None:
    workbench = bench(hall(column(6000), column(8000)))
    tool = FloorTool(workbench)
    drag(tool, at(8200, 1200), at(8200, 2200, alt=True))
    delete_refs(workbench, ("shape:4",))
    assert tool.refs == ("shape:4",)
    drag(tool, at(8200, 2200), at(8200, 3200, alt=True))
    while workbench.document.undo():
        assert workbench.project.store.shapes[int(tool.refs[0][6:])].name == "at 8000"
    assert tool.refs == ("shape:5",)


def test_a_department_that_gets_another_name_stays_picked() -> None:
    zone = Zone("Frais", ((14_000, 3000), (17_000, 3000), (17_000, 6000), (14_000, 6000)))
    workbench = bench(put_zone(hall(), zone))
    tool = FloorTool(workbench)
    drag(tool, at(15_000, 4000))
    assert tool.refs == ("zone:Frais",)
    workbench.document.do(Label("edit.floor_change"), put_zone(workbench.project, changed(zone, name="Crèmerie"), "Frais"))
    assert tool.refs == ("zone:Crèmerie",)
    workbench.document.undo()
    assert tool.refs == ("zone:Frais",)


def test_what_was_picked_in_one_shop_is_not_picked_in_the_next() -> None:
    workbench = bench(hall(column(6000)))
    tool = FloorTool(workbench)
    drag(tool, at(6200, 1200))
    workbench.replace(Document(hall(column(8000))))
    assert tool.refs == ()
