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
