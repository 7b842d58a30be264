"""Making room on a `free` level: what a block is put down upon steps aside, no further than it must. Plain numbers, mm."""

from collections.abc import Sequence


def make_room(edges: Sequence[float], widths: Sequence[float], held: int, length: float) -> list[float]:
    """Left edges after the block `held` was put at its edge among the others, given from left to right; those in its way step aside.

    Blocks right of it go right, those left of it go left; what would leave the level of `length` pushes back, the held block
    included. Blocks with nothing in their way stay. When all together are too long, the last ones stick out at the right.

    >>> make_room([0.0, 50.0, 100.0], [100.0, 100.0, 100.0], 1, 1000.0)
    [0.0, 100.0, 200.0]
    >>> make_room([0.0, 850.0, 900.0], [100.0, 100.0, 100.0], 1, 1000.0)
    [0.0, 800.0, 900.0]
    """
    moved = list(edges)
    for index in range(held + 1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + widths[index - 1])
    for index in range(held - 1, -1, -1):
        moved[index] = min(moved[index], moved[index + 1] - widths[index])
    limit = length
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit - widths[index])
        limit = moved[index]
    edge = 0.0
    for index, width in enumerate(widths):
        moved[index] = max(moved[index], edge)
        edge = moved[index] + width
    return moved


def overlaps(edges: Sequence[float], widths: Sequence[float], held: int, length: float) -> bool:
    """Whether the block `held` stands in a neighbour or sticks out of the level."""
    left, right = edges[held], edges[held] + widths[held]
    in_others = any(edge < right and edge + width > left for i, (edge, width) in enumerate(zip(edges, widths, strict=True)) if i != held)
    return in_others or left < 0.0 or right > length
