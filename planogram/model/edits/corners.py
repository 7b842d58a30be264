"""Corners of what is drawn on the floor (refs `shape:N`) and of departments (`zone:NAME`): moved, set on a side, taken away."""

from planogram.model.edits.store import SURFACES, change_shape, put_zone, rounded
from planogram.model.outline import BadOutline
from planogram.model.project import Project
from planogram.model.store import Point
from planogram.model.values import changed


def move_corner(project: Project, ref: str, number: int, to: Point) -> Project:
    """A corner (from 0) put elsewhere. BadOutline when the part makes no sense then; ValueError for an unknown ref."""
    points = corners(project, ref)
    return _with_corners(project, ref, (*points[:number], to, *points[number + 1 :]))


def add_corner(project: Project, ref: str, side: int, at: Point) -> Project:
    """A corner set on the side that begins at corner `side`."""
    points = corners(project, ref)
    return _with_corners(project, ref, (*points[: side + 1], at, *points[side + 1 :]))


def remove_corner(project: Project, ref: str, number: int) -> Project:
    """A corner taken away. BadOutline when too few are left: three enclose something, a door has two ends."""
    points = corners(project, ref)
    kind, _, name = ref.partition(":")
    least = 3 if kind == "zone" or project.store.shapes[int(name)].shape in SURFACES else len(points)
    if len(points) <= least:
        raise BadOutline("too_few_points", points[number], number + 1)
    return _with_corners(project, ref, (*points[:number], *points[number + 1 :]))


def corners(project: Project, ref: str) -> tuple[Point, ...]:
    """The corners of a part; ValueError for an unknown ref."""
    kind, _, name = ref.partition(":")
    if kind == "shape" and name.isdigit() and int(name) < len(project.store.shapes):
        return project.store.shapes[int(name)].points
    for zone in project.store.zones:
        if kind == "zone" and zone.name == name:
            return zone.points
    raise ValueError(ref)


def _with_corners(project: Project, ref: str, points: tuple[Point, ...]) -> Project:
    kind, _, name = ref.partition(":")
    if kind == "shape":
        return change_shape(project, int(name), points=rounded(points))
    zone = next(zone for zone in project.store.zones if zone.name == name)
    return put_zone(project, changed(zone, points=points))
