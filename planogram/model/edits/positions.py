"""Verbs on positions: insert, move, copy, remove, change, facings. Each takes a project and returns a project.

No check of what fits: a wrong planogram is a finding, not an error. Unknown ids raise UnknownId: a bug of the caller.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from operator import is_not
from typing import Any

import msgspec

from planogram.model.edits.aside import grown, put_among, stepped_aside
from planogram.model.edits.tree import with_inserted, with_level
from planogram.model.find import LevelPlace, UnknownId, find_level, find_position, position_ids, walk_levels
from planogram.model.fixture import Level
from planogram.model.placement import products_by_id, room_behind
from planogram.model.position import Position, facings_deep
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed, new_id

MAX_FACINGS = 9999
_FEW = 4
"""Up to so many positions are looked up one by one; for more, one walk over the levels is shorter."""


def new_position(product: Product, level: Level, **fields: Any) -> Position:
    """A position of one facing of `product`, as many deep as `level` holds, in the product's first allowed orientation; loose in a basket."""
    orientation = product.orientations[0] if product.orientations else "front"
    if level.kind == "basket":
        fields = {"style": "loose", **fields}
    position = Position(new_id("pos"), product.id, orientation=orientation, **fields)
    if "deep" in fields:
        return position
    return changed(position, deep=facings_deep(position, product, room_behind(level)))


def insert(project: Project, level_id: str, index: int, positions: Sequence[Position]) -> Project:
    """`positions` put on the level before the one at `index` (clamped); that pushes the rest along, aside on a `free` level.

    There those that have their places come to stand in them, whatever stands there.
    """
    place = find_level(project, level_id)
    if place.level.flow == "free" and any(position.x is None for position in positions):
        return with_level(project, place.path, put_among(place.bay.width, place.level, products_by_id(project.products), index, positions))
    return with_level(project, place.path, changed(place.level, positions=with_inserted(place.level.positions, index, positions)))


def remove(project: Project, ids: Iterable[str]) -> Project:
    """The project without these positions."""
    gone = set(ids)
    for place in levels_of(project, gone):
        kept = tuple(position for position in place.level.positions if position.id not in gone)
        project = with_level(project, place.path, changed(place.level, positions=kept))
    return project


def levels_of(project: Project, ids: Collection[str]) -> list[LevelPlace]:
    """The levels that carry these positions, in the order of the shop; UnknownId when one stands nowhere."""
    if len(ids) <= _FEW:
        places = {place.path: place for place, _ in (find_position(project, position_id) for position_id in ids)}
        return [places[path] for path in sorted(places)]
    wanted = frozenset(ids)
    places_found = [place for place in walk_levels(project) if not wanted.isdisjoint(position_ids(place.level))]
    missing = wanted.difference(*(position_ids(place.level) for place in places_found))
    if missing:
        raise UnknownId(min(missing))
    return places_found


def in_shelf_order(project: Project, ids: Iterable[str]) -> tuple[Position, ...]:
    """These positions in the order they stand: face by face, bay by bay, lowest level first, left to right."""
    wanted = set(ids)
    return tuple(position for place in levels_of(project, wanted) for position in place.level.positions if position.id in wanted)


def move(project: Project, ids: Sequence[str], level_id: str, index: int, x: float | None = None) -> Project:
    """These positions, kept in shelf order, put on the level before the position now at `index`.

    `index` counts the level as it is before the move. `x` (mm) is the first one's place when the level is `free`; the
    others keep their distance to it. On other flows `x` is forgotten.
    """
    moving = in_shelf_order(project, ids)
    gone = {position.id for position in moving}
    target = find_level(project, level_id).level
    index -= sum(1 for position in target.positions[: max(0, index)] if position.id in gone)
    return insert(remove(project, gone), level_id, index, placed_from(moving, x if target.flow == "free" else None))


def placed_from(positions: Sequence[Position], x: float | None) -> tuple[Position, ...]:
    """`positions` shifted so that the first stands at `x` mm, distances kept; without `x` their places are forgotten."""
    if x is None:
        return tuple(changed(position, x=None) for position in positions)
    known = [position.x for position in positions if position.x is not None]
    shift = x - min(known) if known else 0.0
    return tuple(changed(position, x=x if position.x is None else position.x + shift) for position in positions)


def fresh_copies(positions: Sequence[Position], groups: dict[str, str] | None = None) -> tuple[Position, ...]:
    """The same blocks under new ids, in groups of their own.

    `groups` (old name → new) is filled; handed on from call to call it keeps a group together whose blocks are copied level by level.
    """
    names = {} if groups is None else groups
    return tuple(
        msgspec.structs.replace(one, id=new_id("pos"), group=names.setdefault(one.group, new_id("grp")) if one.group else "") for one in positions
    )


def change(project: Project, ids: Iterable[str], **fields: Any) -> Project:
    """These positions with `fields` (of Position) set."""
    return _each(project, ids, lambda position: changed(position, **fields))


def add_facings(project: Project, ids: Iterable[str], wide: int = 0, high: int = 0, deep: int = 0) -> Project:
    """These positions with so many facings more (or fewer) in each direction, never below 1 nor above MAX_FACINGS."""

    def more(old: Position) -> Position:
        return changed(old, wide=_bounded(old.wide + wide), high=_bounded(old.high + high), deep=_bounded(old.deep + deep))

    return _each(project, ids, more)


def _each(project: Project, ids: Iterable[str], new: Callable[[Position], Position]) -> Project:
    wanted = set(ids)
    for place in levels_of(project, wanted):
        old = place.level.positions
        positions = [*old]
        for index in [n for n, position in enumerate(old) if position.id in wanted]:
            positions[index] = new(old[index])
        if any(map(is_not, positions, old)):
            level = msgspec.structs.replace(place.level, positions=tuple(positions))
            project = with_level(project, place.path, _with_room(project, place, level) if level.flow == "free" else level)
    return project


def _with_room(project: Project, place: LevelPlace, level: Level) -> Level:
    """What blocks that grew on a `free` level now stand in steps aside."""
    products = products_by_id(project.products)
    wider = grown(place.level.positions, level.positions, products)
    return stepped_aside(place.bay.width, level, products, wider) if wider else level


def make_room(project: Project, ids: Collection[str]) -> Project:
    """What is in the way of these positions on `free` levels steps aside."""
    for place in levels_of(project, ids):
        if place.level.flow == "free":
            project = with_level(project, place.path, stepped_aside(place.bay.width, place.level, products_by_id(project.products), ids))
    return project


def replace_product(project: Project, old_id: str, new_id_: str, ids: Iterable[str] | None = None) -> Project:
    """Positions of product `old_id` (all, or those of `ids`) given to product `new_id_`; facings stay."""
    only = None if ids is None else set(ids)
    for place in walk_levels(project):
        positions = tuple(
            changed(position, product=new_id_) if position.product == old_id and (only is None or position.id in only) else position
            for position in place.level.positions
        )
        project = with_level(project, place.path, changed(place.level, positions=positions))
    return project


def _bounded(count: int) -> int:
    return max(1, min(MAX_FACINGS, count))
