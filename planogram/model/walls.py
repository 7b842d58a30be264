"""What blocks on a level cannot stand in: stretches taken by something else, dividers (walls of no length), and between the holes of a pegboard.

Plain numbers, mm from the level's left end. Which walls a level has is placement's business.
"""

from collections.abc import Sequence
from math import ceil, floor

Wall = tuple[float, float]
"""Left edge and length; 0 long for a divider."""
_EXACT = 1e-6


def compartments(walls: Sequence[Wall], length: float) -> list[tuple[float, float]]:
    """The stretches (left, right) between sorted walls.

    >>> compartments([(400.0, 0.0), (900.0, 100.0)], 1000.0)
    [(0.0, 400.0), (400.0, 900.0)]
    """
    edges, left = [], 0.0
    for at, taken in walls:
        edges.append((left, at))
        left = max(left, at + taken)
    return [(one, other) for one, other in (*edges, (left, length)) if other - one > _EXACT]


def beside(walls: Sequence[Wall], edges: Sequence[float], widths: Sequence[float], length: float) -> list[float]:
    """Blocks packed to the right, each moved on past the walls in its way; it keeps its distance to the one before.

    A block that is wider than every compartment crosses dividers where it stands, and one that is wider than all that is free what
    stands there too: moving it on would not help, and it is seen to be too wide.

    >>> beside([(400.0, 0.0)], [0.0, 300.0], [300.0, 200.0], 1000.0)
    [0.0, 400.0]
    >>> beside([(900.0, 100.0)], [0.0], [950.0], 1000.0)
    [0.0]
    """
    widest = max((right - left for left, right in compartments(walls, length)), default=0.0)
    free = length - sum(taken for _, taken in walls)
    places, shift = [], 0.0
    for edge, width in zip(edges, widths, strict=True):
        for left, taken in walls:
            helps = width <= (free if taken else widest) + _EXACT
            if helps and edge + shift < left + taken - (0.0 if taken else _EXACT) and left + _EXACT < edge + shift + width:
                shift = left + taken - edge
        places.append(edge + shift)
    return places


def spread_between(walls: Sequence[Wall], widths: Sequence[float], length: float) -> list[float]:
    """Blocks in the compartments they would be packed into from the left, with equal gaps in each; one alone stands in the middle.

    >>> spread_between([(400.0, 0.0)], [200.0, 100.0, 200.0], 1000.0)
    [0.0, 300.0, 600.0]
    >>> spread_between([(400.0, 0.0)], [700.0, 100.0, 200.0], 1000.0)
    [0.0, 700.0, 800.0]
    """
    packed = beside(walls, [sum(widths[:n]) for n in range(len(widths))], widths, length)
    places: list[float] = []
    rooms = compartments(walls, length)
    for n, (left, right) in enumerate(rooms):
        last = n == len(rooms) - 1
        inside = [m for m in range(len(places), len(widths)) if last or packed[m] < right - _EXACT]
        start = max(left, places[-1] + widths[len(places) - 1]) if places else left
        free = max(0.0, right - start - sum(widths[m] for m in inside))
        edge = start + (free / 2 if len(inside) == 1 else 0.0)
        for m in inside:
            places.append(edge)
            edge += widths[m] + (free / (len(inside) - 1) if len(inside) > 1 else 0.0)
    return places or list(packed)


def on_holes(edges: Sequence[float], facings: Sequence[float], length: float, pitch: float) -> list[float]:
    """Blocks moved right until the hook over the middle of their first facing is in a hole; holes stand evenly about the level's middle.

    >>> on_holes([0.0, 60.0], [60.0, 60.0], 1000.0, 25.0)
    [20.0, 95.0]
    """
    places, shift = [], 0.0
    for edge, facing in zip(edges, facings, strict=True):
        shift = _next_hole(edge + shift, facing, length, pitch) - edge
        places.append(edge + shift)
    return places


def _next_hole(edge: float, facing: float, length: float, pitch: float) -> float:
    first = length % pitch / 2
    return first + ceil((edge + facing / 2 - first) / pitch - _EXACT) * pitch - facing / 2


def _last_hole(edge: float, facing: float, length: float, pitch: float) -> float:
    first = length % pitch / 2
    return first + floor((edge + facing / 2 - first) / pitch + _EXACT) * pitch - facing / 2


def spread_on_holes(edges: Sequence[float], widths: Sequence[float], facings: Sequence[float], length: float, pitch: float) -> list[float]:
    """Blocks moved left to a hole, or right where the one before is in the way; those that would then leave the level push back.

    >>> spread_on_holes([0.0, 940.0], [60.0, 60.0], [60.0, 60.0], 1000.0, 25.0)
    [20.0, 920.0]
    >>> spread_on_holes([20.0, 920.0], [60.0, 60.0], [60.0, 60.0], 1000.0, 25.0)
    [20.0, 920.0]
    >>> spread_on_holes([45.0, 95.0, 195.0], [60.0, 60.0, 60.0], [60.0, 60.0, 60.0], 250.0, 25.0)
    [20.0, 95.0, 170.0]
    """
    places, before = [], 0.0
    for edge, width, facing in zip(edges, widths, facings, strict=True):
        left = _last_hole(edge, facing, length, pitch)
        places.append(left if left >= before - _EXACT else _next_hole(before, facing, length, pitch))
        before = places[-1] + width
    return _pushed_back(places, widths, facings, length, pitch) if before > length + _EXACT else places


def _pushed_back(places: Sequence[float], widths: Sequence[float], facings: Sequence[float], length: float, pitch: float) -> list[float]:
    """Blocks on holes, the last ones moved left until none leaves the level; as they were where the first would."""
    back, limit = [], length
    for edge, width, facing in reversed(list(zip(places, widths, facings, strict=True))):
        back.append(min(edge, _last_hole(limit - width, facing, length, pitch)))
        limit = back[-1]
    return back[::-1] if limit >= -_EXACT else list(places)


def at_hole(edge: float, width: float, facing: float, length: float, pitch: float) -> float:
    """A block moved to the nearest hole, or the nearest within the level where it would leave it for that.

    >>> at_hole(18.0, 60.0, 60.0, 1000.0, 25.0), at_hole(0.0, 60.0, 60.0, 1000.0, 25.0), at_hole(940.0, 60.0, 60.0, 1000.0, 25.0)
    (20.0, 20.0, 920.0)
    """
    first = length % pitch / 2
    near = first + floor((edge + facing / 2 - first) / pitch + 0.5) * pitch - facing / 2
    if near < -_EXACT <= edge:
        return _next_hole(0.0, facing, length, pitch)
    return _last_hole(length - width, facing, length, pitch) if near + width > length + _EXACT >= edge + width else near
