"""Small pictures of PNM pieces, played from draw/ so that a piece looks in the palette as it will on the shelf."""

from PySide6.QtGui import QPixmap

from planogram.draw.pnm import piece_colour
from planogram.draw.pnm_standing import LOOKS
from planogram.draw.shapes import Drawing, Group
from planogram.model.pnm import PnmArticle, PnmPlacement
from planogram.model.pnm_catalogue import piece_of
from planogram.model.pnm_layout import PnmBox, piece_size
from planogram.ui.furniture_pictures import drawing_style, paint_drawing

_LONGEST = 700.0
_THIN = 0.12


def article_picture(article: PnmArticle, theme: str, width: int, height: int, ratio: float) -> QPixmap:
    """An article as it looks from the front, in its own proportions, very thin ones thickened so that they can be seen."""
    piece, style = piece_of(article), drawing_style(theme)
    if piece.key not in LOOKS:
        return paint_drawing(Drawing(0.0, 0.0, ()), width, height, ratio)
    wide, high, deep = piece_size(PnmPlacement("", article.code, ""), article)
    if piece.stance == "blade":
        wide, deep = 4.0, wide
    scale = _LONGEST / max(wide, high, 1.0)
    wide, high = max(wide * scale, _LONGEST * _THIN), max(high * scale, _LONGEST * _THIN)
    seen = wide + (deep * scale * 0.5 if piece.stance == "blade" else 0.0)
    box = PnmBox(PnmPlacement("", article.code, piece.hosts[0] if piece.hosts else ""), article, piece, 0.0, 40.0, wide, high, 0.0, deep * scale, 0.0)
    shapes = tuple(LOOKS[piece.key](box, piece_colour(article, piece.nature, style), style))
    return paint_drawing(Drawing(seen, high + 110.0, (Group("pnm", article.code, 0.0, 0.0, shapes),)), width, height, ratio)
