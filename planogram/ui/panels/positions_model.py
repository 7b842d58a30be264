"""The positions as a table model: cells are read when painted; after an edit only rows that came or went are told of, never the whole."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from planogram.i18n import Translator
from planogram.model.memo import same_objects
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.panels.position_rows import (
    COLUMNS,
    EDITABLE,
    Refused,
    Row,
    Scope,
    matching,
    may_edit,
    ordered,
    pasted,
    read_text,
    rows_of,
    value_of,
)
from planogram.ui.panels.property_fields import BadEntry
from planogram.ui.raising import told_whole
from planogram.ui.words import side_name

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
NUMBERS = frozenset({"bay", "level", "order", "wide", "high", "deep", "gap_before", "x", "cap_high", "squeeze_pct", "block_width", "capacity"})


class PositionsModel(QAbstractTableModel):
    """`refused` carries the sentence for a text a cell cannot take; `entered` says that one was taken; `relisted`: rows came, went or moved."""

    refused = Signal(str)
    entered = Signal()
    relisted = Signal()

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        self.relisting = False
        self._workbench, self._say = workbench, translator
        self._project: Project = workbench.project
        self._values: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self.scope: Scope = "face"
        self.typed = ""
        self._sorted, self._descending = "", False
        self.rows: list[Row] = []

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._asked = ()
        self.refresh()

    def refresh(self) -> None:
        """Mirror the project in the scope, filtered and sorted as asked."""
        project = self._workbench.project
        shown = self._workbench.face_ref if self.scope != "project" else None
        values = (project.gondolas, project.products, project.settings)
        asked = (shown, self.scope, self.typed, self._sorted, self._descending)
        if asked == self._asked and same_objects(values, self._values):
            return
        self._values, self._asked, self._project = values, asked, project
        rows = matching(rows_of(project, self.scope, shown), project, self.typed)
        if self._sorted:
            rows = ordered(rows, project, self._sorted, descending=self._descending)
        self._show(rows)

    def _show(self, rows: list[Row]) -> None:
        """Tell of the stretch that differs: rows before and after it stay, so that the view keeps its place."""
        old, new = [row.position.id for row in self.rows], [row.position.id for row in rows]
        first, last = _differing(old, new)
        gone, come = len(old) - first - last, len(new) - first - last
        self.relisting = True
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            del self.rows[first : first + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
            self.rows[first:first] = rows[first : first + come]
            self.endInsertRows()
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
        self.relisting = False
        if gone or come:
            self.relisted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = COLUMNS[section]
        if role == _ROLE.DisplayRole:
            arrow = "" if column != self._sorted else (" ↓" if self._descending else " ↑")
            return self._say(f"positions.column.{column}") + arrow
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column in NUMBERS else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self._workbench.document.read_only and may_edit(COLUMNS[index.column()], self.rows[index.row()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @told_whole
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        column = COLUMNS[index.column()]
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column in NUMBERS else _LEFT
        if role not in (_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.ToolTipRole):
            return None
        value = value_of(self.rows[index.row()], column, self._project)
        if role == _ROLE.ToolTipRole and value is None and column == "capacity":
            return self._say("positions.no_capacity")
        return self.written(column, value)

    def written(self, column: str, value: Any) -> str:
        """A value in words and numbers of the language, as it can be typed again."""
        if value is None:
            return ""
        if column == "face":
            return side_name(self._say, value)
        field = EDITABLE.get(column)
        if field is not None and field.kind == "choice":
            return self._say(f"{field.words}.{value}")
        if isinstance(value, bool):
            return self._say("answer.yes" if value else "answer.no")
        if isinstance(value, date):
            return self._say.date(value)
        text = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        return text.replace(".", self._say.decimal) if isinstance(value, float) else text

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role != _ROLE.EditRole or str(value) == self.data(index):
            return False
        try:
            read_text(column, str(value), self._project, self._say)
        except BadEntry as problem:
            self.refused.emit(self._reason(column, str(value), str(problem.args[0])))
            return False
        return self.paste([row], [column], str(value)) > 0

    def paste(self, rows: Sequence[Row], columns: Sequence[str], text: str) -> int:
        """Lay a table over cells, as one step; the number of cells changed. What was left out is told."""
        project, count, refused = pasted(self._workbench.project, rows, columns, text, self._say)
        if count:
            named = len(columns) == 1 and columns[0] in EDITABLE
            label = Label("edit.property", (("field", f"field.position.{columns[0]}"),)) if named else Label("edit.table", (("count", count),))
            self._workbench.document.do(label, project)
            self.refresh()
            self.entered.emit()
        if refused:
            self.refused.emit(self._left_out(refused))
        return count

    def _left_out(self, refused: Sequence[Refused]) -> str:
        first = refused[0]
        reason = self._reason(first.column, first.text, first.reason)
        return reason if len(refused) == 1 else self._say.plural("positions.left_out", len(refused), first=reason)

    def _reason(self, column: str, text: str, reason: str) -> str:
        field, limits = EDITABLE.get(column), {}
        if field is not None:
            limits = {"least": self.written(column, float(field.least)), "most": self.written(column, float(field.most))}
        return self._say("positions.refused", column=self._say(f"positions.column.{column}"), text=text, reason=self._say(reason, **limits))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted, self._descending = COLUMNS[column] if column >= 0 else "", order == Qt.SortOrder.DescendingOrder
        self.refresh()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rows_with(self, ids: Sequence[str]) -> list[int]:
        """The rows of these positions, those that are shown."""
        wanted = frozenset(ids)
        return [row for row, one in enumerate(self.rows) if one.position.id in wanted]


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many entries both have in common at the start and, beyond that, at the end.

    >>> _differing("abcd", "axd"), _differing("ab", "ab")
    ((1, 1), (2, 0))
    """
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    last = next((n for n in range(shorter - first) if old[-1 - n] != new[-1 - n]), shorter - first)
    return first, last
