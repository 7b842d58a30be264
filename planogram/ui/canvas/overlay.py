"""What a tool shows, over the drawing: each kind of mark is one item that covers only its own marks, so that little is repainted."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from planogram.exchange.font import measurer
from planogram.tools.overlay import NOTHING, Box, Guide, Handle, Measure, Overlay, Ring
from planogram.ui.canvas.inks import LIGHT, Inks
from planogram.ui.canvas.player import colour, font

_ABOVE = 1_000_000.0
_PAD_PX = 8.0
HANDLE_PX = 9.0
_BUBBLE_PX = 13
_BUBBLE_ROOM = (10, 5, 10, 5)
_MEASURE_PX = 11
_MEASURE_PAD_PX = 40.0

PaintMarks = Callable[[QPainter, float], None]
"""Paints with the painter in scene mm; the number is pixels per mm."""


def scene_rect(box: Box) -> QRectF:
    """A box of the face (y upwards) as the scene has it (y downwards)."""
    return QRectF(box.x, -box.top, box.width, box.height)


class MarksItem(QGraphicsItem):
    """Some marks of one kind; covers `area` (scene mm) and a few pixels around it."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.setZValue(_ABOVE + height)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._area = QRectF()
        self._pad = 0.0
        self._paint: PaintMarks | None = None
        self._value: object = None

    def show_marks(self, value: object, area: Callable[[], QRectF], pad: float, paint: PaintMarks) -> None:
        """Paint `value`, which covers `area()`, with `paint`; nothing happens while value and pad stay equal."""
        if value == self._value and pad == self._pad:
            return
        self.prepareGeometryChange()
        self._value, self._area, self._pad, self._paint = value, area(), pad, paint
        self.setVisible(bool(value))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area.adjusted(-self._pad, -self._pad, self._pad, self._pad)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._paint is not None and self._value:
            self._paint(painter, painter.worldTransform().m11())


class BubbleItem(QGraphicsPixmapItem):
    """A message beside the pointer, in screen pixels whatever the zoom; painted when its words change, then only moved."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(_ABOVE + 10)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._said: tuple[str, bool, Inks, float] = ("", False, LIGHT, 1.0)
        self._size = QSizeF()
        self.setVisible(False)

    def say(self, text: str, warning: bool, inks: Inks, ratio: float) -> QSizeF:
        """Show `text`, `ratio` device pixels per pixel; the bubble's size in pixels."""
        if (text, warning, inks, ratio) != self._said:
            self._said = (text, warning, inks, ratio)
            self._size = _text_size(text).grownBy(QMarginsF(*_BUBBLE_ROOM))
            self.setPixmap(_bubble(text, self._size, warning, inks, ratio))
        self.setVisible(bool(text))
        return self._size


def _bubble(text: str, size: QSizeF, warning: bool, inks: Inks, ratio: float) -> QPixmap:
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    box = QRectF(QPointF(), size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(inks.warning if warning else inks.bubble))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(font(_BUBBLE_PX, False))
    painter.setPen(colour(inks.warning_text if warning else inks.bubble_text))
    if "\n" in text:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    else:
        painter.drawText(QPointF(_BUBBLE_ROOM[0], _BUBBLE_ROOM[1] + _bubble_metrics().ascent()), text)
    painter.end()
    return pixmap


@lru_cache(maxsize=1)
def _bubble_metrics() -> QFontMetricsF:
    return QFontMetricsF(font(_BUBBLE_PX, False))


def _text_size(text: str) -> QSizeF:
    """Of one line, which a drag says anew every few steps, from the widths of its letters: Qt takes as long to measure it as to draw it."""
    metrics = _bubble_metrics()
    return metrics.size(0, text) if "\n" in text else QSizeF(ceil(measurer().width(text, _BUBBLE_PX)), metrics.height())


class OverlayMarks:
    """All marks over one scene."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._target, self._hover, self._selected, self._ghosts, self._handles, self._lines, self._band = (MarksItem(n) for n in range(7))
        self._measures = MarksItem(8)
        self.bubble = BubbleItem()
        for item in (self._target, self._hover, self._selected, self._ghosts, self._handles, self._lines, self._band, self._measures, self.bubble):
            scene.addItem(item)
        self._inks = LIGHT
        self._shown = NOTHING

    @property
    def inks(self) -> Inks:
        return self._inks

    def set_inks(self, inks: Inks) -> None:
        """Colours of another theme."""
        self._inks = inks
        for item in (self._target, self._hover, self._selected, self._ghosts, self._handles, self._lines, self._band, self._measures):
            item.update()

    def show(self, overlay: Overlay, zoom: float) -> None:
        """Mirror `overlay` at `zoom` pixels per mm; idempotent."""
        pad = _PAD_PX / zoom
        boxes = _united
        self._target.show_marks(overlay.target or overlay.part, lambda: boxes(overlay.target or overlay.part), pad, self._paint_target(overlay))
        hover = None if overlay.hover in overlay.selected else overlay.hover
        self._hover.show_marks(hover, lambda: boxes(hover), pad, lambda p, _: self._outlines(p, (hover,) if hover else (), self._inks.hover, 1.5))
        self._selected.show_marks(
            (overlay.selected, overlay.rings) if overlay.selected else (),
            lambda: boxes(*overlay.selected),
            pad,
            lambda p, _: self._paint_rings(p, overlay.rings) if overlay.rings else self._paint_selected(p, overlay.selected),
        )
        self._ghosts.show_marks(overlay.ghosts, lambda: boxes(*overlay.ghosts), pad, lambda p, _: self._paint_ghosts(p, overlay.ghosts))
        self._handles.show_marks(overlay.handles, lambda: _points(overlay.handles), pad, lambda p, s: self._paint_handles(p, s, overlay.handles))
        lines = (overlay.mark, *overlay.guides) if overlay.mark or overlay.guides else ()
        self._lines.show_marks(lines, lambda: _lines_area(lines), pad, lambda p, s: self._paint_lines(p, s, overlay.mark, overlay.guides))
        self._band.show_marks(overlay.band, lambda: boxes(overlay.band), pad, lambda p, _: self._paint_band(p, overlay.band))
        self._measures.show_marks(
            overlay.measures,
            lambda: boxes(*(Box(one.x, one.y, 0.5, 0.5) for one in overlay.measures)),
            _MEASURE_PAD_PX / zoom,
            lambda p, s: self._paint_measures(p, s, overlay.measures),
        )

    def _paint_target(self, overlay: Overlay) -> PaintMarks:
        def paint(painter: QPainter, _scale: float) -> None:
            box = overlay.target or overlay.part
            if box is not None:
                if overlay.target:
                    painter.fillRect(scene_rect(box), colour(self._inks.target))
                else:
                    self._outlines(painter, (box,), self._inks.accent, 2.0)

        return paint

    def _outlines(self, painter: QPainter, boxes: Sequence[Box], ink: str, width_px: float) -> None:
        painter.setPen(_cosmetic(ink, width_px))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([scene_rect(box) for box in boxes])

    def _paint_selected(self, painter: QPainter, boxes: Sequence[Box]) -> None:
        self._outlines(painter, boxes, self._inks.halo, 4.0)
        self._outlines(painter, boxes, self._inks.accent, 2.0)

    def _paint_rings(self, painter: QPainter, rings: Sequence[Ring]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width_px in ((self._inks.halo, 4.0), (self._inks.accent, 2.0)):
            painter.setPen(_cosmetic(ink, width_px))
            for ring in rings:
                painter.drawPolygon(QPolygonF([QPointF(x, -y) for x, y in ring]))

    def _paint_measures(self, painter: QPainter, scale: float, measures: Sequence[Measure]) -> None:
        """Lengths in mm on small plates, as large on the screen at every zoom."""
        letters = font(_MEASURE_PX, False)
        metrics = QFontMetricsF(letters)
        for one in measures:
            text = f"{one.length:.0f}"
            size = metrics.size(0, text).grownBy(QMarginsF(4, 1, 4, 1))
            painter.save()
            painter.translate(one.x, -one.y)
            painter.scale(1.0 / scale, 1.0 / scale)
            plate = QRectF(QPointF(-size.width() / 2.0, -size.height() / 2.0), size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._inks.bubble))
            painter.drawRoundedRect(plate, 3, 3)
            painter.setFont(letters)
            painter.setPen(colour(self._inks.bubble_text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()

    def _paint_ghosts(self, painter: QPainter, boxes: Sequence[Box]) -> None:
        pen = _cosmetic(self._inks.accent, 1.0)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour(self._inks.ghost))
        painter.drawRects([scene_rect(box) for box in boxes])

    def _paint_handles(self, painter: QPainter, scale: float, handles: Sequence[Handle]) -> None:
        side = HANDLE_PX / scale
        painter.setPen(_cosmetic(self._inks.accent, 1.5))
        painter.setBrush(colour(self._inks.handle))
        painter.drawRects([QRectF(handle.x - side / 2, -handle.y - side / 2, side, side) for handle in handles])

    def _paint_lines(self, painter: QPainter, scale: float, mark: Guide | None, guides: Sequence[Guide]) -> None:
        painter.setPen(_cosmetic(self._inks.guide, 1.0))
        painter.drawLines([_line(guide) for guide in guides])
        if mark is not None:
            painter.setPen(_cosmetic(self._inks.accent, 3.0))
            painter.drawLine(_line(mark))
            tip = 6.0 / scale
            for y, way in ((-mark.y1, -1.0), (-mark.y2, 1.0)):
                painter.setBrush(colour(self._inks.accent))
                painter.drawPolygon(QPolygonF([QPointF(mark.x1 - tip, y), QPointF(mark.x1 + tip, y), QPointF(mark.x1, y + way * tip)]))

    def _paint_band(self, painter: QPainter, band: Box | None) -> None:
        if band is not None:
            painter.setPen(_cosmetic(self._inks.accent, 1.0))
            painter.setBrush(colour(self._inks.band))
            painter.drawRect(scene_rect(band))


def _cosmetic(ink: str, width_px: float) -> QPen:
    pen = QPen(colour(ink), width_px)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _line(guide: Guide) -> QLineF:
    return QLineF(guide.x1, -guide.y1, guide.x2, -guide.y2)


def _united(*boxes: Box | None) -> QRectF:
    area = QRectF()
    for box in boxes:
        if box is not None:
            area = area.united(scene_rect(box))
    return area


def _points(handles: Sequence[Handle]) -> QRectF:
    area = QRectF()
    for handle in handles:
        area = area.united(QRectF(handle.x - 0.5, -handle.y - 0.5, 1.0, 1.0))
    return area


def _lines_area(lines: Sequence[Guide | None]) -> QRectF:
    area = QRectF()
    for line in lines:
        if line is not None:
            area = area.united(QRectF(line.x1 - 0.5, -line.y2, 1.0 + line.x2 - line.x1, line.y2 - line.y1))
    return area
