"""Verbs on gondolas, faces, bays and levels. Products stand on levels, so they follow."""

from collections.abc import Iterable
from typing import Any

import msgspec

from planogram.model.edits.pnm_hosts import settled
from planogram.model.edits.positions import fresh_copies
from planogram.model.edits.tree import with_bay, with_face, with_gondola, with_inserted, without_element
from planogram.model.find import find_bay, find_gondola, find_level
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.project import Project
from planogram.model.values import changed, new_id


def sorted_levels(levels: Iterable[Level]) -> tuple[Level, ...]:
    """Lowest first, as a bay keeps them."""
    return tuple(sorted(levels, key=lambda level: level.elevation))


def change_levels(project: Project, ids: Iterable[str], **fields: Any) -> Project:
    """These levels with `fields` (of Level) set; the bay's levels stay lowest first."""
    for level_id in ids:
        place = find_level(project, level_id)
        new = changed(place.level, **fields)
        if new is not place.level:
            levels = sorted_levels(new if level.id == level_id else level for level in place.bay.levels)
            project = with_bay(project, place.path, changed(place.bay, levels=levels))
    return project


def add_level(project: Project, bay_id: str, level: Level) -> Project:
    """`level` added to the bay."""
    path = find_bay(project, bay_id)
    bay = project.gondolas[path[0]].faces[path[1]].bays[path[2]]
    return settled(with_bay(project, path, changed(bay, levels=sorted_levels((*bay.levels, level)))))


def remove_levels(project: Project, ids: Iterable[str]) -> Project:
    """The project without these levels and what stood on them."""
    for level_id in ids:
        place = find_level(project, level_id)
        levels = without_element(place.bay.levels, place.path[3])
        project = with_bay(project, place.path, changed(place.bay, levels=levels))
    return settled(project)


def change_bay(project: Project, bay_id: str, **fields: Any) -> Project:
    """The bay with `fields` (of Bay) set."""
    path = find_bay(project, bay_id)
    return with_bay(project, path, changed(project.gondolas[path[0]].faces[path[1]].bays[path[2]], **fields))


def add_bays(project: Project, gondola_id: str, side: str, index: int, bays: tuple[Bay, ...]) -> Project:
    """`bays` put into the face before the one at `index`; the face is made when the gondola has none on that side."""
    g = find_gondola(project, gondola_id)
    gondola = project.gondolas[g]
    for f, face in enumerate(gondola.faces):
        if face.side == side:
            return settled(with_face(project, (g, f), changed(face, bays=with_inserted(face.bays, index, bays))))
    new_face = msgspec.convert({"side": side}, Face)
    return settled(with_gondola(project, g, changed(gondola, faces=(*gondola.faces, changed(new_face, bays=bays)))))


def remove_bay(project: Project, bay_id: str) -> Project:
    """The project without the bay and what stood on it."""
    g, f, b = find_bay(project, bay_id)
    face = project.gondolas[g].faces[f]
    return settled(with_face(project, (g, f), changed(face, bays=without_element(face.bays, b))))


def add_gondola(project: Project, gondola: Gondola) -> Project:
    """`gondola` added at the end."""
    return settled(changed(project, gondolas=(*project.gondolas, gondola)))


def change_gondola(project: Project, gondola_id: str, **fields: Any) -> Project:
    """The gondola with `fields` (of Gondola) set."""
    index = find_gondola(project, gondola_id)
    return with_gondola(project, index, changed(project.gondolas[index], **fields))


def remove_gondola(project: Project, gondola_id: str) -> Project:
    """The project without the gondola and what stood on it."""
    return settled(changed(project, gondolas=without_element(project.gondolas, find_gondola(project, gondola_id))))


def fresh_level(level: Level, groups: dict[str, str] | None = None) -> Level:
    """The same level under new ids, its positions too; PNM pieces stay with the old one. `groups` as of `fresh_copies`."""
    return msgspec.structs.replace(level, id=new_id("lvl"), positions=fresh_copies(level.positions, groups), reserved=())


def fresh_bay(bay: Bay, groups: dict[str, str] | None = None) -> Bay:
    """The same bay under new ids, all that stands on it too. `groups` as of `fresh_copies`."""
    groups = {} if groups is None else groups
    return msgspec.structs.replace(bay, id=new_id("bay"), levels=tuple(fresh_level(level, groups) for level in bay.levels))
