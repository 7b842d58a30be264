"""Ways out of what does not fit, each a whole project: narrower, fewer, lower, turned, exchanged. When each is offered is in choices.py."""

from collections.abc import Sequence

import msgspec

from planogram.model.edits import arrange, packing
from planogram.model.edits.furniture import change_levels
from planogram.model.edits.positions import change, remove
from planogram.model.find import UnknownId, find_level, find_position, position_of
from planogram.model.fixture import Level
from planogram.model.layout import LevelBox, face_layout
from planogram.model.orientation import ORIENTATIONS
from planogram.model.placement import Placed, hangs, room_behind
from planogram.model.position import Position, block_size, facing_size, facing_step
from planogram.model.product import allowed_orientations
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.model.walls import compartments
from planogram.session.history import Label
from planogram.tools.fit import combined_run, excess_load_kg, missing_height, room_above
from planogram.tools.labels import label_for, label_for_levels
from planogram.tools.sight import Sight

Found = Sequence[tuple[LevelBox, Placed]]
"""Blocks of one level with the level."""
NO_NOTCHES = 10.0
"""How finely (mm) a place is looked for on uprights without notches."""
_EXACT = 0.05


class Choice(msgspec.Struct, frozen=True):
    """One way out: `key` (catalogue area `edits`) with its values, the project it leads to, the step it makes.

    `then`: what it takes besides, where one is not enough; the project is that after the last.
    """

    key: str
    values: tuple[tuple[str, str | int], ...]
    project: Project
    label: Label
    then: tuple["Choice", ...] = ()


def ids_of(found: Found) -> tuple[str, ...]:
    """The positions of these blocks."""
    return tuple(block.position.id for _, block in found)


def squeezed(sight: Sight, box: LevelBox, missing: float) -> Choice | None:
    """Everything on the level squeezed alike until `missing` mm more fit."""
    project = arrange.squeeze_to_fit(sight.project, box.level.id, missing)
    if project is None:
        return None
    narrower = [one.id for one in box.level.positions if position_of(project, one.id) is not one]
    return Choice("choice.squeeze", (), _packed(project, box), label_for("squeeze", project, narrower))


def reduced(sight: Sight, box: LevelBox, ids: Sequence[str], missing: float) -> Choice | None:
    """Fewer facings of what was dropped; when that is not enough, of everything on the level or on those it is joined to."""
    project = sight.project
    own = arrange.reduce_to_fit(project, box.level.id, ids, missing)
    if own is not None:
        return Choice("choice.reduce", (), _packed(own, box), label_for("facings", project, ids))
    whole = [position.id for position in box.level.positions]
    every = arrange.reduce_to_fit(project, box.level.id, whole, missing)
    return None if every is None else Choice("choice.reduce_level", (), _packed(every, box), label_for("facings", project, whole))


def _packed(project: Project, box: LevelBox) -> Project:
    """On a `free` level what became narrower closes up; elsewhere it does so by itself."""
    return arrange.compact(project, (box.level.id,)) if box.level.flow == "free" else project


def side_by_side(sight: Sight, box: LevelBox) -> Choice:
    """The blocks of the level without gaps."""
    return Choice(
        "choice.side_by_side", (), arrange.compact(sight.project, (box.level.id,)), label_for_levels("compact", sight.project, (box.level.id,))
    )


def swapped(before: Sight, now: Sight, box: LevelBox, ids: tuple[str, ...]) -> Choice | None:
    """The block dropped in exchange for its neighbour: which goes where the other came from, or off the shelf when that was the catalogue."""
    try:
        home = find_position(before.project, ids[0])[0].level.id
    except UnknownId:
        home = ""
    neighbour = _neighbour(box, ids, but_twins=not home)
    if len(ids) != 1 or neighbour is None or home == box.level.id:
        return None
    project = arrange.swap(before.project, ids[0], neighbour.id) if home else remove(now.project, (neighbour.id,))
    own, other = _name(now, position_of(now.project, ids[0])), _name(now, neighbour)
    name, by = (own, other) if home else (other, own)
    return Choice("choice.swap", (("name", other),), project, Label("edit.swap" if home else "edit.replace", (("name", name), ("other", by))))


def _name(sight: Sight, position: Position) -> str:
    """Of its product, or the code where the project has none."""
    product = sight.products.get(position.product)
    return product.name if product is not None else position.product


def _neighbour(box: LevelBox, ids: tuple[str, ...], but_twins: bool) -> Position | None:
    """The position right of the dropped one, else the one left of it; `but_twins`: none that is the same block, which it was doubled from.

    That one taken away for its double, the shelf would be as it was.
    """
    row = box.level.positions
    index = next(n for n, position in enumerate(row) if position.id == ids[-1])
    beside = (row[i] for i in (index + 1, index - 1) if 0 <= i < len(row) and row[i].id not in ids)
    return next((one for one in beside if not (but_twins and _same_block(one, row[index]))), None)


def _same_block(one: Position, other: Position) -> bool:
    """Whether nothing but their names and places tells them apart."""
    return one == changed(other, id=one.id, group=one.group, gap_before=one.gap_before, x=one.x)


def fewer_between_dividers(sight: Sight, found: Found) -> Choice | None:
    """No more facings wide than stand between two dividers: from where it begins on a `free` level, else in the widest compartment."""
    box, project = found[0][0], sight.project
    for _, block in found:
        rooms = compartments([(x, 0.0) for x in box.level.dividers], box.width)
        free = box.level.flow == "free"
        room = max((right - (block.x if free else left) for left, right in rooms if not free or left <= block.x < right), default=0.0)
        project = _at_most(sight, project, block, "wide", room)
    return Choice("choice.reduce", (), project, label_for("facings", sight.project, ids_of(found)))


def without_dividers(sight: Sight, found: Found) -> Choice | None:
    """The level, and those it is joined to, without the dividers these blocks cross."""
    box, project = found[0][0], sight.project
    for one in combined_run(sight, box):
        crossed = [x for x in one.level.dividers for _, block in found if block.x + _EXACT < x + one.x - box.x < block.right - _EXACT]
        kept = tuple(x for x in one.level.dividers if x not in crossed)
        project = change_levels(project, (one.level.id,), dividers=kept) if crossed else project
    return Choice("choice.no_divider", (), project, Label("edit.level"))


def lowered(sight: Sight, found: Found) -> Choice:
    """No more facings high than fit; never more than there were."""
    project = sight.project
    for box, block in found:
        product = sight.products.get(block.position.product)
        room = room_above(sight, box, block)
        if room is not None and product is not None:
            caps = block.height - block_size(changed(block.position, cap_high=0), product)[1]
            project = _at_most(sight, project, block, "high", room - caps)
    return Choice("choice.lower", (), project, label_for("facings", sight.project, ids_of(found)))


def _at_most(sight: Sight, project: Project, block: Placed, field: str, room: float) -> Project:
    """The block with no more facings in that direction than take `room` mm, one at least."""
    position, product = block.position, sight.products.get(block.position.product)
    now = position.wide if field == "wide" else position.high
    if product is None:
        return project
    axis = 0 if field == "wide" else 1
    size, step = facing_size(position, product)[axis], facing_step(position, product)[axis]
    fitting = 1 + int((room - size + _EXACT) // step) if step > 0 and room >= size else 1
    return change(project, (position.id,), **{field: fitting}) if fitting < now else project


def lightened(sight: Sight, found: Found, first: str, then: str) -> Choice | None:
    """Facings taken from these blocks until the level bears it, in the direction `first`, then in the other; None when it never does."""
    project, box, ids, now = sight.project, found[0][0], ids_of(found), sight
    while excess_load_kg(now, now.layout.box_of(box.level.id) or box) > 0:
        positions = [position_of(project, one) for one in ids]
        field = first if any(getattr(position, first) > 1 for position in positions) else then
        most = max(positions, key=lambda position: int(getattr(position, field)))
        count = int(getattr(most, field))
        if count <= 1:
            return None
        project = change(project, (most.id,), **{field: count - 1})
        now = _seen_again(sight, project)
    key = "choice.reduce" if first == "wide" else "choice.shallower"
    return Choice(key, (), project, label_for("facings", sight.project, ids))


def without_caps(sight: Sight, found: Found) -> Choice:
    """Nothing lying on the blocks."""
    return Choice("choice.no_caps", (), change(sight.project, ids_of(found), cap_high=0), label_for("cap", sight.project, ids_of(found)))


def poured(sight: Sight, found: Found) -> Choice | None:
    """The blocks thrown loose into their basket, which holds goods higher than itself that way; None on any other level."""
    if found[0][0].level.kind != "basket":
        return None
    return Choice("choice.loose", (), packing.pack(sight.project, ids_of(found), "loose"), label_for("style", sight.project, ids_of(found)))


def turned(sight: Sight, found: Found) -> Choice | None:
    """The first allowed orientation in which each of them is low and shallow enough; None when one has none."""
    project, box = sight.project, found[0][0]
    for _, block in found:
        product = sight.products.get(block.position.product)
        room = room_above(sight, box, block)
        for name in allowed_orientations(product, ORIENTATIONS) if product is not None else ():
            lying = packing.turn(project, (block.position.id,), name)
            position = position_of(lying, block.position.id)
            _, high, deep = block_size(position, product) if product is not None else (0.0, 0.0, 0.0)
            if hangs(box.level) and product is not None:
                deep = facing_size(position, product)[2]  # a hook takes as many as go on it
            if (room is None or high <= room + _EXACT) and deep <= room_behind(box.level) + _EXACT:
                project = lying
                break
        else:
            return None
    return Choice("choice.turn", (), project, label_for("rotate", sight.project, ids_of(found)))


def level_moved_off(sight: Sight, box: LevelBox) -> Choice | None:
    """The level above, or a level things hang from itself, raised to the first notch at which its products fit, the others of the bay as before.

    None where a notch is not to be had before the next level or the top, or where the level is joined to its neighbours.
    """
    moving = box.level if hangs(box.level) else _above(box)
    if moving is None or moving.combined:
        return None
    place = find_level(sight.project, moving.id)
    worst = _missing_beside(sight, box)
    over = [other.elevation - other.thickness for other in place.bay.levels if other.elevation > moving.elevation]
    step = place.bay.notch_pitch if place.bay.notch_pitch > 0 else NO_NOTCHES
    for index in range(1, int((min(over, default=place.bay.height) - moving.elevation) / step) + 1):
        elevation = moving.elevation + index * step
        project = change_levels(sight.project, (moving.id,), elevation=elevation)
        after = _seen_again(sight, project)
        here = after.layout.box_of(box.level.id)
        if here is not None and not missing_height(after, here) and _missing_beside(after, here) <= worst:
            key = "choice.raise" if moving is box.level else "choice.raise_above"
            return Choice(key, (("height", round(elevation)),), project, Label("edit.level"))
    return None


def _above(box: LevelBox) -> Level | None:
    return min((other for other in box.bay.levels if other.elevation > box.level.elevation), key=lambda other: other.elevation, default=None)


def _seen_again(sight: Sight, project: Project) -> Sight:
    g, f = sight.layout.levels[0].place[:2]
    layout = face_layout(project, project.gondolas[g].id, project.gondolas[g].faces[f].side)
    return msgspec.structs.replace(sight, project=project, layout=layout)


def _missing_beside(sight: Sight, box: LevelBox) -> float:
    """By how many mm the worst block of the other levels of the bay is too high."""
    others = [one for one in sight.layout.levels if one.place[:3] == box.place[:3] and one.place != box.place]
    return max((missing_height(sight, one) for one in others), default=0.0)


def too_high_in_bay(sight: Sight, level_id: str) -> float:
    """By how many mm the worst block of the level's bay is too high."""
    box = sight.layout.box_of(level_id)
    return 0.0 if box is None else max(missing_height(sight, one) for one in sight.layout.levels if one.place[:3] == box.place[:3])


def within_limits(sight: Sight, found: Found) -> Choice:
    """No more facings than each product may have, wide and high."""
    project = sight.project
    for _, block in found:
        product = sight.products.get(block.position.product)
        wide, high = (product.max_facings, product.max_stack) if product is not None else (None, None)
        project = change(project, (block.position.id,), wide=_least(block.position.wide, wide), high=_least(block.position.high, high))
    return Choice("choice.limit", (), project, label_for("facings", sight.project, ids_of(found)))


def _least(count: int, limit: int | None) -> int:
    return count if limit is None else max(1, min(count, limit))
