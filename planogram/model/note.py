"""A note: words placed on a face, for the store or for colleagues. Plain text, whatever it holds; drawn by draw/notes."""

from planogram.model.fixture import Side
from planogram.model.values import Coordinate, Length, Value

NOTE_WIDTH = 420.0
"""Width (mm) of a new note."""
NARROWEST, WIDEST = 80.0, 5000.0
LONGEST_TEXT = 1000
"""Letters a hand may type; a file may hold more."""


class Note(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """`text` on the face `side` of `gondola`; (x, y) is its upper left corner on the face, `width` mm. Its height follows from the text."""

    id: str
    gondola: str
    side: Side
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    width: Length = NOTE_WIDTH
    text: str = ""


def excerpt(text: str, letters: int = 40) -> str:
    """The beginning of a text on one line, for lists and undo.

    >>> excerpt("Poser le stop-rayon\\n  ici"), excerpt("abcdef", 4)
    ('Poser le stop-rayon ici', 'abc…')
    """
    line = " ".join(text.split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"
