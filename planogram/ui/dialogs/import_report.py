"""After an import: how many rows were refused, which, and why. The table can be copied into a mail or a sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planogram.exchange.cell_text import sheet_lines
from planogram.exchange.problems import RefusedRow, sentence
from planogram.i18n import Translator
from planogram.ui.parts import label, open_within, plain_tip

_COLUMNS = ("sheet", "row", "column", "value", "reason")
SHOWN = 2000
"""Rows of the table; the copy has all of them."""


class ImportReport(QDialog):
    """Refused rows of a workbook, or refused files of a folder (`words`: what its sentences begin with). It does not block."""

    def __init__(self, parent: QWidget, translator: Translator, name: str, refused: Sequence[RefusedRow], words: str = "report") -> None:
        super().__init__(parent)
        self._say, self._refused, self._words = translator, refused, words
        self.setWindowTitle(translator(f"{words}.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_within(self, (960, 480))
        self.table = QTableWidget(min(len(refused), SHOWN), len(_COLUMNS))
        self._fill()
        copy = QPushButton(translator("report.copy"), autoDefault=False)
        copy.clicked.connect(self.copy)
        close = QPushButton(translator("dialog.close"), default=True)
        close.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        heading = label(translator.plural(f"{words}.heading", len(refused), name=name), "heading", wrap=True)
        column.addWidget(heading)
        column.addWidget(label(translator(f"{words}.text"), "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _fill(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([self._say(f"report.column.{name}") for name in _COLUMNS])
        table.setAccessibleName(self._say(f"{self._words}.title"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setProperty("lines", True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        for number, row in enumerate(self._refused[:SHOWN]):
            for column, text in enumerate(self._texts(row)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                table.setItem(number, column, item)
        for column in range(len(_COLUMNS) - 2):
            table.setColumnHidden(column, not any(self._texts(row)[column] for row in self._refused))
        table.resizeColumnsToContents()
        table.horizontalHeader().setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        # the reason is read whole, on several lines where it is long
        rows = table.verticalHeader()
        rows.setMinimumSectionSize(rows.defaultSectionSize())
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _texts(self, row: RefusedRow) -> tuple[str, ...]:
        return row.sheet, str(row.row) if row.row else "", row.column, row.value, self._reason(row)

    def _reason(self, row: RefusedRow) -> str:
        """The sentence without the place, which has columns of its own."""
        key = "problem.place" if row.column else "problem.place_row"
        place = self._say(key, sheet=row.sheet, row=row.row, column=row.column, reason="").rstrip()
        text = sentence(row, self._say).removeprefix(place).lstrip()
        return text[:1].upper() + text[1:]

    def copy(self) -> None:
        """All refused rows as text a sheet understands."""
        titles = [self._say(f"report.column.{name}") for name in _COLUMNS]
        QGuiApplication.clipboard().setText(sheet_lines([titles, *map(self._texts, self._refused)]))
