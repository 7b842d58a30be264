"""Keeping placements and their hosts in step: a piece whose host went is detached, never lost; what pieces take of a level is noted on it."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from planogram.model.edits.notes import without_lost_notes
from planogram.model.edits.tree import with_level
from planogram.model.find import LevelPlace, UnknownId, find_level, walk_levels
from planogram.model.fixture import Bay, Gondola
from planogram.model.pnm import Detached, Pnm, PnmPlacement
from planogram.model.pnm_hosts import existing_hosts
from planogram.model.pnm_layout import UNKNOWN, articles_by_code, by_host, piece_size
from planogram.model.project import Project
from planogram.model.values import changed

Reserved = tuple[tuple[float, float], ...]


def settled(project: Project) -> Project:
    """The project after its furniture changed: pieces without host detached, those whose host is back put on again, levels reserved.

    Notes go with their face, places on the floor with their gondola; a piece whose furniture went offers none.
    """
    project = _without_lost_gondolas(without_lost_notes(project))
    pnm = project.pnm
    if not pnm.placements and not pnm.detached:
        return reserved(project)
    hosts = existing_hosts(project)
    gone = [one for one in pnm.placements if one.host_id not in hosts]
    back = [one for one in pnm.detached if one.reason == "host_gone" and one.placement.host_id in hosts]
    if gone or back:
        project = changed(project, pnm=_sorted_out(pnm, gone, back, hosts))
    return reserved(project)


def _without_lost_gondolas(project: Project) -> Project:
    here, store, pnm = {gondola.id for gondola in project.gondolas}, project.store, project.pnm
    if any(one.gondola not in here for one in store.placements):
        store = changed(store, placements=tuple(one for one in store.placements if one.gondola in here))
    if any(one.offers and one.offers not in here for one in pnm.placements):
        pnm = changed(pnm, placements=tuple(one if one.offers in here else changed(one, offers="") for one in pnm.placements))
    return project if store is project.store and pnm is project.pnm else changed(project, store=store, pnm=pnm)


def settled_after(before: Project, project: Project) -> Project:
    """`settled` where furniture differs from `before`, itself settled: costs next to nothing for edits of products or pieces alone.

    Whoever keeps a project (session.Document) passes each new one through here, so that no edit can forget it.
    """
    return project if _same_hosts(before, project) else settled(project)


def _same_hosts(one: Project, other: Project) -> bool:
    """Whether both have the same faces, bays and levels by id; and the same room taken, unless pieces were edited, which note that themselves."""
    room = one.pnm is other.pnm
    if one.gondolas is other.gondolas:
        return True
    return len(one.gondolas) == len(other.gondolas) and all(
        a is b or _same_gondola(a, b, room) for a, b in zip(one.gondolas, other.gondolas, strict=True)
    )


def _same_gondola(one: Gondola, other: Gondola, room: bool) -> bool:
    if one.id != other.id or [face.side for face in one.faces] != [face.side for face in other.faces]:
        return False
    pairs = [(a, b) for a, b in zip(one.faces, other.faces, strict=True) if a is not b]
    if any(len(a.bays) != len(b.bays) for a, b in pairs):
        return False
    return all(a is b or _same_bay(a, b, room) for faces in pairs for a, b in zip(faces[0].bays, faces[1].bays, strict=True))


def _same_bay(one: Bay, other: Bay, room: bool) -> bool:
    if one.id != other.id or len(one.levels) != len(other.levels):
        return False
    pairs = zip(one.levels, other.levels, strict=True)
    return all(a is b or (a.id == b.id and (not room or a.reserved == b.reserved)) for a, b in pairs)


def _sorted_out(pnm: Pnm, gone: list[PnmPlacement], back: list[Detached], hosts: Collection[str]) -> Pnm:
    kept = tuple(one for one in pnm.placements if one.host_id in hosts)
    returning = {one.placement.id for one in back}
    left = tuple(one for one in pnm.detached if one.placement.id not in returning)
    placements = (*kept, *(one.placement for one in back))
    return changed(pnm, placements=placements, detached=(*left, *(Detached(one) for one in gone)))


def reserved(project: Project, level_ids: Collection[str] | None = None) -> Project:
    """The project with `reserved` of these levels (all by default) as their pieces have it."""
    groups = by_host(project.pnm.placements)
    for place in walk_levels(project) if level_ids is None else _levels(project, level_ids):
        wanted = _taken(project, groups.get(place.level.id, ()))
        if wanted != place.level.reserved:
            project = with_level(project, place.path, changed(place.level, reserved=wanted))
    return project


def _levels(project: Project, ids: Collection[str]) -> Iterator[LevelPlace]:
    """Those of `ids` that are levels."""
    for one in ids:
        with suppress(UnknownId):
            yield find_level(project, one)


def _taken(project: Project, placements: Iterable[PnmPlacement]) -> Reserved:
    articles, taken = articles_by_code(project.pnm.articles), list[tuple[float, float]]()
    for one in placements:
        article = articles.get(one.code, UNKNOWN)
        if article.consumes_space and one.host == "SHELF_TOP":
            taken.append((one.u, piece_size(one, article)[0]))
    return tuple(sorted(taken))
