"""The installed PySide6 must not lose references to None: on Python 3.11 version 6.12.0 does, and dies after a few thousand calls."""

import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

CALLS = 3000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there: nothing to count")
def test_qt_calls_keep_the_references_to_none(qapp: QApplication) -> None:
    item, pen, rect = QGraphicsRectItem(), QPen(), QRectF(0, 0, 10, 10)
    before = sys.getrefcount(None)
    for step in range(CALLS):
        item.setPos(step, step)
        item.setPen(pen)
        item.setRect(rect)
        item.scene()
    assert sys.getrefcount(None) - before > -CALLS / 10
