"""The decision matrix with its axes and the weights of the composite index."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.panels.figure_text import column_title
from planogram.ui.panels.figures_view import FiguresView
from planogram.ui.panels.matrix import AXES, Matrix
from planogram.ui.panels.weights import WeightsCard
from planogram.ui.parts import label, with_name
from planogram.ui.theme import Theme


class MatrixPanel(QWidget):
    """`remembered` may hold the axes of the last time."""

    axes_changed = Signal()

    def __init__(self, workbench: Workbench, view: FiguresView, remembered: dict[str, Any]) -> None:
        super().__init__()
        self._workbench, self._view = workbench, view
        self.matrix = Matrix(view)
        chosen = [key for key in remembered.get("axes", ()) if key in AXES]
        if len(chosen) == len(self.matrix.axes):
            self.matrix.axes = (chosen[0], chosen[1])
        self.boxes = (with_name(QComboBox(), "axisX"), with_name(QComboBox(), "axisY"))
        self.weigh = QPushButton()
        self.weigh.clicked.connect(self._open_weights)
        self._against = label("×", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 0)
        head.addWidget(self.boxes[0], 1)
        head.addWidget(self._against)
        head.addWidget(self.boxes[1], 1)
        head.addWidget(self.weigh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.matrix, 1)
        self._shown: tuple[list[str], frozenset[str]] = ([], frozenset())
        for box in self.boxes:
            box.currentIndexChanged.connect(self._choose)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        for box, key, name in zip(self.boxes, self.matrix.axes, ("x", "y"), strict=True):
            box.blockSignals(True)
            box.clear()
            for axis in AXES:
                box.addItem(column_title(axis, translator, ""), axis)
            box.setCurrentIndex(AXES.index(key))
            box.blockSignals(False)
            box.setAccessibleName(translator(f"matrix.axis.{name}"))
            box.setToolTip(translator(f"matrix.axis.{name}"))
        self.weigh.setText(translator("matrix.weights"))
        self.weigh.setToolTip(translator("matrix.weights.tip"))
        self.matrix.setAccessibleName(translator("figures.matrix"))

    def set_theme(self, _theme: Theme) -> None:
        """Take other colours: the view knows them."""
        self.matrix.update()

    def show_points(self, subjects: list[str], picked: frozenset[str]) -> None:
        """Mirror the rows; those picked are ringed."""
        self._shown = (subjects, picked)
        self.matrix.show_points(subjects, picked)

    def _choose(self) -> None:
        self.matrix.axes = (self.boxes[0].currentData(), self.boxes[1].currentData())
        self.matrix.show_points(*self._shown)
        self.axes_changed.emit()

    def _open_weights(self) -> None:
        WeightsCard(self, self._workbench, self._view.translator).show_below(self.weigh)
