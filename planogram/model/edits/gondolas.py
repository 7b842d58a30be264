"""Verbs on whole gondolas and their faces: order, copies, sides. Their bays are in bays.py, what is on them follows."""

from collections.abc import Collection, Iterable

import msgspec

from planogram.model.edits.furniture import fresh_bay, remove_bay
from planogram.model.edits.notes import add_notes, copies_of, with_copied_notes
from planogram.model.edits.pnm_follow import with_copied_pieces
from planogram.model.edits.pnm_hosts import settled
from planogram.model.edits.tree import with_gondola, with_inserted, without_element
from planogram.model.edits.twins import twins_of_bays, twins_of_gondola
from planogram.model.find import find_face, find_gondola
from planogram.model.fixture import SIDES, Bay, Face, Gondola, Side
from planogram.model.pnm_layout import face_key
from planogram.model.project import Project
from planogram.model.values import changed, new_id


def free_name(project: Project, name: str) -> str:
    """`name`, or `name 2`, `name 3`… when a gondola has it: names are the key of the workbook."""
    return name_beside({gondola.name for gondola in project.gondolas}, name)


def name_beside(taken: Collection[str], name: str) -> str:
    """The same among the names that are taken.

    >>> name_beside({"Gondole 1", "Gondole 2"}, "Gondole 1"), name_beside((), "Mur")
    ('Gondole 3', 'Mur')
    """
    stem, _, number = name.rpartition(" ")
    stem = stem if stem and number.isdigit() else name
    return name if name not in taken else next(new for n in range(2, len(taken) + 3) if (new := f"{stem} {n}") not in taken)


def fresh_gondola(gondola: Gondola, name: str) -> Gondola:
    """The same gondola under new ids and `name`, all that stands on it too."""
    groups: dict[str, str] = {}
    faces = tuple(msgspec.structs.replace(face, bays=tuple(fresh_bay(bay, groups) for bay in face.bays)) for face in gondola.faces)
    return msgspec.structs.replace(gondola, id=new_id("gon"), name=name, faces=faces)


def insert_gondola(project: Project, index: int, gondola: Gondola) -> Project:
    """`gondola` put before the one at `index` (clamped)."""
    return settled(changed(project, gondolas=with_inserted(project.gondolas, index, (gondola,))))


def duplicate_gondola(project: Project, gondola_id: str) -> tuple[Project, Gondola]:
    """The project with a copy right after the gondola, its products, pieces and notes too, and the copy."""
    index = find_gondola(project, gondola_id)
    old = project.gondolas[index]
    copy = fresh_gondola(old, free_name(project, old.name))
    project = with_copied_pieces(insert_gondola(project, index + 1, copy), twins_of_gondola(old, copy))
    project = with_copied_notes(project, old.id, copy.id)
    return project, project.gondolas[index + 1]


def move_gondola(project: Project, gondola_id: str, index: int) -> Project:
    """The gondola at place `index` (clamped) of the list, counted without it."""
    here = find_gondola(project, gondola_id)
    gondola = project.gondolas[here]
    return changed(project, gondolas=with_inserted(without_element(project.gondolas, here), index, (gondola,)))


def free_sides(gondola: Gondola) -> tuple[Side, ...]:
    """The sides on which the gondola has no face yet."""
    return tuple(side for side in SIDES if find_face(gondola, side) is None)


def add_face(project: Project, gondola_id: str, face: Face) -> Project:
    """`face` added to the gondola, in the usual order of sides; it must be on a free side."""
    index = find_gondola(project, gondola_id)
    gondola = project.gondolas[index]
    place = sum(SIDES.index(other.side) < SIDES.index(face.side) for other in gondola.faces)
    return settled(with_gondola(project, index, changed(gondola, faces=with_inserted(gondola.faces, place, (face,)))))


def twin(face: Face, side: Side) -> Face:
    """A face for `side` like `face`, products too, under new ids: all its bays for a long side, the first for an end."""
    long, groups = side in ("A", "B"), dict[str, str]()
    return Face(side, tuple(fresh_bay(bay, groups) for bay in (face.bays if long else face.bays[:1])), face.curvature if long else 0.0)


def empty_twin(face: Face, side: Side) -> Face:
    """The twin of a face with nothing on its levels."""
    full = twin(face, side)
    return msgspec.structs.replace(full, bays=tuple(map(emptied, full.bays)))


def duplicate_face(project: Project, gondola_id: str, side: str, to: Side) -> Project:
    """The gondola with a twin of its face `side` on the free side `to`: products, pieces and notes too."""
    gondola = project.gondolas[find_gondola(project, gondola_id)]
    face = find_face(gondola, side)
    if face is None or to not in free_sides(gondola):
        return project
    copy = twin(face, to)
    twins = twins_of_bays(zip(face.bays, copy.bays, strict=False))
    if len(copy.bays) == len(face.bays):
        twins[face_key(gondola_id, side)] = face_key(gondola_id, to)
    project = with_copied_pieces(add_face(project, gondola_id, copy), twins)
    width = sum(bay.width for bay in copy.bays)
    notes = [note for note in project.notes if (note.gondola, note.side) == (gondola_id, side) and note.x < width]
    return add_notes(project, copies_of(notes, side=to)) if notes else project


def emptied(bay: Bay) -> Bay:
    """The bay without anything on its levels."""
    return msgspec.structs.replace(bay, levels=tuple(msgspec.structs.replace(level, positions=()) for level in bay.levels))


def remove_face(project: Project, gondola_id: str, side: str) -> Project:
    """The gondola without its face on that side and what stood on it."""
    index = find_gondola(project, gondola_id)
    face = find_face(project.gondolas[index], side)
    if face is None:
        return project
    project = _without_bays(project, (bay.id for bay in face.bays))
    gondola = project.gondolas[index]
    return settled(with_gondola(project, index, changed(gondola, faces=tuple(other for other in gondola.faces if other.side != side))))


def _without_bays(project: Project, ids: Iterable[str]) -> Project:
    for bay_id in ids:
        project = remove_bay(project, bay_id)
    return project


def move_face(project: Project, gondola_id: str, side: str, index: int) -> Project:
    """The face of that side shown at place `index` (clamped) among the gondola's faces; where it is on the floor stays."""
    g = find_gondola(project, gondola_id)
    gondola = project.gondolas[g]
    face = find_face(gondola, side)
    if face is None:
        return project
    others = tuple(other for other in gondola.faces if other is not face)
    return with_gondola(project, g, changed(gondola, faces=with_inserted(others, index, (face,))))


def bend_face(project: Project, gondola_id: str, side: str, degrees: float) -> Project:
    """The face of that side bent by so many degrees of arc (0 straight, positive concave). Bays keep their width: it is the length of the arc."""
    g = find_gondola(project, gondola_id)
    gondola = project.gondolas[g]
    faces = tuple(changed(face, curvature=degrees) if face.side == side else face for face in gondola.faces)
    return with_gondola(project, g, changed(gondola, faces=faces))
