"""Pictograms of the 24 orientations: the face shown in the pack's proportions, where its top points, and the quarter turn."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from planogram.model.orientation import oriented, split_orientation

SIDE = 28
_BOX = 22.0
_SLIMMEST = 7.0
"""Even a sheet of paper seen edge-on is drawn so many pixels wide."""
_SHADE = {"front": 0, "back": 150, "side": 60, "right": 90, "top": 30, "base": 120}
"""How transparent the face's tint is: the six faces are told apart by it, and by the mark of front and top."""


@lru_cache(maxsize=512)
def orientation_icon(name: str, size: tuple[float, float, float], ink: str, tint: str, ratio: float = 1.0) -> QIcon:
    """The pictogram of an orientation for a pack of `size` (mm), lines in `ink`, face in `tint` (`#rrggbb`)."""
    picture = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, name, size, ink, tint)
    painter.end()
    return QIcon(picture)


def _draw(painter: QPainter, name: str, size: tuple[float, float, float], ink: str, tint: str) -> None:
    face, turn = split_orientation(name)
    width, height, _ = oriented(size, name)
    most = max(width, height, 1.0)
    across, up = max(_SLIMMEST, _BOX * width / most), max(_SLIMMEST, _BOX * height / most)
    fill = QColor(tint)
    fill.setAlpha(255 - _SHADE[face])
    painter.setPen(QPen(QColor(ink), 1.2))
    painter.setBrush(fill)
    painter.drawRect(QRectF((SIDE - across) / 2, (SIDE - up) / 2, across, up))
    painter.translate(SIDE / 2, SIDE / 2)
    painter.rotate(turn)
    _mark(painter, face, min(across, up), ink)


def _mark(painter: QPainter, face: str, room: float, ink: str) -> None:
    """What the eye finds on the face: an arrow to the pack's top, a lid's ring, a bottom's cross."""
    reach = room * 0.32
    painter.setPen(QPen(QColor(ink), 1.4))
    painter.setBrush(QColor(ink))
    if face in ("top", "base"):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), reach * 0.8, reach * 0.8)
        if face == "base":
            painter.drawLine(QPointF(-reach * 0.5, -reach * 0.5), QPointF(reach * 0.5, reach * 0.5))
        painter.drawLine(QPointF(0, -reach * 0.8), QPointF(0, -reach * 1.3))
        return
    lean = {"side": -reach * 0.7, "right": reach * 0.7}.get(face, 0.0)
    painter.drawPolygon(
        QPolygonF([QPointF(lean - reach * 0.6, -reach * 0.2), QPointF(lean, -reach * 1.2), QPointF(lean + reach * 0.6, -reach * 0.2)])
    )
    if face != "back":
        painter.drawLine(QPointF(lean, -reach * 0.2), QPointF(lean, reach))
