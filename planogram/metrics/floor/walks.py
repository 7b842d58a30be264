"""How customers walk: from the entrance, turning right, to what attracts them, to a checkout and out. Passages per cell, aisle and face.

A model with a seed, not a measurement: counted customers replace it where they are entered. Colours and words are elsewhere.
"""

from collections.abc import Callable

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from planogram.metrics.floor.aisles import Aisle, aisles
from planogram.metrics.floor.attractions import Attraction, attractions
from planogram.metrics.floor.collisions import beyond_walls
from planogram.metrics.floor.doorways import Doorway, doorway
from planogram.metrics.floor.grid import PERSON, Grid, grid, shortest
from planogram.metrics.floor.reach import doors_open
from planogram.model.floor_layout import Piece, lets_in, lets_out, outline_of, pieces
from planogram.model.memo import memo, one_object
from planogram.model.project import Project
from planogram.model.store import Point, Store

SEED = 1
CUSTOMERS = 600
_STOPS, _MOST_STOPS = 4.0, 10
_RIGHT = 0.35
"""How much nearer a place straight to the right of the entrance feels (and farther one to the left)."""
_STEP_IN = 600.0
HOT, COLD = 1.6, 0.45
"""Passages before a face ÷ those before all faces on average from which it is hot, and below which it is cold."""

FaceKey = tuple[str, str]
"""Ref of the piece and side."""


class Walks(msgspec.Struct, frozen=True):
    """Passages for 100 customers: per cell (rows × columns from the lower left, NaN where nobody can stand), per aisle, per face.

    `counted`: refs of the gondolas whose passages were counted in the shop instead of computed. `average`: of all faces.
    """

    grid: Grid
    cells: NDArray[np.float64]
    aisles: tuple[tuple[Aisle, float], ...]
    faces: dict[FaceKey, float]
    counted: frozenset[str] = frozenset()
    average: float = 0.0

    def warmth(self, face: FaceKey) -> float | None:
        """Passages before a face ÷ the average of all faces; None for a face nobody can stand before."""
        return self.faces[face] / self.average if self.average > 0.0 and face in self.faces else None

    def temperature(self, face: FaceKey) -> str:
        """`hot`, `cold` or `` between the two."""
        warmth = self.warmth(face)
        return "" if warmth is None else "hot" if warmth >= HOT else "cold" if warmth <= COLD else ""


class _Net(msgspec.Struct, frozen=True):
    """Places on the grid with the ways between them; entrances come first, then attractions, checkouts, exits."""

    grid: Grid
    cells: list[int]
    far: NDArray[np.float64]
    before: NDArray[np.int32]
    entrances: range
    stops: range
    tills: range
    exits: range


def walk(project: Project, seed: int = SEED, cancelled: Callable[[], bool] | None = None) -> Walks | None:
    """The walks of CUSTOMERS customers; None without an outline, an entrance one gets through, or anything to walk to. Cancelled when asked to stop.

    The same project and seed give the same numbers.
    """
    found = attractions(project)
    net = _net(project, found, seed, cancelled)
    if net is None:
        return None
    legs = _legs(net, np.array([one.weight for one in found]), _leftness(project, net), seed)
    return _with_counts(project, _passages(project, net, legs))


def _net(project: Project, found: tuple[Attraction, ...], seed: int, cancelled: Callable[[], bool] | None) -> _Net | None:
    places = one_object(tuple(one.point for one in found))
    standing, store = pieces(project), project.store
    key = (id(standing), id(store), id(places), seed)
    known = _nets.get(key)
    if known is None:
        net = _new_net(standing, store, places, one_object(seed), cancelled)
        # what was computed from is kept, so that an id is never taken over by another value
        known = _nets[key] = (net, (standing, store, places))
        for old in list(_nets)[:-4]:
            _nets.pop(old, None)
    return known[0]


_nets: dict[tuple[int, ...], tuple[_Net | None, object]] = {}


def _new_net(standing: tuple[Piece, ...], store: Store, places: tuple[Point, ...], seed: int, cancelled: Callable[[], bool] | None) -> _Net | None:
    outline = outline_of(store)
    ways = [(door, doorway(door, outline)) for door in doors_open(standing, store, one_object(PERSON))]
    ins = [_before(way) for door, way in ways if way is not None and lets_in(door)]
    outs = [_before(way) for door, way in ways if way is not None and lets_out(door) and door.role != "emergency"]
    if not outline or not ins or not places:
        return None
    cells = grid(standing, outline, seed)
    if not len(cells.centres):
        return None
    tills = [_beside(piece) for piece in standing if "checkout" in (piece.what, piece.kind)]
    starts = [cells.nearest(point) for point in ins]
    reached = np.asarray(np.isfinite(shortest(cells, starts, cancelled)[0]).any(axis=0))
    spots = [cells.nearest(point, reached) for point in (*ins, *places, *tills, *outs)]
    far, before = shortest(cells, spots, cancelled)
    counts = np.cumsum([0, len(ins), len(places), len(tills), len(outs)]).tolist()
    return _Net(cells, spots, far, before, *(range(counts[n], counts[n + 1]) for n in range(4)))


def _before(way: Doorway) -> Point:
    """A step inside a door."""
    x, y = way.middle
    return x + way.inward[0] * _STEP_IN, y + way.inward[1] * _STEP_IN


def _beside(piece: Piece) -> Point:
    """Where one pays: before the face of a checkout, else at its middle."""
    if piece.fronts:
        (x1, y1), (x2, y2) = piece.fronts[0].points[0], piece.fronts[0].points[-1]
        return (x1 + x2) / 2.0, (y1 + y2) / 2.0
    return piece.centre


def _leftness(project: Project, net: _Net) -> NDArray[np.float64]:
    """−1 for a stop straight to the right of the (first) entrance, 1 for one straight to the left."""
    outline = outline_of(project.store)
    open_ones = doors_open(pieces(project), project.store, one_object(PERSON))
    way = next(way for door in open_ones if lets_in(door) and (way := doorway(door, outline)) is not None)
    points = net.grid.centres[[net.cells[n] for n in net.stops]] - np.array(way.middle)
    across = points[:, 1] * way.inward[0] - points[:, 0] * way.inward[1]
    return np.asarray(across / np.maximum(1.0, np.hypot(points[:, 0], points[:, 1])))


def _legs(net: _Net, weights: NDArray[np.float64], leftness: NDArray[np.float64], seed: int) -> dict[tuple[int, int], int]:
    """How many customers walk from each place to each other."""
    chance = np.random.default_rng(seed)
    shares = weights / weights.sum() if weights.sum() > 0 else np.full(len(weights), 1.0 / len(weights))
    feels = 1.0 + _RIGHT * leftness
    legs: dict[tuple[int, int], int] = {}
    usable = int((shares > 0).sum())
    for customer in range(CUSTOMERS):
        now = net.entrances[customer % len(net.entrances)]
        wanted = min(1 + int(chance.poisson(_STOPS)), _MOST_STOPS, usable)
        left = [net.stops[n] for n in chance.choice(len(shares), size=wanted, replace=False, p=shares)]
        while left:
            after = min(left, key=lambda stop: (net.far[now, net.cells[stop]] * feels[stop - net.stops.start], stop))
            left.remove(after)
            legs[now, after] = legs.get((now, after), 0) + 1
            now = after
        for group in (net.tills, net.exits):
            if group:
                after = min(group, key=lambda place: (net.far[now, net.cells[place]], place))
                legs[now, after] = legs.get((now, after), 0) + 1
                now = after
    return legs


def _passages(project: Project, net: _Net, legs: dict[tuple[int, int], int]) -> Walks:
    """Every leg walked backwards, cell by cell: who stands where, and who enters which aisle."""
    found = aisles(project)
    inside = _aisle_of_cells(net.grid, found)
    per_cell, entered = np.zeros(len(net.grid.centres)), np.zeros(len(found) + 1)
    by_start: dict[int, list[tuple[int, int]]] = {}
    for (start, end), count in legs.items():
        by_start.setdefault(start, []).append((end, count))
    for start, ends in sorted(by_start.items()):
        here = np.array([net.cells[end] for end, _ in ends])
        counts = np.array([count for _, count in ends], dtype=np.float64)
        before = np.full(len(here), len(found))
        while len(here):
            np.add.at(per_cell, here, counts)
            aisle = inside[here]
            np.add.at(entered, aisle[aisle != before], counts[aisle != before])
            before, here = aisle, net.before[start][here]
            going = here >= 0
            here, counts, before = here[going], counts[going], before[going]
    scale = 100.0 / CUSTOMERS
    per_aisle = tuple((aisle, float(entered[n]) * scale) for n, aisle in enumerate(found))
    return Walks(net.grid, net.grid.picture(per_cell * scale), per_aisle, _per_face(project, net.grid, per_cell * scale, per_aisle))


@memo(8)
def _aisle_of_cells(cells: Grid, found: tuple[Aisle, ...]) -> NDArray[np.intp]:
    """The number of the aisle each free cell lies in; `len(found)` for none."""
    inside = np.full(len(cells.centres), len(found), dtype=np.intp)
    if found:
        tree = shapely.STRtree([shapely.Polygon(aisle.points) for aisle in found])
        cell, aisle = tree.query(shapely.points(cells.centres), predicate="within")
        inside[cell[::-1]] = aisle[::-1]
    return inside


_SEES = 2500.0
"""mm from which a face without an aisle is still passed."""
_STEPS = 5


def _per_face(project: Project, cells: Grid, per_cell: NDArray[np.float64], per_aisle: tuple[tuple[Aisle, float], ...]) -> dict[FaceKey, float]:
    """Passages in the aisle before each face; without an aisle, on the cells just before it."""
    faces: dict[FaceKey, float] = {}
    for aisle, passages in per_aisle:
        for key in ((aisle.first, aisle.first_side), (aisle.second, aisle.second_side)):
            if key[1]:
                faces[key] = max(faces.get(key, 0.0), passages)
    whole = np.nan_to_num(cells.picture(per_cell))
    away = beyond_walls(project)
    for piece in pieces(project):
        for front in piece.fronts:
            if (piece.ref, front.side) not in faces and piece.what == "gondola" and piece.ref not in away:
                faces[piece.ref, front.side] = _before_front(front.points, cells, whole)
    return faces


def _before_front(points: tuple[Point, ...], cells: Grid, whole: NDArray[np.float64]) -> float:
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = max(1.0, float(np.hypot(x2 - x1, y2 - y1)))
    out = ((y2 - y1) / length, -(x2 - x1) / length)
    found = 0.0
    for step in range(_STEPS):
        share = (step + 0.5) / _STEPS
        x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        away = (np.arange(int(_SEES // cells.size)) + 0.5) * cells.size
        columns = np.floor((x + out[0] * away - cells.origin[0]) / cells.size).astype(int)
        rows = np.floor((y + out[1] * away - cells.origin[1]) / cells.size).astype(int)
        within = (rows >= 0) & (rows < cells.rows) & (columns >= 0) & (columns < cells.columns)
        found = max(found, float(whole[rows[within], columns[within]].sum()))
    return found


def _with_counts(project: Project, walks: Walks) -> Walks:
    """The walks with what was counted in the shop in place of what was computed."""
    counted = {counts.gondola: 100.0 * counts.passing / counts.entering for counts in project.counts if counts.gondola and counts.entering}
    faces = {key: counted.get(key[0], value) for key, value in walks.faces.items()}
    found = []
    entering = max((counts.entering for counts in project.counts if counts.entering), default=0)
    for aisle, passages in walks.aisles:
        measured = 100.0 * aisle.passages / entering if aisle.passages is not None and entering else None
        found.append((aisle, passages if measured is None else measured))
        for key in ((aisle.first, aisle.first_side), (aisle.second, aisle.second_side)):
            if measured is not None and key in faces and key[0] not in counted:
                faces[key] = measured
    refs = frozenset(counted) & {ref for ref, _ in faces}
    average = sum(faces.values()) / len(faces) if faces else 0.0
    return msgspec.structs.replace(walks, aisles=tuple(found), faces=faces, counted=refs, average=average)
