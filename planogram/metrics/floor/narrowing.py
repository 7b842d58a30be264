"""The narrowest place of a corridor with things in it: one passes on the wider side of each, and between two that make one slalom."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from planogram.model.store import Point

FIRST, SECOND = "first", "second"
"""Culprits that are the corridor's own sides."""
_SAME = 1e-6


class Narrow(msgspec.Struct, frozen=True):
    """Clear width (mm), the middle of the narrowest place, and what stands on its two sides: `first`, `second` or the ref of a piece."""

    width: float
    point: Point
    culprits: tuple[str, str] = (FIRST, SECOND)


class _Passage(msgspec.Struct, frozen=True):
    """The wider way past a cross-section: what is below and above."""

    below: str
    above: str


def narrowest(quad: NDArray[np.float64], axis: NDArray[np.float64], within: Sequence[tuple[str, Any]], gap: float) -> Narrow:
    """The narrowest place of a corridor (4×2 corners: first side from start to end, second back); `within`: refs and polygons in it."""
    middle = quad.mean(axis=0)
    if not within:
        return Narrow(gap, _closest_middle(quad, middle))
    shapes: dict[str, Any] = {FIRST: shapely.LineString(quad[:2]), SECOND: shapely.LineString(quad[2:])}
    for ref, shape in within:
        shapes[ref] = shape if ref not in shapes else shapes[ref].union(shape)
    frame = np.stack([axis, (axis[1], -axis[0])], axis=1)
    rings = [(ref, shapely.get_coordinates(shapes[ref]) @ frame) for ref in shapes if ref not in (FIRST, SECOND)]
    ways = list(_ways(quad @ frame, rings))
    best: Narrow | None = None
    for below, above in dict.fromkeys(_limits(ways)):
        width = float(shapes[below].distance(shapes[above]))
        if best is None or width < best.width:
            best = Narrow(width, _between(shapes[below], shapes[above]), (below, above))
    return best or Narrow(0.0, (float(middle[0]), float(middle[1])))


def _closest_middle(quad: NDArray[np.float64], middle: NDArray[np.float64]) -> Point:
    """The middle of a corridor whose sides are parallel, else the middle of its narrow end."""
    ends = np.hypot(*(quad[3] - quad[0])), np.hypot(*(quad[2] - quad[1]))
    if abs(ends[0] - ends[1]) <= 1.0:
        return float(middle[0]), float(middle[1])
    x, y = (quad[0] + quad[3]) / 2.0 if ends[0] < ends[1] else (quad[1] + quad[2]) / 2.0
    return float(x), float(y)


def _between(one: Any, other: Any) -> Point:
    middle = shapely.shortest_line(one, other).centroid
    return float(middle.x), float(middle.y)


def _ways(quad: NDArray[np.float64], rings: Sequence[tuple[str, NDArray[np.float64]]]) -> Iterator[_Passage]:
    """The wider way at every cross-section where something begins, ends or turns; `quad` and rings as (along, across)."""
    start, end = quad[0, 0], quad[1, 0]
    cuts = {float(start), float(end), *(float(s) for _, ring in rings for s in ring[:, 0] if start <= s <= end)}
    for along in sorted(cuts):
        share = (along - start) / (end - start)
        low, high = (float(a + (b - a) * share) for a, b in ((quad[0, 1], quad[1, 1]), (quad[3, 1], quad[2, 1])))
        taken = sorted((*section, ref) for ref, ring in rings if (section := _section(ring, along)) is not None)
        yield _widest(low, high, taken)


def _widest(low: float, high: float, taken: Sequence[tuple[float, float, str]]) -> _Passage:
    best, wide, cursor, below = _Passage(FIRST, SECOND), -1.0, low, FIRST
    for bottom, top, ref in (*taken, (high, high, SECOND)):
        if bottom - cursor > wide:
            best, wide = _Passage(below, ref), bottom - cursor
        if top > cursor:
            cursor, below = top, ref
    return best


def _section(ring: NDArray[np.float64], along: float) -> tuple[float, float] | None:
    """From where to where a ring reaches across, at a position along."""
    x, y = ring[:, 0], ring[:, 1]
    found = y[np.abs(x - along) <= _SAME].tolist()
    ahead = np.roll(ring, -1, axis=0)
    crossed = (x - along) * (ahead[:, 0] - along) < 0
    if crossed.any():
        share = (along - x[crossed]) / (ahead[crossed, 0] - x[crossed])
        found += (y[crossed] + (ahead[crossed, 1] - y[crossed]) * share).tolist()
    return (min(found), max(found)) if found else None


def _limits(ways: Sequence[_Passage]) -> Iterator[tuple[str, str]]:
    """Pairs one has to pass between: at each section, and from below one thing to above another."""
    for way in ways:
        yield way.below, way.above
    under = {way.above for way in ways} - {FIRST, SECOND}
    over = {way.below for way in ways} - {FIRST, SECOND}
    yield from ((below, above) for below in sorted(over) for above in sorted(under) if below != above)
