"""The flat shapes a drawing is made of, in mm, y upwards from the floor. Screen, PDF, SVG, PNG and tests play the same list.

Colours are `#rrggbb` or `#rrggbbaa`, empty for none. Line widths and text sizes are mm on the furniture; a player may thicken
hairlines (`stroke_width` 0 is the thinnest line it can draw).
"""

from collections.abc import Callable, Iterable
from itertools import chain
from math import cos, inf, pi, sin
from typing import Any, Literal, final

import msgspec

Point = tuple[float, float]


@final
class Rect(msgspec.Struct, frozen=True, gc=False):
    """A rectangle from its lower left corner. `for_text`: it only backs a text of that size, and goes away with it."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    for_text: float = 0.0


@final
class Line(msgspec.Struct, frozen=True, gc=False):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float = 0.0
    dashed: bool = False


@final
class Polygon(msgspec.Struct, frozen=True):
    """A closed polygon."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0


def circle(x: float, y: float, radius: float, corners: int = 20) -> tuple[Point, ...]:
    """Corners of a polygon about (x, y) that reads as a circle."""
    return tuple((x + radius * cos(2 * pi * n / corners), y + radius * sin(2 * pi * n / corners)) for n in range(corners))


def disc(x: float, y: float, radius: float, fill: str, stroke: str) -> Polygon:
    """A small round thing about (x, y); twelve corners look round at the size of a wheel."""
    return Polygon(circle(x, y, radius, 12), fill, stroke)


@final
class Text(msgspec.Struct, frozen=True, gc=False):
    """One line of text set in the middle of its box's height; `size` is the font size, mm. It was measured to fit when drawn."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float
    colour: str = "#000000"
    align: Literal["left", "centre", "right"] = "centre"
    bold: bool = False
    vertical: bool = False


@final
class Picture(msgspec.Struct, frozen=True, gc=False):
    """A bitmap by its name in the project's images, stretched to the box; `turn` degrees clockwise (0, 90, 180, 270) before."""

    x: float
    y: float
    width: float
    height: float
    source: str
    turn: int = 0


Shape = Rect | Line | Polygon | Text | Picture


def moved(shapes: Iterable[Shape], dx: float) -> tuple[Shape, ...]:
    """The same shapes, `dx` mm further to the right."""
    return tuple([_MOVED[type(shape)](shape, dx) for shape in shapes])


def _moved_rect(r: Rect, dx: float) -> Rect:
    return Rect(r.x + dx, r.y, r.width, r.height, r.fill, r.stroke, r.stroke_width, r.for_text)


def _moved_line(line: Line, dx: float) -> Line:
    return Line(line.x1 + dx, line.y1, line.x2 + dx, line.y2, line.stroke, line.stroke_width, line.dashed)


def _moved_polygon(p: Polygon, dx: float) -> Polygon:
    return Polygon(tuple([(x + dx, y) for x, y in p.points]), p.fill, p.stroke, p.stroke_width)


def _moved_text(t: Text, dx: float) -> Text:
    return Text(t.x + dx, t.y, t.width, t.height, t.text, t.size, t.colour, t.align, t.bold, t.vertical)


def _moved_picture(p: Picture, dx: float) -> Picture:
    return Picture(p.x + dx, p.y, p.width, p.height, p.source, p.turn)


# written out: msgspec.structs.replace takes ten times as long, and a drag moves hundreds of shapes a step
_MOVED: dict[type, Callable[[Any, float], Shape]] = {
    Rect: _moved_rect,
    Line: _moved_line,
    Polygon: _moved_polygon,
    Text: _moved_text,
    Picture: _moved_picture,
}


class Part(msgspec.Struct, frozen=True, gc=False):
    """Shapes that are drawn together, such as the packs of a block, `x` mm further to the right than they say.

    With what they cover there (text stays within its box) and their widest line, mm. `letters`: the size of the largest text when
    there is nothing else but what backs them; endless otherwise.
    """

    shapes: tuple[Shape, ...]
    left: float
    bottom: float
    right: float
    top: float
    line: float
    letters: float
    x: float = 0.0


NO_PART = Part((), inf, inf, -inf, -inf, 0.0, 0.0)


def part_of(shapes: tuple[Shape, ...]) -> Part:
    """`shapes` with what they cover.

    >>> found = part_of((Rect(0.0, 0.0, 5.0, 2.0), Line(1.0, -1.0, 3.0, 4.0, "#000000", 1.5)))
    >>> found.left, found.bottom, found.right, found.top, found.line, found.letters
    (0.0, -1.0, 5.0, 4.0, 1.5, inf)
    """
    if not shapes:
        return NO_PART
    xs: list[float] = []
    ys: list[float] = []
    line = 0.0
    for shape in shapes:
        if type(shape) is Line:  # isinstance takes thrice as long for such values
            xs += (shape.x1, shape.x2)
            ys += (shape.y1, shape.y2)
            line = max(line, shape.stroke_width)
        elif type(shape) is Polygon:
            xs += (x for x, _ in shape.points)
            ys += (y for _, y in shape.points)
            line = max(line, shape.stroke_width)
        else:
            xs += (shape.x, shape.x + shape.width)
            ys += (shape.y, shape.y + shape.height)
            if type(shape) is Rect:
                line = max(line, shape.stroke_width)
    letters = max([shape.size if type(shape) is Text else (type(shape) is Rect and shape.for_text) or inf for shape in shapes])
    return Part(shapes, min(xs), min(ys), max(xs), max(ys), line, letters)


def moved_part(part: Part, dx: float) -> Part:
    """The same, `dx` mm further to the right. Its shapes are moved when someone asks for them: seldom, while neighbours make room."""
    return Part(part.shapes, part.left + dx, part.bottom, part.right + dx, part.top, part.line, part.letters, part.x + dx)


def shapes_of(part: Part) -> tuple[Shape, ...]:
    """The shapes of a part where they are drawn."""
    return moved(part.shapes, part.x) if part.x else part.shapes


Kind = Literal["bay", "level", "pnm", "overlay", "legend", "rail", "floor", "zone", "piece", "note"]


class Group(msgspec.Struct, frozen=True):
    """Shapes of one thing (`ref` is its id), drawn with their origin at (x, y). The same value gives the same object.

    Drawn as a `whole`, or in `parts`, each the same object wherever it shows the same.
    """

    kind: Kind
    ref: str
    x: float
    y: float
    whole: tuple[Shape, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All of it, in drawing order."""
        return self.whole or tuple(chain.from_iterable([shapes_of(part) for part in self.parts]))


def in_parts(kind: Kind, ref: str, x: float, y: float, parts: Iterable[Part]) -> Group:
    """The Group of these parts, in their order."""
    return Group(kind, ref, x, y, parts=tuple([part for part in parts if part.shapes]))


class Drawing(msgspec.Struct, frozen=True):
    """A whole picture: groups in drawing order on a plane of width × height mm, origin at the lower left."""

    width: float
    height: float
    groups: tuple[Group, ...]
