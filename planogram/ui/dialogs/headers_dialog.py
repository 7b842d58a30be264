"""Headers nobody knows: which column each of them is, asked once per set of headers. What columns there are is exchange/workbook's."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.headers import SheetHeaders
from planogram.exchange.workbook.sheets import sheet_of
from planogram.i18n import Translator
from planogram.ui.dialogs.review_model import sheet_words
from planogram.ui.parts import label

_NOT_USED = ""
_EXAMPLES_WIDTH = 300


class HeadersDialog(QDialog):
    """One row per unknown header: its name, a few of its cells, the column it is. `mapping` is the answer, by sheet."""

    def __init__(self, parent: QWidget, tabs: list[SheetHeaders], name: str, translator: Translator) -> None:
        super().__init__(parent)
        self._say = translator
        self._choices: dict[tuple[str, str], QComboBox] = {}
        self._tabs = tabs
        self.setModal(True)
        self.setWindowTitle(translator("headers.title", name=name))
        self.resize(760, 560)
        body = QWidget()
        self._rows = QGridLayout(body)
        self._rows.setColumnStretch(1, 1)
        self._rows.setVerticalSpacing(7)
        for tab in tabs:
            self._add_tab(tab)
        self._rows.setRowStretch(self._rows.rowCount(), 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(translator("headers.heading"), "heading", wrap=True))
        column.addWidget(label(translator("headers.text"), "muted", wrap=True))
        column.addWidget(scroll, 1)
        self._missing = label("", "bad", wrap=True)
        column.addWidget(self._missing)
        column.addLayout(self._buttons())
        self._look()

    def _add_tab(self, tab: SheetHeaders) -> None:
        sheet = sheet_of(tab.sheet or "")
        if sheet is None:
            return
        row = self._rows.rowCount()
        self._rows.addWidget(label(sheet_words(sheet.name, self._say), "section"), row, 0, 1, 3)
        for number, (header, examples) in enumerate(tab.unknown.items(), row + 1):
            shown = label(" · ".join(text for text in examples if text)[:120], "muted")
            shown.setFixedWidth(_EXAMPLES_WIDTH)
            box = self._column_choice(sheet, tab)
            box.setAccessibleName(header)
            self._choices[tab.sheet or "", header] = box
            for column, widget in enumerate((label(header), shown, box)):
                self._rows.addWidget(widget, number, column)

    def _column_choice(self, sheet: Sheet, tab: SheetHeaders) -> QComboBox:
        """The columns not found yet; those that must be there come first, with a star."""
        box = QComboBox()
        box.addItem(self._say("headers.not_used"), _NOT_USED)
        free = [column for column in sheet.columns if column.key not in tab.known.values()]
        for column in sorted(free, key=lambda column: not column.required):
            words = sheet.header(column, self._say.language)
            box.addItem(f"{words} *" if column.required else words, column.key)
        box.activated.connect(lambda _: self._look())
        return box

    def _buttons(self) -> QHBoxLayout:
        self.go_on = QPushButton(self._say("headers.go_on"), default=True)
        self.go_on.clicked.connect(self.accept)
        cancel = QPushButton(self._say("dialog.cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go_on)
        return row

    def choose(self, sheet: str, header: str, column: str) -> None:
        """Say that a header is a column, as the hand does with the list."""
        box = self._choices[sheet, header]
        box.setCurrentIndex(max(0, box.findData(column, Qt.ItemDataRole.UserRole)))
        self._look()

    def _look(self) -> None:
        """Say which required columns are still missing, and whether one was given twice."""
        lacking = [words for tab in self._tabs for words in self._lacking(tab)]
        self._missing.setText(self._say("headers.missing", columns=", ".join(lacking)) if lacking else "")
        self._missing.setVisible(bool(lacking))

    def _lacking(self, tab: SheetHeaders) -> list[str]:
        sheet, chosen = sheet_of(tab.sheet or ""), list(self.mapping.get(tab.sheet or "", {}).values())
        columns = () if sheet is None else (column for column in sheet.columns if column.key in tab.missing and column.key not in chosen)
        twice = [self._say("headers.twice")] if len(set(chosen)) < len(chosen) else []
        return [*(sheet.header(column, self._say.language) for column in columns), *twice] if sheet is not None else twice

    @property
    def mapping(self) -> Mapping[str, Mapping[str, str]]:
        """By sheet: header → column."""
        found: dict[str, dict[str, str]] = {}
        for (sheet, header), box in self._choices.items():
            if box.currentData() != _NOT_USED:
                found.setdefault(sheet, {})[header] = box.currentData()
        return found
