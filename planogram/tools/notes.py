"""Working on notes with the hand: taking hold of them, dragging, making them wider, and the verbs of the keyboard. Typing is the canvas's."""

from collections.abc import Sequence

from planogram.draw.measure import TextMeasurer
from planogram.draw.notes import note_area
from planogram.model.edits import notes as edits
from planogram.model.find import UnknownId
from planogram.model.fixture import Side
from planogram.model.note import NARROWEST, NOTE_WIDTH, WIDEST, Note, excerpt
from planogram.model.project import Project
from planogram.model.units import round_mm
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.overlay import NOTHING, Box, Handle, Message, Overlay
from planogram.tools.pointer import Pointer, on_axis
from planogram.tools.sight import see

BESIDE = 60.0
"""How far (mm) a pasted or duplicated note lies beside the one it is a copy of."""
NUDGE, SMALL_NUDGE = 10.0, 1.0


def notes_shown(workbench: Workbench) -> tuple[Note, ...]:
    """The notes of the face on show, in drawing order."""
    reference = workbench.face_ref
    return edits.notes_on(workbench.project, reference.gondola, reference.side) if reference is not None and workbench.project.notes else ()


def box_of_note(note: Note, measurer: TextMeasurer) -> Box:
    """Where a note is on its face."""
    left, bottom, right, top = note_area(note, measurer)
    return Box(left, bottom, right - left, top - bottom)


def note_under(workbench: Workbench, measurer: TextMeasurer | None, pointer: Pointer) -> Note | None:
    """The uppermost note under the pointer, whether it may be touched or not."""
    if measurer is None or not workbench.project.notes:
        return None
    for note in reversed(notes_shown(workbench)):
        box = box_of_note(note, measurer)
        if box.x <= pointer.x <= box.right and box.y <= pointer.y <= box.top:
            return note
    return None


def note_at(workbench: Workbench, measurer: TextMeasurer | None, pointer: Pointer) -> Note | None:
    """The uppermost note that the pointer can take hold of; none while the layer is locked or hidden."""
    return None if "notes" in workbench.selection.locked else note_under(workbench, measurer, pointer)


def notes_within(workbench: Workbench, measurer: TextMeasurer | None, area: Box) -> tuple[str, ...]:
    """Ids of the notes that `area` touches."""
    if measurer is None or "notes" in workbench.selection.locked:
        return ()
    boxes = ((note.id, box_of_note(note, measurer)) for note in notes_shown(workbench))
    return tuple(key for key, box in boxes if box.x < area.right and area.x < box.right and box.y < area.top and area.y < box.top)


def select_all_notes(workbench: Workbench) -> bool:
    """Every note of the face on show."""
    workbench.selection.set((), notes=[note.id for note in notes_shown(workbench)])
    return bool(workbench.selection.notes)


def selected_notes(workbench: Workbench) -> tuple[Note, ...]:
    """The selected notes of the face on show."""
    wanted = set(workbench.selection.notes)
    return tuple(note for note in notes_shown(workbench) if note.id in wanted) if wanted else ()


def note_boxes(workbench: Workbench, measurer: TextMeasurer | None) -> tuple[tuple[Box, ...], tuple[Handle, ...]]:
    """Outlines of the selected notes, and the handle that makes a single one wider."""
    if measurer is None or not workbench.selection.notes:
        return (), ()
    boxes = tuple(box_of_note(note, measurer) for note in selected_notes(workbench))
    handles = (Handle("right", boxes[0].right, boxes[0].y + boxes[0].height / 2, boxes[0].width / 4),) if len(boxes) == 1 else ()
    return boxes, handles


def click_note(workbench: Workbench, note: Note, pointer: Pointer) -> None:
    """Select a note; with Ctrl or Shift add it, or drop it when it was selected."""
    chosen = workbench.selection.notes
    if not (pointer.ctrl or pointer.shift):
        chosen = (note.id,)
    elif note.id in chosen:
        chosen = tuple(one for one in chosen if one != note.id)
    else:
        chosen = (*chosen, note.id)
    workbench.selection.set((), notes=chosen)


class NoteDrag:
    """One drag of one note, or of the selected ones together. Ctrl leaves them and brings copies, Shift keeps the axis."""

    def __init__(self, workbench: Workbench, start: Pointer, note: Note) -> None:
        self._workbench, self._start = workbench, start
        self._before = workbench.selection.notes
        ids = self._before if note.id in self._before else (note.id,)
        self._gesture = workbench.document.start_gesture(_label("move_note", workbench.project, ids))
        self._notes = [one for one in self._gesture.base.notes if one.id in ids]
        self._copies = edits.copies_of(self._notes)
        self._copying = False
        self._overlay = NOTHING
        workbench.selection.set((), notes=ids)

    @property
    def overlay(self) -> Overlay:
        return self._overlay if self._gesture.alive else NOTHING

    def move(self, pointer: Pointer) -> None:
        if not self._gesture.alive:
            self._overlay = NOTHING
            return
        self._copying, aimed = pointer.ctrl, on_axis(self._start, pointer)
        dx, dy = self._kept_on_face(aimed.x - self._start.x, aimed.y - self._start.y)
        moving = self._copies if self._copying else self._notes
        base = edits.add_notes(self._gesture.base, self._copies) if self._copying else self._gesture.base
        self._gesture.show(edits.shift_notes(base, [note.id for note in moving], dx, dy))
        self._workbench.selection.set((), notes=[note.id for note in moving])
        values = (("x_mm", self._notes[0].x + dx), ("y_mm", self._notes[0].y + dy)) if self._notes else ()
        self._overlay = Overlay(message=Message("gesture.note_place", values), cursor="copy" if self._copying else "move")

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        label = _label("copy_note", self._gesture.base, [note.id for note in self._notes]) if self._copying else None
        if self._gesture.alive and not self._gesture.commit(label) and self._copying:
            self._workbench.selection.set((), notes=self._before)
        self._overlay = NOTHING

    def cancel(self) -> None:
        self._gesture.cancel()
        self._workbench.selection.set((), notes=self._before)
        self._overlay = NOTHING

    def _kept_on_face(self, dx: float, dy: float) -> tuple[float, float]:
        """The way as far as the first note may go without leaving its face."""
        if not self._notes:
            return dx, dy
        first = self._notes[0]
        x, y = edits.within_face(self._gesture.base, first.gondola, first.side, first.x + dx, first.y + dy, first.width)
        return round_mm(round(x) - first.x), round_mm(round(y) - first.y)


class NoteWidthDrag:
    """Pulling a note's right edge: its words are wrapped anew."""

    def __init__(self, workbench: Workbench, start: Pointer, note: Note) -> None:
        self._start, self._note = start, note
        self._gesture = workbench.document.start_gesture(_label("widen_note", workbench.project, (note.id,)))
        self._overlay = NOTHING

    @property
    def overlay(self) -> Overlay:
        return self._overlay if self._gesture.alive else NOTHING

    def move(self, pointer: Pointer) -> None:
        width = float(round(min(max(self._note.width + pointer.x - self._start.x, NARROWEST), WIDEST)))
        self._gesture.show(edits.change_notes(self._gesture.base, (self._note.id,), width=width))
        self._overlay = Overlay(message=Message("gesture.note_width", (("width_mm", width),)), cursor="size_h")

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._gesture.alive:
            self._gesture.commit()
        self._overlay = NOTHING

    def cancel(self) -> None:
        self._gesture.cancel()
        self._overlay = NOTHING


def write_note(workbench: Workbench, x: float, y: float, text: str) -> str:
    """A new note with its upper left corner at (x, y) of the face on show, selected; its id, empty when there is no face or no text."""
    face = workbench.face
    if face is None or not text.strip():
        return ""
    side: Side = face[1].side
    x, y = edits.within_face(workbench.project, face[0].id, side, x, y, NOTE_WIDTH)
    note = edits.new_note(face[0].id, side, round(x), round(y), text)
    done = workbench.document.do(Label("edit.add_note", (("text", excerpt(text)),)), edits.add_notes(workbench.project, (note,)))
    workbench.selection.set((), notes=(note.id,) if done else ())
    return note.id if done else ""


def rewrite_note(workbench: Workbench, note_id: str, text: str) -> bool:
    """Other words for a note; without any it is removed."""
    if not text.strip():
        workbench.selection.set((), notes=(note_id,))
        return remove_selected(workbench)
    label = Label("edit.change_note", (("text", excerpt(text)),))
    return workbench.document.do(label, edits.change_notes(workbench.project, (note_id,), text=text))


def remove_selected(workbench: Workbench, verb: str = "remove_note") -> bool:
    """The selected notes, gone."""
    ids = workbench.selection.notes
    return bool(ids) and workbench.document.do(_label(verb, workbench.project, ids), edits.remove_notes(workbench.project, ids))


def copy_notes(workbench: Workbench) -> bool:
    """The selected notes on the clipboard, in place of what was there."""
    found = selected_notes(workbench)
    if found:
        workbench.clipboard.put_notes(found)
    return bool(found)


def paste_notes(workbench: Workbench) -> bool:
    """The clipboard's notes on the face on show, a little beside where they were when that is the same face."""
    reference, notes = workbench.face, workbench.clipboard.notes
    return reference is not None and _lay(workbench, "paste_note", notes, reference[0].id, reference[1].side)


def duplicate_notes(workbench: Workbench) -> bool:
    """The selected notes once more, a little beside."""
    reference = workbench.face
    return reference is not None and _lay(workbench, "copy_note", selected_notes(workbench), reference[0].id, reference[1].side)


def nudge_notes(workbench: Workbench, dx: int, dy: int, small: bool = False) -> bool:
    """The selected notes 1 cm (or 1 mm) further."""
    ids, step = [note.id for note in selected_notes(workbench)], SMALL_NUDGE if small else NUDGE
    moved = edits.shift_notes(workbench.project, ids, dx * step, dy * step)
    return bool(ids) and workbench.document.do(_label("move_note", workbench.project, ids), moved)


def _lay(workbench: Workbench, verb: str, notes: Sequence[Note], gondola: str, side: Side) -> bool:
    here = {(note.x, note.y) for note in notes_shown(workbench)}
    away = next(step * BESIDE for step in range(len(here) + 1) if not any((note.x + step * BESIDE, note.y - step * BESIDE) in here for note in notes))
    copies = edits.copies_of(notes, gondola, side, away, -away)
    if not copies or see(workbench).layout.width <= 0:
        return False
    project = edits.add_notes(workbench.project, copies)
    ids = [note.id for note in copies]
    done = workbench.document.do(_label(verb, project, ids), project)
    if done:
        workbench.selection.set((), notes=ids)
    return done


def find_note(project: Project, note_id: str) -> Note:
    """The note of that id; UnknownId when there is none."""
    for note in project.notes:
        if note.id == note_id:
            return note
    raise UnknownId(note_id)


def _label(verb: str, project: Project, ids: Sequence[str]) -> Label:
    """`edit.<verb>` with the beginning of the text of one note, `edit.<verb>_many` with the number of more."""
    if len(ids) != 1:
        return Label(f"edit.{verb}_many", (("count", len(ids)),))
    return Label(f"edit.{verb}", (("text", next((excerpt(note.text) for note in project.notes if note.id == ids[0]), "")),))
