"""The line that narrows a list: Down and Enter go on from it to what was found. Narrowing is the list's business."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView


class SearchLine(QLineEdit):
    """Leads into `found`, on what is picked there and else on the first that can be."""

    def __init__(self, found: QListView) -> None:
        super().__init__(clearButtonEnabled=True)
        self._found = found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        found, model = self._found, self._found.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()) if not found.isRowHidden(row))
        offered = [index for index in rows if index.flags() & Qt.ItemFlag.ItemIsSelectable]
        if offered:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            picked = found.selectionModel().selectedIndexes()
            if not any(index in offered for index in picked):
                found.setCurrentIndex(offered[0])
