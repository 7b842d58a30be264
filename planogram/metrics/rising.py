"""The longest part of a row that is still in order: what may stay where it is. Not what moved, which is everybody else."""

from bisect import bisect_left
from collections.abc import Sequence


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
