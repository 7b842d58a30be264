"""The figures as a table model: one row a product or a family, one column an indicator; and the totals as one row. Nothing is computed here."""

from functools import lru_cache
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from planogram.model.formula import is_formula
from planogram.model.memo import same_objects
from planogram.ui.icons import sample
from planogram.ui.panels.figure_rows import FAMILY
from planogram.ui.panels.figure_text import ABSENT
from planogram.ui.panels.figures_view import Figure, FiguresView
from planogram.ui.parts import plain_tip
from planogram.ui.raising import told_whole

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_INDENT = "\u2003"


_MOST_REMEMBERED, _MANY = 2000, 30
"""Cells whose figures are compared at a refresh (of a table scrolled through by more all is painted again), and how many are painted singly."""


class FiguresModel(QAbstractTableModel):
    """Rows in the order asked for; a cell is read when it is painted, so an edit costs the rows in sight, and paints those that differ."""

    def __init__(self, view: FiguresView) -> None:
        super().__init__()
        self._view = view
        self.subjects: list[str] = []
        self._painted: dict[tuple[int, int], Figure] = {}
        self._dress: tuple[object, ...] = ()

    def refresh(self) -> bool:
        """Mirror the figures; True when the rows are other ones, so that a selection must be made again."""
        subjects, dress = self._view.subjects(), self._view.dress
        again = not same_objects(dress, self._dress)
        self._dress = dress
        if subjects == self.subjects:
            if subjects:
                self._tell_all() if again or len(self._painted) > _MOST_REMEMBERED else self._tell_changed()
            return False
        self.beginResetModel()
        self.subjects = subjects
        self._painted.clear()
        self.endResetModel()
        return True

    def _tell_all(self) -> None:
        self._painted.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.subjects) - 1, self.columnCount() - 1))

    def _tell_changed(self) -> None:
        value, subjects, keys = self._view.value, self.subjects, self._view.keys
        changed = [cell for cell, old in self._painted.items() if value(subjects[cell[0]], keys[cell[1] - 1]) != old]
        if len(changed) > _MANY:
            self._tell_all()
            return
        for cell in changed:
            del self._painted[cell]
            index = self.index(*cell)
            self.dataChanged.emit(index, index)

    def set_columns(self, keys: tuple[str, ...]) -> None:
        """Show other figures, or the same in another order."""
        self.beginResetModel()
        self._view.keys = keys
        self._painted.clear()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self._view.keys[column - 1] if 0 < column <= len(self._view.keys) else ""
        descending = order == Qt.SortOrder.DescendingOrder
        self._view.arrangement = msgspec.structs.replace(self._view.arrangement, sorted_by=key, descending=descending)
        self.refresh()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def key_at(self, index: Index) -> str:
        """The indicator of a cell, empty for the name."""
        return self._view.keys[index.column() - 1] if index.column() else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.subjects)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._view.keys) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        key = self._view.keys[section - 1] if section else ""
        if role == Role.DisplayRole:
            arranged = self._view.arrangement
            arrow = "" if key != arranged.sorted_by else (" ↓" if arranged.descending else " ↑")
            return self._view.title(section) + arrow
        if role == Role.ToolTipRole and section:
            say = self._view.translator
            if is_formula(key):
                return say("formula.column.help", formula=key)
            return f"<b>{say(f'indicator.{key}.name')}</b><br>{say(f'indicator.{key}.help')}"
        if role == Role.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    @told_whole
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        subject = self.subjects[index.row()]
        if role == Role.FontRole and self._is_subtotal(subject):
            return _bold()
        if index.column() == 0:
            return self._name_cell(subject, role)
        key = self.key_at(index)
        value = self._view.value(subject, key)
        if role == Role.DisplayRole:
            self._painted[index.row(), index.column()] = value
        found = cell_data(self._view, key, value, role, lambda: self._why(subject, key))
        return QColor(self._view.theme.hover) if role == Role.BackgroundRole and found is None and self._is_subtotal(subject) else found

    def _is_subtotal(self, subject: str) -> bool:
        return self._view.arrangement.kind == "grouped" and subject.startswith(FAMILY)

    def _why(self, subject: str, key: str) -> str:
        reason = self._view.reason(subject, key)
        return self._view.translator(f"reason.{reason}") if reason else ""

    def _name_cell(self, subject: str, role: int) -> Any:
        if role == Role.ToolTipRole:
            return plain_tip(self._view.name(subject))
        if role == Role.DisplayRole:
            return self._lead(subject) + self._view.name(subject)
        if role == Role.DecorationRole:
            return sample(self._view.colour(subject))
        if role == Role.BackgroundRole and self._is_subtotal(subject):
            return QColor(self._view.theme.hover)
        return None

    def _lead(self, subject: str) -> str:
        arranged = self._view.arrangement
        if arranged.kind != "grouped":
            return ""
        if not subject.startswith(FAMILY):
            return _INDENT
        return "▸ " if subject.removeprefix(FAMILY) in arranged.collapsed else "▾ "


class TotalsModel(QAbstractTableModel):
    """One row: the totals of the scope."""

    def __init__(self, view: FiguresView) -> None:
        super().__init__()
        self._view = view
        self._told: list[object] = []

    def refresh(self) -> None:
        """Mirror the figures."""
        told = [*self._view.dress, *(self._view.total(key) for key in self._view.keys)]
        if told != self._told:
            self._told = told
            self.dataChanged.emit(self.index(0, 0), self.index(0, self.columnCount() - 1))

    def reset(self) -> None:
        """The columns are other ones."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._view.keys) + 1

    @told_whole
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.FontRole:
            return None
        if index.column() == 0:
            return self._view.translator("figures.total") if role == Role.DisplayRole else None
        key = self._view.keys[index.column() - 1]
        return cell_data(self._view, key, self._view.total(key), role, lambda: self._why(key))

    def _why(self, key: str) -> str:
        reason = None if is_formula(key) else self._view.figures.total_reason(key)
        return self._view.translator(f"reason.{reason}") if reason else ""


@lru_cache(maxsize=1)
def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=256)
def cell_data(view: FiguresView, key: str, value: Figure, role: int, why: Any) -> Any:
    """What Qt asks of a cell that holds a figure; `why` gives the sentence for an absent one."""
    if role == Role.DisplayRole:
        return view.cell(key, value)
    if role == Role.TextAlignmentRole:
        return _RIGHT
    if role == Role.BackgroundRole:
        return view.tint(key, value)
    if role == Role.ForegroundRole:
        return QColor(view.theme.muted) if view.cell(key, value) == ABSENT else None
    if role == Role.ToolTipRole:
        return (why() if value is None else None) or view.translator("figures.click_to_explain")
    return None
