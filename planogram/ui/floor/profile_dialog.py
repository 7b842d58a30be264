"""The store's profile and every threshold of the floor, each with its source beside it, and the words that this is an aid."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planogram.i18n import Translator
from planogram.metrics.floor.rules import RULES, Rule, threshold
from planogram.model.store import StoreProfile
from planogram.model.units import BadLength, parse_expression, typed_length
from planogram.ui.parts import label, open_within, roomy

_MOST = 100_000.0
_STOREYS = ("ground", "second", "upper")
_VALUE, _USUAL = 1, 2
_SIZE, _NUMBERS, _SOURCE = (980, 640), 90, 310
"""The longest rule and the longest source are read whole."""


class ProfileDialog(QDialog):
    """`profile` is what was entered, once accepted."""

    def __init__(self, parent: QWidget | None, translator: Translator, profile: StoreProfile) -> None:
        super().__init__(parent)
        say = translator
        self.setWindowTitle(say("floor.profile.title"))
        open_within(self, _SIZE)
        self.trolleys, self.new_building, self.low_density = (
            QCheckBox(say(f"floor.profile.{key}")) for key in ("trolleys", "new_building", "low_density")
        )
        self.trolleys.setChecked(profile.trolleys)
        self.new_building.setChecked(profile.new_building)
        self.low_density.setChecked(profile.low_density)
        self.people = roomy(QSpinBox(maximum=100_000, value=profile.people))
        self.people.setAccessibleName(say("floor.profile.people"))
        self.storey = QComboBox()
        self.storey.setAccessibleName(say("floor.profile.storey"))
        for storey in _STOREYS:
            self.storey.addItem(say(f"floor.storey.{storey}"), storey)
        self.storey.setCurrentIndex(_STOREYS.index(profile.storey))
        form = QFormLayout()
        for box in (self.trolleys, self.new_building, self.low_density):
            form.addRow(box)
        form.addRow(say("floor.profile.people"), self.people)
        form.addRow(say("floor.profile.storey"), self.storey)
        self._say = say
        self._values = [threshold(profile, key) for key in RULES]
        self.rules, self.refused = _rules_table(say, self._values), label("", "bad", wrap=True)
        self.rules.itemChanged.connect(self._take)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addLayout(form)
        column.addWidget(self.rules, 1)
        column.addWidget(self.refused)
        column.addWidget(label(say("floor.aid"), "muted", wrap=True))
        column.addWidget(buttons)

    @property
    def profile(self) -> StoreProfile:
        """The profile as entered."""
        rules = RULES.values()
        changed = [(rule.key, value) for rule, value in zip(rules, self._values, strict=True) if value != rule.value]
        return StoreProfile(
            self.trolleys.isChecked(),
            self.people.value(),
            self.new_building.isChecked(),
            _STOREYS[self.storey.currentIndex()],  # type: ignore[arg-type]
            self.low_density.isChecked(),
            tuple(sorted(changed)),
        )

    def _take(self, item: QTableWidgetItem) -> None:
        """What was typed into a cell, as the number it is; what is none is told, and leaves the cell as it was."""
        row = item.row()
        rule = tuple(RULES.values())[row]
        refused = ""
        try:
            value = typed_length(item.text()) if rule.unit == "mm" else parse_expression(item.text().strip().rstrip("%"))
            if 0.0 <= value <= _MOST:
                self._values[row] = value
            else:
                refused = self._say("field.out_of_range", least=self._say.number(0), most=self._say.number(_MOST))
        except BadLength:
            refused = self._say("field.bad_number" if rule.unit == "mm" else "field.not_a_number")
        self.refused.setText(refused)
        self.rules.blockSignals(True)
        item.setText(_written(self._say, rule, self._values[row]))
        item.setToolTip(item.text())
        self.rules.blockSignals(False)


def _written(say: Translator, rule: Rule, value: float) -> str:
    """A threshold with its unit."""
    unit = {"mm": "\u00a0mm", "pct": say.percent_sign}.get(rule.unit, "")
    return f"{value:g}".replace(".", say.decimal) + unit


def _rules_table(say: Translator, values: list[float]) -> QTableWidget:
    table = QTableWidget(len(RULES), 4)
    table.setTabKeyNavigation(False)
    table.setAccessibleName(say("floor.profile.rule"))
    for column, key in enumerate(("rule", "value", "usual", "source")):
        table.setHorizontalHeaderItem(column, _cell(say(f"floor.profile.{key}"), column))
    table.verticalHeader().hide()
    for row, rule in enumerate(RULES.values()):
        source = f"{rule.source} · {say(f'floor.grade.{rule.grade}')}"
        texts = (say(f"floor.rule.{rule.key}"), _written(say, rule, values[row]), _written(say, rule, rule.value), source)
        for column, text in enumerate(texts):
            item = _cell(text, column)
            if column != _VALUE:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, column, item)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column, width in ((_VALUE, _NUMBERS), (_USUAL, _NUMBERS), (3, _SOURCE)):
        table.setColumnWidth(column, width)
    return table


def _cell(text: str, column: int) -> QTableWidgetItem:
    """Numbers to the right, heads as what stands below them."""
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    side = Qt.AlignmentFlag.AlignRight if column in (_VALUE, _USUAL) else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
