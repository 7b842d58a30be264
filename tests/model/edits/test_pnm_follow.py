"""Pieces follow their furniture through every edit: none vanishes, what shelves have taken is never stale, copies and mirrors take them along."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planogram.model.bay_plan import BayPlan
from planogram.model.edits import bays, furniture, gondolas, mirror
from planogram.model.edits.pnm import detach, find_placement, move, new_placement, place, remove
from planogram.model.edits.pnm_articles import remove_articles
from planogram.model.edits.pnm_hosts import reserved, settled, settled_after
from planogram.model.edits.rearrange import rearrange_bays
from planogram.model.find import find_level, walk_levels
from planogram.model.fixture import SIDES, Bay
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.pnm_hosts import existing_hosts
from planogram.model.pnm_layout import pieces_on_face
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from tests.builders import two_bays

KINDS = ("wobbler", "ticket_strip", "glorifier", "clip_strip", "header")
HOSTS = {"wobbler": "SHELF_EDGE", "ticket_strip": "SHELF_EDGE", "glorifier": "SHELF_TOP", "clip_strip": "SHELF_EDGE", "header": "TOP"}


def all_bays(project: Project) -> list[Bay]:
    return [bay for gondola in project.gondolas for face in gondola.faces for bay in face.bays]


def dressed() -> Project:
    """Two bays with a wobbler, a glorifier and a strip on each level, a header on each bay."""
    project = changed(two_bays(), pnm=Pnm(tuple(article_of(key, key, key.title()) for key in KINDS)))
    pieces = [new_placement(project, "header", "TOP", bay.id) for bay in all_bays(project)]
    for at in walk_levels(project):
        pieces += [new_placement(project, key, HOSTS[key], at.level.id, 40.0 * n) for n, key in enumerate(("wobbler", "glorifier", "ticket_strip"))]
    return place(project, pieces)


def known(project: Project) -> set[str]:
    return {one.id for one in project.pnm.placements} | {one.placement.id for one in project.pnm.detached}


def assert_in_step(project: Project) -> None:
    ids = [one.id for one in project.pnm.placements] + [one.placement.id for one in project.pnm.detached]
    assert len(ids) == len(set(ids))
    assert {one.host_id for one in project.pnm.placements} <= existing_hosts(project)
    assert reserved(project) is project


def test_a_copied_bay_takes_its_pieces_along() -> None:
    project = dressed()
    first = all_bays(project)[0]
    after, (copy,) = bays.duplicate_bays(project, [first.id])
    own = {first.id, *(level.id for level in first.levels)}
    new = {copy.id, *(level.id for level in copy.levels)}
    before = sorted((one.code, one.host, one.u, one.v) for one in project.pnm.placements if one.host_id in own)
    assert before
    assert sorted((one.code, one.host, one.u, one.v) for one in after.pnm.placements if one.host_id in new) == before
    assert [level.reserved for level in copy.levels] == [level.reserved for level in first.levels]
    assert_in_step(after)


def test_a_copied_gondola_takes_its_pieces_along() -> None:
    project = dressed()
    after, copy = gondolas.duplicate_gondola(project, project.gondolas[0].id)
    assert len(after.pnm.placements) == 2 * len(project.pnm.placements)
    sides = [face.side for face in copy.faces]
    assert [len(pieces_on_face(after, copy.id, side)) for side in sides] == [len(pieces_on_face(project, project.gondolas[0].id, s)) for s in sides]
    assert_in_step(after)


def test_pieces_stay_with_the_products_of_their_level_when_bays_are_rearranged() -> None:
    project = dressed()
    hosts = {one.host_id: {p.id for p in project.pnm.placements if p.host_id == one.host_id} for one in project.pnm.placements}
    after, lost = rearrange_bays(project, ["b1"], BayPlan(levels=5, width=1000, base=120, gap=300))  # at 150, 480, 810, 1140, 1470
    low, _, third, *_ = all_bays(after)[0].levels
    assert [[one.id for one in level.positions] for level in (low, third)] == [["a1", "b1p"], ["c1"]] and not lost
    for level, before in ((low, "low"), (third, "high")):
        assert {one.id for one in after.pnm.placements if one.host_id == level.id} == hosts[before]
    assert third.reserved and not after.pnm.detached
    assert_in_step(after)


def test_a_rearranged_level_keeps_room_for_the_piece_that_stands_on_it() -> None:
    project = dressed()
    taken = find_level(project, "low").level.reserved[0][1]
    after, lost = rearrange_bays(project, ["b1"], BayPlan(levels=2, width=380 + taken - 1, base=120, gap=750))  # a1 200 mm, b1p 180 mm
    assert "b1p" in [one.id for one in lost]
    assert_in_step(after)


def test_a_mirrored_face_mirrors_its_pieces_and_twice_is_as_before() -> None:
    project = dressed()
    gondola = project.gondolas[0]
    face = gondola.faces[0]
    width = sum(bay.width for bay in face.bays)
    mirrored = mirror.mirror_face(project, gondola.id, face.side)
    was = {box.placement.id: box for box in pieces_on_face(project, gondola.id, face.side)}
    now = {box.placement.id: box for box in pieces_on_face(mirrored, gondola.id, face.side)}
    assert was.keys() == now.keys()
    assert all(now[key].x == pytest.approx(width - box.right) and now[key].y == box.y for key, box in was.items())
    assert_in_step(mirrored)
    assert mirror.mirror_face(mirrored, gondola.id, face.side).pnm == project.pnm


def test_end_caps_that_change_places_take_what_stands_before_them() -> None:
    project = gondolas.add_face(dressed(), dressed().gondolas[0].id, gondolas.empty_twin(dressed().gondolas[0].faces[0], "LEFT_END"))
    gondola = project.gondolas[0]
    project = place(project, [new_placement(project, "header", "TOP", f"{gondola.id}/LEFT_END", id="pnm-end")])
    after = mirror.mirror_gondola(project, gondola.id)
    assert find_placement(after, "pnm-end").host_id == f"{gondola.id}/RIGHT_END"
    assert_in_step(after)


def test_pieces_come_back_with_their_host_but_not_when_taken_off_by_hand() -> None:
    project = dressed()
    bay = all_bays(project)[0]
    header = next(one.id for one in project.pnm.placements if one.host_id == bay.id)
    by_hand = detach(project, [header])
    gone = furniture.remove_bay(by_hand, bay.id)
    assert known(gone) == known(project)
    back = furniture.add_bays(gone, gone.gondolas[0].id, gone.gondolas[0].faces[0].side, 0, (bay,))
    assert [one.placement.id for one in back.pnm.detached] == [header]
    assert_in_step(back)


def test_removing_articles_removes_the_furniture_their_pieces_offered_and_frees_what_hung_on_it() -> None:
    project = dressed()
    level = next(walk_levels(project)).level
    with_strip = place(project, [new_placement(project, "clip_strip", "SHELF_EDGE", level.id, id="pnm-strip")])
    strip = with_strip.gondolas[-1]
    assert len(with_strip.gondolas) == len(project.gondolas) + 1
    hung = place(with_strip, [new_placement(with_strip, "wobbler", "PEG", strip.faces[0].bays[0].levels[0].id, id="pnm-on")])
    for after in (remove_articles(hung, ["clip_strip"]), remove(hung, ["pnm-strip"])):
        assert after.gondolas == project.gondolas
        assert [one.placement.id for one in after.pnm.detached] == ["pnm-on"]
        assert_in_step(after)


def test_the_document_puts_right_what_an_edit_forgot() -> None:
    project = dressed()
    document = Document(project)
    bare = changed(project, gondolas=())
    document.do(Label("edit.x"), bare)
    assert len(document.project.pnm.detached) == len(project.pnm.placements)
    document.do(Label("edit.y"), changed(document.project, gondolas=project.gondolas))
    assert known(document.project) == known(project)
    assert not document.project.pnm.detached
    gesture = document.start_gesture(Label("edit.z"))
    gesture.show(changed(document.project, gondolas=()))
    assert len(document.project.pnm.detached) == len(project.pnm.placements)
    gesture.cancel()
    assert_in_step(document.project)


def test_an_edit_of_products_alone_passes_untouched() -> None:
    project = dressed()
    renamed = changed(project, name="other")
    assert settled_after(project, renamed) is renamed
    levels = changed(renamed, gondolas=tuple(changed(gondola, name=gondola.name + "x") for gondola in renamed.gondolas))
    assert settled_after(project, levels) is levels


def _bay(project: Project, pick: int) -> Bay | None:
    found = all_bays(project)
    return found[pick % len(found)] if found else None


def _step(project: Project, verb: str, pick: int) -> Project:
    """One edit of the furniture, as the window makes it."""
    gondola, bay = (project.gondolas[pick % len(project.gondolas)] if project.gondolas else None), _bay(project, pick)
    if gondola is None or bay is None:
        return project
    face = gondola.faces[pick % len(gondola.faces)] if gondola.faces else None
    home = next(g for g in project.gondolas for f in g.faces if bay in f.bays)
    levels = [at.level.id for at in walk_levels(project)]
    steps: dict[str, Callable[[], Project]] = {
        "duplicate_bay": lambda: bays.duplicate_bays(project, [bay.id])[0],
        "remove_bay": lambda: furniture.remove_bay(project, bay.id),
        "move_bay": lambda: bays.move_bays(project, [bay.id], gondola.id, "B", pick % 3),
        "duplicate_gondola": lambda: gondolas.duplicate_gondola(project, gondola.id)[0],
        "remove_gondola": lambda: furniture.remove_gondola(project, gondola.id),
        "duplicate_face": lambda: project if face is None else gondolas.duplicate_face(project, gondola.id, face.side, SIDES[pick % 4]),
        "remove_face": lambda: project if face is None else gondolas.remove_face(project, gondola.id, face.side),
        "mirror_bay": lambda: mirror.mirror_bays(project, [bay.id]),
        "mirror_face": lambda: project if face is None else mirror.mirror_face(project, gondola.id, face.side),
        "mirror_gondola": lambda: mirror.mirror_gondola(project, home.id),
        "remove_level": lambda: furniture.remove_levels(project, levels[pick % len(levels) :][:1]) if levels else project,
        "move_level": lambda: furniture.change_levels(project, levels[pick % len(levels) :][:1], elevation=100.0 * (pick % 9)) if levels else project,
        "rearrange": lambda: rearrange_bays(project, [bay.id], BayPlan(bays=1 + pick % 2))[0],
        "widen": lambda: furniture.change_bay(project, bay.id, width=600.0 + 10 * (pick % 40)),
    }
    return steps[verb]()


VERBS = [
    "duplicate_bay",
    "remove_bay",
    "move_bay",
    "duplicate_gondola",
    "duplicate_face",
    "remove_gondola",
    "remove_face",
    "mirror_bay",
    "mirror_face",
    "mirror_gondola",
    "remove_level",
    "move_level",
    "rearrange",
    "widen",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 50)), min_size=1, max_size=6))
def test_whatever_is_done_to_the_furniture_no_piece_vanishes_and_no_shelf_lies(steps: list[tuple[str, int]]) -> None:
    project = dressed()
    document, first = Document(project), known(project)
    for verb, pick in steps:
        document.do(Label(verb), _step(document.project, verb, pick))
        assert first <= known(document.project)
        assert_in_step(document.project)
        assert settled(document.project) is document.project
    for _ in steps:
        document.undo()
    assert known(document.project) == first


def test_a_piece_moved_by_hand_frees_the_shelf_it_left() -> None:
    project = dressed()
    glorifiers = [one for one in project.pnm.placements if one.code == "glorifier"]
    for one, other in pairwise(glorifiers):
        project = move(project, one.id, "SHELF_TOP", other.host_id, 300.0, 0.0)
        assert_in_step(project)
    assert find_level(project, glorifiers[0].host_id).level.reserved == ()
