"""Who wants to be told of one kind of thing. A listener may leave, and others come, while being told."""

from collections.abc import Callable
from typing import Generic, ParamSpec

Told = ParamSpec("Told")


class Listeners(Generic[Told]):
    """Functions called in the order in which they came."""

    def __init__(self) -> None:
        self._all: list[Callable[Told, None]] = []

    def add(self, listener: Callable[Told, None]) -> Callable[[], None]:
        """Tell `listener` from now on; the returned function ends that, once."""
        self._all.append(listener)
        kept = [listener]

        def leave() -> None:
            # the listener is let go of: its owner keeps this function, and the two would keep each other and a whole document alive
            if kept:
                self._all.remove(kept.pop())

        return leave

    def tell(self, *what: Told.args, **more: Told.kwargs) -> None:
        """Call every listener there is now. One that fails keeps nobody from hearing; the first error is raised when all have heard."""
        failed: Exception | None = None
        for listener in tuple(self._all):
            try:
                listener(*what, **more)
            except Exception as problem:
                failed = failed or problem
        if failed is not None:
            raise failed
