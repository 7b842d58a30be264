"""Results remembered by the identity of what they were computed from: a value that was not touched is the same object.

Values are frozen, so identity is enough and nothing is ever marked dirty. Not here: anything that compares by equality.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, TypeVar, cast

Result = TypeVar("Result")


def _one(_result: object) -> int:
    return 1


def memo(limit: int = 4096, weigh: Callable[[Any], int] = _one) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Decorate a pure function of positional arguments: remembers results by identity of the arguments, those used last.

    Together the results weigh at most `limit`; each weighs 1, or what `weigh` says of it where some are much larger than
    others. Arguments are kept alive while remembered, so an id is never taken over by another object. Numbers and strings
    are compared by identity too: pass them only where they are attributes of a value that is itself remembered.
    """

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        remembered: OrderedDict[tuple[int, ...], tuple[tuple[object, ...], Result]] = OrderedDict()
        latest, room, weight = remembered.move_to_end, Lock(), 0

        @wraps(function)
        def call(*arguments: object) -> Result:
            key = tuple(map(id, arguments))
            found = remembered.get(key)
            if found is None:
                return remember(key, arguments, function(*arguments))
            try:  # noqa: SIM105 - this is the way of every hit, and suppress() costs as much as the rest of it
                latest(key)
            except KeyError:  # another thread has dropped it since
                pass
            return found[1]

        def remember(key: tuple[int, ...], arguments: tuple[object, ...], result: Result) -> Result:
            nonlocal weight
            with room:
                twin = remembered.pop(key, None)
                remembered[key] = (arguments, result)
                weight += weigh(result) - (weigh(twin[1]) if twin is not None else 0)
                while weight > limit and len(remembered) > 1:
                    weight -= weigh(remembered.popitem(last=False)[1][1])
            return result

        return call

    return decorate


Same = TypeVar("Same", bound=Hashable)


@lru_cache(maxsize=100_000, typed=True)
def _one_object(value: Hashable) -> Hashable:
    return value


def one_object(value: Same) -> Same:
    """The same object for equal numbers, strings and tuples of them, so that a computed one can be an argument of a remembered function."""
    return cast(Same, _one_object(value))
