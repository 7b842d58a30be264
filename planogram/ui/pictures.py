"""Product photographs as pixmaps, decoded once at thumbnail size and kept. Not the drawing on the shelf (canvas)."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QPixmap

from planogram.ui.canvas.pictures import decoded

_SIDE = 96


class Pictures:
    """`images` gives the open document's pictures: name → bytes."""

    def __init__(self, images: Callable[[], Mapping[str, bytes]]) -> None:
        self._images = images
        self._kept: dict[str, QPixmap] = {}

    def pixmap(self, name: str) -> QPixmap | None:
        """The picture of that name, or None when there is none or it cannot be decoded."""
        if not name:
            return None
        if name not in self._kept:
            self._kept[name] = decoded(self._images().get(name, b""), _SIDE)
        picture = self._kept[name]
        return None if picture.isNull() else picture
