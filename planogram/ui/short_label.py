"""A line of words that gives way: it ends in an ellipsis where it has no room, and is then read whole under the mouse."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStylePainter

from planogram.ui.parts import named, plain_tip
from planogram.ui.raising import told_whole

_LEAST = 80
"""Of which this much is always seen, px."""


class ShortLabel(QLabel):
    """Wide as its words where there is room; never what makes its window wider."""

    def __init__(self, look: str = "") -> None:
        super().__init__()
        named(self, look)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def seen(self) -> str:
        """The words as far as there is room."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), _LEAST), whole.height())

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = self.contentsRect()
        QStylePainter(self).drawItemText(ground, self.alignment(), self.palette(), self.isEnabled(), self.seen, self.foregroundRole())

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.seen != self.text() else "")
