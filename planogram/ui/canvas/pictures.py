"""Product pictures for the shelf: decoded once, scaled once per size, the least used dropped. Thumbnails of the panels are not here."""

from collections import OrderedDict
from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

_LONGEST_SIDE = 512
_MOST = 4000


class ScaledPictures:
    """`images` gives the open document's pictures: name → bytes."""

    def __init__(self, images: Callable[[], Mapping[str, bytes]]) -> None:
        self._images = images
        self._decoded: OrderedDict[str, QImage] = OrderedDict()
        self._scaled: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()

    def pixmap(self, name: str, width: int, height: int) -> QPixmap | None:
        """The picture at about that many pixels (the next multiple of 8); None when it is not there or cannot be read."""
        size = QSize(min(_LONGEST_SIDE, -(-max(1, width) // 8) * 8), min(_LONGEST_SIDE, -(-max(1, height) // 8) * 8))
        key = (name, size.width(), size.height())
        found = self._scaled.get(key)
        if found is None:
            found = QPixmap.fromImage(self._image(name).scaled(size, mode=Qt.TransformationMode.SmoothTransformation))
            self._scaled[key] = found
            if len(self._scaled) > _MOST:
                self._scaled.popitem(last=False)
        return None if found.isNull() else found

    def _image(self, name: str) -> QImage:
        if name not in self._decoded:
            image = QImage.fromData(self._images().get(name, b""))
            if max(image.width(), image.height()) > _LONGEST_SIDE:
                image = image.scaled(_LONGEST_SIDE, _LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            self._decoded[name] = image
        return self._decoded[name]
