"""A strip at the foot of the canvas: what does not fit, in mm, and a button for each way out. It goes away by itself with the next gesture."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.tools.choices import Offer
from planogram.tools.ways_out import Choice
from planogram.ui.canvas.words import message_text

_FOOT, _GAP = 16, 8
_MARGINS = (14, 8, 8, 8)


def choice_text(choice: Choice, translator: Translator) -> str:
    """A way out in words: `Serrer`, `Serrer et coucher le produit`."""
    first, *others = (translator(one.key, **dict(one.values)) for one in (choice, *choice.then))
    for number, other in enumerate(others, 1):
        key = "choice.then" if number == len(others) else "choice.list"
        first = translator(key, first=first, other=other[:1].lower() + other[1:])
    return first


def _fold(button: QPushButton, room: int) -> None:
    """The words of a button on as many lines as the room (px) takes."""
    text = button.text().replace("\n", " ")
    button.setText(text)
    words = button.fontMetrics()
    beside = button.sizeHint().width() - words.horizontalAdvance(text)
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if words.horizontalAdvance(longer) + beside <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    button.setText("\n".join(lines))


class OfferBar(QFrame):
    """`show_offer` shows it over `parent`; a click on a way out calls `take` with it."""

    def __init__(self, parent: QWidget, take: Callable[[Choice], None]) -> None:
        super().__init__(parent)
        self._over, self._take = parent, take
        self._told, self._buttons = QLabel(), list[QPushButton]()
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._lines: list[str] = []
        self._row_lines, self._laid = list[QHBoxLayout](), list[tuple[QHBoxLayout, QWidget]]()
        self._outer = outer = QHBoxLayout(self)
        outer.setContentsMargins(*_MARGINS)
        self._rows, self._close = QVBoxLayout(), QToolButton(autoRaise=True)
        self._close.setText("✕")
        self._close.clicked.connect(self.hide)
        outer.addLayout(self._rows)
        outer.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self.setObjectName("offer")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        # a press on its words is none on the drawing under it, which would put it away in the middle of that press
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.hide()

    def show_offer(self, offer: Offer | None, translator: Translator) -> None:
        """Another offer, or none."""
        self._lay([])
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        if offer is None:
            self.hide()
            return
        self._lines = message_text(translator, offer.message).split("\n")
        self._buttons = [self._button(choice, translator) for choice in offer.choices]
        self._close.setAccessibleName(translator("choice.close"))
        self._close.setToolTip(translator("choice.close"))
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """In the middle of the parent's foot: on one line, or where the parent is too narrow the words above as many rows of buttons as it takes."""
        room = self._over.width() - _MARGINS[0] - _MARGINS[2] - self._close.sizeHint().width() - 2 * _GAP
        words = self._told.fontMetrics()
        for button in self._buttons:
            _fold(button, room)
        wide = max((words.horizontalAdvance(line) for line in self._lines), default=0) + _GAP
        one_line = wide + sum(button.sizeHint().width() + _GAP for button in self._buttons) <= room
        text = "\n".join(self._lines) if one_line else " · ".join(self._lines)
        self._told.setText(text)
        self._told.setFixedWidth(min(wide if one_line else words.horizontalAdvance(text) + _GAP, room))
        self._lay([[self._told, *self._buttons]] if one_line else [[self._told], *self._in_rows(room)])
        self._outer.activate()
        self.resize(self.sizeHint())
        self._stand()

    def stay(self) -> None:
        """The parent scrolled, and Qt moved what is over it along."""
        if self.isVisible():
            self._stand()

    def _stand(self) -> None:
        self.move(max(0, (self._over.width() - self.width()) // 2), max(0, self._over.height() - self.height() - _FOOT))

    def _in_rows(self, room: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        left = 0
        for button in self._buttons:
            wide = button.sizeHint().width() + _GAP
            if not rows or wide > left:
                rows.append([])
                left = room
            rows[-1].append(button)
            left -= wide
        return rows

    def _lay(self, rows: list[list[QWidget]]) -> None:
        """The rows are made once and filled anew: rows taken out of their layout are destroyed twice, by Qt and by Python, and memory with them."""
        for line, widget in self._laid:
            line.removeWidget(widget)
        self._laid = []
        while len(self._row_lines) < len(rows):
            line = QHBoxLayout()
            line.setSpacing(_GAP)
            line.addStretch(1)
            self._rows.addLayout(line)
            self._row_lines.append(line)
        for line, widgets in zip(self._row_lines, rows, strict=False):
            for n, widget in enumerate(widgets):
                line.insertWidget(n, widget)
                self._laid.append((line, widget))

    def _button(self, choice: Choice, translator: Translator) -> QPushButton:
        button = QPushButton(choice_text(choice, translator), self)
        button.clicked.connect(lambda: self._take(choice))
        button.show()
        return button
