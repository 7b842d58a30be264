"""The middle of the window: banners and the face bar over the drawing, or what to do when there is no furniture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.panels.empty import EmptyState
from planogram.ui.panels.faces import FaceBar
from planogram.ui.parts import named, rule


class Centre(QWidget):
    """`furniture_wanted` is the empty state's button."""

    furniture_wanted = Signal()

    def __init__(
        self,
        workbench: Workbench,
        banners: QWidget,
        bar: FaceBar,
        drawing: QWidget,
        legend: QWidget,
        translator: Translator,
        above: QWidget | None = None,
    ) -> None:
        super().__init__()
        named(self, "centre")
        self._workbench, self._say = workbench, translator
        self._empty = EmptyState()
        self._empty.asked.connect(self.furniture_wanted.emit)
        self._stack = QStackedWidget()
        shown = QWidget()
        below = QVBoxLayout(shown)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(drawing, 1)
        below.addWidget(legend)
        self._drawing, self._below = shown, below
        self._stack.addWidget(shown)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(banners)
        column.addWidget(bar)
        if above is not None:
            column.addWidget(above)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self.set_translator(translator)

    def add_parts(self, beside: QWidget, under: QWidget) -> None:
        """`beside` shares the place of the drawing (only one of them is visible), `under` stands below all."""
        self._below.insertWidget(1, beside, 1)
        self._below.addWidget(under)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        words = (translator(f"centre.empty.{part}") for part in ("title", "text", "button"))
        self._empty.show_words("gondola", *words)

    def refresh(self) -> None:
        """Show the drawing when there is a face to draw."""
        self._stack.setCurrentWidget(self._empty if self._workbench.face_ref is None else self._drawing)
