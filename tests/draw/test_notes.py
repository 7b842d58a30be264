"""Notes drawn on a face: their words wrapped by measured width, whole, in place, and never markup."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planogram.draw.elevation import draw_face
from planogram.draw.notes import ELLIPSIS, MOST_LINES, NOTE_TEXT, note_area, note_lines
from planogram.draw.shapes import Group, Text
from planogram.draw.style import DrawStyle
from planogram.exchange.font import measurer
from planogram.model.edits.notes import add_notes
from planogram.model.note import Note
from planogram.model.project import Project
from tests.builders import two_bays

STYLE = DrawStyle(measurer())


def noted(*notes: Note) -> Project:
    return add_notes(two_bays(), notes)


def groups(project: Project, style: DrawStyle = STYLE, side: str = "A") -> list[Group]:
    return [group for group in draw_face(project, "g", side, style).groups if group.kind == "note"]


def words(group: Group) -> list[str]:
    return [shape.text for shape in group.shapes if isinstance(shape, Text)]


def test_a_note_stands_where_it_was_put_and_is_drawn_last() -> None:
    project = noted(Note("n", "g", "A", 120.0, 900.0, 420.0, "Poser le stop-rayon ici"))
    drawing = draw_face(project, "g", "A", STYLE)
    last = drawing.groups[-1]
    assert (last.kind, last.ref, last.x, last.y) == ("note", "n", 120.0, 900.0)
    assert " ".join(words(last)) == "Poser le stop-rayon ici"


def test_no_note_on_another_face_and_none_where_the_layer_is_hidden() -> None:
    project = noted(Note("n", "g", "B", text="B"), Note("m", "h", "A", text="h"))
    assert groups(project) == []
    shown = noted(Note("n", "g", "A", text="A"))
    assert len(groups(shown)) == 1 and groups(shown, msgspec.structs.replace(STYLE, notes=False)) == []


def test_a_note_untouched_is_the_same_group() -> None:
    project = noted(Note("n", "g", "A", text="A"), Note("m", "g", "A", text="B"))
    moved = msgspec.structs.replace(project, notes=(project.notes[0], msgspec.structs.replace(project.notes[1], x=50.0)))
    before, after = groups(project), groups(moved)
    assert before[0] is after[0] and before[1] is not after[1]


@given(st.text(max_size=120), st.floats(80, 900))
def test_every_line_is_inside_the_note_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = note_lines(text, width, NOTE_TEXT, measurer())
    assert all(len(line) == 1 or measurer().width(line, NOTE_TEXT) <= width for line in lines)
    if ELLIPSIS not in lines:
        kept = [letter for letter in "".join(lines) if not letter.isspace()]
        assert len(kept) <= len([letter for letter in text if not letter.isspace()])
        assert [letter for letter in kept if letter.isalnum()] == [letter for letter in text if letter.isalnum()]


def test_lines_of_the_writer_are_kept() -> None:
    assert note_lines("un\n\ndeux", 400.0, NOTE_TEXT, measurer()) == ("un", "", "deux")


def test_a_very_long_text_is_cut() -> None:
    lines = note_lines("x" * 20_000, 100.0, NOTE_TEXT, measurer())
    assert len(lines) <= MOST_LINES + 1


def test_markup_stays_words() -> None:
    text = "<b>&amp;</b> {0} %s /etc/passwd"
    assert "".join(words(groups(noted(Note("n", "g", "A", 0, 900, 3000, text)))[0])) == text


def test_the_area_grows_with_the_lines() -> None:
    one, two = (note_area(Note("n", "g", "A", 10.0, 500.0, 420.0, text), measurer()) for text in ("a", "a\nb"))
    assert one[0] == 10.0 and one[2] == 430.0 and one[3] == two[3] == 500.0 and two[1] < one[1] < 500.0
