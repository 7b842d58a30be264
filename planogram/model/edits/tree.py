"""Rebuilding the path from a changed level, bay, face or gondola up to the project; everything beside the path is shared."""

from collections.abc import Sequence
from typing import TypeVar

from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.project import Project
from planogram.model.values import changed

Element = TypeVar("Element")


def with_element(elements: tuple[Element, ...], index: int, new: Element) -> tuple[Element, ...]:
    """`elements` with the one at `index` replaced; the same tuple when it is the same object."""
    return elements if elements[index] is new else (*elements[:index], new, *elements[index + 1 :])


def without_element(elements: tuple[Element, ...], index: int) -> tuple[Element, ...]:
    """`elements` without the one at `index`."""
    return elements[:index] + elements[index + 1 :]


def with_inserted(elements: tuple[Element, ...], index: int, new: Sequence[Element]) -> tuple[Element, ...]:
    """`elements` with `new` put in before `index` (clamped to the ends)."""
    index = max(0, min(index, len(elements)))
    return (*elements[:index], *new, *elements[index:])


def with_gondola(project: Project, index: int, gondola: Gondola) -> Project:
    """`project` with the gondola at `index` replaced."""
    gondolas = with_element(project.gondolas, index, gondola)
    return project if gondolas is project.gondolas else changed(project, gondolas=gondolas)


def with_face(project: Project, path: Sequence[int], face: Face) -> Project:
    """`project` with the face at (gondola, face) replaced."""
    gondola = project.gondolas[path[0]]
    faces = with_element(gondola.faces, path[1], face)
    return project if faces is gondola.faces else with_gondola(project, path[0], changed(gondola, faces=faces))


def with_bay(project: Project, path: Sequence[int], bay: Bay) -> Project:
    """`project` with the bay at (gondola, face, bay) replaced."""
    face = project.gondolas[path[0]].faces[path[1]]
    bays = with_element(face.bays, path[2], bay)
    return project if bays is face.bays else with_face(project, path, changed(face, bays=bays))


def with_level(project: Project, path: Sequence[int], level: Level) -> Project:
    """`project` with the level at (gondola, face, bay, level) replaced."""
    bay = project.gondolas[path[0]].faces[path[1]].bays[path[2]]
    levels = with_element(bay.levels, path[3], level)
    return project if levels is bay.levels else with_bay(project, path, changed(bay, levels=levels))
