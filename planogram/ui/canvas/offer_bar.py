"""A strip at the foot of the canvas: what does not fit, in mm, and a button for each way out. It goes away by itself with the next gesture."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from planogram.i18n import Translator
from planogram.tools.choices import Offer
from planogram.tools.ways_out import Choice
from planogram.ui.canvas.words import message_text

_FOOT = 16


def choice_text(choice: Choice, translator: Translator) -> str:
    """A way out in words: `Serrer`, `Serrer et coucher le produit`."""
    first, *others = (translator(one.key, **dict(one.values)) for one in (choice, *choice.then))
    for number, other in enumerate(others, 1):
        key = "choice.then" if number == len(others) else "choice.list"
        first = translator(key, first=first, other=other[:1].lower() + other[1:])
    return first


class OfferBar(QFrame):
    """`show_offer` shows it over `parent`; a click on a way out calls `take` with it."""

    def __init__(self, parent: QWidget, take: Callable[[Choice], None]) -> None:
        super().__init__(parent)
        self._over, self._take = parent, take
        self._outer = outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 8, 8, 8)
        self._row, self._close = QHBoxLayout(), QToolButton(autoRaise=True)
        self._close.setText("✕")
        self._close.clicked.connect(self.hide)
        outer.addLayout(self._row)
        outer.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self.setObjectName("offer")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_offer(self, offer: Offer | None, translator: Translator) -> None:
        """Another offer, or none."""
        self._clear()
        if offer is None:
            self.hide()
            return
        self._row.addWidget(QLabel(message_text(translator, offer.message)))
        for choice in offer.choices:
            self._row.addWidget(self._button(choice, translator))
        self._close.setAccessibleName(translator("choice.close"))
        self._close.setToolTip(translator("choice.close"))
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """In the middle of the parent's foot, one below the other where the parent is too narrow."""
        room = self._over.size()
        self._lay(QBoxLayout.Direction.LeftToRight)
        if self.sizeHint().width() > room.width():
            self._lay(QBoxLayout.Direction.TopToBottom)
        self.adjustSize()
        self.move(max(0, (room.width() - self.width()) // 2), room.height() - self.height() - _FOOT)

    def _lay(self, ways: QBoxLayout.Direction) -> None:
        self._row.setDirection(ways)
        self._outer.invalidate()

    def _button(self, choice: Choice, translator: Translator) -> QPushButton:
        button = QPushButton(choice_text(choice, translator))
        button.clicked.connect(lambda: self._take(choice))
        return button

    def _clear(self) -> None:
        while (entry := self._row.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
