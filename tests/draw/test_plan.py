"""The plan as shapes: everything in it, groups that stand while they are not touched, bottlenecks, doors, hot and cold."""

import msgspec

from planogram.draw.plan import draw_plan, plan_box
from planogram.draw.plan_style import PlanStyle
from planogram.draw.plan_zones import zone_group
from planogram.draw.shapes import Drawing, Polygon, Rect, Text
from planogram.metrics.floor.walks import walk
from planogram.model.edits.store import move_pieces, put_zone
from planogram.model.layout import Box
from planogram.model.project import Project
from planogram.model.store import StoreShape, Underlay, Zone
from planogram.model.values import changed
from tests.draw.styles import MEASURER
from tests.metrics.floor.shops import box, corridor, hall, with_boxes

STYLE = PlanStyle(MEASURER, door_words=(("entrance", "Entrée"),), shape_words=(("column", "Poteau"),))


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for group in drawing.groups for shape in group.shapes if isinstance(shape, Text)]


def shop() -> Project:
    column = StoreShape("column", ((9000, 9000), (9400, 9000), (9400, 9400), (9000, 9400)))
    floor = put_zone(hall(column), Zone("Épicerie", ((3000, 3000), (8000, 3000), (8000, 7000), (3000, 7000))))
    return with_boxes(floor, (box("Gondole"), 5000, 5000, 30))


def test_everything_is_on_the_plan() -> None:
    drawing = draw_plan(shop(), STYLE)
    kinds = [(group.kind, group.ref) for group in drawing.groups]
    assert ("zone", "Épicerie") in kinds and ("piece", "Gondole") in kinds and ("piece", "shape:4") in kinds and ("floor", "doors") in kinds
    assert {"Épicerie", "Gondole", "20,00", "15,00", "Entrée"} <= set(texts(drawing))
    assert plan_box(shop()) == (-900, -900, 20_900, 15_900)


def test_dimensions_written_large_are_whole_in_the_view() -> None:
    large = msgspec.structs.replace(STYLE, largest_text=1100.0)
    left, bottom, right, top = plan_box(shop(), large)
    written = [shape for group in draw_plan(shop(), large).groups if group.ref == "outline" for shape in group.shapes if isinstance(shape, Text)]
    assert written and all(left <= text.x + text.width / 2 - 385.0 and text.x + text.width / 2 + 385.0 <= right for text in written)
    assert all(bottom <= text.y + text.height / 2 - 385.0 and text.y + text.height / 2 + 385.0 <= top for text in written)


def test_the_name_of_a_department_keeps_clear_of_widths_where_there_is_room() -> None:
    zone = Zone("Épicerie", ((3000, 3000), (8000, 3000), (8000, 7000), (3000, 7000)))
    free, at_top = (zone_group(zone, "#4dabf7", (), STYLE, written) for written in ((), ((5000.0, 6400.0, 5600.0, 7000.0),)))
    full = zone_group(zone, "#4dabf7", (), STYLE, ((3000.0, 3000.0, 8000.0, 7000.0),))
    heights = [shape.y for group in (free, at_top, full) for shape in group.shapes if isinstance(shape, Text)]
    assert heights[1] + STYLE.largest_text * 0.75 <= 6400.0 < heights[0] + STYLE.largest_text
    assert heights[2] == heights[0]  # nowhere is clear: as if no width were written


def test_what_is_not_touched_is_the_same_object() -> None:
    before = {group.ref: group for group in draw_plan(with_boxes(shop(), (box("other"), 15_000, 12_000, 0)), STYLE).groups}
    after = {
        group.ref: group for group in draw_plan(move_pieces(with_boxes(shop(), (box("other"), 15_000, 12_000, 0)), ["Gondole"], 100, 0), STYLE).groups
    }
    assert after["Épicerie"] == before["Épicerie"] and after["other"] == before["other"]
    assert after["Gondole"].x == before["Gondole"].x + 100
    one = shop()
    moved = move_pieces(one, ["Gondole"], 100, 0)
    assert next(group for group in draw_plan(one, STYLE).groups if group.ref == "outline") is next(
        group for group in draw_plan(moved, STYLE).groups if group.ref == "outline"
    )


def test_a_bottleneck_is_shown_with_what_is_missing() -> None:
    assert "1000 (−50)" in texts(draw_plan(corridor(1000.0, 0.0), STYLE))
    assert "1300" in texts(draw_plan(corridor(1300.0, 0.0), STYLE))


def test_a_width_longer_than_its_aisle_is_wide_is_written_along_it() -> None:
    large = msgspec.structs.replace(STYLE, smallest_text=200.0)
    for clear, turned in ((1000.0, True), (1900.0, False)):
        drawn = draw_plan(corridor(clear, 90.0), large)
        (width,) = [shape for group in drawn.groups for shape in group.shapes if isinstance(shape, Text) and shape.text.startswith(f"{clear:.0f}")]
        assert width.vertical is turned
        assert (width.width < clear) or not turned
    (flat,) = [text for group in draw_plan(corridor(1000.0, 0.0), large).groups for text in group.shapes if getattr(text, "text", "") == "1000 (−50)"]
    assert not flat.vertical


def test_a_swinging_door_shows_its_sweep_and_a_picture_lies_below() -> None:
    swinging = hall(StoreShape("door", ((0, 6000), (0, 7000)), swing="double"))
    doors = next(group for group in draw_plan(swinging, STYLE).groups if group.ref == "doors")
    assert sum(isinstance(shape, Polygon) and len(shape.points) > 8 for shape in doors.shapes) == 2
    laid = changed(hall(), store=changed(hall().store, underlay=Underlay("p.png", mm_per_pixel=5, pixels_wide=100, pixels_high=50)))
    assert draw_plan(laid, STYLE).groups[0].ref == "underlay"


def test_the_map_of_walks_is_cells_on_the_floor() -> None:
    walks = walk(with_boxes(shop(), (box("far"), 15_000, 13_000, 180)))
    assert walks is not None
    drawing = draw_plan(shop(), changed_style(heat=True), walks)
    heat = next(group for group in drawing.groups if group.ref == "heat")
    cells = [shape for shape in heat.shapes if isinstance(shape, Rect)]
    assert cells and all(cell.x >= 0 and cell.x + cell.width <= 20_000 + walks.grid.size for cell in cells)


def changed_style(**fields: bool) -> PlanStyle:

    return msgspec.structs.replace(STYLE, **fields)


def test_an_empty_project_draws_an_empty_floor() -> None:
    assert texts(draw_plan(Project(), STYLE)) == []


def named(project: Project) -> Text:
    """The name of the department, as it stands on the plan."""
    return next(shape for group in draw_plan(project, STYLE).groups if group.ref == "Épicerie" for shape in group.shapes if isinstance(shape, Text))


def test_a_department_has_its_name_where_no_furniture_stands() -> None:
    floor = put_zone(hall(), Zone("Épicerie", ((3000, 3000), (8000, 3000), (8000, 7000), (3000, 7000))))
    crowded = with_boxes(floor, (box("High"), 4500, 6800, 0))
    piece = next(group for group in draw_plan(crowded, STYLE).groups if group.ref == "High")
    assert named(floor).y > piece.y
    assert named(crowded).y + named(crowded).height <= piece.y


def test_the_length_of_a_wall_stands_beyond_the_words_of_its_door_and_in_the_language_of_the_reader() -> None:
    def length_of(project: Project, text: str, style: PlanStyle = STYLE) -> Text:
        return next(shape for group in draw_plan(project, style).groups for shape in group.shapes if isinstance(shape, Text) and shape.text == text)

    plain, with_door = length_of(hall(), "20,00"), length_of(hall(StoreShape("door", ((9500, 0), (10_500, 0)))), "20,00")
    assert with_door.y < plain.y - plain.size
    assert length_of(hall(), "20.00", msgspec.structs.replace(STYLE, decimal=".")).text == "20.00"


def _written(width: float, height: float, *stands: Box, name: str = "Charcuterie traiteur libre-service") -> str:
    zone = Zone(name, ((0, 0), (width, 0), (width, height), (0, height)))
    return " ".join(shape.text for shape in zone_group(zone, "#4dabf7", stands, STYLE).shapes if isinstance(shape, Text))


def test_the_name_of_a_department_narrower_than_it_is_wrapped_or_turned_before_it_is_cut() -> None:
    """Three lines of 135 mm find room below a gondola; upright one line does beside it; only then letters are left out."""
    assert _written(1300.0, 3000.0, (300.0, 700.0, 1250.0, 3000.0)) == "Charcuterie traiteur libre-service"
    assert _written(1000.0, 4000.0, (350.0, 0.0, 1000.0, 4000.0)) == "Charcuterie traiteur libre-service"
    cut = _written(700.0, 900.0, (0.0, 300.0, 700.0, 900.0))
    assert cut.endswith("…") and len(cut) > 3
    assert _written(150.0, 150.0) == ""
