"""Suspect sizes and weights with their corrections: applied in one step, or ignored with a reason. What is suspect is metrics/detective's."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout

from planogram.exchange.field_words import field_name
from planogram.metrics.detective import Suspicion, suspicions, with_corrections, with_ignored
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.ui.parts import label, open_within, plain_tip

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_COLUMNS = ("product", "kind", "correction")
_WIDTHS = (280, 300)


class DetectiveDialog(QDialog):
    """A row per suspicion, those that have a correction ticked."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._say = window, window.translator
        self._found: Sequence[Suspicion] = ()
        self.setModal(True)
        self.setWindowTitle(self._say("detective.title"))
        open_within(self, (960, 560))
        self._heading = label("", "heading", wrap=True)
        self.table = self._table()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(label(self._say("detective.text"), "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        self.refresh()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(_COLUMNS))
        table.setTabKeyNavigation(False)
        table.setHorizontalHeaderLabels([self._say(f"detective.column.{name}") for name in _COLUMNS])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.setAccessibleName(self._say("detective.title"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.itemChanged.connect(lambda _: self._count())
        return table

    def _buttons(self) -> QHBoxLayout:
        self.correct = QPushButton("", default=True)
        self.correct.clicked.connect(lambda: self._do("edit.correct_sizes", with_corrections))
        self.ignore = QPushButton(self._say("detective.ignore"), autoDefault=False)
        reason = self._say("detective.reason")
        self.ignore.clicked.connect(lambda: self._do("edit.ignore_sizes", lambda project, chosen: with_ignored(project, chosen, reason)))
        close = QPushButton(self._say("dialog.close"), autoDefault=False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (close, self.ignore, self.correct):
            row.addWidget(button)
        return row

    def refresh(self) -> None:
        """Look at the products again."""
        project = self._window.workbench.document.committed
        names = {product.id: product.name for product in project.products}
        left = {_about(one) for one in self._found} - {_about(one) for one in self.ticked}
        self._found = sorted(suspicions(project), key=lambda one: not one.fields)
        self._heading.setText(self._say.plural("detective.heading", len(self._found)) if self._found else self._say("detective.none"))
        blocked = self.table.blockSignals(True)
        self.table.setRowCount(len(self._found))
        for row, one in enumerate(self._found):
            for column, text in enumerate((f"{names[one.product]} ({one.product})", self._say(f"detective.kind.{one.kind}"), self._correction(one))):
                cell = QTableWidgetItem(text)
                cell.setToolTip(plain_tip(text))
                if column == 0:
                    # what was unticked was meant to stay as it is
                    cell.setCheckState(Qt.CheckState.Checked if one.fields and _about(one) not in left else Qt.CheckState.Unchecked)
                self.table.setItem(row, column, cell)
        self.table.blockSignals(blocked)
        self._count()

    def _correction(self, one: Suspicion) -> str:
        say = self._say
        values = ((field_name(name, say.language), "–" if old is None else self._number(old), self._number(new)) for name, old, new in one.fields)
        return ", ".join(say("change.field", field=name, old=old, new=new) for name, old, new in values) or say("detective.no_correction")

    def _number(self, value: float) -> str:
        return self._say.number(value, next((digits for digits in range(3) if abs(round(value, digits) - value) < 1e-9), 3))

    @property
    def ticked(self) -> list[Suspicion]:
        """The suspicions that are ticked."""
        cells = (self.table.item(row, 0) for row in range(len(self._found)))
        return [one for one, cell in zip(self._found, cells, strict=True) if cell is not None and cell.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        ticked = self.ticked
        count = sum(bool(one.fields) for one in ticked)
        self.correct.setText(self._say.plural("detective.correct", count) if count else self._say("detective.correct_ticked"))
        for button in (self.correct, self.ignore):
            button.setVisible(bool(self._found))
        free = not self._window.workbench.document.read_only
        self.correct.setEnabled(free and bool(count))
        self.ignore.setEnabled(free and bool(ticked))

    def _do(self, key: str, edit: Callable[[Project, list[Suspicion]], Project]) -> None:
        document = self._window.workbench.document
        document.do(Label(key), edit(document.committed, self.ticked))
        self.refresh()


def _about(one: Suspicion) -> tuple[str, str]:
    return one.product, one.kind
