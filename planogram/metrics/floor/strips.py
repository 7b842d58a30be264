"""Corridors as they really are in one height band: cut where furniture stands between, narrowed where something stands within.

After a piece moved only corridors that touch its old or new place are looked at again. Classes and required widths: aisles.py.
"""

from collections.abc import Iterator
from itertools import compress
from operator import attrgetter

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from planogram.metrics.floor.facing import SHORTEST, Facing, facing_pairs
from planogram.metrics.floor.ground import Ground, is_loose, prepared, projection
from planogram.metrics.floor.narrowing import Narrow, narrowest
from planogram.model.floor_layout import Bounds, Piece
from planogram.model.memo import memo
from planogram.model.store import Point

_TOUCH = 1.0
_CLOSER = 0.5
_MOST_MOVED = 24
"""Pieces beyond which looking at everything is quicker."""


class Strip(msgspec.Struct, frozen=True):
    """A corridor between two solids: their refs and sides, its corners, length, where it is narrowest, and where it would be
    without the slight projections of furniture that CO 37 bears."""

    first: str
    first_side: str
    second: str
    second_side: str
    points: tuple[Point, ...]
    length: float
    narrow: Narrow
    borne: Narrow


class _Found(msgspec.Struct, frozen=True):
    """Strips of one facing pair with the box of its raw corridor, by which it is looked at again."""

    bounds: Bounds
    strips: tuple[Strip, ...]


class _Looked(msgspec.Struct, frozen=True):
    """What was found last in a height band, and the boxes of the raw corridors as an array."""

    pieces: tuple[Piece, ...]
    outline: tuple[Point, ...]
    slight: float
    found: tuple[_Found, ...]
    boxes: NDArray[np.float64]


_last: dict[int, _Looked] = {}


@memo(24)
def strips(ground: Ground, slight: float) -> tuple[Strip, ...]:
    """Every corridor of the floor in the ground's height band, in a fixed order; projections up to `slight` mm (by identity) may be borne."""
    last = _last.get(ground.band)
    near = _moved(last.pieces, ground.pieces) if last is not None and (last.outline, last.slight) == (ground.outline, slight) else None
    if last is None or near is None:
        found = tuple(_strips_of(ground, facing_pairs(ground), slight))
    else:
        fresh = _strips_of(ground, facing_pairs(ground, near), slight, near)
        found = (*compress(last.found, ~_touching(last.boxes, near)), *fresh)
    _last[ground.band] = _Looked(ground.pieces, ground.outline, slight, found, np.array([one.bounds for one in found]).reshape(-1, 4))
    return tuple(sorted((strip for one in found for strip in one.strips), key=_order))


_order = attrgetter("first", "second", "first_side", "second_side", "points")


def _moved(old: tuple[Piece, ...], new: tuple[Piece, ...]) -> list[Bounds] | None:
    """Boxes of the pieces that are not where they were; None when too many are not."""
    before, now = {id(piece): piece for piece in old}, {id(piece): piece for piece in new}
    differing = before.keys() ^ now.keys()
    return [(before.get(key) or now[key]).bounds for key in differing] if len(differing) <= 2 * _MOST_MOVED else None


def _touching(boxes: NDArray[np.float64], others: list[Bounds]) -> NDArray[np.bool_]:
    """Which of the boxes (n×4) touch one of the others."""
    found = np.zeros(len(boxes), dtype=bool)
    for left, bottom, right, top in others:
        found |= (boxes[:, 0] <= right + _TOUCH) & (boxes[:, 2] >= left - _TOUCH) & (boxes[:, 1] <= top + _TOUCH) & (boxes[:, 3] >= bottom - _TOUCH)
    return found


def _strips_of(ground: Ground, facing: Facing, slight: float, near: list[Bounds] | None = None) -> Iterator[_Found]:
    """The strips of every raw corridor (of those that touch `near`)."""
    if not len(facing.quads):
        return
    boxes = np.concatenate([facing.quads.min(axis=1), facing.quads.max(axis=1)], axis=1)
    if near is not None:
        rows = _touching(boxes, near)
        facing = Facing(facing.edges[rows], facing.solids[rows], facing.quads[rows], facing.axis[rows])
        boxes = boxes[rows]
    within = _intruders(ground, facing)
    gaps = shapely.distance(shapely.linestrings(facing.quads[:, :2]), shapely.linestrings(facing.quads[:, 2:]))
    throats = _throats(ground, facing, gaps)
    for row, box in enumerate(boxes.tolist()):
        one, other = facing.solids[row].tolist()
        edge, facing_edge = facing.edges[row].tolist()
        names = (ground.name_of(one), ground.side_of(one, edge), ground.name_of(other), ground.side_of(other, facing_edge))
        found = _cut(ground, facing, row, names, within.get(row, []), float(gaps[row]), slight)
        yield _Found(tuple(box), tuple(_with_throat(strip, facing.axis[row, :2], throats.get(row)) for strip in found))


def _throats(ground: Ground, facing: Facing, gaps: NDArray[np.float64]) -> dict[int, tuple[float, Point]]:
    """Where two pieces come nearer to each other than their facing edges do: end caps wider than the gondola between them."""
    both = np.flatnonzero((facing.solids < len(ground.pieces)).all(axis=1))
    one, other = (ground.polygons[facing.solids[both, side]] for side in (0, 1))
    nearest = shapely.distance(one, other)
    closer = np.flatnonzero(nearest < gaps[both] - _CLOSER)
    middles = shapely.centroid(shapely.shortest_line(one[closer], other[closer]))
    return {int(both[n]): (float(nearest[n]), (float(point.x), float(point.y))) for n, point in zip(closer, middles, strict=True)}


def _with_throat(strip: Strip, axis: NDArray[np.float64], throat: tuple[float, Point] | None) -> Strip:
    """The strip narrowed by a throat at one of its ends or within it."""
    if throat is None or throat[0] >= strip.borne.width:
        return strip
    width, point = throat
    along = (point[0] - strip.points[0][0]) * axis[0] + (point[1] - strip.points[0][1]) * axis[1]
    if not -SHORTEST <= along <= strip.length + SHORTEST:
        return strip
    here = Narrow(width, point)
    return msgspec.structs.replace(strip, narrow=min(strip.narrow, here, key=lambda narrow: narrow.width), borne=here)


Intrusion = tuple[int, object, float, float]
"""Number of the solid, its part within the corridor, and from where to where along the axis (mm from the corridor's start)."""


def _intruders(ground: Ground, facing: Facing) -> dict[int, list[Intrusion]]:
    """What stands in each raw corridor besides its two sides; the outside of the shop counts as a wall."""
    quads = shapely.polygons(facing.quads)
    rows, solids = ground.tree.query(quads, predicate="intersects")
    other = (solids != facing.solids[rows, 0]) & (solids != facing.solids[rows, 1])
    rows, solids = rows[other], solids[other]
    parts = shapely.intersection(quads[rows], ground.polygons[solids])
    if ground.inside is not None:
        leaving = np.flatnonzero(~shapely.covers(prepared(ground.inside), quads))
        rows = np.concatenate([rows, leaving])
        solids = np.concatenate([solids, np.full(len(leaving), -1)])
        parts = np.concatenate([parts, shapely.difference(quads[leaving], ground.inside)])
    real = shapely.area(parts) > _TOUCH * SHORTEST / 10.0
    return _along(facing, rows[real], solids[real], parts[real])


def _along(facing: Facing, rows: NDArray[np.intp], solids: NDArray[np.intp], parts: NDArray[np.object_]) -> dict[int, list[Intrusion]]:
    found: dict[int, list[Intrusion]] = {}
    coordinates, index = shapely.get_coordinates(parts, return_index=True)
    axis = facing.axis[rows][index]
    along = coordinates[:, 0] * axis[:, 0] + coordinates[:, 1] * axis[:, 1] - axis[:, 2]
    starts = np.searchsorted(index, np.arange(len(parts)))
    if len(parts):
        low, high = np.minimum.reduceat(along, starts), np.maximum.reduceat(along, starts)
        for n, row in enumerate(rows.tolist()):
            found.setdefault(row, []).append((int(solids[n]), parts[n], float(low[n]), float(high[n])))
    return found


def _cut(
    ground: Ground, facing: Facing, row: int, names: tuple[str, str, str, str], within: list[Intrusion], gap: float, slight: float
) -> Iterator[Strip]:
    """The parts of a raw corridor that furniture leaves, each with its narrowest place."""
    quad, axis = facing.quads[row], facing.axis[row, :2]
    length = float((quad[1] - quad[0]) @ axis)
    loose = [one for one in within if one[0] >= 0 and is_loose(ground.pieces[one[0]])]
    for start, end in _free([(low, high) for solid, _, low, high in within if solid < 0 or not is_loose(ground.pieces[solid])], length):
        whole = start == 0.0 and end == length
        part = quad if whole else _part(quad, start / length, end / length)
        standing = [(ground.pieces[solid], shape) for solid, shape, low, high in loose if low < end and high > start]
        here = [(piece.ref, shape) for piece, shape in standing]
        if not here and not whole:
            gap = float(shapely.LineString(part[:2]).distance(shapely.LineString(part[2:])))
        narrow = narrowest(part, axis, here, gap)
        firm = [(piece.ref, shape) for piece, shape in standing if projection(piece) > slight]
        borne = narrow if len(firm) == len(here) else narrowest(part, axis, firm, gap)
        yield Strip(*names, tuple((float(x), float(y)) for x, y in part), end - start, narrow, borne)


def _free(taken: list[tuple[float, float]], length: float) -> Iterator[tuple[float, float]]:
    """The stretches of 0…length that no interval takes, those too short for an aisle left out."""
    cursor = 0.0
    for low, high in (*sorted(taken), (length, length)):
        if low - cursor >= SHORTEST:
            yield cursor, low
        cursor = max(cursor, high)


def _part(quad: NDArray[np.float64], start: float, end: float) -> NDArray[np.float64]:
    """A corridor between two shares of its length."""
    first, second = quad[1] - quad[0], quad[2] - quad[3]
    return np.array([quad[0] + first * start, quad[0] + first * end, quad[3] + second * end, quad[3] + second * start])
