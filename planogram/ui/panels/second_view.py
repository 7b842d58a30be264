"""A second view of the same project: another face beside the one on show, both live, both to work on."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.session.sidebench import SideBench
from planogram.ui.canvas.view import ElevationView
from planogram.ui.context_menus import over_drawing
from planogram.ui.layers import tell_locked
from planogram.ui.panels.faces import FaceBar
from planogram.ui.parts import named
from planogram.ui.theme import Theme

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


class SecondView(QWidget):
    """Its keys are those of the drawing; what they do is done on its own face."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        named(self, "centre")
        self._window = window
        self.workbench = SideBench(window.workbench)
        self.view = ElevationView(self.workbench, window.translator)
        self.faces = FaceBar(self.workbench, window.translator, [])
        self.faces.chosen.connect(self.view.fit)
        self.faces.step(1)
        self.workbench.listen(self.follow)
        self.view.message.connect(window.status.say_of_hand)
        self.view.menu_wanted.connect(partial(over_drawing, window))
        self.view.refused.connect(partial(tell_locked, window))
        for action in window.view.actions():
            self.view.addAction(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.faces)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.setMinimumWidth(320)
        self.refresh()

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self.faces.set_translator(translator)
        self.view.set_translator(translator)
        self.view.setAccessibleName(translator("second.name"))

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        self.view.set_theme(theme)
        self.refresh()

    def follow(self) -> None:
        """At every turn of the event loop in which something changed."""
        self.faces.refresh()
        self.view.sync()

    def refresh(self) -> None:
        """Look like the main view: colours, labels, pictures."""
        style = self._window.view.style_now
        if self.view.style_now is not style:
            self.view.set_style(style)
        self.follow()


class OtherHand:
    """The window as an action sees it while the second view has the focus: its drawing and its face, everything else the window's."""

    def __init__(self, window: "MainWindow", second: SecondView) -> None:
        self._window = window
        self.view, self.workbench = second.view, second.workbench

    def __getattr__(self, name: str) -> Any:
        return getattr(self._window, name)


def hand_of(window: "MainWindow") -> "MainWindow":
    """The window, or what stands for it while the second view has the focus."""
    second = next((dock.panel for dock in window.further if dock.name == "second"), None)
    if second is None or not second.view.hasFocus():
        return window
    return cast("MainWindow", OtherHand(window, second))
