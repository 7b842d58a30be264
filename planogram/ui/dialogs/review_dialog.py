"""A workbook came back: row by row what it would change, accepted or refuse each or all, taken as one step that can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from planogram.exchange.workbook.review import Review, RowChange
from planogram.i18n import Translator
from planogram.ui.dialogs.review_model import COLUMNS, ReviewModel, sheet_words
from planogram.ui.parts import label, open_within
from planogram.ui.theme import Theme

_ALL, _CONFLICTS = "", "conflicts"
_WIDTHS = (150, 130, 320)


class ReviewDialog(QDialog):
    """`accepted_changes` are those ticked when it was closed with its first button."""

    def __init__(self, parent: QWidget, review: Review, name: str, translator: Translator, theme: Theme) -> None:
        super().__init__(parent)
        self._say, self._review = translator, review
        self.setModal(True)
        self.setWindowTitle(translator("review.title", name=name))
        open_within(self, (1080, 620))
        self.model = ReviewModel(review, translator, theme)
        self.model.ticked.connect(self._count)
        self.table = self._table()
        self.filter = self._filter()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(translator.plural("review.heading", len(review.changes), name=name), "heading", wrap=True))
        for text in self._remarks():
            column.addWidget(label(text, "muted", wrap=True))
        column.addLayout(self._tools())
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        self._count()

    def _remarks(self) -> list[str]:
        conflicts = sum(change.conflict for change in self._review.changes)
        found = [self._say.plural("review.conflicts", conflicts)] if conflicts else []
        if refused := self._review.refused:
            found.append(self._say.plural("review.refused", len(refused)))
        if refused and self._review.origin != "unknown":
            found.append(self._say("review.removed_unknown", sheets=", ".join(dict.fromkeys(row.sheet for row in refused))))
        return found

    def _filter(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._say("review.filter"))
        box.addItem(self._say("review.filter.all"), (_ALL, False))
        if any(change.conflict for change in self._review.changes):
            box.addItem(self._say("review.filter.conflicts"), (_ALL, True))
        for sheet in dict.fromkeys(change.sheet for change in self._review.changes):
            box.addItem(sheet_words(sheet, self._say), (sheet, False))
        box.currentIndexChanged.connect(lambda _: self.model.show_only(*box.currentData()))
        return box

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.filter)
        row.addStretch(1)
        for words, on in (("review.accept_shown", True), ("review.refuse_shown", False)):
            button = QPushButton(self._say(words), autoDefault=False)
            button.clicked.connect(lambda _=False, on=on: self.model.tick_shown(on))
            row.addWidget(button)
        return row

    def _table(self) -> QTableView:
        table = QTableView()
        table.setProperty("airy", True)
        table.setTabKeyNavigation(False)
        table.setModel(self.model)
        table.setAccessibleName(self.windowTitle())
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        return table

    def _buttons(self) -> QHBoxLayout:
        self.apply = QPushButton("", default=True)
        self.apply.clicked.connect(self.accept)
        cancel = QPushButton(self._say("dialog.cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(label(self._say("review.hint"), "small"), 1)
        row.addWidget(cancel)
        row.addWidget(self.apply)
        return row

    def _count(self) -> None:
        count = len(self.model.accepted)
        self.apply.setText(self._say.plural("review.apply", count))
        self.apply.setEnabled(bool(count))

    @property
    def accepted_changes(self) -> list[RowChange]:
        """What is to be taken."""
        return self.model.accepted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.table.hasFocus():
            rows = {index.row() for index in self.table.selectionModel().selectedRows()}
            accepted = {id(change) for change in self.model.accepted}
            self.model.tick_rows(rows, any(id(self.model.rows[row]) not in accepted for row in rows))
            return
        super().keyPressEvent(event)
