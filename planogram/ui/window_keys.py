"""Keys of the window in a field: on Linux a field takes Ctrl+E for the end of its line and Ctrl+U for wiping it, and menus promised more."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
_EDITING = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z})
"""Letters that mean the same to a field everywhere."""


class WindowKeys(QObject):
    """Follows the focus in one window, and gives such a key to the action that has it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._at: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        window.closed.connect(lambda: app.focusChanged.disconnect(self._follow))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._promised(event):
            event.ignore()
            return True
        return False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at = now if isinstance(now, _FIELDS) and now.window() is self._window else None
        if self._at is not None:
            self._at.installEventFilter(self)

    def _promised(self, event: QKeyEvent) -> bool:
        """Ctrl with a letter that an action has anywhere in the window, and no field needs for itself."""
        letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not letter or event.key() in _EDITING:
            return False
        pressed, everywhere = QKeySequence(event.keyCombination()), Qt.ShortcutContext.WindowShortcut
        return any(pressed in one.shortcuts() and one.shortcutContext() == everywhere for one in self._window.actions_by_key.values())
