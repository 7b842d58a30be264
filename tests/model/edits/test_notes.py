"""Notes go where their face goes: copied, mirrored, taken away and found again."""

from planogram.model.edits import notes as edits
from planogram.model.edits.furniture import remove_gondola
from planogram.model.edits.gondolas import add_face, duplicate_gondola, empty_twin, remove_face
from planogram.model.edits.mirror import mirror_face, mirror_gondola
from planogram.model.note import Note
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage.codec import decode, encode
from tests.builders import two_bays

NOTE = Note("n", "g", "A", 100.0, 900.0, 400.0, "Poser le stop-rayon ici")


def noted() -> Project:
    return edits.add_notes(two_bays(), [NOTE])


def test_written_moved_changed_removed() -> None:
    project = edits.shift_notes(noted(), ["n"], 10.0, -20.0)
    assert (project.notes[0].x, project.notes[0].y) == (110.0, 880.0)
    project = edits.change_notes(project, ["n"], text="Autre", width=300.0)
    assert (project.notes[0].text, project.notes[0].width) == ("Autre", 300.0)
    assert edits.remove_notes(project, ["n"]).notes == ()
    assert edits.remove_notes(project, ["other"]) is project


def test_the_file_holds_notes_and_older_files_have_none() -> None:
    assert decode(encode(noted())) == noted()
    assert b"notes" not in encode(two_bays()) and decode(encode(two_bays())).notes == ()


def test_a_copied_gondola_has_copies_of_the_notes() -> None:
    project, copy = duplicate_gondola(noted(), "g")
    first, second = project.notes
    assert first == NOTE and second.gondola == copy.id and second.id != "n" and second.text == NOTE.text


def test_a_mirrored_face_has_its_notes_mirrored() -> None:
    project = mirror_face(noted(), "g", "A")
    assert project.notes[0].x == 1500.0 - 100.0 - 400.0
    assert mirror_face(project, "g", "A").notes == noted().notes


def test_notes_of_the_ends_change_sides_with_them() -> None:
    twin = empty_twin(two_bays().gondolas[0].faces[0], "LEFT_END")
    project = edits.add_notes(add_face(two_bays(), "g", twin), [Note("e", "g", "LEFT_END", 0.0, 500.0, 200.0, "x")])
    assert [(note.side, note.x) for note in mirror_gondola(project, "g").notes] == [("RIGHT_END", 800.0)]


def test_notes_go_with_their_face_and_come_back_with_undo() -> None:
    document = Document(noted())
    document.do(Label("edit.remove_gondola"), remove_gondola(document.project, "g"))
    assert document.project.notes == ()
    document.undo()
    assert document.project.notes == (NOTE,)
    assert remove_face(noted(), "g", "A").notes == ()


def test_a_place_is_kept_on_the_face() -> None:
    assert edits.within_face(noted(), "g", "A", 5000.0, -10.0, 400.0) == (1100.0, 110.0)
    assert edits.within_face(noted(), "g", "A", 20.0, 9000.0, 9000.0) == (0.0, 1800.0)
