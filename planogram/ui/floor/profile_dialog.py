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
from planogram.metrics.floor.rules import RULES, threshold
from planogram.model.store import StoreProfile
from planogram.ui.parts import label, open_within, roomy

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
        self.rules = _rules_table(say, profile)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addLayout(form)
        column.addWidget(self.rules, 1)
        column.addWidget(label(say("floor.aid"), "muted", wrap=True))
        column.addWidget(buttons)

    @property
    def profile(self) -> StoreProfile:
        """The profile as entered; a value that is no number leaves the table's own."""
        changed = []
        for row, rule in enumerate(RULES.values()):
            item = self.rules.item(row, _VALUE)
            try:
                value = float((item.text() if item is not None else "").replace(",", "."))
            except ValueError:
                continue
            if value != rule.value and 0.0 <= value <= 100_000.0:
                changed.append((rule.key, value))
        return StoreProfile(
            self.trolleys.isChecked(),
            self.people.value(),
            self.new_building.isChecked(),
            _STOREYS[self.storey.currentIndex()],  # type: ignore[arg-type]
            self.low_density.isChecked(),
            tuple(sorted(changed)),
        )


def _rules_table(say: Translator, profile: StoreProfile) -> QTableWidget:
    table = QTableWidget(len(RULES), 4)
    table.setTabKeyNavigation(False)
    table.setAccessibleName(say("floor.profile.rule"))
    for column, key in enumerate(("rule", "value", "usual", "source")):
        table.setHorizontalHeaderItem(column, _cell(say(f"floor.profile.{key}"), column))
    table.verticalHeader().hide()
    for row, rule in enumerate(RULES.values()):
        unit = {"mm": "\u00a0mm", "pct": say.percent_sign}.get(rule.unit, "")
        source = f"{rule.source} · {say(f'floor.grade.{rule.grade}')}"
        texts = (say(f"floor.rule.{rule.key}"), f"{threshold(profile, rule.key):g}", f"{rule.value:g}{unit}", source)
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
    side = Qt.AlignmentFlag.AlignRight if column in (_VALUE, _USUAL) else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
