"""Files dropped from another program are read where they are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def take_copy(event: QDropEvent) -> None:
    """Accept them as a copy, whatever is proposed: after a move the program they come from would delete them."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def take_files(event: QDropEvent) -> None:
    """Accept what brings nothing but files of this machine."""
    urls = event.mimeData().urls()
    if urls and all(url.isLocalFile() for url in urls):
        take_copy(event)
