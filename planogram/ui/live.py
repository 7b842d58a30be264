"""When views refresh: `changed` at most once a turn of the event loop, `rested` when the hand has been still for a moment."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from planogram.session.workbench import Workbench

REST_MS = 30
LONGEST_WAIT_S, CHEAP_S = 0.25, 0.008
"""In a long drag panels refresh now and then all the same, as long as that is cheap enough not to be felt."""


class Live(QObject):
    """Listens to the workbench, its document and its selection. Canvas and status bar follow `changed`, panels follow `rested`."""

    changed = Signal()
    rested = Signal()

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._turn = self._timer(0, self.changed.emit)
        self._rest = self._timer(REST_MS, self._let_rest)
        self._rested_at = self._cost = 0.0
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
        waited = perf_counter() - self._rested_at
        if not self._rest.isActive() or self._cost > CHEAP_S or waited < LONGEST_WAIT_S:
            self._rest.start()

    def flush(self) -> None:
        """Refresh everything now: before a picture of the window is taken, and in tests."""
        self._turn.stop()
        self._rest.stop()
        self.changed.emit()
        self._let_rest()

    def _let_rest(self) -> None:
        start = perf_counter()
        self.rested.emit()
        self._rested_at = perf_counter()
        self._cost = self._rested_at - start

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
