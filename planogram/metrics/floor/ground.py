"""What stands on the floor as polygons and edges, per height band, with a search tree. Made once for pieces that have not moved."""

from collections.abc import Sequence
from functools import cached_property
from math import hypot, inf

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

from planogram.model.floor_layout import Piece
from planogram.model.footprint import Block
from planogram.model.memo import memo
from planogram.model.outline import distance_to_side, shop_refusal, signed_area, tidy
from planogram.model.store import Point

Lines = NDArray[np.float64]
"""Edges as rows x1, y1, x2, y2; what is solid lies on their left, the free floor on their right."""
ANY_BAND = 3
"""The height band that takes all heights together: what stands in the way of a person."""
_ON_FRONT = 2.0


LOOSE_KINDS = frozenset({"display_stand", "roll", "pallet", "podium"})
_LOOSE_SIDE = 2000.0
"""mm: a column or obstacle no longer than this stands in an aisle; a longer one bounds it."""


def is_loose(piece: Piece) -> bool:
    """Whether a piece stands in an aisle rather than bounding it: displays, pallets, columns, free-standing PNM."""
    if piece.what == "gondola":
        return piece.kind in LOOSE_KINDS
    left, bottom, right, top = piece.bounds
    return piece.what in ("pnm", "fixed") or (piece.what in ("column", "obstacle") and max(right - left, top - bottom) <= _LOOSE_SIDE)


def projection(piece: Piece) -> float:
    """How far (mm) a fixed piece reaches out of the furniture that carries it; infinite for what stands by itself."""
    if piece.what != "fixed":
        return inf
    _, right, out, _ = piece.blocks[0].points
    return hypot(out[0] - right[0], out[1] - right[1])


class Form(msgspec.Struct, frozen=True):
    """A piece in one height band: its polygon, its edges, and the side each edge serves (empty: none)."""

    polygon: Polygon | MultiPolygon
    lines: Lines
    sides: tuple[str, ...]
    fronts: NDArray[np.bool_]


def polygon_of(points: Sequence[Point]) -> Polygon | MultiPolygon:
    """A valid polygon of a drawn outline; one that crosses itself is mended, one of a line is empty."""
    if len(points) < 3:
        return Polygon()
    polygon = Polygon(points)
    return polygon if polygon.is_valid else polygon.buffer(0)


def prepared(area: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """A copy that is quick to ask again and again, for one caller: two threads that ask the same prepared shape bring the program down."""
    own: Polygon | MultiPolygon = shapely.force_2d(area)
    shapely.prepare(own)
    return own


_SAME_AS = (0, 0, 1, 0)
"""The band whose form is taken where a piece is the same in both: most pieces are."""


def _blocks_of(piece: Piece, band: int) -> tuple[Block, ...]:
    return piece.blocks if band == ANY_BAND else tuple(block for block in piece.blocks if band in block.bands)


@memo(8192)
def form_of(piece: Piece, band: int) -> Form | None:
    """The piece in a height band (ANY_BAND: from above); None where it does not reach. `band` of EVERY_BAND."""
    blocks = _blocks_of(piece, band)
    if band and blocks == _blocks_of(piece, _SAME_AS[band]):
        return form_of(piece, _SAME_AS[band])
    polygon = shapely.union_all([polygon_of(block.points) for block in blocks], grid_size=0.01) if blocks else Polygon()
    if polygon.is_empty or polygon.geom_type not in ("Polygon", "MultiPolygon"):
        return None
    # an arc is faced by its chord: what stands nearest to the aisle are its two ends
    lines = polygon_lines(polygon.convex_hull if any(len(front.points) > 2 for front in piece.fronts) else polygon)
    outer = [(block.side, block.points[0], block.points[1]) for block in blocks if block.side]
    outer += [(front.side, front.points[0], front.points[-1]) for front in piece.fronts if len(front.points) > 2]
    sides = tuple(_side(line, outer) for line in lines.tolist())
    return Form(polygon, lines, sides, np.array([bool(side) for side in sides]))


def _side(line: Sequence[float], outer: Sequence[tuple[str, Point, Point]]) -> str:
    """The side whose front an edge is: its middle lies on the outer line of a block, or on the chord of an arc."""
    middle = ((line[0] + line[2]) / 2.0, (line[1] + line[3]) / 2.0)
    return next((side for side, start, end in outer if distance_to_side(middle, start, end) <= _ON_FRONT), "")


def polygon_lines(polygon: Polygon | MultiPolygon) -> Lines:
    """Edges of a solid, running so that the free floor is on the right of each."""
    rings = []
    for part in polygon.geoms if isinstance(polygon, MultiPolygon) else (polygon,):
        whole = orient(part, 1.0)
        rings += [np.asarray(ring.coords) for ring in (whole.exterior, *whole.interiors)]
    return np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings]) if rings else np.empty((0, 4))


class Ground:
    """The floor in one height band. Solid `len(pieces)` and above are walls, one for each side of the outline."""

    def __init__(self, pieces: tuple[Piece, ...], outline: tuple[Point, ...], band: int) -> None:
        self.pieces, self.band = pieces, band
        self.outline = tidy(outline) if outline and shop_refusal(outline) is None else ()
        self.forms = [form_of(piece, band) for piece in pieces]

    @cached_property
    def polygons(self) -> NDArray[np.object_]:
        """A polygon for each piece, None where it does not reach into the band."""
        found = np.empty(len(self.forms), dtype=object)
        found[:] = [None if form is None else form.polygon for form in self.forms]
        return found

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.polygons)

    @cached_property
    def inside(self) -> Polygon | None:
        """The sales area; None without an outline."""
        return Polygon(self.outline) if self.outline else None

    @cached_property
    def walls(self) -> Lines:
        """The sides of the outline, the free floor on the right of each."""
        ring = np.array(self.outline[::-1] if signed_area(self.outline) > 0 else self.outline)
        return np.hstack([ring, np.roll(ring, -1, axis=0)]) if self.outline else np.empty((0, 4))

    @cached_property
    def edges(self) -> tuple[Lines, NDArray[np.intp], NDArray[np.bool_]]:
        """Every edge, the number of the solid it belongs to, and whether it serves a face."""
        found = [(index, form) for index, form in enumerate(self.forms) if form is not None]
        lines = np.concatenate([self.walls, *(form.lines for _, form in found)])
        counts = [len(form.lines) for _, form in found]
        solids = np.array([index for index, _ in found], dtype=np.intp)
        owners = np.concatenate([np.arange(len(self.walls)) + len(self.pieces), np.repeat(solids, counts)]).astype(np.intp)
        fronts = np.concatenate([np.zeros(len(self.walls), dtype=bool), *(form.fronts for _, form in found)])
        return lines, owners, fronts

    @cached_property
    def bounding(self) -> NDArray[np.bool_]:
        """Which solids bound an aisle; the others stand within one."""
        return np.array([*(not is_loose(piece) for piece in self.pieces), *(True for _ in self.walls)], dtype=bool)

    @cached_property
    def first_edges(self) -> dict[int, int]:
        """Number of the first edge of each piece."""
        starts: dict[int, int] = {}
        start = len(self.walls)
        for index, form in enumerate(self.forms):
            if form is not None:
                starts[index] = start
                start += len(form.lines)
        return starts

    def side_of(self, solid: int, edge: int) -> str:
        """The side that an edge serves; empty for none."""
        form = self.forms[solid] if solid < len(self.forms) else None
        return "" if form is None else form.sides[edge - self.first_edges[solid]]

    @cached_property
    def free(self) -> Polygon | MultiPolygon:
        """The floor where nothing stands; empty without an outline."""
        if self.inside is None:
            return Polygon()
        return self.inside.difference(shapely.union_all([form.polygon for form in self.forms if form is not None]))

    def name_of(self, solid: int) -> str:
        """The ref of a solid: that of the piece, or `wall:N` counted from 1."""
        return self.pieces[solid].ref if solid < len(self.pieces) else f"wall:{solid - len(self.pieces) + 1}"


@memo(24)
def ground(pieces: tuple[Piece, ...], outline: tuple[Point, ...], band: int) -> Ground:
    """The floor in a height band, remembered for the last floors looked at."""
    return Ground(pieces, outline, band)
