"""What draws customers: faces of furniture weighted by what they earn, gathered into a number of places that paths can be found for."""

import msgspec

from planogram.metrics.floor.collisions import beyond_walls
from planogram.metrics.floor.ground import polygon_of
from planogram.metrics.floor.zones import bay_zones
from planogram.metrics.measure import measure
from planogram.model.find import walk_levels
from planogram.model.floor_layout import Piece, pieces
from planogram.model.project import Project
from planogram.model.store import Point

MOST_PLACES = 48
_STEP_BACK = 550.0
_PULL = {"destination": 2.0, "impulse": 0.35}
"""Customers come for a destination; impulse goods are met on the way."""


class Attraction(msgspec.Struct, frozen=True):
    """A place customers walk to: the point before a face, and its weight; without a ref, `side` names a department."""

    ref: str
    side: str
    point: Point
    weight: float


def attractions(project: Project) -> tuple[Attraction, ...]:
    """At most MOST_PLACES places, the strongest; the weight of the others goes to the nearest of them.

    Checkouts attract nobody, nor does what stands out of the shop.
    """
    money, lengths = _earned(project)
    earned = sum(money.values())
    found = []
    away = beyond_walls(project)
    for piece in pieces(project):
        if piece.what == "gondola" and piece.kind != "checkout" and piece.ref not in away:
            for front in piece.fronts:
                key = (piece.ref, front.side)
                weight = money.get(key, 0.0) if earned else lengths.get(key, 0.0)
                found.append(Attraction(piece.ref, front.side, before(piece, front.side), max(0.0, weight) * _pull(project, key)))
    return _gathered([*found, *_bare_zones(project, sum(one.weight for one in found))])


def _bare_zones(project: Project, weight: float) -> list[Attraction]:
    """Departments without furniture of the plan (fresh goods, services): by their floor, as if they earned what the others do."""
    furnished = set(bay_zones(project).values())
    areas = {zone.name: polygon_of(zone.points).area for zone in project.store.zones}
    per_area = weight / (sum(areas[name] for name in furnished) or 1.0)
    bare = [zone for zone in project.store.zones if zone.name not in furnished and areas[zone.name] > 0.0]
    centres = [polygon_of(zone.points).centroid for zone in bare]
    return [
        Attraction("", zone.name, (float(centre.x), float(centre.y)), areas[zone.name] * per_area * _PULL.get(zone.attraction, 1.0) / 2.0)
        for zone, centre in zip(bare, centres, strict=True)
    ]


def before(piece: Piece, side: str) -> Point:
    """A step before the middle of a face."""
    front = next(front for front in piece.fronts if front.side == side)
    (x1, y1), (x2, y2) = front.points[0], front.points[-1]
    length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    return (x1 + x2) / 2.0 + (y2 - y1) / length * _STEP_BACK, (y1 + y2) / 2.0 - (x2 - x1) / length * _STEP_BACK


def _earned(project: Project) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """Revenue and developed length by face."""
    # not by the gondola's name, which two may bear
    faces = {place.level.id: (place.gondola.id, place.face.side) for place in walk_levels(project)}
    money: dict[tuple[str, str], float] = {}
    lengths: dict[tuple[str, str], float] = {}
    for level in measure(project).levels:
        key = faces[level.level_id]
        money[key] = money.get(key, 0.0) + (level.revenue or 0.0)
        lengths[key] = lengths.get(key, 0.0) + level.developed_linear_m
    return money, lengths


def _pull(project: Project, key: tuple[str, str]) -> float:
    """How the department of a face changes its weight, by its first bay that stands in one."""
    kinds = {zone.name: zone.attraction for zone in project.store.zones}
    where = bay_zones(project)
    name = next((where[key[0], key[1], n] for n in range(1, 4) if (key[0], key[1], n) in where), "")
    return _PULL.get(kinds.get(name, ""), 1.0)


def _gathered(found: list[Attraction]) -> tuple[Attraction, ...]:
    ranked = sorted(range(len(found)), key=lambda n: (-found[n].weight, n))
    kept = sorted(ranked[:MOST_PLACES])
    weights = {n: found[n].weight for n in kept}
    for n in ranked[MOST_PLACES:]:
        x, y = found[n].point
        nearest = min(kept, key=lambda other: ((found[other].point[0] - x) ** 2 + (found[other].point[1] - y) ** 2, other))
        weights[nearest] += found[n].weight
    return tuple(msgspec.structs.replace(found[n], weight=weights[n]) for n in kept)
