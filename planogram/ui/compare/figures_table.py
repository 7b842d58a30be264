"""The table of figures side by side: a model over the rows of figure_rows.py, and the page with its choices above."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.ui.compare.figure_rows import BY_PRODUCT, FigureRow, product_rows, total_rows
from planogram.ui.compare.tables import flat_table
from planogram.ui.panels.figure_text import column_title
from planogram.ui.raising import told_whole
from planogram.ui.theme import tabular

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class SideBySideModel(QAbstractTableModel):
    """Name, the first plan, then each other plan with its difference from the first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FigureRow] = []
        self._titles: list[str] = []

    def show_rows(self, titles: Sequence[str], rows: list[FigureRow]) -> None:
        """Mirror these rows; `titles` of all columns."""
        self.beginResetModel()
        self.rows, self._titles = rows, list(titles)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return self._titles[section] if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole) else None

    @told_whole
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return row.texts[column - 1] if column else row.name
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        self.beginResetModel()
        self.rows.sort(key=lambda row: _sort_key(row, column), reverse=descending)
        self.endResetModel()


def _sort_key(row: FigureRow, column: int) -> tuple[bool, float, str]:
    if column == 0:
        return False, 0.0, row.name.casefold()
    plan, is_difference = divmod(column - 1, 2) if column > 1 else (0, 0)
    value: object = row.differences[plan - 1] if plan and is_difference == 0 else row.values[plan + is_difference]
    if isinstance(value, int | float):
        return False, float(value), ""
    return value is None, 0.0, str(value)


class FiguresPage(QWidget):
    """Totals or one figure by product, of two plans or more. `product_picked` carries the id of the row chosen."""

    product_picked = Signal(str)

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._say = translator
        self._plans: list[tuple[str, Project]] = []
        self.what, self.every = QComboBox(), QCheckBox()
        self.model = SideBySideModel()
        self.table: QTableView = flat_table(self.model)
        self.table.setFont(tabular(self.table.font()))
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.what.activated.connect(lambda _: self._fill())
        self.every.toggled.connect(lambda _: self._fill())
        self.table.clicked.connect(self._pick)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.what)
        top.addWidget(self.every)
        top.addStretch(1)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.what.setAccessibleName(translator("compare.figures.what"))
        self.every.setText(translator("compare.figures.every"))
        self.table.setAccessibleName(translator("compare.figures"))
        chosen = max(0, self.what.currentIndex())
        self.what.clear()
        self.what.addItem(translator("compare.figures.totals"), "")
        currency = self._plans[0][1].currency if self._plans else "EUR"
        for key in BY_PRODUCT:
            self.what.addItem(translator("compare.figures.by_product", figure=column_title(key, translator, currency)), key)
        self.what.setCurrentIndex(chosen)
        self._fill()

    def show_plans(self, plans: Sequence[tuple[str, Project]]) -> None:
        """Mirror these plans, each under its name."""
        if [(name, id(project)) for name, project in plans] != [(name, id(project)) for name, project in self._plans]:
            self._plans = list(plans)
            self._fill()

    def _fill(self) -> None:
        key = self.what.currentData() or ""
        self.every.setVisible(bool(key))
        if not self._plans:
            return
        names, projects = [name for name, _ in self._plans], [project for _, project in self._plans]
        titles = [self._say("compare.column.product" if key else "compare.column.figure"), names[0]]
        for name in names[1:]:
            titles += [name, self._say("compare.column.difference")]
        rows = product_rows(projects, key, self._say, every=self.every.isChecked()) if key else total_rows(projects, self._say)
        self.model.show_rows(titles, rows)
        self.table.resizeColumnsToContents()
        self.table.setColumnWidth(0, max(220, min(360, self.table.columnWidth(0))))

    def _pick(self, index: QModelIndex) -> None:
        if self.what.currentData():
            self.product_picked.emit(self.model.rows[index.row()].key)
