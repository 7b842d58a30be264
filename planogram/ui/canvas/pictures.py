"""Product pictures for the shelf, kept at the few sizes the zoom asks for, the least used dropped. Thumbnails of the panels are not here."""

from collections import OrderedDict
from collections.abc import Callable, Mapping

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

_SMALLEST, _LONGEST = 16, 512
MOST_PIXELS = 16_000_000
"""64 MB: a thousand pictures as small as they are when a thousand are in view, or some sixty close by."""


class ScaledPictures:
    """`images` gives the open document's pictures: name → bytes."""

    def __init__(self, images: Callable[[], Mapping[str, bytes]]) -> None:
        self._images = images
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._pixels = 0

    @property
    def pixels(self) -> int:
        """How much is kept."""
        return self._pixels

    def pixmap(self, name: str, width: int, height: int) -> QPixmap | None:
        """The picture, at least that many pixels on its longer side as far as it has them; None when it is not there or cannot be read."""
        key = (name, size_kept(max(width, height)))
        found = self._kept.get(key)
        if found is None:
            data = self._images().get(name)
            if data is None:
                return None  # not kept: it may be there later, or in the next document
            found = self._keep(key, decoded(data, key[1]))
        else:
            self._kept.move_to_end(key)
        return None if found.isNull() else found

    def _keep(self, key: tuple[str, int], picture: QPixmap) -> QPixmap:
        self._kept[key] = picture
        self._pixels += picture.width() * picture.height()
        while self._pixels > MOST_PIXELS and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._pixels -= dropped.width() * dropped.height()
        return picture


def size_kept(pixels: int) -> int:
    """The longer side at which a picture is kept to be shown at `pixels`: the next power of two, so that zooming seldom decodes again.

    >>> size_kept(5), size_kept(33), size_kept(4000)
    (16, 64, 512)
    """
    size = _SMALLEST
    while size < min(pixels, _LONGEST):
        size *= 2
    return size


def decoded(data: bytes, side: int) -> QPixmap:
    """A picture upright and at most `side` pixels long, decoded no larger than that; a null one when it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and max(whole.width(), whole.height()) > side:
        reader.setScaledSize(whole.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return QPixmap.fromImage(reader.read())
