"""Docks that are closed at a first start and made when first opened: a second view of the project, the table of positions, the layers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planogram.ui.docks import Dock, open_dock

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

Area = Qt.DockWidgetArea
_SHARE = 42
"""Percent of the window's height that a second view opens with."""


class LazyDock(Dock):
    """Its panel is made when it is first shown. A panel has `set_translator`, `set_theme`, `refresh`, and `follow` when it moves with the hand."""

    def __init__(self, window: "MainWindow", name: str, area: Area, make: Callable[["MainWindow"], QWidget]) -> None:
        self._holder = QWidget()
        super().__init__(name, self._holder)
        self._window, self._make, self.area = window, make, area
        self.panel: Any = None
        self._shown = False
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        window.live.changed.connect(self._follow)
        window.live.rested.connect(self.refresh)
        self.left.connect(window.view.setFocus)

    def dress(self, translator: Any, theme: Any) -> None:
        super().dress(translator, theme)
        if self.panel is not None:
            self.panel.set_translator(translator)
            self.panel.set_theme(theme)

    def refresh(self) -> None:
        """Mirror the window's work when it is in sight."""
        if self.panel is not None and self.isVisible():
            self.panel.refresh()

    def _follow(self) -> None:
        if self.panel is not None and self.isVisible() and hasattr(self.panel, "follow"):
            self.panel.follow()

    def prepare(self) -> None:
        if self.panel is None:
            self.panel = self._make(self._window)
            layout = self._holder.layout()
            assert layout is not None
            layout.addWidget(self.panel)
            self.panel.set_theme(self._window.theme)

    def showEvent(self, event: QShowEvent) -> None:
        self.prepare()
        if not self._shown:
            self._shown = True
            if self.name == "second":
                self._window.resizeDocks([self], [self._window.height() * _SHARE // 100], Qt.Orientation.Vertical)
        super().showEvent(event)
        self.refresh()


def add_further_docks(window: "MainWindow") -> tuple[LazyDock, ...]:
    """The docks, hidden, in the places where they open."""
    docks = (
        LazyDock(window, "second", Area.BottomDockWidgetArea, _second),
        LazyDock(window, "positions", Area.BottomDockWidgetArea, _positions),
        LazyDock(window, "layers", Area.LeftDockWidgetArea, _layers),
    )
    for dock in docks:
        window.addDockWidget(dock.area, dock)
        dock.hide()
    return docks


def _second(window: "MainWindow") -> QWidget:
    from planogram.ui.panels.second_view import SecondView

    return SecondView(window)


def _positions(window: "MainWindow") -> QWidget:
    from planogram.ui.panels.positions import PositionsPanel

    panel = PositionsPanel(window.workbench, window.translator)
    panel.refused.connect(window.status.say)
    panel.entered.connect(window.view.keyed)
    return panel


def _layers(window: "MainWindow") -> QWidget:
    from planogram.ui.panels.layers import LayersPanel

    return LayersPanel(window)


def toggle_further(window: "MainWindow", name: str) -> None:
    """Show one of them, or hide it when it is shown."""
    dock = next(dock for dock in window.further if dock.name == name)
    hidden = dock.visibleRegion().isEmpty()
    if hidden:
        open_dock(window, dock)
        dock.panel.setFocus()
    else:
        dock.hide()
        window.view.setFocus()
