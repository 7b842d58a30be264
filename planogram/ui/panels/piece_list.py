"""A list of pieces with pictures, one of which can be dragged: what the palettes of furniture and of PNM have in common."""

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from planogram.ui.parts import named

REFERENCE = Qt.ItemDataRole.UserRole
"""Role of what a line stands for; empty for a heading."""


class PieceList(QListWidget):
    """Lines with pictures of `size` pixels; a drag carries the reference of one as `mime`."""

    def __init__(self, mime: str, size: QSize) -> None:
        super().__init__()
        self._mime, self._size = mime, size
        named(self, "pieces")
        self.setIconSize(size)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)

    def reference(self) -> str:
        """What the present line stands for."""
        item = self.currentItem()
        return str(item.data(REFERENCE) or "") if item is not None else ""

    def mimeData(self, items: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override]
        mime = QMimeData()
        references = [item.data(REFERENCE) for item in items if item.data(REFERENCE)]
        if references:
            mime.setData(self._mime, QByteArray(str(references[0]).encode()))
        return mime

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: ARG002
        item = self.currentItem()
        if item is None or not item.data(REFERENCE):
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        drag.setPixmap(item.icon().pixmap(self._size))
        drag.setHotSpot(QPoint(self._size.width() // 2, self._size.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)
