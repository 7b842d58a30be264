"""Which parts of the furniture carry PNM pieces, where their frames begin, and why a piece cannot go to one. What collides is a check's."""

from collections.abc import Iterator, Mapping

import msgspec

from planogram.model.find import find_face, find_gondola
from planogram.model.fixture import END_SIDES, Bay, Face, Gondola, Level
from planogram.model.layout import FaceLayout, face_layout
from planogram.model.memo import memo
from planogram.model.placement import hangs
from planogram.model.pnm import PnmArticle
from planogram.model.pnm_catalogue import HOSTS, hosts_of
from planogram.model.project import Project

COUNTERS = ("checkout", "counter_island", "podium")


class Anchor(msgspec.Struct, frozen=True):
    """One host part on a face: the frame's origin (`x`, `y`, face mm), how wide it is, and how high the part itself is."""

    host: str
    host_id: str
    bay: Bay
    level: Level | None
    x: float
    y: float
    width: float
    height: float


class Place(msgspec.Struct, frozen=True):
    """A bay with what it stands in; `level` when the host is a level."""

    gondola: Gondola
    face: Face
    number: int
    bay: Bay
    level: Level | None = None


def level_hosts(level: Level) -> tuple[str, ...]:
    """Host codes a level offers: hooks offer their pegs, every other kind its edge, top and underside."""
    if hangs(level):
        return ("PEG",)
    return ("SHELF_EDGE", "SHELF_TOP") if level.kind in ("basket", "pallet") else ("SHELF_EDGE", "SHELF_TOP", "SHELF_UNDER")


def bay_hosts(gondola: Gondola, face: Face, number: int) -> tuple[str, ...]:
    """Host codes a bay offers, `number` counted from 0: sides only at the ends of its face, a counter only where there is one."""
    bay = face.bays[number]
    offered = ["FLOOR", "CEILING", "WALL"]
    if gondola.kind in COUNTERS:
        offered.append("COUNTER")
    if gondola.kind not in ("pallet", "podium", "roll"):
        offered += ["POST", "TOP"]
    if bay.back != "none" and gondola.kind != "pallet":
        offered.append("BACK")
    if gondola.kind != "pallet" and bay.levels:
        offered.append("PLINTH")
    if number in (0, len(face.bays) - 1):
        offered.append("SIDE")
    if face.side in END_SIDES or gondola.kind == "end_cap":
        offered.append("ENDCAP")
    return tuple(offered)


def _level_anchors(layout: FaceLayout, host: str) -> Iterator[Anchor]:
    for box in layout.levels:
        if host in level_hosts(box.level):
            foot = box.y if host in ("SHELF_TOP", "PEG") else box.y - box.level.thickness
            thick = box.level.thickness if host == "SHELF_EDGE" else 0.0
            yield Anchor(host, box.level.id, box.bay, box.level, box.x, foot, box.width, thick)


def _bay_anchors(project: Project, gondola_id: str, side: str, layout: FaceLayout, host: str) -> Iterator[Anchor]:
    gondola = project.gondolas[find_gondola(project, gondola_id)]
    face = find_face(gondola, side)
    for number, box in enumerate(layout.bays):
        if face is not None and host in bay_hosts(gondola, face, number):
            foot = box.height if host in ("TOP", "COUNTER") else project.pnm.settings.ceiling if host == "CEILING" else 0.0
            yield Anchor(host, box.bay.id, box.bay, None, box.x, foot, box.width, box.height)


def anchors(project: Project, gondola_id: str, side: str, article: PnmArticle) -> tuple[Anchor, ...]:
    """Every host part of a face the article can go to. UnknownId for an unknown gondola."""
    layout = face_layout(project, gondola_id, side)
    found: list[Anchor] = []
    for host in hosts_of(article) if article.status != "ended" else ():
        if HOSTS.get(host) == "level":
            found += _level_anchors(layout, host)
        elif host in HOSTS:
            found += _bay_anchors(project, gondola_id, side, layout, host)
    return tuple(found)


@memo(4096)
def _places_of_face(gondola: Gondola, face: Face) -> Mapping[str, Place]:
    places: dict[str, Place] = {}
    for number, bay in enumerate(face.bays):
        places[bay.id] = Place(gondola, face, number, bay)
        places.update({level.id: Place(gondola, face, number, bay, level) for level in bay.levels})
    return places


def find_place(project: Project, host_id: str) -> Place | None:
    """The bay or level of that id with what it stands in; a whole face is its first bay; None for anything else."""
    for gondola in project.gondolas:
        for face in gondola.faces:
            found = _places_of_face(gondola, face).get(host_id)
            if found is None and face.bays and host_id in (gondola.id, f"{gondola.id}/{face.side}"):
                found = _places_of_face(gondola, face)[face.bays[0].id]
            if found is not None:
                return found
    return None


def existing_hosts(project: Project) -> set[str]:
    """Ids that a placement may name: gondolas, faces, bays, levels; the empty one is the floor plan."""
    ids = {"", *(gondola.id for gondola in project.gondolas)}
    for gondola in project.gondolas:
        for face in gondola.faces:
            ids.add(f"{gondola.id}/{face.side}")
            ids.update(_places_of_face(gondola, face))
    return ids
