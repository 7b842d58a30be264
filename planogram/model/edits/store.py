"""Verbs on the floor: outline, drawn parts, doors, zones, the places of gondolas and free-standing pieces, the plan underneath, the profile."""

from collections.abc import Iterable, Mapping
from math import hypot
from typing import Any

import msgspec

from planogram.model.edits.tree import with_element
from planogram.model.find import find_gondola
from planogram.model.floor_layout import outline_of
from planogram.model.footprint import turned
from planogram.model.memo import same_objects
from planogram.model.outline import hole_refusal, refusal, shop_refusal, tidy
from planogram.model.pnm import PnmPlacement
from planogram.model.project import Project
from planogram.model.store import FloorPlacement, Point, Store, StoreProfile, StoreShape, Underlay, Zone
from planogram.model.units import round_mm
from planogram.model.values import changed

SURFACES = ("outline", "obstacle", "column", "checkout", "stockroom", "island")
"""Shapes that enclose something; doors and aisle marks do not."""


def _with(project: Project, **fields: Any) -> Project:
    return changed(project, store=changed(project.store, **fields))


def rounded(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points as they are kept: to 0.01 mm."""
    return tuple((round_mm(x), round_mm(y)) for x, y in points)


def set_outline(project: Project, points: Iterable[Point], name: str = "") -> Project:
    """The outline of the sales area drawn anew. BadOutline, with the point named, when it encloses nothing sensible."""
    ring = tidy(rounded(points))
    if (wrong := shop_refusal(ring)) is not None:
        raise wrong
    index = next((n for n, shape in enumerate(project.store.shapes) if shape.shape == "outline"), None)
    if index is None:
        return _with(project, shapes=(StoreShape("outline", ring, name), *project.store.shapes))
    return change_shape(project, index, points=ring)


def check_shape(store: Store, shape: StoreShape) -> None:
    """BadOutline when the shape encloses nothing sensible, or a column or obstacle is not within the outline."""
    if shape.shape not in SURFACES:
        return
    outline = outline_of(store) if shape.shape in ("obstacle", "column") else ()
    wrong = shop_refusal(shape.points) if shape.shape == "outline" else hole_refusal(shape.points, outline)
    if wrong is not None:
        raise wrong


def add_shape(project: Project, shape: StoreShape) -> Project:
    """A drawn part added. BadOutline when it makes no sense."""
    new = changed(shape, points=rounded(shape.points))
    check_shape(project.store, new)
    return _with(project, shapes=(*project.store.shapes, new))


def change_shape(project: Project, index: int, **fields: Any) -> Project:
    """The drawn part at `index` with `fields` set. BadOutline when it makes no sense then."""
    new = changed(project.store.shapes[index], **fields)
    check_shape(project.store, new)
    return _with(project, shapes=with_element(project.store.shapes, index, new))


def remove_shapes(project: Project, indices: Iterable[int]) -> Project:
    """The floor without these drawn parts."""
    gone = set(indices)
    return _with(project, shapes=tuple(shape for n, shape in enumerate(project.store.shapes) if n not in gone))


def put_zone(project: Project, zone: Zone, old_name: str | None = None) -> Project:
    """A department added, or put in place of the one of that name (`old_name` when it is renamed). BadOutline for a senseless one."""
    new = changed(zone, points=tidy(rounded(zone.points)))
    if (wrong := refusal(new.points)) is not None:
        raise wrong
    for index, other in enumerate(project.store.zones):
        if other.name == (old_name or zone.name):
            return _with(project, zones=with_element(project.store.zones, index, new))
    return _with(project, zones=(*project.store.zones, new))


def remove_zone(project: Project, name: str) -> Project:
    """The floor without the department of that name."""
    return _with(project, zones=tuple(zone for zone in project.store.zones if zone.name != name))


def place_gondola(project: Project, gondola_id: str, x: float, y: float, rotation: float | None = None) -> Project:
    """A gondola put on the floor, or to another place; UnknownId for an unknown one. It keeps its turn unless one is given."""
    find_gondola(project, gondola_id)
    placements = project.store.placements
    for index, placement in enumerate(placements):
        if placement.gondola == gondola_id:
            turn = placement.rotation if rotation is None else rotation
            new = changed(placement, x=round_mm(x), y=round_mm(y), rotation=round_mm(turn % 360.0))
            return _with(project, placements=with_element(placements, index, new))
    new = FloorPlacement(gondola_id, round_mm(x), round_mm(y), round_mm((rotation or 0.0) % 360.0))
    return _with(project, placements=(*placements, new))


def take_off_floor(project: Project, gondola_ids: Iterable[str]) -> Project:
    """These gondolas stand nowhere any more; they stay in the project."""
    gone = set(gondola_ids)
    return _with(project, placements=tuple(placement for placement in project.store.placements if placement.gondola not in gone))


def move_pieces(project: Project, refs: Iterable[str], dx: float, dy: float) -> Project:
    """Gondolas, free-standing pieces (by id) and drawn parts (`shape:N`) moved by (dx, dy) mm."""
    chosen = set(refs)
    if not chosen or (dx == 0.0 and dy == 0.0):
        return project
    placements = tuple(
        changed(place, x=round_mm(place.x + dx), y=round_mm(place.y + dy)) if place.gondola in chosen else place for place in project.store.placements
    )
    shapes = tuple(
        changed(shape, points=rounded((x + dx, y + dy) for x, y in shape.points)) if f"shape:{n}" in chosen else shape
        for n, shape in enumerate(project.store.shapes)
    )
    standing = tuple(
        changed(piece, x=round_mm((piece.x or 0.0) + dx), y=round_mm((piece.y or 0.0) + dy)) if piece.id in chosen else piece
        for piece in project.pnm.placements
    )
    project = _with(project, placements=_same(project.store.placements, placements), shapes=_same(project.store.shapes, shapes))
    return changed(project, pnm=changed(project.pnm, placements=_same(project.pnm.placements, standing)))


def rotate_pieces(project: Project, refs: Iterable[str], degrees: float, about: Point | None = None) -> Project:
    """Gondolas and free-standing pieces turned counter-clockwise, each about its own centre or all about `about`; drawn parts only about a point."""
    chosen = set(refs)

    def turn(x: float, y: float) -> Point:
        if about is None:
            return x, y
        tx, ty = turned((x - about[0], y - about[1]), degrees)
        return about[0] + tx, about[1] + ty

    for place in project.store.placements:
        if place.gondola in chosen:
            project = place_gondola(project, place.gondola, *turn(place.x, place.y), place.rotation + degrees)
    standing = tuple(
        _turned_piece(piece, turn(piece.x or 0.0, piece.y or 0.0), degrees) if piece.id in chosen else piece for piece in project.pnm.placements
    )
    project = changed(project, pnm=changed(project.pnm, placements=_same(project.pnm.placements, standing)))
    if about is None:
        return project
    shapes = tuple(
        changed(shape, points=rounded(turn(x, y) for x, y in shape.points)) if f"shape:{n}" in chosen else shape
        for n, shape in enumerate(project.store.shapes)
    )
    return _with(project, shapes=_same(project.store.shapes, shapes))


def _turned_piece(piece: PnmPlacement, at: Point, degrees: float) -> PnmPlacement:
    return changed(piece, x=round_mm(at[0]), y=round_mm(at[1]), rotation=round_mm((piece.rotation + degrees) % 360.0))


def _same(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """`old` when nothing in it was replaced, so that identity tells what changed."""
    return old if same_objects(new, old) else new


def set_profile(project: Project, profile: StoreProfile) -> Project:
    """Another store profile."""
    return _with(project, profile=profile)


def set_threshold(project: Project, key: str, value: float | None) -> Project:
    """A required width (key of metrics/floor/rules) changed by hand; None goes back to the table's own."""
    kept: Mapping[str, float] = {name: number for name, number in project.store.profile.thresholds if name != key}
    new = {**kept} if value is None else {**kept, key: float(value)}
    return set_profile(project, changed(project.store.profile, thresholds=tuple(sorted(new.items()))))


def lay_under(project: Project, underlay: Underlay | None) -> Project:
    """A plan laid under the drawing, or none."""
    return _with(project, underlay=underlay)


def scale_underlay(project: Project, first: Point, second: Point, distance: float) -> Project:
    """The plan underneath scaled so that two points shown on it (plan mm as they are now) lie `distance` mm apart; the first stays where it is.

    ValueError when the points are the same, the distance is not positive, or nothing lies underneath.
    """
    underlay = project.store.underlay
    shown = hypot(second[0] - first[0], second[1] - first[1])
    if underlay is None or shown <= 0.0 or distance <= 0.0:
        raise ValueError("two points apart and a length are needed")
    factor = distance / shown
    x, y = first[0] - (first[0] - underlay.x) * factor, first[1] - (first[1] - underlay.y) * factor
    return lay_under(project, msgspec.structs.replace(underlay, x=round_mm(x), y=round_mm(y), mm_per_pixel=underlay.mm_per_pixel * factor))
