"""The scene as a mirror of a Drawing: one item per group, touched only when its group is another object."""

from PySide6.QtWidgets import QGraphicsScene

from planogram.draw.shapes import Drawing
from planogram.ui.canvas.items import GroupItem
from planogram.ui.canvas.player import PictureSource

Key = tuple[str, str]


class Mirror:
    """Keeps the scene's items equal to the drawing last shown."""

    def __init__(self, scene: QGraphicsScene, pictures: PictureSource | None) -> None:
        self._scene, self._pictures = scene, pictures
        self._items: dict[Key, GroupItem] = {}
        self._shown: Drawing | None = None

    @property
    def items(self) -> tuple[GroupItem, ...]:
        return tuple(self._items.values())

    def show(self, drawing: Drawing) -> int:
        """Mirror `drawing`; the number of items that changed. Showing it twice changes nothing."""
        if drawing is self._shown:
            return 0
        before, self._shown = self._shown, drawing
        if before is not None and _same_things(before, drawing):
            changed = [group for old, group in zip(before.groups, drawing.groups, strict=True) if group is not old]
            return sum([self._items[group.kind, group.ref].show_group(group) for group in changed])
        touched, left_over = 0, dict(self._items)
        for order, group in enumerate(drawing.groups):
            key: Key = (group.kind, group.ref)
            item = left_over.pop(key, None)
            if item is None:
                item = self._items[key] = GroupItem(self._pictures)
                self._scene.addItem(item)
            if item.zValue() != order:
                item.setZValue(order)
            touched += item.show_group(group)
        for key, item in left_over.items():
            self._scene.removeItem(item)
            del self._items[key]
        return touched + len(left_over)


def _same_things(old: Drawing, new: Drawing) -> bool:
    """Whether both show the same things in the same order, as two steps of a drag do."""
    if len(old.groups) != len(new.groups):
        return False
    pairs = zip(old.groups, new.groups, strict=True)
    return all(one is other or (one.ref == other.ref and one.kind == other.kind) for one, other in pairs)
