"""A question being answered off the interface thread: the first answer is heard at once, stopping keeps the best so far."""

from time import monotonic

from PySide6.QtCore import QObject, QThread, Signal

from planogram.model.project import Project
from planogram.optimise.offer import Offer, Wish, solve


class Running(QThread):
    """`better` carries the first Offer, `answered` the last one; `failed` when the scope is gone from the project.

    With `seconds` the best found by then is the answer.
    """

    better = Signal(object)
    answered = Signal(object)
    failed = Signal()

    def __init__(self, project: Project, wish: Wish, parent: QObject, seconds: float | None = None) -> None:
        super().__init__(parent)
        self._project, self._wish, self._seconds = project, wish, seconds
        self._stop = False
        self.best: Offer | None = None

    def stop(self) -> None:
        """Take the best found so far."""
        self._stop = True

    def run(self) -> None:
        over = None if self._seconds is None else monotonic() + self._seconds
        try:
            found = solve(self._project, self._wish, self._hear, lambda: self._stop or (over is not None and monotonic() > over))
        except (KeyError, ValueError):
            self.failed.emit()
            return
        self.best = found
        self.answered.emit(found)

    def _hear(self, offer: Offer) -> None:
        self.best = offer
        self.better.emit(offer)
