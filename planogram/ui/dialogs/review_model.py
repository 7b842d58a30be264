"""The changes of a workbook that came back, as a table with a tick per row. What each change means is exchange/workbook/review's business."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from planogram.exchange.field_words import field_name
from planogram.exchange.workbook.review import Review, RowChange
from planogram.exchange.workbook.sheets import sheet_of
from planogram.i18n import Translator
from planogram.ui.icons import icon
from planogram.ui.parts import plain_tip
from planogram.ui.raising import told_whole
from planogram.ui.theme import Theme

COLUMNS = ("kind", "sheet", "row", "change")
_ICONS = {"added": "new", "removed": "delete", "changed": "redo"}
Index = QModelIndex | QPersistentModelIndex


class ReviewModel(QAbstractTableModel):
    """A row per change, conflicts first. `ticked` says that what is accepted has changed."""

    ticked = Signal()

    def __init__(self, review: Review, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = translator, theme
        self._names = {product.id: product.name for product in review.base.products}
        self._all = sorted(review.changes, key=lambda change: not change.conflict)
        self.rows: list[RowChange] = list(self._all)
        # what was edited on both sides waits for a decision: nothing is guessed
        self._accepted = {id(change) for change in self._all if not change.conflict}

    @property
    def accepted(self) -> list[RowChange]:
        """The changes that are ticked, shown or not."""
        return [change for change in self._all if id(change) in self._accepted]

    def show_only(self, sheet: str, conflicts: bool) -> None:
        """The changes of a sheet (all for an empty name), or only those in conflict."""
        self.beginResetModel()
        self.rows = [change for change in self._all if sheet in ("", change.sheet) and (change.conflict or not conflicts)]
        self.endResetModel()

    def tick_shown(self, on: bool) -> None:
        """Accept or refuse every change on show."""
        self._tick({id(change) for change in self.rows}, on)

    def tick_rows(self, rows: Collection[int], on: bool) -> None:
        """Accept or refuse some rows."""
        self._tick({id(self.rows[row]) for row in rows}, on)

    def _tick(self, changes: set[int], on: bool) -> None:
        self._accepted = self._accepted | changes if on else self._accepted - changes
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._say(f"review.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else usual

    @told_whole
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if id(change) in self._accepted else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._text(change, index.column())
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            colour = self._theme.warning if change.conflict else self._theme.text
            return icon("warning" if change.conflict else _ICONS[change.kind], colour)
        if role == Qt.ItemDataRole.ForegroundRole and change.conflict and index.column() == 0:
            return QColor(self._theme.warning)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._tick({id(self.rows[index.row()])}, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _text(self, change: RowChange, column: int) -> str:
        if column == 0:
            words = self._say(f"review.kind.{change.kind}")
            return self._say("review.conflict", kind=words) if change.conflict else words
        if column == 1:
            return sheet_words(change.sheet, self._say)
        return self._row(change) if column == 2 else self._fields(change)

    def _row(self, change: RowChange) -> str:
        if not change.key:
            return self._say("review.whole_sheet")
        named = [f"{self._names[part]} ({part})" if part in self._names else part for part in change.key]
        return " · ".join(part for part in named if part)

    def _fields(self, change: RowChange) -> str:
        if change.kind == "removed":
            return self._say("review.gone")
        fields = [
            (self._column(one.column), *(_written(change.sheet, one.column, text, self._say) for text in (one.old, one.new))) for one in change.fields
        ]
        if change.kind == "added":
            return ", ".join(self._say("review.value", field=field, value=new) for field, _, new in fields)
        return ", ".join(self._say("change.field", field=field, old=old or "–", new=new or "–") for field, old, new in fields)

    def _column(self, key: str) -> str:
        return self._say("review.rows") if key == "rows" else field_name(key, self._say.language)


def _written(sheet: str, column: str, text: str, say: Translator) -> str:
    """The text of a cell, a number of them with the decimal comma where the language has one."""
    known = sheet_of(sheet)
    form = next((one.kind.form for one in known.columns if one.key == column), "text") if known is not None else "text"
    return text.replace(".", say.decimal) if form in ("number", "money") else text


def sheet_words(name: str, say: Translator) -> str:
    """The sheet as the workbook calls it in this language."""
    sheet = sheet_of(name)
    return sheet.aliases[0] if sheet is not None and sheet.aliases and say.language == "fr" else name
