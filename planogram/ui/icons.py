"""The icons: one family of SVG drawings in `currentColor`, tinted for the theme and kept."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planogram.resources import resource

SMALL, USUAL = 16, 20
NEUTRAL = "#8a94a3"
"""For a picture that reads on light and dark alike."""


@lru_cache(maxsize=512)
def icon(name: str, colour: str, disabled_colour: str = "") -> QIcon:
    """The drawing `name` in `colour` (`#rrggbb`), its disabled form in `disabled_colour`; sharp on every screen there is."""
    result = QIcon()
    ratios = {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    for size in (SMALL, USUAL):
        for ratio in ratios:
            usual = pixmap(name, colour, size, ratio)
            result.addPixmap(usual, QIcon.Mode.Normal)
            result.addPixmap(usual, QIcon.Mode.Selected)  # else Qt tints it on a row that is picked
            if disabled_colour:
                result.addPixmap(_tinted(usual, disabled_colour), QIcon.Mode.Disabled)
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


def _tinted(picture: QPixmap, colour: str) -> QPixmap:
    """The same drawing in another colour: quicker than to draw it again, and the drawings know no other colour than that of the text."""
    result = picture.copy()
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, picture.width(), picture.height()), QColor(colour))
    painter.end()
    return result


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


@lru_cache(maxsize=64)
def chip(colour: str) -> QPixmap:
    """A small square of a colour, at twice the size for sharp screens."""
    picture = QPixmap(20, 20)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 60), 1))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(1, 1, 18, 18, 4, 4)
    picture.setDevicePixelRatio(2.0)
    return picture


@lru_cache(maxsize=512)
def sample(colour: str) -> QIcon:
    """The square for a row of a table: of its colour on a picked row too, where Qt would tint it so that it is no longer the legend's."""
    result = QIcon(chip(colour))
    result.addPixmap(chip(colour), QIcon.Mode.Selected)
    return result
