"""Pieces that go along when their furniture is copied or mirrored. Removing and putting back is pnm_hosts' business."""

from collections.abc import Mapping

from planogram.model.edits.pnm import copies, place
from planogram.model.fixture import Bay, Face, Level
from planogram.model.pnm import PnmPlacement
from planogram.model.pnm_layout import UNKNOWN, articles_by_code, by_host, face_key, piece_box
from planogram.model.project import Project
from planogram.model.units import round_mm
from planogram.model.values import changed

_ENDS = {"LEFT_END": "RIGHT_END", "RIGHT_END": "LEFT_END"}


def with_copied_pieces(project: Project, twins: Mapping[str, str]) -> Project:
    """`project` with a copy of each piece on a part of `twins` (its id) on that part's copy (the other id)."""
    groups = by_host(project.pnm.placements)
    new = [copy for old, twin in twins.items() for copy in copies(groups.get(old, ()), host_id=twin)]
    return place(project, new) if new else project


def mirrored_in_bay(project: Project, bay: Bay) -> dict[str, PnmPlacement]:
    """The pieces of a bay (as it was before) seen in a mirror, by id."""
    groups = by_host(project.pnm.placements)
    found = {one.id: _turned(project, one, bay, None, bay.width) for one in groups.get(bay.id, ())}
    for level in bay.levels:
        found |= {one.id: _turned(project, one, bay, level, bay.width) for one in groups.get(level.id, ())}
    return found


def mirrored_on_face(project: Project, gondola_id: str, face: Face, *, ends: bool = False) -> dict[str, PnmPlacement]:
    """The pieces of a face (as it was before) seen in a mirror, by id; `ends` when the end caps change places too."""
    found: dict[str, PnmPlacement] = {}
    for bay in face.bays:
        found |= mirrored_in_bay(project, bay)
    side = _ENDS.get(face.side, face.side) if ends else face.side
    for one in by_host(project.pnm.placements).get(face_key(gondola_id, face.side), ()) if face.bays else ():
        turned = _turned(project, one, face.bays[0], None, sum(bay.width for bay in face.bays))
        found[one.id] = changed(turned, host_id=face_key(gondola_id, side))
    return found


def with_pieces(project: Project, new: Mapping[str, PnmPlacement]) -> Project:
    """`project` with these placements in place of those of their id."""
    if not new:
        return project
    placements = tuple(new.get(one.id, one) for one in project.pnm.placements)
    return changed(project, pnm=changed(project.pnm, placements=placements))


def _turned(project: Project, one: PnmPlacement, bay: Bay, level: Level | None, length: float) -> PnmPlacement:
    if one.host == "SIDE":
        return changed(one, rotation=0.0 if one.rotation == 180.0 else 180.0)
    article = articles_by_code(project.pnm.articles).get(one.code, UNKNOWN)
    box = piece_box(one, article, bay, level, project.pnm.settings.ceiling)
    return one if box is None else changed(one, u=round_mm(one.u + length - box.right - box.x))
