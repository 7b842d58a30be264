"""The furniture of one bay behind its levels: back panel, uprights, plinth, body, wheels, by kind of gondola. No levels, no products."""

from collections.abc import Iterator

from planogram.draw.shapes import Group, Line, Polygon, Rect, Shape, disc
from planogram.draw.steps import inner
from planogram.draw.style import DrawStyle
from planogram.model.fixture import Back, Bay
from planogram.model.memo import memo, one_object
from planogram.model.placement import hangs

_POST = 22.0
_HIGHEST_PLINTH = 260.0
_BODIES = ("counter_island", "checkout", "podium")
_WIRE = ("display_stand", "basket_gondola", "roll")


def foot_height(bay: Bay) -> float:
    """Height (mm) of the plinth: it closes the room under a low first shelf, and is at least the bay's own base."""
    if not bay.levels:
        return bay.base_height
    first = bay.levels[0]
    under = first.elevation - first.thickness
    closed = not hangs(first) and first.kind != "pallet" and 0 < under <= _HIGHEST_PLINTH
    return max(bay.base_height, under) if closed else bay.base_height


def _panel(width: float, height: float, back: Back, style: DrawStyle) -> Iterator[Shape]:
    theme = style.theme
    if back == "none":
        return
    yield Rect(0.0, 0.0, width, height, theme.panel)
    for left in (0.0, width - _POST * 2.4):
        yield Rect(left, 0.0, _POST * 2.4, height, theme.panel_shade)
    yield from _texture(width, height, back, style)


def _texture(width: float, height: float, back: Back, style: DrawStyle) -> Iterator[Shape]:
    """Holes as dashed lines, grooves and meshes as lines: cheap to paint, still recognisable."""
    step = {"perforated": 50.0, "slatwall": 100.0, "mesh": 100.0}.get(back)
    if step is None:
        return
    for index in inner(height / step + 1):
        yield Line(0.0, step * index, width, step * index, style.theme.panel_line, 2.0 if back == "perforated" else 3.0, dashed=back == "perforated")
    if back == "mesh":
        for index in inner(width / step + 1):
            yield Line(step * index, 0.0, step * index, height, style.theme.panel_line, 3.0)


def _posts(width: float, height: float, style: DrawStyle) -> Iterator[Shape]:
    theme, half = style.theme, _POST / 2
    for x in (0.0, width):
        yield Rect(x - half, 0.0, _POST, height, theme.upright, theme.upright_edge)
        yield Line(x, 40.0, x, height - 20.0, theme.upright_edge, 3.0, dashed=True)


def _wire_frame(width: float, height: float, kind: str, style: DrawStyle) -> Iterator[Shape]:
    theme = style.theme
    if kind == "roll":
        yield from _cage(width, height, style)
        return
    for x in (0.0, width):
        yield Rect(x - 5.0, 0.0, 10.0, height, theme.wire, theme.upright_edge)
    yield Rect(-5.0, height - 10.0, width + 10.0, 10.0, theme.wire, theme.upright_edge)
    step = 90.0
    for index in inner(height / step):
        yield Line(0.0, step * index, width, step * index, theme.panel_line, 2.5)


def _cage(width: float, height: float, style: DrawStyle) -> Iterator[Shape]:
    """A roll container: a wire mesh between tubes bent over at the top, on a frame with four castors, of which two are seen."""
    theme, floor, tube, bend = style.theme, 150.0, 24.0, 50.0
    for index in inner(width / 80.0):
        yield Line(80.0 * index, floor, 80.0 * index, height - tube, theme.panel_line, 2.5)
    for index in inner((height - floor) / 200.0):
        y = floor + 200.0 * index
        yield Line(0.0, y, width, y, theme.wire, 4.0)
    for x in (0.0, width - tube):
        yield Rect(x, floor, tube, height - bend - floor, theme.upright, theme.upright_edge)
    arch = ((0.0, height - bend), (bend, height), (width - bend, height), (width, height - bend))
    inside = ((width - tube, height - bend), (width - bend - 6.0, height - tube), (bend + 6.0, height - tube), (tube, height - bend))
    yield Polygon(arch + inside, theme.upright, theme.upright_edge)
    yield Rect(-5.0, floor - 30.0, width + 10.0, 30.0, theme.board, theme.board_edge)
    for x in (80.0, width - 80.0):
        yield Polygon(((x - 34.0, floor - 30.0), (x + 34.0, floor - 30.0), (x + 12.0, 62.0), (x - 12.0, 62.0)), theme.wire, theme.upright_edge)
        yield disc(x, 56.0, 56.0, theme.board_edge, theme.label)
        yield disc(x, 56.0, 18.0, theme.upright, theme.label)


def _body(width: float, foot: float, kind: str, style: DrawStyle) -> Iterator[Shape]:
    """The closed front of a counter, checkout or podium below its first level."""
    theme = style.theme
    yield Rect(0.0, 0.0, width, foot, theme.plinth, theme.upright_edge)
    yield Rect(0.0, 0.0, width, min(70.0, foot), theme.board, theme.board_edge)
    for x in (width / 3, width * 2 / 3) if kind == "counter_island" else ():
        yield Line(x, 70.0, x, foot, theme.upright_edge, 2.0)


def _bay_shapes(width: float, height: float, foot: float, back: Back, kind: str, style: DrawStyle) -> Iterator[Shape]:
    if kind == "pallet":
        return
    if kind in _WIRE:
        yield from _wire_frame(width, height, kind, style)
    elif kind != "podium":
        yield from _panel(width, height, back, style)
        yield from _posts(width, height, style)
    if kind in _BODIES:
        yield from _body(width, foot, kind, style)
    elif foot and kind not in ("roll", "display_stand"):
        yield Rect(0.0, 0.0, width, foot, style.theme.plinth, style.theme.upright_edge)
        yield Line(0.0, foot * 0.35, width, foot * 0.35, style.theme.upright_edge)


@memo(4096)
def _bay_group(ref: str, x: float, width: float, height: float, foot: float, back: Back, kind: str, style: DrawStyle) -> Group:
    return Group("bay", ref, x, 0.0, tuple(_bay_shapes(width, height, foot, back, kind, style)))


@memo(1024)
def draw_bay(bay: Bay, x: float, kind: str, style: DrawStyle) -> Group:
    """The furniture of a bay whose left edge is at `x`; the same object as long as its sizes stay, whatever happens on its levels."""
    lowest = bay.levels[0].elevation - bay.levels[0].thickness if bay.levels and kind in _BODIES else foot_height(bay)
    sizes = (one_object(x), one_object(bay.width), one_object(bay.height), one_object(max(0.0, lowest)))
    return _bay_group(one_object(bay.id), *sizes, one_object(bay.back), one_object(kind), style)
