"""Where one can go: free floor eroded by a width, what is connected to an entrance, doors reached, dead ends, places to turn."""

import msgspec
import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon

from planogram.metrics.floor.aisles import Aisle, aisles
from planogram.metrics.floor.collisions import beyond_walls
from planogram.metrics.floor.doorways import WALL, Doorway, doorway
from planogram.metrics.floor.ground import ANY_BAND, ground, prepared
from planogram.metrics.floor.rules import threshold
from planogram.model.floor_layout import Piece, doors, lets_in, lets_out, outline_of, pieces
from planogram.model.memo import memo, one_object
from planogram.model.project import Project
from planogram.model.store import Point, Store, StoreShape

NARROWEST_DOOR = 500.0
"""mm: what is narrower is a slip of the hand, no door."""
_ARM = 300.0
"""mm: how far one reaches past what sticks out of a face."""
_STEP = 250.0
_SERVED = 0.5
"""Share of a face that must be reached for it to count as reachable."""


class Reach(msgspec.Struct, frozen=True):
    """The floor a person of `width` mm reaches from the entrances, the doors reached from there, and whether there is an entrance at all."""

    width: float
    floor: Polygon | MultiPolygon
    reached: tuple[StoreShape, ...]
    has_entrance: bool


@memo(24)
def walkable(standing: tuple[Piece, ...], outline: tuple[Point, ...], width: float) -> Polygon | MultiPolygon:
    """Where the middle of a person or trolley of `width` mm can be; `width` by identity."""
    return ground(standing, outline, ANY_BAND).free.buffer(0.5 - width / 2.0, quad_segs=4)


def reach(project: Project) -> Reach:
    """What is reachable at the least width a passage must have."""
    return _reach(pieces(project), project.store)


@memo(12)
def _reach(standing: tuple[Piece, ...], store: Store) -> Reach:
    outline, width = outline_of(store), one_object(float(threshold(store.profile, "access_secondary_high")))
    parts, every = _parts(walkable(standing, outline, width)), doors(store)
    entrances = [door for door in every if lets_in(door)]
    joined = [part for part in parts if any(_at_door(part, door, outline, width) for door in entrances)]
    floor = MultiPolygon(joined) if joined else Polygon()
    reached = tuple(door for door in every if any(_at_door(part, door, outline, width) for part in joined))
    return Reach(width, floor, reached, bool(entrances))


def doors_open(standing: tuple[Piece, ...], store: Store, width: float) -> tuple[StoreShape, ...]:
    """The doors before whose middle someone of `width` mm (by identity) can stand, whether or not one gets there."""
    outline = outline_of(store)
    parts = _parts(walkable(standing, outline, width))
    return tuple(door for door in doors(store) if any(_at_door(part, door, outline, width) for part in parts))


def _parts(area: Polygon | MultiPolygon) -> list[Polygon]:
    return list(area.geoms) if isinstance(area, MultiPolygon) else [area]


def _at_door(part: Polygon, door: StoreShape, outline: tuple[Point, ...], width: float) -> bool:
    """Whether one can stand before the middle of the door."""
    way = doorway(door, outline)
    if way is None or way.width < NARROWEST_DOOR or part.is_empty:
        return False
    return bool(part.distance(LineString(way_in(way, width))) <= 1.0)


def way_in(way: Doorway, width: float) -> tuple[Point, Point]:
    """From the middle of a door as far into the shop as someone of `width` mm stands before it."""
    x, y = way.middle
    into = width / 2.0 + WALL
    return (x, y), (x + way.inward[0] * into, y + way.inward[1] * into)


def exits_reached(project: Project) -> tuple[int, int]:
    """Doors people can get out by: how many are reached from the entrance, how many there are."""
    ways_out = [door for door in doors(project.store) if lets_out(door)]
    found = reach(project).reached
    return sum(any(door is other for other in found) for door in ways_out), len(ways_out)


def unreached_faces(project: Project) -> list[tuple[Piece, str, float]]:
    """Faces of gondolas of which less than half can be stood before, with the share that can; none without an entrance or an outline.

    Of furniture that stands out of the shop only that is told.
    """
    found = reach(project)
    if not found.has_entrance or not outline_of(project.store):
        return []
    served, away = prepared(found.floor.buffer(found.width / 2.0 + _ARM, quad_segs=4)), beyond_walls(project)
    fronts = [(piece, front) for piece in pieces(project) if piece.what == "gondola" and piece.ref not in away for front in piece.fronts]
    lines = [LineString(front.points) for _, front in fronts if len(front.points) > 1]
    shares = [_share(served, line) for line in lines]
    return [(piece, front.side, share) for (piece, front), share in zip(fronts, shares, strict=True) if share < _SERVED]


def _share(served: Polygon, line: LineString) -> float:
    count = max(2, int(line.length // _STEP))
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, (np.arange(count) + 0.5) / count, normalized=True))
    return float(shapely.contains_xy(served, points[:, 0], points[:, 1]).mean())


def dead_ends(project: Project) -> list[Aisle]:
    """Secondary aisles that lead nowhere: cut through, one of the two sides has no door that people get out by."""
    found = reach(project)
    rings = [Polygon(ring) for part in getattr(found.floor, "geoms", ()) for ring in part.interiors]
    tree = shapely.STRtree(rings)
    ways_out = [door for door in found.reached if lets_out(door)]
    by_ref = {piece.ref: piece for piece in pieces(project)}
    outline = outline_of(project.store)
    closed = []
    for aisle in aisles(project):
        if aisle.kind != "secondary" or aisle.clear < found.width:
            continue
        one, other = (_cluster(by_ref.get(ref), tree) for ref in (aisle.first, aisle.second))
        if one == other and _cut_off(found, aisle, ways_out, outline):
            closed.append(aisle)
    return closed


def _cluster(piece: Piece | None, tree: shapely.STRtree) -> int:
    """The number of the island of furniture a piece belongs to; −1 for all that hangs together with the walls."""
    if piece is None:
        return -1
    found = tree.query(shapely.Point(piece.blocks[0].points[0]), predicate="within")
    return int(found[0]) if len(found) else -1


def _cut_off(found: Reach, aisle: Aisle, ways_out: list[StoreShape], outline: tuple[Point, ...]) -> bool:
    middle = shapely.LineString([_half(aisle.points[0], aisle.points[1]), _half(aisle.points[3], aisle.points[2])])
    cut = found.floor.difference(middle.buffer(2.0))
    near = [part for part in getattr(cut, "geoms", (cut,)) if part.distance(middle) < 10.0]
    return len(near) > 1 and any(not any(_at_door(part, door, outline, found.width) for door in ways_out) for part in near)


def _half(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0


def turning_gaps(project: Project) -> list[tuple[Aisle, float]]:
    """Aisles along which places to turn lie farther apart (mm, given) than they may."""
    profile = project.store.profile
    circle, every = one_object(float(threshold(profile, "turning_circle"))), threshold(profile, "turning_every")
    narrow = [aisle for aisle in aisles(project) if aisle.clear < circle and aisle.length > every / 4.0]
    if not narrow:
        return []
    places = walkable(pieces(project), outline_of(project.store), circle)
    apart = [(aisle, _without_place(aisle, places, every)) for aisle in narrow]
    return [(aisle, length) for aisle, length in apart if length > every]


def _without_place(aisle: Aisle, places: Polygon | MultiPolygon, beyond: float) -> float:
    """The longest stretch (mm) along the middle of an aisle, looked at `beyond` its ends too, on which no circle fits."""
    start, end = _half(aisle.points[0], aisle.points[3]), _half(aisle.points[1], aisle.points[2])
    length = shapely.Point(start).distance(shapely.Point(end))
    way = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    far = [(start[0] - way[0] * beyond, start[1] - way[1] * beyond), (end[0] + way[0] * beyond, end[1] + way[1] * beyond)]
    line = LineString(far)
    fits = line.intersection(places)
    longest = 0.0
    for part in shapely.get_parts(line.difference(fits)):
        along = [line.project(shapely.Point(point)) for point in part.coords] if part.geom_type == "LineString" else [0.0]
        if max(along) > beyond and min(along) < beyond + length:
            longest = max(longest, max(along) - min(along))
    return longest
