"""What of a view is to be painted again: few rectangles that do not overlap.

Qt keeps a region of many small strips, and paints pictures under such a region several times slower than under a rectangle.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget


class StaleParts:
    """Rectangles of `widget` that were asked to be painted again and have not been yet."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._rects: list[QRect] = []

    def add(self, rect: QRect) -> None:
        """Have `rect` painted again, in one with those it overlaps; even within one of them, which Qt has moved when the widget scrolled since."""
        rect = rect & self._widget.rect()
        if rect.isEmpty():
            return
        while met := [other for other in self._rects if other.intersects(rect)]:
            self._rects = [other for other in self._rects if other not in met]
            for other in met:
                rect = rect.united(other)
        self._rects.append(rect)
        self._widget.update(rect)

    def take(self, exposed: QRegion) -> list[QRect]:
        """What to paint now that Qt wants `exposed` painted: the rectangles asked for, or all around when it wants more than those."""
        rects, self._rects = self._rects, []
        asked = QRegion()
        for rect in rects:
            asked += rect
        return rects if exposed.subtracted(asked).isEmpty() else [exposed.boundingRect()]
