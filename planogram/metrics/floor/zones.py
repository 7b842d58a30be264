"""Departments in figures: floor, ground and developed linear, sales of what stands there, shares, revenue per square metre."""

from collections.abc import Iterator

import msgspec

from planogram.metrics.floor.aisles import sales_area
from planogram.metrics.floor.ground import polygon_of
from planogram.metrics.measure import measure
from planogram.model.find import walk_levels
from planogram.model.fixture import Gondola
from planogram.model.floor_layout import bay_lines
from planogram.model.memo import memo
from planogram.model.outline import contains
from planogram.model.project import Project
from planogram.model.store import FloorPlacement, Point, Store, Zone

BayKey = tuple[str, str, int]
"""Id of the gondola, side, number of the bay from 1."""


class ZoneFigures(msgspec.Struct, frozen=True):
    """A department. Areas m², lengths m, shares as ratios; None with nothing to compute it from.

    `floor_share` is of the sales area (of all zones without an outline); `floor_index` = revenue share ÷ floor share: below 1
    the department takes more floor than it earns.
    """

    zone: Zone
    area: float
    floor_share: float | None
    ground_linear: float
    developed_linear: float
    revenue: float | None
    margin: float | None
    revenue_share: float | None
    revenue_per_m2: float | None
    floor_index: float | None

    @property
    def margin_rate(self) -> float | None:
        """Margin over revenue, %."""
        return 100.0 * self.margin / self.revenue if self.margin is not None and self.revenue else None


def bay_zones(project: Project) -> dict[BayKey, str]:
    """The department each placed bay stands in, by the middle of the bay; bays in none are left out."""
    return _bay_zones(project.gondolas, project.store)


@memo(16)
def _bay_zones(gondolas: tuple[Gondola, ...], store: Store) -> dict[BayKey, str]:
    by_id = {gondola.id: gondola for gondola in gondolas}
    smallest = sorted(store.zones, key=lambda zone: polygon_of(zone.points).area)
    found: dict[BayKey, str] = {}
    for placement in store.placements:
        if placement.gondola in by_id and smallest:
            for side, number, middle in _middles(by_id[placement.gondola], placement):
                name = next((zone.name for zone in smallest if len(zone.points) > 2 and contains(zone.points, middle, 0.0)), None)
                if name is not None:
                    found[placement.gondola, side, number] = name
    return found


def _middles(gondola: Gondola, placement: FloorPlacement) -> Iterator[tuple[str, int, Point]]:
    depths: dict[tuple[str, int], float] = {(face.side, n): bay.depth for face in gondola.faces for n, bay in enumerate(face.bays, 1)}
    for line in bay_lines(gondola, placement):
        half = depths[line.side, line.number] / 2.0
        x, y = (line.left[0] + line.right[0]) / 2.0, (line.left[1] + line.right[1]) / 2.0
        yield line.side, line.number, (x + line.out[0] * half, y + line.out[1] * half)


class _Sum(msgspec.Struct):
    ground: float = 0.0
    developed: float = 0.0
    revenue: float | None = None
    margin: float | None = None


def zone_figures(project: Project) -> tuple[ZoneFigures, ...]:
    """The figures of every department, in the order they are drawn."""
    where = bay_zones(project)
    sums = {zone.name: _Sum() for zone in project.store.zones}
    for gondola in project.gondolas:
        for face in gondola.faces:
            for number, bay in enumerate(face.bays, 1):
                name = where.get((gondola.id, face.side, number))
                if name is not None:
                    sums[name].ground += bay.width / 1000.0
    _add_levels(project, where, sums)
    whole = sales_area(project.store) or sum(polygon_of(zone.points).area for zone in project.store.zones) / 1e6
    revenue = measure(project).total("revenue")
    return tuple(_figures(zone, sums[zone.name], whole, revenue) for zone in project.store.zones)


def _add_levels(project: Project, where: dict[BayKey, str], sums: dict[str, _Sum]) -> None:
    # not by the gondola's name, which two may bear
    bays = {place.level.id: (place.gondola.id, place.face.side, place.bay_number) for place in walk_levels(project)}
    for level in measure(project).levels:
        name = where.get(bays[level.level_id])
        if name is not None:
            total = sums[name]
            total.developed += level.developed_linear_m
            total.revenue = _plus(total.revenue, level.revenue)
            total.margin = _plus(total.margin, level.margin)


def _plus(one: float | None, other: float | None) -> float | None:
    return one if other is None else other if one is None else one + other


def _share(part: float | None, whole: object) -> float | None:
    return part / whole if part is not None and isinstance(whole, float | int) and whole > 0 else None


def _figures(zone: Zone, total: _Sum, whole: float, revenue: object) -> ZoneFigures:
    area = polygon_of(zone.points).area / 1e6
    floor, sold = _share(area, whole), _share(total.revenue, revenue)
    index = sold / floor if sold is not None and floor else None
    money = total.revenue, total.margin, sold, _share(total.revenue, area), index
    return ZoneFigures(zone, area, floor, total.ground, total.developed, *money)
