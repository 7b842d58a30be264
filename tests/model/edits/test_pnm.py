"""Placing, moving, resizing and removing pieces; what happens to a piece when its host goes, and to a shelf when a piece takes room."""

import pytest

from planogram.model.edits.furniture import remove_bay, remove_gondola, remove_levels
from planogram.model.edits.pnm import attach, change, detach, find_placement, move, new_placement, place, remove, resize
from planogram.model.find import UnknownId, find_level
from planogram.model.placement import free_length, placed, products_by_id
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.pnm_hosts import anchors
from planogram.model.project import Project
from planogram.model.values import changed
from tests.builders import two_bays

KINDS = ("wobbler", "ticket_strip", "glorifier", "clip_strip", "header", "side_kick", "till_roll", "pallet_box")


def dressed() -> Project:
    return changed(two_bays(), pnm=Pnm(tuple(article_of(key, key, key.title()) for key in KINDS)))


def put(project: Project, key: str, host: str, host_id: str, **fields: object) -> tuple[Project, str]:
    placement = new_placement(project, key, host, host_id, **fields)  # type: ignore[arg-type]
    return place(project, [placement]), placement.id


def edges(project: Project, level_id: str) -> list[float]:
    at = find_level(project, level_id)
    return [block.x for block in placed(at.bay, at.level, products_by_id(project.products))]


def room(project: Project, level_id: str) -> float:
    at = find_level(project, level_id)
    return free_length(at.level, at.bay, products_by_id(project.products))


def test_a_strip_is_as_wide_as_its_host_wherever_it_is_put() -> None:
    project, strip = put(dressed(), "ticket_strip", "SHELF_EDGE", "low")
    assert find_placement(project, strip).width is None  # 1000 mm, as the article
    project = move(project, strip, "SHELF_EDGE", "other", 120.0, 0.0)
    assert (find_placement(project, strip).width, find_placement(project, strip).u) == (500.0, 0.0)


def test_a_piece_is_resized_within_its_nature() -> None:
    project, strip = put(dressed(), "clip_strip", "SHELF_EDGE", "low")
    project = resize(project, strip, width=500.0, height=5000.0)
    assert (find_placement(project, strip).width, find_placement(project, strip).height) == (None, 1000.0)
    assert find_placement(resize(project, strip, height=10.0), strip).height == 400.0
    project, wobbler = put(project, "wobbler", "SHELF_EDGE", "low")
    assert resize(project, wobbler, width=200.0) is project


def test_a_locked_piece_stays() -> None:
    project, wobbler = put(dressed(), "wobbler", "SHELF_EDGE", "low")
    locked = change(project, [wobbler], locked=True)
    assert change(locked, [wobbler], u=5.0) is locked
    assert remove(locked, [wobbler]).pnm.placements == locked.pnm.placements
    assert not remove(change(locked, [wobbler], locked=False), [wobbler]).pnm.placements


def test_a_glorifier_takes_room_and_gives_it_back() -> None:
    before = dressed()  # low: 2 × 100 and 3 × 60 wide, from the left
    project, glorifier = put(before, "glorifier", "SHELF_TOP", "low", u=150.0)
    assert edges(before, "low") == [0.0, 200.0]
    assert edges(project, "low") == [400.0, 600.0]
    assert room(project, "low") == room(before, "low") - 250.0
    assert edges(move(project, glorifier, "SHELF_TOP", "low", 200.0, 0.0), "low") == [0.0, 450.0]
    assert remove(project, [glorifier]).gondolas == before.gondolas


@pytest.mark.parametrize(("flow", "expected"), [("right", [270.0, 470.0]), ("spread", [0.0, 820.0]), ("free", [0.0, 200.0])])
def test_blocks_of_every_flow_stand_beside(flow: str, expected: list[float]) -> None:
    project, _ = put(dressed(), "glorifier", "SHELF_TOP", "low", u=700.0 if flow == "right" else 400.0)
    at = find_level(project, "low")
    level = changed(at.level, flow=flow)
    if flow == "right":
        level = changed(level, reserved=((650.0, 250.0),))
    blocks = placed(at.bay, level, products_by_id(project.products))
    assert [block.x for block in blocks] == expected


def test_a_piece_without_host_is_detached_and_comes_back_with_it() -> None:
    before = dressed()
    project, wobbler = put(before, "wobbler", "SHELF_EDGE", "high")
    project, header = put(project, "header", "TOP", "b1")
    bare = remove_levels(project, ["high"])
    assert [one.id for one in bare.pnm.placements] == [header]
    assert [one.placement.id for one in bare.pnm.detached] == [wobbler]
    gone = remove_bay(bare, "b1")
    assert {one.placement.id for one in gone.pnm.detached} == {wobbler, header}
    again = attach(gone, wobbler, "SHELF_EDGE", "other", 40.0, 28.0)
    assert find_placement(again, wobbler).host_id == "other"
    assert [one.placement.id for one in again.pnm.detached] == [header]
    assert not remove_gondola(again, "g").pnm.placements


def test_detaching_by_hand_and_removing_what_is_detached() -> None:
    project, glorifier = put(dressed(), "glorifier", "SHELF_TOP", "low", u=0.0)
    off = detach(project, [glorifier])
    assert not find_level(off, "low").level.reserved
    assert not remove(off, [glorifier]).pnm.detached
    with pytest.raises(UnknownId):
        attach(project, glorifier, "SHELF_TOP", "low", 0.0, 0.0)


def test_a_piece_that_holds_products_brings_furniture_for_them() -> None:
    project, strip = put(dressed(), "clip_strip", "SHELF_EDGE", "low")
    offered = project.gondolas[-1]
    assert offered.id == find_placement(project, strip).offers
    assert {level.kind for level in offered.faces[0].bays[0].levels} == {"pegs"}
    assert offered.faces[0].bays[0].width == 60.0
    project, second = put(project, "clip_strip", "SHELF_EDGE", "low")
    assert len({gondola.name for gondola in project.gondolas}) == len(project.gondolas)
    assert len(remove(project, [strip, second]).gondolas) == 1


def test_anchors_are_the_parts_of_a_face_a_piece_can_go_to() -> None:
    project = dressed()
    articles = {article.code: article for article in project.pnm.articles}
    assert [anchor.host_id for anchor in anchors(project, "g", "A", articles["wobbler"])] == ["low", "high", "other", "top"]
    assert [(anchor.x, anchor.y) for anchor in anchors(project, "g", "A", articles["header"])] == [(0.0, 1800.0), (1000.0, 1800.0)]
    assert anchors(project, "g", "A", articles["till_roll"]) == ()


def test_unknown_articles_and_hosts_are_a_bug_of_the_caller() -> None:
    with pytest.raises(UnknownId):
        new_placement(dressed(), "nothing", "TOP", "b1")
    with pytest.raises(UnknownId):
        new_placement(dressed(), "wobbler", "SHELF_EDGE", "nowhere")
