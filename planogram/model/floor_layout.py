"""What stands on the floor and where: gondolas, free-standing pieces, columns, checkouts, as polygons in plan mm. Rules about them: metrics/floor."""

from collections.abc import Iterable, Iterator

import msgspec

from planogram.model.fixture import Bay, Gondola
from planogram.model.footprint import HEIGHT_BANDS, BayLine, Block, Footprint, Front, footprint, turned
from planogram.model.memo import memo, one_object
from planogram.model.outline import contains
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement
from planogram.model.pnm_layout import PnmBox, articles_by_code, piece_size, pieces_of_bay
from planogram.model.project import Project
from planogram.model.store import FloorPlacement, Point, Store, StoreShape

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top in plan mm."""
SOLID_SHAPES = ("obstacle", "column", "checkout", "stockroom")
"""Drawn parts of the floor nobody walks through."""
FLOOR_HOST = "FLOOR"
_FLAT = 10.0
"""mm of height below which a thing on the floor is walked over."""
_STICKS_OUT = 20.0
"""mm beyond its host from which a fixed piece counts in an aisle: labels and strips lie flat."""


class Piece(msgspec.Struct, frozen=True):
    """A thing on the floor: `ref` is the id of the gondola or PNM placement, or `shape:N`.

    `what` is gondola, pnm (free-standing), fixed (what sticks out of furniture into an aisle) or the kind of shape.
    """

    ref: str
    name: str
    what: str
    blocks: tuple[Block, ...]
    fronts: tuple[Front, ...]
    bounds: Bounds
    kind: str = ""
    rotation: float = 0.0
    centre: Point = (0.0, 0.0)

    def covers(self, point: Point, tolerance: float = 0.0) -> bool:
        """Whether the piece stands at the point."""
        left, bottom, right, top = self.bounds
        if not (left - tolerance <= point[0] <= right + tolerance and bottom - tolerance <= point[1] <= top + tolerance):
            return False
        return any(contains(block.points, point, tolerance) for block in self.blocks)


def bounds_of(points: Iterable[Point]) -> Bounds:
    """The box around points; zeros for none."""
    xs, ys = zip(*points, strict=True) if (points := tuple(points)) else ((0.0,), (0.0,))
    return min(xs), min(ys), max(xs), max(ys)


def moved(points: Iterable[Point], at: Point, degrees: float) -> tuple[Point, ...]:
    """Points of a piece's own frame on the plan."""
    turns = (turned(point, degrees) for point in points)
    return tuple((at[0] + x, at[1] + y) for x, y in turns)


def _stand(blocks: Iterable[Block], fronts: Iterable[Front], at: Point, degrees: float) -> tuple[tuple[Block, ...], tuple[Front, ...], Bounds]:
    standing = tuple(Block(block.side, block.bay, moved(block.points, at, degrees), block.bands) for block in blocks)
    lines = tuple(Front(front.side, moved(front.points, at, degrees)) for front in fronts)
    return standing, lines, bounds_of(point for block in standing for point in block.points)


def gondola_piece(gondola: Gondola, placement: FloorPlacement) -> Piece:
    """A gondola where it is placed; the same object as long as neither furniture nor place changes."""
    return _placed(footprint(gondola), placement, one_object(gondola.id), one_object(gondola.name), one_object(gondola.kind))


@memo(8192)
def _placed(form: Footprint, placement: FloorPlacement, ref: str, name: str, kind: str) -> Piece:
    at = (placement.x, placement.y)
    blocks, fronts, bounds = _stand(form.blocks, form.fronts, at, placement.rotation)
    return Piece(ref, name, "gondola", blocks, fronts, bounds, kind, placement.rotation % 360.0, at)


@memo(8192)
def pnm_piece(placement: PnmPlacement, article: PnmArticle) -> Piece | None:
    """A free-standing piece around its point; None when it has no place, and for a decal one walks over."""
    if placement.x is None or placement.y is None:
        return None
    width, height, depth = piece_size(placement, article)
    if height < _FLAT:
        return None
    half, deep = width / 2.0, depth / 2.0
    box = Block("", 0, ((-half, -deep), (half, -deep), (half, deep), (-half, deep)))
    at = (placement.x, placement.y)
    blocks, _, bounds = _stand((box,), (), at, placement.rotation)
    return Piece(placement.id, article.label, "pnm", blocks, (), bounds, article.family, placement.rotation % 360.0, at)


def _fixed_pnm(gondolas: tuple[Gondola, ...], store: Store, pnm: Pnm) -> Iterator[Piece]:
    """PNM fixed to placed furniture, where it sticks out into the aisle or stands before a bay."""
    if pnm.placements:
        by_id = {gondola.id: gondola for gondola in gondolas}
        for placement in store.placements:
            if placement.gondola in by_id:
                yield from _pieces_of_gondola(by_id[placement.gondola], placement, pnm)


@memo(4096)
def _pieces_of_gondola(gondola: Gondola, placement: FloorPlacement, pnm: Pnm) -> tuple[Piece, ...]:
    only = Project(gondolas=(gondola,), pnm=pnm)
    bays: dict[tuple[str, int], Bay] = {(face.side, n): bay for face in gondola.faces for n, bay in enumerate(face.bays, 1)}
    found = []
    for line in footprint(gondola).bays:
        face = f"{gondola.id}/{line.side}" if line.number == 1 else ""
        for box in pieces_of_bay(only, bays[line.side, line.number], face=face):
            if box.over > _STICKS_OUT and box.height >= _FLAT and box.placement.x is None:
                # the same object for the same place: an edit of the shelves alone leaves the floor what it was
                found.append(one_object(_box_piece(box, line, placement)))
    return tuple(found)


def _box_piece(box: PnmBox, line: BayLine, placement: FloorPlacement) -> Piece:
    """The part of a fixed piece that is beyond the front of its host."""
    across = (-line.out[1], line.out[0])
    back = box.front - box.over if box.placement.host != FLOOR_HOST else box.back
    corners = ((box.x, box.front), (box.right, box.front), (box.right, back), (box.x, back))
    points = tuple((line.left[0] + u * across[0] + n * line.out[0], line.left[1] + u * across[1] + n * line.out[1]) for u, n in corners)
    bands = tuple(band for band, (low, high) in enumerate(HEIGHT_BANDS) if box.y < high and box.top > low)
    at = (placement.x, placement.y)
    blocks, _, bounds = _stand((Block("", 0, points, bands),), (), at, placement.rotation)
    what = "pnm" if box.placement.host == FLOOR_HOST else "fixed"
    centre = ((bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0)
    return Piece(box.placement.id, box.article.label, what, blocks, (), bounds, box.article.family, placement.rotation % 360.0, centre)


def shape_ref(index: int) -> str:
    """The ref of a drawn shape."""
    return f"shape:{index}"


@memo(4096)
def _shape_piece(shape: StoreShape, index: int) -> Piece:
    bounds = bounds_of(shape.points)
    centre = ((bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0)
    return Piece(shape_ref(index), shape.name, shape.shape, (Block("", 0, shape.points),), (), bounds, shape.shape, 0.0, centre)


@memo(16)
def _pieces(gondolas: tuple[Gondola, ...], store: Store, pnm: Pnm) -> tuple[Piece, ...]:
    return _together(*_gondola_pieces(gondolas, store), *_standing_pnm(pnm), *_fixed_pnm(gondolas, store, pnm), *_solid_shapes(store))


@memo(16)
def _together(*found: Piece) -> tuple[Piece, ...]:
    """One tuple for the same pieces, so that what is computed from all of them stands while none moves."""
    return found


def _gondola_pieces(gondolas: tuple[Gondola, ...], store: Store) -> Iterator[Piece]:
    by_id = {gondola.id: gondola for gondola in gondolas}
    for placement in store.placements:
        if placement.gondola in by_id:
            yield gondola_piece(by_id[placement.gondola], placement)


def _standing_pnm(pnm: Pnm) -> Iterator[Piece]:
    articles = articles_by_code(pnm.articles)
    for standing in pnm.placements:
        if standing.host == FLOOR_HOST and standing.code in articles and standing.x is not None:
            piece = pnm_piece(standing, articles[standing.code])
            if piece is not None:
                yield piece


def _solid_shapes(store: Store) -> Iterator[Piece]:
    for index, shape in enumerate(store.shapes):
        if shape.shape in SOLID_SHAPES and len(shape.points) >= 3:
            yield _shape_piece(shape, one_object(index))


def pieces(project: Project) -> tuple[Piece, ...]:
    """Everything that stands on the floor: gondolas in the order of their placements, free-standing PNM, drawn shapes.

    The same tuple as long as nothing of it moves or changes its footprint.
    """
    return _pieces(project.gondolas, project.store, project.pnm)


def outline_of(store: Store) -> tuple[Point, ...]:
    """The outline of the sales area; empty when none is drawn."""
    return next((shape.points for shape in store.shapes if shape.shape == "outline"), ())


def door_role(shape: StoreShape) -> str:
    """What a door is for: its role, else what its kind says."""
    return shape.role or ("exit" if shape.shape == "exit" else "entrance")


def doors(store: Store) -> tuple[StoreShape, ...]:
    """Every door, whatever it is for."""
    return tuple(shape for shape in store.shapes if shape.shape in ("door", "exit") and shape.points)


def lets_in(shape: StoreShape) -> bool:
    """Whether customers come in there."""
    return door_role(shape) in ("entrance", "both")


def lets_out(shape: StoreShape) -> bool:
    """Whether people get out there: every door but those of the staff."""
    return door_role(shape) != "service"


def extent(project: Project) -> Bounds:
    """The box around all that is drawn of the floor; zeros for an empty floor."""
    return _extent(pieces(project), project.store)


@memo(16)
def _extent(standing: tuple[Piece, ...], store: Store) -> Bounds:
    points = [point for shape in store.shapes for point in shape.points] + [point for zone in store.zones for point in zone.points]
    for piece in standing:
        points += [(piece.bounds[0], piece.bounds[1]), (piece.bounds[2], piece.bounds[3])]
    return bounds_of(points)


def bay_lines(gondola: Gondola, placement: FloorPlacement) -> Iterator[BayLine]:
    """The back lines of a placed gondola's bays on the plan."""
    at, degrees = (placement.x, placement.y), placement.rotation
    for line in footprint(gondola).bays:
        left, right = moved((line.left, line.right), at, degrees)
        yield BayLine(line.side, line.number, left, right, turned(line.out, degrees))


def piece_at(project: Project, point: Point, tolerance: float = 0.0) -> Piece | None:
    """The piece at a point of the plan; free-standing pieces before gondolas, these before drawn shapes, the last drawn first."""
    found = [piece for piece in pieces(project) if piece.covers(point, tolerance)]
    order = {"pnm": 0, "fixed": 1, "gondola": 2}
    return min(reversed(found), key=lambda piece: order.get(piece.what, 3), default=None)


def side_at(piece: Piece, point: Point) -> str:
    """The side of a gondola under a point: that of the block there; empty when none."""
    return next((block.side for block in piece.blocks if block.side and contains(block.points, point)), "")
