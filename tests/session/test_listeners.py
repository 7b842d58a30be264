"""Those who want to be told: all of them hear, whoever fails and whoever leaves meanwhile."""

import weakref

import pytest

from planogram.session.listeners import Listeners


def test_one_that_fails_keeps_nobody_from_hearing_and_is_heard_of() -> None:
    listeners: Listeners[[int]] = Listeners()
    heard: list[int] = []

    def fail(number: int) -> None:
        raise ValueError(number)

    for listener in (heard.append, fail, heard.append, fail):
        listeners.add(listener)
    with pytest.raises(ValueError, match="7"):
        listeners.tell(7)
    assert heard == [7, 7]


def test_one_may_leave_and_another_come_while_being_told() -> None:
    listeners: Listeners[[]] = Listeners()
    heard: list[str] = []

    def first() -> None:
        heard.append("first")
        leave()
        listeners.add(lambda: heard.append("new"))

    leave = listeners.add(first)
    listeners.tell()
    assert heard == ["first"]
    listeners.tell()
    assert heard == ["first", "new"]


def test_who_has_left_is_not_kept_by_the_way_out_it_keeps() -> None:
    class Owner:
        def __init__(self, listeners: Listeners[[]]) -> None:
            self.leave = listeners.add(self.heard)

        def heard(self) -> None:
            """Nothing."""

    listeners: Listeners[[]] = Listeners()
    owner = Owner(listeners)
    gone = weakref.ref(owner)
    owner.leave()
    owner.leave()
    del owner
    assert gone() is None
