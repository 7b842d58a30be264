"""Verbs on several bays at once: move along a face or to another one, copy, remove. What stands on them follows; single bays are in furniture.py."""

from collections.abc import Iterable, Sequence

from planogram.model.edits.furniture import add_bays, fresh_bay, remove_bay
from planogram.model.edits.pnm_follow import with_copied_pieces
from planogram.model.edits.tree import with_face
from planogram.model.edits.twins import twins_of_bays
from planogram.model.find import find_bay, find_face, find_gondola
from planogram.model.fixture import Bay
from planogram.model.project import Project
from planogram.model.values import changed


def bay_of(project: Project, bay_id: str) -> Bay:
    """The bay of that id; UnknownId when there is none."""
    g, f, b = find_bay(project, bay_id)
    return project.gondolas[g].faces[f].bays[b]


def bays_in_order(project: Project, ids: Iterable[str]) -> tuple[Bay, ...]:
    """The bays of these ids as they stand: gondola by gondola, face by face, from left to right."""
    paths = sorted(find_bay(project, bay_id) for bay_id in dict.fromkeys(ids))
    return tuple(project.gondolas[g].faces[f].bays[b] for g, f, b in paths)


def move_bays(project: Project, ids: Sequence[str], gondola_id: str, side: str, index: int) -> Project:
    """These bays, kept in order, put into the face before the bay now at `index` (clamped); the face is made when there is none.

    `index` counts the face as it is before the move.
    """
    moving = bays_in_order(project, ids)
    gone = {bay.id for bay in moving}
    face = find_face(project.gondolas[find_gondola(project, gondola_id)], side)
    before = face.bays[: max(0, index)] if face is not None else ()
    return add_bays(_lifted(project, moving), gondola_id, side, max(0, index) - sum(bay.id in gone for bay in before), moving)


def _lifted(project: Project, bays: Iterable[Bay]) -> Project:
    """Without the bays, which come back elsewhere: nothing that hangs on them is let go."""
    for bay in bays:
        g, f, _ = find_bay(project, bay.id)
        face = project.gondolas[g].faces[f]
        project = with_face(project, (g, f), changed(face, bays=tuple(other for other in face.bays if other.id != bay.id)))
    return project


def duplicate_bays(project: Project, ids: Sequence[str]) -> tuple[Project, tuple[Bay, ...]]:
    """Copies of these bays, their products and pieces too, right of the last of them; and the copies."""
    bays = bays_in_order(project, ids)
    groups: dict[str, str] = {}
    copies = tuple(fresh_bay(bay, groups) for bay in bays)
    g, f, b = find_bay(project, bays[-1].id)
    gondola = project.gondolas[g]
    project = add_bays(project, gondola.id, gondola.faces[f].side, b + 1, copies)
    project = with_copied_pieces(project, twins_of_bays(zip(bays, copies, strict=True)))
    return project, bays_in_order(project, [copy.id for copy in copies])


def remove_bays(project: Project, ids: Iterable[str]) -> Project:
    """The project without these bays and what stood on them."""
    for bay_id in dict.fromkeys(ids):
        project = remove_bay(project, bay_id)
    return project
