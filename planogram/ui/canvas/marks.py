"""The kinds of marks a tool shows over the drawing: for each what of the overlay it shows, what that covers, how it is painted."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from planogram.tools.overlay import Box, Guide, Handle, Measure, Overlay, Ring, around
from planogram.ui.canvas.inks import Inks
from planogram.ui.canvas.player import colour, font

_PAD_PX, _MEASURE_PAD_PX = 8.0, 40.0
HANDLE_PX = 9.0
_MEASURE_PX = 11
Value = TypeVar("Value")
Area = tuple[float, float, float, float]
"""Left, top, right, bottom of a part of the scene, mm, y downwards."""


def scene_rect(box: Box) -> QRectF:
    """A box of the face (y upwards) as the scene has it (y downwards)."""
    return QRectF(box.x, -box.top, box.width, box.height)


class Marks(Generic[Value]):
    """Marks of one kind. What they show is kept, so that nothing is painted again while it stays equal."""

    pad_px = _PAD_PX

    def __init__(self) -> None:
        self._value: Value | None = None
        self._scale = 0.0
        self.area: Area | None = None
        """What they cover; None while nothing is shown."""

    def show(self, overlay: Overlay, scale: float) -> tuple[Area | None, ...]:
        """Show their part of `overlay` at `scale` pixels per mm; the areas to paint again."""
        value = self.part(overlay)
        if value == self._value and scale == self._scale:
            return ()
        before = self.area
        self._value, self._scale = value, scale
        self.area = self._area(value) if value is not None else None
        return before, self.area

    def _area(self, value: Value) -> Area | None:
        box, pad = around(self.cover(value)), self.pad_px / self._scale
        return None if box is None else (box.x - pad, -box.y - box.height - pad, box.x + box.width + pad, pad - box.y)

    def paint(self, painter: QPainter, inks: Inks) -> None:
        """With the painter in scene mm."""
        if self._value is not None:
            self.draw(painter, self._value, inks)

    def part(self, overlay: Overlay) -> Value | None:
        """What it shows of `overlay`; None: nothing."""
        raise NotImplementedError

    def cover(self, value: Value) -> tuple[Box, ...]:
        """What `value` covers, without the pad."""
        raise NotImplementedError

    def draw(self, painter: QPainter, value: Value, inks: Inks) -> None:
        """Paint `value` with the painter in scene mm."""
        raise NotImplementedError


class TargetMarks(Marks[Box]):
    """The level aimed at."""

    def part(self, overlay: Overlay) -> Box | None:
        return overlay.target

    def cover(self, value: Box) -> tuple[Box, ...]:
        return (value,)

    def draw(self, painter: QPainter, value: Box, inks: Inks) -> None:
        painter.fillRect(scene_rect(value), colour(inks.target))


class PartMarks(TargetMarks):
    """The selected level or bay, while nothing is aimed at."""

    def part(self, overlay: Overlay) -> Box | None:
        return overlay.part if overlay.target is None else None

    def draw(self, painter: QPainter, value: Box, inks: Inks) -> None:
        _outline(painter, (value,), inks.accent, 2.0)


class HoverMarks(TargetMarks):
    """The block under the pointer."""

    def part(self, overlay: Overlay) -> Box | None:
        return None if overlay.hover in overlay.selected else overlay.hover

    def draw(self, painter: QPainter, value: Box, inks: Inks) -> None:
        _outline(painter, (value,), inks.hover, 1.5)


class SelectedMarks(Marks[tuple[tuple[Box, ...], tuple[Ring, ...]]]):
    """Frames of the selected blocks, or their true outlines."""

    def part(self, overlay: Overlay) -> tuple[tuple[Box, ...], tuple[Ring, ...]] | None:
        return (overlay.selected, overlay.rings) if overlay.selected else None

    def cover(self, value: tuple[tuple[Box, ...], tuple[Ring, ...]]) -> tuple[Box, ...]:
        return value[0]

    def draw(self, painter: QPainter, value: tuple[tuple[Box, ...], tuple[Ring, ...]], inks: Inks) -> None:
        boxes, rings = value
        for ink, width_px in ((inks.halo, 4.0), (inks.accent, 2.0)):
            _outline(painter, () if rings else boxes, ink, width_px)
            for ring in rings:
                painter.drawPolygon(QPolygonF([QPointF(x, -y) for x, y in ring]))


class GhostMarks(Marks[tuple[Box, ...]]):
    """Where blocks would be."""

    def part(self, overlay: Overlay) -> tuple[Box, ...] | None:
        return overlay.ghosts or None

    def cover(self, value: tuple[Box, ...]) -> tuple[Box, ...]:
        return value

    def draw(self, painter: QPainter, value: tuple[Box, ...], inks: Inks) -> None:
        painter.setPen(_cosmetic(inks.accent, 1.0, dashed=True))
        painter.setBrush(colour(inks.ghost))
        painter.drawRects([scene_rect(box) for box in value])


class HandleMarks(Marks[tuple[Handle, ...]]):
    """Squares to pull."""

    def part(self, overlay: Overlay) -> tuple[Handle, ...] | None:
        return overlay.handles or None

    def cover(self, value: tuple[Handle, ...]) -> tuple[Box, ...]:
        return tuple([Box(handle.x, handle.y, 0.5, 0.5) for handle in value])

    def draw(self, painter: QPainter, value: tuple[Handle, ...], inks: Inks) -> None:
        side = HANDLE_PX / self._scale
        painter.setPen(_cosmetic(inks.accent, 1.5))
        painter.setBrush(colour(inks.handle))
        painter.drawRects([QRectF(handle.x - side / 2, -handle.y - side / 2, side, side) for handle in value])


class LineMarks(Marks[tuple[Guide | None, tuple[Guide, ...]]]):
    """What was snapped to, and where a drop would insert."""

    def part(self, overlay: Overlay) -> tuple[Guide | None, tuple[Guide, ...]] | None:
        return (overlay.mark, overlay.guides) if overlay.mark or overlay.guides else None

    def cover(self, value: tuple[Guide | None, tuple[Guide, ...]]) -> tuple[Box, ...]:
        lines = [line for line in (value[0], *value[1]) if line is not None]
        return tuple([Box(line.x1, line.y1, line.x2 - line.x1 + 0.5, line.y2 - line.y1 + 0.5) for line in lines])

    def draw(self, painter: QPainter, value: tuple[Guide | None, tuple[Guide, ...]], inks: Inks) -> None:
        mark, guides = value
        painter.setPen(_cosmetic(inks.guide, 1.0))
        painter.drawLines([_line(guide) for guide in guides])
        if mark is not None:
            painter.setPen(_cosmetic(inks.accent, 3.0))
            painter.drawLine(_line(mark))
            painter.setBrush(colour(inks.accent))
            tip = 6.0 / self._scale
            for y, way in ((-mark.y1, -1.0), (-mark.y2, 1.0)):
                painter.drawPolygon(QPolygonF([QPointF(mark.x1 - tip, y), QPointF(mark.x1 + tip, y), QPointF(mark.x1, y + way * tip)]))


class BandMarks(TargetMarks):
    """The rubber band."""

    def part(self, overlay: Overlay) -> Box | None:
        return overlay.band

    def draw(self, painter: QPainter, value: Box, inks: Inks) -> None:
        painter.setPen(_cosmetic(inks.accent, 1.0))
        painter.setBrush(colour(inks.band))
        painter.drawRect(scene_rect(value))


class MeasureMarks(Marks[tuple[Measure, ...]]):
    """Lengths in mm on small plates, as large on the screen at every zoom."""

    pad_px = _MEASURE_PAD_PX

    def part(self, overlay: Overlay) -> tuple[Measure, ...] | None:
        return overlay.measures or None

    def cover(self, value: tuple[Measure, ...]) -> tuple[Box, ...]:
        return tuple([Box(one.x, one.y, 0.5, 0.5) for one in value])

    def draw(self, painter: QPainter, value: tuple[Measure, ...], inks: Inks) -> None:
        letters = font(_MEASURE_PX, False)
        metrics = QFontMetricsF(letters)
        for one in value:
            text = f"{one.length:.0f}"
            size = metrics.size(0, text).grownBy(QMarginsF(4, 1, 4, 1))
            painter.save()
            painter.translate(one.x, -one.y)
            painter.scale(1.0 / self._scale, 1.0 / self._scale)
            plate = QRectF(QPointF(-size.width() / 2.0, -size.height() / 2.0), size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(inks.bubble))
            painter.drawRoundedRect(plate, 3, 3)
            painter.setFont(letters)
            painter.setPen(colour(inks.bubble_text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()


def _outline(painter: QPainter, boxes: Sequence[Box], ink: str, width_px: float) -> None:
    painter.setPen(_cosmetic(ink, width_px))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects([scene_rect(box) for box in boxes])


@lru_cache(maxsize=64)
def _cosmetic(ink: str, width_px: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour(ink), width_px)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def _line(guide: Guide) -> QLineF:
    return QLineF(guide.x1, -guide.y1, guide.x2, -guide.y2)
