"""Settings of the project that paper depends on: how positions are numbered, and how long each kind of change takes."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.change_steps import ORDER
from planogram.model.settings import Settings
from planogram.ui.number_box import NumberBox
from planogram.ui.parts import label, roomy, with_name

NUMBERING = ("numbering_right_to_left", "numbering_top_down", "numbering_per_bay")
_MOST_MINUTES = 999.0
_NAMES_WIDTH = 104


class SettingsFields(QWidget):
    """Two groups of fields, `numbering` and `minutes`; `entered` carries the settings that were changed by hand."""

    entered = Signal(dict)

    def __init__(self, settings: Settings, translator: Translator) -> None:
        super().__init__()
        self._say = translator
        self.ticks = {name: self._tick(name, getattr(settings, name)) for name in NUMBERING}
        self.rates = {f"minutes_{action}": self._rate(action, getattr(settings, f"minutes_{action}")) for action in ORDER}
        self.numbering, self.minutes = QWidget(), QWidget()
        column = QVBoxLayout(self.numbering)
        column.setContentsMargins(0, 0, 0, 0)
        for tick in self.ticks.values():
            column.addWidget(tick)
        column.addWidget(label(translator("printing.in_project"), "small", wrap=True))
        rows = QFormLayout(self.minutes)
        rows.setContentsMargins(0, 0, 0, 0)
        for action, field in zip(ORDER, self.rates.values(), strict=True):
            name = label(translator(f"print.action.{action}"))
            name.setFixedWidth(_NAMES_WIDTH)
            rows.addRow(name, field)
        rows.addRow(label(translator("printing.in_project"), "small", wrap=True))

    def lock(self, locked: bool) -> None:
        """A project that is only looked at keeps its settings."""
        self.numbering.setEnabled(not locked)
        self.minutes.setEnabled(not locked)

    def _tick(self, name: str, on: bool) -> QCheckBox:
        tick = with_name(QCheckBox(self._say(f"printing.{name}")), name)
        tick.setChecked(on)
        tick.toggled.connect(lambda value: self.entered.emit({name: value}))
        return tick

    def _rate(self, action: str, minutes: float) -> NumberBox:
        name = f"minutes_{action}"
        field = with_name(NumberBox(most=_MOST_MINUTES, step=0.25), name)
        field.setLocale(QLocale(self._say.language))
        roomy(field)
        field.lineEdit().setTextMargins(8, 0, 8, 0)
        field.setSuffix("\u00a0min")
        field.setKeyboardTracking(False)
        field.setValue(minutes)
        field.setAccessibleName(self._say(f"print.action.{action}"))
        field.valueChanged.connect(lambda value: self.entered.emit({name: value}))
        return field
