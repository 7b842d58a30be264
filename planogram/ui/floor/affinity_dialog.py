"""The table of affinities between departments: the project's own, or the usual one to begin with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from planogram.i18n import MINUS, Translator
from planogram.metrics.floor.affinity import USUAL
from planogram.model.store import Affinity
from planogram.model.units import parse_number
from planogram.ui.parts import label, open_within

_LEAST, _MOST = -2.0, 2.0
_VALUE = 2
_LAST = Qt.ItemDataRole.UserRole
"""Where a cell keeps what was last taken."""


class AffinityDialog(QDialog):
    """`affinities` is what was entered, once accepted; nothing when it is the usual table."""

    def __init__(self, parent: QWidget | None, translator: Translator, affinities: tuple[Affinity, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(translator("floor.affinity.title"))
        open_within(self, (520, 520))
        self.table = QTableWidget(0, 3)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(translator("floor.affinity.title"))
        self.table.setHorizontalHeaderLabels([translator(f"floor.affinity.{key}") for key in ("first", "second", "value")])
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._usual = USUAL[translator.language]
        self._say, self.refused = translator, label("", "bad", wrap=True)
        self._show(affinities or self._usual)
        self.table.itemChanged.connect(self._take)
        add, usual = (QPushButton(translator(f"floor.affinity.{key}"), autoDefault=False) for key in ("add", "usual"))
        add.clicked.connect(lambda: self._add(Affinity("", "")))
        usual.clicked.connect(lambda: self._show(self._usual))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for button in (add, usual):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.refused)
        column.addWidget(buttons)

    @property
    def affinities(self) -> tuple[Affinity, ...]:
        """The lines that name two departments, each value within −2 and 2."""
        found = []
        for row in range(self.table.rowCount()):
            first, second, value = (item.text().strip() if (item := self.table.item(row, column)) else "" for column in range(3))
            if first and second:
                found.append(Affinity(first, second, parse_number(value) or 0.0))
        return () if tuple(found) == self._usual else tuple(found)

    def _take(self, item: QTableWidgetItem) -> None:
        """A value as the number it is; what is none, or beyond −2 and 2, is told and leaves the cell as it was."""
        if item.column() != _VALUE:
            return
        value = parse_number(item.text())
        taken = value is not None and _LEAST <= value <= _MOST
        limits = {"least": self._say.number(_LEAST), "most": self._say.number(_MOST)}
        self.refused.setText("" if taken else self._say("field.not_a_number" if value is None else "field.out_of_range", **limits))
        self.table.blockSignals(True)
        if taken:
            item.setData(_LAST, item.text())
        item.setText(item.data(_LAST))
        self.table.blockSignals(False)

    def _show(self, lines: tuple[Affinity, ...]) -> None:
        self.table.setRowCount(0)
        for line in lines:
            self._add(line)

    def _add(self, line: Affinity) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        value = f"{line.affinity:g}".replace("-", MINUS).replace(".", self._say.decimal)
        for column, text in enumerate((line.first, line.second, value)):
            item = QTableWidgetItem(text)
            item.setData(_LAST, text)
            self.table.setItem(row, column, item)
