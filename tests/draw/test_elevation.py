"""The drawing of a face: what is in it, and that untouched parts are the same objects."""

import msgspec
import pytest

from planogram.draw.elevation import DrawStyle, draw_face, margins
from planogram.draw.gondola import draw_piece
from planogram.draw.hatching import hatching
from planogram.draw.shapes import Line, Picture, Polygon, Rect, Text
from planogram.draw.theme import DARK, LIGHT
from planogram.model import placement
from planogram.model.edits import positions as edits
from planogram.model.edits.gondolas import bend_face
from planogram.model.fixture import LEVEL_KINDS
from planogram.model.furniture import KINDS, new_gondola
from planogram.model.layout import face_layout
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from tests.builders import PRODUCTS, bay, gondola, level, position, product, project, shelf, two_bays
from tests.draw.styles import MEASURER, STYLE


def groups(shop, style=STYLE, side="A"):
    return {group.ref: group for group in draw_face(shop, shop.gondolas[0].id, side, style).groups}


def of(kind, group):
    return [shape for shape in group.shapes if isinstance(shape, kind)]


def blocks_of(group, style=STYLE):
    """The blocks: rectangles with the outline of products and a fill of the palette."""
    return [shape for shape in of(Rect, group) if shape.stroke == style.theme.outline and shape.fill]


def test_furniture_first_then_a_group_per_level_then_the_margins():
    drawing = draw_face(two_bays(), "g", "A", STYLE)
    assert [(group.kind, group.ref, group.x, group.y) for group in drawing.groups] == [
        ("bay", "b1", 0.0, 0.0),
        ("bay", "b2", 1000.0, 0.0),
        ("level", "low", 0.0, 150),
        ("level", "high", 0.0, 900),
        ("level", "other", 1000.0, 150),
        ("level", "top", 1000.0, 1500),
        ("rail", "margin", 0.0, 0.0),
    ]
    assert (drawing.width, drawing.height) == (1500.0, 1800.0)


def test_after_an_edit_only_the_touched_level_is_another_object():
    shop = two_bays()
    before, after = groups(shop), groups(edits.remove(shop, ["a2"]))
    assert [ref for ref in before if after[ref] is not before[ref]] == ["other"]


def test_another_style_draws_anew_and_the_same_style_does_not():
    shop = two_bays()
    dark = DrawStyle(MEASURER, theme=DARK)
    assert groups(shop)["low"] is groups(shop)["low"]
    assert groups(shop, dark)["low"] is not groups(shop)["low"]


def test_a_block_is_where_it_stands_with_a_line_between_facings():
    group = groups(shelf(position("p", "a", 3, high=2)))["low"]
    (block,) = blocks_of(group)
    assert (block.x, block.y, block.width, block.height) == (0.0, 0.0, 300.0, 400.0)
    inner = [line for line in of(Line, group) if line.stroke == LIGHT.facing_line]
    assert sorted((line.x1, line.y1) for line in inner) == [(0.0, 200.0), (100.0, 0.0), (200.0, 0.0)]


def test_the_name_is_in_the_block_and_can_be_left_out():
    shop = shelf(position("p", "a", 3))
    assert [text.text for text in of(Text, groups(shop)["low"])] == ["Product a"]
    assert of(Text, groups(shop, msgspec.structs.replace(STYLE, labels=False))["low"]) == []


def test_numbers_are_shown_even_on_the_smallest_block():
    shop = shelf(position("p", "b", 1))
    style = msgspec.structs.replace(STYLE, numbers=(("p", "123"),), smallest_text=60.0)
    (number,) = of(Text, groups(shop, style)["low"])
    assert (number.text, number.size) == ("123", 60.0)


def test_a_position_of_an_unknown_product_is_drawn_with_its_id():
    shop = shelf(position("p", "gone", 4))
    group = groups(shop)["low"]
    assert [text.text for text in of(Text, group)] == ["gone"]
    assert blocks_of(group)[0].width == 200.0


@pytest.mark.parametrize(("flow", "where"), [("left", (1000.0, 1100.0)), ("right", (-100.0, 0.0))])
def test_what_lies_beyond_the_end_of_a_level_is_marked(flow, where):
    group = groups(shelf(position("p", "a", 11), flow=flow))["low"]
    (mark,) = [shape for shape in of(Rect, group) if shape.fill == LIGHT.overfull_fill]
    assert (mark.x, mark.x + mark.width) == where
    assert any(shape.fill == LIGHT.overfull for shape in of(Polygon, group))


def test_what_sticks_out_of_a_bay_lies_over_its_neighbour():
    shop = edits.add_facings(two_bays(), ["a1"], wide=9)
    drawn = [group.ref for group in draw_face(shop, "g", "A", STYLE).groups if group.kind == "level"]
    assert drawn == ["high", "other", "top", "low"]
    both = edits.move(shop, ["a2"], "top", 0)
    both = edits.add_facings(both, ["a2"], wide=9)
    assert [group.ref for group in draw_face(both, "g", "A", STYLE).groups if group.kind == "level"] == ["high", "other", "low", "top"]


def test_a_level_that_runs_on_into_the_next_bay_is_not_marked():
    assert not [shape for shape in of(Rect, groups(shelf(position("p", "a", 11), combined=True))["low"]) if shape.fill == LIGHT.overfull_fill]


def test_blocks_that_stand_in_one_another_are_marked():
    shop = shelf(position("p", "a", 2, x=0.0), position("q", "a", 1, x=150.0), flow="free")
    (mark,) = [shape for shape in of(Rect, groups(shop)["low"]) if shape.fill == LIGHT.overfull_fill]
    assert (mark.x, mark.width) == (150.0, 50.0)


def test_caps_lie_on_the_block():
    lying = product("l", 100, 200, 50)
    shop = project(gondola("g", bay("b", level("low", position("p", "l", 2, cap_high=1)))), products=(lying,))
    group = groups(shop)["low"]
    assert blocks_of(group)[0].height == 200.0
    assert [(shape.y, shape.height) for shape in of(Rect, group) if shape.y == 200.0 and shape.fill] == [(200.0, 50.0)] * 2


@pytest.mark.parametrize("style_of_pack", ["unit", "tray", "case", "display", "loose", "hanging"])
def test_packs_look_different(style_of_pack):
    unit = groups(shelf(position("p", "a", 2)))["low"]
    other = groups(shelf(position("p", "a", 2, style=style_of_pack)))["low"]
    assert (len(other.shapes) > len(unit.shapes)) == (style_of_pack != "unit")


def test_every_kind_of_level_looks_different():
    looks = {kind: tuple(groups(shelf(position("p", "a"), kind=kind))["low"].shapes) for kind in LEVEL_KINDS}
    assert len(set(looks.values())) == len(LEVEL_KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_furniture_is_drawn(kind):
    new = new_gondola(kind, "New")
    shop = project(new, products=PRODUCTS)
    for face in new.faces:
        drawing = draw_face(shop, new.id, face.side, STYLE)
        assert sum(len(group.shapes) for group in drawing.groups) > 10


def test_pictures_replace_the_fill_where_a_product_has_one():
    pictured = product("a", image="abc.png")
    shop = project(gondola("g", bay("b", level("low", position("p", "a", 2, high=2)))), products=(pictured,))
    group = groups(shop, msgspec.structs.replace(STYLE, pictures=True))["low"]
    assert len(of(Picture, group)) == 4
    assert blocks_of(group) == []


def test_the_colour_of_a_figure_overrides_the_family():
    shop = shelf(position("p", "a"))
    style = msgspec.structs.replace(STYLE, given=(("a", "#123456"),))
    assert blocks_of(groups(shop, style)["low"])[0].fill == "#123456"


def test_bands_stand_left_of_the_face_at_their_heights():
    style = msgspec.structs.replace(STYLE, bands=("Sol", "Mains", "Yeux", "Haut"))
    margin = groups(shelf(), style)["margin"]
    strips = [(shape.y, shape.y + shape.height) for shape in of(Rect, margin) if shape.fill in LIGHT.bands]
    assert strips == [(0.0, 600.0), (600.0, 1100.0), (1100.0, 1700.0), (1700.0, 1800.0)]
    assert min(shape.x for shape in of(Rect, margin)) == -margins(style)[0]
    assert {"Sol", "Mains", "Yeux", "0", "50", "100", "150", "100 cm"} <= {text.text for text in of(Text, margin)}


def test_lengths_are_written_with_the_sign_of_the_language():
    shop = project(gondola("g", bay("b", level("l", position("p", "a")), width=1335.0)), products=(product("a", 85.5, 200.0, 62.5),))
    drawn = groups(shop, msgspec.structs.replace(STYLE, decimal=",", label_fields=("size",)))
    assert "133,5 cm" in {text.text for text in of(Text, drawn["margin"])}
    assert "85,5 × 200 × 62,5" in " ".join(text.text for text in of(Text, drawn["l"]))


def test_an_unknown_side_is_an_empty_drawing():
    assert draw_face(two_bays(), "g", "B", STYLE).width == 0.0


def test_no_stroke_of_a_hatching_can_be_taken_for_the_edge_of_a_facing():
    for number in range(16):
        for stroke in hatching(Rect(0.0, 0.0, 200.0, 100.0, "#ffffff"), number, 10.0):
            assert stroke.dashed or (stroke.x1 != stroke.x2 and stroke.y1 != stroke.y2)


def test_hatching_tells_families_apart_and_stays_inside_the_block():
    families = tuple(product(f"p{n}", 90, 200, family=f"Family {n}") for n in range(9))
    stock = tuple(position(f"pos{n}", f"p{n}", 1) for n in range(9))
    shop = project(gondola("g", bay("b", level("low", *stock))), products=families)
    plain, hatched = groups(shop)["low"], groups(shop, msgspec.structs.replace(STYLE, patterns=True))["low"]
    lines = [line for line in of(Line, hatched) if line not in plain.shapes]
    assert len(lines) > 20
    for line in lines:
        assert 0.0 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= 200.0 + 1e-6
        assert int(min(line.x1, line.x2) / 90 + 1e-9) == int(max(line.x1, line.x2) / 90 - 1e-9)


def test_names_are_drawn_after_the_wire_of_a_basket():
    shapes = groups(shelf(position("p", "a", 3), kind="basket"))["low"].shapes
    assert isinstance(shapes[-1], Text)


def test_a_bent_face_carries_its_arc_and_a_straight_one_does_not() -> None:
    straight = two_bays()
    bent = bend_face(straight, "g", "A", 90.0)
    arcs = [group for group in draw_face(bent, "g", "A", STYLE).groups if group.ref == "arc"]
    assert [shape.text for shape in arcs[0].shapes if isinstance(shape, Text)] == ["90°"]
    assert arcs[0] is next(group for group in draw_face(bent, "g", "A", STYLE).groups if group.ref == "arc"), "drawn once"
    assert not any(group.ref == "arc" for group in draw_face(straight, "g", "A", STYLE).groups)


@pytest.mark.parametrize("kind", ["pegs", "arm", "rail"])
def test_an_empty_row_shows_what_goods_would_hang_from_until_some_do(kind):
    empty, used = (groups(shelf(*stock, kind=kind))["low"].shapes for stock in ((), (position("p", "a", 2),)))
    feet = {shape: shape.y if isinstance(shape, Rect) else min(y for _, y in shape.points) for shape in empty if isinstance(shape, Rect | Polygon)}
    hanging = {shape for shape, foot in feet.items() if foot < -20.0}
    assert len(hanging) >= 2
    assert not hanging & set(used)


def test_each_facing_on_a_row_of_arms_shows_its_own_arm_as_its_capacity_counts_them():
    def arms(*blocks):
        balls = [shape for shape in groups(shelf(*blocks, kind="arm"))["low"].shapes if isinstance(shape, Polygon) and len(shape.points) == 12]
        return sorted(round(sum(x for x, _ in ball.points) / 12) for ball in balls)

    assert arms(position("p", "a", 3), position("q", "c")) == [50, 150, 250, 400]
    assert arms(position("p", "b", 4, squeeze_pct=50.0)) == [60], "of facings narrower than the balls only one"


@pytest.mark.parametrize("kind", ["roll", "podium", "pallet"])
def test_wheels_are_a_rolls_own(kind):
    shapes = [shape for group in draw_piece(new_gondola(kind, ""), (), STYLE).groups for shape in group.shapes]
    assert any(isinstance(shape, Polygon) and len(shape.points) == 12 for shape in shapes) == (kind == "roll")


def test_joined_levels_are_marked_overfull_where_they_end():
    def ends(*counts):
        bays = [bay(f"b{n}", level(f"l{n}", position(f"p{n}", "a", count), combined=True)) for n, count in enumerate(counts)]
        found = groups(project(gondola("g", *bays), products=PRODUCTS))
        return [ref for ref in found if ref.endswith("/end")]

    assert ends(10, 10) == []
    assert ends(12, 6) == []
    assert ends(12, 9) == ["l1/end"]


def test_what_a_tool_placed_is_not_placed_again_to_be_drawn(monkeypatch):
    plan = msgspec.json.decode(msgspec.json.encode(two_bays()), type=Project)  # as from a file, where no two widths are one object
    seen = []
    edges = placement.left_edges
    monkeypatch.setattr(placement, "left_edges", lambda *given: seen.append(given[0].id) or edges(*given))
    for _, _ in face_layout(plan, "g", "A").positions(products_by_id(plan.products)):
        pass
    draw_face(plan, "g", "A", STYLE)
    assert sorted(seen) == ["high", "low", "other", "top"]
