"""Pages of the PNM référentiel that are edited: one list with its buttons, and the house rules as a form."""

from functools import partial

import msgspec
from PySide6.QtCore import QLocale, QSignalBlocker
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planogram.i18n import Translator
from planogram.model.edits.pnm_lists import change_pnm_settings, usual_setting
from planogram.model.pnm import PnmSettings
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.dialogs.pnm_records import ChoiceDelegate, RecordModel
from planogram.ui.number_box import NumberBox
from planogram.ui.parts import label, roomy, with_name

_WIDEST, _ROW, _BEFORE_COUNTS = 240, 28, 4


class RecordPage(QWidget):
    """A table edited in place; what a cell refuses is said under it."""

    def __init__(self, workbench: Workbench, model: RecordModel, say: Translator) -> None:
        super().__init__()
        self._workbench, self.model = workbench, model
        self.table = with_name(QTableView(), f"pnm_{model.name}")
        self.table.setModel(model)
        self._delegate = ChoiceDelegate(workbench, model, say)
        self.table.setItemDelegate(self._delegate)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(say(f"pnm.report.tab.{model.name}"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setProperty("airy", True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.add, self.copy, self.remove = (QPushButton(say(f"pnm.record.{verb}")) for verb in ("add", "copy", "remove"))
        for button in (self.add, self.copy, self.remove):
            button.setAutoDefault(False)
        self.message = label("", "muted", wrap=True)
        self.add.clicked.connect(lambda: self._added(self.model.add()))
        self.copy.clicked.connect(self._copy)
        self.remove.clicked.connect(lambda: self.model.remove(self.rows()))
        model.refused.connect(self.message.setText)
        model.dataChanged.connect(lambda *_: self.message.clear())
        model.modelReset.connect(self._enable)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._lay_out()
        self.fit()
        self._counts_in_sight()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.add, self.copy, self.remove):
            row.addWidget(widget)
        row.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.refresh()

    def rows(self) -> set[int]:
        """The chosen entries."""
        return {index.row() for index in self.table.selectionModel().selectedRows()}

    def refresh(self) -> None:
        """Mirror the project."""
        self.model.refresh()
        self._enable()

    def _enable(self) -> None:
        """What is done to entries needs some that are picked."""
        writable = not self._workbench.document.read_only
        self.add.setEnabled(writable)
        for button in (self.copy, self.remove):
            button.setEnabled(writable and bool(self.rows()))

    def fit(self) -> None:
        """Columns as wide as what they hold, within reason."""
        self.table.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, min(_WIDEST, self.table.columnWidth(column)))

    def _counts_in_sight(self) -> None:
        """What is counted stands right after the columns it follows from first."""
        header = self.table.horizontalHeader()
        for n in range(len(self.model.sheet.columns), self.model.columnCount()):
            header.moveSection(n, n - len(self.model.sheet.columns) + _BEFORE_COUNTS)

    def _copy(self) -> None:
        for row in sorted(self.rows())[:1]:
            self._added(self.model.add(row))

    def _added(self, row: int) -> None:
        self.table.selectRow(row)
        self.table.scrollToBottom()


class SettingsPage(QScrollArea):
    """Thresholds of the mode rule first, then those of the checks; each shows its usual value."""

    def __init__(self, workbench: Workbench, say: Translator) -> None:
        super().__init__()
        self._workbench = workbench
        self.fields = {field.name: self._field(field, say) for field in _in_order()}
        inner = QWidget()
        form = QFormLayout(inner)
        for name, field in self.fields.items():
            form.addRow(label(say(f"pnm.setting.{name}")), field)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.refresh()

    def _field(self, field: msgspec.structs.FieldInfo, say: Translator) -> NumberBox:
        whole, usual = isinstance(field.default, int), usual_setting(field.name)
        decimals = 0 if whole or usual >= 100 else 2
        box = with_name(NumberBox(decimals=decimals, most=1.0 if usual < 1 else 100_000.0, step=0.05 if usual < 1 else 1.0), f"pnm_{field.name}")
        box.setLocale(QLocale(say.language))
        roomy(box)
        box.setMaximumWidth(140)
        box.setKeyboardTracking(False)
        box.setAccessibleName(say(f"pnm.setting.{field.name}"))
        box.setToolTip(say("pnm.setting.usual", value=say.number(usual, decimals)))
        box.valueChanged.connect(partial(self._set, field.name, whole))
        return box

    def _set(self, name: str, whole: bool, value: float) -> None:
        new = change_pnm_settings(self._workbench.project, **{name: int(value) if whole else value})
        self._workbench.document.do(Label("edit.change_pnm_setting"), new)

    def refresh(self) -> None:
        """Mirror the project."""
        for name, box in self.fields.items():
            with QSignalBlocker(box):
                box.setValue(float(getattr(self._workbench.project.pnm.settings, name)))
                box.setEnabled(not self._workbench.document.read_only)


_MODE = (
    "rotation_high", "rotation_low", "class_margin", "pallet_share", "validity_short", "validity_long", "intro_days", "decline_share",
    "durable_cost", "durable_days",
)  # fmt: skip


def _in_order() -> list[msgspec.structs.FieldInfo]:
    fields = {field.name: field for field in msgspec.structs.fields(PnmSettings)}
    return [*(fields[name] for name in _MODE), *(field for name, field in fields.items() if name not in _MODE)]
