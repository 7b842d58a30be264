"""A ring around the table, list or drawing that has the keyboard: their style sheet gives them no border. After a click there is none."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

_WIDTH = 2.0


class FocusRing(QObject):
    """Follows the focus in every window of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.end()
        self._ring = None
        if isinstance(now, QAbstractScrollArea) and not isinstance(now, QPlainTextEdit) and by_keyboard(now):
            self._ring = _Ring(now)


def by_keyboard(widget: QWidget) -> bool:
    """Whether the focus came to the widget with the keyboard; Qt takes the mark back at a click, and where a program moves the focus."""
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


class _Ring(QWidget):
    """Lies over the whole of its parent and lets the mouse through."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(area.rect())
        self._area = area
        area.installEventFilter(self)
        self.show()
        self.raise_()

    def end(self) -> None:
        """The keyboard is elsewhere now."""
        if isValid(self._area):  # else it loses the focus because it is being destroyed, its children last
            self._area.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().highlight().color(), _WIDTH))
        painter.drawRect(QRectF(self.rect()).adjusted(_WIDTH / 2, _WIDTH / 2, -_WIDTH / 2, -_WIDTH / 2))
        painter.end()
