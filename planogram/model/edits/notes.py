"""Verbs on notes: write, move, change, remove, copy; and what becomes of them when their face is copied, mirrored or taken away."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from planogram.model.find import find_face, find_gondola
from planogram.model.fixture import Face, Gondola, Side, face_height, face_width
from planogram.model.note import NARROWEST, NOTE_WIDTH, WIDEST, Note
from planogram.model.project import Project
from planogram.model.units import round_mm
from planogram.model.values import changed, new_id

_LOWEST = 110.0

Turned = Mapping[Side, tuple[Side, float]]
"""By side: the side it becomes, and the width (mm) of the face in which its notes are mirrored."""


def notes_on(project: Project, gondola_id: str, side: str) -> tuple[Note, ...]:
    """The notes of a face, in the order they were written: the last lies on top."""
    return tuple(note for note in project.notes if note.gondola == gondola_id and note.side == side)


def new_note(gondola_id: str, side: Side, x: float, y: float, text: str = "", width: float = NOTE_WIDTH) -> Note:
    """A note with a fresh id, its upper left corner at (x, y) of the face."""
    return Note(new_id("note"), gondola_id, side, round_mm(x), round_mm(y), round_mm(min(max(width, NARROWEST), WIDEST)), text)


def add_notes(project: Project, notes: Sequence[Note]) -> Project:
    """`notes` laid on top of the others."""
    return changed(project, notes=(*project.notes, *notes))


def change_notes(project: Project, ids: Iterable[str], **fields: Any) -> Project:
    """The notes of these ids with `fields` set."""
    wanted = frozenset(ids)
    return changed(project, notes=tuple(changed(note, **fields) if note.id in wanted else note for note in project.notes))


def shift_notes(project: Project, ids: Iterable[str], dx: float, dy: float) -> Project:
    """The notes of these ids so much further right and up (mm)."""
    wanted = frozenset(ids)
    moved = (changed(note, x=round_mm(note.x + dx), y=round_mm(note.y + dy)) if note.id in wanted else note for note in project.notes)
    return changed(project, notes=tuple(moved))


def remove_notes(project: Project, ids: Iterable[str]) -> Project:
    """The project without the notes of these ids."""
    gone = frozenset(ids)
    return changed(project, notes=tuple(note for note in project.notes if note.id not in gone))


def copies_of(notes: Sequence[Note], gondola_id: str | None = None, side: Side | None = None, dx: float = 0.0, dy: float = 0.0) -> tuple[Note, ...]:
    """The same notes under fresh ids, on another face when one is given, so much further right and up (mm)."""
    return tuple(
        msgspec.structs.replace(
            note, id=new_id("note"), gondola=gondola_id or note.gondola, side=side or note.side, x=round_mm(note.x + dx), y=round_mm(note.y + dy)
        )
        for note in notes
    )


def with_copied_notes(project: Project, old: str, new: str) -> Project:
    """`project` with a copy of each note of the gondola `old` on the gondola `new`."""
    notes = [note for note in project.notes if note.gondola == old]
    return add_notes(project, copies_of(notes, new)) if notes else project


def mirrored_notes(project: Project, gondola: Gondola, faces: Sequence[Face], ends: Mapping[Side, Side] | None = None) -> Project:
    """`project` with the notes of these faces (as they were before) seen in a mirror; `ends`: the sides that change places."""
    turned: Turned = {face.side: ((ends or {}).get(face.side, face.side), face_width(face)) for face in faces}
    return changed(project, notes=tuple(_mirrored(note, turned) if note.gondola == gondola.id else note for note in project.notes))


def _mirrored(note: Note, turned: Turned) -> Note:
    if note.side not in turned:
        return note
    side, width = turned[note.side]
    return changed(note, side=side, x=round_mm(width - note.x - note.width))


def without_lost_notes(project: Project) -> Project:
    """`project` without the notes whose face is no longer there."""
    if not project.notes:
        return project
    faces = {(gondola.id, face.side) for gondola in project.gondolas for face in gondola.faces}
    kept = tuple(note for note in project.notes if (note.gondola, note.side) in faces)
    return project if len(kept) == len(project.notes) else changed(project, notes=kept)


def within_face(project: Project, gondola_id: str, side: str, x: float, y: float, width: float) -> tuple[float, float]:
    """The place nearest to (x, y) for the upper left corner of a note `width` mm wide: on the face, with room for two lines above the floor."""
    face = find_face(project.gondolas[find_gondola(project, gondola_id)], side)
    if face is None:
        return x, y
    highest = max(face_height(face), _LOWEST)
    return min(max(x, 0.0), max(0.0, face_width(face) - width)), min(max(y, _LOWEST), highest)
