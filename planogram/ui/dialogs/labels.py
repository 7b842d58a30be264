"""What the labels on the blocks say: fields, figures and typed formulas ticked in a list, a line each. Shown at once on the shelf."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from planogram.draw.label_text import LABEL_FIELDS
from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.model.formula import is_formula
from planogram.ui.dialogs.formula import FormulaDialog
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label, open_within, with_name

_KEY = Qt.ItemDataRole.UserRole


Editor = Callable[[QWidget, str], FormulaDialog]


class LabelsDialog(QDialog):
    """`show_fields(keys)` is called at every tick and every move; `editor(parent, formula)` opens the window in which a formula is typed."""

    def __init__(
        self, parent: QWidget, translator: Translator, chosen: tuple[str, ...], show_fields: Callable[[tuple[str, ...]], object], editor: Editor
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say, self._show, self._editor = translator, show_fields, editor
        self.setWindowTitle(translator("labels.title"))
        open_within(self, (420, 520))
        self.list = QListWidget()
        self.list.setAccessibleName(translator("labels.title"))
        self.list.setSpacing(2)
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
        self.new, self.edit, self.remove = (self._button(name) for name in ("new", "edit", "remove"))
        self.new.clicked.connect(lambda: self._open(None))
        self.edit.clicked.connect(lambda: self._open(self.list.currentItem()))
        self.remove.clicked.connect(self._take_out)
        self.list.itemDoubleClicked.connect(lambda item: self._open(item) if is_formula(item.data(_KEY)) else None)
        self.list.currentRowChanged.connect(self._mirror)
        self._mirror()
        close = QPushButton(translator("dialog.close"), default=True)
        close.clicked.connect(self.accept)
        formulas, foot = QHBoxLayout(), QHBoxLayout()
        for part in (self.new, self.edit, self.remove):
            formulas.addWidget(part)
        formulas.addStretch(1)
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
        column.addLayout(formulas)
        column.addLayout(foot)

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys ticked, from top to bottom."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _fill(self, chosen: tuple[str, ...]) -> None:
        figures = [key for key, indicator in INDICATORS.items() if "product" in indicator.kinds]
        for key in dict.fromkeys((*chosen, *LABEL_FIELDS, *figures)):
            self._add(key, key in chosen)
        self.list.setCurrentRow(0)

    def _add(self, key: str, ticked: bool, row: int | None = None) -> None:
        words = key if is_formula(key) else self._say(f"labels.field.{key}" if key in LABEL_FIELDS else f"indicator.{key}.name")
        item = QListWidgetItem(words)
        item.setData(_KEY, key)
        item.setToolTip(key if is_formula(key) else "")
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.insertItem(self.list.count() if row is None else row, item)

    def _button(self, name: str) -> QPushButton:
        button = with_name(QPushButton(self._say(f"formula.{name}"), autoDefault=False), f"formula_{name}")
        button.setToolTip(self._say(f"formula.{name}.tip"))
        return button

    def _mirror(self, *_: object) -> None:
        """A formula can be changed and taken out, a field only unticked."""
        item = self.list.currentItem()
        for button in (self.edit, self.remove):
            button.setEnabled(item is not None and is_formula(item.data(_KEY)))

    def _open(self, item: QListWidgetItem | None) -> None:
        dialog = self._editor(self, str(item.data(_KEY)) if item is not None else "")
        dialog.chosen.connect(lambda formula: self._put(formula, item))
        dialog.open()

    def _put(self, formula: str, item: QListWidgetItem | None) -> None:
        """A new line below those ticked, or another formula in the place of the one before."""
        if item is not None:
            row = self.list.row(item)
            self.list.takeItem(row)
        else:
            row = max((n + 1 for n in range(self.list.count()) if self.list.item(n).checkState() == Qt.CheckState.Checked), default=0)
        self._add(formula, True, row)
        self.list.setCurrentRow(row)
        self._tell()

    def _take_out(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._tell()

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
