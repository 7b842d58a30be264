"""Small pictures of furniture, played from draw/ like the shelf itself, so that a piece looks in the palette as it will in the drawing."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from planogram.draw.gondola import draw_piece
from planogram.draw.shapes import Drawing
from planogram.draw.style import DrawStyle
from planogram.draw.theme import LIGHT, THEMES
from planogram.exchange.font import measurer
from planogram.model.fixture import Bay, Face, Gondola, LevelKind
from planogram.model.furniture import PIECES, new_level, new_piece
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.values import changed
from planogram.ui.canvas.player import PictureSource, Player

_AROUND = 40.0
"""Free room (mm) around a piece: uprights are thicker than its edge."""
_PACKS = (
    Product("1", "", width=90, height=150, depth=90, family="a"),
    Product("2", "", width=70, height=190, depth=70, family="b"),
    Product("3", "", width=110, height=120, depth=90, family="c"),
)


@lru_cache(maxsize=4)
def drawing_style(theme: str) -> DrawStyle:
    """How small pictures are drawn in a theme; the same object for the same theme."""
    return DrawStyle(measurer(), THEMES.get(theme, LIGHT))


def paint_drawing(drawing: Drawing, width: int, height: int, ratio: float) -> QPixmap:
    """A drawing fitted into width × height logical pixels, standing on the lower edge."""
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    if drawing.width <= 0 or drawing.height <= 0:
        return picture
    scale = min(picture.width() / (drawing.width + 2 * _AROUND), picture.height() / (drawing.height + 2 * _AROUND))
    painter = QPainter(picture)
    painter.translate((picture.width() - drawing.width * scale) / 2, picture.height() - _AROUND * scale)
    play_drawing(painter, drawing, scale)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def play_drawing(painter: QPainter, drawing: Drawing, scale: float, pictures: PictureSource | None = None) -> None:
    """A drawing at `scale` pixels per mm, its origin at the painter's; photographs from `pictures`, grey boxes without."""
    for group in drawing.groups:
        painter.save()
        painter.translate(group.x * scale, -group.y * scale)
        Player(painter, scale, pictures).play(group.shapes)
        painter.restore()


def piece_picture(key: str, theme: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """A new empty piece of PIECES."""
    return gondola_picture(new_piece(PIECES[key], key), (), theme, width, height, ratio)


def gondola_picture(gondola: Gondola, products: tuple[Product, ...], theme: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """A piece with what stands on it."""
    return paint_drawing(draw_piece(gondola, products, drawing_style(theme)), width, height, ratio)


def bay_picture(theme: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """An empty bay of shelves."""
    one = changed(PIECES["single_gondola"], bays=1)
    return gondola_picture(new_piece(one, ""), (), theme, width, height, ratio)


def level_picture(kind: LevelKind, theme: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """One level of a kind with a few packs, which say what it is for."""
    hanging = kind in ("pegs", "arm", "rail")
    packs = tuple(Position(f"p{n}", product.id, style="loose" if kind == "basket" else "unit") for n, product in enumerate(_PACKS * 2))
    level = changed(new_level(kind, 260.0 if hanging else 145.0, 400.0), flow="left", positions=packs)
    bay = Bay("b", 640.0, 400.0, 400.0, back="perforated" if kind == "pegs" else "plain", levels=(level,))
    piece = Gondola("g", "", "pallet" if kind == "pallet" else "single_gondola", (Face("A", (bay,)),))
    return gondola_picture(piece, _PACKS, theme, width, height, ratio)
