"""The canvas as a mirror of a Drawing: one kept picture per group, touched only when its group is another object, all painted in one go."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from planogram.draw.shapes import Drawing, Group
from planogram.ui.canvas.group_picture import GroupPicture, Sight, in_device_pixels
from planogram.ui.canvas.player import PictureSource

Key = tuple[str, str]
_NEAR_PX = 2.0
"""How far pictures may reach beyond what they cover: lines and letters are set on whole pixels."""


class Mirror:
    """Keeps the pictures equal to the drawing last shown. `stale` hears which parts of the scene (mm) are to be painted again."""

    def __init__(self, stale: Callable[[QRectF], None], source: PictureSource | None) -> None:
        self._stale, self._source = stale, source
        self._pictures: dict[Key, GroupPicture] = {}
        self._shown: Drawing | None = None

    @property
    def pictures(self) -> tuple[GroupPicture, ...]:
        """In the order they are painted."""
        return tuple(self._pictures.values())

    def show(self, drawing: Drawing) -> int:
        """Mirror `drawing`; the number of pictures that changed. Showing it twice changes nothing."""
        if drawing is self._shown:
            return 0
        before, self._shown = self._shown, drawing
        changed = None if before is None else _changed_alone(before, drawing)
        if changed is None:
            return self._show_others(drawing)
        for group in changed:
            for part in self._pictures[group.kind, group.ref].show_group(group):
                self._stale(part)
        return len(changed)

    def _show_others(self, drawing: Drawing) -> int:
        """Mirror a drawing of other things, or of the same in another order."""
        touched, old = 0, self._pictures
        order, self._pictures = list(old), {}
        for group in drawing.groups:
            key: Key = (group.kind, group.ref)
            picture = old.get(key)
            if picture is None:
                picture = GroupPicture(group, self._source)
                stale = [picture.box]
            else:
                stale = picture.show_group(group) if picture.mirrored is not group else []
            self._pictures[key] = picture
            touched += bool(stale)
            for part in stale:
                self._stale(part)
        left_over = [key for key in order if key not in self._pictures]
        for key in left_over:
            self._stale(old[key].box)
        for key in _out_of_place([key for key in order if key in self._pictures], [key for key in self._pictures if key in old]):
            self._stale(self._pictures[key].box)
        return touched + len(left_over)

    def paint_anew(self) -> None:
        """Paint everything from its shapes again: what the pictures in them are of has changed."""
        for picture in self._pictures.values():
            picture.forget()
            self._stale(picture.box)

    def paint(self, painter: QPainter, exposed: Sequence[QRect] | None) -> None:
        """Paint what lies under `exposed`, rectangles of the viewport that do not overlap; all that the painter lets through when None."""
        transform = painter.worldTransform()
        ratio = painter.device().devicePixelRatioF()
        sight = transform.m11(), transform.dx(), transform.dy(), ratio, in_device_pixels(ratio)
        try:
            if exposed is None:
                painter.setWorldTransform(sight[-1])
                for picture in self._pictures.values():
                    picture.paint(painter, sight)
            else:
                for rect in exposed:
                    self._paint_under(painter, sight, rect)
        finally:
            painter.setWorldTransform(transform)
            if exposed is not None:
                painter.setClipping(False)

    def _paint_under(self, painter: QPainter, sight: Sight, rect: QRect) -> None:
        zoom, dx, dy, _, pixels = sight
        left, right = (rect.left() - _NEAR_PX - dx) / zoom, (rect.right() + 1 + _NEAR_PX - dx) / zoom
        top, bottom = (rect.top() - _NEAR_PX - dy) / zoom, (rect.bottom() + 1 + _NEAR_PX - dy) / zoom
        painter.resetTransform()
        painter.setClipRect(rect)
        painter.setWorldTransform(pixels)
        for picture in self._pictures.values():
            x1, y1, x2, y2 = picture.sides
            if x1 < right and x2 > left and y1 < bottom and y2 > top:
                picture.paint(painter, sight)


def _changed_alone(old: Drawing, new: Drawing) -> list[Group] | None:
    """The groups of `new` that are others than in `old`, when both show the same things in the same order, as two steps of a drag do."""
    if len(old.groups) != len(new.groups):
        return None
    pairs = [(one, other) for one, other in zip(old.groups, new.groups, strict=True) if one is not other]
    return [other for _, other in pairs] if all(one.ref == other.ref and one.kind == other.kind for one, other in pairs) else None


def _out_of_place(before: Sequence[Key], after: Sequence[Key]) -> Sequence[Key]:
    """Which of the same keys may lie over or under others now: the one that moved when it was one, else all from the first to the last that did.

    >>> _out_of_place([("", "a"), ("", "b"), ("", "c")], [("", "b"), ("", "c"), ("", "a")])
    [('', 'a')]
    """
    other = [n for n, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    if not other:
        return ()
    first, last = other[0], other[-1]
    old, new = before[first : last + 1], after[first : last + 1]
    if old[1:] == new[:-1] or old[:-1] == new[1:]:
        return old[:1] if old[1:] == new[:-1] else new[:1]
    return new
