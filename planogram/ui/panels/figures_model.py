"""The figures as a table model: one row a product or a family, one column an indicator; and the totals as one row. Nothing is computed here."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from planogram.draw.palette import UNSORTED, legend_colours, product_colour
from planogram.draw.theme import blend
from planogram.i18n import Translator
from planogram.metrics.figures import Figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.ui.panels.figure_text import ABSENT, column_title, figure_text, index_sign, index_strength, is_index
from planogram.ui.theme import Theme

FAMILY = "family:"
Index = QModelIndex | QPersistentModelIndex
Figure = float | str | bool | None
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FiguresView:
    """What is shown: figures of one scope of one project, the columns, by product or by family."""

    def __init__(self, translator: Translator, theme: Theme) -> None:
        self.translator = translator
        self.theme = theme
        self.project = Project()
        self.figures: Figures = measure(self.project, PROJECT)
        self.keys: tuple[str, ...] = ()
        self.by_family = False

    def measure(self, project: Project, scope: Scope) -> None:
        """Show the figures of another project or scope."""
        self.project, self.figures = project, measure(project, scope)

    def subjects(self) -> list[str]:
        """Who has a row: the families, or the products that stand in the scope."""
        if self.by_family:
            return [FAMILY + name for name in self.figures.families]
        return list(self.figures.placed_ids)

    def name(self, subject: str) -> str:
        """What a row is called."""
        if subject.startswith(FAMILY):
            return subject.removeprefix(FAMILY) or self.translator("figures.no_family")
        product = products_by_id(self.project.products).get(subject)
        return product.name if product else subject

    def colour(self, subject: str) -> str:
        """The row's colour on the shelf."""
        colours = legend_colours(self.project.products, "family")
        if subject.startswith(FAMILY):
            return colours.get(subject.removeprefix(FAMILY), UNSORTED)
        return product_colour(products_by_id(self.project.products).get(subject), colours, "family")

    def value(self, subject: str, key: str) -> Figure:
        """A figure of a row."""
        if subject.startswith(FAMILY):
            return self.figures.family(subject.removeprefix(FAMILY), key)
        return self.figures.value(subject, key)

    def reason(self, subject: str, key: str) -> str | None:
        """Why a figure of a row is absent."""
        if subject.startswith(FAMILY):
            return self.figures.family_reason(subject.removeprefix(FAMILY), key)
        return self.figures.reason(subject, key)

    def title(self, column: int) -> str:
        """The header of a column; column 0 is the name."""
        if column == 0:
            return self.translator("figures.column.family" if self.by_family else "figures.column.product")
        return column_title(self.keys[column - 1], self.translator, self.project.currency)

    def cell(self, key: str, value: Figure) -> str:
        """A figure as written in its cell, indices with their sign."""
        text = figure_text(INDICATORS[key], value, self.translator)
        if is_index(key) and isinstance(value, float):
            return f"{index_sign(value, self.project.settings)}\u2002{text}"
        return text

    def tint(self, key: str, value: Figure) -> QColor | None:
        """The background of an index cell, None for all others."""
        if not is_index(key) or not isinstance(value, float):
            return None
        strength = index_strength(value, self.project.settings)
        if not strength:
            return None
        ink = self.theme.index_high if strength > 0 else self.theme.index_low
        return QColor(blend(self.theme.panel, ink, 0.18 + 0.62 * abs(strength)))


class FiguresModel(QAbstractTableModel):
    """Rows in the order asked for; a cell is read when it is painted."""

    def __init__(self, view: FiguresView) -> None:
        super().__init__()
        self._view = view
        self.subjects: list[str] = []
        self._sorted_by = 0
        self._descending = False

    def refresh(self) -> bool:
        """Mirror the figures; True when the rows are other ones, so that a selection must be made again."""
        subjects = self._ordered(self._view.subjects())
        if subjects == self.subjects:
            if subjects:
                self.dataChanged.emit(self.index(0, 0), self.index(len(subjects) - 1, self.columnCount() - 1))
            return False
        self.beginResetModel()
        self.subjects = subjects
        self.endResetModel()
        return True

    def set_columns(self, keys: tuple[str, ...]) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._view.keys = keys
        self._sorted_by = 0
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.refresh()

    def _ordered(self, subjects: list[str]) -> list[str]:
        view = self._view
        by_name = sorted(subjects, key=lambda subject: view.name(subject).casefold(), reverse=self._descending and not self._sorted_by)
        if not 0 < self._sorted_by <= len(view.keys):
            return by_name
        key = view.keys[self._sorted_by - 1]
        known = [subject for subject in by_name if view.value(subject, key) is not None]
        absent = [subject for subject in by_name if view.value(subject, key) is None]
        return sorted(known, key=lambda subject: _sortable(view.value(subject, key)), reverse=self._descending) + absent

    def key_at(self, index: Index) -> str:
        """The indicator of a cell, empty for the name."""
        return self._view.keys[index.column() - 1] if index.column() else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.subjects)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._view.keys) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = "" if section != self._sorted_by else (" ↓" if self._descending else " ↑")
            return self._view.title(section) + arrow
        if role == Qt.ItemDataRole.ToolTipRole and section:
            key = self._view.keys[section - 1]
            return f"<b>{self._view.translator(f'indicator.{key}.name')}</b><br>{self._view.translator(f'indicator.{key}.help')}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        subject = self.subjects[index.row()]
        if index.column() == 0:
            return self._name_cell(subject, role)
        return cell_data(self._view, self.key_at(index), self._view.value(subject, self.key_at(index)), role, lambda: self._why(subject, index))

    def _why(self, subject: str, index: Index) -> str:
        reason = self._view.reason(subject, self.key_at(index))
        return self._view.translator(f"reason.{reason}") if reason else ""

    def _name_cell(self, subject: str, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._view.name(subject)
        if role == Qt.ItemDataRole.DecorationRole:
            return _chip(self._view.colour(subject))
        return None


class TotalsModel(QAbstractTableModel):
    """One row: the totals of the scope."""

    def __init__(self, view: FiguresView) -> None:
        super().__init__()
        self._view = view

    def refresh(self) -> None:
        """Mirror the figures."""
        self.dataChanged.emit(self.index(0, 0), self.index(0, self.columnCount() - 1))

    def reset(self) -> None:
        """The columns are other ones."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._view.keys) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            return None
        if index.column() == 0:
            return self._view.translator("figures.total") if role == Qt.ItemDataRole.DisplayRole else None
        key = self._view.keys[index.column() - 1]
        return cell_data(self._view, key, self._view.figures.total(key), role, lambda: self._why(key))

    def _why(self, key: str) -> str:
        reason = self._view.figures.total_reason(key)
        return self._view.translator(f"reason.{reason}") if reason else ""


@lru_cache(maxsize=256)
def _chip(colour: str) -> QPixmap:
    """A small square of a colour, at twice the size for sharp screens."""
    chip = QPixmap(20, 20)
    chip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 60), 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, 18, 18, 4, 4)
    painter.end()
    chip.setDevicePixelRatio(2.0)
    return chip


def cell_data(view: FiguresView, key: str, value: Figure, role: int, why: Any) -> Any:
    """What Qt asks of a cell that holds a figure; `why` gives the sentence for an absent one."""
    if role == Qt.ItemDataRole.DisplayRole:
        return view.cell(key, value)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _RIGHT
    if role == Qt.ItemDataRole.BackgroundRole:
        return view.tint(key, value)
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(view.theme.muted) if view.cell(key, value) == ABSENT else None
    if role == Qt.ItemDataRole.ToolTipRole:
        return (why() if value is None else None) or view.translator("figures.click_to_explain")
    return None


def _sortable(value: Figure) -> tuple[int, float, str]:
    return (0, float(value), "") if isinstance(value, int | float) else (1, 0.0, str(value))
