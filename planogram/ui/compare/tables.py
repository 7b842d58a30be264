"""A plain table view as the window's other tables look, rows picked whole, no grid; and a square of a colour for its cells."""

from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
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


@lru_cache(maxsize=64)
def chip(colour: str) -> QPixmap:
    """A small square of a colour, at twice the size for sharp screens."""
    picture = QPixmap(20, 20)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 60), 1))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(1, 1, 18, 18, 4, 4)
    picture.setDevicePixelRatio(2.0)
    return picture
