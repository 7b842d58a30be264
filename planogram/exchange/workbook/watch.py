"""Progress and cancel of a long import or export, told without a screen: two callbacks, asked every few hundred rows."""

from collections.abc import Callable

EVERY = 250


class Cancelled(Exception):
    """The user stopped the import or the export; nothing was changed."""


class Watch:
    """Counts rows against `total` and reports fractions from 0 to 1; raises Cancelled when asked to stop."""

    def __init__(self, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self.stopped = False
        self.total = 1

    def row(self) -> None:
        """One row more was handled."""
        self._done += 1
        if self._done % EVERY == 0:
            self.look()

    def rows(self, count: int) -> None:
        """What takes as long as `count` rows was done."""
        self._done += count
        self.look()

    def look(self) -> None:
        """Report now, and stop if asked to."""
        if self._cancelled is not None and self._cancelled():
            self.stopped = True
            raise Cancelled
        if self._progress is not None:
            self._progress(min(1.0, self._done / max(1, self.total)))

    def finish(self) -> None:
        """The last row was handled: a last chance to stop, then the whole is done."""
        self._done = self.total
        self.look()


NO_WATCH = Watch()
"""For work that nobody waits for."""
