"""Where each placed PNM piece is: its box on the face, following its host. Remembered per bay, so an edit forgets only what it touched.

Coordinates: x and y of the face (or of the bay, `bay_pieces`), z from the back panel towards the aisle, all mm. Nothing here judges.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, compress
from operator import is_not

import msgspec

from planogram.model.find import find_face, find_gondola
from planogram.model.fixture import Bay, Level
from planogram.model.memo import memo, one_object
from planogram.model.pnm import PnmArticle, PnmPlacement, PnmVersion
from planogram.model.pnm_catalogue import HOSTS, Piece, hangs_on, piece_of
from planogram.model.project import Project

Placements = tuple[PnmPlacement, ...]
Articles = Mapping[str, PnmArticle]


class PnmBox(msgspec.Struct, frozen=True, gc=False):
    """A piece where it is: its front rectangle, and from `back` to `front` the depth it takes; `over`: mm beyond its host's front edge.

    `level` is the level that carries it, if one does. A blade is seen by its edge: `width` is then how thick it is.
    """

    placement: PnmPlacement
    article: PnmArticle
    piece: Piece
    x: float
    y: float
    width: float
    height: float
    back: float
    front: float
    over: float
    level: Level | None = None

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height


UNKNOWN = PnmArticle("", "")
"""Stands for an article that is not in the référentiel."""


@memo(16)
def articles_by_code(articles: tuple[PnmArticle, ...]) -> Articles:
    """The articles by code and by their old codes; the same object for the same tuple."""
    old = {code: article for article in articles for code in article.old_codes}
    return {**old, **{article.code: article for article in articles}}


@memo(8)
def placements_by_id(placements: Placements) -> Mapping[str, PnmPlacement]:
    """The placements by id; the same object for the same tuple."""
    return {placement.id: placement for placement in placements}


@memo(8)
def offered(placements: Placements) -> frozenset[str]:
    """Ids of the gondolas that are only the room pieces offer for products: they are no linear of their own."""
    return frozenset(placement.offers for placement in placements if placement.offers)


@memo(50000)
def _same(*placements: PnmPlacement) -> Placements:
    """One tuple object for the same placements."""
    return placements


@memo(8)
def by_host(placements: Placements) -> Mapping[str, Placements]:
    """Placements by the id of what carries them; a group nobody touched is the same object as before."""
    last, groups = _last[0]
    touched = _hosts_that_differ(last, placements)
    if touched is None:
        found = _grouped(placements)
    else:
        found = {host: group for host, group in groups.items() if host not in touched}
        found |= _grouped(one for one in placements if one.host_id in touched)
    _last[0] = (placements, found)
    return found


_last: list[tuple[Placements, dict[str, Placements]]] = [((), {})]
"""The groups last made: after an edit most of them still stand."""


def _grouped(placements: Iterable[PnmPlacement]) -> dict[str, Placements]:
    groups: dict[str, list[PnmPlacement]] = {}
    for placement in placements:
        groups.setdefault(placement.host_id, []).append(placement)
    return {host: _same(*group) for host, group in groups.items()}


_FEW = 64


def _hosts_that_differ(old: Placements, new: Placements) -> set[str] | None:
    """Hosts of the placements that are in one of the two only, as objects; None when they are too many to be worth it."""
    if len(old) == len(new):
        differing = list(compress(range(len(new)), map(is_not, old, new)))
        if len(differing) > _FEW:
            return None
        return {one.host_id for n in differing for one in (old[n], new[n])}
    shorter = min(len(old), len(new))
    if abs(len(old) - len(new)) > _FEW:
        return None
    start = next(compress(range(shorter), map(is_not, old, new)), shorter)
    end = next(compress(range(shorter - start), map(is_not, reversed(old), reversed(new))), shorter - start)
    middle = (*old[start : len(old) - end], *new[start : len(new) - end])
    return {one.host_id for one in middle} if len(middle) <= 2 * _FEW else None


@memo(8192)
def _host_ids(bay: Bay) -> tuple[str, ...]:
    return (bay.id, *(level.id for level in bay.levels))


def of_bay(project: Project, bay: Bay, face: str = "") -> Placements:
    """The placements a bay and its levels carry, those of the bay first; the same object as long as none of them changed.

    `face` (`<gondola id>/<side>`) is given for the first bay of a face: it carries what stands before the face as a whole.
    """
    groups = by_host(project.pnm.placements)
    found = [group for host in (face, *_host_ids(bay)) if host and (group := groups.get(host)) is not None]
    if len(found) < 2:
        return found[0] if found else ()
    return _joined(*found)


@memo(16384)
def _joined(*groups: Placements) -> Placements:
    return _same(*chain.from_iterable(groups))


def on_day(project: Project, placements: Placements, day: date | None) -> Placements:
    """Those that hang on `day` by their own days, their version's and their article's; all when no day is asked."""
    if day is None or not placements:
        return placements
    articles, versions = articles_by_code(project.pnm.articles), versions_by_name(project.pnm.versions)
    there = [one for one in placements if hangs(one, articles, versions, day)]
    return placements if len(there) == len(placements) else _same(*there)


@memo(8)
def versions_by_name(versions: tuple[PnmVersion, ...]) -> Mapping[tuple[str, str], PnmVersion]:
    """Versions by article and name."""
    return {(version.article, version.name): version for version in versions}


def hangs(placement: PnmPlacement, articles: Articles, versions: Mapping[tuple[str, str], PnmVersion], day: date) -> bool:
    """Whether a piece is there on `day`: the narrowest of its own days, its version's and its article's decides."""
    valid: list[PnmPlacement | PnmVersion | PnmArticle | None] = [placement, versions.get((placement.code, placement.version))]
    valid.append(articles.get(placement.code))
    return all(hangs_on(one.valid_from, one.valid_to, day) for one in valid if one is not None)


def piece_size(placement: PnmPlacement, article: PnmArticle) -> tuple[float, float, float]:
    """Width, height, depth of a placed piece: the placement's, else the article's, else the usual ones of its kind."""
    piece = piece_of(article)
    width = placement.width or article.width or piece.width
    return width, placement.height or article.height or piece.height, article.depth or piece.depth


Extent = tuple[float, float, float, float, float, float, float]
"""x, y, width, height, back, front, over."""


def _seen(article: PnmArticle, size: tuple[float, float, float]) -> tuple[float, float, float]:
    """Width as seen from the aisle, height, and depth towards the aisle: a blade is turned by a right angle."""
    width, height, depth = size
    return (depth, height, width) if piece_of(article).stance == "blade" else size


def _reach(article: PnmArticle, piece: Piece, deep: float) -> float:
    """How far (mm) a piece stands out from the face it is fixed to."""
    if article.protrusion is not None:
        return max(deep, article.protrusion)
    # the arm of a spring is no part of the piece's own sizes
    return max(deep, piece.protrusion) if piece.sweep else deep


def _on_edge(level: Level, piece: Piece, article: PnmArticle, p: PnmPlacement, size: tuple[float, float, float]) -> Extent:
    width, height, deep = _seen(article, size)
    reach = _reach(article, piece, deep)
    front = level.depth + p.n + reach
    # on a spring arm the piece is at the arm's end; a flat one lies against the edge
    back = front - deep if piece.sweep else level.depth + p.n
    return p.u, level.elevation - level.thickness + p.v, width, height, back, front, p.n + reach


def _within(level: Level, foot: float, p: PnmPlacement, size: tuple[float, float, float], from_back: bool = False) -> Extent:
    width, height, deep = size
    front = deep if from_back else level.depth - p.v
    return p.u, foot, width, height, front - deep, front, max(0.0, front - level.depth)


def _level_extent(host: str, level: Level, p: PnmPlacement, article: PnmArticle, size: tuple[float, float, float]) -> Extent:
    if host == "SHELF_TOP":
        return _within(level, level.elevation, p, size)
    if host == "SHELF_UNDER":
        return _within(level, level.elevation - level.thickness - size[1], p, size)
    if host == "PEG":
        return _within(level, level.elevation - size[1] + p.v, p, size, from_back=True)
    return _on_edge(level, piece_of(article), article, p, size)


def _bay_extent(host: str, bay: Bay, p: PnmPlacement, article: PnmArticle, size: tuple[float, float, float], ceiling: float) -> Extent:
    width, height, deep = _seen(article, size)
    reach = _reach(article, piece_of(article), deep)
    if host == "BACK":
        return p.u, p.v, width, height, p.n, p.n + deep, 0.0
    if host == "SIDE":
        left = bay.width + p.n if p.rotation == 180.0 else -deep - p.n
        return left, p.v, deep, height, p.u, p.u + width, 0.0
    if host == "COUNTER":
        return p.u, bay.height, width, height, bay.depth - p.v - deep, bay.depth - p.v, 0.0
    if host == "POST":
        return p.u - width / 2, p.v, width, height, bay.depth, bay.depth + deep, reach
    if host == "FLOOR":
        return p.u, p.v, width, height, bay.depth + p.n, bay.depth + p.n + deep, p.n + deep
    if host == "CEILING":
        return p.u, ceiling - p.v - height, width, height, bay.depth + p.n - deep, bay.depth + p.n, p.n
    if host in ("WALL", "WINDOW", "DOOR"):
        return p.u, p.v, width, height, 0.0, deep, 0.0
    foot = bay.height if host == "TOP" else 0.0
    flat = host == "TOP" and reach <= deep and piece_of(article).protrusion == 0.0
    back = bay.depth - deep + p.n if flat else bay.depth + p.n
    return p.u, foot + p.v, width, height, back, back + max(deep, reach), 0.0 if flat else p.n + reach


def piece_box(placement: PnmPlacement, article: PnmArticle, bay: Bay, level: Level | None, ceiling: float) -> PnmBox | None:
    """Where a piece is in its bay's frame; None when the host's code asks for another part than the one it is fixed to."""
    part = HOSTS.get(placement.host)
    size = piece_size(placement, article)
    if part is None or (part == "level") != (level is not None):
        return None
    if level is not None:
        extent = _level_extent(placement.host, level, placement, article, size)
    else:
        extent = _bay_extent(placement.host, bay, placement, article, size, ceiling)
    return PnmBox(placement, article, piece_of(article), *extent, level)


@memo(16384)
def bay_pieces(bay: Bay, placements: Placements, articles: Articles, ceiling: float) -> tuple[PnmBox, ...]:
    """Every piece a bay carries, in its frame; `placements` from `of_bay`, `articles` from `articles_by_code`."""
    levels = {level.id: level for level in bay.levels}
    boxed = (piece_box(one, articles.get(one.code, UNKNOWN), bay, levels.get(one.host_id), ceiling) for one in placements)
    return tuple(box for box in boxed if box is not None)


def pieces_of_bay(project: Project, bay: Bay, day: date | None = None, face: str = "") -> tuple[PnmBox, ...]:
    """`bay_pieces` with what the project knows; those that hang on `day` when one is given. `face` as in `of_bay`."""
    placements = on_day(project, of_bay(project, bay, face), day)
    if not placements:
        return ()
    return bay_pieces(bay, placements, articles_by_code(project.pnm.articles), one_object(project.pnm.settings.ceiling))


def pieces_on_face(project: Project, gondola_id: str, side: str, day: date | None = None) -> tuple[PnmBox, ...]:
    """Every piece of a face in face coordinates, bay by bay. UnknownId for an unknown gondola."""
    face = find_face(project.gondolas[find_gondola(project, gondola_id)], side)
    found: list[PnmBox] = []
    left, key = 0.0, face_key(gondola_id, side)
    for bay in () if face is None else face.bays:
        found += (_moved(box, left) for box in pieces_of_bay(project, bay, day, key))
        left, key = left + bay.width, ""
    return tuple(found)


def face_key(gondola_id: str, side: str) -> str:
    """The host id of a whole face."""
    return f"{gondola_id}/{side}"


def _moved(box: PnmBox, left: float) -> PnmBox:
    return box if left == 0.0 else msgspec.structs.replace(box, x=box.x + left)
