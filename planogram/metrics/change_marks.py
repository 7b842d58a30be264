"""Where each change shows on the two plans: which positions and furniture, by id. For drawings that colour them; found in changes.py."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from planogram.metrics.change import Change, Kind, Place
from planogram.model.find import find_face
from planogram.model.fixture import Bay, Face, Gondola
from planogram.model.project import Project


class Seen(msgspec.Struct, frozen=True):
    """What a change is about on one plan: the face to look at, ids of positions, and the id of a bay or level; empty where there is none."""

    gondola: str = ""
    side: str = ""
    positions: tuple[str, ...] = ()
    part: str = ""


NOWHERE = Seen()


def seen(project: Project, place: Place | None) -> Seen:
    """What stands at a place of a plan: the position, or the furniture with all that stands on it."""
    gondola = None if place is None else next((one for one in project.gondolas if one.name == place.gondola), None)
    if place is None or gondola is None:
        return NOWHERE
    face = find_face(gondola, place.face) if place.face else next(iter(gondola.faces), None)
    if face is None:
        return Seen(gondola.id)
    return _on_face(gondola, face, place)


def _on_face(gondola: Gondola, face: Face, place: Place) -> Seen:
    if place.bay is None or place.bay > len(face.bays):
        return Seen(gondola.id, face.side)
    bay = face.bays[place.bay - 1]
    if place.level is None or place.level > len(bay.levels):
        return Seen(gondola.id, face.side, _standing(bay), bay.id)
    level = bay.levels[place.level - 1]
    if place.order is None or place.order > len(level.positions):
        return Seen(gondola.id, face.side, tuple(position.id for position in level.positions), level.id)
    return Seen(gondola.id, face.side, (level.positions[place.order - 1].id,))


def _standing(bay: Bay) -> tuple[str, ...]:
    return tuple(position.id for level in bay.levels for position in level.positions)


class Marks(msgspec.Struct, frozen=True):
    """Kinds by position id and by id of a bay or level, on one plan."""

    positions: Mapping[str, Kind]
    parts: Mapping[str, Kind]
    faces: frozenset[tuple[str, str]]
    """Faces (gondola id, side) on which something shows."""


def marks(project: Project, places: Iterable[tuple[Change, Place | None]]) -> Marks:
    """What to colour on a plan. Of several changes of one position the one told first counts: moved before refaced before turned."""
    positions: dict[str, Kind] = {}
    parts: dict[str, Kind] = {}
    faces: set[tuple[str, str]] = set()
    for change, place in places:
        there = seen(project, place)
        if there.side:
            faces.add((there.gondola, there.side))
        if there.part:
            parts.setdefault(there.part, change.kind)
        if change.product is not None or change.kind == "moved":
            for position in there.positions:
                positions.setdefault(position, change.kind)
    return Marks(positions, parts, frozenset(faces))


def marks_of_both(old: Project, new: Project, changes: Iterable[Change]) -> tuple[Marks, Marks]:
    """The marks on the earlier and on the later plan."""
    shown = [change for change in changes if change.kind not in ("product", "floor", "note")]
    return marks(old, _starts(shown)), marks(new, _ends(shown))


def _starts(changes: Iterable[Change]) -> Iterator[tuple[Change, Place | None]]:
    return ((change, change.start) for change in changes)


def _ends(changes: Iterable[Change]) -> Iterator[tuple[Change, Place | None]]:
    return ((change, change.end) for change in changes)
