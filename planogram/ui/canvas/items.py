"""One graphics item per group of the drawing: it keeps the group's picture at the present zoom and paints that, not the shapes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from planogram.draw.shapes import Group, Shape
from planogram.ui.canvas.player import PictureSource, Player, padded_extent, touching

_SPILL_PX = 2.0
"""What letters may blacken beyond their box."""
_MOST_PIXELS = 3_000_000
"""Above this a group is painted straight from its shapes: few such are in view at once, and a picture would cost too much memory."""


def _differing(old: Sequence[Shape], new: Sequence[Shape]) -> list[Shape]:
    """The shapes that are in one and not in the other, and perhaps some more. Most are the same objects, which is quick to see;
    the furniture, which comes first, is drawn anew and only equal.
    """
    before, after = set(map(id, old)), set(map(id, new))
    gone, come = [shape for shape in old if id(shape) not in after], [shape for shape in new if id(shape) not in before]
    alike = 0
    for one, other in zip(gone, come, strict=False):
        if one != other:
            break
        alike += 1
    return gone[alike:] + come[alike:]


class GroupItem(QGraphicsRectItem):
    """Mirrors one Group. A picture of another zoom is painted scaled until `sharpen` makes it anew.

    Its rectangle is what it covers: Qt, which asks dozens of times a frame, need not call Python for it.
    """

    def __init__(self, pictures: PictureSource | None) -> None:
        super().__init__()
        self._pictures = pictures
        self._group: Group | None = None
        self._pixmap: QPixmap | None = None
        self._scale = 0.0
        self._corner = (0, 0)
        self._stale: QRectF | None = None
        self.setPen(Qt.PenStyle.NoPen)
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
        self.setRect(padded_extent(group.shapes))
        self._pixmap = self._stale = None
        self.update()

    def _patch(self, old: Group, new: Group) -> bool:
        """Note which part of the kept picture is stale; False when it is better made anew. Blocks that stand still are not repainted."""
        if self._pixmap is None:
            return False
        stale = padded_extent(_differing(old.shapes, new.shapes))
        if not self.rect().contains(stale):
            return False
        self._stale = stale if self._stale is None else self._stale.united(stale)
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
        if self.rect().width() * self.rect().height() * scale * scale > _MOST_PIXELS:
            self._pixmap = None
        else:
            self._render(scale, ratio)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._group is None:
            return
        transform, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
        zoom = transform.m11()
        scale = zoom * ratio
        if self._stale is not None and self._pixmap is not None and self._scale == scale:
            self._repaint_stale(scale, self._stale)
        elif self._stale is not None or self._pixmap is None:
            self.sharpen(scale, ratio)
        if self._pixmap is None:
            self._paint_directly(painter, zoom, option.exposedRect)
        elif self._scale == scale:
            self._paint_sharp(painter, transform, ratio, self._pixmap)
        else:
            self._paint_scaled(painter, self._pixmap)

    def _render(self, scale: float, ratio: float) -> None:
        assert self._group is not None
        bounds = self.rect()
        left, top = int(bounds.left() * scale) - 1, int(bounds.top() * scale) - 1
        width, height = int(bounds.right() * scale) + 2 - left, int(bounds.bottom() * scale) + 2 - top
        pixmap = QPixmap(max(1, width), max(1, height))
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.translate(-left, -top)
            Player(painter, scale, self._pictures).play(self._group.shapes)
        pixmap.setDevicePixelRatio(ratio)
        self._pixmap, self._scale, self._corner = pixmap, scale, (left, top)
        self._stale = None

    def _repaint_stale(self, scale: float, stale: QRectF) -> None:
        assert self._group is not None and self._pixmap is not None
        self._stale = None
        spill = _SPILL_PX / scale
        stale = stale.adjusted(-spill, -spill, spill, spill)
        area = QRectF(stale.x() * scale, stale.y() * scale, stale.width() * scale, stale.height() * scale).toAlignedRect()
        with QPainter(self._pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.scale(1 / self._pixmap.devicePixelRatio(), 1 / self._pixmap.devicePixelRatio())
            painter.translate(-self._corner[0], -self._corner[1])
            painter.setClipRect(area)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(area, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            Player(painter, scale, self._pictures).play(touching(self._group.shapes, stale.adjusted(-spill, 0.0, spill, 0.0)))

    def _paint_sharp(self, painter: QPainter, transform: QTransform, ratio: float, pixmap: QPixmap) -> None:
        """On whole device pixels, so that lines stay crisp."""
        painter.resetTransform()
        x, y = round(transform.dx() * ratio) + self._corner[0], round(transform.dy() * ratio) + self._corner[1]
        painter.drawPixmap(QPointF(x / ratio, y / ratio), pixmap)
        painter.setWorldTransform(transform)

    def _paint_scaled(self, painter: QPainter, pixmap: QPixmap) -> None:
        (left, top), scale = self._corner, self._scale
        target = QRectF(left / scale, top / scale, pixmap.width() / scale, pixmap.height() / scale)
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

    def _paint_directly(self, painter: QPainter, zoom: float, exposed: QRectF) -> None:
        assert self._group is not None
        painter.save()
        try:
            painter.setClipRect(exposed)
            painter.scale(1 / zoom, 1 / zoom)
            Player(painter, zoom, self._pictures).play(self._group.shapes)
        finally:
            painter.restore()
