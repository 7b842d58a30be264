"""What free-standing PNM pieces look like from the front: displays, pallets, totems, mannequins, rails, tables, gates."""

from collections.abc import Iterator

from planogram.draw.pnm_attached import CARD, Look, dark, light
from planogram.draw.pnm_attached import LOOKS as ATTACHED
from planogram.draw.shapes import Line, Polygon, Rect, Shape, circle
from planogram.draw.steps import each, inner
from planogram.draw.style import DrawStyle
from planogram.model.pnm_layout import PnmBox

_PALLETS, _DISPLAYS = ("pallet_box", "half_pallet", "quarter_pallet"), ("floor_display", "column_display")


def head_of(box: PnmBox) -> float:
    """The height (mm) of the header, where the message of a pallet or a display, on floor or counter, is read; 0 for what has none."""
    if box.piece.key in _PALLETS:
        return (box.height - _pallet(box)) * 0.2
    return box.height * (0.17 if box.piece.key in _DISPLAYS else CARD if box.piece.key == "counter_display" else 0.0)


def _pallet(box: PnmBox) -> float:
    return min(144.0, box.height * 0.16)


def pallet_box(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A pallet with a sleeve, an open front and a header."""
    theme, base = style.theme, _pallet(box)
    deck = base * 0.2
    yield Rect(box.x, box.y + base - deck, box.width, deck, theme.wood, theme.wood_edge)
    for share in (0.0, 0.44, 0.88):
        yield Rect(box.x + box.width * share, box.y + deck, box.width * 0.12, base - 2 * deck, theme.wood, theme.wood_edge)
    yield Rect(box.x, box.y, box.width, deck, theme.wood, theme.wood_edge)
    head = head_of(box)
    yield Rect(box.x, box.y + base, box.width, box.height - base - head, light(fill, 0.4), theme.outline)
    yield Rect(
        box.x + box.width * 0.08,
        box.y + base + (box.height - base) * 0.34,
        box.width * 0.84,
        (box.height - base) * 0.42,
        light(fill, 0.85),
        dark(fill),
    )
    yield Rect(box.x, box.top - head, box.width, head, fill, theme.outline)


def floor_display(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A carton display: foot, four trays, header."""
    foot, head = box.height * 0.07, head_of(box)
    yield Rect(box.x, box.y, box.width, box.height - head, light(fill, 0.72), style.theme.outline)
    yield Rect(box.x, box.y, box.width, foot, dark(fill), style.theme.outline)
    yield Polygon(
        ((box.x, box.top - head), (box.right, box.top - head), (box.right - box.width * 0.06, box.top), (box.x + box.width * 0.06, box.top)),
        fill,
        style.theme.outline,
    )
    for n in each(4):
        y = box.y + foot + (box.height - head - foot) * n / 4
        yield Rect(box.x, y, box.width, box.height * 0.04, fill, style.theme.outline)


def totem(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A slender sign on a foot wider than itself."""
    foot = min(60.0, box.height * 0.04)
    yield Rect(box.x, box.y, box.width, foot, dark(fill), style.theme.outline)
    inset = box.width * 0.12
    yield Rect(box.x + inset, box.y + foot, box.width - 2 * inset, box.height - foot, fill, style.theme.outline)
    yield Rect(box.x + inset * 1.6, box.y + box.height * 0.3, box.width - 3.2 * inset, box.height * 0.2, light(fill))


def screen(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A totem whose upper part is a dark screen."""
    yield from totem(box, fill, style)
    yield Rect(box.x + box.width * 0.18, box.y + box.height * 0.42, box.width * 0.64, box.height * 0.5, "#1e2a38", style.theme.outline)
    yield Polygon(
        (
            (box.x + box.width * 0.22, box.y + box.height * 0.46),
            (box.x + box.width * 0.5, box.y + box.height * 0.46),
            (box.x + box.width * 0.22, box.y + box.height * 0.74),
        ),
        "#3d566e",
    )


def roll_up(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A banner drawn out of a low case on the floor."""
    yield Rect(box.x, box.y + 60.0, box.width, max(0.0, box.height - 60.0), fill, style.theme.outline)
    yield Rect(box.x - 15.0, box.y, box.width + 30.0, 60.0, style.theme.wire, style.theme.outline)
    yield Rect(box.x, box.top - 14.0, box.width, 14.0, style.theme.wire, style.theme.outline)


def _head_and_body(middle: float, foot: float, height: float, half: float, fill: str, style: DrawStyle) -> Iterator[Shape]:
    head = height * 0.16
    shoulders, waist = foot + height - head * 1.4, foot
    body = ((middle - half * 0.6, waist), (middle + half * 0.6, waist), (middle + half, shoulders), (middle - half, shoulders))
    yield Polygon(body, fill, style.theme.outline)
    yield Polygon(circle(middle, foot + height - head / 2, head / 2), light(fill, 0.3), style.theme.outline)


def mannequin(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Head, body, two legs on a round foot."""
    middle, legs = box.x + box.width / 2, box.height * 0.47
    yield Rect(box.x + box.width * 0.1, box.y, box.width * 0.8, 20.0, style.theme.wire, style.theme.outline)
    for side in (-1, 1):
        x = middle + side * box.width * 0.13
        yield Rect(x - box.width * 0.09, box.y + 20.0, box.width * 0.18, legs - 20.0, light(fill, 0.2), style.theme.outline)
    yield from _head_and_body(middle, box.y + legs, box.height - legs, box.width * 0.34, fill, style)


def bust(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A body on a rod."""
    middle = box.x + box.width / 2
    yield Rect(box.x + box.width * 0.2, box.y, box.width * 0.6, 16.0, style.theme.wire, style.theme.outline)
    yield Rect(middle - 8.0, box.y + 16.0, 16.0, box.height * 0.25, style.theme.wire, style.theme.outline)
    yield from _head_and_body(middle, box.y + box.height * 0.25, box.height * 0.75, box.width * 0.45, fill, style)


def garment_rail(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A bar on two posts with garments on their hangers."""
    for x in (box.x + 20.0, box.right - 40.0):
        yield Rect(x, box.y, 20.0, box.height, style.theme.wire, style.theme.outline)
    yield Rect(box.x, box.top - 20.0, box.width, 20.0, style.theme.wire, style.theme.outline)
    for n in inner(7):
        x, top = box.x + box.width * n / 7, box.top - 20.0
        low = box.y + box.height * 0.35
        yield Line(x, top, x, top - 50.0, style.theme.wire, 3.0)
        yield Polygon(
            ((x, top - 50.0), (x + 55.0, top - 130.0), (x + 48.0, low), (x - 48.0, low), (x - 55.0, top - 130.0)), fill, style.theme.outline
        )


def table(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A top on legs."""
    top = min(50.0, box.height * 0.1)
    for x in (box.x + box.width * 0.04, box.right - box.width * 0.08):
        yield Rect(x, box.y, box.width * 0.04, box.height - top, style.theme.wood, style.theme.wood_edge)
    yield Rect(box.x, box.top - top, box.width, top, fill, style.theme.outline)


def block(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A closed plinth with a lighter top edge."""
    yield Rect(box.x, box.y, box.width, box.height, fill, style.theme.outline)
    yield Rect(box.x, box.top - box.height * 0.08, box.width, box.height * 0.08, light(fill), style.theme.outline)
    yield Rect(box.x + box.width * 0.03, box.y, box.width * 0.94, box.height * 0.06, dark(fill))


def dump_bin(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A wire bin, wider at the top, with a heap in it."""
    lean = box.width * 0.08
    yield Polygon(circle(box.x + box.width / 2, box.top - box.height * 0.02, box.width * 0.3), light(fill, 0.3), style.theme.outline)
    yield Polygon(((box.x + lean, box.y), (box.right - lean, box.y), (box.right, box.top), (box.x, box.top)), light(fill, 0.6), style.theme.outline)
    for n in inner(7):
        share = n / 7
        yield Line(box.x + lean + (box.width - 2 * lean) * share, box.y, box.x + box.width * share, box.top, style.theme.wire, 2.0)
    yield Rect(box.x - 6.0, box.top - 18.0, box.width + 12.0, 18.0, fill, style.theme.outline)


def gate(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """An aerial: a frame with rounded bars on a foot."""
    yield Rect(box.x, box.y, box.width, 60.0, dark(fill), style.theme.outline)
    yield Rect(box.x + box.width * 0.05, box.y + 60.0, box.width * 0.9, box.height - 60.0, light(fill, 0.85) + "90", dark(fill), 12.0)
    for n in inner(4):
        y = box.y + 60.0 + (box.height - 60.0) * n / 4
        yield Line(box.x + box.width * 0.05, y, box.right - box.width * 0.05, y, fill, 10.0)


def showcase(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Glass above a closed base, shelves inside, a glint."""
    base = box.height * 0.28
    yield Rect(box.x, box.y, box.width, base, fill, style.theme.outline)
    yield Rect(box.x, box.y + base, box.width, box.height - base, "#d7ebf580", style.theme.outline)
    for n in inner(4):
        y = box.y + base + (box.height - base) * n / 4
        yield Line(box.x, y, box.right, y, style.theme.wire, 4.0)
    yield Line(box.x + box.width * 0.1, box.top - box.height * 0.25, box.x + box.width * 0.28, box.top - box.height * 0.05, "#ffffff", 6.0)


def arch(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Two posts and a lintel one walks under."""
    post = min(200.0, box.width * 0.12)
    lintel = min(300.0, box.height * 0.16)
    for x in (box.x, box.right - post):
        yield Rect(x, box.y, post, box.height - lintel, fill, style.theme.outline)
    yield Rect(box.x, box.top - lintel, box.width, lintel, fill, style.theme.outline)


def decal(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Flat on the floor: a low ellipse."""
    middle, half = box.x + box.width / 2, box.width / 2
    flat = tuple((x, box.y - 8.0 + (y - box.y) * 0.07) for x, y in circle(middle, box.y, half))
    yield Polygon(flat, fill, style.theme.outline)


def pavement_sign(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Two leaves that stand apart at the foot."""
    lean = box.width * 0.1
    yield Polygon(((box.x, box.y), (box.right, box.y), (box.right - lean, box.top), (box.x + lean, box.top)), dark(fill), style.theme.outline)
    inset = box.width * 0.09
    corners = ((box.x + inset, box.y + box.height * 0.12), (box.right - inset, box.y + box.height * 0.12))
    yield Polygon((*corners, (box.right - lean - inset, box.top - inset), (box.x + lean + inset, box.top - inset)), light(fill, 0.75))


def desk(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A counter with its belt and a screen."""
    yield Rect(box.x, box.y, box.width, box.height, light(fill, 0.4), style.theme.outline)
    yield Rect(box.x, box.top - 60.0, box.width * 0.65, 60.0, dark(fill), style.theme.outline)
    yield Rect(box.right - box.width * 0.24, box.top, box.width * 0.16, 180.0, "#1e2a38", style.theme.outline)


def shelving(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Empty shelves between two posts."""
    yield Rect(box.x, box.y, box.width, box.height, light(fill, 0.8), style.theme.outline)
    for n in each(5):
        y = box.y + box.height * (0.08 + n * 0.19)
        yield Rect(box.x, y, box.width, box.height * 0.025, style.theme.board, style.theme.board_edge)


LOOKS: dict[str, Look] = {
    **ATTACHED,
    **dict.fromkeys(_PALLETS, pallet_box),
    **dict.fromkeys(_DISPLAYS, floor_display),
    "totem": totem,
    "kiosk": screen,
    "digital_totem": screen,
    "roll_up": roll_up,
    "mannequin": mannequin,
    "bust": bust,
    "garment_rail": garment_rail,
    "table": table,
    "podium": block,
    "island_cube": block,
    "dump_bin": dump_bin,
    "security_gate": gate,
    "showcase": showcase,
    "arch": arch,
    "floor_decal": decal,
    "pavement_sign": pavement_sign,
    "checkout_desk": desk,
    "gondola": shelving,
    "wall_unit": shelving,
    "add_on_bay": shelving,
    "end_cap": shelving,
}
"""What each piece of the glossary looks like; consumables are never drawn."""
