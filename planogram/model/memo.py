"""Results remembered by the identity of what they were computed from: a value that was not touched is the same object.

Values are frozen, so identity is enough and nothing is ever marked dirty. Not here: anything that compares by equality.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache, wraps
from inspect import CO_VARARGS
from operator import is_
from threading import Lock
from typing import Any, Protocol, TypeVar, cast

Result = TypeVar("Result")
_forgetting: list[Callable[[], None]] = []
_FEW = 64
"""Limits up to this are kept in both generations: what so few results are of, such as whole projects, is asked for in turn."""


def _one(_result: object) -> int:
    return 1


def memo(limit: int = 4096, weigh: Callable[[Any], int] = _one) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Decorate a pure function of positional arguments: remembers results by identity of the arguments, those used of late.

    Together the results weigh at most `limit` (twice that when it is small); each weighs 1, or what `weigh` says of it where
    some are much larger than others. Arguments are kept alive while remembered, so an id is never taken over by another
    object. Numbers and strings are compared by identity too: pass them only where they are attributes of a value that is
    itself remembered.
    """
    half = max(limit // 2, min(limit, _FEW))

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        # two generations: what is not asked for while the young one fills up to half the limit is dropped with the old one.
        # A strict order of use costs every hit as much again as finding it
        young: dict[tuple[int, ...], tuple[tuple[object, ...], Result]] = {}
        old: dict[tuple[int, ...], tuple[tuple[object, ...], Result]] = {}
        room, weight = Lock(), 0

        def call(*arguments: object) -> Result:
            key = (*map(id, arguments),)
            found = young.get(key)
            if found is not None:
                return found[1]
            found = old.get(key)
            return remember(key, found or (arguments, function(*arguments)))

        # the same for few arguments in two thirds of the time: a step of a drag asks some two hundred times
        def call_one(one: object, /) -> Result:
            found = young.get((id(one),))
            return call(one) if found is None else found[1]

        def call_two(one: object, two: object, /) -> Result:
            found = young.get((id(one), id(two)))
            return call(one, two) if found is None else found[1]

        def call_three(one: object, two: object, three: object, /) -> Result:
            found = young.get((id(one), id(two), id(three)))
            return call(one, two, three) if found is None else found[1]

        def remember(key: tuple[int, ...], found: tuple[tuple[object, ...], Result]) -> Result:
            nonlocal young, old, weight
            heavy = weigh(found[1])
            with room:
                if young and weight + heavy > half:
                    young, old, weight = {}, young, 0
                if key not in young:  # another thread may have been quicker
                    weight += heavy
                young[key] = found
            return found[1]

        def forget() -> None:
            nonlocal young, old, weight
            with room:
                young, old, weight = {}, {}, 0

        _forgetting.append(forget)
        fixed = 0 if function.__defaults__ or function.__code__.co_flags & CO_VARARGS else function.__code__.co_argcount
        quickest: dict[int, Callable[..., Result]] = {1: call_one, 2: call_two, 3: call_three}
        return wraps(function)(quickest.get(fixed, call))

    return decorate


def forget_all() -> None:
    """Nothing is remembered of any function: what it was computed from is no longer looked at, and would be kept alive for it."""
    for forget in _forgetting:
        forget()


Same = TypeVar("Same", bound=Hashable)


class _Same(Protocol):
    def __call__(self, value: Same, /) -> Same: ...


def _itself(value: Hashable) -> Hashable:
    return value


one_object = cast(_Same, lru_cache(maxsize=100_000, typed=True)(_itself))
"""The same object for equal numbers, strings and tuples of them, so that a computed one can be an argument of a remembered function."""


def same_objects(new: Sequence[object], old: Sequence[object]) -> bool:
    """Whether both hold the very same objects, one for one: then nothing that is made of them can differ.

    >>> one = (1, 2)
    >>> same_objects([one], [one]), same_objects([one], [tuple([1, 2])]), same_objects([one], [])
    (True, False, False)
    """
    return len(new) == len(old) and all(map(is_, new, old))
