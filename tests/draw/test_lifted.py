"""Numbers hidden by a piece before the products are drawn above it; the others are drawn once."""

import msgspec

from planogram.draw.elevation import draw_face
from planogram.draw.shapes import Group, Text
from planogram.model.edits.pnm import new_placement, place
from planogram.model.placement import place_level, products_by_id
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays
from tests.draw.styles import STYLE


def covered(u: float) -> tuple[Project, tuple[Group, ...]]:
    """A card 300 × 300 mm on the edge of the level "low" of two bays, its left edge at `u`, and the drawing with every block numbered."""
    card = msgspec.structs.replace(article_of("mandatory_notice", "card", "Card"), width=300.0, height=300.0)
    project = changed(two_bays(), pnm=Pnm((card,)))
    project = place(project, [new_placement(project, "card", "SHELF_EDGE", "low", u=u, v=0.0)])
    positions = [position for bay in project.gondolas[0].faces[0].bays for level in bay.levels for position in level.positions]
    numbers = tuple((position.id, str(number)) for number, position in enumerate(positions, 1))
    return project, draw_face(project, "g", "A", msgspec.structs.replace(STYLE, numbers=numbers, smallest_text=20.0)).groups


def lifted(groups: tuple[Group, ...]) -> list[str]:
    return [shape.text for group in groups if group.ref.startswith("number-") for shape in group.shapes if isinstance(shape, Text)]


def test_a_number_behind_a_piece_is_drawn_again_above_it() -> None:
    project, groups = covered(0.0)
    bay = project.gondolas[0].faces[0].bays[0]
    low = next(level for level in bay.levels if level.id == "low")
    under = [block for block in place_level(low, bay.width, products_by_id(project.products)) if block.x < 300.0]
    assert under and len(lifted(groups)) == len(under)
    kinds = [(group.kind, group.ref) for group in groups]
    assert kinds.index(("overlay", "number-low")) > max(index for index, (kind, _) in enumerate(kinds) if kind == "pnm")


def test_numbers_that_nothing_hides_and_faces_without_pieces_stay_as_they_are() -> None:
    project, _ = covered(0.0)
    bare = changed(project, pnm=Pnm())
    drawn = draw_face(bare, "g", "A", msgspec.structs.replace(STYLE, numbers=(("a1", "1"),), smallest_text=20.0)).groups
    assert lifted(drawn) == []
    unnumbered = draw_face(project, "g", "A", STYLE).groups
    assert not [group for group in unnumbered if group.ref.startswith("number-")]
