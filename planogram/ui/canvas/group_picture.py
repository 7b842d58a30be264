"""The picture of one group of the drawing: kept at the present zoom and painted as it is, not from the shapes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from planogram.draw.shapes import Group, Part, part_of
from planogram.ui.canvas.player import PictureSource, Player

Sight = tuple[float, float, float, float, QTransform]
"""Pixels per mm, where the scene's origin is in pixels, device pixels per pixel, and the transform to those."""
_SPILL_PX = 2.0
"""What letters may blacken beyond their box."""
_MOST_PIXELS = 3_000_000
"""Above this a group is painted straight from its shapes: few such are in view at once, and a picture would cost too much memory."""


def _parts(group: Group) -> tuple[Part, ...]:
    return group.parts or ((part_of(group.whole),) if group.whole else ())


def _differing(old: Sequence[Part], new: Sequence[Part]) -> list[Part]:
    """The parts that are in one and not in the other, and perhaps some more. Most are the same objects, which is quick to see;
    the furniture, which comes first, is drawn anew and only equal.
    """
    before, after = set(map(id, old)), set(map(id, new))
    gone, come = [part for part in old if id(part) not in after], [part for part in new if id(part) not in before]
    alike = 0
    for one, other in zip(gone, come, strict=False):
        if one != other:
            break
        alike += 1
    return gone[alike:] + come[alike:]


def _covered(parts: Sequence[Part]) -> QRectF:
    """The box of all parts in mm, y downwards, with room for the lines' width and 2 mm for hairlines."""
    if not parts:
        return QRectF()
    lefts, bottoms, rights, tops, lines = zip(*[(part.left, part.bottom, part.right, part.top, part.line) for part in parts], strict=True)
    left, top, pad = min(lefts), max(tops), 2.0 + max(lines)
    return QRectF(left - pad, -top - pad, max(rights) - left + 2 * pad, top - min(bottoms) + 2 * pad)


class GroupPicture:
    """Mirrors one Group. A picture of another zoom is painted scaled until `sharpen` makes it anew.

    Not a graphics item: dozens lie under a frame of a drag, and Qt would call Python for each. The mirror paints them all in one go.
    """

    __slots__ = ("_apart", "_corner", "_kept", "_pictures", "_pixmap", "_rect", "_scale", "_stale", "box", "mirrored", "sides")

    def __init__(self, group: Group, pictures: PictureSource | None) -> None:
        self._pictures = pictures
        self._pixmap: QPixmap | None = None
        self._kept: tuple[Group, QPixmap] | None = None
        """The picture from before the first change, at the same zoom: a block that only passed by, and a step undone, bring it back."""
        self._apart = QRectF()
        """All that was painted otherwise since."""
        self._scale = 0.0
        self._corner = (0, 0)
        self.mirrored = group
        """The group it shows."""
        self._show_anew(group)

    def show_group(self, group: Group) -> list[QRectF]:
        """Mirror `group` instead; the parts of the scene (mm) to paint again."""
        old, self.mirrored = self.mirrored, group
        stale = self._patch(old, group) if (old.x, old.y) == (group.x, group.y) else None
        if stale is not None:
            return [stale.translated(group.x, -group.y)]
        before = self.box
        self._show_anew(group)
        return [before, self.box]

    def _show_anew(self, group: Group) -> None:
        self._rect = _covered(_parts(group))
        self.forget()
        self._stale: QRectF | None = None
        self.box = box = self._rect.translated(group.x, -group.y)
        """What it covers, scene mm."""
        self.sides = (box.left(), box.top(), box.right(), box.bottom())
        """The same as numbers: looking for what lies under a rectangle asks for these of every picture."""

    def _patch(self, old: Group, new: Group) -> QRectF | None:
        """Note which part of the picture is stale, and tell it; None when it is better made anew. Blocks that stand still are not repainted."""
        if self._pixmap is None:
            return None
        if self._kept is not None and self._kept[0] is new:
            (_, self._pixmap), self._kept, self._stale = self._kept, None, None
            return self._apart
        stale = _covered(_differing(_parts(old), _parts(new)))
        if not self._rect.contains(stale):
            return None
        if self._kept is None and self._stale is None:
            self._kept, self._apart = (old, QPixmap(self._pixmap)), QRectF()
        self._apart = self._apart.united(stale)
        self._stale = stale if self._stale is None else self._stale.united(stale)
        return self._stale

    def forget(self) -> None:
        """Make the picture anew when it is painted next."""
        self._pixmap = self._kept = None

    def outdated(self, scale: float) -> bool:
        """Whether the kept picture is of another zoom than `scale` (device pixels per mm)."""
        return self._pixmap is not None and self._scale != scale

    def pixels(self) -> int:
        """Size of the kept picture."""
        return 0 if self._pixmap is None else self._pixmap.width() * self._pixmap.height()

    def sharpen(self, scale: float) -> None:
        """Make the picture anew for `scale` (device pixels per mm); none is kept when it would be too large."""
        if self._rect.width() * self._rect.height() * scale * scale > _MOST_PIXELS:
            self.forget()
        else:
            self._render(scale)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint it as `sight` says, with the painter in device pixels, as it is left."""
        zoom, left, top, ratio, pixels = sight
        scale = zoom * ratio
        dx, dy = left + self.mirrored.x * zoom, top - self.mirrored.y * zoom
        if self._stale is not None and self._pixmap is not None and self._scale == scale:
            self._repaint_stale(scale, self._stale)
        elif self._stale is not None or self._pixmap is None:
            self.sharpen(scale)
        if self._pixmap is not None and self._scale == scale:
            painter.drawPixmap(round(dx * ratio) + self._corner[0], round(dy * ratio) + self._corner[1], self._pixmap)
            return
        if self._pixmap is None:
            self._paint_directly(painter, QTransform(1.0, 0.0, 0.0, 1.0, dx, dy), zoom)
        else:
            self._paint_scaled(painter, QTransform(zoom, 0.0, 0.0, zoom, dx, dy), self._pixmap)
        painter.setWorldTransform(pixels)

    def _render(self, scale: float) -> None:
        bounds = self._rect
        left, top = int(bounds.left() * scale) - 1, int(bounds.top() * scale) - 1
        width, height = int(bounds.right() * scale) + 2 - left, int(bounds.bottom() * scale) + 2 - top
        pixmap = QPixmap(max(1, width), max(1, height))
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.translate(-left, -top)
            Player(painter, scale, self._pictures).play_parts(_parts(self.mirrored))
        self._pixmap, self._scale, self._corner = pixmap, scale, (left, top)
        self._kept = self._stale = None

    def _repaint_stale(self, scale: float, stale: QRectF) -> None:
        assert self._pixmap is not None
        self._stale = None
        spill = _SPILL_PX / scale
        stale = stale.adjusted(-spill, -spill, spill, spill)
        area = QRectF(stale.x() * scale, stale.y() * scale, stale.width() * scale, stale.height() * scale).toAlignedRect()
        with QPainter(self._pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.translate(-self._corner[0], -self._corner[1])
            painter.setClipRect(area)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(area, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            left, right = stale.left() - spill, stale.right() + spill
            Player(painter, scale, self._pictures).play_parts([one for one in _parts(self.mirrored) if one.left <= right and one.right >= left])

    def _paint_scaled(self, painter: QPainter, transform: QTransform, pixmap: QPixmap) -> None:
        (left, top), scale = self._corner, self._scale
        painter.setWorldTransform(transform)
        painter.drawPixmap(QRectF(left / scale, top / scale, pixmap.width() / scale, pixmap.height() / scale), pixmap, QRectF(pixmap.rect()))

    def _paint_directly(self, painter: QPainter, transform: QTransform, zoom: float) -> None:
        painter.save()
        try:
            painter.setWorldTransform(transform)
            Player(painter, zoom, self._pictures).play_parts(_parts(self.mirrored))
        finally:
            painter.restore()


def in_device_pixels(ratio: float) -> QTransform:
    """The transform under which pictures made of device pixels, of which there are `ratio` to a pixel, are painted on whole ones.

    Told in pixels, Qt would scale them where a pixel is not a whole number of those, and drop rows out of their letters.
    """
    return QTransform.fromScale(1.0 / ratio, 1.0 / ratio)
