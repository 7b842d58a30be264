"""Blocks and notes go from one running program to another over the system's clipboard; a spreadsheet gets them as rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from planogram.exchange.clip import CLIP_MIME, BadClip, clip_bytes, clip_text, read_clip
from planogram.tools import at_hand

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


class SystemClipboard(QObject):
    """Copies of this program are offered to others, and what another one copies is what is pasted here next.

    Words copied elsewhere are nothing for a shelf: then what was copied here last still is.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._clipboard = window, QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self.follow)
        QTimer.singleShot(0, self, self.follow)  # another program is asked, and may be slow to answer

    def offer(self) -> None:
        """What was just cut or copied."""
        copied, mime = self._window.workbench.clipboard, QMimeData()
        mime.setData(CLIP_MIME, clip_bytes(copied))
        mime.setText(clip_text(copied, self._window.translator))
        self._clipboard.setMimeData(mime)

    def follow(self) -> None:
        """Another program may have copied something."""
        mime: QMimeData | None = self._clipboard.mimeData()  # none while nothing has ever been copied
        if mime is not None and mime.hasFormat(CLIP_MIME) and not self._clipboard.ownsClipboard():
            self.take(bytes(mime.data(CLIP_MIME).data()))

    def take(self, data: bytes) -> None:
        """What another program copied, for the next paste. What cannot be read is told, and what was copied before stays."""
        try:
            self._window.workbench.clipboard.take(read_clip(data))
        except BadClip:
            self._window.status.say(self._window.translator("paste.unreadable"))
            return
        self._window.enable()


def copy(window: "MainWindow") -> None:
    """What is selected, for here and for other programs."""
    if at_hand.copy(window.workbench):
        window.system_clipboard.offer()


def cut(window: "MainWindow") -> None:
    """Copy, then delete."""
    if at_hand.cut(window.workbench):
        window.system_clipboard.offer()
