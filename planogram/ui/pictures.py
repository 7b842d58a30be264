"""Product photographs as pixmaps, decoded once at thumbnail size and kept. Not the drawing on the shelf (canvas)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

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
            self._kept[name] = self._decoded(name)
        picture = self._kept[name]
        return None if picture.isNull() else picture

    def _decoded(self, name: str) -> QPixmap:
        picture = QPixmap()
        picture.loadFromData(self._images().get(name, b""))
        if picture.isNull():
            return picture
        return picture.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
