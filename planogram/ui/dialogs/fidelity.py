"""What an import from PSA took over, kept in place or approximated. Shown after the import and from the File menu; it does not block."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planogram.exchange.cell_text import sheet_lines
from planogram.exchange.psa.report import Fidelity
from planogram.exchange.psa.words import heading, sections
from planogram.i18n import Translator
from planogram.ui.parts import label, open_within


class FidelityReport(QDialog):
    """The report as a table in sections, with a copy for a mail."""

    def __init__(self, parent: QWidget, translator: Translator, name: str, report: Fidelity) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translator("psa.title"))
        open_within(self, (820, 520))
        self._sections = sections(report, translator)
        self.table = QTreeWidget()
        self.table.setProperty("airy", True)
        self.table.setRootIsDecorated(False)
        self.table.setWordWrap(True)
        self.table.setAccessibleName(translator("psa.title"))
        self.table.setHeaderLabels([translator(f"psa.col.{column}") for column in ("what", "count", "where")])
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(name, "heading", wrap=True))
        column.addWidget(label(heading(report, translator), "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons(translator))

    def _fill(self) -> None:
        for title, lines in self._sections:
            section = QTreeWidgetItem(self.table, [title, "", ""])
            font = section.font(0)
            font.setBold(True)
            section.setFont(0, font)
            section.setFirstColumnSpanned(True)
            for line in lines:
                section.addChild(QTreeWidgetItem(list(line)))
            section.setExpanded(True)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for index in (1, 2):
            header.setSectionResizeMode(index, QHeaderView.ResizeMode.ResizeToContents)

    def _buttons(self, translator: Translator) -> QHBoxLayout:
        copy = QPushButton(translator("report.copy"), autoDefault=False)
        copy.clicked.connect(self.copy)
        close = QPushButton(translator("dialog.close"), default=True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def copy(self) -> None:
        """The report as tab-separated lines on the clipboard."""
        lines = [line for title, rows in self._sections for line in [(title, "", ""), *rows]]
        QGuiApplication.clipboard().setText(sheet_lines(lines))
