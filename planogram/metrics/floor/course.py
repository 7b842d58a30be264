"""The course's rules of the floor: what goes right of the entrance, at the back, at the checkouts, and where hot and cold places are."""

from collections.abc import Iterator

import numpy as np

from planogram.metrics.checks.finding import Finding, Where, found
from planogram.metrics.floor.affinity import affinity
from planogram.metrics.floor.aisles import aisles
from planogram.metrics.floor.doorways import Doorway, doorway
from planogram.metrics.floor.ground import polygon_of
from planogram.metrics.floor.rules import threshold
from planogram.metrics.floor.walks import Walks
from planogram.metrics.floor.zones import ZoneFigures, bay_zones, zone_figures
from planogram.model.fixture import END_SIDES, Face, Gondola
from planogram.model.floor_layout import doors, lets_in, outline_of, pieces
from planogram.model.outline import contains
from planogram.model.placement import products_by_id
from planogram.model.project import Project

FEWEST_ZONES = 4
"""Departments with sales below which “the best” of them means nothing."""
_BACK = 0.5
"""Share of the way from the entrance to the far wall from which a place is at the back."""
_NECESSITY = frozenset({"pre_sold", "loss_leader"})
_HARD = frozenset({"bulky", "heavy"})
_MOSTLY = 0.35
_NEIGHBOURS = 2500.0
"""mm between two departments up to which they are side by side."""
_UNBALANCED = 0.5


def course_findings(project: Project, walks: Walks | None) -> list[Finding]:
    """Advice about where departments and faces lie; the rules about passages need `walks`."""
    figures = zone_figures(project)
    way = _entrance(project)
    seen = [*_shares(figures), *_targets(figures), *_wide(project), *_power_ends(project), *_neighbours(project, figures)]
    if way is not None:
        seen += [*_margin_right(figures, way), *_back(project, figures, way)]
    seen += _impulse(project, figures)
    if walks is not None:
        seen += [*_cold_pairs(project, figures, walks), *_quiet_ends(project, walks), *_hard_goods(project, figures, walks)]
    return seen


def _entrance(project: Project) -> Doorway | None:
    outline = outline_of(project.store)
    return next((way for door in doors(project.store) if lets_in(door) and (way := doorway(door, outline)) is not None), None)


def _centre(figures: ZoneFigures) -> tuple[float, float]:
    middle = polygon_of(figures.zone.points).centroid
    return (0.0, 0.0) if middle.is_empty else (float(middle.x), float(middle.y))


def _seen_from(way: Doorway, point: tuple[float, float]) -> tuple[float, float]:
    """mm to the right of a door and mm into the shop, as one comes in."""
    dx, dy = point[0] - way.middle[0], point[1] - way.middle[1]
    return dx * way.inward[1] - dy * way.inward[0], dx * way.inward[0] + dy * way.inward[1]


def _margin_right(figures: tuple[ZoneFigures, ...], way: Doorway) -> Iterator[Finding]:
    """The departments of the best margin rate belong to the right of the entrance."""
    known = [(zone, rate) for zone in figures if (rate := zone.margin_rate) is not None]
    if len(known) < FEWEST_ZONES:
        return
    low, best = (float(limit) for limit in np.quantile([rate for _, rate in known], (0.25, 0.75)))
    for zone, rate in known:
        right, _ = _seen_from(way, _centre(zone))
        # a rate nearly all have is that of both quarters, and no better than another
        if rate >= best and rate > low and right < 0.0 and zone.zone.attraction != "impulse":
            yield found("floor_margin_right", (zone.zone.name,), Where(), margin_rate=rate, limit_pct=best, left_m=-right / 1000.0)


def _back(project: Project, figures: tuple[ZoneFigures, ...], way: Doorway) -> Iterator[Finding]:
    """Pre-sold goods and necessities belong at the back, to lengthen the walk."""
    outline = outline_of(project.store)
    deepest = max((_seen_from(way, point)[1] for point in outline), default=0.0)
    for zone, share in _role_shares(project, figures, _NECESSITY):
        _, into = _seen_from(way, _centre(zone))
        if share >= _MOSTLY and deepest > 0 and into < _BACK * deepest:
            yield found("floor_presold_front", (zone.zone.name,), Where(), share=100.0 * share, into_m=into / 1000.0, depth_m=deepest / 1000.0)


def _role_shares(project: Project, figures: tuple[ZoneFigures, ...], roles: frozenset[str]) -> Iterator[tuple[ZoneFigures, float]]:
    """The part of each department's facings that products with one of these roles take."""
    products, where = products_by_id(project.products), bay_zones(project)
    totals: dict[str, list[int]] = {zone.zone.name: [0, 0] for zone in figures}
    for gondola in project.gondolas:
        for face in gondola.faces:
            for number, bay in enumerate(face.bays, 1):
                name = where.get((gondola.id, face.side, number))
                if name is None:
                    continue
                for level in bay.levels:
                    for position in level.positions:
                        product = products.get(position.product)
                        totals[name][0] += position.wide
                        totals[name][1] += position.wide if product is not None and not roles.isdisjoint(product.roles) else 0
    for zone in figures:
        facings, named = totals[zone.zone.name]
        if facings:
            yield zone, named / facings


def _impulse(project: Project, figures: tuple[ZoneFigures, ...]) -> Iterator[Finding]:
    """Something to take on impulse belongs at the checkouts."""
    tills = [piece for piece in pieces(project) if "checkout" in (piece.what, piece.kind)]
    if not tills or not figures:
        return
    near = [zone for zone in figures if zone.zone.attraction == "impulse"]
    places = [polygon_of(zone.zone.points) for zone in near]
    tills_at = [polygon_of([(x, y) for x, y in piece.blocks[0].points]) for piece in tills]
    if not any(place.distance(till) <= _NEIGHBOURS for place in places for till in tills_at):
        yield found("floor_impulse_checkout", (tills[0].ref,), Where(gondola=tills[0].name if tills[0].what == "gondola" else None))


def _neighbours(project: Project, figures: tuple[ZoneFigures, ...]) -> Iterator[Finding]:
    """Departments side by side that the table of affinities keeps apart."""
    for one, other in _adjacent(figures):
        line = affinity(one, other, project.store.affinities)
        if line is not None and line.affinity < 0:
            yield found("floor_neighbours", (one.zone.name, other.zone.name), Where(), affinity=float(line.affinity))


def _adjacent(figures: tuple[ZoneFigures, ...]) -> Iterator[tuple[ZoneFigures, ZoneFigures]]:
    shapes = [polygon_of(zone.zone.points) for zone in figures]
    for a, one in enumerate(figures):
        for b in range(a + 1, len(figures)):
            if not shapes[a].is_empty and not shapes[b].is_empty and shapes[a].distance(shapes[b]) <= _NEIGHBOURS:
                yield one, figures[b]


def _shares(figures: tuple[ZoneFigures, ...]) -> Iterator[Finding]:
    """Departments that take much more floor than they earn."""
    if len([zone for zone in figures if zone.floor_index is not None]) < 2:
        return
    for zone in figures:
        if zone.floor_index is not None and zone.floor_index < _UNBALANCED and zone.zone.attraction != "impulse":
            numbers = {"floor_share": 100.0 * (zone.floor_share or 0.0), "revenue_share": 100.0 * (zone.revenue_share or 0.0)}
            yield found("floor_share", (zone.zone.name,), Where(), **numbers, floor_index=zone.floor_index)


def _targets(figures: tuple[ZoneFigures, ...]) -> Iterator[Finding]:
    """Departments away from the share of floor or of revenue they are meant to have."""
    for zone in figures:
        for code, share, target in (
            ("floor_target", zone.floor_share, zone.zone.floor_target_pct),
            ("floor_revenue_target", zone.revenue_share, zone.zone.revenue_target_pct),
        ):
            if share is not None and target and abs(100.0 * share - target) > target / 10.0:
                yield found(code, (zone.zone.name,), Where(), share=100.0 * share, target=target)


def _wide(project: Project) -> Iterator[Finding]:
    """Aisles between two faces so wide that customers do not look at both sides."""
    most = threshold(project.store.profile, "widest")
    for aisle in aisles(project):
        if aisle.first_side and aisle.second_side and aisle.clear > most and aisle.kind == "secondary":
            yield found("floor_aisle_wide", aisle.subject, Where(), clear_mm=aisle.clear, limit_mm=most)


def _power_ends(project: Project) -> Iterator[Finding]:
    """Gondolas that have power items, but none at an end where they would pull customers along."""
    products, placed = products_by_id(project.products), {placement.gondola for placement in project.store.placements}
    for gondola in project.gondolas:
        if gondola.id in placed and gondola.kind in ("double_gondola", "single_gondola"):
            inside, ends = _power_items(gondola, products)
            if inside and not ends:
                yield found("floor_power_ends", (gondola.id,), Where(gondola=gondola.name), products=float(inside))


def _power_items(gondola: Gondola, products: object) -> tuple[int, int]:
    """Power items inside a gondola, and at its ends: end caps and first and last bays."""
    inside: set[str] = set()
    ends: set[str] = set()
    for face in gondola.faces:
        for number, bay in enumerate(face.bays):
            at_end = _is_end(face, number)
            for level in bay.levels:
                for position in level.positions:
                    product = products.get(position.product)  # type: ignore[attr-defined]
                    if product is not None and "power_item" in product.roles:
                        (ends if at_end else inside).add(position.product)
    return len(inside), len(ends)


def _is_end(face: Face, number: int) -> bool:
    return face.side in END_SIDES or number in (0, len(face.bays) - 1)


def _zone_warmth(project: Project, figures: tuple[ZoneFigures, ...], walks: Walks) -> dict[str, float]:
    """Passages before a department's faces ÷ the average of all faces."""
    where, values = bay_zones(project), dict[str, list[float]]()
    for (ref, side, _), name in where.items():
        warmth = walks.warmth((ref, side))
        if warmth is not None:
            values.setdefault(name, []).append(warmth)
    return {zone.zone.name: sum(found) / len(found) for zone in figures if (found := values.get(zone.zone.name))}


def _cold_pairs(project: Project, figures: tuple[ZoneFigures, ...], walks: Walks) -> Iterator[Finding]:
    """Hot and cold places should alternate: two cold departments side by side lose the customer."""
    warmth = _zone_warmth(project, figures, walks)
    for one, other in _adjacent(figures):
        cold = [warmth.get(zone.zone.name, 1.0) for zone in (one, other)]
        if max(cold) <= 0.6:
            yield found(
                "floor_cold_neighbours", (one.zone.name, other.zone.name), Where(), first_warmth=100.0 * cold[0], second_warmth=100.0 * cold[1]
            )


def _quiet_ends(project: Project, walks: Walks) -> Iterator[Finding]:
    """End caps that hardly anybody passes."""
    for piece in pieces(project):
        for front in piece.fronts:
            if (front.side in END_SIDES or piece.kind == "end_cap") and walks.temperature((piece.ref, front.side)) == "cold":
                passages = walks.faces[piece.ref, front.side]
                warmth = 100.0 * (walks.warmth((piece.ref, front.side)) or 0.0)
                yield found("floor_end_cap_flow", (f"{piece.ref}/{front.side}",), Where(piece.name, front.side), passages=passages, warmth=warmth)


def _hard_goods(project: Project, figures: tuple[ZoneFigures, ...], walks: Walks) -> Iterator[Finding]:
    """Bulky and heavy goods belong in a quiet island, off the main flow."""
    warmth = _zone_warmth(project, figures, walks)
    islands = [shape.points for shape in project.store.shapes if shape.shape == "island" and len(shape.points) > 2]
    for zone, share in _role_shares(project, figures, _HARD):
        here = warmth.get(zone.zone.name, 0.0)
        if share >= _MOSTLY and here >= 1.3 and not any(contains(island, _centre(zone)) for island in islands):
            yield found("floor_hard_goods", (zone.zone.name,), Where(), share=100.0 * share, warmth=100.0 * here)
