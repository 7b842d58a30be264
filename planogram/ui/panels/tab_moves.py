"""Tabs carried to another place, told once. Qt tells of every tab one is carried past, and each would be an edit of its own."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QTabBar


class TabMoves(QObject):
    """Watches a bar of movable tabs. `moved`: they are in another order, told when the hand lets go, or at once without a hand."""

    moved = Signal()

    def __init__(self, tabs: QTabBar) -> None:
        super().__init__(tabs)
        self._pressed = False
        self.under_way = False
        """The tabs are in an order the project does not have yet."""
        tabs.tabMoved.connect(self._passed)
        tabs.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._pressed = event.type() == QEvent.Type.MouseButtonPress
            if self.under_way and not self._pressed:
                self._tell()
        return super().eventFilter(watched, event)

    def _passed(self) -> None:
        self.under_way = True
        if not self._pressed:
            self._tell()

    def _tell(self) -> None:
        self.under_way = False
        self.moved.emit()
