"""The departments as a table: their share of the floor and of the revenue. Figures are metrics/floor's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from planogram.i18n import Translator
from planogram.metrics.floor.zones import ZoneFigures
from planogram.ui.parts import plain_tip

_HEADS = ("print.col.zone", "print.col.floor_share", "print.col.revenue_share")


class ZonesTable(QTableWidget):
    """A row a department."""

    def __init__(self) -> None:
        super().__init__(0, len(_HEADS))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def speak(self, say: Translator) -> None:
        """Heads in another language."""
        for column, key in enumerate(_HEADS):
            head = QTableWidgetItem(say(key))
            head.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, head)
        self.setAccessibleName(say("floor.summary.zones"))

    def show_figures(self, figures: tuple[ZoneFigures, ...], say: Translator) -> None:
        """Mirror the figures of the departments."""
        self.setRowCount(len(figures))
        for row, one in enumerate(figures):
            values = [one.zone.name]
            values += ["–" if share is None else say.number(100.0 * share, 1) for share in (one.floor_share, one.revenue_share)]
            for column, text in enumerate(values):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column))
                item.setToolTip(plain_tip(text))
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        for column in range(len(_HEADS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(min(380, 34 + 30 * len(figures)))


def _side(column: int) -> Qt.AlignmentFlag:
    """Names to the left, shares to the right, heads as what stands below them."""
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
