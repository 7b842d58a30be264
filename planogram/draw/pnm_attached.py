"""What attached and hanging PNM pieces look like, each recognisable by its outline: strips, blades, wobblers, headers, frames, banners."""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

from planogram.draw.shapes import Line, Polygon, Rect, Shape, circle
from planogram.draw.steps import each, inner
from planogram.draw.style import DrawStyle
from planogram.draw.theme import blend
from planogram.model.pnm_layout import PnmBox

Look = Callable[[PnmBox, str, DrawStyle], Iterator[Shape]]
BLADE_SEEN = 0.5
"""Share of a blade's projection that is shown beside its edge, so that it reads as a flag and not as a line."""


def dark(fill: str, share: float = 0.35) -> str:
    """The same colour for edges and shades."""
    return blend(fill, "#1c2430", share)


def light(fill: str, share: float = 0.6) -> str:
    """The same colour for inner fields."""
    return blend(fill, "#ffffff", share)


def panel(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A plain flat piece."""
    yield Rect(box.x, box.y, box.width, box.height, fill, style.theme.outline)


def ticket_strip(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Clear plastic with its two lips, in which labels slide."""
    lip = min(5.0, box.height * 0.16)
    yield Rect(box.x, box.y, box.width, box.height, style.theme.rail + "b0", dark(fill))
    for y in (box.y, box.y + box.height - lip):
        yield Rect(box.x, y, box.width, lip, fill, dark(fill))


def printed_strip(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A coloured band with slanted fields."""
    yield Rect(box.x, box.y, box.width, box.height, fill, style.theme.outline)
    for n in inner(box.width / 140):
        x = box.x + 140.0 * n
        yield Polygon(((x, box.y), (x + 40, box.y), (x + 60, box.top), (x + 20, box.top)), light(fill, 0.35))


def price_label(box: PnmBox, fill: str, _style: DrawStyle) -> Iterator[Shape]:
    """Two lines of name and a large price."""
    yield Rect(box.x, box.y, box.width, box.height, "#ffffff", dark(fill))
    for share in (0.8, 0.62):
        yield Line(box.x + box.width * 0.08, box.y + box.height * share, box.x + box.width * 0.6, box.y + box.height * share, dark(fill), 1.5)
    yield Rect(box.x + box.width * 0.5, box.y + box.height * 0.14, box.width * 0.4, box.height * 0.32, dark(fill))


def blade(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A flag at right angles to the shelf: its edge as it is, its side as if one looked from a little beside."""
    reach = (box.front - box.back) * BLADE_SEEN
    rise = reach * 0.22
    corners = ((box.right, box.y), (box.right + reach, box.y - rise), (box.right + reach, box.top - rise), (box.right, box.top))
    yield Polygon(corners, fill, style.theme.outline)
    middle = tuple((x + (box.right + reach / 2 - x) * 0.3, y + (box.y + box.height / 2 - rise / 2 - y) * 0.3) for x, y in corners)
    yield Polygon(middle, light(fill, 0.45))
    yield Rect(box.x - 3.0, box.y, box.width + 4.0, box.height, dark(fill), style.theme.outline)


def wobbler(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A disc at the end of a spring arm that comes from the edge below."""
    middle, radius = box.x + box.width / 2, min(box.width, box.height) / 2
    foot = box.y - min(40.0, box.height * 0.4)
    bends = ((middle - 14.0, foot), (middle - 22.0, foot + (box.y - foot) * 0.6), (middle, box.y + radius * 0.3))
    for (x1, y1), (x2, y2) in pairwise(bends):
        yield Line(x1, y1, x2, y2, style.theme.wire, 3.0)
    yield Polygon(circle(middle, box.y + box.height / 2, radius), fill, style.theme.outline)
    yield Polygon(circle(middle, box.y + box.height / 2, radius * 0.8), light(fill, 0.3))


def header(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A sign on top of the bay with an arched upper edge and two feet."""
    rise = min(box.height * 0.28, 90.0)
    for x in (box.x + box.width * 0.12, box.x + box.width * 0.88):
        yield Rect(x - 5.0, box.y - 40.0, 10.0, 46.0, style.theme.upright, style.theme.upright_edge)
    steps = 12
    arch = tuple((box.right - box.width * n / steps, box.top - rise + rise * math.sin(math.pi * n / steps)) for n in range(steps + 1))
    yield Polygon(((box.x, box.y), (box.right, box.y), *arch), fill, style.theme.outline)
    yield Rect(box.x, box.y, box.width, min(14.0, box.height * 0.08), dark(fill))


def canopy(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """An awning: it comes towards the reader, so its lower edge is wider, with a scalloped border."""
    flare, scallop = min(60.0, box.width * 0.05), min(36.0, box.height * 0.25)
    low = box.y + scallop
    yield Polygon(((box.x - flare, low), (box.right + flare, low), (box.right, box.top), (box.x, box.top)), fill, style.theme.outline)
    count = max(2, min(24, round(box.width / 120)))
    step = (box.width + 2 * flare) / count
    for n in each(count):
        x = box.x - flare + step * n
        half = tuple((x + step / 2 - step / 2 * math.cos(math.pi * k / 8), low - scallop * math.sin(math.pi * k / 8)) for k in range(9))
        yield Polygon(half, fill if n % 2 else light(fill), style.theme.outline)


def frame(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A poster in a metal frame."""
    border = max(4.0, min(box.width, box.height) * 0.05)
    yield Rect(box.x, box.y, box.width, box.height, style.theme.wire, style.theme.outline)
    yield Rect(box.x + border, box.y + border, box.width - 2 * border, box.height - 2 * border, light(fill), dark(fill))
    yield Rect(box.x + border, box.top - border - box.height * 0.2, box.width - 2 * border, box.height * 0.2, fill)


def graphic(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A printed surface behind or on the furniture: a picture's horizon and sun."""
    yield Rect(box.x, box.y, box.width, box.height, light(fill, 0.55), style.theme.outline)
    hill = ((box.x, box.y), (box.right, box.y), (box.right, box.y + box.height * 0.3), (box.x + box.width * 0.5, box.y + box.height * 0.55))
    yield Polygon((*hill, (box.x, box.y + box.height * 0.25)), light(fill, 0.3))
    sun = min(box.width, box.height) * 0.1
    yield Polygon(circle(box.x + box.width * 0.8, box.y + box.height * 0.75, sun), fill)


def rider(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A card folded over the edge: its fold, and a clip."""
    yield Rect(box.x, box.y, box.width, box.height, light(fill), style.theme.outline)
    yield Rect(box.x, box.top - box.height * 0.3, box.width, box.height * 0.3, fill)
    yield Rect(box.x + box.width / 2 - 10.0, box.top - 8.0, 20.0, 16.0, style.theme.wire, style.theme.outline)


def tent_card(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A standing card, narrower at its fold, with the side of its foot."""
    lean = box.width * 0.06
    yield Polygon(((box.right, box.y), (box.right + box.width * 0.12, box.y), (box.right - lean, box.top)), dark(fill, 0.2), style.theme.outline)
    yield Polygon(((box.x, box.y), (box.right, box.y), (box.right - lean, box.top), (box.x + lean, box.top)), light(fill, 0.75), style.theme.outline)
    yield Polygon(((box.x + lean, box.top), (box.right - lean, box.top), (box.right - lean, box.top - 14.0), (box.x + lean, box.top - 14.0)), fill)


def notice(box: PnmBox, fill: str, _style: DrawStyle) -> Iterator[Shape]:
    """Compulsory information: lines of text and an i in a disc."""
    yield Rect(box.x, box.y, box.width, box.height, "#ffffff", dark(fill))
    radius = min(box.width, box.height) * 0.16
    middle, high = box.x + radius * 1.5, box.top - radius * 1.5
    yield Polygon(circle(middle, high, radius), fill)
    yield Line(middle, high - radius * 0.6, middle, high + radius * 0.2, "#ffffff", radius * 0.28)
    for n in range(3):
        y = box.y + box.height * (0.18 + 0.16 * n)
        yield Line(box.x + box.width * 0.1, y, box.x + box.width * 0.9, y, dark(fill), 1.5)


def clip_strip(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A narrow band with a hook at its top and clips down its length, each holding a pack."""
    middle, band = box.x + box.width / 2, min(26.0, box.width * 0.4)
    yield Rect(middle - band / 2, box.y, band, box.height, light(fill, 0.2), style.theme.outline)
    yield Line(middle, box.top, middle, box.top + 16.0, style.theme.wire, 4.0)
    rows = max(3, min(14, round(box.height / 90)))
    step = box.height / rows
    for n in each(rows):
        y = box.y + step * n
        yield Rect(box.x, y + step * 0.08, box.width, step * 0.66, light(fill, 0.5 if n % 2 else 0.65), style.theme.outline)
        yield Rect(middle - 7.0, y + step * 0.74, 14.0, step * 0.14, style.theme.wire)


def side_kick(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A slim display on the side of an end cap: a head and trays one above another."""
    head = min(120.0, box.height * 0.14)
    yield Rect(box.x, box.y, box.width, box.height - head, light(fill, 0.7), style.theme.outline)
    yield Rect(box.x - 3.0, box.top - head, box.width + 6.0, head, fill, style.theme.outline)
    rows = max(2, min(6, round(box.height / 200)))
    for n in each(rows):
        y = box.y + (box.height - head) * n / rows
        yield Rect(box.x, y, box.width, 26.0, fill, style.theme.outline)


def side_panel(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A panel seen by its edge, with a strip of its print."""
    yield Rect(box.x, box.y, box.width, box.height, fill, style.theme.outline)
    yield Rect(box.x + box.width * 0.3, box.y, box.width * 0.4, box.height, light(fill))


def peg_hook(box: PnmBox, _fill: str, style: DrawStyle) -> Iterator[Shape]:
    """Seen end-on: the back plate and the ball at the tip."""
    yield Rect(box.x - 4.0, box.y + box.height * 0.4, box.width + 8.0, box.height * 0.6, style.theme.wire, style.theme.outline)
    yield Polygon(circle(box.x + box.width / 2, box.y + box.height * 0.25, max(6.0, box.width * 0.6), 12), style.theme.rail, style.theme.outline)


def divider(box: PnmBox, fill: str, _style: DrawStyle) -> Iterator[Shape]:
    """A thin clear wall on its rail."""
    yield Rect(box.x - 1.0, box.y, max(4.0, box.width), box.height, fill + "90", dark(fill))
    yield Rect(box.x - 8.0, box.y, max(4.0, box.width) + 14.0, 5.0, dark(fill))


def pusher(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A track with its sled, seen from the front."""
    yield Rect(box.x, box.y, box.width, 8.0, dark(fill), style.theme.outline)
    yield Rect(box.x + box.width * 0.15, box.y + 8.0, box.width * 0.7, box.height - 8.0, fill + "a0", dark(fill))


def glorifier(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A lit pedestal under a back that frames the product shown."""
    foot = box.height * 0.24
    inset = box.width * 0.12
    yield Rect(box.x + inset, box.y + foot, box.width - 2 * inset, box.height - foot, light(fill, 0.82), style.theme.outline)
    yield Polygon(circle(box.x + box.width / 2, box.y + foot + (box.height - foot) * 0.52, min(box.width, box.height) * 0.24), light(fill, 0.45))
    yield Polygon(((box.x, box.y), (box.right, box.y), (box.right - inset, box.y + foot), (box.x + inset, box.y + foot)), fill, style.theme.outline)
    yield Rect(box.x + inset, box.top - box.height * 0.08, box.width - 2 * inset, box.height * 0.08, fill, style.theme.outline)


CARD = 0.28
"""Share of the height of a counter display that its card takes."""


def counter_display(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A small tray with a tall back card."""
    yield Rect(box.x, box.y + box.height * 0.35, box.width, box.height * 0.65, light(fill, 0.6), style.theme.outline)
    yield Rect(box.x, box.top - box.height * CARD, box.width, box.height * CARD, fill, style.theme.outline)
    yield Rect(box.x - 4.0, box.y, box.width + 8.0, box.height * 0.4, fill, style.theme.outline)
    for n in inner(5):
        yield Line(box.x + box.width * n / 5, box.y + box.height * 0.4, box.x + box.width * n / 5, box.y + box.height * 0.62, dark(fill), 2.0)


def banner(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A hanging cloth between two rods, on its cords."""
    for x in (box.x + box.width * 0.1, box.right - box.width * 0.1):
        yield Line(x, box.top, x, box.top + 160.0, style.theme.wire, 2.0)
    yield Rect(box.x, box.y, box.width, box.height, fill, style.theme.outline)
    yield Rect(box.x, box.y + box.height * 0.62, box.width, box.height * 0.05, light(fill))
    for y in (box.y - 8.0, box.top - 8.0):
        yield Rect(box.x - 14.0, y, box.width + 28.0, 16.0, style.theme.wire, style.theme.outline)


def mobile(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A bar on a cord with three discs at different heights."""
    middle = box.x + box.width / 2
    yield Line(middle, box.top, middle, box.top + 160.0, style.theme.wire, 2.0)
    yield Line(box.x, box.top, box.right, box.top, style.theme.wire, 5.0)
    for share, drop in ((0.12, 0.45), (0.5, 0.75), (0.88, 0.3)):
        x, y = box.x + box.width * share, box.top - box.height * drop
        yield Line(x, box.top, x, y, style.theme.wire, 1.5)
        yield Polygon(circle(x, y - box.height * 0.12, box.height * 0.13), fill, style.theme.outline)


def sign(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A department's sign on two cords, or on its host."""
    if box.placement.host == "CEILING":
        for x in (box.x + box.width * 0.15, box.right - box.width * 0.15):
            yield Line(x, box.top, x, box.top + 160.0, style.theme.wire, 2.0)
    yield Rect(box.x, box.y, box.width, box.height, fill, style.theme.outline)
    yield Rect(box.x, box.y, box.width, box.height * 0.1, dark(fill))


def arrow_sign(box: PnmBox, fill: str, style: DrawStyle) -> Iterator[Shape]:
    """A sign with an arrow at its right."""
    yield from sign(box, fill, style)
    tip, middle, half = box.right - box.width * 0.04, box.y + box.height * 0.55, box.height * 0.28
    left = tip - min(box.width * 0.22, half * 2.4)
    shaft = tip - half
    points = ((left, middle - half * 0.4), (shaft, middle - half * 0.4), (shaft, middle - half), (tip, middle))
    yield Polygon((*points, (shaft, middle + half), (shaft, middle + half * 0.4), (left, middle + half * 0.4)), "#ffffff")


LOOKS: dict[str, Look] = {
    "ticket_strip": ticket_strip,
    "front_riser": divider,
    "printed_strip": printed_strip,
    "plinth_wrap": printed_strip,
    "price_label": price_label,
    "electronic_label": price_label,
    "shelf_stopper": blade,
    "flag": blade,
    "wobbler": wobbler,
    "header": header,
    "canopy": canopy,
    "poster_holder": frame,
    "snap_frame": frame,
    "directory": frame,
    "back_graphic": graphic,
    "window_graphic": graphic,
    "back_panel": panel,
    "shelf_board": panel,
    "base_foot": panel,
    "upright": panel,
    "rider": rider,
    "tent_card": tent_card,
    "mandatory_notice": notice,
    "clip_strip": clip_strip,
    "side_kick": side_kick,
    "side_panel": side_panel,
    "side_wrap": side_panel,
    "peg_hook": peg_hook,
    "divider": divider,
    "pusher": pusher,
    "glorifier": glorifier,
    "counter_display": counter_display,
    "kakemono": banner,
    "hanging_poster": banner,
    "mobile": mobile,
    "department_sign": sign,
    "directional_sign": arrow_sign,
}
