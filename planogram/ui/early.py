"""Lets a widget answer an event before Qt gives it to its handlers. A filter, on purpose not an `event` written in Python.

Handlers that Qt calls from within a Python `event` end the program when an error of C code comes out of them (PySide 6.11: the error
is kept for the outer Python call, but unfinished); called by Qt alone, the same error is told and the work goes on.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class Early(QObject):
    """`answer(event)` comes first; True when the widget's handlers shall not see the event."""

    def __init__(self, widget: QWidget, answer: Callable[[QEvent], bool]) -> None:
        super().__init__(widget)
        self._answer = answer
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return self._answer(event)


def undo_is_the_projects(field: QWidget, untouched: Callable[[], bool]) -> None:
    """While nothing is typed into `field`, undo and redo are the project's, not the field's."""

    def answer(event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride or not untouched():
            return False
        standard = QKeySequence.StandardKey
        if not (event.matches(standard.Undo) or event.matches(standard.Redo)):
            return False
        event.ignore()
        return True

    Early(field, answer)
