"""Headers nobody knows: which column each of them is, asked once per set of headers. What columns there are is exchange/workbook's."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.headers import SheetHeaders, as_sheet
from planogram.exchange.workbook.sheets import sheet_of
from planogram.i18n import Translator
from planogram.ui.dialogs.review_model import sheet_words
from planogram.ui.parts import label, open_within

_NOT_USED = ""
_EXAMPLES_WIDTH = 300
_OFFERED = ("Products", "Sales", "Fixtures", "Positions")
"""What a tab of any name may be taken for."""


class HeadersDialog(QDialog):
    """One row per unknown header: its name, a few of its cells, the column it is. `mapping` and `tabs` are the answer.

    A tab whose name says nothing is asked first what it holds.
    """

    def __init__(self, parent: QWidget, tabs: Sequence[SheetHeaders], name: str, translator: Translator) -> None:
        super().__init__(parent)
        self._say = translator
        self._choices: dict[tuple[str, str], QComboBox] = {}
        self._held: dict[str, QComboBox] = {}
        self._tabs, self._named = list(tabs), [tab.sheet is not None for tab in tabs]
        self.setModal(True)
        self.setWindowTitle(translator("headers.title", name=name))
        open_within(self, (760, 560))
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(translator("headers.heading"), "heading", wrap=True))
        column.addWidget(label(translator("headers.text"), "muted", wrap=True))
        column.addWidget(self._scroll, 1)
        self.missing = label("", "bad", wrap=True)
        column.addWidget(self.missing)
        column.addLayout(self._buttons())
        self._fill()

    def _fill(self) -> None:
        """All rows anew."""
        body = QWidget()
        self._rows = QGridLayout(body)
        self._rows.setColumnStretch(1, 1)
        self._rows.setVerticalSpacing(7)
        self._choices.clear()
        self._held.clear()
        for number, tab in enumerate(self._tabs):
            self._add_tab(number, tab)
        self._rows.setRowStretch(self._rows.rowCount(), 1)
        self._scroll.setWidget(body)
        self._look()

    def _add_tab(self, number: int, tab: SheetHeaders) -> None:
        sheet, row = sheet_of(tab.sheet or ""), self._rows.rowCount()
        title = sheet_words(sheet.name, self._say) if sheet is not None and self._named[number] else self._say("headers.tab", name=tab.tab)
        self._rows.addWidget(label(title, "section"), row, 0, 1, 2)
        if not self._named[number]:
            self._rows.addWidget(self._held_choice(number, tab), row, 2)
        for below, (header, examples) in enumerate(tab.unknown.items() if sheet is not None else (), row + 1):
            shown = label(" · ".join(text for text in examples if text)[:120], "muted")
            shown.setFixedWidth(_EXAMPLES_WIDTH)
            assert sheet is not None
            box = self._column_choice(sheet, tab)
            box.setAccessibleName(header)
            self._choices[sheet.name, header] = box
            for column, widget in enumerate((label(header), shown, box)):
                self._rows.addWidget(widget, below, column)

    def _held_choice(self, number: int, tab: SheetHeaders) -> QComboBox:
        """What a tab holds, when its name does not say it."""
        box = QComboBox()
        box.setAccessibleName(self._say("headers.tab", name=tab.tab))
        box.addItem(self._say("headers.not_imported"), _NOT_USED)
        for name in _OFFERED:
            box.addItem(sheet_words(name, self._say), name)
        box.setCurrentIndex(max(0, box.findData(tab.sheet or _NOT_USED)))
        box.activated.connect(lambda _: self.hold(number, box.currentData()))
        self._held[tab.tab] = box
        return box

    def hold(self, number: int, name: str) -> None:
        """Say what the tab of that number holds, as the hand does with the list."""
        tab, sheet = self._tabs[number], sheet_of(name) if name else None
        nothing = SheetHeaders(tab.tab, None, {}, {**dict.fromkeys(tab.known, ()), **tab.unknown}, (), tab.signature)
        self._tabs[number] = as_sheet(tab, sheet) if sheet is not None else nothing
        self._fill()

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
        box.setCurrentIndex(max(0, box.findData(column)))
        self._look()

    def _look(self) -> None:
        """Say which required columns are still missing, and whether one was given twice."""
        lacking = [words for tab in self._tabs for words in self._lacking(tab)]
        self.missing.setText(self._say("headers.missing", columns=", ".join(lacking)) if lacking else "")
        self.missing.setVisible(bool(lacking))
        self.go_on.setEnabled(any(tab.sheet for tab in self._tabs))

    def _lacking(self, tab: SheetHeaders) -> list[str]:
        sheet, chosen = sheet_of(tab.sheet or ""), list(self.mapping.get(tab.sheet or "", {}).values())
        if sheet is None:
            return []
        columns = (column for column in sheet.columns if column.key in tab.missing and column.key not in chosen)
        twice = [self._say("headers.twice")] if len(set(chosen)) < len(chosen) else []
        return [*(sheet.header(column, self._say.language) for column in columns), *twice]

    @property
    def mapping(self) -> Mapping[str, Mapping[str, str]]:
        """By sheet: header → column."""
        found: dict[str, dict[str, str]] = {}
        for (sheet, header), box in self._choices.items():
            if box.currentData() != _NOT_USED:
                found.setdefault(sheet, {})[header] = box.currentData()
        return found

    @property
    def held(self) -> Mapping[str, str]:
        """What the tabs hold whose names do not say it: tab → sheet."""
        return {tab: box.currentData() for tab, box in self._held.items() if box.currentData() != _NOT_USED}
