"""Two descendants of one plan under the ids of one of them, so that things can be told apart by id. Which is which is matching.py's."""

from collections import deque
from collections.abc import Iterable, Mapping

import msgspec

from planogram.metrics.changes import best_matching
from planogram.metrics.matching import Matching, standings, walk_bays
from planogram.model.find import walk_levels
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.pnm import PnmPlacement
from planogram.model.project import Project, Waiver
from planogram.model.values import changed, new_id

Ids = Mapping[str, str]


def aligned(base: Project, mine: Project, theirs: Project) -> tuple[Project, Project]:
    """`base` and `theirs` with the ids `mine` has for the same things; what is another thing never has the id of one of mine."""
    base = _like(base, mine, best_matching(base, mine))
    backwards = best_matching(base, theirs)
    there = Matching(*({new: old for old, new in getattr(backwards, kind).items()} for kind in Matching.__struct_fields__))
    return base, _like(theirs, base, there, _ids(mine))


def _like(project: Project, other: Project, matching: Matching, taken: frozenset[str] = frozenset()) -> Project:
    known = {**matching.gondolas, **matching.bays, **matching.levels, **matching.positions}
    taken |= _ids(other)
    wanted = {one: known[one] if one in known else _other_id(one) if one in taken else one for one in _ids(project)}
    return _like_pieces(renamed(project, {old: new for old, new in wanted.items() if old != new}), other)


def _like_pieces(project: Project, other: Project) -> Project:
    """Pieces of the same article on the same host are the same, in their order: read twice from a workbook they have other ids."""
    there = {piece.id for piece in other.pnm.placements}
    mine = {piece.id for piece in project.pnm.placements}
    free = _queues(piece for piece in other.pnm.placements if piece.id not in mine)
    ids: dict[str, str] = {}
    for piece in sorted((one for one in project.pnm.placements if one.id not in there), key=_spot):
        queue = free.get((piece.code, piece.host_id))
        if queue:
            ids[piece.id] = queue.popleft()
    placements = tuple(changed(piece, id=ids.get(piece.id, piece.id)) for piece in project.pnm.placements)
    return changed(project, pnm=changed(project.pnm, placements=placements))


def _queues(pieces: Iterable[PnmPlacement]) -> dict[tuple[str, str], deque[str]]:
    queues: dict[tuple[str, str], deque[str]] = {}
    for piece in sorted(pieces, key=_spot):
        queues.setdefault((piece.code, piece.host_id), deque()).append(piece.id)
    return queues


def _spot(piece: PnmPlacement) -> tuple[float, float, float]:
    return piece.u, piece.v, piece.n


def _other_id(ident: str) -> str:
    return new_id(ident.partition("-")[0])


def _ids(project: Project) -> frozenset[str]:
    found = {gondola.id for gondola in project.gondolas}
    found |= {place.bay.id for place in walk_bays(project)}
    found |= {place.level.id for place in walk_levels(project)}
    return frozenset(found | {standing.position.id for standing in standings(project)})


def renamed(project: Project, ids: Ids) -> Project:
    """The project with other ids for its furniture and positions, wherever they are named."""
    if not ids:
        return project
    store = changed(project.store, placements=tuple(changed(one, gondola=ids.get(one.gondola, one.gondola)) for one in project.store.placements))
    pnm = changed(project.pnm, placements=tuple(_piece(one, ids) for one in project.pnm.placements))
    return changed(
        project,
        gondolas=tuple(_gondola(one, ids) for one in project.gondolas),
        store=store,
        pnm=pnm,
        waivers=tuple(_waiver(one, ids) for one in project.waivers),
        setups=tuple(changed(one, gondola=ids.get(one.gondola, one.gondola)) for one in project.setups),
        notes=tuple(changed(one, gondola=ids.get(one.gondola, one.gondola)) for one in project.notes),
    )


def _piece(piece: PnmPlacement, ids: Ids) -> PnmPlacement:
    # a face is named by its gondola and side
    host, slash, side = piece.host_id.partition("/")
    return changed(piece, host_id=ids.get(host, host) + slash + side, offers=ids.get(piece.offers, piece.offers))


def _waiver(waiver: Waiver, ids: Ids) -> Waiver:
    return changed(waiver, subject=" ".join(ids.get(one, one) for one in waiver.subject.split(" ")))


def _gondola(gondola: Gondola, ids: Ids) -> Gondola:
    return changed(gondola, id=ids.get(gondola.id, gondola.id), faces=tuple(_face(face, ids) for face in gondola.faces))


def _face(face: Face, ids: Ids) -> Face:
    return changed(face, bays=tuple(_bay(bay, ids) for bay in face.bays))


def _bay(bay: Bay, ids: Ids) -> Bay:
    return changed(bay, id=ids.get(bay.id, bay.id), levels=tuple(_level(level, ids) for level in bay.levels))


def _level(level: Level, ids: Ids) -> Level:
    positions = tuple(msgspec.structs.replace(one, id=ids[one.id]) if one.id in ids else one for one in level.positions)
    return changed(level, id=ids.get(level.id, level.id), positions=positions)
