"""The shop from above as shapes, in plan mm: floor, zones, furniture, doors, dimensions, hot and cold, bottlenecks. The same list for every player.

A group per zone and per piece, the same object while it is not touched. What is hot is metrics/floor/walks' business.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from planogram.draw.labels import fit, label_plate, label_shapes
from planogram.draw.palette import palette_of
from planogram.draw.plan_doors import door_shapes, words_width
from planogram.draw.plan_heat import heat_group
from planogram.draw.plan_style import WALL, PlanStyle, temperature_colour
from planogram.draw.plan_widths import width_groups
from planogram.draw.plan_zones import standing_on, zone_group
from planogram.draw.shapes import Drawing, Group, Line, Picture, Point, Polygon, Rect, Shape, Text
from planogram.draw.theme import Theme, blend
from planogram.metrics.floor.walks import Walks
from planogram.model.floor_layout import Piece, bounds_of, extent, outline_of, pieces
from planogram.model.layout import Box
from planogram.model.memo import memo, one_object
from planogram.model.outline import contains
from planogram.model.project import Project
from planogram.model.store import Store, StoreShape, Underlay, Zone

AROUND = 900.0
"""mm kept free around the floor, for dimensions."""
_TILES = {
    "gondola": "#f1f3f5",
    "pnm": "#fff3bf",
    "fixed": "#ffe066",
    "checkout": "#d0bfff",
    "column": "#868e96",
    "obstacle": "#adb5bd",
    "stockroom": "#dee2e6",
}
_METRE = 1000.0
_OF_THE_LARGEST = 0.7
"""Height of a dimension ÷ that of the largest text."""


def plan_box(project: Project, style: PlanStyle | None = None) -> Box:
    """Left, bottom, right, top (mm) of the plan with its dimensions; a bare square of ten metres for an empty floor.

    With a `style` no less than the dimensions written as large as it says.
    """
    left, bottom, right, top = extent(project)
    if right - left < 1.0 and top - bottom < 1.0:
        left, bottom, right, top = 0.0, 0.0, 10_000.0, 10_000.0
    around = AROUND if style is None else max(AROUND, WALL + style.largest_text * _OF_THE_LARGEST * 2.8)
    return left - around, bottom - around, right + around, top + around


def draw_plan(project: Project, style: PlanStyle, walks: Walks | None = None) -> Drawing:
    """The plan of a project; hot and cold only with `walks`. Its origin is the plan's own: see `plan_box` for what to show."""
    store = project.store
    groups = list(_ground(store, style))
    if walks is not None and style.heat:
        groups.append(heat_group(walks))
    stands = tuple(piece.bounds for piece in pieces(project))
    colours = _zone_colours(store.zones)
    zones = [zone for zone in store.zones if style.zones and len(zone.points) > 2]
    widths = list(width_groups(project, style)) if style.widths else []
    told = tuple(
        (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height) for group in widths for shape in group.shapes if isinstance(shape, Rect)
    )
    for zone in zones:
        written = one_object(standing_on(zone, told))
        groups.append(zone_group(zone, colours[zone.name], one_object(standing_on(zone, stands)), style, written))
    groups += [_drawn_piece(piece, walks, style) for piece in pieces(project)]
    groups.append(_doors(store, style))
    groups += widths
    left, bottom, right, top = plan_box(project)
    return Drawing(right - left, top - bottom, tuple(groups))


def _ground(store: Store, style: PlanStyle) -> Iterator[Group]:
    if style.underlay and store.underlay is not None and store.underlay.visible:
        yield _underlay_group(store.underlay)
    yield _floor_group(outline_of(store), store.underlay is not None and style.underlay, _doorways(store), style)
    islands = [shape for shape in store.shapes if shape.shape == "island" and len(shape.points) > 2]
    if islands:
        yield _island_group(tuple(shape.points for shape in islands), style)


@memo(8)
def _underlay_group(underlay: Underlay) -> Group:
    wide, high = underlay.pixels_wide * underlay.mm_per_pixel, underlay.pixels_high * underlay.mm_per_pixel
    return Group("floor", "underlay", underlay.x, underlay.y, (Picture(0.0, 0.0, wide, high, underlay.image),))


@memo(16)
def _floor_group(outline: tuple[Point, ...], over_picture: bool, doors: tuple[StoreShape, ...], style: PlanStyle) -> Group:
    """The sales area with its walls, its dimensions, and a grid of metres when asked for."""
    if len(outline) < 3:
        return Group("floor", "outline", 0.0, 0.0, ())
    theme = style.theme
    shapes: list[Shape] = [Polygon(outline, "" if over_picture else _floor_colour(theme), theme.floor_line, WALL)]
    left, bottom, right, top = bounds_of(outline)
    if style.grid:
        shapes += _grid(left, bottom, right, top, style)
    if style.dimensions:
        shapes += _dimensions(outline, doors, style)
    return Group("floor", "outline", 0.0, 0.0, tuple(shapes))


def _floor_colour(theme: Theme) -> str:
    return blend(theme.page, "#ffffff", 0.04 if theme.name == "dark" else 0.5)


def _grid(left: float, bottom: float, right: float, top: float, style: PlanStyle) -> Iterator[Shape]:
    x, y = left, bottom
    while x <= right:
        yield Line(x, bottom, x, top, style.theme.panel_line)
        x += _METRE
    while y <= top:
        yield Line(left, y, right, y, style.theme.panel_line)
        y += _METRE


def metres(length: float, decimal: str = ",") -> str:
    """A length on a plan, in metres to the centimetre.

    >>> metres(12345.0), metres(12345.0, ".")
    ('12,35', '12.35')
    """
    return f"{length / 1000.0:.2f}".replace(".", decimal)


def _dimensions(outline: tuple[Point, ...], doors: tuple[StoreShape, ...], style: PlanStyle) -> Iterator[Shape]:
    """The length of each straight side of the outline, written outside it, beyond the words of a door that has them in its middle."""
    size = style.largest_text * _OF_THE_LARGEST
    for (x1, y1), (x2, y2) in pairwise((*outline, outline[0])):
        length = hypot(x2 - x1, y2 - y1)
        text = metres(length, style.decimal)
        room = style.measurer.width(text, size) * 1.2
        if length < room:
            continue
        out = ((y2 - y1) / length, -(x2 - x1) / length)
        middle = ((x1 + x2) / 2.0, (y1 + y2) / 2.0)
        if contains(outline, (middle[0] + out[0] * 50.0, middle[1] + out[1] * 50.0), 0.0):
            out = (-out[0], -out[1])
        away = WALL + size * (2.2 if any(_taken(door, middle, room, style) for door in doors) else 1.0)
        x, y = middle[0] + out[0] * away, middle[1] + out[1] * away
        upright = abs(x2 - x1) < abs(y2 - y1)
        box = (size * 2.0, length) if upright else (length, size * 2.0)
        yield Text(x - box[0] / 2.0, y - box[1] / 2.0, *box, text, size, style.theme.margin_text, vertical=upright)


def _taken(door: StoreShape, middle: Point, room: float, style: PlanStyle) -> bool:
    """Whether the words of a door stand where `room` (mm) of wall around a point are wanted."""
    if len(door.points) < 2:
        return False
    x, y = (sum(point[axis] for point in door.points) / len(door.points) for axis in (0, 1))
    return hypot(x - middle[0], y - middle[1]) < (room + words_width(door, style)) / 2.0


@memo(16)
def _island_group(islands: tuple[tuple[Point, ...], ...], style: PlanStyle) -> Group:
    lines = [
        Line(x1, y1, x2, y2, style.theme.ruler, 25.0, dashed=True) for island in islands for (x1, y1), (x2, y2) in pairwise((*island, island[0]))
    ]
    return Group("floor", "islands", 0.0, 0.0, tuple(lines))


@memo(8)
def _zone_colours(zones: tuple[Zone, ...]) -> dict[str, str]:
    return palette_of(zone.name for zone in zones)


Temperatures = tuple[tuple[str, str], ...]


def _temperatures(piece: Piece, walks: Walks | None, style: PlanStyle) -> Temperatures:
    """Side → hot or cold, of the faces that are either."""
    if walks is None or not style.warmth:
        return ()
    found = ((front.side, walks.temperature((piece.ref, front.side))) for front in piece.fronts)
    return tuple((side, temperature) for side, temperature in found if temperature)


@memo(8192)
def _drawn_piece(piece: Piece, walks: Walks | None, style: PlanStyle) -> Group:
    return _piece_group(piece, one_object(_temperatures(piece, walks, style)), style)


@memo(8192)
def _piece_group(piece: Piece, warm: Temperatures, style: PlanStyle) -> Group:
    """A piece at its own lower left corner: its blocks, its faces as bold lines with their letter, its name."""
    left, bottom, right, top = piece.bounds
    fill = _TILES.get(piece.what, "#ffffff")
    if style.theme.name == "dark":
        fill = blend(fill, "#20262d", 0.72)
    shapes: list[Shape] = []
    for block in piece.blocks:
        shapes.append(Polygon(_shifted(block.points, left, bottom), fill, style.theme.outline[:7], 12.0))
    temperatures = dict(warm)
    for front in piece.fronts:
        for (x1, y1), (x2, y2) in pairwise(_shifted(front.points, left, bottom)):
            colour = temperature_colour(temperatures.get(front.side, ""))
            shapes.append(Line(x1, y1, x2, y2, colour, 70.0 if front.side in temperatures else 40.0))
    if style.labels:
        shapes += _name(piece, (right - left, top - bottom), style)
    return Group("piece", piece.ref, left, bottom, tuple(shapes))


def _shifted(points: tuple[Point, ...], left: float, bottom: float) -> tuple[Point, ...]:
    return tuple((x - left, y - bottom) for x, y in points)


def _name(piece: Piece, size: tuple[float, float], style: PlanStyle) -> list[Shape]:
    """The name in the middle; on a piece that stands askew only as large as its thickness allows."""
    words = dict(style.shape_words)
    text = piece.name or words.get(piece.what, "")
    if not text or piece.what == "fixed":
        return []
    wide, high = size
    if piece.rotation % 90.0:
        wide, high = min(wide, high) * 0.9, min(wide, high) * 0.45
    label = fit(text, wide * 0.92, high * 0.9, (style.smallest_text, style.largest_text * 0.8), style.measurer)
    if label is None:
        return []
    x, y = (size[0] - wide) / 2.0 + wide * 0.04, (size[1] - high) / 2.0 + high * 0.05
    box = (x, y, wide * 0.92, high * 0.9)
    plate = label_plate(label, box, blend(_TILES.get(piece.what, "#ffffff"), "#20262d", 0.72 if style.theme.name == "dark" else 0.0), style.measurer)
    ink = "#f1f3f5" if style.theme.name == "dark" else style.theme.label
    return [*([plate] if len(piece.blocks) > 1 else []), *label_shapes(label, *box, ink)]


def _doors(store: Store, style: PlanStyle) -> Group:
    return _door_group(_doorways(store), outline_of(store), style)


def _doorways(store: Store) -> tuple[StoreShape, ...]:
    return one_object(tuple(shape for shape in store.shapes if shape.shape in ("door", "exit")))


@memo(16)
def _door_group(shapes: tuple[StoreShape, ...], outline: tuple[Point, ...], style: PlanStyle) -> Group:
    return Group("floor", "doors", 0.0, 0.0, tuple(shape for door in shapes for shape in door_shapes(door, outline, style)))
