"""Doors nobody gets through, and why: drawn off every wall, hardly open, or with something before them."""

import msgspec
import shapely
from shapely.geometry import LineString

from planogram.metrics.floor.doorways import WALL, Doorway, doorway
from planogram.metrics.floor.ground import ANY_BAND, ground
from planogram.metrics.floor.reach import NARROWEST_DOOR, doors_open, reach, way_in
from planogram.model.floor_layout import Piece, doors, outline_of, pieces
from planogram.model.memo import memo, one_object
from planogram.model.outline import distance_to_side
from planogram.model.project import Project
from planogram.model.store import Point, Store, StoreShape

_WALLS = frozenset({"outline", "obstacle", "stockroom", "column"})
"""What a door may be set in: the outline, or rooms and boxes drawn on the floor."""


class ShutDoor(msgspec.Struct, frozen=True):
    """A door, the code of a finding, its numbers, and the ref of what stands before it, if anything."""

    door: StoreShape
    code: str
    numbers: dict[str, float]
    culprits: tuple[str, ...] = ()


def shut_doors(project: Project) -> tuple[ShutDoor, ...]:
    """The doors nobody gets through who is as wide as the least passage; none without an outline that encloses a shop."""
    return _shut_doors(pieces(project), project.store, one_object(reach(project).width))


@memo(12)
def _shut_doors(standing: tuple[Piece, ...], store: Store, width: float) -> tuple[ShutDoor, ...]:
    outline, open_ones = outline_of(store), doors_open(standing, store, width)
    walls = [side for shape in store.shapes if shape.shape in _WALLS for side in zip(shape.points, shape.points[1:] + shape.points[:1], strict=True)]
    found = []
    for door in doors(store):
        way = doorway(door, outline)
        if way is None or way.width < NARROWEST_DOOR:
            found.append(ShutDoor(door, "floor_door_width", {"width_mm": 0.0 if way is None else way.width, "needed_mm": NARROWEST_DOOR}))
        elif (away := max(_from(walls, way.left), _from(walls, way.right))) > WALL:
            found.append(ShutDoor(door, "floor_door_off_wall", {"away_mm": away}))
        elif not any(door is one for one in open_ones):
            found.append(ShutDoor(door, "floor_door_blocked", {"width_mm": width}, _before(way, standing, outline, width)))
    return tuple(found)


def _from(walls: list[tuple[Point, Point]], point: Point) -> float:
    return min((distance_to_side(point, *wall) for wall in walls), default=0.0)


def _before(way: Doorway, standing: tuple[Piece, ...], outline: tuple[Point, ...], width: float) -> tuple[str, ...]:
    """The ref of the piece nearest to the way into the shop, when it leaves less than `width` there."""
    here = ground(standing, outline, ANY_BAND)
    line = LineString(way_in(way, width))
    away = [(float(shapely.distance(line, form.polygon)), piece.ref) for piece, form in zip(standing, here.forms, strict=True) if form is not None]
    nearest = min(away, default=(width, ""))
    return (nearest[1],) if nearest[0] < width / 2.0 else ()
