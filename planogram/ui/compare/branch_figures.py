"""The figures of all branches side by side, against the first; it stays open beside the work and follows it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from planogram.session.branches import plans
from planogram.ui.compare.figures_table import FiguresPage
from planogram.ui.parts import label, open_within
from planogram.ui.verbs import select_products

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


class BranchFigures(QDialog):
    """A table: totals, or one figure by product; a click on a product selects it on the shelf."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = FiguresPage(window.translator)
        self.page.product_picked.connect(lambda product: select_products(window, (product,)))
        self._heading = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.addWidget(self._heading)
        column.addWidget(self.page, 1)
        open_within(self, (980, 560))
        window.live.rested.connect(self.refresh)
        self.finished.connect(self._stop)
        self.refresh()

    def refresh(self) -> None:
        """Mirror the branches."""
        say = self._window.translator
        self.setWindowTitle(say("branches.figures"))
        self._heading.setText(say("branches.figures.hint"))
        self.page.show_plans([(name or say("branches.first"), project) for name, project in plans(self._window.workbench.document)])

    def _stop(self) -> None:
        self._window.live.rested.disconnect(self.refresh)
