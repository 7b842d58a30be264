"""Roughly how much memory one value adds to another it was made from: parts that are the same object weigh nothing. Bytes."""

from collections.abc import Iterator
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
    if new is old or new is None:
        return 0
    if isinstance(new, str):
        return 49 + len(new)
    if isinstance(new, tuple):
        return _rows_weight(old if isinstance(old, tuple) else (), new)
    if isinstance(new, msgspec.Struct):
        values = astuple(new)
        before = astuple(old) if type(old) is type(new) else (None,) * len(values)
        inner = sum([added_weight(was, value) for was, value in _differing(before, values)])
        return _VALUE + _FIELD * len(values) + inner
    return 24


def _rows_weight(old: tuple[Any, ...], new: tuple[Any, ...]) -> int:
    if len(old) == len(new):
        changed = list(_differing(old, new))
        if len(changed) < 2:  # the usual edit, which needs no look-up; more may have changed places
            return 40 + _FIELD * len(new) + sum([added_weight(before, after) for before, after in changed])
    known = set(map(id, old))
    # what is new is compared with what stood in its place, so that only the changed path weighs
    fresh = [(before, value) for before, value in zip_longest(old[: len(new)], new) if id(value) not in known]
    return 40 + _FIELD * len(new) + sum([added_weight(before, value) for before, value in fresh])


def _differing(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
    """Those pairs that are not the same object; every edit is weighed, so none of this is looped over in Python."""
    return compress(zip(old, new, strict=True), map(is_not, old, new))
