"""Keeps a dialog a mirror of the document while it is open, whichever document that is. It hears no more however the dialog is closed."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from planogram.session.workbench import Workbench


class Following(QObject):
    """Calls `refresh` after each committed edit and when another document is opened."""

    def __init__(self, dialog: QDialog, workbench: Workbench, refresh: Callable[[], None]) -> None:
        super().__init__(dialog)
        self._workbench, self._refresh = workbench, refresh
        self._leave_document = workbench.document.listen_commits(refresh)
        self._leave = workbench.listen(self._other)
        # not in closeEvent: Escape closes a dialog without one
        dialog.finished.connect(self._end)

    def _other(self) -> None:
        self._leave_document()
        self._leave_document = self._workbench.document.listen_commits(self._refresh)
        self._refresh()

    def _end(self) -> None:
        self._leave()
        self._leave_document()
