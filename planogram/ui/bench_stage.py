"""The real window on a generated project, driven by real events, each followed until the canvas is painted. Not the scenes: bench_scenes."""

import gc
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from planogram.exchange.bench import Lap, lap
from planogram.exchange.bench_photos import photographed
from planogram.exchange.files import Opened
from planogram.model.project import Project
from planogram.tools.sight import see
from planogram.ui.screenshot import settle, window_on

SIZE = (1600, 1000)
_MOST_TURNS = 50
_UNTIL_SHARP_MS = 400


class Painted(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # counted when it arrives: the painting itself is over when the turn of the event loop is
        self.count += event.type() == QEvent.Type.Paint
        return False


class Stage:
    """A window of SIZE showing the first face, all of it in view; with pictures, every product has one of them."""

    def __init__(self, project: Project, pictures: Mapping[str, bytes] | None = None) -> None:
        if pictures:
            project = photographed(project, tuple(pictures))
        self.window = window_on(Opened(project, dict(pictures or {})), None, SIZE, "fr", "light")
        if pictures:
            self.window.run("view.mode_photo")
            settle(_UNTIL_SHARP_MS)
        self.view = self.window.view
        self.viewport = self.view.viewport()
        self.painted = Painted(self.viewport)

    def close(self) -> None:
        """Take the window down, without a question about saving."""
        self.window.workbench.document.mark_saved(self.window.workbench.document.committed, None)
        self.window.close()
        self.window.deleteLater()
        settle(50)
        gc.collect()

    def timed(self, act: Callable[[], object]) -> Lap:
        """`act` and all it causes until the canvas is painted and the event loop has nothing left to do for it."""
        return lap(lambda: self._until_painted(act))

    def _until_painted(self, act: Callable[[], object]) -> None:
        before = self.painted.count
        act()
        for _ in range(_MOST_TURNS):
            QApplication.processEvents()
            if self.painted.count > before:
                return
        raise RuntimeError("the canvas was not painted")

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        """A mouse event at a point of the viewport."""
        globally = QPointF(self.viewport.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(self.viewport, QMouseEvent(kind, at, globally, button, held, Qt.KeyboardModifier.NoModifier))

    def press(self, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, at, button, button)

    def move(self, at: QPointF, held: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, held)

    def release(self, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.mouse(QEvent.Type.MouseButtonRelease, at, button, Qt.MouseButton.NoButton)

    def wheel(self, at: QPointF, turns: int) -> None:
        """Ctrl and the wheel: `turns` notches, away from the user when positive."""
        globally = QPointF(self.viewport.mapToGlobal(at.toPoint()))
        angle, keys = QPoint(0, 120 * turns), Qt.KeyboardModifier.ControlModifier
        event = QWheelEvent(at, globally, QPoint(), angle, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(self.viewport, event)

    def middle(self) -> QPointF:
        """The middle of the viewport."""
        return QPointF(self.viewport.rect().center())

    def block(self, level: int, index: int) -> QPointF:
        """The middle, in the viewport, of a block of the face on show; level and index count from 0, or backwards from -1."""
        sight = see(self.window.workbench)
        box = sight.layout.levels[level]
        block = sight.blocks(box)[index]
        return self.at(box.x + block.x + block.width / 2, box.y + block.height / 2)

    def at(self, x: float, y: float) -> QPointF:
        """The point of the viewport that shows (x, y) mm of the face, y upwards."""
        return self.view.viewportTransform().map(QPointF(x, -y))
