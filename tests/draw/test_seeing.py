"""What is shown on and beside the blocks: labels of several lines, marks of findings, free lengths, dimensions, outlines, placeholders, pictures."""

from typing import Any

import msgspec
import pytest

from planogram.draw.dimensions import draw_dimensions, draw_free_lengths
from planogram.draw.elevation import draw_face
from planogram.draw.flags import FLAG_COLOURS, PIN_COLOUR
from planogram.draw.labels import Fit, fit, height_of, lifted
from planogram.draw.shapes import Group, Line, Picture, Polygon, Rect, Text
from planogram.draw.style import DrawStyle
from planogram.exchange.font import measurer
from planogram.model.fixture import LEVEL_KINDS, LevelKind
from planogram.model.project import Project
from tests import builders

STYLE = DrawStyle(measurer(), bands=())
FREE = ("{cm} cm libres", "{cm} cm de trop")


def styled(**fields: object) -> DrawStyle:
    return msgspec.structs.replace(STYLE, **fields)


def level(project: Project, style: DrawStyle, ref: str = "low") -> Group:
    groups = draw_face(project, "g", "A", style).groups
    return next(group for group in groups if group.ref == ref)


def words(group: Group) -> list[str]:
    return [shape.text for shape in group.shapes if isinstance(shape, Text)]


def test_a_label_has_a_line_for_each_field_that_fits() -> None:
    project = builders.shelf(builders.position("x", "c", 2))
    style = styled(label_fields=("name", "facings", "productivity"), texts=(("productivity", "c", "12,50 €/m"),))
    assert words(level(project, style)) == ["Product c", "2 × 1 × 1", "12,50 €/m"]


def test_fields_without_a_value_leave_no_empty_line() -> None:
    assert words(level(builders.shelf(builders.position("x", "c")), styled(label_fields=("brand", "name")))) == ["Product c"]


def test_lines_that_do_not_fit_are_left_out_from_the_last() -> None:
    low = height_of(2, 20.0)
    found = fit("Riz\n1 × 1\n2,50 €", 120.0, low, (11.0, 30.0), measurer())
    assert found is not None and found.lines == ("Riz", "1 × 1")
    alone = fit("Riz\n1 × 1", 120.0, height_of(2, 11.0), (11.0, 30.0), measurer())
    assert alone is not None and alone.lines == ("Riz",), "one line that reads well is better than two that do not"


def test_a_long_name_is_wrapped_above_the_next_line() -> None:
    found = fit("Café moulu pur arabica\n2 × 1 × 4", 140.0, height_of(4, 20.0), (11.0, 30.0), measurer())
    assert found is not None and found.lines[-1] == "2 × 1 × 4" and " ".join(found.lines[:-1]) == "Café moulu pur arabica"


def test_a_plate_says_which_text_it_backs() -> None:
    shapes = level(builders.shelf(builders.position("x", "c", 3)), STYLE).shapes
    sizes = {shape.size for shape in shapes if isinstance(shape, Text)}
    assert {shape.for_text for shape in shapes if isinstance(shape, Rect)} - {0.0} == sizes


@pytest.mark.parametrize(("taken", "expected"), [(9, "10 cm libres"), (10, "0 cm libres"), (11, "10 cm de trop")])
def test_what_is_left_of_a_level_is_written_on_it(taken: int, expected: str) -> None:
    project = builders.shelf(builders.position("x", "a", taken))
    assert words(level(project, styled(free_words=FREE), "free-bay")) == [expected]
    assert all(group.ref != "free-bay" for group in draw_face(project, "g", "A", STYLE).groups)


@pytest.mark.parametrize("kind", LEVEL_KINDS)
def test_words_about_a_thin_level_are_as_large_as_on_a_usual_board(kind: LevelKind) -> None:
    """On a pallet the length left was written half as large as elsewhere."""

    def sizes(ref: str, **fields: Any) -> set[float]:
        shapes = level(builders.shelf(builders.position("x", "a"), **fields), styled(free_words=FREE, dimensions=True, margin_text=90.0), ref).shapes
        return {shape.size for shape in shapes if isinstance(shape, Text)}

    for ref in ("free-bay", "dimensions-bay"):
        assert sizes(ref, kind=kind, thickness=6.0) == sizes(ref, thickness=30.0)


def test_in_a_narrow_bay_the_length_left_is_written_as_large_as_there_is_room() -> None:
    (text,) = (shape for shape in level(builders.shelf(width=250.0), styled(free_words=FREE), "free-bay").shapes if isinstance(shape, Text))
    assert (text.text, text.x >= 0) == ("25 cm libres", True)
    assert level(builders.shelf(width=60.0), styled(free_words=FREE), "free-bay").shapes == ()


def test_gaps_are_not_free_and_shared_levels_say_nothing() -> None:
    style = styled(free_words=FREE, decimal=",")
    assert words(level(builders.shelf(builders.position("x", "a", 2, gap_before=12.0)), style, "free-bay")) == ["78,8 cm libres"]
    assert words(level(builders.shelf(builders.position("x", "a"), combined=True), style, "free-bay")) == []


def test_each_severity_has_a_shape_of_its_own() -> None:
    project = builders.shelf(builders.position("x", "a"))
    kinds = []
    for severity in FLAG_COLOURS:
        shapes = level(project, styled(flags=(("x", severity),))).shapes
        kinds.append([len(s.points) if isinstance(s, Polygon) else 4.5 for s in shapes if getattr(s, "fill", "") == FLAG_COLOURS[severity]])
    assert sorted(kinds) == [[3], [4], [4.5]]
    assert level(project, styled(flags=(("other", "error"),))).shapes == level(project, STYLE).shapes


def test_what_is_fixed_has_a_padlock_where_it_is_asked_for() -> None:
    shop = builders.shelf(builders.position("p", "a", pinned=True), builders.position("q", "a"))

    def locks(style: DrawStyle) -> list[Rect]:
        return [shape for shape in level(shop, style).shapes if isinstance(shape, Rect) and shape.fill == PIN_COLOUR]

    (lock,) = locks(styled(pins=True))
    assert lock.x > 0 and lock.x + lock.width < 100 and locks(STYLE) == []


def test_dimensions_stay_the_same_object_while_only_products_move() -> None:
    style = styled(dimensions=True)
    low, high = builders.level("low", builders.position("x", "a")), builders.level("high", elevation=430, thickness=30)

    def drawn(wide: int) -> Group:
        changed = msgspec.structs.replace(low, positions=(builders.position("x", "a", wide),))
        project = builders.project(builders.gondola("g", builders.bay("bay", changed, high)), products=builders.PRODUCTS)
        return level(project, style, "dimensions-bay")

    assert drawn(1) is drawn(2)
    assert words(drawn(1)) == ["↥ 0", "38", "↥ 43"]


def test_the_room_of_what_hangs_is_drawn_below_it() -> None:
    rows = [builders.level(f"l{at}", elevation=at, kind="pegs", thickness=6.0) for at in (600.0, 900.0)]
    project = builders.project(builders.gondola("g", builders.bay("bay", *rows, base_height=100.0)), products=builders.PRODUCTS)
    drawn = level(project, styled(dimensions=True), "dimensions-bay")
    assert words(drawn) == ["↥ 60", "50", "↥ 90", "30"]
    upright = [shape for shape in drawn.shapes if isinstance(shape, Line) and shape.x1 == shape.x2]
    assert [(shape.y1, shape.y2) for shape in upright] == [(100.0, 600.0), (600.0, 900.0)]
    over = builders.bay("bay", builders.level("board"), builders.level("hooks", elevation=900.0, kind="rail"))
    project = builders.project(builders.gondola("g", over), products=builders.PRODUCTS)
    assert words(level(project, styled(dimensions=True), "dimensions-bay")) == ["↥ 0", "85", "↥ 90"]


def test_outlines_have_no_fill() -> None:
    shapes = level(builders.shelf(builders.position("x", "a")), styled(outlines=True, labels=False)).shapes
    block = next(shape for shape in shapes if isinstance(shape, Rect) and (shape.width, shape.height) == (100, 200))
    assert block.fill == "" and block.stroke


def test_a_placeholder_is_hatched() -> None:
    product = builders.product("p", placeholder=True)
    project = builders.project(builders.gondola("g", builders.bay("bay", builders.level("low", builders.position("x", "p")))), products=(product,))
    real = msgspec.structs.replace(project, products=(msgspec.structs.replace(product, placeholder=False),))
    lines = [sum(isinstance(shape, Line) for shape in level(one, STYLE).shapes) for one in (project, real)]
    assert lines[0] > lines[1] + 5


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [("front", [("f.png", 0)]), ("front90", [("f.png", 90)]), ("top", [("t.png", 0)]), ("side", [])],
)
def test_the_picture_of_the_face_shown_is_turned_with_it(orientation: str, expected: list[tuple[str, int]]) -> None:
    product = builders.product("p", image="f.png", attributes=(("image_top", "t.png"),))
    position = builders.position("x", "p", orientation=orientation)
    project = builders.project(builders.gondola("g", builders.bay("bay", builders.level("low", position))), products=(product,))
    shapes = level(project, styled(pictures=True)).shapes
    assert [(shape.source, shape.turn) for shape in shapes if isinstance(shape, Picture)] == expected


def test_a_very_long_name_is_cut_on_the_screen_rather_than_too_small_to_see() -> None:
    name = "Biscuits nappés au chocolat au lait, édition limitée au beurre de baratte et éclats de caramel à la fleur de sel de Guérande"
    project = builders.project(
        builders.gondola("g", builders.bay("b", builders.level("low", builders.position("x", "c", 4)))), products=(builders.product("c", name=name),)
    )
    shown = [shape for shape in level(project, STYLE).shapes if isinstance(shape, Text)]
    assert shown[-1].text.endswith("…") and all(shape.size >= STYLE.largest_text * 0.9 for shape in shown)
    paper = styled(smallest_text=20.0)
    assert min(shape.size for shape in level(project, paper).shapes if isinstance(shape, Text)) < paper.largest_text * 0.9


def test_dimensions_are_as_large_as_the_words_of_the_margin_and_leave_the_products_in_sight() -> None:
    project = builders.two_bays()
    bay = project.gondolas[0].faces[0].bays[0]
    for margin in (34.0, 60.0):
        shapes = draw_dimensions(bay, 0.0, 0.0, msgspec.structs.replace(STYLE, margin_text=margin)).shapes
        texts = [shape for shape in shapes if isinstance(shape, Text)]
        clear = [text for text in texts if not text.text.startswith("↥")]
        assert clear and all(text.size >= margin * 0.8 and text.x + text.width <= bay.width + 0.1 for text in clear)
        raised = [text for text in texts if text.text.startswith("↥")]
        assert all(level.elevation - 1 <= text.y + text.height <= level.elevation for text, level in zip(raised, bay.levels, strict=True))


def test_words_on_the_rail_lie_over_nothing_that_stands_on_it() -> None:
    """Higher than a thin rail on a small screen, they hid the foot of the names."""
    project = builders.two_bays()
    for bay in project.gondolas[0].faces[0].bays:
        free = draw_free_lengths(bay, 0.0, project.products, msgspec.structs.replace(STYLE, margin_text=60.0, free_words=FREE))
        plates = [shape for shape in free.shapes if isinstance(shape, Rect)]
        assert [plate.y + plate.height <= level.elevation for plate, level in zip(plates, bay.levels, strict=True)] == [True] * len(bay.levels)
        assert all(plate.height > 30.0 for plate in plates)


def test_the_tails_of_a_name_as_high_as_its_block_are_not_cut_at_its_foot() -> None:
    label = Fit(("Cookies", "pépites", "175 g"), 52.56, False, 20)
    x, y, width, height = lifted(label, (3.0, 3.0, 280.0, 164.0), 0.0, 170.0)
    assert (x, width, height) == (3.0, 280.0, 164.0) and 4.5 < y - 3.0 < 5.5
    assert lifted(msgspec.structs.replace(label, lines=("Noix", "de", "cajou")), (0.0, 0.0, 90.0, 400.0), 0.0, 400.0) == (0.0, 0.0, 90.0, 400.0)
    assert lifted(msgspec.structs.replace(label, lines=("175 kW",)), (0.0, 0.0, 280.0, 40.0), 0.0, 40.0) == (0.0, 0.0, 280.0, 40.0)


def test_joined_levels_say_once_what_is_left_where_they_end() -> None:
    bays = [
        builders.bay(f"b{n}", builders.level(f"l{n}", *standing, combined=True)) for n, standing in ((1, [builders.position("x", "c", 3)]), (2, []))
    ]
    project = builders.project(builders.gondola("g", *bays), products=builders.PRODUCTS)
    told = [group for group in draw_face(project, "g", "A", styled(free_words=FREE)).groups if (group.ref or "").startswith("free-") and group.shapes]
    used = 3 * next(product.width for product in builders.PRODUCTS if product.id == "c")
    assert [(group.ref, group.x, words(group)) for group in told] == [("free-l2", 1000.0, [f"{(2000 - used) / 10:g} cm libres".replace(".", ",")])]


def nested_block(style: DrawStyle) -> Group:
    basket = builders.product("n", 200, 300, 100, nest_width=50.0, nest_height=20.0, image="n.png")
    project = builders.project(
        builders.gondola("g", builders.bay("b", builders.level("low", builders.position("p", "n", 3, high=2)))), products=(basket,)
    )
    return level(project, style)


def test_what_nests_is_seen_whole_once_and_then_by_what_sticks_out() -> None:
    lines = [shape for shape in nested_block(styled(labels=False)).shapes if isinstance(shape, Line)]
    assert sorted(line.x1 for line in lines if line.x1 == line.x2) == [200.0, 250.0]
    assert [line.y1 for line in lines if line.y1 == line.y2 and line.x2 - line.x1 == 300.0] == [300.0]


def test_pictures_of_what_nests_stay_in_the_block_and_the_first_is_on_top() -> None:
    pictures = [shape for shape in nested_block(styled(pictures=True)).shapes if isinstance(shape, Picture)]
    assert (pictures[-1].x, pictures[-1].y) == (0.0, 0.0)
    assert max(one.x + one.width for one in pictures) == 300.0 and max(one.y + one.height for one in pictures) == 320.0
