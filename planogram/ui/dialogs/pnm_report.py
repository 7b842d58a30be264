"""The PNM référentiel: its lists edited in place, duplicates to merge side by side, needs, modes with their reasons, the diagnostic."""

from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QTabWidget, QVBoxLayout, QWidget

from planogram.exchange import pnm_tables as tables
from planogram.i18n import Translator
from planogram.metrics.pnm_mode import reviewed
from planogram.model.edits.pnm_articles import merge
from planogram.model.pnm_layout import articles_by_code
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.dialogs.pnm_page import RecordPage, SettingsPage
from planogram.ui.dialogs.pnm_records import SHEETS, RecordModel, side_of
from planogram.ui.parts import home_of, open_over, plain_tip, with_name
from planogram.ui.printing.choices import remembered_choices

_FIRST_SIZE = (1180, 660)


class PnmReport(QDialog):
    """Tabs of tables; merging keeps the article on the left of the chosen row, and can be undone like any edit."""

    def __init__(self, parent: QWidget, workbench: Workbench, translator: Translator) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench, self._say = workbench, translator
        self._shown: Project | None = None
        self.setWindowTitle(translator("pnm.report"))
        self.tabs = QTabWidget()
        self.pages = {name: RecordPage(workbench, self._model(name), translator) for name in SHEETS}
        self.house = SettingsPage(workbench, translator)
        for name, page in self.pages.items():
            self.tabs.addTab(page, translator(f"pnm.report.tab.{name}"))
        self.tables = {name: with_name(QTableWidget(), f"pnm_{name}") for name in ("duplicates", "needs", "modes", "diagnostic")}
        for name, table in self.tables.items():
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            table.setTabKeyNavigation(False)
            table.setShowGrid(False)
            table.verticalHeader().hide()
            table.setProperty("airy", True)
            table.horizontalHeader().setHighlightSections(False)
            table.setAccessibleName(translator(f"pnm.report.tab.{name}"))
            self.tabs.addTab(table, translator(f"pnm.report.tab.{name}"))
        self.tabs.addTab(self.house, translator("pnm.report.tab.settings"))
        self.merge_left, self.merge_right = (QPushButton(translator(f"pnm.merge.{side}")) for side in ("left", "right"))
        self.merge_left.clicked.connect(lambda: self._merge(True))
        self.merge_right.clicked.connect(lambda: self._merge(False))
        self.review = QPushButton(translator("pnm.review"), autoDefault=False)
        self.review.setToolTip(translator("pnm.review.tip"))
        self.review.clicked.connect(self._review)
        self.print = QPushButton(translator("pnm.report.print"), autoDefault=False)
        self.print.clicked.connect(self._print)
        close = QPushButton(translator("dialog.close"), autoDefault=False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.merge_left)
        row.addWidget(self.merge_right)
        row.addWidget(self.review)
        row.addStretch(1)
        row.addWidget(self.print)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        open_over(self, _FIRST_SIZE, home_of(parent))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        self.refresh()

    def _model(self, name: str) -> RecordModel:
        if name != "rules":
            return RecordModel(self._workbench, name, self._say)
        return RecordModel(self._workbench, name, self._say, tables.rule_titles(self._say), lambda project: tables.rule_counts(project, self._say))

    def refresh(self) -> None:
        """Mirror the project."""
        project, say = self._workbench.project, self._say
        for page in self.pages.values():
            page.refresh()
        self.house.refresh()
        if project is not self._shown:
            self._shown = project
            for name, sheet in tables.sheets(project, say, date.today()).items():
                _fill(self.tables[name], sheet)
        self._offer()

    def _offer(self) -> None:
        able = self.tabs.currentWidget() is self.tables["duplicates"] and self.tables["duplicates"].rowCount() > 0
        self.merge_left.setVisible(able)
        self.merge_right.setVisible(able)
        self.review.setVisible(self.tabs.currentWidget() is self.tables["modes"] and self.tables["modes"].rowCount() > 0)
        self.review.setEnabled(not self._workbench.document.read_only)

    def _review(self) -> None:
        """Keep the classes the modes are worked with, as one step: at the next review a class seen twice is taken."""
        self._workbench.document.do(Label("edit.pnm_review"), reviewed(self._workbench.project))
        self.refresh()

    def _print(self) -> None:
        """The print dialog with the report chosen; with the PNM plan it is one choice further."""
        from planogram.ui.dialogs.print_dialog import PrintDialog

        window: Any = home_of(self)
        choices = remembered_choices(window.settings.remembered.printing)
        dialog = PrintDialog(window, msgspec.structs.replace(choices, document="pnm_report"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.accept()
        dialog.open()

    def _merge(self, left: bool) -> None:
        pairs, row = tables.pairs(self._workbench.project), self.tables["duplicates"].currentRow()
        if not 0 <= row < len(pairs):
            return
        kept, gone = (pairs[row].one, pairs[row].other) if left else (pairs[row].other, pairs[row].one)
        project = self._workbench.project
        label = articles_by_code(project.pnm.articles)[kept].label
        self._workbench.document.do(Label("edit.merge_pnm", (("name", label),)), merge(project, kept, (gone,)))
        self.refresh()


def _side(sheet: tables.Sheet, column: int) -> Qt.AlignmentFlag:
    """A column of numbers to the right, over and under each other; words to the left."""
    return side_of([row[column] for row in sheet.rows])


def _fill(table: QTableWidget, sheet: tables.Sheet) -> None:
    """The rows anew; the hand goes on at the row where it was, so that one pair after the other is merged."""
    row_before = max(0, table.currentRow())
    table.clear()
    table.setColumnCount(len(sheet.titles))
    table.setRowCount(len(sheet.rows))
    for x, title in enumerate(sheet.titles):
        head = QTableWidgetItem(title)
        head.setTextAlignment(_side(sheet, x))
        table.setHorizontalHeaderItem(x, head)
    for y, row in enumerate(sheet.rows):
        for x, text in enumerate(row):
            cell = QTableWidgetItem(text)
            cell.setToolTip(plain_tip(text))
            cell.setTextAlignment(_side(sheet, x))
            table.setItem(y, x, cell)
    table.resizeColumnsToContents()
    for x in range(table.columnCount()):
        table.setColumnWidth(x, min(260, table.columnWidth(x)))
    if sheet.rows:
        table.setCurrentCell(min(row_before, len(sheet.rows) - 1), 0)
