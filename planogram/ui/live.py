"""When views refresh: `changed` at most once a turn of the event loop, `rested` when the hand has been still for a moment.

`passed` now and then while it is not: in a long drag the figures follow, the other panels wait.
"""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from planogram.session.workbench import Workbench

REST_MS, PAUSE = 30, 4.0
"""How long a hand is still before it rests; while it holds something at least PAUSE times what refreshing the panels took. On a slow
machine the steps of a drag would else be taken for rests, each with all the panels in it."""
LONGEST_WAIT_S, CHEAP_S = 0.5, 0.008
"""In a long drag the figures refresh now and then all the same, as long as that is cheap enough not to be felt."""


class Live(QObject):
    """Listens to the workbench, its document and its selection. Canvas and status bar follow `changed`, panels `rested`, figures `passed` too."""

    changed = Signal()
    rested = Signal()
    passed = Signal()

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._turn = self._timer(0, self.changed.emit)
        self._rest = self._timer(REST_MS, self._fresh)
        self._fresh_at = self._moved_at = self._cost = self._rest_cost = 0.0
        self._in_passing = False
        self._leave_document = self._follow_document()
        self._leave = [workbench.listen(self._document_or_face), workbench.selection.listen(self.touch)]

    def _timer(self, delay: int, call: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=delay)
        timer.timeout.connect(call)
        return timer

    def touch(self) -> None:
        """Something shown is another now."""
        if not self._turn.isActive():
            self._turn.start()
        now = perf_counter()
        if not self._rest.isActive():
            self._moved_at = now
        waited = now - max(self._fresh_at, self._moved_at)
        self._in_passing = self._rest.isActive() and waited >= LONGEST_WAIT_S and self._cost <= CHEAP_S
        if not self._in_passing:
            self._rest.start(self.pause)

    @property
    def pause(self) -> int:
        """How long the hand must be still now, ms."""
        held = self._workbench.document.gesture_running
        return max(REST_MS, round(PAUSE * 1000 * self._rest_cost)) if held else REST_MS

    def flush(self) -> None:
        """Refresh everything now: before a picture of the window is taken, and in tests."""
        self._turn.stop()
        self._rest.stop()
        self.changed.emit()
        self._let_rest()

    def _fresh(self) -> None:
        """The timer has run out: the hand rests, or it went on for so long that the timer was not set anew."""
        if not self._in_passing:
            self._let_rest()
            return
        start = perf_counter()
        self.passed.emit()
        self._fresh_at = perf_counter()
        self._cost = self._fresh_at - start
        # the hand may stop right now, and no touch would tell
        self._in_passing = False
        self._rest.start(self.pause)

    def _let_rest(self) -> None:
        self._cost, self._in_passing = 0.0, False
        start = perf_counter()
        self.rested.emit()
        self._fresh_at = perf_counter()
        self._rest_cost = self._fresh_at - start

    def stop(self) -> None:
        """Listen no more."""
        self._turn.stop()
        self._rest.stop()
        for leave in (self._leave_document, *self._leave):
            leave()

    def _document_or_face(self) -> None:
        self._leave_document()
        self._leave_document = self._follow_document()
        self.touch()

    def _follow_document(self) -> Callable[[], None]:
        """What is shown, and what is written: a hand that rests before it lets go writes what was shown long ago."""
        document = self._workbench.document
        leave = document.listen(lambda _: self.touch()), document.listen_commits(self.touch)

        def leave_both() -> None:
            for one in leave:
                one()

        return leave_both
