"""The furniture a scope covers: which bays and levels, how long they are, how much floor they take."""

from collections.abc import Iterator

from planogram.metrics.scope import Scope, named_gondola
from planogram.model.find import LevelPlace, find_face, walk_levels
from planogram.model.fixture import Bay, Face, Gondola
from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.model.settings import band_of

Lengths = tuple[float, float, float]
"""(ground linear mm, developed linear mm, footprint m²)."""


def faces_in(project: Project, scope: Scope) -> list[tuple[Gondola, Face]]:
    """The faces a scope lies on; every face for a scope that is not a place on one gondola."""
    if scope.kind not in ("gondola", "face", "bay", "level"):
        return [(gondola, face) for gondola in project.gondolas for face in gondola.faces]
    gondola = named_gondola(project, scope.values[0])
    if gondola is None:
        return []
    return [(gondola, face) for face in gondola.faces if scope.kind == "gondola" or face.side == scope.values[1]]


def face_of(project: Project, scope: Scope) -> Face | None:
    """The face a scope of face, bay or level names."""
    gondola = named_gondola(project, scope.values[0])
    return None if gondola is None else find_face(gondola, scope.values[1])


def bay_of(project: Project, scope: Scope) -> Bay | None:
    """The bay a scope of bay or level names."""
    face, number = face_of(project, scope), int(scope.values[2])
    return face.bays[number - 1] if face is not None and number <= len(face.bays) else None


def levels_in(project: Project, scope: Scope) -> Iterator[LevelPlace]:
    """Every level of the places a scope covers; every level of the project for scopes of products and for selections."""
    for place in walk_levels(project):
        if _covers(scope, place, project):
            yield place


def _covers(scope: Scope, place: LevelPlace, project: Project) -> bool:
    if scope.kind == "band":
        return band_of(place.level.elevation, project.settings) in scope.values
    if scope.kind not in ("gondola", "face", "bay", "level"):
        return True
    here = (place.gondola.name, place.face.side, str(place.bay_number), str(place.level_number))
    return here[: len(scope.values)] == tuple(part if n < 2 else str(int(part)) for n, part in enumerate(scope.values))


@memo(20000)
def bay_lengths(bay: Bay) -> Lengths:
    """Lengths of a bay; a level is as long as its bay is wide."""
    return bay.width, bay.width * len(bay.levels), bay.width * bay.depth / 1e6


@memo(4096)
def face_lengths(face: Face) -> Lengths:
    """Lengths of a face, bays added from left to right."""
    ground = developed = footprint = 0.0
    for bay in face.bays:
        lengths = bay_lengths(bay)
        ground, developed, footprint = ground + lengths[0], developed + lengths[1], footprint + lengths[2]
    return ground, developed, footprint


def scope_lengths(project: Project, scope: Scope) -> tuple[float | None, float | None, float | None]:
    """Ground and developed linear (mm) and footprint (m²) of the furniture in a scope; None for what has no meaning there."""
    if scope.is_group or scope.kind == "selection":
        return None, None, None
    if scope.kind == "bay":
        bay = bay_of(project, scope)
        return (0.0, 0.0, 0.0) if bay is None else bay_lengths(bay)
    if scope.kind in ("band", "level"):
        widths = [(place.path[:3], place.bay.width) for place in levels_in(project, scope)]
        return sum(dict(widths).values()), sum(width for _, width in widths), None
    ground = developed = footprint = 0.0
    for _, face in faces_in(project, scope):
        lengths = face_lengths(face)
        ground, developed, footprint = ground + lengths[0], developed + lengths[1], footprint + lengths[2]
    return ground, developed, footprint
