"""The notes layer of an elevation: each note a slip of paper with its words, wrapped by measured width. The words are never markup."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from planogram.draw.measure import LINE_HEIGHT, TextMeasurer
from planogram.draw.shapes import Group, Polygon, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.edits.notes import notes_on
from planogram.model.find import UnknownId, find_bay
from planogram.model.layout import Box, FaceLayout
from planogram.model.memo import memo, one_object
from planogram.model.note import Note
from planogram.model.project import Project

NOTE_TEXT = 36.0
"""Size (mm) of a note's words, where the smallest text of the drawing is not larger."""
MOST_LINES = 40
ELLIPSIS = "…"
_PAPER, _EDGE, _FOLD, _INK = "#fff1a8", "#c79a1e", "#e3c65a", "#3a2f05"
_PAD = 0.42
"""Free border ÷ size."""
_CORNER = 0.7
"""Side of the folded corner ÷ size."""


def draw_notes(project: Project, layout: FaceLayout, style: DrawStyle) -> list[Group]:
    """A group "note" for each note of the face laid out, its origin at the upper left corner; none where the style hides the layer."""
    return [_note_group(note, one_object(x), style) for note, x in _notes_of(project, layout)] if style.notes else []


def notes_reach(project: Project, layout: FaceLayout) -> Box:
    """Left, bottom, right, top (mm) of the furniture's width and the notes that hang beside or above it."""
    found = _notes_of(project, layout)
    left, right = min((x for _, x in found), default=0.0), max((x + note.width for note, x in found), default=0.0)
    return min(0.0, left), 0.0, max(layout.width, right), max((note.y for note, _ in found), default=0.0)


def _notes_of(project: Project, layout: FaceLayout) -> list[tuple[Note, float]]:
    """The notes of the face laid out, each with its left edge (mm) there."""
    if not project.notes or not layout.bays:
        return []
    try:
        g, f, b = find_bay(project, layout.bays[0].bay.id)
    except UnknownId:
        return []
    face = project.gondolas[g].faces[f]
    start, whole = sum(bay.width for bay in face.bays[:b]), sum(bay.width for bay in face.bays)
    notes = notes_on(project, project.gondolas[g].id, face.side)
    return [(note, note.x - start) for note in notes if _is_on(note, start, layout.width, whole)]


def _is_on(note: Note, start: float, width: float, whole: float) -> bool:
    """Whether a note belongs to the part of a face from `start` on: the part its middle is on, or the end it lies beyond."""
    middle = min(max(note.x + note.width / 2, 0.0), whole - 1.0)
    return start <= middle < start + width


@memo(2048)
def _note_group(note: Note, x: float, style: DrawStyle) -> Group:
    return Group("note", note.id, x, note.y, tuple(_note_shapes(note, style)))


def note_size(style: DrawStyle) -> float:
    """Size (mm) of the words of notes in a drawing."""
    return max(NOTE_TEXT, style.smallest_text)


def note_height(note: Note, size: float, measurer: TextMeasurer) -> float:
    """Height (mm) of a note whose words are of that size."""
    return size * (max(1, len(note_lines(note.text, note.width, size, measurer))) * LINE_HEIGHT + 2 * _PAD)


def note_area(note: Note, measurer: TextMeasurer, size: float = NOTE_TEXT) -> Box:
    """Left, bottom, right, top (mm) of a note on its face."""
    return note.x, note.y - note_height(note, size, measurer), note.x + note.width, note.y


def note_lines(text: str, width: float, size: float, measurer: TextMeasurer) -> tuple[str, ...]:
    """The words of a note as they are set in a note `width` mm wide."""
    return _wrapped(text, width - 2 * _PAD * size, size, measurer)


def _note_shapes(note: Note, style: DrawStyle) -> Iterator[Shape]:
    size = note_size(style)
    lines, height = note_lines(note.text, note.width, size, style.measurer), note_height(note, size, style.measurer)
    corner = min(_CORNER * size, note.width / 2)
    inner = (note.width - corner, -height + corner)
    yield Polygon(((0.0, 0.0), (note.width, 0.0), (note.width, inner[1]), (inner[0], -height), (0.0, -height)), _PAPER, _EDGE)
    yield Polygon(((note.width, inner[1]), inner, (inner[0], -height)), _FOLD, _EDGE)
    pad = _PAD * size
    for number, line in enumerate(lines):
        top = -pad - number * LINE_HEIGHT * size
        yield Text(pad, top - LINE_HEIGHT * size, note.width - 2 * pad, LINE_HEIGHT * size, line, size, _INK, "left")


@lru_cache(maxsize=4096)
def _wrapped(text: str, width: float, size: float, measurer: TextMeasurer) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += _paragraph([_printable(word) for word in paragraph.split()], width, size, measurer)
        if len(lines) > MOST_LINES:
            return (*lines[: MOST_LINES - 1], ELLIPSIS)
    return tuple(lines)


def _paragraph(words: Sequence[str], width: float, size: float, measurer: TextMeasurer) -> list[str]:
    """Lines no wider than `width`; a word that is wider by itself is cut between letters."""
    lines, line = [], ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if measurer.width(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width, size, measurer)
        lines += whole
        if len(lines) > MOST_LINES:
            break
    return [*lines, line]


def _pieces(word: str, width: float, size: float, measurer: TextMeasurer) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and measurer.width(piece + letter, size) > width:
            pieces.append(piece)
            piece = ""
            if len(pieces) > MOST_LINES:
                break
        piece += letter
    return [*pieces, piece]


def _printable(word: str) -> str:
    """A word without control characters, which no player can draw."""
    return "".join(letter for letter in word if unicodedata.category(letter) != "Cc")
