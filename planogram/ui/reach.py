"""Keys of the shelf where the hand has just been: after a click in a table or on a button they still act on the selected blocks.

The actions are lent to whatever takes the focus, never to a field one types into; Qt matches the keys as it does on the drawing.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QKeySequenceEdit,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QToolBar,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from planogram.ui.actions import ACTIONS

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_EDITORS = (QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit, QKeySequenceEdit)
_SHOWING = (QMenu, QMenuBar, QToolBar, QToolButton)
"""These put every action they are given on show: a menu bar left with Escape would fill with the lent ones."""
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_FACINGS = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Minus})
_STAY = frozenset({f"shelf.{way}" for way in ("left", "right", "up", "down", "nudge_left", "nudge_right")})
_LENT = tuple(key for key, row in ACTIONS.items() if row.on_shelf and key.startswith("shelf.") and key not in _STAY)
_REMOVING = ("edit.delete", "edit.duplicate")
"""Only where a picked row is the block itself: in a list of other things one would mean those."""


class ShelfKeys(QObject):
    """Follows the focus in one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._to: QWidget | None = None
        self._actions: tuple[QAction, ...] = ()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        window.closed.connect(lambda: app.focusChanged.disconnect(self._follow))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._to is not None and means(self._to, event):
            event.accept()
            return True
        return False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._take_back()
        if now is None or not self._may_lend(now):
            return
        keys = _LENT + (_REMOVING if self._shows_blocks(now) else ())
        self._to, self._actions = now, tuple(self._window.actions_by_key[key] for key in keys)
        now.addActions(self._actions)
        now.installEventFilter(self)

    def _take_back(self) -> None:
        if self._to is not None and isValid(self._to):
            self._to.removeEventFilter(self)
            for action in self._actions:
                self._to.removeAction(action)
        self._to, self._actions = None, ()

    def _may_lend(self, to: QWidget) -> bool:
        """In this window, and neither a field, nor a menu, nor a drawing, which has these keys itself."""
        home, window = to.window(), self._window
        here = home is window or (isinstance(home, QDockWidget) and window.isAncestorOf(home))
        other = isinstance(to, _EDITORS + _SHOWING) or (isinstance(to, QComboBox) and to.isEditable())
        own = window.actions_by_key["shelf.wider"] in to.actions()
        return here and not other and not own and not window.floor.isAncestorOf(to)

    def _shows_blocks(self, to: QWidget) -> bool:
        window = self._window
        of_others = (window.catalogue, window.furniture, window.pnm, window.history)
        return not any(panel.isAncestorOf(to) for panel in of_others)


def means(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether the widget has a meaning of its own for a key: arrows in a table, letters in a list, anything typed into a cell."""
    key, keys = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    typed = event.text().isprintable() and bool(event.text()) and not keys & ~Qt.KeyboardModifier.ShiftModifier
    if isinstance(widget, QAbstractItemView):
        if key in _ARROWS:
            return not keys & Qt.KeyboardModifier.AltModifier
        return typed and key not in _FACINGS and (isinstance(widget, QListView) or _typed_into(widget))
    return isinstance(widget, QComboBox) and (key in _ARROWS or (typed and key not in _FACINGS))


def _typed_into(view: QAbstractItemView) -> bool:
    """A key would open the cell."""
    by_key = view.editTriggers() & QAbstractItemView.EditTrigger.AnyKeyPressed
    return bool(by_key) and bool(view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
