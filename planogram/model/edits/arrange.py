"""Verbs on a whole level: compact, even out, fill, squeeze, reduce, swap. Each takes a project and returns one; none decides what is best."""

from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from planogram.model.edits.aside import grown, stepped_aside
from planogram.model.edits.positions import change, make_room
from planogram.model.edits.tree import with_level
from planogram.model.find import LevelPlace, find_level, find_position
from planogram.model.fixture import Level
from planogram.model.hanging import room_to_fill
from planogram.model.placement import Placed, free_length, has_holes, placed, products_by_id, room_behind
from planogram.model.position import Position, block_size, facing_size, facing_step, facings_deep
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed

_EXACT = 1e-6


def _blocks(project: Project, place: LevelPlace) -> tuple[Placed, ...]:
    return placed(place.bay, place.level, products_by_id(project.products))


def _free(project: Project, place: LevelPlace, level: Level) -> float:
    return free_length(level, place.bay, products_by_id(project.products))


def compact(project: Project, level_ids: Iterable[str]) -> Project:
    """No gaps: blocks side by side in their order, from the left (on `right` levels against the right; `spread` becomes `left`)."""
    for level_id in level_ids:
        place = find_level(project, level_id)
        flow = "left" if place.level.flow == "spread" else place.level.flow
        project = with_level(project, place.path, changed(place.level, flow=flow, positions=_side_by_side(project, place)))
    return project


def _side_by_side(project: Project, place: LevelPlace) -> tuple[Position, ...]:
    if place.level.flow != "free":
        return tuple(changed(position, gap_before=0.0) for position in place.level.positions)
    row = tuple(changed(block.position, gap_before=0.0) for block in sorted(_blocks(project, place), key=lambda one: one.x))
    packed = placed(place.bay, changed(place.level, flow="left", positions=row), products_by_id(project.products))
    return tuple(changed(block.position, x=block.x) for block in packed)


def even_out(project: Project, level_ids: Iterable[str]) -> Project:
    """Equal gaps between the blocks, the first and the last at the ends: the level's flow becomes `spread`, a `free` one stays free."""
    for level_id in level_ids:
        place = find_level(project, level_id)
        level = place.level
        positions = tuple(changed(position, gap_before=0.0) for position in level.positions)
        new = changed(level, flow="spread", positions=positions)
        if level.flow == "free":
            ordered = tuple(block.position for block in sorted(_blocks(project, place), key=lambda one: one.x))
            even = placed(place.bay, changed(new, positions=ordered), products_by_id(project.products))
            new = changed(level, positions=tuple(changed(block.position, x=round(block.x, 2)) for block in even))
        project = with_level(project, place.path, new)
    return project


def fill(project: Project, level_ids: Iterable[str], leave: float = 0.0) -> Project:
    """Facings added until no product fits any more: the product with fewest facings gets the next one, `max_facings` respected.

    `leave`: so many mm of each level stay free.
    """
    for level_id in level_ids:
        place = find_level(project, level_id)
        positions, stopped = list(place.level.positions), set[int]()
        free = _free(project, place, place.level) - leave
        products = products_by_id(project.products)
        while (index := _next_to_widen(positions, products, free, stopped)) is not None:
            wider = changed(positions[index], wide=positions[index].wide + 1)
            flow = "left" if place.level.flow == "free" else place.level.flow
            level = changed(place.level, flow=flow, positions=(*positions[:index], wider, *positions[index + 1 :]))
            if (level.dividers or has_holes(level)) and _free(project, place, level) < -_EXACT:
                stopped.add(index)  # there is room, but behind a divider
            else:
                free -= facing_step(positions[index], products[positions[index].product])[0]
                positions[index] = wider
        full = changed(place.level, positions=tuple(positions))
        broader = grown(place.level.positions, full.positions, products)
        project = with_level(project, place.path, stepped_aside(place.bay.width, full, products, broader) if full.flow == "free" else full)
    return project


def _next_to_widen(positions: Sequence[Position], products: Mapping[str, Product], free: float, stopped: Set[int]) -> int | None:
    fitting = [n for n, position in enumerate(positions) if n not in stopped and _may_widen(position, products.get(position.product), free)]
    return min(fitting, key=lambda index: positions[index].wide, default=None)


def _may_widen(position: Position, product: Product | None, free: float) -> bool:
    if product is None or position.pinned:
        return False
    step = facing_step(position, product)[0]
    allowed = product.max_facings is None or position.wide < product.max_facings
    return allowed and 0 < step <= free + _EXACT


def fill_depth(project: Project, ids: Iterable[str]) -> Project:
    """These positions as deep as their level holds."""
    for position_id in ids:
        place, index = find_position(project, position_id)
        position = place.level.positions[index]
        product = products_by_id(project.products).get(position.product)
        if product is not None:
            project = change(project, (position_id,), deep=facings_deep(position, product, room_behind(place.level)))
    return project


def fill_height(project: Project, ids: Iterable[str]) -> Project:
    """These positions as high as the free height, what hangs over them and the product's `max_stack` allow; levels open above stay as they are."""
    for position_id in ids:
        place, index = find_position(project, position_id)
        position, products = place.level.positions[index], products_by_id(project.products)
        product = products.get(position.product)
        if product is None:
            continue
        block = _blocks(project, place)[index]
        room = room_to_fill(place.bay, place.path[3], block, products, max(project.settings.hand_gap, product.finger_space))
        if room is None:
            continue
        height, step = facing_size(position, product)[1], facing_step(position, product)[1]
        high = 1 + int((room - height + _EXACT) // step) if step > 0 and room >= height else 1
        project = change(project, (position_id,), high=max(1, min(high, product.max_stack or high)))
    return project


def swap(project: Project, first: str, second: str) -> Project:
    """Two positions exchange their places, on one level or between two; each keeps its facings."""
    (here, i), (there, j) = find_position(project, first), find_position(project, second)
    one, other = here.level.positions[i], there.level.positions[j]
    project = _put(project, here, i, changed(other, x=one.x, gap_before=one.gap_before))
    project = _put(project, find_level(project, there.level.id), j, changed(one, x=other.x, gap_before=other.gap_before))
    return make_room(project, (first, second))


def _put(project: Project, place: LevelPlace, index: int, position: Position) -> Project:
    positions = place.level.positions
    return with_level(project, place.path, changed(place.level, positions=(*positions[:index], position, *positions[index + 1 :])))


def swap_levels(project: Project, first: str, second: str) -> Project:
    """Two levels exchange what stands on them, with its flow; the furniture stays."""
    here, there = find_level(project, first), find_level(project, second)
    project = with_level(project, here.path, changed(here.level, positions=there.level.positions, flow=there.level.flow))
    there = find_level(project, second)
    return with_level(project, there.path, changed(there.level, positions=here.level.positions, flow=here.level.flow))


def squeeze_to_fit(project: Project, level_id: str, missing: float) -> Project | None:
    """The level's blocks squeezed alike, within each product's `max_squeeze_pct`, until `missing` mm more fit; None when that is not enough."""
    place = find_level(project, level_id)
    products = products_by_id(project.products)
    reserves = {position.id: _reserve(position, products.get(position.product)) for position in place.level.positions}
    total = sum(reserves.values())
    if missing <= 0 or total + _EXACT < missing:
        return None
    share = missing / total
    for position in place.level.positions:
        if reserves[position.id]:
            limit = products[position.product].max_squeeze_pct
            more = (limit - position.squeeze_pct) * share
            project = change(project, (position.id,), squeeze_pct=position.squeeze_pct + more)
    return project


def _reserve(position: Position, product: Product | None) -> float:
    """By how many mm the block's width may still be squeezed: of units that nest in one another only the first gets narrower."""
    if product is None or product.max_squeeze_pct <= position.squeeze_pct:
        return 0.0
    return block_size(position, product)[0] - block_size(changed(position, squeeze_pct=product.max_squeeze_pct), product)[0]


def reduce_to_fit(project: Project, level_id: str, ids: Sequence[str], missing: float) -> Project | None:
    """Facings taken from the widest of `ids`, one by one, until `missing` mm more fit; None when one facing of each is too much."""
    place = find_level(project, level_id)
    products = products_by_id(project.products)
    wide = {position.id: position for position in place.level.positions if position.id in set(ids) and position.product in products}
    if missing <= 0:
        return None
    while missing > _EXACT:
        widest = max(wide.values(), key=lambda position: position.wide, default=None)
        if widest is None or widest.wide == 1:
            return None
        missing -= facing_step(widest, products[widest.product])[0]
        wide[widest.id] = msgspec.structs.replace(widest, wide=widest.wide - 1)
    for position in wide.values():
        project = change(project, (position.id,), wide=position.wide)
    return project
