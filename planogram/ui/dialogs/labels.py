"""What the labels on the blocks say: fields and figures ticked in a list whose order is the order of the lines. Shown at once on the shelf."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from planogram.draw.label_text import LABEL_FIELDS
from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label

_KEY = Qt.ItemDataRole.UserRole


class LabelsDialog(QDialog):
    """`show_fields(keys)` is called at every tick and every move."""

    def __init__(self, parent: QWidget, translator: Translator, chosen: tuple[str, ...], show_fields: Callable[[tuple[str, ...]], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say, self._show = translator, show_fields
        self.setWindowTitle(translator("labels.title"))
        self.resize(420, 520)
        self.list = QListWidget()
        self.list.setAccessibleName(translator("labels.title"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._fill(chosen)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        self.search = QLineEdit(placeholderText=translator("labels.search"), clearButtonEnabled=True)
        self.search.setAccessibleName(translator("labels.search"))
        self.search.textChanged.connect(self._narrow)
        self.up, self.down = QPushButton(translator("labels.up")), QPushButton(translator("labels.down"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        close = QPushButton(translator("dialog.close"), default=True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for part in (self.up, self.down):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(translator("labels.text"), "muted", wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys ticked, from top to bottom."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _fill(self, chosen: tuple[str, ...]) -> None:
        figures = [key for key, indicator in INDICATORS.items() if "product" in indicator.kinds]
        for key in dict.fromkeys((*chosen, *LABEL_FIELDS, *figures)):
            item = QListWidgetItem(self._say(f"labels.field.{key}" if key in LABEL_FIELDS else f"indicator.{key}.name"), self.list)
            item.setData(_KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def _narrow(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in folded(item.text()) for word in folded(text).split()))

    def _move(self, step: int) -> None:
        """Past the next line that is ticked, since only those show."""
        row = self.list.currentRow()
        beyond = range(row + step, self.list.count() if step > 0 else -1, step)
        target = next((other for other in beyond if self.list.item(other).checkState() == Qt.CheckState.Checked), None)
        if target is not None:
            item = self.list.takeItem(row)
            self.list.insertItem(target, item)
            self.list.setCurrentRow(target)
            self._tell()

    def _tell(self, *_: object) -> None:
        self._show(self.fields)
