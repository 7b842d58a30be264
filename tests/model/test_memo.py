import gc
import weakref
from collections.abc import Callable, Iterable

from hypothesis import given
from hypothesis import strategies as st

from planogram.model.memo import forget_all, memo
from tests.builders import product


def test_computed_once_for_the_same_objects_and_again_for_equal_ones() -> None:
    calls = []

    @memo(10)
    def width(one: object) -> int:
        calls.append(one)
        return len(calls)

    first, twin = product("a"), product("a")
    assert [width(first), width(first), width(twin), width(first)] == [1, 1, 2, 1]


def test_it_is_so_with_any_number_of_arguments() -> None:
    calls: list[tuple[object, ...]] = []

    def said(*things: object) -> int:
        calls.append(things)
        return len(calls)

    @memo()
    def two(one: object, other: object) -> int:
        return said(one, other)

    @memo()
    def three(one: object, other: object, third: object) -> int:
        return said(one, other, third)

    @memo()
    def with_another(one: object, other: object = None) -> int:
        return said(one, other)

    @memo()
    def any_number(one: object, other: object, *more: object) -> int:
        return said(one, other, *more)

    a, b, c, twin = (product(name) for name in "abca")
    assert [two(a, b), two(b, a), two(a, b), two(twin, b)] == [1, 2, 1, 3]
    assert [three(a, b, c), three(a, c, b), three(a, b, c), three(a, b, twin)] == [4, 5, 4, 6]
    assert [with_another(a), with_another(a, b), with_another(a), with_another(a, b)] == [7, 8, 7, 8]
    assert [any_number(a, b), any_number(a, b, c), any_number(a, b, c, twin), any_number(a, b)] == [9, 10, 11, 9]
    assert calls[3] == (a, b, c) and calls[10] == (a, b, c, twin)


def test_a_dead_objects_id_is_never_taken_for_another() -> None:
    @memo(5000)
    def name(one: object) -> str:
        return one.id  # type: ignore[attr-defined, no-any-return]

    for n in range(3000):
        assert name(product(str(n))) == str(n)
        if n % 500 == 0:
            gc.collect()


def _asked(limit: int, weigh: Callable[[object], int], order: Iterable[object]) -> list[object]:
    """What was computed when asked for in this order."""
    calls = []

    @memo(limit, weigh)
    def seen(one: object) -> object:
        calls.append(one)
        return one

    for one in order:
        seen(one)
    return calls


def test_what_is_not_asked_for_is_forgotten_at_the_limit() -> None:
    things = [product(str(n)) for n in range(300)]
    assert _asked(100, lambda _: 1, things + things[250:]) == things
    assert _asked(100, lambda _: 1, things + things[:50]) == things + things[:50]


@given(limit=st.integers(1, 200), chosen=st.lists(st.integers(0, 60), max_size=400))
def test_no_more_are_kept_than_twice_a_small_limit_or_a_large_one(limit: int, chosen: list[int]) -> None:
    kept: set[int] = set()
    things = [_Thing(kept, n) for n in range(61)]

    @memo(limit)
    def seen(one: _Thing) -> int:
        return one.number

    for number in chosen:
        assert seen(things[number]) == number
    things.clear()
    gc.collect()
    assert len(kept) <= max(limit, min(2 * limit, 128))


class _Thing:
    """Says in `alive` as long as somebody holds it."""

    def __init__(self, alive: set[int], number: int) -> None:
        self.alive, self.number = alive, number
        alive.add(number)

    def __del__(self) -> None:
        self.alive.discard(self.number)


def test_those_asked_for_now_and_then_stay() -> None:
    often, others = product("often"), [product(str(n)) for n in range(1000)]
    order = [one for other in others for one in (other, often)]
    assert _asked(100, lambda _: 1, order).count(often) == 1


def test_a_few_projects_asked_for_in_turn_are_all_kept() -> None:
    things = [product(str(n)) for n in range(8)]
    assert _asked(8, lambda _: 1, things * 5) == things


def test_large_results_take_more_room_than_small_ones() -> None:
    small, large = [product(str(n)) for n in range(20)], [product(f"large {n}") for n in range(4)]

    def weigh(one: object) -> int:
        return 90 if one in large else 1

    assert _asked(200, weigh, small + small) == small
    assert _asked(200, weigh, small + large + small) == small + large + small


def test_what_is_forgotten_is_computed_again_and_kept_alive_no_longer() -> None:
    calls = []

    @memo(10)
    def width(one: object) -> int:
        calls.append(one)
        return len(calls)

    class Thing:
        """Of which one can tell that it is gone."""

    first = Thing()
    assert (width(first), width(first)) == (1, 1)
    forget_all()
    assert (width(first), width(first)) == (2, 2)
    calls.clear()
    gone = weakref.ref(first)
    del first
    assert gone() is not None
    forget_all()
    assert gone() is None
