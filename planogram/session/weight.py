"""Roughly how much memory one value adds to another it was made from: parts that are the same object weigh nothing. Bytes."""

from itertools import compress, zip_longest
from operator import is_not
from typing import Any

import msgspec
from msgspec.structs import astuple

_VALUE = 56
_FIELD = 8


def added_weight(old: Any, new: Any) -> int:
    """Bytes of `new` that are not shared with `old`, within a factor of two: enough to bound a history.

    >>> added_weight(("a", "b"), ("a", "b", "cd"))
    115
    """
    weight = 0
    while new is not old and new is not None:
        if isinstance(new, str):
            return weight + 49 + len(new)
        if isinstance(new, tuple):
            before, after = old if isinstance(old, tuple) else (), new
            weight += 40 + _FIELD * len(after)
        elif isinstance(new, msgspec.Struct):
            after = astuple(new)
            before = astuple(old) if type(old) is type(new) else (None,) * len(after)
            weight += _VALUE + _FIELD * len(after)
        else:
            return weight + 24
        differing = _differing(before, after)
        if len(differing) != 1:
            return weight + sum([added_weight(was, value) for was, value in differing])
        ((old, new),) = differing  # the usual edit changes one thing, along one path: every edit is weighed, and calls take longest
    return weight


def _differing(old: tuple[Any, ...], new: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    """What is new beside what stood in its place, so that only the changed path weighs."""
    if len(old) == len(new):
        pairs = [*compress(zip(old, new, strict=True), map(is_not, old, new))]
        if len(pairs) < 2:  # the usual edit, which needs no look-up; more may have changed places
            return pairs
    known = set(map(id, old))
    return [(before, value) for before, value in zip_longest(old[: len(new)], new) if id(value) not in known]
