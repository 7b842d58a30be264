"""Corners of the outline and of departments: pulled, set, taken away, refused when nothing sensible is left; true outlines and lengths shown."""

import pytest

from planogram.model.edits.store import put_zone
from planogram.model.store import Zone
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools.floor import FloorTool
from planogram.tools.pointer import Pointer
from tests.metrics.floor.shops import box, hall, with_boxes


def at(x: float, y: float, **keys: object) -> Pointer:
    return Pointer(x, y, tolerance=80.0, **keys)  # type: ignore[arg-type]


def drag(tool: FloorTool, start: Pointer, *stops: Pointer) -> None:
    tool.press(start)
    for stop in stops:
        tool.move(stop)
    tool.release(stops[-1] if stops else start)


@pytest.fixture
def workbench() -> Workbench:
    zone = Zone("Frais", ((4000, 4000), (8000, 4000), (8000, 8000), (4000, 8000)))
    return Workbench(Document(put_zone(with_boxes(hall(), (box("a"), 14_000, 9000, 30)), zone)))


def test_a_corner_of_the_outline_is_pulled_level_with_others(workbench: Workbench) -> None:
    tool = FloorTool(workbench)
    drag(tool, at(20_000, 5000))
    assert tool.refs == ("shape:0",) and len(tool.overlay.handles) == 4
    drag(tool, at(20_010, 15_000), at(19_000, 14_000), at(18_020, 14_030))
    # x of a corner of the exit door, y on the grid
    assert workbench.project.store.shapes[0].points[2] == (18_000, 14_050)
    assert workbench.document.history.now == 1


def test_dragging_an_edge_of_the_outline_moves_nothing(workbench: Workbench) -> None:
    tool = FloorTool(workbench)
    drag(tool, at(20_000, 5000), at(15_000, 5500), at(14_000, 6000))
    assert workbench.document.history.now == 0


def test_a_corner_that_makes_the_outline_cross_is_refused_while_it_is_pulled(workbench: Workbench) -> None:
    tool = FloorTool(workbench)
    drag(tool, at(20_000, 5000))
    tool.press(at(20_000, 15_000))
    tool.move(at(-3000, 5000, alt=True))
    message = tool.overlay.message
    assert message is not None and message.code == "floor.refused.crossing" and message.warning
    tool.cancel()
    assert workbench.project.store.shapes[0].points[2] == (20_000, 15_000)


def test_a_double_click_sets_a_corner_and_takes_it_away(workbench: Workbench) -> None:
    tool = FloorTool(workbench)
    tool.select(("zone:Frais",))
    tool.double(at(6000, 4020))
    assert workbench.project.store.zones[0].points[1] == (6000, 4020)
    drag(tool, at(6000, 4020), at(6000, 3500), at(6010, 3010))
    assert workbench.project.store.zones[0].points[1] == (6000, 3000)
    tool.double(at(6000, 3000))
    assert len(workbench.project.store.zones[0].points) == 4
    tool.double(at(4000, 4000))
    tool.double(at(8000, 4000))
    assert len(workbench.project.store.zones[0].points) == 3
    assert tool.overlay.message is not None and tool.overlay.message.code == "floor.refused.too_few_points"


def test_a_turned_piece_is_outlined_as_it_stands_and_measured_while_it_moves(workbench: Workbench) -> None:
    tool = FloorTool(workbench)
    tool.press(at(14_000, 9000))
    tool.move(at(14_500, 9000))
    tool.move(at(14_600, 9000, alt=True))
    (ring,) = tool.overlay.rings
    assert min(x for x, _ in ring) == pytest.approx(14_600 - 1500 * 0.8660254 - 250 * 0.5)
    lengths = [round(one.length) for one in tool.overlay.measures]
    assert lengths[:2] == [round(3000 * 0.8660254 + 500 * 0.5), round(3000 * 0.5 + 500 * 0.8660254)]
    tool.cancel()
