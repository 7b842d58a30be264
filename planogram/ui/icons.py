"""The icons: one family of SVG drawings in `currentColor`, tinted for the theme and kept."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planogram.resources import resource

SMALL, USUAL = 16, 20


@lru_cache(maxsize=512)
def icon(name: str, colour: str, disabled_colour: str = "") -> QIcon:
    """The drawing `name` in `colour` (`#rrggbb`), its disabled form in `disabled_colour`; sharp on every screen there is."""
    result = QIcon()
    ratios = {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    for size in (SMALL, USUAL):
        for ratio in ratios:
            result.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
            if disabled_colour:
                result.addPixmap(pixmap(name, disabled_colour, size, ratio), QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=2048)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing `name` in `colour`, `size` logical pixels square, sharp at the screen's `ratio`."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _drawing(name, colour).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))
