import pytest

from planogram.model.edits import gondolas as edits
from planogram.model.edits.notes import add_notes
from planogram.model.find import find_face, positions_lost, walk_levels, walk_positions
from planogram.model.fixture import Face
from planogram.model.furniture import PIECES, new_piece
from planogram.model.note import Note
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, project, two_bays


def names(plan: Project) -> list[str]:
    return [one.name for one in plan.gondolas]


def three() -> Project:
    return project(gondola("g", name="Tea"), gondola("h", name="Jam"), gondola("i", name="Tea 2"))


def test_names_stay_free() -> None:
    assert [edits.free_name(three(), name) for name in ("Tea", "Rice", "Tea 2", "Jam")] == ["Tea 3", "Rice", "Tea 3", "Jam 2"]


def test_a_copy_follows_its_model_under_new_ids() -> None:
    after, copy = edits.duplicate_gondola(two_bays(), "g")
    assert names(after) == ["g", "g 2"] and after.gondolas[1] is copy
    assert len({position.id for _, position in walk_positions(after)}) == 2 * len(list(walk_positions(two_bays())))
    assert len({place.level.id for place in walk_levels(after)}) == 8


@pytest.mark.parametrize(("index", "order"), [(0, ["Jam", "Tea", "Tea 2"]), (2, ["Tea", "Tea 2", "Jam"]), (-5, ["Jam", "Tea", "Tea 2"])])
def test_gondolas_change_places(index: int, order: list[str]) -> None:
    assert names(edits.move_gondola(three(), "h", index)) == order


def test_faces_come_in_the_usual_order_go_and_are_shown_in_any() -> None:
    plan = two_bays()
    face = find_face(plan.gondolas[0], "A")
    assert face is not None
    assert edits.free_sides(plan.gondolas[0]) == ("B", "LEFT_END", "RIGHT_END")
    plan = edits.add_face(plan, "g", edits.empty_twin(face, "RIGHT_END"))
    plan = edits.add_face(plan, "g", edits.empty_twin(face, "B"))
    assert [(one.side, len(one.bays)) for one in plan.gondolas[0].faces] == [("A", 2), ("B", 2), ("RIGHT_END", 1)]
    assert len(list(walk_positions(plan))) == 4
    assert [one.side for one in edits.move_face(plan, "g", "RIGHT_END", 0).gondolas[0].faces] == ["RIGHT_END", "A", "B"]
    assert edits.move_face(plan, "g", "LEFT_END", 0) is plan
    gone = edits.remove_face(plan, "g", "A")
    assert [one.side for one in gone.gondolas[0].faces] == ["B", "RIGHT_END"]
    assert len(positions_lost(plan, gone)) == 4
    assert edits.remove_face(gone, "g", "A") is gone


def test_a_bent_face_keeps_its_bays() -> None:
    bent = edits.bend_face(two_bays(), "g", "A", 90.0)
    assert bent.gondolas[0].faces[0].curvature == 90.0 and bent.gondolas[0].faces[0].bays == two_bays().gondolas[0].faces[0].bays
    assert edits.bend_face(bent, "g", "A", 90.0) is bent


@pytest.mark.parametrize("key", PIECES)
def test_every_piece_of_the_palette_stands_up(key: str) -> None:
    made = new_piece(PIECES[key], key)
    assert made.name == key and all(one.levels for face in made.faces for one in face.bays)
    assert Face("A") not in made.faces


def test_an_emptied_bay_keeps_its_levels() -> None:
    full = bay("b", level("l", position("p", "a")))
    assert edits.emptied(full) == bay("b", level("l"))


def test_a_face_is_copied_with_all_that_is_on_it_to_a_free_side() -> None:
    plan = add_notes(two_bays(), [Note("n", "g", "A", 10.0, 20.0, 100.0, "x")])
    after = edits.duplicate_face(plan, "g", "A", "B")
    face = find_face(after.gondolas[0], "B")
    assert face is not None and len(face.bays) == 2
    assert len({position.id for _, position in walk_positions(after)}) == 2 * len(list(walk_positions(plan)))
    assert [note.side for note in after.notes] == ["A", "B"]
    assert edits.duplicate_face(after, "g", "A", "B") is after, "the side is taken"
    end = find_face(edits.duplicate_face(plan, "g", "A", "LEFT_END").gondolas[0], "LEFT_END")
    assert end is not None and len(end.bays) == 1
