"""A plain table view as the window's other tables look, rows picked whole, no grid."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from planogram.ui.parts import flat

ROW = 28


def flat_table(model: QAbstractItemModel, view: QTableView | None = None) -> QTableView:
    """A view on `model` (`view` dressed so when given); one row at a time can be picked."""
    view = flat(QTableView() if view is None else view)
    view.setModel(model)
    view.verticalHeader().setDefaultSectionSize(ROW)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setStretchLastSection(True)
    view.setProperty("airy", True)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    return view
