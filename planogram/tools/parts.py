"""Which level, bay and face the selection means: the part picked, else what the first position picked stands on. Changes nothing."""

from planogram.model.find import UnknownId, find_bay, find_level, find_position
from planogram.model.fixture import Bay, Gondola, Level
from planogram.session.workbench import FaceRef, Workbench


def chosen_level(workbench: Workbench) -> Level | None:
    """The level selected, or the one the first selected position stands on."""
    project, selection = workbench.project, workbench.selection
    try:
        if selection.ids:
            return find_position(project, selection.ids[0])[0].level
        return find_level(project, selection.part).level if selection.part else None
    except UnknownId:
        return None


def chosen_bay(workbench: Workbench) -> Bay | None:
    """The bay selected, or that of the selected level or position; the only bay of the face when nothing is selected."""
    project, selection = workbench.project, workbench.selection
    try:
        if selection.ids:
            return find_position(project, selection.ids[0])[0].bay
        if selection.part:
            return bay_with(workbench, selection.part)
    except UnknownId:
        pass
    face = workbench.face
    return face[1].bays[0] if face is not None and len(face[1].bays) == 1 else None


def bay_with(workbench: Workbench, part: str) -> Bay:
    """The bay of that id, or the one that carries the level of that id; UnknownId for anything else."""
    try:
        return find_level(workbench.project, part).bay
    except UnknownId:
        g, f, b = find_bay(workbench.project, part)
        return workbench.project.gondolas[g].faces[f].bays[b]


def gondola_picked(workbench: Workbench) -> Gondola | None:
    """The gondola on show when it is itself selected, and nothing on it."""
    face, selection = workbench.face, workbench.selection
    return face[0] if face is not None and not selection.ids and selection.part == face[0].id else None


def bay_picked(workbench: Workbench) -> Bay | None:
    """The bay that is itself selected, and nothing on it."""
    bay = None if workbench.selection.ids or not workbench.selection.part else chosen_bay(workbench)
    return bay if bay is not None and bay.id == workbench.selection.part else None


def level_picked(workbench: Workbench) -> Level | None:
    """The level that is itself selected, and nothing on it."""
    return None if workbench.selection.ids else chosen_level(workbench)


def face_with(workbench: Workbench, bay_id: str) -> FaceRef:
    """The face a bay is on; UnknownId when there is none."""
    g, f, _ = find_bay(workbench.project, bay_id)
    gondola = workbench.project.gondolas[g]
    return FaceRef(gondola.id, gondola.faces[f].side)
