"""What pieces before the products hide of them, as rectangles, so that what is written on a block can keep clear of them."""

from collections.abc import Iterable, Sequence

from planogram.draw.shapes import Group, Polygon, Rect
from planogram.model.fixture import Bay
from planogram.model.layout import BayBox
from planogram.model.memo import memo, one_object

Extent = tuple[float, float, float, float]
"""Left, bottom, right, top, mm."""
Room = tuple[float, float, float, float]
"""Left, bottom, width, height, mm."""
NOTHING: tuple[Extent, ...] = ()
_STUCK_OUT = 500.0
"""mm beyond its bay within which a block that is too much is still labelled clear of the pieces there."""
_SLIVER = 2.0
"""mm of overlap that hide nothing worth a move."""


def extent(shape: Rect | Polygon) -> Extent:
    """The rectangle a shape keeps within."""
    if isinstance(shape, Polygon):
        across, up = [x for x, _ in shape.points], [y for _, y in shape.points]
        return min(across), min(up), max(across), max(up)
    return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def touches(one: Extent, other: Extent, by: float = 0.0) -> bool:
    """Whether two rectangles share more than a strip `by` mm wide."""
    return one[0] + by < other[2] and other[0] + by < one[2] and one[1] + by < other[3] and other[1] + by < one[3]


@memo(2048)
def covers(group: Group) -> tuple[Extent, ...]:
    """What the pieces of one bay hide, on the face; what lies within another is left out."""
    found = {moved(extent(shape), group.x, group.y) for shape in group.shapes if isinstance(shape, Rect | Polygon)}
    kept: list[Extent] = []
    for one in sorted(found, key=lambda box: ((box[0] - box[2]) * (box[3] - box[1]), box)):
        if not any(_within(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def moved(box: Extent, x: float, y: float) -> Extent:
    """The rectangle carried by x and y."""
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def by_bay(bays: Sequence[BayBox], before: Iterable[Group]) -> list[tuple[tuple[Extent, ...], ...]]:
    """For each bay what lies before each level, in the level's frame; () for a bay with nothing before it. Pieces may reach into the next bay."""
    all_covers = tuple(box for group in before for box in covers(group))
    return [_before(box.bay, box.x, box.right, all_covers) for box in bays]


def _before(bay: Bay, left: float, right: float, found: tuple[Extent, ...]) -> tuple[tuple[Extent, ...], ...]:
    near = one_object(tuple(box for box in found if box[0] < right + _STUCK_OUT and left - _STUCK_OUT < box[2]))
    return _by_level(bay, one_object(left), near) if near else ()


@memo(1024)
def _by_level(bay: Bay, left: float, near: tuple[Extent, ...]) -> tuple[tuple[Extent, ...], ...]:
    return tuple(tuple(moved(box, -left, -level.elevation) for box in near if box[3] > level.elevation + _SLIVER) for level in bay.levels)


def over(found: tuple[Extent, ...], x: float, y: float, width: float, height: float) -> tuple[Extent, ...]:
    """Those of `found` that hide part of a block, carried to where the block stands at x = 0."""
    if not found:
        return NOTHING
    block = (x, y, x + width, y + height)
    return one_object(tuple(moved(box, -x, 0.0) for box in found if touches(block, box, _SLIVER)))


def clear_room(room: Room, found: Iterable[Extent]) -> Room:
    """The largest part of a room, to one side of each cover, that is left in sight."""
    for box in found:
        x, y, width, height = room
        if touches((x, y, x + width, y + height), box):
            sides = (
                (x, y, box[0] - x, height),
                (box[2], y, x + width - box[2], height),
                (x, y, width, box[1] - y),
                (x, box[3], width, y + height - box[3]),
            )
            room = max(sides, key=lambda side: max(0.0, side[2]) * max(0.0, side[3]))
    return room


def _within(one: Extent, other: Extent) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]
