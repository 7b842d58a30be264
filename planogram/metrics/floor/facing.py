"""Pairs of edges that face each other across free floor: the raw corridors, found for all edges in one go. What stands in them: strips.py."""

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from planogram.metrics.floor.ground import Ground
from planogram.model.floor_layout import Bounds

REACH = 4500.0
"""mm: what is farther apart is a place, not an aisle."""
SHORTEST = 600.0
"""mm along which two edges must face each other."""
NO_FRONT = 500.0
"""mm below which a gap that serves no face is no passage: furniture against a wall, or end to end."""
_OPPOSITE = -0.9
"""Cosine of the angle between two normals up to which edges face each other: 26° off parallel."""
_APART = 1.0

Numbers = NDArray[np.float64]


class Facing(msgspec.Struct, frozen=True):
    """Raw corridors, one a row: edges and solids of both sides, quads (n×4×2: first side from start to end, second back), axis and length."""

    edges: NDArray[np.intp]
    solids: NDArray[np.intp]
    quads: Numbers
    axis: Numbers


def facing_pairs(ground: Ground, near: list[Bounds] | None = None) -> Facing:
    """Every facing pair of the floor; with `near`, those that may touch one of these boxes (and some others)."""
    lines, owners, front = ground.edges
    chosen = _long_enough(lines) & ground.bounding[owners]
    if near is not None:
        chosen &= _around(lines, near)
    kept = np.flatnonzero(chosen)
    if len(kept) < 2:
        return Facing(*(np.empty((0, 2), dtype=np.intp),) * 2, np.empty((0, 4, 2)), np.empty((0, 3)))
    pairs = kept[_candidates(lines[kept], owners[kept])]
    return _measured(lines, owners, front, pairs)


def _long_enough(lines: Numbers) -> NDArray[np.bool_]:
    return np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]) >= SHORTEST


def _around(lines: Numbers, near: list[Bounds]) -> NDArray[np.bool_]:
    """Edges from which a corridor may reach one of the boxes."""
    low, high = np.minimum(lines[:, :2], lines[:, 2:]) - REACH, np.maximum(lines[:, :2], lines[:, 2:]) + REACH
    close = np.zeros(len(lines), dtype=bool)
    for left, bottom, right, top in near:
        close |= (low[:, 0] <= right) & (high[:, 0] >= left) & (low[:, 1] <= top) & (high[:, 1] >= bottom)
    return close


def _units(lines: Numbers) -> Numbers:
    along = lines[:, 2:] - lines[:, :2]
    return along / np.hypot(along[:, 0], along[:, 1])[:, None]


def _candidates(lines: Numbers, owners: NDArray[np.intp]) -> NDArray[np.intp]:
    """Index pairs (lower first) of edges of different solids that look at each other within REACH."""
    along = _units(lines)
    out = np.stack([along[:, 1], -along[:, 0]], axis=1)
    start, end = lines[:, :2], lines[:, 2:]
    looks = shapely.polygons(np.stack([start, end, end + out * REACH, start + out * REACH], axis=1))
    tree = shapely.STRtree(shapely.linestrings(lines.reshape(-1, 2, 2)))
    one, other = tree.query(looks, predicate="intersects")
    good = (owners[one] != owners[other]) & (np.einsum("ij,ij->i", out[one], out[other]) < _OPPOSITE)
    pairs = np.sort(np.stack([one[good], other[good]], axis=1), axis=1)
    return np.unique(pairs, axis=0) if len(pairs) else pairs


def _measured(lines: Numbers, owners: NDArray[np.intp], front: NDArray[np.bool_], pairs: NDArray[np.intp]) -> Facing:
    one, other = lines[pairs[:, 0]], lines[pairs[:, 1]]
    axis = _units(one) - _units(other)
    axis /= np.hypot(axis[:, 0], axis[:, 1])[:, None]
    across = np.stack([axis[:, 1], -axis[:, 0]], axis=1)

    def on(points: Numbers, way: Numbers) -> Numbers:
        return np.asarray(np.einsum("ij,ij->i", points, way))

    first = on(one[:, :2], axis), on(one[:, 2:], axis)
    second = on(other[:, 2:], axis), on(other[:, :2], axis)
    start, end = np.maximum(first[0], second[0]), np.minimum(first[1], second[1])
    forth = _at(one[:, :2], one[:, 2:], first, start), _at(one[:, :2], one[:, 2:], first, end)
    back = _at(other[:, 2:], other[:, :2], second, end), _at(other[:, 2:], other[:, :2], second, start)
    quads = np.stack([*forth, *back], axis=1)
    gaps = np.stack([on(quads[:, 3] - quads[:, 0], across), on(quads[:, 2] - quads[:, 1], across)], axis=1)
    least = np.where(front[pairs].any(axis=1), _APART, NO_FRONT)
    good = (end - start >= SHORTEST) & (gaps.min(axis=1) > least) & (gaps.min(axis=1) <= REACH)
    return Facing(pairs[good], owners[pairs[good]], quads[good], np.concatenate([axis, start[:, None]], axis=1)[good])


def _at(start: Numbers, end: Numbers, span: tuple[Numbers, Numbers], where: Numbers) -> Numbers:
    """Points of edges at positions along the axis."""
    share = (where - span[0]) / np.where(span[1] == span[0], 1.0, span[1] - span[0])
    return start + (end - start) * share[:, None]
