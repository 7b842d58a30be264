"""The true footprint of a piece of furniture, mm in its own frame: face A looks to −y, bays from left to right, the body around (0, 0).

Blocks say which height bands they reach: a foot, a body and a shelf do not narrow an aisle alike. Products are not here.
"""

from collections.abc import Iterator
from math import ceil, cos, hypot, pi, radians, sin, sqrt

import msgspec

from planogram.model.fixture import END_SIDES, Bay, Face, Gondola, face_width
from planogram.model.memo import memo, one_object
from planogram.model.placement import hangs
from planogram.model.store import Point

HEIGHT_BANDS = ((0.0, 200.0), (200.0, 1100.0), (1100.0, 2200.0))
"""Heights (mm) between which a clear width is measured, each apart (lower limit included)."""
EVERY_BAND = (0, 1, 2)
_POST = 60.0
"""Depth (mm) of uprights and back where no shelf reaches."""
_STRAIGHT = 0.5
_SAGITTA = 1.0
_MOST_DEGREES = 340.0


class Block(msgspec.Struct, frozen=True):
    """A convex part of a footprint: `bay` counted from 1 (0: all bays of the face alike), and the HEIGHT_BANDS it reaches."""

    side: str
    bay: int
    points: tuple[Point, ...]
    bands: tuple[int, ...] = EVERY_BAND


_NO_BAYS = Block("A", 0, ((-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)))


class Front(msgspec.Struct, frozen=True):
    """The line along which a face is served, from the customer's left to right."""

    side: str
    points: tuple[Point, ...]


class BayLine(msgspec.Struct, frozen=True):
    """A bay's back line, from the customer's left to right, and the unit vector out of it; chords on the arc of a concave face."""

    side: str
    number: int
    left: Point
    right: Point
    out: Point


class Footprint(msgspec.Struct, frozen=True):
    """Blocks, fronts and back lines of bays in the piece's own frame."""

    blocks: tuple[Block, ...]
    fronts: tuple[Front, ...] = ()
    bays: tuple[BayLine, ...] = ()


class _Side(msgspec.Struct, frozen=True):
    """Where a face is on its piece: middle of its back line, directions to the right and out, its depth, its bend."""

    face: Face
    origin: Point
    right: Point
    out: Point
    depth: float

    def at(self, along: float, reach: float) -> Point:
        """The point `along` mm right of the middle and `reach` mm out from the back line; on the arc of a concave face."""
        bend = radians(max(-_MOST_DEGREES, min(_MOST_DEGREES, self.face.curvature)))
        if abs(bend) > radians(_STRAIGHT) and face_width(self.face) > 0.0:
            radius = self.radius(bend)
            angle, ray = along / radius, radius + self.depth - reach
            along, reach = ray * sin(angle), self.depth + radius - ray * cos(angle)
        x, y = self.origin
        return x + along * self.right[0] + reach * self.out[0], y + along * self.right[1] + reach * self.out[1]

    def radius(self, bend: float) -> float:
        radius = face_width(self.face) / bend
        return radius if radius > 0 else min(radius, -self.depth - 1.0)

    def steps(self, width: float) -> int:
        """Chords that a bay of `width` needs so that none is more than 1 mm off the arc."""
        bend = radians(abs(self.face.curvature))
        if bend <= radians(_STRAIGHT) or width <= 0:
            return 1
        radius = abs(self.radius(radians(max(-_MOST_DEGREES, min(_MOST_DEGREES, self.face.curvature))))) + self.depth
        return max(1, ceil(width / radius / (2.0 * sqrt(2.0 * _SAGITTA / radius))))


def level_reach(bay: Bay) -> Iterator[tuple[float, float, float]]:
    """(from, to, depth) in mm: the heights each level takes, its products included, and how far it reaches out."""
    for n, level in enumerate(bay.levels):
        under = level.elevation - level.thickness
        above = [other.elevation - other.thickness for other in bay.levels[n + 1 : n + 2]]
        depth = max(level.depth, level.hook_length or 0.0) if hangs(level) else level.depth
        yield (max(0.0, under - 200.0) if hangs(level) else under), max(above[0] if above else bay.height, level.elevation + 1.0), depth


@memo(20_000)
def band_depths(bay: Bay) -> tuple[float, ...]:
    """How far (mm) a bay reaches out of its back line within each height band; 0 where it does not reach that high.

    >>> from planogram.model.fixture import Level
    >>> band_depths(Bay("b", 1000, 1800, 500, levels=(Level("l", elevation=150, depth=500), Level("m", elevation=900, depth=400))))
    (500.0, 500.0, 400.0)
    """
    reaches = list(level_reach(bay))
    found = []
    for band, (low, high) in enumerate(HEIGHT_BANDS):
        depths = [depth for start, end, depth in reaches if start < high and end > low]
        found.append(float(max([bay.depth if band == 0 else 0.0, *depths, _POST if bay.height > low else 0.0])))
    return tuple(found)


def _deepest(face: Face | None) -> float:
    return 0.0 if face is None else max((max(band_depths(bay)) for bay in face.bays), default=0.0)


@memo(4096)
def footprint(gondola: Gondola) -> Footprint:
    """The footprint of a piece of furniture; one without bays stands on a square decimetre, so that it can be found.

    Equal footprints are one object: what stands on the shelves changes nothing on the floor.
    """
    sides = list(_sides(gondola))
    blocks = [block for side in sides for block in _blocks(side)]
    if gondola.kind == "counter_island" and len(sides) > 1:
        blocks += _core(sides)
    fronts = tuple(Front(side.face.side, _front(side)) for side in sides if side.face.bays)
    return one_object(Footprint(tuple(blocks) or (_NO_BAYS,), fronts, tuple(line for side in sides for line in _bay_lines(side))))


def _sides(gondola: Gondola) -> Iterator[_Side]:
    faces = {face.side: face for face in gondola.faces if face.bays}
    depth_a, depth_b = _deepest(faces.get("A")), _deepest(faces.get("B"))
    ends = [face_width(faces[side]) for side in END_SIDES if side in faces]
    # the seller of an island counter stands between the two sides
    thick = max([depth_a + depth_b, *(ends if gondola.kind == "counter_island" or not depth_a + depth_b else [])])
    half = max((face_width(faces[side]) for side in ("A", "B") if side in faces), default=0.0) / 2.0
    if "A" in faces:
        yield _Side(faces["A"], (0.0, -thick / 2.0 + depth_a), (1.0, 0.0), (0.0, -1.0), depth_a)
    if "B" in faces:
        yield _Side(faces["B"], (0.0, thick / 2.0 - depth_b), (-1.0, 0.0), (0.0, 1.0), depth_b)
    if "LEFT_END" in faces:
        yield _Side(faces["LEFT_END"], (-half, 0.0), (0.0, -1.0), (-1.0, 0.0), _deepest(faces["LEFT_END"]))
    if "RIGHT_END" in faces:
        yield _Side(faces["RIGHT_END"], (half, 0.0), (0.0, 1.0), (1.0, 0.0), _deepest(faces["RIGHT_END"]))


def _core(sides: list[_Side]) -> list[Block]:
    """The seller's space of an island counter: no customer walks there."""
    main = [side for side in sides if side.face.side in ("A", "B")]
    if len(main) < 2:
        return []
    half, low, high = max(face_width(side.face) for side in main) / 2.0, main[0].origin[1], main[1].origin[1]
    return [Block("", 0, ((-half, low), (half, low), (half, high), (-half, high)))] if high - low > 1.0 else []


def _front(side: _Side) -> tuple[Point, ...]:
    width = face_width(side.face)
    steps = side.steps(width)
    return tuple(side.at(-width / 2.0 + width * n / steps, side.depth) for n in range(steps + 1))


def _bay_lines(side: _Side) -> Iterator[BayLine]:
    start = -face_width(side.face) / 2.0
    for number, bay in enumerate(side.face.bays, 1):
        left, right = side.at(start, 0.0), side.at(start + bay.width, 0.0)
        length = hypot(right[0] - left[0], right[1] - left[1]) or 1.0
        # out of the back is right of the way from left to right
        yield BayLine(side.face.side, number, left, right, ((right[1] - left[1]) / length, -(right[0] - left[0]) / length))
        start += bay.width


def _blocks(side: _Side) -> Iterator[Block]:
    bays, start = side.face.bays, -face_width(side.face) / 2.0
    depths = [band_depths(bay) for bay in bays]
    if abs(side.face.curvature) <= _STRAIGHT and len(set(depths)) == 1:
        yield from _bay_blocks(side, 0, start, -2.0 * start, depths[0])
        return
    for number, (bay, depth) in enumerate(zip(bays, depths, strict=True), 1):
        yield from _bay_blocks(side, number, start, bay.width, depth)
        start += bay.width


def _bay_blocks(side: _Side, number: int, start: float, width: float, depths: tuple[float, ...]) -> Iterator[Block]:
    steps = side.steps(width)
    for depth in sorted(set(depths) - {0.0}):
        bands = tuple(band for band in EVERY_BAND if depths[band] == depth)
        for step in range(steps):
            left, right = start + width * step / steps, start + width * (step + 1) / steps
            yield Block(side.face.side, number, (side.at(left, depth), side.at(right, depth), side.at(right, 0.0), side.at(left, 0.0)), bands)


def turned(point: Point, degrees: float) -> Point:
    """A point turned counter-clockwise about (0, 0); quarter turns are exact.

    >>> turned((1.0, 0.0), 90)
    (0.0, 1.0)
    """
    quarter, rest = divmod(degrees, 90.0)
    c, s = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarter) % 4]
    if rest:
        angle = degrees * pi / 180.0
        c, s = cos(angle), sin(angle)
    return point[0] * c - point[1] * s, point[0] * s + point[1] * c
