"""F1: the help page for what is under the cursor, or else for what has the focus."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from planogram.ui.help_pages import TOPICS
from planogram.ui.panels.explanation import ExplanationCard

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_OF_DOCK = {"analysis": "indicators", "help": "start"}


def show_help(window: "MainWindow", topic: str = "") -> None:
    """Open the help on a topic, by default on the one of the place pointed at."""
    dock = next(dock for dock in window.docks if dock.widget() is window.help)
    window.help.show_topic(topic or topic_here(window))
    dock.show()
    dock.raise_()


def topic_here(window: "MainWindow") -> str:
    """The page for the part under the cursor when that is in this window, else for the part with the focus."""
    under = QApplication.widgetAt(QCursor.pos())
    part = under if under is not None and under.window() is window else QApplication.focusWidget()
    return topic_of(window, part)


def topic_of(window: "MainWindow", part: QWidget | None) -> str:
    """The page for a part of the window."""
    while part is not None and part is not window:
        if part is window.view:
            return "positions" if window.workbench.selection.ids else "shelf"
        if part is window.floor:
            return "floor"
        if isinstance(part, ExplanationCard):
            return "indicators"
        if isinstance(part, QDockWidget):
            name = part.objectName()
            return _OF_DOCK.get(name, name if name in TOPICS else "start")
        part = part.parentWidget()
    return "start"
