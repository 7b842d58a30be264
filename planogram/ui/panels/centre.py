"""The middle of the window: banners, the tabs of elevation and plan, the face bar over the drawing, or what to do without furniture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.panels.empty import EmptyState
from planogram.ui.panels.faces import FaceBar
from planogram.ui.parts import named, rule

_NARROWEST = 360
"""Rather a cut tool strip than a window wider than a small screen, px."""


class Centre(QWidget):
    """`furniture_wanted` is the empty state's button; `turned` says that the other tab is on show."""

    furniture_wanted = Signal()
    turned = Signal()

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
        self.setMinimumWidth(_NARROWEST)
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
        elevation = QWidget()
        column = _tight(elevation)
        column.addWidget(bar)
        if above is not None:
            column.addWidget(above)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.addTab("")
        self.tabs.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(elevation)
        whole = _tight(self)
        whole.addWidget(banners)
        whole.addWidget(self.tabs)
        whole.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.set_translator(translator)

    def add_floor(self, floor: QWidget) -> None:
        """The plan of the shop as a tab beside the elevation."""
        self._pages.addWidget(floor)
        self.tabs.addTab("")
        self.tabs.show()
        self.set_translator(self._say)

    def show_floor(self, wanted: bool = True) -> None:
        """Turn to the plan, or back to the elevation."""
        self.tabs.setCurrentIndex(int(wanted))

    @property
    def floor_shown(self) -> bool:
        """Whether the plan is on show."""
        return self.tabs.currentIndex() == 1

    def _turn(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self.turned.emit()

    def add_parts(self, beside: QWidget, under: QWidget) -> None:
        """`beside` shares the place of the drawing (only one of them is visible), `under` stands below all."""
        self._below.insertWidget(1, beside, 1)
        self._below.addWidget(under)

    @property
    def stage(self) -> QWidget:
        """Where the drawing is, or what stands in for it."""
        return self._stack

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        for tab, key in zip(range(self.tabs.count()), ("floor.tab.elevation", "floor.tab.plan"), strict=False):
            self.tabs.setTabText(tab, translator(key))
        self.tabs.setAccessibleName(translator("floor.tab.plan"))
        words = (translator(f"centre.empty.{part}") for part in ("title", "text", "button"))
        self._empty.show_words("gondola", *words)

    def refresh(self) -> None:
        """Show the drawing when there is a face to draw."""
        self._stack.setCurrentWidget(self._empty if self._workbench.face_ref is None else self._drawing)


def _tight(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
