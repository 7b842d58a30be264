from planogram.model.edits import furniture as edits
from planogram.model.find import find_bay, find_level, walk_levels, walk_positions
from planogram.model.fixture import Level
from planogram.model.furniture import KINDS, new_bay, new_gondola
from planogram.model.pnm import Pnm, PnmPlacement
from planogram.model.project import Project
from planogram.model.store import FloorPlacement, Store
from planogram.model.values import changed
from tests.builders import bay, gondola, two_bays


def levels_of(project: Project, bay: int) -> list[str]:
    return [level.id for level in project.gondolas[0].faces[0].bays[bay].levels]


def test_a_level_moved_above_another_takes_its_products_along() -> None:
    after = edits.change_levels(two_bays(), ["low"], elevation=1200.0)
    assert levels_of(after, 0) == ["high", "low"]
    assert [one.id for one in find_level(after, "low").level.positions] == ["a1", "b1p"]


def test_several_levels_change_at_once_even_when_they_cross() -> None:
    after = edits.change_levels(two_bays(), ["high", "low"], elevation=700.0, depth=300.0)
    assert {level.depth for level in after.gondolas[0].faces[0].bays[0].levels} == {300.0}


def test_a_level_is_added_in_its_place_and_removed_with_what_it_carries() -> None:
    project = two_bays()
    assert levels_of(edits.add_level(project, "b1", Level("mid", elevation=500)), 0) == ["low", "mid", "high"]
    gone = edits.remove_levels(project, ["low", "other"])
    assert [position.id for _, position in walk_positions(gone)] == ["c1"]


def test_bays_are_added_where_asked_and_a_missing_face_is_made() -> None:
    project, new = two_bays(), new_bay(KINDS["single_gondola"])
    middle = edits.add_bays(project, "g", "A", 1, (new,))
    assert [bay.id for bay in middle.gondolas[0].faces[0].bays] == ["b1", new.id, "b2"]
    other_side = edits.add_bays(project, "g", "B", 0, (new,))
    assert [face.side for face in other_side.gondolas[0].faces] == ["A", "B"]
    assert find_bay(other_side, new.id) == (0, 1, 0)


def test_changing_and_removing_a_bay() -> None:
    project = two_bays()
    assert edits.change_bay(project, "b2", width=750.0).gondolas[0].faces[0].bays[1].width == 750
    assert edits.change_bay(project, "b2", width=500.0) is project
    assert [place.level.id for place in walk_levels(edits.remove_bay(project, "b1"))] == ["other", "top"]


def test_gondolas_come_change_and_go() -> None:
    project = edits.add_gondola(two_bays(), new_gondola("pallet", "Pallet"))
    assert [gondola.name for gondola in project.gondolas] == ["g", "Pallet"]
    assert edits.change_gondola(project, "g", name="Wall").gondolas[0].name == "Wall"
    assert [gondola.name for gondola in edits.remove_gondola(project, "g").gondolas] == ["Pallet"]


def test_a_copied_bay_shares_no_id_with_its_model() -> None:
    original = two_bays().gondolas[0].faces[0].bays[0]
    copy = edits.fresh_bay(original)
    ids = [[bay.id, *(level.id for level in bay.levels), *(p.id for level in bay.levels for p in level.positions)] for bay in (original, copy)]
    assert not set(ids[0]) & set(ids[1])
    assert [[p.product for p in level.positions] for level in copy.levels] == [["a", "b"], ["c"]]


def test_a_gondola_goes_with_its_place_on_the_floor_and_with_what_it_offered() -> None:
    plan, other = two_bays(), gondola("other", bay("b9"))
    piece = PnmPlacement("n", "BOX", "FLOOR", "", x=1.0, y=2.0, offers="g")
    plan = changed(plan, gondolas=(*plan.gondolas, other), store=Store(placements=(FloorPlacement("g", 0.0, 0.0), FloorPlacement("other", 5.0, 0.0))))
    after = edits.remove_gondola(changed(plan, pnm=Pnm(placements=(piece,))), "g")
    assert [one.gondola for one in after.store.placements] == ["other"]
    assert [one.offers for one in (*after.pnm.placements, *(one.placement for one in after.pnm.detached))] == [""]
