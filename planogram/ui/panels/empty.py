"""What a panel shows when it has nothing to show: what it would show, and the next thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planogram.ui.icons import NEUTRAL, pixmap
from planogram.ui.parts import label


class EmptyState(QWidget):
    """A picture, a title, a sentence and at most one button, which emits `asked`."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = label(centred=True)
        self._title = label("", "emptyTitle", wrap=True, centred=True)
        self._text = label("", "muted", wrap=True, centred=True)
        self.button = QPushButton()
        self.button.clicked.connect(self.asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for part in (self._picture, self._title, self._text):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_words(self, picture: str, title: str, text: str, button: str = "") -> None:
        """`picture` names an icon; without `button` there is none."""
        self._picture.setPixmap(pixmap(picture, NEUTRAL, 40, self.devicePixelRatioF()))
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
