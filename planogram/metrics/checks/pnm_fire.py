"""Reaction to fire of PNM: hanging panels, what covers walls, main fit-out. An aid with its thresholds, no legal opinion; certificates are not read.

Sources: AM 9, AM 10 and AM 15 of the French fire rules for premises open to the public, as commonly read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from math import dist

from planogram.metrics.checks.finding import Finding, Where, found
from planogram.metrics.floor.aisles import sales_area
from planogram.metrics.floor.rules import people
from planogram.model.floor_layout import outline_of
from planogram.model.memo import memo
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement
from planogram.model.pnm_hosts import find_place
from planogram.model.pnm_layout import articles_by_code, piece_size
from planogram.model.project import Project
from planogram.model.store import Store

PANEL_M2, ROOM_M2, FEW_PEOPLE, WALL_SHARE = 0.5, 50.0, 19, 0.2
"""Above this area (m²) a hanging panel counts, in rooms above that one, with more people than these; share of the walls that may be covered."""
HANGING, COVERING, FIT_OUT = 1, 2, 3
"""The worst M class allowed: M1 for what hangs, M2 for what covers walls, M3 for main fit-out."""
_EURO = {"A1": 0, "A2": 0, "B": 1, "C": 2, "D": 3, "E": 4, "F": 5}
_NATURES = ("furniture",)


def m_class(text: str) -> int | None:
    """The M class (0 best) of a class as it is written, a European one taken for the nearest; None when it says nothing.

    >>> [m_class(text) for text in ("M1", "m 3", "B-s1,d0", "C-s3, d0", "A2-s1,d0", "E", "non classé", "")]
    [1, 3, 1, 2, 0, 4, None, None]
    """
    plain = text.upper().replace(" ", "")
    french = re.fullmatch(r"M([0-4])", plain)
    if french:
        return int(french[1])
    euro = re.fullmatch(r"(A1|A2|[B-F])(-?S[1-3])?,?(D[0-2])?", plain)
    return _EURO[euro[1]] if euro else None


def fire_findings(project: Project) -> list[Finding]:
    """Every finding about reaction to fire, article by article."""
    return [found(code, subject, _where(project, subject[0]), **dict(numbers)) for code, subject, numbers in _judged(project.pnm, project.store)]


Judged = tuple[str, tuple[str, ...], tuple[tuple[str, float], ...]]
"""Code, placements, numbers."""


@memo(8)
def _judged(pnm: Pnm, store: Store) -> tuple[Judged, ...]:
    return (*_hanging(pnm, store), *_on_walls(pnm, store), *_fit_out(pnm))


def _area(placement: PnmPlacement, article: PnmArticle) -> float:
    """Front area of one piece, m²."""
    width, height, _ = piece_size(placement, article)
    return width * height / 1e6


def _by_article(pnm: Pnm, host: str) -> Iterator[tuple[PnmArticle, list[PnmPlacement]]]:
    """Articles on a host with their placements, in the order of the référentiel."""
    groups: dict[str, list[PnmPlacement]] = defaultdict(list)
    for one in pnm.placements:
        if not host or one.host == host:
            groups[one.code].append(one)
    articles = articles_by_code(pnm.articles)
    return ((articles[code], group) for code, group in groups.items() if code in articles)


def _hanging(pnm: Pnm, store: Store) -> Iterator[Judged]:
    """Panels that hang freely in a large room. A room whose outline is not drawn counts as large."""
    area = sales_area(store)
    few = (area > 0.0 or bool(store.profile.people)) and people(store.profile, area) <= FEW_PEOPLE
    if few or 0.0 < area <= ROOM_M2:
        return
    for article, placements in _by_article(pnm, "CEILING"):
        large = [one for one in placements if _area(one, article) > PANEL_M2]
        level = m_class(article.fire_class)
        if large and (level is None or level > HANGING):
            largest = max(_area(one, article) for one in large)
            code = "pnm_fire_unknown" if level is None else "pnm_fire_hanging"
            yield code, tuple(one.id for one in large), (("area_m2", round(largest, 2)), ("limit_m2", PANEL_M2), ("m_class", float(HANGING)))


def _on_walls(pnm: Pnm, store: Store) -> Iterator[Judged]:
    """What covers more than a fifth of the walls together; nothing is said while the walls are not drawn."""
    walls = _wall_area(store, pnm.settings.ceiling)
    covering = list(_by_article(pnm, "WALL"))
    covered = sum(_area(one, article) * one.quantity for article, placements in covering for one in placements)
    if walls <= 0.0 or covered <= WALL_SHARE * walls:
        return
    for article, placements in covering:
        level = m_class(article.fire_class)
        if level is None or level > COVERING:
            numbers = (("covered_pct", round(100.0 * covered / walls, 1)), ("limit_pct", 100.0 * WALL_SHARE), ("m_class", float(COVERING)))
            yield "pnm_fire_walls", tuple(one.id for one in placements), numbers


def _wall_area(store: Store, height: float) -> float:
    """Outline × ceiling, m²; 0 without a sound outline."""
    outline = outline_of(store)
    if not outline or sales_area(store) <= 0.0:
        return 0.0
    return sum(dist(one, other) for one, other in zip(outline, (*outline[1:], outline[0]), strict=True)) * height / 1e6


def _fit_out(pnm: Pnm) -> Iterator[Judged]:
    """Furniture of the référentiel that stands in the shop."""
    for article, placements in _by_article(pnm, ""):
        if article.nature in _NATURES:
            level = m_class(article.fire_class)
            if level is None or level > FIT_OUT:
                code = "pnm_fire_unknown" if level is None else "pnm_fire_furniture"
                yield code, tuple(one.id for one in placements), (("m_class", float(FIT_OUT)),)


def _where(project: Project, placement_id: str) -> Where:
    placement = next(one for one in project.pnm.placements if one.id == placement_id)
    place = find_place(project, placement.host_id) if placement.host_id else None
    if place is None:
        return Where()
    number = None if place.level is None else place.bay.levels.index(place.level) + 1
    return Where(place.gondola.name, place.face.side, place.number + 1, number)
