"""The table of a proposal: a row a product, what it has and would have, a box to accept it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from planogram.i18n import Translator
from planogram.optimise.offer import Pair, Row

COLUMNS = ("product", "facings", "linear", "index", "profit", "moved")
_DECIMALS = {"facings": 0, "linear": 2, "index": 2, "profit": 2}
_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class DifferencesModel(QAbstractTableModel):
    """`accepted` are the products ticked; `ticked` after the hand changed one."""

    ticked = Signal()

    def __init__(self, say: Translator) -> None:
        super().__init__()
        self._say = say
        self._names: dict[str, str] = {}
        self._by_product = True
        self.rows: tuple[Row, ...] = ()
        self.accepted: set[str] = set()

    def show_rows(self, rows: tuple[Row, ...], names: dict[str, str], by_product: bool) -> None:
        """Mirror a proposal, everything accepted."""
        self.beginResetModel()
        self.rows, self._names, self._by_product = rows, names, by_product
        self.accepted = {row.product for row in rows}
        self.endResetModel()

    def tick_all(self, on: bool) -> None:
        """Accept every product, or none."""
        self.accepted = {row.product for row in self.rows} if on else set()
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def row_of(self, product: str) -> int:
        """The row of a product, −1 when it has none."""
        return next((n for n, row in enumerate(self.rows) if row.product == product), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 and self._by_product else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._say(f"optimiser.column.{COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.TextAlignmentRole:
            return int(
                (Qt.AlignmentFlag.AlignRight if 0 < section < len(COLUMNS) - 1 else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
            )
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == _ROLE.CheckStateRole and column == "product" and self._by_product:
            return Qt.CheckState.Checked if row.product in self.accepted else Qt.CheckState.Unchecked
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._text(row, column)
        if role == _ROLE.TextAlignmentRole:
            return int((Qt.AlignmentFlag.AlignRight if column in _DECIMALS else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole or index.column() != 0:
            return False
        product = self.rows[index.row()].product
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self.accepted.add if on else self.accepted.discard)(product)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _text(self, row: Row, column: str) -> str:
        if column == "product":
            return self._names.get(row.product, row.product)
        if column == "moved":
            return self._say("optimiser.moved") if row.moved else ""
        pairs: dict[str, Pair] = {"facings": row.facings, "linear": row.linear_m, "index": row.index, "profit": row.profit}
        return pair_text(pairs[column], _DECIMALS[column], self._say)


def pair_text(pair: Pair, decimals: int, say: Translator) -> str:
    """`3 → 5`; one number when nothing changes, a dash where there is none."""
    old, new = ("–" if value is None else say.number(value, decimals) for value in pair)
    return old if old == new else f"{old} → {new}"
