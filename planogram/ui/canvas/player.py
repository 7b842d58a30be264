"""Plays draw's shapes with a QPainter, in device pixels, y downwards. The same list goes to paper through exchange/; nothing is decided here."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from planogram.draw.measure import BASELINE_DROP
from planogram.draw.shapes import Line, Part, Picture, Polygon, Rect, Shape, Text

SMALLEST_TEXT_PX, _SPARE_PX = 6, 0.25
"""Letters are set at whole pixels; a size that little short of one is taken for it."""
PictureSource = Callable[[str, int, int], QPixmap | None]
"""Name, width and height in pixels → the bitmap to stretch over that box."""


@lru_cache(maxsize=4096)
def colour(text: str) -> QColor:
    """A QColor from `#rrggbb` or `#rrggbbaa`."""
    parts = [int(text[index : index + 2], 16) for index in range(1, len(text), 2)]
    return QColor(*parts)


@lru_cache(maxsize=4096)
def _pen(stroke: str, width_px: float, dashed: bool = False) -> QPen:
    if not stroke:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour(stroke), width_px)
    pen.setCosmetic(width_px == 0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


@lru_cache(maxsize=4096)
def _brush(fill: str) -> QBrush:
    return QBrush(colour(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=256)
def font(size_px: int, bold: bool) -> QFont:
    """The bundled font at a whole number of pixels."""
    made = QFont("Inter")
    made.setPixelSize(size_px)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


@lru_cache(maxsize=20000)
def _text_width(text: str, size_px: int, bold: bool) -> float:
    return QFontMetricsF(font(size_px, bold)).horizontalAdvance(text)


class Player:
    """Paints shapes at `scale` pixels per mm; the painter's origin is the group's, its transform has no scale."""

    def __init__(self, painter: QPainter, scale: float, pictures: PictureSource | None = None) -> None:
        self._painter, self._scale, self._pictures = painter, scale, pictures
        self._pen: tuple[str, float, bool] = ("?", 0.0, False)
        self._fill = "?"
        self._lines: list[QLineF] = []
        self._x = 0.0

    def play_parts(self, parts: Iterable[Part]) -> None:
        """Paint `parts` in order; those of letters too small to be read are passed over at once."""
        for part in parts:
            if part.letters * self._scale > SMALLEST_TEXT_PX - 1:
                self._x = part.x
                self.play(part.shapes)
        self._x = 0.0

    def play(self, shapes: Iterable[Shape]) -> None:
        """Paint `shapes` in order; runs of equal hairlines go to Qt in one call."""
        for shape in shapes:
            if type(shape) is Line:  # isinstance takes thrice as long for such values
                self._line(shape)
                continue
            if self._lines:
                self._flush()
            if type(shape) is Rect:
                self._rect(shape)
            elif type(shape) is Text:
                self._text(shape)
            elif type(shape) is Polygon:
                self._polygon(shape)
            else:
                self._picture(shape)
        self._flush()

    def _use(self, stroke: str, width: float, fill: str, dashed: bool = False) -> None:
        pen = (stroke, width * self._scale if width * self._scale > 1.0 else 0.0, dashed)
        if pen != self._pen:
            self._pen = pen
            self._painter.setPen(_pen(*pen))
        if fill != self._fill:
            self._fill = fill
            self._painter.setBrush(_brush(fill))

    def _line(self, line: Line) -> None:
        s = self._scale
        pen = (line.stroke, line.stroke_width * s if line.stroke_width * s > 1.0 else 0.0, line.dashed)
        if pen != self._pen:
            self._flush()
            self._use(line.stroke, line.stroke_width, self._fill if self._fill != "?" else "", line.dashed)
        self._lines.append(QLineF((line.x1 + self._x) * s, -line.y1 * s, (line.x2 + self._x) * s, -line.y2 * s))

    def _flush(self) -> None:
        if self._lines:
            self._painter.drawLines(self._lines)
            self._lines = []

    def _rect(self, rect: Rect) -> None:
        s = self._scale
        if rect.for_text and int(rect.for_text * s + _SPARE_PX) < SMALLEST_TEXT_PX:
            return
        self._use(rect.stroke, rect.stroke_width, rect.fill)
        self._painter.drawRect(QRectF((rect.x + self._x) * s, -(rect.y + rect.height) * s, rect.width * s, rect.height * s))

    def _polygon(self, polygon: Polygon) -> None:
        s = self._scale
        self._use(polygon.stroke, polygon.stroke_width, polygon.fill)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.drawPolygon(QPolygonF([QPointF((x + self._x) * s, -y * s) for x, y in polygon.points]))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _text(self, text: Text) -> None:
        s = self._scale
        size = int(text.size * s + _SPARE_PX)
        if size < SMALLEST_TEXT_PX:
            return
        painter = self._painter
        painter.setFont(font(size, text.bold))
        painter.setPen(colour(text.colour))
        self._pen = ("?", 0.0, False)
        width = _text_width(text.text, size, text.bold)
        if text.vertical:
            self._vertical(text, width, size)
            return
        room = text.width * s - width
        x = (text.x + self._x) * s + {"left": 0.0, "centre": room / 2, "right": room}[text.align]
        painter.drawText(QPointF(x, -(text.y + text.height / 2) * s + size * BASELINE_DROP), text.text)

    def _vertical(self, text: Text, width: float, size: int) -> None:
        s, painter = self._scale, self._painter
        painter.save()
        painter.translate((text.x + self._x + text.width / 2) * s, -(text.y + text.height / 2) * s)
        painter.rotate(-90)
        painter.drawText(QPointF(-width / 2, size * BASELINE_DROP), text.text)
        painter.restore()

    def _picture(self, picture: Picture) -> None:
        s = self._scale
        box = QRectF((picture.x + self._x) * s, -(picture.y + picture.height) * s, picture.width * s, picture.height * s)
        found = self._pictures(picture.source, int(box.width()), int(box.height())) if self._pictures else None
        if found is None:
            self._use("", 0.0, "#c9d1da")
            self._painter.drawRect(box)
        elif picture.turn:
            self._turned(box, found, picture.turn)
        else:
            self._painter.drawPixmap(box, found, QRectF(found.rect()))

    def _turned(self, box: QRectF, found: QPixmap, turn: int) -> None:
        painter = self._painter
        upright = box.size() if turn == 180 else box.size().transposed()
        painter.save()
        painter.translate(box.center())
        painter.rotate(turn)
        painter.drawPixmap(QRectF(QPointF(-upright.width() / 2, -upright.height() / 2), upright), found, QRectF(found.rect()))
        painter.restore()
