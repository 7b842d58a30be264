"""The aisles of a floor: corridors with their class, clear width in each height band, what they need and what they lack. No words, no paths."""

from collections.abc import Iterable, Iterator
from math import inf

import msgspec
import shapely

from planogram.metrics.floor.ground import ground, polygon_of
from planogram.metrics.floor.narrowing import FIRST, SECOND, Narrow
from planogram.metrics.floor.rules import AisleClass, Required, bands_borne, requirements, threshold
from planogram.metrics.floor.strips import Strip, strips
from planogram.model.fixture import END_SIDES
from planogram.model.floor_layout import Piece, outline_of, pieces
from planogram.model.footprint import EVERY_BAND
from planogram.model.memo import memo, one_object
from planogram.model.outline import contains, shop_refusal, signed_area
from planogram.model.project import Project
from planogram.model.store import Point, Store, StoreShape

EXACT = 1.0
"""mm: widths are compared with this tolerance."""


class BandWidth(msgspec.Struct, frozen=True):
    """Clear width (mm) in one height band against what is needed there; `culprits` are refs of pieces or `wall:N`.

    `fire_clear` is the width the fire rules see: without the slight projections they bear.
    """

    band: int
    clear: float
    required: Required
    point: Point
    culprits: tuple[str, str]
    fire_clear: float

    @property
    def fire_missing(self) -> float:
        """mm lacking for the fire rules; 0 when it is wide enough."""
        lack = self.required.fire - self.fire_clear
        return lack if lack > EXACT else 0.0

    @property
    def missing(self) -> float:
        """mm lacking; 0 when it is wide enough."""
        access = self.required.access - self.clear
        return max(self.fire_missing, access if access > EXACT else 0.0)

    @property
    def judged(self) -> tuple[float, float]:
        """The clear width and the required one (mm) of the rule that asks most."""
        by_fire = self.fire_missing and self.fire_missing >= self.missing
        return (self.fire_clear, self.required.fire) if by_fire else (self.clear, self.required.width if not self.missing else self.required.access)


class Aisle(msgspec.Struct, frozen=True):
    """A corridor between two refs and their sides: corners on the plan, length, class, whether the user set the class, widths by band."""

    first: str
    first_side: str
    second: str
    second_side: str
    points: tuple[Point, ...]
    length: float
    kind: AisleClass
    marked: bool
    widths: tuple[BandWidth, ...]
    passages: int | None = None

    @property
    def clear(self) -> float:
        """The clear width, mm: the least of the bands."""
        return min(width.clear for width in self.widths)

    @property
    def bottleneck(self) -> BandWidth:
        """The band in which most is lacking, else the narrowest."""
        return max(self.widths, key=lambda width: (width.missing, -width.clear))

    @property
    def middle(self) -> Point:
        return sum(x for x, _ in self.points) / len(self.points), sum(y for _, y in self.points) / len(self.points)

    @property
    def subject(self) -> tuple[str, ...]:
        """What names it in a finding: refs, with the side where a face bounds it."""
        return _named(self.first, self.first_side), _named(self.second, self.second_side)


def _named(ref: str, side: str) -> str:
    return f"{ref}/{side}" if side else ref


def sales_area(store: Store) -> float:
    """Area within the outline, m²; 0 without a sound outline."""
    outline = outline_of(store)
    return abs(signed_area(outline)) / 1e6 if outline and shop_refusal(outline) is None else 0.0


def aisles(project: Project) -> tuple[Aisle, ...]:
    """Every aisle of the floor, in a fixed order; the same tuple while nothing on the floor changes."""
    return _aisles(pieces(project), project.store)


@memo(24)
def _aisles(standing: tuple[Piece, ...], store: Store) -> tuple[Aisle, ...]:
    outline = outline_of(store)
    slight = one_object(threshold(store.profile, "projection"))
    bands = [strips(ground(standing, outline, band), slight) for band in EVERY_BAND]
    by_ref = {piece.ref: piece for piece in standing}
    above = [_by_pair(bands[band]) for band in (1, 2)]
    needed, borne = requirements(store.profile, one_object(sales_area(store))), bands_borne(store.profile)
    islands = _small_islands(store)
    marks = [shape for shape in store.shapes if shape.shape == "aisle" and shape.points]
    return tuple(_aisle(strip, above, by_ref, marks, islands, needed, borne) for strip in bands[0])


Pairs = dict[tuple[str, str], list[Strip]]


def _by_pair(found: Iterable[Strip]) -> Pairs:
    pairs: Pairs = {}
    for strip in found:
        pairs.setdefault((strip.first, strip.second), []).append(strip)
    return pairs


def _aisle(
    strip: Strip,
    above: list[Pairs],
    by_ref: dict[str, Piece],
    marks: list[StoreShape],
    islands: list[tuple[Point, ...]],
    needed: dict[tuple[str, int], Required],
    borne: dict[int, float],
) -> Aisle:
    mark = next((shape for shape in marks if contains(strip.points, shape.points[0])), None)
    marked = mark is not None and mark.role in ("main", "secondary")
    kind: AisleClass = mark.role if mark is not None and marked else _usual_class(strip, by_ref, islands)  # type: ignore[assignment]
    widths = [_width(0, strip, strip, needed[kind, 0], borne)]
    for band, pairs in enumerate(above, 1):
        same = _same_place(strip, pairs)
        if same is not None:
            widths.append(_width(band, strip, same, needed[kind, band], borne))
    sides = (strip.first, strip.first_side, strip.second, strip.second_side)
    return Aisle(*sides, strip.points, strip.length, kind, marked, tuple(widths), None if mark is None else mark.passages)


def _same_place(strip: Strip, pairs: Pairs) -> Strip | None:
    """The narrowest strip of another height between the same pieces that lies over this one."""
    same = [other for other in pairs.get((strip.first, strip.second), ()) if _overlap(strip.points, other.points)]
    return min(same, key=lambda other: other.narrow.width, default=None)


def _overlap(one: tuple[Point, ...], other: tuple[Point, ...]) -> bool:
    return one == other or bool(shapely.Polygon(one).intersection(shapely.Polygon(other)).area > EXACT)


def _width(band: int, strip: Strip, seen: Strip, required: Required, borne: dict[int, float]) -> BandWidth:
    """The width of a strip as `seen` at a height. Where slight projections are borne, only what else is in the way counts for fire."""
    bears = required.fire >= borne.get(band, inf)
    fire_clear = seen.borne.width if bears else seen.narrow.width
    by_fire = required.fire - fire_clear > max(EXACT, required.access - seen.narrow.width)
    narrow: Narrow = seen.borne if bears and by_fire else seen.narrow
    names = {FIRST: strip.first, SECOND: strip.second}
    one, other = narrow.culprits
    return BandWidth(band, seen.narrow.width, required, narrow.point, (names.get(one, one), names.get(other, other)), fire_clear)


def _usual_class(strip: Strip, by_ref: dict[str, Piece], islands: list[tuple[Point, ...]]) -> AisleClass:
    """The class of an aisle nobody classed: main where it passes the ends of gondolas or a bare wall, else secondary."""
    sides = [by_ref.get(ref) for ref in (strip.first, strip.second)]
    if all(piece is not None and "checkout" in (piece.what, piece.kind) for piece in sides):
        return "checkout"
    middle = (sum(x for x, _ in strip.points) / 4.0, sum(y for _, y in strip.points) / 4.0)
    if any(contains(island, middle) for island in islands):
        return "island"
    ends = strip.first_side in END_SIDES or strip.second_side in END_SIDES or any(piece is not None and piece.kind == "end_cap" for piece in sides)
    return "main" if ends or any(piece is None for piece in sides) else "secondary"


def _small_islands(store: Store) -> list[tuple[Point, ...]]:
    """Islands that M 10 lets have narrow aisles: each small enough, and together a small share of the sales area."""
    drawn = [shape.points for shape in store.shapes if shape.shape == "island" and len(shape.points) >= 3]
    areas = [polygon_of(points).area / 1e6 for points in drawn]
    share = threshold(store.profile, "island_share") / 100.0 * sales_area(store)
    if sum(areas) > share:
        return []
    return [points for points, area in zip(drawn, areas, strict=True) if area <= threshold(store.profile, "island_area")]


def bottlenecks(project: Project) -> Iterator[tuple[Aisle, BandWidth]]:
    """Aisles that are too narrow, each with the band in which most is lacking."""
    for aisle in aisles(project):
        worst = aisle.bottleneck
        if worst.missing:
            yield aisle, worst
