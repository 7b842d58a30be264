"""The table of a proposal: a row a product, what it has and would have, a box to accept it; products of an arrangement under their blocks."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from planogram.i18n import Translator
from planogram.optimise.comparing import Pair, Row
from planogram.ui.raising import told_whole

COLUMNS = ("product", "facings", "linear", "index", "profit", "moved")
_DECIMALS = {"facings": 0, "linear": 2, "index": 2, "profit": 2}
_ROLE, _STATE = Qt.ItemDataRole, Qt.CheckState
Index = QModelIndex | QPersistentModelIndex
Blocks = Sequence[tuple[str, tuple[str, ...]]]


class Line(msgspec.Struct, frozen=True):
    """A line of the table: the heading of a block with its products, or the row of one product."""

    products: tuple[str, ...]
    row: Row | None = None
    block: str = ""


class DifferencesModel(QAbstractTableModel):
    """`accepted` are the products ticked. `asked` carries the products whose box the hand changed, and whether they are wanted."""

    asked = Signal(object, bool)

    def __init__(self, say: Translator) -> None:
        super().__init__()
        self._say = say
        self._names: Mapping[str, str] = {}
        self._lines: list[Line] = []
        self._why: Mapping[str, str] = {}
        self._muted = ""
        self.rows: tuple[Row, ...] = ()
        self.accepted: frozenset[str] = frozenset()

    def dress(self, muted: str) -> None:
        """The colour of what is not accepted."""
        self._muted = muted

    def show_rows(self, rows: tuple[Row, ...], names: Mapping[str, str], blocks: Blocks, whole: Collection[str]) -> None:
        """Mirror a proposal, all its products accepted."""
        self.beginResetModel()
        self.rows, self._names, self.accepted, self._why = rows, names, frozenset(whole), {}
        self._lines = list(_lines(rows, blocks))
        self.endResetModel()

    def show_choice(self, rows: tuple[Row, ...], accepted: Collection[str], why: Mapping[str, str]) -> None:
        """Other products accepted: their figures under this choice, and why some had to follow."""
        self.rows, self.accepted, self._why = rows, frozenset(accepted), why
        own = {row.product: row for row in rows}
        self._lines = [line if line.row is None else Line(line.products, own[line.row.product]) for line in self._lines]
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(COLUMNS) - 1))

    def row_of(self, product: str) -> int:
        """The line of a product, −1 when it has none."""
        return next((n for n, line in enumerate(self._lines) if line.row is not None and line.row.product == product), -1)

    def products_at(self, line: int) -> tuple[str, ...]:
        """The product of a line, or those of a block; none beyond the table."""
        return self._lines[line].products if 0 <= line < len(self._lines) else ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._say(f"optimiser.column.{COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.TextAlignmentRole:
            return int(
                (Qt.AlignmentFlag.AlignRight if 0 < section < len(COLUMNS) - 1 else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
            )
        return None

    @told_whole
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if role == _ROLE.CheckStateRole and column == "product":
            return self._state(line)
        if role == _ROLE.ToolTipRole:
            return self._why.get(line.products[0], self._text(line, column)) if line.row is not None else self._text(line, column)
        if role == _ROLE.DisplayRole:
            return self._text(line, column)
        if role == _ROLE.TextAlignmentRole:
            return int((Qt.AlignmentFlag.AlignRight if column in _DECIMALS else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
        if role == _ROLE.ForegroundRole and self._muted and self._state(line) == _STATE.Unchecked:
            return QColor(self._muted)
        if role == _ROLE.FontRole and line.row is None:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole or index.column() != 0:
            return False
        line = self._lines[index.row()]
        # a block half accepted: the box turns to all of it
        on = not set(line.products) <= self.accepted if line.row is None else _STATE(value) == _STATE.Checked
        self.asked.emit(line.products, on)
        return True

    def _state(self, line: Line) -> Qt.CheckState:
        taken = sum(product in self.accepted for product in line.products)
        return _STATE.Unchecked if not taken else _STATE.Checked if taken == len(line.products) else _STATE.PartiallyChecked

    def _text(self, line: Line, column: str) -> str:
        row = line.row
        if row is None:
            return (line.block or "–") if column == "product" else ""
        if column == "product":
            return self._names.get(row.product, row.product)
        if column == "moved":
            return self._say("optimiser.moved") if row.moved else self._say("optimiser.shifted") if row.shifted else ""
        pairs: dict[str, Pair] = {"facings": row.facings, "linear": row.linear_m, "index": row.index, "profit": row.profit}
        return pair_text(pairs[column], _DECIMALS[column], self._say)


def _lines(rows: Sequence[Row], blocks: Blocks) -> list[Line]:
    own = {row.product: row for row in rows}
    lines = []
    for block, products in blocks:
        here = tuple(product for product in products if product in own)
        lines += [Line(here, block=block), *(Line((product,), own.pop(product)) for product in here)] if here else []
    return [*lines, *(Line((product,), row) for product, row in own.items())]


def pair_text(pair: Pair, decimals: int, say: Translator) -> str:
    """`3 → 5`; one number when nothing changes, a dash where there is none."""
    old, new = ("–" if value is None else say.number(value, decimals) for value in pair)
    return old if old == new else f"{old} → {new}"
