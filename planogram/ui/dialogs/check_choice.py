"""A field of which several may be chosen: a list with ticks that stays open while one ticks. It knows nothing of what is chosen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QWidget

_CODE = Qt.ItemDataRole.UserRole
_TICKED = Qt.CheckState.Checked
_AROUND, _MOST_LINES = 28, 16
"""Room (px) beside the words of a line, and lines shown at once."""


class CheckChoice(QComboBox):
    """`options` are words and codes; `chosen` the codes ticked, in their order. `done` when the list is closed."""

    done = Signal()

    def __init__(self, parent: QWidget, options: Sequence[tuple[str, str]], chosen: Collection[str]) -> None:
        super().__init__(parent)
        self._open = False
        self._items = QStandardItemModel(self)
        for words, code in options:
            item = QStandardItem(words)
            item.setData(code, _CODE)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(_TICKED if code in chosen else Qt.CheckState.Unchecked)
            self._items.appendRow(item)
        self.setModel(self._items)
        self.setMaxVisibleItems(_MOST_LINES)
        # the list of a plain choice marks one line; this one draws boxes to tick
        self.setItemDelegate(QStyledItemDelegate(self))
        self._line = QLineEdit(readOnly=True)
        self.setLineEdit(self._line)
        for part in (self._line, self.view(), self.view().viewport()):
            part.installEventFilter(self)
        self._items.itemChanged.connect(lambda _: self._tell())
        self._tell()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes ticked."""
        items = (self._items.item(row) for row in range(self._items.rowCount()))
        return tuple(str(item.data(_CODE)) for item in items if item.checkState() == _TICKED)

    def toggle(self, row: int) -> None:
        """Tick what is not ticked, and the other way round."""
        item = self._items.item(row)
        item.setCheckState(Qt.CheckState.Unchecked if item.checkState() == _TICKED else _TICKED)

    def hidePopup(self) -> None:
        # Qt hides a list again when the field that opened it goes
        open_now, self._open = self._open, False
        super().hidePopup()
        self._tell()
        if open_now:
            self.done.emit()

    def showPopup(self) -> None:
        widest = max((self.view().sizeHintForColumn(0), self.width()))
        self.view().setMinimumWidth(widest + _AROUND + self.view().verticalScrollBar().sizeHint().width())
        self._open = True
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            return self._opens(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            return self._toggled(self.view().indexAt(event.position().toPoint()))
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            return self._toggled(self.view().currentIndex())
        return super().eventFilter(watched, event)

    def _opens(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonPress:
            return False
        self.showPopup()
        return True

    def _toggled(self, index: QModelIndex) -> bool:
        if index.isValid():
            self.toggle(index.row())
        return True

    def _tell(self) -> None:
        words = (self._items.item(row) for row in range(self._items.rowCount()))
        self._line.setText(", ".join(item.text() for item in words if item.checkState() == _TICKED))
        self._line.setCursorPosition(0)
