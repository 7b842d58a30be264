"""What a tool shows, painted over the drawing; only what changed is painted again."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsView

from planogram.tools.overlay import Overlay
from planogram.ui.canvas.bubble import Bubble
from planogram.ui.canvas.inks import LIGHT, Inks
from planogram.ui.canvas.marks import (
    Area,
    BandMarks,
    GhostMarks,
    HandleMarks,
    HoverMarks,
    LineMarks,
    MeasureMarks,
    PartMarks,
    SelectedMarks,
    TargetMarks,
)

_BESIDE, _EDGE = 18.0, 4.0
"""How far (px) words lie from the pointer, and how near they come to the edge of the view."""


class OverlayMarks:
    """All marks over one view, and the bubble. `stale` hears which parts of the scene (mm) are to be painted again,
    `stale_px` which of the viewport (pixels).
    """

    def __init__(self, view: QGraphicsView, stale: Callable[[QRectF], None], stale_px: Callable[[QRect], None]) -> None:
        self._view, self._stale, self._stale_px = view, stale, stale_px
        self._kinds = (
            TargetMarks(),
            PartMarks(),
            HoverMarks(),
            SelectedMarks(),
            GhostMarks(),
            HandleMarks(),
            LineMarks(),
            BandMarks(),
            MeasureMarks(),
        )
        """In the order they are painted."""
        self._bubble = Bubble()
        self._inks = LIGHT

    @property
    def inks(self) -> Inks:
        return self._inks

    def set_inks(self, inks: Inks) -> None:
        """Colours of another theme."""
        self._inks = inks
        self._repaint([marks.area for marks in self._kinds])

    def show(self, overlay: Overlay, scale: float) -> None:
        """Mirror `overlay` at `scale` pixels per mm; idempotent."""
        self._repaint([area for marks in self._kinds for area in marks.show(overlay, scale)])

    def _repaint(self, areas: list[Area | None]) -> None:
        some = [area for area in areas if area is not None]
        if some:
            lefts, tops, rights, bottoms = zip(*some, strict=True)
            left, top = min(lefts), min(tops)
            self._stale(QRectF(left, top, max(rights) - left, max(bottoms) - top))

    def say(self, text: str, warning: bool, here: QPointF) -> None:
        """Show `text` beside the pointer, which is `here` in the viewport: on the side with room, and never cut; nothing for no text."""
        bubble, viewport, transform = self._bubble, self._view.viewport(), self._view.viewportTransform()
        before = bubble.area(transform)
        bubble.shown = bool(text)
        if text:
            size = bubble.say(text, warning, self._inks, viewport.devicePixelRatioF())
            x = _BESIDE if here.x() + _BESIDE + size.width() < viewport.width() else -_BESIDE - size.width()
            y = _BESIDE if here.y() + _BESIDE + size.height() < viewport.height() else -_BESIDE - size.height()
            bubble.place(transform.inverted()[0].map(here), QPointF(max(_EDGE - here.x(), x), max(_EDGE - here.y(), y)))
        for area in (before, bubble.area(transform)):
            if not area.isEmpty():
                self._stale_px(area.toAlignedRect().adjusted(-1, -1, 1, 1))

    def paint(self, painter: QPainter) -> None:
        """With the painter in scene mm; it is left as it was."""
        transform = painter.worldTransform()
        try:
            for marks in self._kinds:
                marks.paint(painter, self._inks)
            self._bubble.paint(painter)
        finally:
            painter.setWorldTransform(transform)
