"""The icons: one family of SVG drawings in `currentColor`, tinted for the theme and kept."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planogram.resources import resource

_SIZES = (16, 20, 25, 30, 40)


@lru_cache(maxsize=512)
def icon(name: str, colour: str, disabled_colour: str = "") -> QIcon:
    """The drawing `name` in `colour` (`#rrggbb`), its disabled form in `disabled_colour`."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(pixmap(name, colour, size), QIcon.Mode.Normal)
        if disabled_colour:
            result.addPixmap(pixmap(name, disabled_colour, size), QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=2048)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing `name` in `colour`, `size` logical pixels square, sharp at the screen's `ratio`."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    drawing = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
