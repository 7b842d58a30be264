"""A repair for PNM findings that have an obvious one: the piece pushed along its host, cut to it, taken down. Others are for a person to decide."""

from collections.abc import Iterator
from datetime import date

from planogram.metrics.checks.finding import Finding
from planogram.metrics.checks.pnm import pnm_findings
from planogram.model.edits import pnm as edits
from planogram.model.fixture import Bay
from planogram.model.pnm_catalogue import piece_of
from planogram.model.pnm_hosts import find_place
from planogram.model.pnm_layout import UNKNOWN, articles_by_code, piece_size
from planogram.model.project import Project
from planogram.model.values import changed

PUSHED = ("pnm_overlap", "pnm_product", "pnm_hides_price", "pnm_hides_product", "pnm_too_close", "pnm_free_gap")
PNM_REPAIRABLE = (*PUSHED, "pnm_beyond_host", "pnm_out_of_date", "pnm_no_host", "pnm_wrong_host")
STEP, FARTHEST = 10.0, 600.0
"""How finely (mm) and how far a piece is tried along its host."""


def pnm_repair(project: Project, finding: Finding) -> Project | None:
    """The project without this finding, or None when no simple edit removes it. UnknownId when its piece is gone."""
    if finding.code in PUSHED:
        return _pushed(project, finding)
    placement = edits.find_placement(project, finding.subject[0])
    if placement.locked:
        return None
    if finding.code == "pnm_out_of_date":
        return edits.remove(project, (placement.id,))
    if finding.code in ("pnm_no_host", "pnm_wrong_host"):
        return edits.detach(project, (placement.id,))
    return _cut(project, placement.id) if finding.code == "pnm_beyond_host" else None


def _cut(project: Project, placement_id: str) -> Project | None:
    """A piece as wide as its host where that is its nature, else moved within it; None when it is wider than the host."""
    placement = edits.find_placement(project, placement_id)
    place = find_place(project, placement.host_id)
    article = articles_by_code(project.pnm.articles).get(placement.code, UNKNOWN)
    if place is None:
        return None
    width = piece_size(placement, article)[0]
    if width > place.bay.width and "w" in piece_of(article).resizes:
        project = edits.resize(project, placement_id, width=place.bay.width)
        width = place.bay.width
    if width > place.bay.width:
        return None
    return edits.change(project, (placement_id,), u=max(0.0, min(placement.u, place.bay.width - width)))


def _pushed(project: Project, finding: Finding) -> Project | None:
    """The last piece of the pair that is not locked moved to the nearest place on its host where nothing of the kind is found."""
    by_id = {one.id: one for one in project.pnm.placements}
    pieces = [by_id[subject] for subject in reversed(finding.subject) if subject in by_id and not by_id[subject].locked]
    for piece in pieces:
        place = find_place(project, piece.host_id)
        if place is not None:
            small = _only(project, place.bay, place.gondola.id)
            width = piece_size(piece, articles_by_code(project.pnm.articles).get(piece.code, UNKNOWN))[0]
            for u in _places(piece.u, place.bay.width - width):
                if not _bad(edits.change(small, (piece.id,), u=u), piece.id):
                    return edits.change(project, (piece.id,), u=u)
    return None


def _places(start: float, last: float) -> Iterator[float]:
    """Places along a host, the nearest first."""
    for step in range(1, int(FARTHEST / STEP) + 1):
        for u in (start + step * STEP, start - step * STEP):
            if 0.0 <= u <= last:
                yield u


def _only(project: Project, bay: Bay, gondola_id: str) -> Project:
    """The project with that gondola alone and the pieces of that bay: enough to judge one of them, and quick."""
    hosts = {bay.id, *(level.id for level in bay.levels)}
    placements = tuple(one for one in project.pnm.placements if one.host_id in hosts)
    gondolas = tuple(gondola for gondola in project.gondolas if gondola.id == gondola_id)
    return changed(project, gondolas=gondolas, pnm=changed(project.pnm, placements=placements))


def _bad(project: Project, placement_id: str) -> bool:
    return any(finding.code in PUSHED and placement_id in finding.subject for finding in pnm_findings(project, _ANY_DAY))


_ANY_DAY = date.max
