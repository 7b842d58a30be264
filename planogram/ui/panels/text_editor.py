"""The editor of a text of several lines in the properties: taken when it is left or with Ctrl+Enter, given up with Escape."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from planogram.i18n import Translator
from planogram.model.note import LONGEST_TEXT
from planogram.ui.early import undo_is_the_projects

_LINES, _AROUND = 4, 14


class TextEditor(QPlainTextEdit):
    """As LineEditor: `entered` with the text, `refused` with a sentence."""

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._say, self._shown = translator, ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + _AROUND)
        self.setMinimumWidth(40)
        undo_is_the_projects(self, lambda: self.toPlainText() == self._shown)

    def show_value(self, value: Any, mixed: bool) -> None:
        """Mirror a value, unless the hand is in the middle of typing another."""
        shown = "" if mixed else str(value or "")
        self.setPlaceholderText(self._say("properties.mixed") if mixed else "")
        if shown == self._shown and self.toPlainText() != shown and self.hasFocus():
            return
        self._shown = shown
        if self.toPlainText() != shown:
            self.setPlainText(shown)
        self._mark("")

    def set_name(self, name: str) -> None:
        """What the field is called by a screen reader."""
        self.setAccessibleName(name)

    def accept(self) -> None:
        """What was typed is the value now."""
        self._shown = self.toPlainText()

    def refuse(self, reason: str) -> None:
        """The entry cannot be taken: mark the field and say why."""
        self._mark(reason)
        self.refused.emit(reason)

    def take_back(self) -> None:
        """Forget what was typed and not taken."""
        self.setPlainText(self._shown)
        self._mark("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.toPlainText() != self._shown or self.property("bad")):
            self.take_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._enter()

    def _enter(self) -> None:
        text = self.toPlainText()[:LONGEST_TEXT].strip()
        if text != self._shown:
            self._mark("")
            self.entered.emit(text)

    def _mark(self, reason: str) -> None:
        if bool(self.property("bad")) != bool(reason):
            self.setProperty("bad", bool(reason))
            self.style().polish(self)
        self.setToolTip(reason)
