"""What the window does about notes: where a new one goes, and opening one for writing. The edits are tools/notes, the typing canvas/note_editor."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from planogram.ui.main_window import MainWindow


def may_write(window: "MainWindow") -> bool:
    """There is a face on show, and the layer is within reach."""
    return window.workbench.face_ref is not None and "notes" not in window.workbench.selection.locked


def why_not(window: "MainWindow") -> str:
    """The key of the reason why no note can be added."""
    return "notes.locked" if "notes" in window.workbench.selection.locked else ""


def one_selected(window: "MainWindow") -> bool:
    """Exactly one note is selected."""
    return len(window.workbench.selection.notes) == 1


def add(window: "MainWindow") -> None:
    """Write a note where the context menu was asked for, else at the pointer over the drawing, else in the middle of what is in view."""
    window.centre.show_floor(False)
    window.view.writing.begin(_place(window))


def edit(window: "MainWindow") -> None:
    """Write in the selected note."""
    if one_selected(window):
        window.view.writing.open(window.workbench.selection.notes[0])


def _place(window: "MainWindow") -> "QPoint":
    viewport = window.view.viewport()
    asked = window.pointed_at
    if asked is None and viewport.underMouse():
        asked = QCursor.pos()
    here = None if asked is None else viewport.mapFromGlobal(asked)
    return here if here is not None and viewport.rect().contains(here) else viewport.rect().center()
