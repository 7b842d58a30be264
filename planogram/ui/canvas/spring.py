"""A drag of the hand that leaves the drawing and rests on a tab opens it, as a tab does by itself for what is dragged from elsewhere."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QStyle, QTabBar, QWidget


class TabSpring(QObject):
    """`opened` says that another tab is open, so that the drag goes on there. Only tabs that open under a drag do."""

    opened = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._over: tuple[QTabBar, int] | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._open)

    def follow(self, at: QPoint) -> bool:
        """The drag is at this pixel of the screen; whether that is on such a tab."""
        over = _tab_at(self._view.window(), at)
        if over != self._over:
            self._over = over
            self._rest.stop()
            if over is not None:
                self._rest.start(over[0].style().styleHint(QStyle.StyleHint.SH_TabBar_ChangeCurrentDelay, None, over[0]))
        return over is not None

    def open_at(self, at: QPoint) -> bool:
        """The drag ends at this pixel of the screen: a tab there opens at once; whether there is one."""
        over = _tab_at(self._view.window(), at)
        self.stop()
        if over is not None:
            over[0].setCurrentIndex(over[1])
        return over is not None

    def stop(self) -> None:
        """The drag is over."""
        self._over = None
        self._rest.stop()

    def _open(self) -> None:
        if self._over is not None:
            bar, tab = self._over
            bar.setCurrentIndex(tab)
            self.opened.emit()


def _tab_at(window: QWidget, at: QPoint) -> tuple[QTabBar, int] | None:
    bar = window.childAt(window.mapFromGlobal(at))
    if not isinstance(bar, QTabBar) or not bar.changeCurrentOnDrag():
        return None
    tab = bar.tabAt(bar.mapFromGlobal(at))
    return (bar, tab) if tab >= 0 else None
