"""The longest part of a row that is still in order: what may stay where it is. Not what moved, which is everybody else."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def longest_rise(values: Sequence[int]) -> set[int]:
    """Indices of a longest rising run of `values`: what may stay where it is.

    >>> sorted(longest_rise([3, 1, 2, 4]))
    [1, 2, 3]
    """
    ends, tails, back = list[int](), list[int](), list[int]()
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        back.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [value], [index]
    kept, index = set[int](), ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = back[index]
    return kept


def displaced(row: Iterable[tuple[int, int, str]]) -> set[str]:
    """Ids of what changed places in a row of (place before, place after, id): the fewest that explain the new order.

    >>> displaced([(1, 3, "a"), (2, 1, "b"), (3, 2, "c")])
    {'a'}
    """
    row = sorted(row)
    kept = longest_rise([after for _, after, _ in row])
    return {ident for index, (_, _, ident) in enumerate(row) if index not in kept}
