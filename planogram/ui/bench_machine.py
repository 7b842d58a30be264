"""How quick this machine is just now, beside a scene of the benchmark: on shared processors times double from minute to minute.

The budgets were set where 500 items that a Python `paint` draws, a box and a text each, are painted in 4 to 5 ms.
"""

import gc
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView

from planogram.exchange.bench import WARM_UP, Result, lap, result

ITEMS, ROUNDS = 500, 12
_IN_A_ROW, _WIDE, _HIGH = 25, 44.0, 30.0


class _Item(QGraphicsItem):
    """A box and a text, as every such item costs at least."""

    _box = QRectF(0.0, 0.0, _WIDE - 4.0, _HIGH - 4.0)

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, _option: Any, _widget: Any = None) -> None:
        painter.drawRect(self._box)
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, "66 cm")


def painting(size: int) -> Result:
    """`machine_paint`: all items painted anew, beside the scene of `size` positions."""
    scene = QGraphicsScene()
    for n in range(ITEMS):
        item = _Item()
        item.setPos(n % _IN_A_ROW * _WIDE, n // _IN_A_ROW * _HIGH)
        scene.addItem(item)
    view = QGraphicsView(scene)
    view.resize(1200, 700)
    view.show()
    QApplication.processEvents()
    gc.collect()
    times = [lap(view.viewport().repaint) for _ in range(WARM_UP + ROUNDS)]
    view.close()
    scene.clear()
    return result("machine_paint", size, times[WARM_UP:])
