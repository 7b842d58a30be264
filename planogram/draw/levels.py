"""The furniture of one level, by kind: shelf, basket, hooks, arm, rail, pallet. In the level's frame: y = 0 is its elevation."""

from collections.abc import Callable, Iterator
from math import radians, sin

from planogram.draw.shapes import Line, Polygon, Rect, Shape, disc
from planogram.draw.steps import each, inner
from planogram.draw.style import DrawStyle
from planogram.model.fixture import Level
from planogram.model.placement import Placed

_MESH = 50.0
_BASKET_HEIGHT = 150.0
_MOST_TILT = 250.0
_TALLEST_DIVIDER = 160.0
Furniture = Callable[[Level, float, tuple[Placed, ...], DrawStyle], Iterator[Shape]]


def _tilt(level: Level, length: float) -> float:
    """How much higher the back of an inclined level is seen over its front, mm."""
    return min(_MOST_TILT, length * sin(radians(abs(level.slope))))


def _shelf(level: Level, width: float, _blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    theme, thick = style.theme, max(6.0, level.thickness)
    edge = min(6.0, thick * 0.25)
    yield Rect(0.0, -thick, width, thick, theme.board, theme.board_edge)
    yield Rect(1.5, -thick + edge * 0.5, width - 3.0, thick - edge * 1.5, theme.rail, theme.rail_edge)
    if level.slope:
        yield Rect(0.0, 0.0, width, _tilt(level, level.depth), theme.panel_shade, theme.board_edge)


def _dividers(level: Level, height: float, style: DrawStyle) -> Iterator[Shape]:
    for x in level.dividers:
        yield Rect(x - 2.0, 0.0, 4.0, height, style.theme.wire + "a0", style.theme.board_edge)


def _basket(level: Level, width: float, _blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    theme, height = style.theme, level.clear_height or _BASKET_HEIGHT
    yield Rect(0.0, -level.thickness, width, level.thickness, theme.board, theme.board_edge)
    for edge in (0.0, width):
        yield Line(edge, 0.0, edge, height, theme.wire, 5.0)


def _basket_front(level: Level, width: float, style: DrawStyle) -> Iterator[Shape]:
    """The wire front of a basket, drawn over what lies in it."""
    theme, height = style.theme, (level.clear_height or _BASKET_HEIGHT) * 0.62
    count = max(2, round(width / _MESH))
    for index in inner(count):
        x = width * index / count
        yield Line(x, 0.0, x, height, theme.wire + "90", 1.2)
    for share in (0.33, 0.66):
        yield Line(0.0, height * share, width, height * share, theme.wire + "90", 1.2)
    yield Line(0.0, height, width, height, theme.wire, 5.0)


def _pegs(level: Level, width: float, blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    """The bar of a row of hooks, and one hook over the middle of each facing that hangs there; on an empty bar hooks with their price tags."""
    theme, thick = style.theme, max(5.0, min(level.thickness, 12.0))
    yield Rect(0.0, 2.0, width, thick, theme.board, theme.board_edge)
    for x in _facings(blocks):
        yield Rect(x - 3.0, -6.0, 6.0, 20.0, theme.rail, theme.board_edge)
    for x in () if blocks else _shares(width, 130.0):
        yield Rect(x - 4.0, -34.0, 8.0, 44.0, theme.wire, theme.board_edge)
        yield Rect(x - 22.0, -48.0, 44.0, 26.0, theme.rail, theme.board_edge)


def _facings(blocks: tuple[Placed, ...]) -> Iterator[float]:
    """The middle of each facing that hangs, mm."""
    for block in blocks:
        step = block.width / max(1, block.position.wide)
        for column in each(block.position.wide):
            yield block.x + step * (column + 0.5)


def _shares(width: float, step: float) -> Iterator[float]:
    """The middles of as many equal parts of a length as are about `step` mm long."""
    count = max(1, round(width / step))
    for index in each(count):
        yield width * (index + 0.5) / count


def _arm(level: Level, width: float, blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    """Seen from the front an inclined bar is short: its root on the rail at the back, its ball at the tip; some on an empty one."""
    theme = style.theme
    yield Rect(0.0, 8.0, width, max(8.0, level.thickness * 0.6), theme.upright, theme.upright_edge)
    for x in () if blocks else _shares(width, 250.0):
        yield from _arm_tip(x, 24.0 + _tilt(level, level.hook_length or level.depth), style)


def _arm_tip(x: float, drop: float, style: DrawStyle) -> Iterator[Shape]:
    """The arm that comes out at `x`: what hangs on it is behind its ball."""
    theme = style.theme
    yield Polygon(((x - 8.0, 20.0), (x + 8.0, 20.0), (x + 11.0, -drop), (x - 11.0, -drop)), theme.board, theme.board_edge)
    yield disc(x, -drop, 17.0, theme.upright, theme.board_edge)


def _rail(_level: Level, width: float, blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    """A round bar between two brackets, a hanger's hook over each facing; hangers on an empty one."""
    theme = style.theme
    yield Rect(0.0, 0.0, width, 12.0, theme.board, theme.board_edge)
    for x in (20.0, width - 20.0):
        yield Rect(x - 6.0, 0.0, 12.0, 30.0, theme.upright, theme.upright_edge)
    for x in _facings(blocks):
        yield Line(x, 12.0, x, -4.0, theme.wire, 3.0)
    for x in () if blocks else _shares(width, 400.0):
        yield Line(x, 12.0, x, -45.0, theme.wire, 5.0)
        yield Polygon(((x, -45.0), (x + 150.0, -120.0), (x + 150.0, -132.0), (x - 150.0, -132.0), (x - 150.0, -120.0)), "", theme.board_edge, 5.0)


def _pallet(level: Level, width: float, _blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    """Deck board, three blocks, bottom board; as high as the level stands, a usual pallet's 144 mm at most."""
    theme, high = style.theme, min(max(level.elevation, level.thickness), 144.0)
    deck, block_width = high * 0.16, width * 0.12
    yield Rect(0.0, -deck, width, deck, theme.wood, theme.wood_edge)
    for x in (0.0, (width - block_width) / 2, width - block_width):
        yield Rect(x, -high + deck, block_width, high - 2 * deck, theme.wood, theme.wood_edge)
    yield Rect(0.0, -high, width, deck, theme.wood, theme.wood_edge)


_FURNITURE: dict[str, Furniture] = {"shelf": _shelf, "basket": _basket, "pegs": _pegs, "arm": _arm, "rail": _rail, "pallet": _pallet}


_ARM_APART = 36.0
"""mm: facings narrower than the balls of their arms show one arm for all."""


def behind(level: Level, width: float, blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    """What is drawn before the products of a level."""
    yield from _FURNITURE[level.kind](level, width, blocks, style)


def before(level: Level, width: float, blocks: tuple[Placed, ...], style: DrawStyle) -> Iterator[Shape]:
    """What is drawn over the packs of a level, under their names."""
    if level.kind == "basket":
        yield from _basket_front(level, width, style)
    for block in blocks if level.kind == "arm" else ():
        wide = block.width / max(1, block.position.wide) >= _ARM_APART
        for x in _facings((block,)) if wide else (block.x + block.width / 2,):
            yield from _arm_tip(x, min(24.0, block.height / 2), style)
    if level.dividers:
        yield from _dividers(level, min(_TALLEST_DIVIDER, max((block.height for block in blocks), default=60.0)), style)
