"""Pieces that stand in each other, outside the shop, in the sweep of a door, or hang too low. Tolerance 1 mm."""

from collections.abc import Iterator

import numpy as np
import shapely

from planogram.metrics.floor.doorways import swept
from planogram.metrics.floor.ground import ANY_BAND, form_of, ground, prepared
from planogram.metrics.floor.rules import threshold
from planogram.model.floor_layout import Piece, doors, outline_of, pieces
from planogram.model.footprint import EVERY_BAND
from planogram.model.memo import memo
from planogram.model.pnm import PnmPlacement
from planogram.model.pnm_layout import articles_by_code, piece_size
from planogram.model.project import Project
from planogram.model.store import Point, StoreShape

TOLERANCE = 1.0
CEILING = "CEILING"


def overlaps(project: Project) -> list[tuple[Piece, Piece, float]]:
    """Pairs of pieces in each other at the same height, and by how many mm."""
    standing, outline = pieces(project), outline_of(project.store)
    found: dict[tuple[int, int], float] = {}
    for band in EVERY_BAND:
        here = ground(standing, outline, band)
        one, other = here.tree.query(here.polygons, predicate="intersects")
        solid = np.array([piece.what != "fixed" for piece in standing], dtype=bool)
        pairs = np.stack([one, other], axis=1)[(one < other) & solid[one] & solid[other]]
        shared = shapely.intersection(here.polygons[pairs[:, 0]], here.polygons[pairs[:, 1]])
        for (a, b), shape in zip(pairs[shapely.area(shared) > TOLERANCE].tolist(), shared[shapely.area(shared) > TOLERANCE], strict=True):
            deep = thickness(shape)
            if deep > TOLERANCE:
                found[a, b] = max(deep, found.get((a, b), 0.0))
    return [(standing[a], standing[b], deep) for (a, b), deep in sorted(found.items())]


def thickness(shape: shapely.Geometry) -> float:
    """The smaller side (mm) of the box that fits closest around a shape."""
    corners = shapely.get_coordinates(shapely.oriented_envelope(shape))
    if len(corners) < 4:
        return 0.0
    return float(min(np.hypot(*(corners[1] - corners[0])), np.hypot(*(corners[2] - corners[1]))))


def outside(project: Project) -> Iterator[tuple[Piece, float]]:
    """Pieces that stand beyond the walls, and by how many mm."""
    standing, outline = pieces(project), outline_of(project.store)
    here = ground(standing, outline, ANY_BAND)
    if here.inside is None:
        return
    inside = prepared(here.inside)
    for piece, form in zip(standing, here.forms, strict=True):
        if form is not None and piece.what not in ("stockroom", "fixed") and not inside.covers(form.polygon):
            beyond = form.polygon.difference(here.inside)
            deep = float(shapely.distance(shapely.points(shapely.get_coordinates(beyond)), here.inside).max())
            if deep > TOLERANCE:
                yield piece, deep


def beyond_walls(project: Project) -> frozenset[str]:
    """Refs of what stands wholly out of the shop; none without an outline."""
    return _beyond_walls(pieces(project), outline_of(project.store))


@memo(8)
def _beyond_walls(standing: tuple[Piece, ...], outline: tuple[Point, ...]) -> frozenset[str]:
    here = ground(standing, outline, ANY_BAND)
    if here.inside is None:
        return frozenset()
    inside = prepared(here.inside)
    return frozenset(piece.ref for piece, form in zip(standing, here.forms, strict=True) if form is not None and inside.disjoint(form.polygon))


def in_door_sweep(project: Project) -> Iterator[tuple[Piece, StoreShape, float]]:
    """Pieces that a door leaf would hit, and how many mm they stand in its sweep."""
    outline = outline_of(project.store)
    for door in doors(project.store):
        area = swept(door, outline)
        if area is None:
            continue
        for piece in pieces(project):
            form = form_of(piece, ANY_BAND)
            if form is not None and form.polygon.intersects(area):
                deep = thickness(form.polygon.intersection(area))
                if deep > TOLERANCE:
                    yield piece, door, deep


def low_hangings(project: Project) -> Iterator[tuple[str, str, float, float]]:
    """PNM suspended over a route, below the head clearance: id, label, height of its underside, height needed (mm)."""
    needed, ceiling = threshold(project.store.profile, "head_clearance"), project.pnm.settings.ceiling
    articles, standing = articles_by_code(project.pnm.articles), pieces(project)
    for placement in project.pnm.placements:
        if placement.host != CEILING or placement.code not in articles or not _over_a_route(placement, standing):
            continue
        article = articles[placement.code]
        under = ceiling - placement.v - piece_size(placement, article)[1]
        if under < needed - TOLERANCE:
            yield placement.id, article.label, under, needed


def _over_a_route(placement: PnmPlacement, standing: tuple[Piece, ...]) -> bool:
    """Whether people walk below: not over furniture, and before the bay it belongs to."""
    if placement.x is not None and placement.y is not None:
        return not any(piece.covers((placement.x, placement.y)) for piece in standing)
    return placement.n > TOLERANCE
