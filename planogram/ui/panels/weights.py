"""The weights of the composite index as four sliders. They always sum to 100 %; what the hand chooses is an edit of the project."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from planogram.i18n import Translator
from planogram.metrics.sensitivity import CRITERIA
from planogram.model.edits.settings import change_settings
from planogram.session.document import Gesture
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.panels.figure_text import with_unit
from planogram.ui.parts import label, named, with_name

LABEL = Label("edit.weights")
_STEPS = 100


class WeightsCard(QWidget):
    """Opens over the window; figures follow while a slider moves, its release is one step, Escape before it none."""

    def __init__(self, parent: QWidget, workbench: Workbench, translator: Translator) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench, self._say = workbench, translator
        self._gesture: Gesture | None = None
        self.sliders: dict[str, QSlider] = {}
        self._shares: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 14)
        grid.setHorizontalSpacing(12)
        grid.addWidget(label(translator("matrix.weights.title"), "heading"), 0, 0, 1, 3)
        for row, name in enumerate(CRITERIA, 1):
            slider = with_name(QSlider(Qt.Orientation.Horizontal), f"weight_{name}")
            slider.setRange(0, _STEPS)
            slider.setPageStep(10)
            slider.setMinimumWidth(170)
            slider.setValue(round(getattr(workbench.document.committed.settings, f"mix_{name}") * _STEPS))
            slider.setAccessibleName(translator(f"field.settings.mix_{name}"))
            self.sliders[name], self._shares[name] = slider, label("", "muted")
            self._shares[name].setMinimumWidth(44)
            self._shares[name].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((label(translator(f"indicator.{name}.name")), slider, self._shares[name])):
                grid.addWidget(widget, row, column)
            slider.sliderPressed.connect(self._press)
            slider.valueChanged.connect(lambda _: self._move())
            slider.sliderReleased.connect(self._release)
        self._write_shares()

    def show_below(self, widget: QWidget) -> None:
        """Open under a button, its right edge at the button's."""
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 2)))
        self.show()
        self.sliders[CRITERIA[0]].setFocus()

    def weights(self) -> dict[str, float]:
        """What the sliders say, summing to 1; equal weights when all stand at 0."""
        values = {name: slider.value() for name, slider in self.sliders.items()}
        whole = sum(values.values())
        return {f"mix_{name}": round(value / whole, 4) if whole else 1 / len(values) for name, value in values.items()}

    def _press(self) -> None:
        self._gesture = self._workbench.document.start_gesture(LABEL)

    def _move(self) -> None:
        self._write_shares()
        if self._gesture is not None and self._gesture.alive:
            self._gesture.show(change_settings(self._gesture.base, **self.weights()))
        else:
            self._workbench.document.do(LABEL, change_settings(self._workbench.document.committed, **self.weights()))

    def _release(self) -> None:
        if self._gesture is not None:
            self._gesture.commit()
            self._gesture = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Escape, or a click elsewhere: a slider still held moves nothing."""
        super().hideEvent(event)
        if self._gesture is not None:
            self._gesture.cancel()
            self._gesture = None

    def _write_shares(self) -> None:
        whole = sum(slider.value() for slider in self.sliders.values())
        for name, slider in self.sliders.items():
            share = slider.value() / whole if whole else 1 / len(self.sliders)
            self._shares[name].setText(with_unit(self._say.number(share * 100), "pct", self._say, ""))
