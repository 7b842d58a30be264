"""The PNM layer drawn: every piece has a look of its own, groups stand still, the layer can be hidden and dated."""

from datetime import date
from math import inf

import msgspec
import pytest

from planogram.draw.elevation import draw_face
from planogram.draw.pnm import nearest_beside, shown_area
from planogram.draw.pnm_standing import LOOKS
from planogram.draw.shapes import Group, Line, Rect, Text
from planogram.exchange.pdf.sheets import part_of
from planogram.exchange.project_file import read_project_file
from planogram.exchange.sample import sample_file
from planogram.model.edits.pnm import change, new_placement, place
from planogram.model.edits.positions import insert
from planogram.model.layout import face_layout
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import HOSTS, PIECES, article_of
from planogram.model.pnm_layout import pieces_on_face
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays
from tests.draw.styles import STYLE

DRAWN = [key for key, piece in PIECES.items() if piece.hosts]


def with_pieces(*keys: str) -> Project:
    project = changed(two_bays(), pnm=Pnm(tuple(article_of(key, key, key.title()) for key in keys)))
    for key in keys:
        host = PIECES[key].hosts[0]
        project = place(project, [new_placement(project, key, host, "high" if HOSTS[host] == "level" else "b1", u=100.0)])
    return project


def groups(project: Project, **fields: object) -> list[Group]:
    drawing = draw_face(project, "g", "A", msgspec.structs.replace(STYLE, **fields))  # type: ignore[arg-type]
    return [group for group in drawing.groups if group.kind == "pnm"]


@pytest.mark.parametrize("key", DRAWN)
def test_every_piece_that_can_be_placed_has_a_look(key: str) -> None:
    (group,) = groups(with_pieces(key))
    assert key in LOOKS
    assert len([shape for shape in group.shapes if not isinstance(shape, Text)]) >= 1


def test_what_lies_on_the_back_is_drawn_behind_the_products() -> None:
    drawing = draw_face(with_pieces("back_graphic", "wobbler"), "g", "A", STYLE)
    order = [(group.kind, group.ref) for group in drawing.groups]
    assert order.index(("pnm", "b1/back")) < order.index(("level", "low")) < order.index(("pnm", "b1"))


def test_the_layer_is_hidden_and_dated_by_the_style() -> None:
    project = with_pieces("wobbler")
    project = change(project, [project.pnm.placements[0].id], valid_from=date(2026, 12, 1))
    assert groups(project)
    assert not groups(project, pnm=False)
    assert not groups(project, pnm_day=date(2026, 11, 30))
    assert groups(project, pnm_day=date(2026, 12, 1))


def test_an_edit_of_a_product_leaves_the_pieces_as_they_are() -> None:
    project = with_pieces("wobbler", "header")
    again = changed(project, name="Other", gondolas=tuple(changed(gondola, name="x") for gondola in project.gondolas))
    kept = STYLE
    (before,) = [group for group in draw_face(project, "g", "A", kept).groups if group.kind == "pnm"]
    (after,) = [group for group in draw_face(again, "g", "A", kept).groups if group.kind == "pnm"]
    assert before is after


def test_the_drawing_is_as_high_as_its_pieces() -> None:
    assert draw_face(with_pieces("header"), "g", "A", STYLE).height == 2100.0
    assert draw_face(with_pieces("wobbler"), "g", "A", STYLE).height == 1800.0


def test_numbers_are_written_on_the_pieces() -> None:
    project = with_pieces("header")
    (group,) = groups(project, pnm_numbers=((project.pnm.placements[0].id, "17"),))
    assert "17" in [shape.text for shape in group.shapes if isinstance(shape, Text)]


def test_the_number_of_a_piece_is_not_hidden_by_what_it_holds() -> None:
    project = with_pieces("clip_strip")
    rows = project.gondolas[-1].faces[0].bays[0].levels
    project = insert(project, rows[2].id, 0, (Position("held", project.products[0].id),))
    drawn = groups(project, pnm_numbers=((project.pnm.placements[0].id, "17"),))
    held = next(n for n, group in enumerate(drawn) if group.ref.endswith("/held"))
    numbered = [n for n, group in enumerate(drawn) for shape in group.shapes if isinstance(shape, Text) and shape.text == "17"]
    assert max(numbered) > held and drawn[max(numbered)].x == drawn[numbered[0]].x


def test_thin_pieces_can_still_be_picked() -> None:
    (box,) = pieces_on_face(with_pieces("shelf_stopper"), "g", "A")
    assert shown_area(box).width >= 12.0


def test_a_piece_shows_the_products_it_holds_where_they_hang() -> None:
    project = with_pieces("clip_strip")
    assert not [group for group in groups(project) if group.ref.endswith("/held")]
    (box,) = pieces_on_face(project, "g", "A")
    rows = project.gondolas[-1].faces[0].bays[0].levels
    project = insert(project, rows[2].id, 0, (Position("held", project.products[0].id),))
    (held,) = [group for group in groups(project) if group.ref.endswith("/held")]
    assert (held.ref, held.x, held.y) == (f"{rows[2].id}/held", box.x, box.y + rows[2].elevation)
    assert any(isinstance(shape, Rect) for shape in held.shapes)
    again = [group for group in groups(changed(project, name="other")) if group.ref.endswith("/held")]
    assert again[0] is held
    assert not [group for group in groups(project, pnm=False) if group.ref.endswith("/held")]


def test_a_message_that_would_be_cut_to_a_few_letters_is_left_out() -> None:
    def words(message: str) -> list[str]:
        project = with_pieces("header")
        named = changed(project.pnm.articles[0], label=message)
        (group,) = groups(changed(project, pnm=changed(project.pnm, articles=(named,))))
        return [shape.text for shape in group.shapes if isinstance(shape, Text)]

    assert words("Promo") == ["Promo"]
    assert words("W" * 400) == []


@pytest.mark.parametrize(("key", "dark_ink"), [("pavement_sign", True), ("kakemono", False)])
def test_a_message_is_read_on_the_field_it_stands_on(key: str, dark_ink: bool) -> None:
    project = with_pieces(key)
    deep = changed(project.pnm.articles[0], label="Ad", nature="plv_perm")
    (group,) = groups(changed(project, pnm=changed(project.pnm, articles=(deep,))))
    (words,) = [shape for shape in group.shapes if isinstance(shape, Text)]
    assert words.colour == (STYLE.theme.label if dark_ink else STYLE.theme.label_on_dark)


@pytest.mark.parametrize("key", ["pallet_box", "half_pallet", "quarter_pallet", "floor_display", "column_display", "counter_display"])
def test_the_message_of_what_has_a_header_is_within_it(key: str) -> None:
    (group,) = groups(with_pieces(key))
    (box,) = pieces_on_face(with_pieces(key), "g", "A")
    (words,) = [shape for shape in group.shapes if isinstance(shape, Text)]
    edges = [shape.y + shape.height for shape in group.shapes if isinstance(shape, Rect) and shape.y + shape.height < box.top]
    assert max(edges) <= words.y and words.y + words.height <= box.top


def test_what_stands_beside_a_face_is_known() -> None:
    shop, _ = read_project_file(sample_file())
    layouts = {gondola.name: face_layout(shop, gondola.id, "A") for gondola in shop.gondolas}
    walls = layouts["Mural boissons"]
    assert walls.width < nearest_beside(shop, walls, STYLE) < walls.width + 1000.0
    assert nearest_beside(shop, layouts["Gondole 1"], STYLE) == inf
    first = part_of(layouts["Gondole 1"], layouts["Gondole 1"].bays[:1])
    assert nearest_beside(shop, first, STYLE) == first.width, "a flag on its right upright sticks out"


def test_the_words_of_a_notice_are_not_struck_through_by_the_lines_that_stand_for_words() -> None:
    (group,) = groups(with_pieces("mandatory_notice"), labels=True, smallest_text=8.0)
    shapes = list(group.shapes)
    lines = [shape for shape in shapes if isinstance(shape, Line) and shape.y1 == shape.y2]
    (words,) = [shape for shape in shapes if isinstance(shape, Text)]
    (plate,) = [shape for shape in shapes if isinstance(shape, Rect) and shape.for_text]
    assert len(lines) == 3 and max(map(shapes.index, lines)) < shapes.index(plate) < shapes.index(words)
    assert plate.y <= words.y + words.height / 2 <= plate.y + plate.height
