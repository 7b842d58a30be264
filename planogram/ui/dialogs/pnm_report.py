"""The PNM référentiel at a glance: duplicates to merge side by side, needs counted from the plan, modes with their reasons, the diagnostic."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QTabWidget, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.edits.pnm_articles import merge
from planogram.model.pnm_layout import articles_by_code
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.dialogs import pnm_tables as tables
from planogram.ui.parts import with_name


class PnmReport(QDialog):
    """Tabs of tables; merging keeps the article on the left of the chosen row, and can be undone like any edit."""

    def __init__(self, parent: QWidget, workbench: Workbench, translator: Translator) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench, self._say = workbench, translator
        self.setWindowTitle(translator("pnm.report"))
        self.tabs = QTabWidget()
        self.tables = {name: with_name(QTableWidget(), f"pnm_{name}") for name in ("duplicates", "needs", "modes", "diagnostic", "processes")}
        for name, table in self.tables.items():
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            table.setAccessibleName(translator(f"pnm.report.tab.{name}"))
            self.tabs.addTab(table, translator(f"pnm.report.tab.{name}"))
        self.merge_left, self.merge_right = (QPushButton(translator(f"pnm.merge.{side}")) for side in ("left", "right"))
        self.merge_left.clicked.connect(lambda: self._merge(True))
        self.merge_right.clicked.connect(lambda: self._merge(False))
        close = QPushButton(translator("dialog.close"), default=True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.merge_left)
        row.addWidget(self.merge_right)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        self.resize(1100, 640)
        self.tabs.currentChanged.connect(lambda _: self._offer())
        self.refresh()

    def refresh(self) -> None:
        """Mirror the project."""
        project, say = self._workbench.project, self._say
        sheets = {
            "duplicates": tables.duplicates_sheet(project, say),
            "needs": tables.needs_sheet(project, say),
            "modes": tables.modes_sheet(project, say, date.today()),
            "diagnostic": tables.diagnostic_sheet(project, say),
            "processes": tables.processes_sheet(project, say),
        }
        for name, sheet in sheets.items():
            _fill(self.tables[name], sheet)
        self._offer()

    def _offer(self) -> None:
        able = self.tabs.currentIndex() == 0 and self.tables["duplicates"].rowCount() > 0
        self.merge_left.setVisible(able)
        self.merge_right.setVisible(able)

    def _merge(self, left: bool) -> None:
        pairs, row = tables.pairs(self._workbench.project), self.tables["duplicates"].currentRow()
        if not 0 <= row < len(pairs):
            return
        kept, gone = (pairs[row].one, pairs[row].other) if left else (pairs[row].other, pairs[row].one)
        project = self._workbench.project
        label = articles_by_code(project.pnm.articles)[kept].label
        self._workbench.document.do(Label("edit.merge_pnm", (("name", label),)), merge(project, kept, (gone,)))
        self.refresh()


def _fill(table: QTableWidget, sheet: tables.Sheet) -> None:
    table.clear()
    table.setColumnCount(len(sheet.titles))
    table.setRowCount(len(sheet.rows))
    table.setHorizontalHeaderLabels(list(sheet.titles))
    for y, row in enumerate(sheet.rows):
        for x, text in enumerate(row):
            table.setItem(y, x, QTableWidgetItem(text))
    table.resizeColumnsToContents()
    for x in range(table.columnCount()):
        table.setColumnWidth(x, min(260, table.columnWidth(x)))
    if sheet.rows:
        table.setCurrentCell(0, 0)
