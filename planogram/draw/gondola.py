"""A whole gondola in one drawing: all its faces, or one small picture that tells a piece of furniture. One face is elevation.py."""

from collections.abc import Mapping

import msgspec

from planogram.draw.elevation import draw_face
from planogram.draw.shapes import Drawing, Group, Polygon, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.model.find import find_gondola
from planogram.model.fixture import END_SIDES, Face, Gondola, Side, face_height, face_width
from planogram.model.product import Product
from planogram.model.project import Project

_BETWEEN = 320.0
_CAPTION = 100.0
CAPTION_BELOW = 130.0
"""How far (mm) a face's name reaches below its floor."""
_OVER = 160.0
"""Room (mm) above a face for what stands on its highest level."""
_SIGN = 400.0
"""Room (mm) above an end cap, for the sign it carries."""
_BEHIND = 130.0
_LOW = 500.0
"""How high (mm) the picture of an empty pallet or podium is."""


class FaceBox(msgspec.Struct, frozen=True):
    """Where a face is in the drawing of its gondola, mm; (x, y) is the floor under its left end."""

    side: Side
    x: float
    y: float
    width: float
    height: float


def face_boxes(gondola: Gondola, aspect: float = 1.6) -> tuple[FaceBox, ...]:
    """The faces in the gondola's order, in as many rows as show them largest in a room `aspect` times as wide as high."""
    rows = range(1, len(gondola.faces) + 1)
    layouts = [_in_rows(gondola.faces, -(-len(gondola.faces) // count)) for count in rows]
    return max(layouts, key=lambda boxes: _scale(boxes, aspect), default=())


def _in_rows(faces: tuple[Face, ...], most: int) -> tuple[FaceBox, ...]:
    """At most so many faces in a row, the first row on top, the lowest standing at 0."""
    boxes: list[FaceBox] = []
    y = 0.0
    for start in reversed(range(0, len(faces), most)):
        x, row = 0.0, faces[start : start + most]
        for face in row:
            boxes.append(FaceBox(face.side, x, y + _CAPTION * 1.5, face_width(face), face_height(face)))
            x += face_width(face) + _BETWEEN
        y += max(face_height(face) + _over(face.side) for face in row) + _CAPTION * 1.5
    return tuple(sorted(boxes, key=lambda box: [face.side for face in faces].index(box.side)))


def _extent(boxes: tuple[FaceBox, ...]) -> tuple[float, float]:
    return max((box.x + box.width for box in boxes), default=0.0), max((box.y + box.height + _over(box.side) for box in boxes), default=0.0)


def _over(side: Side) -> float:
    return _SIGN if side in END_SIDES else _OVER


def _scale(boxes: tuple[FaceBox, ...], aspect: float) -> float:
    width, height = _extent(boxes)
    return min(aspect / width, 1.0 / height) if width and height else 0.0


def draw_gondola(project: Project, gondola_id: str, style: DrawStyle, captions: Mapping[str, str], aspect: float = 1.6) -> Drawing:
    """All faces of a gondola, each over its caption (by side), where `face_boxes` puts them."""
    gondola = project.gondolas[find_gondola(project, gondola_id)]
    plain = msgspec.structs.replace(style, ruler=False, bands=())
    boxes = face_boxes(gondola, aspect)
    groups: list[Group] = []
    for box in boxes:
        drawing = draw_face(project, gondola_id, box.side, plain)
        groups += [msgspec.structs.replace(group, x=group.x + box.x, y=group.y + box.y) for group in drawing.groups]
        caption = Text(0.0, -CAPTION_BELOW, box.width, _CAPTION, captions.get(box.side, box.side), _CAPTION, style.theme.margin_text, bold=True)
        groups.append(Group("legend", box.side, box.x, box.y, (caption,)))
    return Drawing(*_extent(boxes), tuple(groups))


def draw_piece(gondola: Gondola, products: tuple[Product, ...], style: DrawStyle) -> Drawing:
    """A small picture of a piece of furniture: its first face, the back of a double-sided one behind it, end caps as narrow sides."""
    plain = msgspec.structs.replace(style, ruler=False, bands=(), labels=False, numbers=())
    project = Project(gondolas=(gondola,), products=products)
    if not gondola.faces:
        return Drawing(0.0, 0.0, ())
    front = gondola.faces[0]
    width, height = face_width(front), face_height(front)
    behind = any(face.side == "B" for face in gondola.faces)
    groups = [Group("bay", "behind", 0.0, 0.0, tuple(_behind(width, height, style)))] if behind else []
    groups += draw_face(project, gondola.id, front.side, plain).groups
    more = _BEHIND if behind else 0.0
    return Drawing(width + more, (_LOW if _is_flat(gondola) else height) + more, tuple(groups))


def _is_flat(gondola: Gondola) -> bool:
    """Whether a piece is only what goods stand on, so that its height is that of the air above: seen whole it would be a thin strip."""
    bare = all(not level.positions for face in gondola.faces for bay in face.bays for level in bay.levels)
    return bare and gondola.kind in ("pallet", "podium")


def _behind(width: float, height: float, style: DrawStyle) -> list[Shape]:
    """The top and the right end of the body behind a face, as if seen a little from above."""
    theme, away = style.theme, _BEHIND
    top = Polygon(((0.0, height), (away, height + away), (width + away, height + away), (width, height)), theme.panel_shade, theme.upright_edge)
    end = Polygon(((width, 0.0), (width, height), (width + away, height + away), (width + away, away)), theme.plinth, theme.upright_edge)
    return [top, end]
