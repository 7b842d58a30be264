"""Verbs on PNM pieces: place, move, resize, remove, detach, attach again. Each takes a project and returns one; none judges what collides.

Pieces that take shelf space shrink what fits on their level; pieces that hold products bring furniture to place them on.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from planogram.model.edits.furniture import fresh_bay
from planogram.model.edits.pnm_hosts import reserved, settled
from planogram.model.edits.twins import twins_of_gondola
from planogram.model.find import UnknownId
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.pnm import Detached, PnmArticle, PnmPlacement
from planogram.model.pnm_catalogue import piece_of
from planogram.model.pnm_hosts import find_place
from planogram.model.pnm_layout import UNKNOWN, articles_by_code, by_host, piece_size
from planogram.model.project import Project
from planogram.model.values import changed, new_id

STRIP_LEVELS = 8
"""Rows of a piece that hangs its products one above another."""


def new_placement(project: Project, code: str, host: str, host_id: str, u: float = 0.0, v: float | None = None, **fields: Any) -> PnmPlacement:
    """A piece at its usual height on its host, as wide as the host where that is its nature. UnknownId for an unknown article or host."""
    article = articles_by_code(project.pnm.articles).get(code)
    place = find_place(project, host_id) if host_id else None
    if article is None or (host_id and place is None):
        raise UnknownId(code if article is None else host_id)
    piece = piece_of(article)
    width = place.bay.width if place is not None and piece.fills else None
    rise = piece.rise if host in (*piece.hosts[:1], "BACK", "POST", "SIDE") else 0.0
    height = usual_height(article, host, rise)
    own: dict[str, Any] = {"id": new_id("pnm"), "u": 0.0 if width else u, "v": height if v is None else v}
    if width not in (None, article.width):
        own["width"] = width
    return PnmPlacement(code=code, host=host, host_id=host_id, **{**own, **fields})


def usual_height(article: PnmArticle, host: str, rise: float) -> float:
    """Where a new piece begins on its host: what hangs under an edge hangs by its own height."""
    piece = piece_of(article)
    if host == "SHELF_EDGE" and rise < 0 and article.height is not None:
        return rise + piece.height - article.height
    if host == "PLINTH":
        return 5.0
    return 400.0 if host == "CEILING" else rise


def place(project: Project, placements: Sequence[PnmPlacement]) -> Project:
    """`placements` put on; a piece that holds products offers furniture to place them on.

    A copy that names the furniture of its original gets a copy of it, with the products and pieces on it.
    """
    offered: list[Gondola] = []
    standing: list[PnmPlacement] = []
    hung_along: list[PnmPlacement] = []
    there, groups = {gondola.id: gondola for gondola in project.gondolas}, by_host(project.pnm.placements)
    articles, names = articles_by_code(project.pnm.articles), {gondola.name for gondola in project.gondolas}
    for one in placements:
        article, original = articles.get(one.code, UNKNOWN), there.get(one.offers)
        if original is not None:
            gondola = _copied(original, article, names)
            hung_along += (twin for old, new in twins_of_gondola(original, gondola).items() for twin in copies(groups.get(old, ()), host_id=new))
        elif article.holds_products:
            gondola = offer(article, one, names)
        else:
            standing.append(changed(one, offers=""))
            continue
        names.add(gondola.name)
        offered.append(gondola)
        standing.append(changed(one, offers=gondola.id))
    pnm = changed(project.pnm, placements=(*project.pnm.placements, *standing))
    project = reserved(changed(project, pnm=pnm, gondolas=(*project.gondolas, *offered)), {one.host_id for one in standing})
    return place(project, hung_along) if hung_along else project


def _copied(original: Gondola, article: PnmArticle, taken: Collection[str]) -> Gondola:
    faces = tuple(msgspec.structs.replace(face, bays=tuple(map(fresh_bay, face.bays))) for face in original.faces)
    return msgspec.structs.replace(original, id=new_id("gon"), name=_free_name(article, taken), faces=faces)


def _free_name(article: PnmArticle, taken: Collection[str]) -> str:
    return next(text for n in range(1, len(taken) + 2) if (text := f"{article.label} {n}") not in taken)


def offer(article: PnmArticle, placement: PnmPlacement, taken: Collection[str]) -> Gondola:
    """The furniture a piece holds its products on: rows of hooks on a strip, one surface on a pallet, shelves elsewhere."""
    piece = piece_of(article)
    width, height, depth = piece_size(placement, article)
    if piece.key in ("clip_strip", "garment_rail"):
        kind, count = "rail" if piece.key == "garment_rail" else "pegs", 1 if piece.key == "garment_rail" else STRIP_LEVELS
        rows = [height * (n + 1) / count for n in range(count)]
    elif piece.key in ("pallet_box", "half_pallet", "quarter_pallet", "podium", "table", "island_cube", "dump_bin"):
        kind, rows = "pallet" if "pallet" in piece.key else "shelf", [150.0 if "pallet" in piece.key else height]
    else:
        kind, rows = "shelf", [height * n / 4 + 60.0 for n in range(4)]
    levels = tuple(Level(new_id("lvl"), kind=kind, elevation=row, thickness=6.0, depth=depth) for row in rows)  # type: ignore[arg-type]
    bay = Bay(new_id("bay"), width, height, depth, back="none", levels=levels)
    return Gondola(new_id("gon"), _free_name(article, taken), "display_stand", (Face("A", (bay,)),))


def change(project: Project, ids: Iterable[str], **fields: Any) -> Project:
    """These placements with `fields` (of PnmPlacement) set; locked ones stay, unless it is `locked` that is set."""
    wanted, touched = set(ids), set[str]()
    placements = []
    for one in project.pnm.placements:
        if one.id in wanted and (not one.locked or "locked" in fields):
            new = changed(one, **fields)
            if new is not one:
                touched |= {one.host_id, new.host_id}
            one = new
        placements.append(one)
    if not touched:
        return project
    return reserved(changed(project, pnm=changed(project.pnm, placements=tuple(placements))), touched)


def move(project: Project, placement_id: str, host: str, host_id: str, u: float, v: float) -> Project:
    """A piece put on a host at (u, v) of its frame; pieces as wide as their host take the new one's width."""
    old = find_placement(project, placement_id)
    target = find_place(project, host_id) if host_id else None
    article = articles_by_code(project.pnm.articles).get(old.code, UNKNOWN)
    fields: dict[str, Any] = {"host": host, "host_id": host_id, "u": round(u, 2), "v": round(v, 2)}
    if target is not None and piece_of(article).fills and host_id != old.host_id:
        fields |= {"u": 0.0, "width": None if target.bay.width == article.width else target.bay.width}
    return change(project, (placement_id,), **fields)


def resize(project: Project, placement_id: str, width: float | None = None, height: float | None = None) -> Project:
    """A piece cut to another size where its nature allows it, within its kind's limits; what it does not allow stays as it is."""
    placement = find_placement(project, placement_id)
    piece = piece_of(articles_by_code(project.pnm.articles).get(placement.code, UNKNOWN))
    fields: dict[str, float] = {}
    for axis, name, wanted in (("w", "width", width), ("h", "height", height)):
        if wanted is not None and axis in piece.resizes:
            fields[name] = round(max(piece.least, min(piece.most, wanted)), 2)
    return change(project, (placement_id,), **fields) if fields else project


def remove(project: Project, ids: Iterable[str]) -> Project:
    """The project without these placements (locked ones stay), the furniture they offered and what stood on it; detached ones go too."""
    wanted = set(ids)
    gone = [one for one in project.pnm.placements if one.id in wanted and not one.locked]
    going = {one.id for one in gone}
    detached = tuple(one for one in project.pnm.detached if one.placement.id not in wanted)
    offered = {one.offers for one in (*gone, *(d.placement for d in project.pnm.detached if d.placement.id in wanted))} - {""}
    placements = tuple(one for one in project.pnm.placements if one.id not in going)
    project = changed(project, pnm=changed(project.pnm, placements=placements, detached=detached))
    if offered:
        return settled(changed(project, gondolas=tuple(gondola for gondola in project.gondolas if gondola.id not in offered)))
    return reserved(project, {one.host_id for one in gone})


def detach(project: Project, ids: Iterable[str]) -> Project:
    """These pieces taken off their hosts and kept on the detached list."""
    wanted = set(ids)
    gone = tuple(one for one in project.pnm.placements if one.id in wanted and not one.locked)
    kept = tuple(one for one in project.pnm.placements if one.id not in wanted or one.locked)
    off = tuple(Detached(one, "by_hand", one.host) for one in gone)
    project = changed(project, pnm=changed(project.pnm, placements=kept, detached=(*project.pnm.detached, *off)))
    return reserved(project, {one.host_id for one in gone})


def attach(project: Project, placement_id: str, host: str, host_id: str, u: float, v: float) -> Project:
    """A detached piece put on a host; UnknownId when none of that id is detached."""
    found = next((one for one in project.pnm.detached if one.placement.id == placement_id), None)
    if found is None:
        raise UnknownId(placement_id)
    left = tuple(one for one in project.pnm.detached if one is not found)
    pnm = changed(project.pnm, detached=left, placements=(*project.pnm.placements, found.placement))
    return move(changed(project, pnm=pnm), placement_id, host, host_id, u, v)


def copies(placements: Iterable[PnmPlacement], **fields: Any) -> tuple[PnmPlacement, ...]:
    """The same placements under new ids; `place` gives those that hold products a copy of what their original holds."""
    return tuple(msgspec.structs.replace(one, id=new_id("pnm"), **fields) for one in placements)


def find_placement(project: Project, placement_id: str) -> PnmPlacement:
    """The placement of that id; UnknownId when there is none."""
    for one in project.pnm.placements:
        if one.id == placement_id:
            return one
    raise UnknownId(placement_id)
