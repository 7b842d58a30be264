"""The changes between two plans as a table: one row a change, with its number, its colour and its kind in words. Found by metrics/changes."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from planogram.exchange.change_words import change_details, change_subject, place_words, product_names
from planogram.i18n import Translator
from planogram.metrics.change import Change, Kind
from planogram.model.project import Project
from planogram.ui.compare.inks import COLOURS
from planogram.ui.icons import sample
from planogram.ui.parts import plain_tip
from planogram.ui.raising import told_whole

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("number", "kind", "subject", "from", "to", "details")
_ROLE = Qt.ItemDataRole


class ChangesModel(QAbstractTableModel):
    """`rows` are (number from 1, change), those of the kinds shown."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._say = translator
        self._changes: tuple[Change, ...] = ()
        self._names: dict[str, str] = {}
        self._kinds: Collection[Kind] | None = None
        self.rows: list[tuple[int, Change]] = []

    def show_changes(self, old: Project, new: Project, changes: tuple[Change, ...]) -> None:
        """Mirror a comparison."""
        self._changes, self._names = changes, product_names(old, new)
        self._fill()

    def show_kinds(self, kinds: Collection[Kind] | None) -> None:
        """Only changes of these kinds; None for all."""
        self._kinds = kinds
        self._fill()

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self.rows = [(n, change) for n, change in enumerate(self._changes, 1) if self._kinds is None or change.kind in self._kinds]
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row that shows a change, −1 when it is filtered out."""
        return next((row for row, (n, _) in enumerate(self.rows) if n == number), -1)

    def change_at(self, row: int) -> Change | None:
        """The change of a row; None beyond the table."""
        return self.rows[row][1] if 0 <= row < len(self.rows) else None

    def row_like(self, change: Change) -> int:
        """The row of the same change of the earlier plan, however far it has gone since; −1 when there is none any more."""
        about = _about(change)
        return next((row for row, (_, one) in enumerate(self.rows) if _about(one) == about), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._say(f"compare.column.{COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    @told_whole
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        number, change = self.rows[index.row()]
        column = COLUMNS[index.column()]
        if role == _ROLE.DecorationRole and column == "kind":
            return sample(COLOURS[change.kind])
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            text = self._text(column, number, change)
            return text if role == _ROLE.DisplayRole else plain_tip(text)
        return None

    def _text(self, column: str, number: int, change: Change) -> str:
        if column == "number":
            return str(number)
        if column == "kind":
            return self._say(f"change.kind.{change.kind}")
        if column == "subject":
            return change_subject(change, self._names, self._say)
        if column == "details":
            return change_details(change, self._say)
        return place_words(change.start if column == "from" else change.end, self._say)


def _about(change: Change) -> tuple[object, ...]:
    return change.kind, change.product, change.name, change.start
