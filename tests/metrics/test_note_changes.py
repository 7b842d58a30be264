"""Notes in the comparison of two plans, and brought together from two of them."""

import msgspec

from planogram.exchange.change_words import change_details, change_subject
from planogram.i18n import translator
from planogram.metrics.change import Place
from planogram.metrics.changes import compare_projects, comparison_json
from planogram.metrics.merge import merge
from planogram.model.edits import notes
from planogram.model.note import Note
from tests.builders import two_bays

NOTE = Note("n", "g", "A", 100.0, 900.0, 400.0, "Poser le stop-rayon ici")
HERE = Place("g", "A")


def test_written_taken_away_moved_and_reworded() -> None:
    plain, noted = two_bays(), notes.add_notes(two_bays(), [NOTE])
    (written,), (gone,) = compare_projects(plain, noted), compare_projects(noted, plain)
    assert (written.kind, written.start, written.end, written.name) == ("note", None, HERE, NOTE.text)
    assert (gone.start, gone.end) == (HERE, None)
    (moved,) = compare_projects(noted, notes.change_notes(noted, ["n"], text="Autre", x=120.0))
    assert [(field.name, field.old, field.new) for field in moved.fields] == [("text", NOTE.text, "Autre"), ("x_mm", 100.0, 120.0)]
    assert "texte" in change_details(moved, translator("fr")) and change_subject(moved, {}, translator("fr")) == "Autre"
    assert comparison_json(noted, plain)["changes"][0]["kind"] == "note"


def test_the_same_words_on_the_same_face_are_the_same_note() -> None:
    one, other = (notes.add_notes(two_bays(), [msgspec.structs.replace(NOTE, id=ident)]) for ident in "ab")
    assert compare_projects(one, other) == ()


def test_notes_of_both_are_kept_when_plans_are_brought_together() -> None:
    mine = notes.add_notes(two_bays(), [NOTE])
    theirs = notes.add_notes(two_bays(), [msgspec.structs.replace(NOTE, id="t", text="Eux")])
    assert {note.text for note in merge(two_bays(), mine, theirs).project.notes} == {NOTE.text, "Eux"}
