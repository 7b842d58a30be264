"""Long work off the interface thread, with progress and cancel. The window waits for it, but stays alive."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QThread, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

Result = TypeVar("Result")
Work = Callable[[Callable[[float], None], Callable[[], bool]], Result]
PATIENCE_MS = 150
"""Shorter work shows no dialog at all."""


class _Job(QThread, Generic[Result]):
    progressed = Signal(float)

    def __init__(self, work: Work[Result]) -> None:
        super().__init__()
        self._work = work
        self.result: Result | None = None
        self.problem: BaseException | None = None
        self.cancel_wanted = False

    def run(self) -> None:
        try:
            self.result = self._work(self.progressed.emit, lambda: self.cancel_wanted)
        except BaseException as problem:
            self.problem = problem


class ProgressDialog(QDialog):
    """What is being done, how far it is, and a way to stop it."""

    def __init__(self, parent: QWidget, title: str, cancel: str) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(title.rstrip("…"))
        self.setMinimumWidth(380)
        self.bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self.bar.setAccessibleName(title)
        self.stop = QPushButton(cancel, autoDefault=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(QLabel(title))
        column.addWidget(self.bar)
        column.addWidget(self.stop, alignment=Qt.AlignmentFlag.AlignRight)
        self.stop.clicked.connect(self.reject)

    def progress(self, share: float) -> None:
        """0 to 1; the first share makes a moving bar a measured one."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(share * 1000))


def run_job(parent: QWidget, title: str, cancel: str, work: Work[Result]) -> Result | None:
    """The result of `work(progress, cancelled)`, None when it was cancelled. What it raises is raised here."""
    job = _Job(work)
    job.start()
    if not job.wait(PATIENCE_MS):
        _wait_in_sight(parent, title, cancel, job)
    job.wait()
    if job.cancel_wanted:
        return None
    if job.problem is not None:
        raise job.problem
    return job.result


def _wait_in_sight(parent: QWidget, title: str, cancel: str, job: _Job[Result]) -> None:
    dialog, loop = ProgressDialog(parent, title, cancel), QEventLoop()

    def stop() -> None:
        job.cancel_wanted = True
        dialog.stop.setEnabled(False)

    job.progressed.connect(dialog.progress)
    job.finished.connect(loop.quit)
    dialog.rejected.connect(stop)
    dialog.show()
    if job.isRunning():
        loop.exec()
    dialog.rejected.disconnect(stop)
    dialog.close()
    dialog.deleteLater()
