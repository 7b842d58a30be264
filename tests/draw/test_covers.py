"""Names keep clear of the pieces before the products, where they can be read there; a block wholly hidden keeps its name where it was."""

import msgspec
import pytest

from planogram.draw.covers import by_bay, clear_room
from planogram.draw.elevation import draw_face
from planogram.draw.pnm import draw_pnm
from planogram.draw.shapes import Group, Text
from planogram.model.edits.pnm import new_placement, place
from planogram.model.layout import face_layout
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays
from tests.draw.styles import STYLE


def with_card(u: float, width: float) -> Project:
    """Two bays with a card 300 mm high on the edge of the level "low", its left edge at `u`."""
    card = msgspec.structs.replace(article_of("mandatory_notice", "card", "Card"), width=width, height=300.0)
    project = changed(two_bays(), pnm=Pnm((card,)))
    return place(project, [new_placement(project, "card", "SHELF_EDGE", "low", u=u, v=0.0)])


def level_group(project: Project) -> Group:
    return next(group for group in draw_face(project, "g", "A", STYLE).groups if group.kind == "level" and group.ref == "low")


def words(group: Group) -> list[Text]:
    return [shape for shape in group.shapes if isinstance(shape, Text)]


def test_a_name_moves_beside_the_piece_that_would_hide_it() -> None:
    bare = words(level_group(changed(with_card(0.0, 10.0), pnm=Pnm())))
    first = bare[0]
    over_its_left = first.x + first.width * 0.35
    named = words(level_group(with_card(0.0, over_its_left)))
    lines = [text for text in named if text.x + text.width <= first.x + first.width + 1.0]
    assert lines and all(text.x >= over_its_left for text in lines)


def test_a_block_that_sticks_out_keeps_clear_of_the_pieces_of_the_next_bay() -> None:
    project = with_card(0.0, 10.0)
    bays = project.gondolas[0].faces[0].bays
    project = place(project, [new_placement(project, "card", "SHELF_EDGE", bays[1].levels[0].id, u=60.0, v=0.0)])
    hidden = by_bay(face_layout(project, "g", "A").bays, draw_pnm(project, face_layout(project, "g", "A"), STYLE)[1])
    assert any(box[0] > bays[0].width for box in hidden[0][0])


def test_a_name_no_piece_touches_and_one_wholly_hidden_stay_where_they_are() -> None:
    bare = level_group(changed(with_card(0.0, 10.0), pnm=Pnm()))
    assert words(level_group(with_card(0.0, 2.0)))[0] == words(bare)[0]
    assert [text.text for text in words(level_group(with_card(0.0, 2000.0)))] == [text.text for text in words(bare)]


@pytest.mark.parametrize(
    ("cover", "left"),
    [
        ((0.0, 0.0, 30.0, 50.0), (30.0, 0.0, 70.0, 50.0)),
        ((80.0, -5.0, 120.0, 60.0), (0.0, 0.0, 80.0, 50.0)),
        ((-5.0, -5.0, 120.0, 10.0), (0.0, 10.0, 100.0, 40.0)),
        ((200.0, 0.0, 210.0, 50.0), (0.0, 0.0, 100.0, 50.0)),
    ],
)
def test_the_largest_part_in_sight_is_left(cover: tuple[float, float, float, float], left: tuple[float, float, float, float]) -> None:
    assert clear_room((0.0, 0.0, 100.0, 50.0), (cover,)) == left
