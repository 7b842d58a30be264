"""A view in three layers: under what is in its scene the kept pictures of a drawing, over it what a tool shows."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from planogram.ui.canvas.mirror import Mirror
from planogram.ui.canvas.overlay import OverlayMarks
from planogram.ui.canvas.stale import StaleParts
from planogram.ui.raising import told_whole

_SPILL = 2
"""Pixels around what changed that may have to be painted too: pictures lie on whole pixels, letters reach a little beyond their box."""


class LayeredView(QGraphicsView):
    """The subclass shows a drawing in `_mirror` and marks in `_marks`, and may put items in the scene between them."""

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        self._exposed: list[QRect] | None = None
        super().__init__(scene, parent)
        self._stale = StaleParts(self.viewport())
        self._mirror = Mirror(self.repaint_part, self.picture)
        self._marks = OverlayMarks(self, self.repaint_part, self._stale.add)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._exposed = self._stale.take(event.region())
        super().paintEvent(event)
        self._exposed = None

    @told_whole
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self.viewport().devicePixelRatioF().is_integer():
            # Qt moves what is painted by whole pixels of the screen, which a pixel here is not: what is painted next would lie beside it
            self.viewport().update()

    @told_whole
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawBackground(painter, rect)
        self._mirror.paint(painter, self._exposed)

    @told_whole
    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        self._marks.paint(painter)

    def picture(self, _name: str, _width: int, _height: int) -> QPixmap | None:
        """The bitmap of a product at least that many pixels large: the subclass's business."""
        return None

    def repaint_part(self, part: QRectF) -> None:
        """`part` of the scene (mm) shows something else now."""
        self._stale.add(self.viewportTransform().mapRect(part).toAlignedRect().adjusted(-_SPILL, -_SPILL, _SPILL, _SPILL))
