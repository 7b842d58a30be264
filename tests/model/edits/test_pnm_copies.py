"""Copies of pieces that hold products: what stands and hangs on them comes along, under ids of its own."""

from planogram.model.edits.bays import duplicate_bays
from planogram.model.edits.furniture import change_levels
from planogram.model.edits.gondolas import duplicate_gondola
from planogram.model.edits.pnm import copies, find_placement, new_placement, place, remove
from planogram.model.edits.positions import insert
from planogram.model.find import walk_positions
from planogram.model.fixture import Gondola
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays


def laden() -> tuple[Project, str]:
    """A clip strip on the level `low`, holding product c, a wobbler on one of its own levels; the project and the strip's id."""
    articles = (article_of("clip_strip", "strip", "Strip"), article_of("wobbler", "wob", "Wobbler"))
    project = changed(two_bays(), pnm=Pnm(articles))
    strip = new_placement(project, "strip", "SHELF_EDGE", "low", 40.0)
    project = place(project, [strip])
    level = holding(project, strip.id).faces[0].bays[0].levels[0]
    project = insert(project, level.id, 0, (Position("on strip", "c"),))
    return place(project, [new_placement(project, "wob", "SHELF_EDGE", level.id)]), strip.id


def holding(project: Project, placement_id: str) -> Gondola:
    offers = find_placement(project, placement_id).offers
    return next(gondola for gondola in project.gondolas if gondola.id == offers)


def held(gondola: Gondola) -> list[tuple[str, int]]:
    return [(one.product, one.wide) for face in gondola.faces for bay in face.bays for level in bay.levels for one in level.positions]


def assert_whole(project: Project, strip: str, strips: int) -> None:
    pieces = [one for one in project.pnm.placements if one.code == "strip"]
    assert len(pieces) == len({one.offers for one in pieces}) == strips
    assert [held(holding(project, one.id)) for one in pieces] == [[("c", 1)]] * strips
    ids = [position.id for _, position in walk_positions(project)]
    assert len(ids) == len(set(ids))
    assert len({gondola.name for gondola in project.gondolas}) == len(project.gondolas)
    levels = {bay.levels[0].id for one in pieces for bay in holding(project, one.id).faces[0].bays}
    assert {one.host_id for one in project.pnm.placements if one.code == "wob"} == levels
    assert find_placement(project, strip).offers


def test_a_copy_of_the_piece_holds_what_the_original_holds() -> None:
    project, strip = laden()
    (twin,) = copies([find_placement(project, strip)], u=200.0)
    assert_whole(place(project, [twin]), strip, 2)


def test_so_do_copies_that_come_with_their_bay_or_gondola() -> None:
    project, strip = laden()
    assert_whole(duplicate_bays(project, ["b1"])[0], strip, 2)
    assert_whole(duplicate_gondola(project, "g")[0], strip, 2)


def test_a_copy_of_what_is_gone_is_empty_and_usable() -> None:
    project, strip = laden()
    (twin,) = copies([find_placement(project, strip)])
    after = place(remove(project, [strip]), [twin])
    assert held(holding(after, twin.id)) == []
    assert [one.id for one in after.pnm.placements] == [twin.id]


def test_the_copy_is_its_own() -> None:
    project, strip = laden()
    (twin,) = copies([find_placement(project, strip)])
    project = place(project, [twin])
    level = holding(project, twin.id).faces[0].bays[0].levels[0]
    after = change_levels(project, [level.id], depth=33.0)
    assert holding(after, strip) is holding(project, strip)
    assert held(holding(remove(project, [strip]), twin.id)) == [("c", 1)]
