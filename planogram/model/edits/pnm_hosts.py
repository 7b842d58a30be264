"""Keeping placements and their hosts in step: a piece whose host went is detached, never lost; what pieces take of a level is noted on it."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from planogram.model.edits.tree import with_level
from planogram.model.find import LevelPlace, UnknownId, find_level, walk_levels
from planogram.model.pnm import Detached, Pnm, PnmPlacement
from planogram.model.pnm_hosts import existing_hosts
from planogram.model.pnm_layout import UNKNOWN, articles_by_code, by_host, piece_size
from planogram.model.project import Project
from planogram.model.values import changed

Reserved = tuple[tuple[float, float], ...]


def settled(project: Project) -> Project:
    """The project after its furniture changed: pieces without host detached, those whose host is back put on again, levels reserved."""
    pnm = project.pnm
    if not pnm.placements and not pnm.detached:
        return project
    hosts = existing_hosts(project)
    gone = [one for one in pnm.placements if one.host_id not in hosts]
    back = [one for one in pnm.detached if one.reason == "host_gone" and one.placement.host_id in hosts]
    if gone or back:
        project = changed(project, pnm=_sorted_out(pnm, gone, back, hosts))
    return reserved(project)


def _sorted_out(pnm: Pnm, gone: list[PnmPlacement], back: list[Detached], hosts: Collection[str]) -> Pnm:
    kept = tuple(one for one in pnm.placements if one.host_id in hosts)
    left = tuple(one for one in pnm.detached if one not in back)
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
