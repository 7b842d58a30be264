"""Pictures of the viewport kept while the zoom changes: one scaled picture is painted instead of hundreds, until the hand rests."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsView


class KeptPictures:
    """The last sharp picture, and the last one that showed the whole scene, each with its place in the scene."""

    def __init__(self) -> None:
        self._whole: tuple[QPixmap, QRectF] | None = None
        self._last: tuple[QPixmap, QRectF] | None = None

    def forget(self) -> None:
        """What they show has changed."""
        self._whole = self._last = None

    def keep(self, view: QGraphicsView, seen: QRectF, content: QRectF) -> None:
        """Take a picture of what `view` shows, which is `seen` of the scene; `content` is all there is to see."""
        area, ratio = view.viewport().rect(), view.devicePixelRatioF()
        picture = QPixmap(area.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        with QPainter(picture) as painter:
            view.render(painter, QRectF(area), area)
        self._last = (picture, seen)
        if seen.contains(content):
            self._whole = self._last

    def covers(self, needed: QRectF) -> bool:
        """Whether the kept pictures show all of `needed`."""
        return self._whole is not None or (self._last is not None and self._last[1].contains(needed))

    def paint(self, painter: QPainter, transform: QTransform) -> None:
        """Paint them where they belong under `transform` (scene to viewport), the sharper one on top."""
        for kept in (self._whole, self._last if self._last is not self._whole else None):
            if kept is not None:
                painter.drawPixmap(transform.mapRect(kept[1]), kept[0], QRectF(kept[0].rect()))
