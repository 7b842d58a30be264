"""A message beside the pointer, in screen pixels whatever the zoom."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap, QTransform

from planogram.exchange.font import measurer
from planogram.ui.canvas.group_picture import in_device_pixels
from planogram.ui.canvas.inks import Inks
from planogram.ui.canvas.player import colour, font

_LETTERS_PX = 13
_ROOM = (10, 5, 10, 5)
_MOST_KEPT = 16


class Bubble:
    """Pictures of its last words are kept: a hand that wavers between two levels says the same few again and again. It hangs on a point
    of the scene, so that it goes with the paper.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bool, Inks, float], tuple[QSizeF, QPixmap]] = {}
        self._picture = QPixmap()
        self._size = QSizeF()
        self._at = QPointF()
        self._offset = QPointF()
        self.shown = False

    def say(self, text: str, warning: bool, inks: Inks, ratio: float) -> QSizeF:
        """Have `text` in it, on a screen of `ratio` device pixels per pixel; the size in pixels it takes."""
        key = (text, warning, inks, ratio)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) == _MOST_KEPT:
                self._kept.clear()
            size = _text_size(text).grownBy(QMarginsF(*_ROOM))
            found = self._kept[key] = size, _painted(text, size, warning, inks, ratio)
        self._size, self._picture = found
        return self._size

    def place(self, at: QPointF, offset: QPointF) -> None:
        """Its upper left corner lies `offset` (pixels) from `at` (scene mm)."""
        self._at, self._offset = at, offset

    def area(self, transform: QTransform) -> QRectF:
        """What it covers, in pixels, where `transform` leads from scene to viewport; empty while it is not shown."""
        return QRectF(transform.map(self._at) + self._offset, self._size) if self.shown else QRectF()

    def paint(self, painter: QPainter) -> None:
        """With the painter in scene mm."""
        if self.shown:
            corner, ratio = self.area(painter.worldTransform()).topLeft(), painter.device().devicePixelRatioF()
            painter.setWorldTransform(in_device_pixels(ratio))
            painter.drawPixmap(round(corner.x() * ratio), round(corner.y() * ratio), self._picture)


def _painted(text: str, size: QSizeF, warning: bool, inks: Inks, ratio: float) -> QPixmap:
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(ratio, ratio)
    box = QRectF(QPointF(), size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(inks.warning if warning else inks.bubble))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(font(_LETTERS_PX, False))
    painter.setPen(colour(inks.warning_text if warning else inks.bubble_text))
    if "\n" in text:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    else:
        painter.drawText(QPointF(_ROOM[0], _ROOM[1] + _metrics().ascent()), text)
    painter.end()
    return pixmap


@lru_cache(maxsize=1)
def _metrics() -> QFontMetricsF:
    return QFontMetricsF(font(_LETTERS_PX, False))


def _text_size(text: str) -> QSizeF:
    """Of one line, which a drag says anew every few steps, from the widths of its letters: Qt takes as long to measure it as to draw it."""
    return _metrics().size(0, text) if "\n" in text else QSizeF(ceil(measurer().width(text, _LETTERS_PX)), _metrics().height())
