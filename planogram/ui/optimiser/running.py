"""A question being answered off the interface thread: the first answer is heard at once, stopping keeps the best so far."""

from time import monotonic

from PySide6.QtCore import QObject, Signal

from planogram.metrics.scope import scope_exists
from planogram.model.project import Project
from planogram.optimise.offer import Offer, Wish, solve
from planogram.ui.background import Background


class Running(Background):
    """`better` carries the first Offer, `answered` the last one; `failed` when there is none: the scope is gone, or an error, which is raised.

    With `seconds` the best found by then is the answer.
    """

    better = Signal(object)
    answered = Signal(object)
    failed = Signal()

    def __init__(self, project: Project, wish: Wish, parent: QObject, seconds: float | None = None) -> None:
        super().__init__(parent)
        self._project, self._wish, self._seconds = project, wish, seconds
        self.best: Offer | None = None

    def run(self) -> None:
        over = None if self._seconds is None else monotonic() + self._seconds
        if not scope_exists(self._project, self._wish.scope):
            self.failed.emit()
            return
        try:
            found = solve(self._project, self._wish, self._hear, lambda: self.stopped or (over is not None and monotonic() > over))
        except Exception:
            self.failed.emit()
            raise
        self.best = found
        self.answered.emit(found)

    def _hear(self, offer: Offer) -> None:
        self.best = offer
        self.better.emit(offer)
