"""The PNM layer of an elevation: one group of pieces per bay, those on the back panel behind the products, the others before them."""

from collections.abc import Iterator, Mapping
from math import inf

from planogram.draw.blocks import marked_positions
from planogram.draw.labels import fit, label_plate, label_shapes
from planogram.draw.palette import palette_of
from planogram.draw.pnm_attached import BLADE_SEEN
from planogram.draw.pnm_standing import LOOKS, head_of
from planogram.draw.shapes import Group, Polygon, Rect, Shape, Text
from planogram.draw.style import DrawStyle
from planogram.draw.theme import luminance
from planogram.model.layout import BayBox, Box, FaceLayout
from planogram.model.memo import memo, one_object
from planogram.model.outline import contains
from planogram.model.pnm import PnmArticle
from planogram.model.pnm_layout import PnmBox, face_key, pieces_of_bay, versions_by_name
from planogram.model.project import Project

NATURES = {
    "furniture": "#a9b4c0",
    "fixture_part": "#b9c3cd",
    "plv_temp": "#f2704f",
    "plv_semi": "#d9659b",
    "plv_perm": "#8f6fd1",
    "ilv": "#3f9ac9",
    "signage": "#2aa58f",
    "mannequin": "#d8c4b0",
    "label_holder": "#8fb7d9",
}
"""Fills by nature, apart from the soft colours of products."""
OTHER = "#9fb0a0"
_WORDLESS = (
    "blade",
    "clip_strip",
    "wobbler",
    "ticket_strip",
    "price_label",
    "electronic_label",
    "divider",
    "pusher",
    "peg_hook",
    "mannequin",
    "bust",
    "glorifier",
    "side_kick",
    "table",
)
_SEEN_FROM_SIDE = ("SIDE",)


def draw_pnm(project: Project, layout: FaceLayout, style: DrawStyle) -> tuple[list[Group], list[Group]]:
    """Groups "pnm" behind the products and before them, one of each per bay that has such pieces; none where the style hides the layer."""
    behind: list[Group] = []
    before: list[Group] = []
    if not style.pnm or not project.pnm.placements:
        return behind, before
    words = _words(project) if style.labels else None
    for box in layout.bays:
        pieces = _pieces(project, layout, box, style)
        for group, groups in zip(_groups(pieces, one_object(box.bay.id), one_object(box.x), style, words), (behind, before), strict=True):
            if group.shapes:
                groups.append(group)
    return behind, before


def _pieces(project: Project, layout: FaceLayout, box: BayBox, style: DrawStyle) -> tuple[PnmBox, ...]:
    return pieces_of_bay(project, box.bay, style.pnm_day, _face(project, layout, box)) if style.pnm and project.pnm.placements else ()


def holding(project: Project, layout: FaceLayout, style: DrawStyle) -> Iterator[tuple[float, PnmBox]]:
    """The pieces shown from the front that offer room for products, each with the left edge (mm) of its bay."""
    for box in layout.bays:
        yield from ((box.x, piece) for piece in _holding(_pieces(project, layout, box, style)))


@memo(8192)
def _holding(pieces: tuple[PnmBox, ...]) -> tuple[PnmBox, ...]:
    return tuple(box for box in pieces if box.placement.offers and box.placement.host not in _SEEN_FROM_SIDE and box.piece.stance != "blade")


def numbers_over(project: Project, layout: FaceLayout, style: DrawStyle) -> list[Group]:
    """The numbers of the pieces that hold products, once more: the products stand before what `draw_pnm` wrote."""
    numbers = _numbers(style)
    found = [(left, piece, numbers.get(piece.placement.id)) for left, piece in holding(project, layout, style)] if numbers else []
    return [Group("pnm", f"{one.placement.id}/number", left, 0.0, tuple(_badge(one, number, style))) for left, one, number in found if number]


_JUTS = 5.0
"""mm from which a piece sticks out of the furniture's side."""
FARTHEST = 1500.0
"""How far (mm) above the furniture pieces are shown, and at least beside it: what reaches further has a wrong size or place."""
_CORDS = 160.0


def pnm_top(project: Project, layout: FaceLayout, style: DrawStyle) -> float:
    """How high (mm) the pieces shown reach, cords and rods included; 0 where there are none."""
    return pnm_reach(project, layout, style)[3] if style.pnm else 0.0


def pnm_reach(project: Project, layout: FaceLayout, style: DrawStyle) -> Box:
    """Left, bottom, right, top (mm) of the furniture's width and the pieces before, above and beside it."""
    left, right, top = 0.0, layout.width, 0.0
    for box in layout.bays:
        if pieces := _pieces(project, layout, box, style):
            edges = _edges(pieces)
            left, right, top = min(left, box.x + edges[0]), max(right, box.x + edges[2]), max(top, edges[3])
    beside = max(FARTHEST, layout.width)
    return max(left, -beside), 0.0, min(right, layout.width + beside), min(top, layout.height + FARTHEST)


def nearest_beside(project: Project, layout: FaceLayout, style: DrawStyle) -> float:
    """Where (mm) the nearest piece begins that stands, or sticks out, at the right of the furniture, below its top; infinite where none does."""
    pieces = ((box.x, piece) for box in layout.bays for piece in _pieces(project, layout, box, style) if piece.y < layout.height)
    lefts = (max(x + piece.x, layout.width) for x, piece in pieces if x + piece.x + _seen_width(piece) > layout.width + _JUTS)
    return min(lefts, default=inf)


@memo(8192)
def _edges(pieces: tuple[PnmBox, ...]) -> Box:
    tops = [box.top + (_CORDS if box.placement.host == "CEILING" else 0.0) for box in pieces]
    return min(box.x for box in pieces), 0.0, max(box.x + _seen_width(box) for box in pieces), max(tops)


def _seen_width(box: PnmBox) -> float:
    """The width of what is drawn of a piece: a blade is seen as if from a little beside."""
    return box.width + ((box.front - box.back) * BLADE_SEEN if box.piece.stance == "blade" else 0.0)


def _face(project: Project, layout: FaceLayout, box: BayBox) -> str:
    """The key of the face for its first bay: what stands before the whole face is drawn with it."""
    if box.number != 1 or not layout.levels:
        return ""
    g, f, *_ = layout.levels[0].place
    return face_key(project.gondolas[g].id, project.gondolas[g].faces[f].side)


Words = Mapping[tuple[str, str], str]


def _words(project: Project) -> Words:
    return _messages(project.pnm.articles, versions_by_name(project.pnm.versions))


@memo(8)
def _messages(articles: tuple[PnmArticle, ...], versions: Mapping[tuple[str, str], object]) -> Words:
    """What is written on each piece: its version's message, else its article's label."""
    labels = {(article.code, ""): article.label for article in articles}
    return {**labels, **{key: str(getattr(version, "message", "")) for key, version in versions.items()}}


@memo(8192)
def _groups(pieces: tuple[PnmBox, ...], ref: str, x: float, style: DrawStyle, words: Words | None) -> tuple[Group, Group]:
    flush = [box for box in pieces if is_behind(box)]
    ahead = sorted((box for box in pieces if not is_behind(box)), key=lambda box: box.front)
    return Group("pnm", f"{ref}/back", x, 0.0, tuple(_drawn(flush, style, words))), Group("pnm", ref, x, 0.0, tuple(_drawn(ahead, style, words)))


def is_behind(box: PnmBox) -> bool:
    """Whether products stand in front of the piece."""
    return box.placement.host in ("BACK", "WALL") and box.piece.key not in ("peg_hook", "shelf_board")


def _drawn(pieces: list[PnmBox], style: DrawStyle, words: Words | None) -> Iterator[Shape]:
    numbers, marked = _numbers(style), marked_positions(style)
    for box in pieces:
        fill = marked.get(box.placement.id) or piece_colour(box.article, box.piece.nature, style)
        look = tuple(LOOKS[box.piece.key](box, fill, style)) if box.piece.key in LOOKS else ()
        yield from look
        if words is not None:
            yield from _text(box, look, words, style)
    for box in pieces:
        if number := numbers.get(box.placement.id):
            yield from _badge(box, number, style)


def piece_colour(article: PnmArticle, nature: str, style: DrawStyle) -> str:
    """The fill of a piece: by its owner's name where the style asks for owners, else by its nature."""
    if style.pnm_owners and article.owner:
        return _owner_colour(article.owner)
    return NATURES.get(article.nature or nature, OTHER)


def _owner_colour(owner: str) -> str:
    return palette_of([owner])[owner]


@memo(16)
def _numbers(style: DrawStyle) -> Mapping[str, str]:
    return dict(style.pnm_numbers)


def _text(box: PnmBox, look: tuple[Shape, ...], words: Words, style: DrawStyle) -> Iterator[Shape]:
    """The message on a piece that is read from the front, in its upper half."""
    if box.piece.stance == "blade" or box.piece.key in _WORDLESS or box.placement.host in _SEEN_FROM_SIDE:
        return
    message = words.get((box.placement.code, box.placement.version)) or box.article.label
    x, y, width, height = _words_room(box, style)
    label = fit(message, width, height, (style.smallest_text, style.largest_text * 1.6), style.measurer) if width > 0 and height > 0 else None
    if label is not None and label.letters * 2 >= len(message):  # a few letters and dots tell nothing
        plain = box.piece.key in ("poster_holder", "snap_frame", "mandatory_notice", "tent_card", "rider", "directory")
        ink = style.theme.label if plain or luminance(_ground(look, x + width / 2, y + height / 2)) > 0.5 else style.theme.label_on_dark
        if box.piece.key == "mandatory_notice":  # its lines stand for words, and would strike through those that can be read
            yield label_plate(label, (x, y, width, height), "#ffffff", style.measurer)
        yield from label_shapes(label, x, y, width, height, ink)


def _words_room(box: PnmBox, style: DrawStyle) -> Box:
    """Left, bottom, width and height (mm) of the field for the message: the header where there is one."""
    pad = max(3.0, box.height * 0.08)
    if head := head_of(box):
        return box.x + pad, box.top - head, box.width - 2 * pad, head
    height = min(box.height - 2 * pad, max(box.height * 0.3, style.smallest_text * 2.6))
    y = box.top - pad - height if box.height > 400.0 else box.y + (box.height - height) / 2
    return box.x + pad, y, box.width - 2 * pad, height


def _ground(look: tuple[Shape, ...], x: float, y: float) -> str:
    """The colour of a piece at a point: many have a light field in a dark frame."""
    for shape in reversed(look):
        if isinstance(shape, Rect) and 0 <= x - shape.x <= shape.width and 0 <= y - shape.y <= shape.height:
            return shape.fill or "#ffffff"
        if isinstance(shape, Polygon) and contains(shape.points, (x, y)):
            return shape.fill or "#ffffff"
    return "#ffffff"


def _badge(box: PnmBox, number: str, style: DrawStyle) -> Iterator[Shape]:
    """The number that finds the piece in the list, at its middle, on a disc large enough to be read."""
    size = style.smallest_text
    width, height = max(size * 1.5, style.measurer.width(number, size, True) + size * 0.7), size * 1.5
    x, y = box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2
    corner = height * 0.3
    points = ((x + corner, y), (x + width - corner, y), (x + width, y + corner), (x + width, y + height - corner), (x + width - corner, y + height))
    yield Polygon((*points, (x + corner, y + height), (x, y + height - corner), (x, y + corner)), "#1f2a37", "#ffffff")
    yield Text(x, y, width, height, number, size, "#ffffff", bold=True)


def shown_area(box: PnmBox) -> Rect:
    """The rectangle a piece is picked by: what is drawn of it, at least 12 mm wide and high."""
    return Rect(box.x, box.y, max(12.0, _seen_width(box)), max(12.0, box.height))
