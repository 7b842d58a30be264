"""Plays flat shapes (draw/shapes) on a reportlab page: mm on the furniture → points on paper, vector, in the bundled font. No layout here."""

from functools import lru_cache

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from planogram.draw.measure import BASELINE_DROP
from planogram.draw.shapes import Drawing, Group, Line, Picture, Polygon, Rect, Shape, Text
from planogram.exchange.font import BOLD, FONT_FILES, REGULAR
from planogram.exchange.pictures import Pictures
from planogram.resources import resource

# streams as bytes, not as text: a fifth smaller and faster, and every reader has taken them since the first PDF
rl_config.useA85 = 0

HAIRLINE = 0.35
"""Width (pt) of a line that asks for none."""
_DASH = (1.2, 1.6)


def register_fonts() -> None:
    """Make the bundled font known to reportlab; a subset of it is embedded in each file."""
    for name, file_name in FONT_FILES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file_name))))


@lru_cache(maxsize=1024)
def colour(text: str) -> Color:
    """`#rrggbb` or `#rrggbbaa` as reportlab has it."""
    return HexColor(text, hasAlpha=len(text) == 9)


class PaperCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that knows the project's pictures."""

    pictures = Pictures()


class Player:
    """Draws groups with their plane's origin at (left, bottom) pt on the page, `scale` pt per mm."""

    def __init__(self, canvas: Canvas, left: float, bottom: float, scale: float) -> None:
        self.canvas, self.left, self.bottom, self.scale = canvas, left, bottom, scale
        self.pictures = canvas.pictures if isinstance(canvas, PaperCanvas) else Pictures()

    def play(self, drawing: Drawing) -> None:
        """Every group of a drawing, in order."""
        for group in drawing.groups:
            self.play_group(group)

    def play_group(self, group: Group) -> None:
        """One group at its place."""
        x, y = self.left + group.x * self.scale, self.bottom + group.y * self.scale
        for shape in group.shapes:
            self._draw(shape, x, y)

    def _draw(self, shape: Shape, x: float, y: float) -> None:
        scale = self.scale
        if isinstance(shape, Rect):
            paint = self._paint(shape.fill, shape.stroke, shape.stroke_width)
            self.canvas.rect(x + shape.x * scale, y + shape.y * scale, shape.width * scale, shape.height * scale, **paint)
        elif isinstance(shape, Line):
            self._line(shape, x, y)
        elif isinstance(shape, Text):
            self._text(shape, x, y)
        elif isinstance(shape, Polygon):
            self._polygon(shape, x, y)
        elif isinstance(shape, Picture):
            self._picture(shape, x + shape.x * scale, y + shape.y * scale)

    def _picture(self, shape: Picture, left: float, bottom: float) -> None:
        """The bitmap in the box, or a grey box in place of one that cannot be read."""
        width, height = shape.width * self.scale, shape.height * self.scale
        bitmap = self.pictures.sized(shape.source, max(width, height), shape.turn)
        if bitmap is None:
            self.canvas.rect(left, bottom, width, height, **self._paint("#e5e8ec", "#8d98a6", 0.0))
        else:
            self.canvas.drawImage(ImageReader(bitmap), left, bottom, width, height)

    def _paint(self, fill: str, stroke: str, width: float) -> dict[str, int]:
        if fill:
            self.canvas.setFillColor(colour(fill))
        if stroke:
            self.canvas.setStrokeColor(colour(stroke))
            self.canvas.setLineWidth(max(HAIRLINE, width * self.scale))
        return {"fill": int(bool(fill)), "stroke": int(bool(stroke))}

    def _line(self, line: Line, x: float, y: float) -> None:
        scale = self.scale
        self._paint("", line.stroke, line.stroke_width)
        if line.dashed:
            self.canvas.setDash(*_DASH)
        self.canvas.line(x + line.x1 * scale, y + line.y1 * scale, x + line.x2 * scale, y + line.y2 * scale)
        if line.dashed:
            self.canvas.setDash()

    def _polygon(self, polygon: Polygon, x: float, y: float) -> None:
        path = self.canvas.beginPath()
        points = [(x + px * self.scale, y + py * self.scale) for px, py in polygon.points]
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self.canvas.drawPath(path, **self._paint(polygon.fill, polygon.stroke, polygon.stroke_width))

    def _text(self, text: Text, x: float, y: float) -> None:
        scale, canvas = self.scale, self.canvas
        left, bottom = x + text.x * scale, y + text.y * scale
        width, height, size = text.width * scale, text.height * scale, text.size * scale
        canvas.setFillColor(colour(text.colour))
        canvas.setFont(BOLD if text.bold else REGULAR, size)
        if not text.vertical:
            self._set(text, left, bottom + height / 2 - BASELINE_DROP * size, width)
            return
        canvas.saveState()
        canvas.translate(left + width / 2 + BASELINE_DROP * size, bottom)
        canvas.rotate(90)
        self._set(text, 0.0, 0.0, height)
        canvas.restoreState()

    def _set(self, text: Text, left: float, baseline: float, length: float) -> None:
        if text.align == "left":
            self.canvas.drawString(left, baseline, text.text)
        elif text.align == "right":
            self.canvas.drawRightString(left + length, baseline, text.text)
        else:
            self.canvas.drawCentredString(left + length / 2, baseline, text.text)
