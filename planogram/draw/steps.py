"""Repeated strokes, bounded: beyond a few hundred side by side nobody could tell them apart, and a wrong size must not hang the program."""

MOST = 400


def inner(count: float) -> range:
    """Numbers of the strokes between `count` equal parts: 1 to count − 1; none when there are too many.

    >>> list(inner(3)), list(inner(1)), list(inner(1e6))
    ([1, 2], [], [])
    """
    return range(1, int(count)) if count <= MOST else range(0)


def each(count: int) -> range:
    """Numbers from 0 of `count` things drawn one by one; none when there are too many.

    >>> list(each(2)), list(each(100_000))
    ([0, 1], [])
    """
    return range(count) if count <= MOST else range(0)
