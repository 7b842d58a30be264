"""Parts that give way on a small screen: a form that scrolls instead of raising the window, rows that go below each other."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QWidget

from planogram.ui.raising import told_whole

_LEAST = 96
"""What is always seen of a form, px."""


class YieldingForm(QScrollArea):
    """As high as the form where there is room, else lower, with a bar to scroll by. Hiding the form hides the area."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self._form = form
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(form)
        form.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self._form.sizeHint() + QSize(0, 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        form = self._form.minimumSizeHint()
        return QSize(form.width(), min(_LEAST, form.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class YieldingRows(QWidget):
    """Two rows of buttons beside each other, the second at the right end; one below the other where they would be cut."""

    def __init__(self, *margins: int) -> None:
        super().__init__()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(*margins)
        self._both.setSpacing(6)
        self._both.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.first, self.second = QHBoxLayout(), QHBoxLayout()
        for row, stretch in ((self.first, 1), (self.second, 0)):
            row.setSpacing(6)
            self._both.addLayout(row, stretch)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        margins, rows = self._both.contentsMargins(), (self.first.sizeHint(), self.second.sizeHint())
        folded = self._both.direction() == QBoxLayout.Direction.TopToBottom
        high = rows[0].height() + self._both.spacing() + rows[1].height() if folded else max(row.height() for row in rows)
        return QSize(max(row.width() for row in rows) + margins.left() + margins.right(), high + margins.top() + margins.bottom())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Beside or below each other, after the width there is and the words there are."""
        margins = self._both.contentsMargins()
        wide = self.first.sizeHint().width() + self.second.sizeHint().width() + 2 * self._both.spacing() + margins.left() + margins.right()
        ways = QBoxLayout.Direction.TopToBottom if wide > self.width() else QBoxLayout.Direction.LeftToRight
        if ways != self._both.direction():
            self._both.setDirection(ways)
            self.updateGeometry()
