"""The walks of customers computed off the interface thread: begun anew when the floor changed, stopped when it changes again."""

from PySide6.QtCore import QObject, QTimer, Signal

from planogram.metrics.floor.grid import Cancelled
from planogram.metrics.floor.walks import Walks, walk
from planogram.model.memo import same_objects
from planogram.model.project import Project
from planogram.ui.background import Background

_AFTER_MS = 400
"""How long what is asked for waits: a thread takes turns with the interface, which has its panels to refresh when the hand rests."""


class _WalkThread(Background):
    def __init__(self, project: Project, owner: QObject) -> None:
        super().__init__(owner)
        self.project = project
        self.walks: Walks | None = None

    def run(self) -> None:
        try:
            self.walks = walk(self.project, cancelled=lambda: self.stopped)
        except Cancelled:
            self.stopped = True


class HeatMaker(QObject):
    """`ready(walks)` with the latest result, kept as `latest`; what is asked for while one runs stops that one."""

    ready = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: _WalkThread | None = None
        self._wanted: Project | None = None
        self._done: tuple[object, ...] = ()
        self.latest: Walks | None = None
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._begin)

    def ask(self, project: Project) -> None:
        """Compute the walks of `project`, unless they are those computed last."""
        key = (project.gondolas, project.store, project.pnm, project.counts, project.sales, project.products, project.settings)
        if same_objects(key, self._done):
            return
        self._done = key
        self._wanted = project
        if self._running is not None:
            self._running.stop()
        else:
            self._soon.start()

    def forget(self) -> None:
        """Nothing is wanted any more, and nothing is known."""
        self._wanted, self._done, self.latest = None, (), None
        self._soon.stop()
        if self._running is not None:
            self._running.stop()

    def stop(self) -> None:
        """Forget, and wait until nothing runs."""
        self.forget()
        if self._running is not None:
            self._running.end()

    def _begin(self) -> None:
        if self._wanted is None:
            return
        self._running, self._wanted = _WalkThread(self._wanted, self), None
        self._running.finished.connect(self._finished)
        self.busy.emit(True)
        self._running.start()

    def _finished(self) -> None:
        done, self._running = self._running, None
        if done is not None:
            done.wait()
            if not done.stopped:
                self.latest = done.walks
                self.ready.emit(done.walks)
            done.deleteLater()
        self.busy.emit(False)
        self._begin()
