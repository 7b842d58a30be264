"""The head of the Figures panel: scope, filter, rows, and the buttons for matrix, copy and columns. What they do is the panel's."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QToolButton, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.icons import icon
from planogram.ui.panels.figure_filter import BadFilter, FigureFilter, names_of, read_filter
from planogram.ui.panels.figure_rows import KINDS, Kind
from planogram.ui.panels.scope_choice import ScopeChoice
from planogram.ui.theme import Theme

_TYPING_MS = 150
_SHORT_ROWS = 7
"""Letters of the usual choice of rows, which is read at any width."""


class FiguresHead(QWidget):
    """`filtered` carries the filter typed, once the hand has paused."""

    filtered = Signal(object)

    def __init__(self, workbench: Workbench, translator: Translator, scope: str, remembered: dict[str, Any]) -> None:
        super().__init__()
        self._say, self._workbench = translator, workbench
        names = remembered.get("scope")
        self.choice = ScopeChoice(workbench, translator, scope, [str(name) for name in names] if isinstance(names, list) else [])
        self.search, self.rows = QLineEdit(clearButtonEnabled=True), ChoiceBox()
        self.as_matrix = QToolButton()
        self.as_matrix.setCheckable(True)
        self.as_matrix.setChecked(bool(remembered.get("matrix")))
        self.columns, self.copy = QToolButton(), QToolButton()
        self.rows.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rows.setMinimumContentsLength(_SHORT_ROWS)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 0, 8, 0)
        grid.setSpacing(6)
        self.choice.setContentsMargins(0, 0, 4, 0)  # its edge under the panel's cross, where the buttons below have their pictures
        grid.addWidget(self.choice, 0, 0, 1, 5)
        for column, widget in enumerate((self.search, self.rows, self.as_matrix, self.copy, self.columns)):
            grid.addWidget(widget, 1, column)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self._typed = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typed.timeout.connect(self.read)
        self.search.textChanged.connect(lambda _: self._typed.start())

    def read(self) -> None:
        """Take what is typed now; a condition that cannot be read marks the field, and the filter before it stays."""
        bad = ""
        try:
            wanted: FigureFilter | None = read_filter(self.search.text(), names_of(self._say, self._workbench.project.products))
        except BadFilter as problem:
            wanted, bad = None, self._say("figures.filter.bad", clause=problem.args[0])
        self.search.setProperty("bad", bool(bad))
        self.search.style().polish(self.search)
        self.search.setToolTip(bad or self._say("figures.filter.tip"))
        if wanted is not None:
            self.filtered.emit(wanted)

    def set_translator(self, translator: Translator, kind: Kind) -> None:
        """Say everything in another language; `kind` of rows is the one chosen."""
        self._say = translator
        self.choice.set_translator(translator)
        self.rows.blockSignals(True)
        self.rows.clear()
        for one in KINDS:
            self.rows.addItem(translator(f"figures.rows.{one}"), one)
        self.rows.setCurrentIndex(KINDS.index(kind))
        self.rows.blockSignals(False)
        for widget, key in ((self.rows, "rows"), (self.columns, "columns"), (self.as_matrix, "matrix"), (self.copy, "copy")):
            widget.setAccessibleName(translator(f"figures.{key}"))
            if widget is not self.as_matrix:  # that one tells what its action does
                widget.setToolTip(translator(f"figures.{key}"))
        self.search.setPlaceholderText(translator("figures.filter"))
        self.search.setAccessibleName(translator("figures.filter"))
        self.search.setToolTip(translator("figures.filter.tip"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for button, name in ((self.columns, "columns"), (self.as_matrix, "matrix"), (self.copy, "copy")):
            button.setIcon(icon(name, theme.text))
