"""The zones of the trade area as a table to type in: people, spend or income, index, captured share; potential and forecast follow."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableView

from planogram.i18n import Translator
from planogram.metrics.trade_area import ZoneFigures, trade_area
from planogram.model.edits.trade import add_zone, change_zone, remove_zone
from planogram.model.project import Project
from planogram.model.store import TradeZone
from planogram.model.units import parse_number
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.raising import told_whole
from planogram.ui.theme import Theme, tabular

TEXTS = ("zone", "group")
BY_SPEND, BY_INCOME = ("yearly_spend",), ("income", "spend_share_pct")
_AFTER = ("idc", "captured_pct", "captured_people")
RESULTS = ("zone_potential", "forecast_revenue")
LABEL = Label("edit.zone")
_ROW = 28
Index = QModelIndex | QPersistentModelIndex


class ZonesModel(QAbstractTableModel):
    """One row a zone or group, and an empty one to begin another. Every cell typed is an edit."""

    refused = Signal(str)

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._say, self._theme = workbench, translator, theme
        self.by_income = False
        self._zones: tuple[TradeZone, ...] = ()
        self._figures: tuple[ZoneFigures, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns."""
        return (*TEXTS, "people", *(BY_INCOME if self.by_income else BY_SPEND), *_AFTER, *RESULTS)

    def refresh(self, project: Project) -> None:
        """Mirror the zones."""
        if len(project.trade_area) != len(self._zones):
            self.beginResetModel()
            self._zones, self._figures = project.trade_area, trade_area(project).zones
            self.endResetModel()
            return
        self._zones, self._figures = project.trade_area, trade_area(project).zones
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._zones), self.columnCount() - 1))

    def set_by_income(self, on: bool) -> None:
        """Spend from income and the share of it that is spent, instead of given."""
        self.beginResetModel()
        self.by_income = on
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._zones) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.keys)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say(f"analysis.zone.{self.keys[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.keys[section])
        return self._say(f"analysis.zone.{self.keys[section]}.tip") if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.keys[index.column()] in RESULTS else flags | Qt.ItemFlag.ItemIsEditable

    @told_whole
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        key = self.keys[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(key)
        new = index.row() == len(self._zones)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if new:
                return self._say("analysis.zone.new") if index.column() == 0 and role == Qt.ItemDataRole.DisplayRole else ""
            return self._text(self._value(index.row(), key), key, role)
        if role == Qt.ItemDataRole.ForegroundRole and new:
            return QColor(self._theme.muted)
        if role == Qt.ItemDataRole.BackgroundRole and key in RESULTS:
            return QColor(self._theme.hover)
        if role == Qt.ItemDataRole.ToolTipRole and not new and key in RESULTS:
            reason = self._figures[index.row()].reason
            return self._say(f"reason.{reason}") if reason else None
        return None

    def _value(self, row: int, key: str) -> Any:
        return getattr(self._figures[row] if key in RESULTS else self._zones[row], key)

    def _text(self, value: Any, key: str, role: int) -> str:
        if value is None:
            return "–" if key in RESULTS else ""
        if isinstance(value, str):
            return value
        plain = f"{value:.4f}".rstrip("0").rstrip(".")
        if role == Qt.ItemDataRole.EditRole:
            return plain.replace(".", self._say.decimal)
        return self._say.number(value, 0 if key in RESULTS else len(plain.partition(".")[2]))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        key, text = self.keys[index.column()], str(value).strip()
        entry: str | float | None = text
        if key not in TEXTS:
            entry = parse_number(text.rstrip("%€$£ ")) if text else None
            if text and (entry is None or entry < 0):
                self.refused.emit(self._say("field.bad_number"))
                return False
        document, project = self._workbench.document, self._workbench.document.committed
        if index.row() < len(project.trade_area):
            return document.do(LABEL, change_zone(project, index.row(), **{key: entry}))
        if not text:
            return False
        name = self._say("analysis.zone.numbered", number=len(project.trade_area) + 1)
        return document.do(LABEL, add_zone(project, changed(TradeZone(name), **{key: entry})))


def _side(key: str) -> int:
    """Numbers to the right, heads as what stands below them."""
    return int((Qt.AlignmentFlag.AlignLeft if key in TEXTS else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter)


class ZonesTable(QTableView):
    """As high as its zones; Delete takes the zone under the cursor away."""

    def __init__(self, model: ZonesModel, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self.setModel(model)
        self.setFont(tabular(self.font()))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_zone)

    def fit(self) -> None:
        """Height and widths for what is in it."""
        self.setFixedHeight(self.horizontalHeader().height() + _ROW * self.model().rowCount() + 14)
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, max(self.columnWidth(column), 64))

    def remove_zone(self) -> None:
        """Take away the zone the cursor is in."""
        row, document = self.currentIndex().row(), self._workbench.document
        if 0 <= row < len(document.committed.trade_area):
            document.do(Label("edit.zone_removed"), remove_zone(document.committed, row))
