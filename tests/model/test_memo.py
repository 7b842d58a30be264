import gc

from planogram.model.memo import memo
from tests.builders import product


def test_computed_once_for_the_same_objects_and_again_for_equal_ones() -> None:
    calls = []

    @memo(10)
    def width(one: object) -> int:
        calls.append(one)
        return len(calls)

    first, twin = product("a"), product("a")
    assert [width(first), width(first), width(twin), width(first)] == [1, 1, 2, 1]


def test_a_dead_objects_id_is_never_taken_for_another() -> None:
    @memo(5000)
    def name(one: object) -> str:
        return one.id  # type: ignore[attr-defined, no-any-return]

    for n in range(3000):
        assert name(product(str(n))) == str(n)
        if n % 500 == 0:
            gc.collect()


def test_the_oldest_are_forgotten_at_the_limit() -> None:
    calls = []

    @memo(8)
    def seen(one: object) -> None:
        calls.append(one)

    things = [product(str(n)) for n in range(9)]
    for thing in things:
        seen(thing)
    seen(things[8])
    assert len(calls) == 9
    seen(things[0])
    assert calls[9] is things[0]


def test_those_used_last_stay() -> None:
    calls = []

    @memo(3)
    def seen(one: object) -> None:
        calls.append(one)

    old, new = product("old"), [product(str(n)) for n in range(3)]
    for thing in (old, new[0], new[1], old, new[2], old):
        seen(thing)
    assert calls == [old, new[0], new[1], new[2]]
    seen(new[0])
    assert len(calls) == 5


def test_large_results_make_more_room_than_small_ones() -> None:
    calls = []

    @memo(10, len)
    def text(one: object) -> str:
        calls.append(one)
        return one.name  # type: ignore[attr-defined, no-any-return]

    small, large, larger = product("s", name="x"), product("l", name="y" * 8), product("m", name="z" * 30)
    for thing in (small, large, small, larger, larger, small):
        text(thing)
    assert calls == [small, large, larger, small]
