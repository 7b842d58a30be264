"""Pieces of furniture dropped between the tabs of the gondolas: a line shows where the new one would come."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QTabBar

from planogram.ui.canvas.hand import FURNITURE_MIME
from planogram.ui.parts import named

_THICK = 3


class TabDrop(QObject):
    """Watches a bar of tabs. `dropped`: the reference of a piece, and before which tab it goes; what `takes` does not take is the bar's business."""

    dropped = Signal(str, int)

    def __init__(self, tabs: QTabBar) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self.takes: Callable[[str], bool] = lambda _: False
        self.line = named(QFrame(tabs), "dropLine")
        self.line.hide()
        tabs.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):  # an entry is a move too
            if self._meant(event):
                self._show(self.place(event.position().x()))
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self.line.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.line.hide()
            if self._meant(event):
                event.acceptProposedAction()
                self.dropped.emit(_reference(event), self.place(event.position().x()))
                return True
        return super().eventFilter(watched, event)

    def place(self, x: float) -> int:
        """Before which tab something let go at `x` pixels of the bar goes; their number behind the last."""
        middles = [self._tabs.tabRect(n).center().x() for n in range(self._tabs.count())]
        return sum(middle < x for middle in middles)

    def _meant(self, event: QDropEvent) -> bool:
        return event.mimeData().hasFormat(FURNITURE_MIME) and self.takes(_reference(event))

    def _show(self, place: int) -> None:
        last = self._tabs.count() - 1
        x = self._tabs.tabRect(place).left() if place <= last else self._tabs.tabRect(last).right() + 1
        self.line.setGeometry(max(0, x - _THICK // 2), 0, _THICK, self._tabs.height())
        self.line.show()
        self.line.raise_()


def _reference(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(FURNITURE_MIME).data()).decode()
