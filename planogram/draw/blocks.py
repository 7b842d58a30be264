"""Products on a level as shapes: one block per position with an outline per facing, caps, trays, hooks' holes, label and number."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from planogram.draw.covers import NOTHING, Extent, clear_room, touches
from planogram.draw.flags import flag_shapes, flagged_positions, pin_shapes
from planogram.draw.hatching import hatching
from planogram.draw.label_text import label_text
from planogram.draw.labels import Box, Fit, fit, label_plate, label_shapes, lifted
from planogram.draw.palette import group_name, legend_colours, legend_patterns, product_colour, subfamily_tints, told_apart_by
from planogram.draw.shapes import Line, Picture, Polygon, Rect, Shape, Text
from planogram.draw.steps import MOST, each, inner
from planogram.draw.style import DrawStyle
from planogram.draw.theme import blend, luminance
from planogram.model.memo import memo
from planogram.model.orientation import oriented, split_orientation
from planogram.model.placement import Placed
from planogram.model.position import cap_grid
from planogram.model.product import Product, image_of, unit_size

STICKS_OUT = 0.5
"""mm from which a block beyond an end of its level, or in another block, is drawn as a fault."""

_PLACEHOLDER, _PLACEHOLDER_STEP = 1, 16.0
"""Number and step (mm) of the hatching that says: not an article yet."""
_PAD = 3.0
"""Least free border between a block's edge and its label, mm."""
_LONG_NAME, _ENOUGH_LETTERS = 40, 12
"""Letters from which a name may be cut rather than made small, and those that then must show."""
_AS_THE_OTHERS, _SCREEN = 0.9, 0.5
"""Size of a cut name ÷ the largest; smallest ÷ largest size below which the drawing is for a screen, where the smallest is read only near by."""


@memo(64)
def product_colours(products: tuple[Product, ...], style: DrawStyle) -> Mapping[str, str]:
    """The fill of each product under a style, by product id."""
    by = told_apart_by(products, style.colouring)
    groups, given = legend_colours(products, by), dict(style.given)
    tints = subfamily_tints(products) if by == "family" else {}
    colours = {}
    for product in products:
        fill, tint = product_colour(product, groups, by), tints.get((product.family, product.subfamily), 0.0)
        colours[product.id] = given.get(product.id) or (blend(fill, "#ffffff", tint) if tint else fill)
    return colours


@memo(64)
def product_patterns(products: tuple[Product, ...], style: DrawStyle) -> Mapping[str, int]:
    """The hatching of each product under a style, by product id; empty without patterns."""
    if not style.patterns:
        return {}
    by = told_apart_by(products, style.colouring)
    groups = legend_patterns(products, by)
    return {product.id: groups.get(group_name(product, by), 0) for product in products}


@memo(64)
def marked_positions(style: DrawStyle) -> Mapping[str, str]:
    """Colours of single positions, by position id."""
    return dict(style.marked)


@memo(16)
def _numbers(style: DrawStyle) -> Mapping[str, str]:
    return dict(style.numbers)


def block_shapes(block: Placed, product: Product | None, fill: str, style: DrawStyle, pattern: int = 0) -> Iterator[Shape]:
    """The packs of one position in the level's frame, caps included."""
    cap = _cap_height(block, product)
    body = block.height - cap
    yield from _body(block, body, product, fill, style, pattern)
    yield from _dress(block, body, fill, style)
    if cap and product is not None:
        yield from _caps(block, product, body, cap, fill, style)


def block_text(block: Placed, product: Product | None, fill: str, style: DrawStyle, covers: tuple[Extent, ...] = NOTHING) -> Iterator[Shape]:
    """Number and name of one position, drawn after everything that could strike them through; the name where no piece `covers` it."""
    yield from _text(block, block.height - _cap_height(block, product), product, fill, style, covers)


def _cap_height(block: Placed, product: Product | None) -> float:
    position = block.position
    if product is None or not position.cap_high:
        return 0.0
    return oriented(unit_size(product), position.cap_orientation)[1] * position.cap_high


def _picture_of(block: Placed, product: Product | None, style: DrawStyle) -> tuple[str, int] | None:
    """Name and quarter turn of the photograph of the face shown, or None: no such photograph, a tray or case, too many facings."""
    position = block.position
    if product is None or position.wide * position.high > MOST or position.style not in ("unit", "hanging"):
        return None
    return _photograph(product, position.orientation, style)


def _photograph(product: Product, orientation: str, style: DrawStyle) -> tuple[str, int] | None:
    face, turn = split_orientation(orientation)
    source = image_of(product, face) if style.pictures else ""
    return (source, turn) if source and source not in style.absent else None


def _body(block: Placed, body: float, product: Product | None, fill: str, style: DrawStyle, pattern: int) -> Iterator[Shape]:
    across, up = _strides(block, body)
    picture = _picture_of(block, product, style)
    if picture is not None:
        source, turn = picture
        # what nests stands in its neighbour: the first is seen whole, of the others what sticks out
        for column in reversed(range(block.position.wide)):
            for row in reversed(range(block.position.high)):
                yield Picture(block.x + across * column, block.y + up * row, block.facing[0], block.facing[1], source, turn)
        yield Rect(block.x, block.y, block.width, body, stroke=style.theme.outline)
    else:
        box = Rect(block.x, block.y, block.width, body, "", style.theme.ruler) if style.outlines else _filled(block, body, fill, style)
        yield box
        if product is not None and product.placeholder:
            yield from hatching(msgspec.structs.replace(box, fill=fill), _PLACEHOLDER, _PLACEHOLDER_STEP)
        elif style.patterns and pattern:
            yield from hatching(msgspec.structs.replace(box, fill=fill), pattern, style.smallest_text * 0.9)
    for column in inner(block.position.wide):
        x = block.right - across * (block.position.wide - column)
        yield Line(x, block.y, x, block.y + body, style.theme.facing_line)
    for row in inner(block.position.high):
        y = block.y + body - up * (block.position.high - row)
        yield Line(block.x, y, block.right, y, style.theme.facing_line)


def _filled(block: Placed, body: float, fill: str, style: DrawStyle) -> Rect:
    return Rect(block.x, block.y, block.width, body, fill, style.theme.outline)


def _strides(block: Placed, body: float) -> tuple[float, float]:
    """From one facing to the next, across and up, mm: a facing's size, or the step by which it nests."""
    return _stride(block.width, block.facing[0], block.position.wide), _stride(body, block.facing[1], block.position.high)


def _stride(length: float, facing: float, count: int) -> float:
    return (length - facing) / (count - 1) if count > 1 else length


def _step(length: float, count: int) -> float:
    return length / max(1, count)


def _dress(block: Placed, body: float, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """What tells a tray, a case, a display, loose goods or a hanging pack from a unit."""
    dark, kind = blend(fill, "#3a2f22", 0.28), block.position.style
    up = _step(body, block.position.high)
    if kind in ("tray", "display"):
        for row in each(block.position.high):
            yield Rect(block.x, block.y + up * row, block.width, up * 0.16, dark, style.theme.facing_line)
    elif kind == "case":
        for row in each(block.position.high):
            yield Rect(block.x, block.y + up * (row + 0.44), block.width, up * 0.12, dark)
    elif kind == "loose" and block.y >= 0.0:
        yield Line(block.x, block.y + body, block.right, block.y + body, dark, 4.0)
    elif kind == "hanging":
        across = _step(block.width, block.position.wide)
        for column in each(block.position.wide):
            middle, top = block.x + across * (column + 0.5), block.y + body
            half, drop = min(12.0, across * 0.22), min(9.0, up * 0.12)
            corners = ((middle - half, top - drop), (middle + half, top - drop), (middle + half * 0.7, top - 2), (middle - half * 0.7, top - 2))
            yield Polygon(corners, style.theme.page, style.theme.facing_line)


def _caps(block: Placed, product: Product, body: float, cap: float, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """The units lying on top of the block, a shade lighter."""
    across = max(1, cap_grid(block.position, product)[0])
    width = min(oriented(unit_size(product), block.position.cap_orientation)[0], block.width)
    height = cap / block.position.cap_high
    light = blend(fill, "#ffffff", 0.42)
    picture = _photograph(product, block.position.cap_orientation, style)
    for row in each(block.position.cap_high):
        for column in each(across):
            x, y = block.x + width * column, block.y + body + height * row
            if picture is not None:
                yield Picture(x, y, width, height, *picture)
            yield Rect(x, y, width, height, "" if picture is not None else light, style.theme.facing_line)
    yield Rect(block.x, block.y + body, width * across, cap, "", style.theme.outline)


def _ink(fill: str, style: DrawStyle) -> str:
    return style.theme.label if luminance(fill) > 0.42 else style.theme.label_on_dark


def _text(block: Placed, body: float, product: Product | None, fill: str, style: DrawStyle, covers: tuple[Extent, ...]) -> Iterator[Shape]:
    number = _numbers(style).get(block.position.id, "") if style.numbers else ""
    room = (block.x, block.y, block.width, body)
    if number:
        badge, turned = badge_box(number, block, body, style)
        yield Rect(*badge, style.theme.badge, style.theme.outline)
        yield Text(*badge, number, style.smallest_text, style.theme.badge_text, bold=True, vertical=turned)
        room = _beside(room, badge)
    hatched = product is not None and product.placeholder
    if style.labels and _picture_of(block, product, style) is None:
        name, ground = label_text(block.position, product, style), style.theme.panel if style.outlines else fill
        yield from _name(block, room, name, ground, style, hatched, covers)
    flag = flagged_positions(style).get(block.position.id, "") if style.flags else ""
    if flag:
        yield from flag_shapes(block.right, block.y + body, flag)
    if style.pins and block.position.pinned:
        yield from pin_shapes(block.x, block.y, block.width)


def _beside(room: Box, badge: Box) -> Box:
    """The larger of what a badge in the upper left corner leaves below it and at its right."""
    x, y, width, height = room
    below, right = (x, y, width, height - badge[3]), (x + badge[2], y, width - badge[2], height)
    return below if below[2] * below[3] >= right[2] * right[3] or badge[2] >= width * 0.5 else right


def _name(block: Placed, room: Box, name: str, fill: str, style: DrawStyle, hatched: bool, covers: tuple[Extent, ...]) -> Iterator[Shape]:
    inside, label = _in_sight(name, _inset(room, style), style, covers)
    if label is None:
        return
    inside = lifted(label, inside, room[1], room[1] + room[3])
    if block.position.wide > 1 or block.position.high > 1 or style.patterns or hatched:
        yield _kept_within(label_plate(label, inside, fill, style.measurer), room[1], room[1] + room[3])
    yield from label_shapes(label, *inside, _ink(fill, style))


def _kept_within(plate: Rect, foot: float, top: float) -> Rect:
    """Not over the edge of the block, which a plate as high as it would hide."""
    bottom = max(plate.y, foot)
    return msgspec.structs.replace(plate, y=bottom, height=min(plate.y + plate.height, top) - bottom)


def _inset(room: Box, style: DrawStyle) -> Box:
    pad = max(_PAD, style.smallest_text * 0.14)
    return room[0] + pad, room[1] + pad, room[2] - 2 * pad, room[3] - 2 * pad


def _in_sight(name: str, room: Box, style: DrawStyle, covers: tuple[Extent, ...]) -> tuple[Box, Fit | None]:
    """The label where it is written: in the whole room, or beside the pieces that would hide it, when it can be read there."""
    label = _fitted(name, room[2], room[3], style)
    if label is None or not _hidden(label, room, style, covers):
        return room, label
    beside = clear_room(room, covers)
    other = _fitted(name, beside[2], beside[3], style)
    return (room, label) if other is None else (beside, other)


def _hidden(label: Fit, room: Box, style: DrawStyle, covers: tuple[Extent, ...]) -> bool:
    plate = label_plate(label, room, "", style.measurer)
    written = (plate.x, plate.y, plate.x + plate.width, plate.y + plate.height)
    return any(touches(written, cover) for cover in covers)


def _fitted(name: str, width: float, height: float, style: DrawStyle) -> Fit | None:
    """The whole name; on a screen of a long one rather as much as is read beside the others when the face is seen whole."""
    if width <= 0 or height <= 0:
        return None
    whole = fit(name, width, height, (style.smallest_text, style.largest_text), style.measurer)
    least = style.largest_text * _AS_THE_OTHERS
    if whole is None or len(name) <= _LONG_NAME or whole.size >= least or style.smallest_text >= style.largest_text * _SCREEN:
        return whole
    part = fit(name, width, height, (least, style.largest_text), style.measurer)
    return part if part is not None and part.letters >= _ENOUGH_LETTERS else whole


def badge_box(number: str, block: Placed, body: float, style: DrawStyle) -> tuple[Box, bool]:
    """Where the number stands: the block's upper left corner, turned when the block is narrower than the number; and whether it is.

    Always as large as `smallest_text` asks, even where it sticks out of a very small block: on paper the number is what finds
    the line of the list.
    """
    size = style.smallest_text
    long, thick = style.measurer.width(number, size, True) + size * 0.5, size * 1.15
    turned = long > block.width and long <= body
    width, height = (thick, long) if turned else (long, thick)
    x = block.x if width <= block.width else block.x + (block.width - width) / 2
    y = block.y + max(0.0, body - height)
    return (x, y, width, height), turned


def overfull_shapes(blocks: tuple[Placed, ...], length: float, style: DrawStyle) -> Iterator[Shape]:
    """Marks on what lies beyond the level's ends and on blocks that stand in one another, with a flag at each end crossed."""
    if _side_by_side(blocks, length):
        return
    for block in blocks:
        for left, right in ((block.x, min(block.right, 0.0)), (max(block.x, length), block.right)):
            if right - left > STICKS_OUT:
                yield _mark(left, right, block.y, block.height, style)
    for one, other in pairwise(sorted(blocks, key=lambda block: block.x)):
        if one.right - other.x > STICKS_OUT:
            yield _mark(other.x, min(one.right, other.right), min(one.y, other.y), min(one.height, other.height), style)
    if any(block.right > length + STICKS_OUT for block in blocks):
        yield _flag(length, -1.0, style)
    if any(block.x < -STICKS_OUT for block in blocks):
        yield _flag(0.0, 1.0, style)


def _side_by_side(blocks: tuple[Placed, ...], length: float) -> bool:
    """Whether the blocks stand in their order within the level, clear of each other: nothing to mark, and as good as always so."""
    edge = 0.0
    for block in blocks:
        if block.x < edge - STICKS_OUT:
            return False
        edge = block.x + block.width
    return edge <= length + STICKS_OUT


def _mark(left: float, right: float, y: float, height: float, style: DrawStyle) -> Rect:
    return Rect(left, y, right - left, height, style.theme.overfull_fill, style.theme.overfull, 2.0)


def _flag(x: float, inwards: float, style: DrawStyle) -> Polygon:
    return Polygon(((x, 0.0), (x + 34 * inwards, -14.0), (x, -28.0)), style.theme.overfull)
