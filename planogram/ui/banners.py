"""Strips above the drawing for what goes on being so: read-only, changed by another, unprotected. They never block the work."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.parts import label, named

Words = Callable[[Translator], str]
Choice = tuple[str, Callable[[], object]]
"""Key of a button's words, and what it does."""


def _nothing() -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class Banner:
    """`key` names it: a second one of the same key takes its place.

    A `lasting` one is taken away by whoever showed it, the others can be closed by hand (`closed` is told).
    """

    key: str
    words: Words
    choices: tuple[Choice, ...] = ()
    lasting: bool = False
    closed: Callable[[], object] = _nothing
    alarm: bool = False
    """Something failed: the strip is seen at once."""


class Banners(QWidget):
    """All banners of a window, newest last; nothing is seen of it while there are none."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        named(self, "centre")
        self._say = translator
        self._banners: dict[str, Banner] = {}
        self._strips: dict[str, _Strip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 2)
        self._column.setSpacing(6)
        self.hide()

    @property
    def shown(self) -> tuple[str, ...]:
        """Keys of the banners in sight."""
        return tuple(self._banners)

    def text(self, key: str) -> str:
        """What a banner in sight says."""
        return self._banners[key].words(self._say)

    def button(self, banner_key: str, choice: str) -> QPushButton:
        """The button of a choice of a banner in sight."""
        return self._strips[banner_key].buttons[choice]

    def put_up(self, banner: Banner) -> None:
        """Show it, or let it say something else."""
        self.setVisible(True)
        old = self._strips.pop(banner.key, None)
        place = self._column.indexOf(old) if old is not None else -1
        self._remove(old)
        self._banners[banner.key] = banner
        strip = self._strips[banner.key] = _Strip(banner, self._say, lambda: self._close(banner))
        self._column.insertWidget(place, strip)

    def take_down(self, key: str) -> None:
        """It no longer holds."""
        self._banners.pop(key, None)
        self._remove(self._strips.pop(key, None))
        self.setVisible(bool(self._banners))

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        for banner in tuple(self._banners.values()):
            self.put_up(banner)

    def _close(self, banner: Banner) -> None:
        self.take_down(banner.key)
        banner.closed()

    def _remove(self, strip: QFrame | None) -> None:
        if strip is not None:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()


class _Strip(QFrame):
    """One banner: its sentence, its buttons, a cross."""

    def __init__(self, banner: Banner, say: Translator, close: Callable[[], None]) -> None:
        super().__init__()
        named(self, "notice").setProperty("alarm", banner.alarm)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        sentence = label(banner.words(say), wrap=True)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(sentence, 1)
        for key, call in banner.choices:
            button = self.buttons[key] = QPushButton(say(key), autoDefault=False)
            button.clicked.connect(lambda _=False, call=call: call())
            row.addWidget(button)
        if not banner.lasting:
            row.addWidget(_cross(say, close))


def _cross(say: Translator, close: Callable[[], None]) -> QToolButton:
    cross = QToolButton(autoRaise=True)
    cross.setText("✕")
    cross.setAccessibleName(say("dialog.close"))
    cross.setToolTip(say("dialog.close"))
    cross.clicked.connect(close)
    return cross
