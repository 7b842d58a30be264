"""Results remembered by the identity of what they were computed from: a value that was not touched is the same object.

Values are frozen, so identity is enough and nothing is ever marked dirty. Not here: anything that compares by equality.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar, cast

Result = TypeVar("Result")


def memo(limit: int = 4096) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Decorate a pure function of positional arguments: remembers the last `limit` results by identity of the arguments.

    Arguments are kept alive while remembered, so an id is never taken over by another object. Numbers and strings
    are compared by identity too: pass them only where they are attributes of a value that is itself remembered.
    """

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        remembered: dict[tuple[int, ...], tuple[tuple[object, ...], Result]] = {}

        @wraps(function)
        def call(*arguments: object) -> Result:
            key = tuple(map(id, arguments))
            found = remembered.get(key)
            if found is not None:
                return found[1]
            result = function(*arguments)
            if len(remembered) >= limit:
                for old in list(remembered)[: limit // 4]:
                    # another thread may have dropped it first
                    remembered.pop(old, None)
            remembered[key] = (arguments, result)
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
