"""Notices: sentences over the drawing, each with a few buttons at most, that ask for no answer and take no focus. Questions are dialogs/ask.py."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.icons import SMALL, icon, pixmap
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme

Kind = Literal["info", "good", "warning", "bad"]
_SECONDS = 8.0
_LINGER_MS = 1500
_TOP = 12
_MOST_WIDTH = 560
_AROUND = 260
"""Room (px) that picture, buttons and margins take beside the sentence."""
_TOLD = "told"
_PICTURES: dict[Kind, str] = {"info": "info", "good": "done", "warning": "warning", "bad": "error"}


@dataclass(frozen=True)
class Notice:
    """`text` in a language; `choices`: key of the words and what the button does; `closed` when it was closed or answered.

    `seconds` 0 keeps it until then. Another notice of the same `key` replaces it.
    """

    key: str
    text: Callable[[Translator], str]
    choices: tuple[tuple[str, Callable[[], object]], ...] = ()
    closed: Callable[[], object] | None = None
    kind: Kind = "info"
    seconds: float = 0.0


class Notices(QWidget):
    """The notices shown, one below another at the top of `over`. `show_notice` shows one, `tell` a passing sentence, `close_notice` ends one."""

    def __init__(self, over: QWidget, translator: Translator, theme: Theme) -> None:
        super().__init__(over)
        self._over, self._say, self._theme = over, translator, theme
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        over.installEventFilter(self)
        self.set_translator(translator)
        self.hide()

    @property
    def shown(self) -> Collection[str]:
        """Keys of the notices shown."""
        return self._rows.keys()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is told now, from top to bottom."""
        return tuple(row.text for row in self._rows.values())

    def buttons(self, key: str = _TOLD) -> Sequence[QPushButton]:
        """The buttons of a notice shown."""
        return self._rows[key].buttons if key in self._rows else ()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice below those shown."""
        self._drop(notice.key)
        row = _Row(notice, self._say, self._theme, lambda: self.close_notice(notice.key))
        self._rows[notice.key] = row
        self._column.addWidget(row, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._place()

    def tell(self, text: str, kind: Kind = "info", choices: tuple[tuple[str, Callable[[], object]], ...] = (), seconds: float = _SECONDS) -> None:
        """A sentence that goes away by itself, in place of the one told before; an empty one only takes that away."""
        self._drop(_TOLD)
        if text:
            self.show_notice(Notice(_TOLD, lambda _: text, choices, kind=kind, seconds=seconds))

    def close_notice(self, key: str) -> None:
        """End a notice, as if its cross had been clicked; nothing happens when it is not shown."""
        notice = self._drop(key)
        if notice is not None and notice.closed is not None:
            notice.closed()

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.setAccessibleName(translator("notice.name"))
        for row in self._rows.values():
            row.dress(translator, self._theme)
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for row in self._rows.values():
            row.dress(self._say, theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _drop(self, key: str) -> Notice | None:
        row = self._rows.pop(key, None)
        if row is None:
            return None
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._place()
        return row.notice

    def _place(self) -> None:
        self.setVisible(bool(self._rows))
        for row in self._rows.values():
            row.fit(min(_MOST_WIDTH, max(120, self._over.width() - _AROUND)))
        self.adjustSize()
        self.move(max(0, (self._over.width() - self.width()) // 2), _TOP)
        self.raise_()


class _Row(QFrame):
    def __init__(self, notice: Notice, translator: Translator, theme: Theme, close: Callable[[], object]) -> None:
        super().__init__()
        named(self, "notice")
        self.notice, self._end = notice, close
        self._picture, self._sentence = label(), label(wrap=True)
        self.buttons = tuple(self._button(call) for _, call in notice.choices)
        self._cross = QToolButton(autoRaise=True)
        self._cross.clicked.connect(close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        for part in (self._picture, self._sentence, *self.buttons, self._cross):
            row.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._ring)
        if notice.seconds:
            self._clock.start(round(notice.seconds * 1000))
        self.dress(translator, theme)

    @property
    def text(self) -> str:
        return self._sentence.text()

    def dress(self, translator: Translator, theme: Theme) -> None:
        colour = {"info": theme.accent, "good": theme.good, "warning": theme.warning, "bad": theme.danger}[self.notice.kind]
        self._picture.setPixmap(pixmap(_PICTURES[self.notice.kind], colour, SMALL, self.devicePixelRatioF()))
        self._sentence.setText(self.notice.text(translator))
        for button, (words, _) in zip(self.buttons, self.notice.choices, strict=True):
            button.setText(translator(words))
        self._cross.setIcon(icon("close", theme.muted))
        self._cross.setToolTip(translator("dialog.close"))
        self._cross.setAccessibleName(translator("dialog.close"))

    def fit(self, most: int) -> None:
        self._sentence.setFixedWidth(min(most, self._sentence.fontMetrics().horizontalAdvance(self.text) + 6))

    def _button(self, call: Callable[[], object]) -> QPushButton:
        button = QPushButton()

        def answer() -> None:
            self._end()
            call()

        button.clicked.connect(answer)
        return button

    def _ring(self) -> None:
        if self.underMouse():
            self._clock.start(_LINGER_MS)
        else:
            self._end()
