"""The floor as a grid of cells one can stand in, and shortest paths over it. The same seed gives the same paths. Where people go: walks.py."""

from collections.abc import Callable, Sequence
from math import ceil, sqrt

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon

from planogram.metrics.floor.ground import prepared
from planogram.metrics.floor.reach import walkable
from planogram.model.floor_layout import Piece, bounds_of
from planogram.model.memo import memo, one_object
from planogram.model.store import Point

MOST_CELLS = 36_000
FINEST = 200.0
PERSON, EASY = 500.0, 1100.0
"""mm: the width a person needs at all, and the width from which one walks without minding."""
_MIND, _WANDER = 1.5, 0.2
"""How much longer a tight cell feels, and the random part of what a cell costs, so that not everybody takes the very same line."""
_AT_ONCE = 8
_WAYS = ((1, 0, 1.0), (0, 1, 1.0), (1, 1, sqrt(2.0)), (1, -1, sqrt(2.0)))

Cells = NDArray[np.intp]


class Cancelled(Exception):
    """The computation was stopped by whoever asked for it."""


class Grid(msgspec.Struct, frozen=True):
    """Cells of `size` mm from `origin` (lower left), `rows` × `columns`; `number` is each cell's place among the free ones, −1 where none."""

    origin: Point
    size: float
    rows: int
    columns: int
    number: NDArray[np.intp]
    centres: NDArray[np.float64]
    cost: NDArray[np.float64]

    def nearest(self, point: Point, among: NDArray[np.bool_] | None = None) -> int:
        """The free cell nearest to a point (of those in `among`); −1 when there is none."""
        away = np.hypot(self.centres[:, 0] - point[0], self.centres[:, 1] - point[1])
        if among is not None:
            away = np.where(among, away, np.inf)
        found = int(np.argmin(away)) if len(away) else -1
        return found if found >= 0 and np.isfinite(away[found]) else -1

    def picture(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Values of free cells as rows × columns, NaN where nobody can stand."""
        whole = np.full(self.rows * self.columns, np.nan)
        whole[self.number.ravel() >= 0] = values
        return whole.reshape(self.rows, self.columns)


@memo(6)
def grid(standing: tuple[Piece, ...], outline: tuple[Point, ...], seed: int) -> Grid:
    """The grid of a floor; `seed` by identity."""
    left, bottom, right, top = bounds_of(outline)
    size = max(FINEST, sqrt(max(0.0, (right - left) * (top - bottom)) / MOST_CELLS))
    columns, rows = max(1, ceil((right - left) / size)), max(1, ceil((top - bottom) / size))
    x, y = np.meshgrid(left + (np.arange(columns) + 0.5) * size, bottom + (np.arange(rows) + 0.5) * size)
    free = _within(walkable(standing, outline, one_object(PERSON)), x, y)
    easy = _within(walkable(standing, outline, one_object(EASY)), x, y)
    number = np.full((rows, columns), -1, dtype=np.intp)
    number[free] = np.arange(int(free.sum()))
    chance = np.random.default_rng(seed)
    cost = np.where(easy[free], 1.0, _MIND) + chance.random(int(free.sum())) * _WANDER
    return Grid((left, bottom), size, rows, columns, number, np.stack([x[free], y[free]], axis=1), cost)


def _within(area: Polygon, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.asarray(shapely.contains_xy(prepared(area), x.ravel(), y.ravel())).reshape(x.shape)


def shortest(cells: Grid, sources: Sequence[int], cancelled: Callable[[], bool] | None = None) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Distance (mm, as it feels) from each source to every free cell, inf where one cannot go, and the cell before on the way.

    Raises Cancelled as soon as `cancelled` says so.
    """
    from scipy.sparse.csgraph import dijkstra

    graph = _graph(cells)
    far, before = np.empty((len(sources), len(cells.centres))), np.empty((len(sources), len(cells.centres)), dtype=np.int32)
    for start in range(0, len(sources), _AT_ONCE):
        if cancelled is not None and cancelled():
            raise Cancelled
        part = slice(start, start + _AT_ONCE)
        far[part], before[part] = dijkstra(graph, directed=False, indices=list(sources[part]), return_predecessors=True)
    return far, before


def _graph(cells: Grid) -> object:
    """Free cells joined to their eight neighbours; not across the corner of something solid."""
    from scipy.sparse import coo_array

    number, ends, weights = cells.number, [], []
    for right, up, length in _WAYS:
        one, other, beside = _pairs(number, right, up)
        joined = (one >= 0) & (other >= 0) & beside
        a, b = one[joined], other[joined]
        ends.append(np.stack([a, b]))
        weights.append((cells.cost[a] + cells.cost[b]) / 2.0 * length * cells.size)
    (a, b), count = np.concatenate(ends, axis=1), len(cells.centres)
    return coo_array((np.concatenate(weights), (a, b)), shape=(count, count)).tocsr()


def _pairs(number: Cells, right: int, up: int) -> tuple[Cells, Cells, NDArray[np.bool_]]:
    rows, columns = number.shape
    if up < 0:
        one, other = number[1:, : columns - right], number[: rows - 1, right:]
        beside = (number[1:, right:] >= 0) & (number[: rows - 1, : columns - right] >= 0)
        return one, other, beside
    one, other = number[: rows - up, : columns - right], number[up:, right:]
    if not (right and up):
        return one, other, np.ones(one.shape, dtype=bool)
    return one, other, (number[: rows - up, right:] >= 0) & (number[up:, : columns - right] >= 0)
