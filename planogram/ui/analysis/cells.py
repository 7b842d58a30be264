"""A plain table of texts: rows with a reference, columns with titles, sorted by what stands behind the text. Knows nothing of figures."""

from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from planogram.ui.parts import plain_tip
from planogram.ui.raising import told_whole
from planogram.ui.theme import tabular

Index = QModelIndex | QPersistentModelIndex
_ROW, _WIDEST = 26, 190


class Cell(msgspec.Struct, frozen=True):
    """A text; `order` sorts it when it is a number; `tint` backs it; `tip` is said when the mouse rests on it."""

    text: str
    order: float | None = None
    tint: str = ""
    tip: str = ""
    muted: bool = False


class Row(msgspec.Struct, frozen=True):
    """`ref`: what the row is about."""

    ref: str
    cells: tuple[Cell, ...]


class CellsModel(QAbstractTableModel):
    """Mirrors rows; a sort asked for by the hand stays."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._given: list[Row] = []
        self._titles: tuple[str, ...] = ()
        self._sorted: tuple[int, bool] | None = None
        self.muted = "#808080"

    def show_rows(self, titles: tuple[str, ...], rows: list[Row]) -> None:
        """Mirror rows; nothing happens when they are the same."""
        if titles == self._titles and rows == self._given:
            return
        self.beginResetModel()
        self._titles, self._given = titles, rows
        self.rows = self._ordered(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.beginResetModel()
        self.rows = self._ordered(self._given)
        self.endResetModel()

    def _ordered(self, rows: list[Row]) -> list[Row]:
        if self._sorted is None or self._sorted[0] >= len(self._titles):
            return rows
        column, descending = self._sorted
        known = [row for row in rows if row.cells[column].text not in ("", "–")]
        absent = [row for row in rows if row.cells[column].text in ("", "–")]
        return sorted(known, key=lambda row: _key(row.cells[column]), reverse=descending) + absent

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):  # a long title is cut short in a narrow panel
            return self._titles[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @told_whole
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.tip or cell.text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.BackgroundRole and cell.tint:
            return QColor(cell.tint)
        return QColor(self.muted) if role == Qt.ItemDataRole.ForegroundRole and cell.muted else None

    def _side(self, column: int) -> int:
        numbers = any(row.cells[column].order is not None for row in self.rows[:20])
        return int((Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)


def _key(cell: Cell) -> tuple[float, str]:
    return (cell.order, "") if cell.order is not None else (0.0, cell.text.casefold())


class CellsTable(QTableView):
    """`picked` carries the references of the rows the hand picked."""

    picked = Signal(tuple)

    def __init__(self, stretched: int = 0, several: bool = True) -> None:
        super().__init__()
        self.cells = CellsModel()
        self.widths: tuple[int, ...] = ()
        self._stretched = stretched
        self.setModel(self.cells)
        self.setProperty("airy", True)
        self._kept: frozenset[str] = frozenset()
        self.cells.modelAboutToBeReset.connect(self._remember)
        self.cells.modelReset.connect(self._pick_again)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFont(tabular(self.font()))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        self.setSortingEnabled(True)
        self.clicked.connect(lambda _: self.picked.emit(self.chosen()))
        self.activated.connect(lambda _: self.picked.emit(self.chosen()))

    def chosen(self) -> tuple[str, ...]:
        """References of the rows picked, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows(0))
        return tuple(self.cells.rows[row].ref for row in rows if self.cells.rows[row].ref)

    def show_rows(self, titles: tuple[str, ...], rows: list[Row]) -> None:
        """Mirror rows, keep what is picked."""
        first = self.cells.columnCount() != len(titles)
        self.cells.show_rows(titles, rows)
        if first:
            self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
            for column in range(len(titles)):
                self.horizontalHeader().setSectionResizeMode(
                    column, QHeaderView.ResizeMode.Stretch if column == self._stretched else QHeaderView.ResizeMode.Interactive
                )
            self.resizeColumnsToContents()
            for column in range(len(titles)):
                wanted = self.widths[column] if self.widths else min(_WIDEST, self.columnWidth(column) + 8)
                self.setColumnWidth(column, wanted)

    def _remember(self) -> None:
        self._kept = frozenset(self.chosen())

    def _pick_again(self) -> None:
        """What was picked before rows were sorted or became others: all of it, and the first is where the keys go on."""
        rows, marked, last = [n for n, row in enumerate(self.cells.rows) if row.ref in self._kept], QItemSelection(), self.cells.columnCount() - 1
        for row in rows:
            marked.select(self.cells.index(row, 0), self.cells.index(row, last))
        if rows:
            self.selectionModel().setCurrentIndex(self.cells.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
