"""One graphics item per group of the drawing: it keeps the group's picture at the present zoom and paints that, not the shapes."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planogram.draw.shapes import Group, Shape
from planogram.ui.canvas.player import PictureSource, Player, padded_extent, touching

_MOST_PIXELS = 3_000_000
"""Above this a group is painted straight from its shapes: few such are in view at once, and a picture would cost too much memory."""


def _differing(old: Sequence[Shape], new: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes that are in one and not in the other. Most are the same objects, which is quicker to see than that they are equal."""
    before, after = set(map(id, old)), set(map(id, new))
    return tuple({shape for shape in old if id(shape) not in after} ^ {shape for shape in new if id(shape) not in before})


class GroupItem(QGraphicsItem):
    """Mirrors one Group. A picture of another zoom is painted scaled until `sharpen` makes it anew."""

    def __init__(self, pictures: PictureSource | None) -> None:
        super().__init__()
        self._pictures = pictures
        self._group: Group | None = None
        self._bounds = QRectF()
        self._pixmap: QPixmap | None = None
        self._scale = 0.0
        self._corner = QPoint()
        self._stale = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def mirrored(self) -> Group | None:
        """The group it shows."""
        return self._group

    def show_group(self, group: Group) -> bool:
        """Mirror `group`; nothing happens when it is the same object. Answers whether it was another."""
        if group is self._group:
            return False
        old, self._group = self._group, group
        place = QPointF(group.x, -group.y)
        if place != self.pos():
            self.setPos(place)
        if old is None or not self._patch(old, group):
            self._show_anew(group)
        return True

    def _show_anew(self, group: Group) -> None:
        bounds = padded_extent(group.shapes)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self._pixmap, self._stale = None, QRectF()
        self.update()

    def _patch(self, old: Group, new: Group) -> bool:
        """Note which part of the kept picture is stale; False when it is better made anew. Blocks that stand still are not repainted."""
        if self._pixmap is None:
            return False
        stale = padded_extent(_differing(old.shapes, new.shapes))
        if not self._bounds.contains(stale):
            return False
        self._stale = self._stale.united(stale)
        self.update(stale)
        return True

    def forget_picture(self) -> None:
        """Paint anew: pictures of products arrived."""
        self._pixmap = None
        self.update()

    def outdated(self, scale: float) -> bool:
        """Whether the kept picture is of another zoom than `scale` (device pixels per mm)."""
        return self._pixmap is not None and self._scale != scale

    def pixels(self) -> int:
        """Size of the kept picture."""
        return 0 if self._pixmap is None else self._pixmap.width() * self._pixmap.height()

    def sharpen(self, scale: float, ratio: float) -> None:
        """Make the picture anew for `scale`, on a screen of `ratio` device pixels per pixel; none is kept when it would be too large."""
        if self._bounds.width() * self._bounds.height() * scale * scale > _MOST_PIXELS:
            self._pixmap = None
        else:
            self._render(scale, ratio)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._group is None:
            return
        zoom = painter.worldTransform().m11()
        ratio = painter.device().devicePixelRatioF()
        scale = zoom * ratio
        stale = not self._stale.isEmpty()
        if stale and self._pixmap is not None and self._scale == scale:
            self._repaint_stale(scale)
        elif stale or self._pixmap is None:
            self.sharpen(scale, ratio)
        if self._pixmap is None:
            self._paint_directly(painter, zoom, option.exposedRect)
            return
        self._paint_picture(painter, zoom, ratio)

    def _render(self, scale: float, ratio: float) -> None:
        assert self._group is not None
        left, top = int(self._bounds.left() * scale) - 1, int(self._bounds.top() * scale) - 1
        width, height = int(self._bounds.right() * scale) + 2 - left, int(self._bounds.bottom() * scale) + 2 - top
        pixmap = QPixmap(max(1, width), max(1, height))
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.translate(-left, -top)
            Player(painter, scale, self._pictures).play(self._group.shapes)
        pixmap.setDevicePixelRatio(ratio)
        self._pixmap, self._scale, self._corner = pixmap, scale, QPoint(left, top)
        self._stale = QRectF()

    def _repaint_stale(self, scale: float) -> None:
        assert self._group is not None and self._pixmap is not None
        stale, self._stale = self._stale, QRectF()
        area = QRectF(stale.x() * scale, stale.y() * scale, stale.width() * scale, stale.height() * scale).toAlignedRect()
        with QPainter(self._pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.scale(1 / self._pixmap.devicePixelRatio(), 1 / self._pixmap.devicePixelRatio())
            painter.translate(-self._corner.x(), -self._corner.y())
            painter.setClipRect(area)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(area, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            Player(painter, scale, self._pictures).play(touching(self._group.shapes, stale))

    def _paint_picture(self, painter: QPainter, zoom: float, ratio: float) -> None:
        assert self._pixmap is not None
        scale = self._scale
        if scale == zoom * ratio:
            # on whole device pixels, so that lines stay crisp
            transform = painter.worldTransform()
            painter.resetTransform()
            x, y = round(transform.dx() * ratio) + self._corner.x(), round(transform.dy() * ratio) + self._corner.y()
            painter.drawPixmap(QPointF(x / ratio, y / ratio), self._pixmap)
            painter.setWorldTransform(transform)
            return
        target = QRectF(self._corner.x() / scale, self._corner.y() / scale, self._pixmap.width() / scale, self._pixmap.height() / scale)
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))

    def _paint_directly(self, painter: QPainter, zoom: float, exposed: QRectF) -> None:
        assert self._group is not None
        painter.save()
        try:
            painter.setClipRect(exposed)
            painter.scale(1 / zoom, 1 / zoom)
            Player(painter, zoom, self._pictures).play(self._group.shapes)
        finally:
            painter.restore()
