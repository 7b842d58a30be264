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
        self._shown = drawing
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
