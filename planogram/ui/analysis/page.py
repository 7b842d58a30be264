"""What every page of the Analysis panel is: it mirrors the project when it is seen, and asks the window for what is not its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planogram.i18n import Translator
from planogram.metrics.scope import PROJECT, Scope
from planogram.session.workbench import Workbench
from planogram.ui.theme import Theme


class Page(QWidget):
    """`scoped` pages follow the panel's scope. A page is made when it is first seen, in the language and theme of then."""

    products_wanted = Signal(tuple)
    position_wanted = Signal(str)
    level_wanted = Signal(str)
    refused = Signal(str)
    scoped = False

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self.workbench, self.say, self.theme = workbench, translator, theme
        self.scope: Scope = PROJECT

    def refresh(self) -> None:
        """Mirror the project."""
