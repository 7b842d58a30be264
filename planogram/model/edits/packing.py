"""Verbs on how a block is packed: turned, in trays or cases, capped, squeezed, each within what its product allows."""

from collections.abc import Iterable

from planogram.model.edits.positions import change
from planogram.model.find import LevelPlace, find_position
from planogram.model.hanging import room_to_fill
from planogram.model.orientation import ORIENTATIONS, oriented
from planogram.model.placement import may_be_capped, placed, products_by_id, room_behind
from planogram.model.position import Position, block_size, facings_deep
from planogram.model.product import STYLES, Product, Style, allowed_orientations, pack_size, unit_size
from planogram.model.project import Project
from planogram.model.values import changed

MOST_CAPS = 99
_EXACT = 1e-6


def styles_known(product: Product) -> tuple[Style, ...]:
    """The styles the product can stand in: those whose pack has sizes.

    >>> styles_known(Product("1", "Thé", width=60, height=90, depth=60, tray_width=250, tray_height=100, tray_depth=190))
    ('unit', 'tray', 'loose', 'hanging')
    """
    return tuple(style for style in STYLES if pack_size(product, style) is not None)


def turn(project: Project, ids: Iterable[str], orientation: str) -> Project:
    """These positions in `orientation`, those whose product forbids it left as they are. A block as deep as its level stays so."""
    for place, position, product in _found(project, ids):
        if orientation in allowed_orientations(product, ORIENTATIONS):
            project = repacked(project, place, position, changed(position, orientation=orientation), product)
    return project


def pack(project: Project, ids: Iterable[str], style: Style) -> Project:
    """These positions in `style`, about as wide and high as they were; those whose product does not give that pack's sizes stay as they are."""
    for place, position, product in _found(project, ids):
        if style in styles_known(product):
            project = repacked(project, place, position, as_large(changed(position, style=style), position, product), product)
    return project


def repacked(project: Project, place: LevelPlace, before: Position, after: Position, product: Product) -> Project:
    """`after` in the place of `before`, as deep as the level holds when it was so before."""
    full = before.deep == facings_deep(before, product, room_behind(place.level))
    deep = facings_deep(after, product, room_behind(place.level)) if full else before.deep
    return change(project, (before.id,), orientation=after.orientation, style=after.style, wide=after.wide, high=after.high, deep=deep)


def as_large(after: Position, before: Position, product: Product) -> Position:
    """`after` with so many packs wide and high that its front is about that of `before`, at least one each way."""
    width, height, _ = block_size(changed(before, cap_high=0), product)
    one, two = (block_size(changed(after, wide=count, high=count, cap_high=0), product) for count in (1, 2))
    wide, high = (
        1 + max(0, round((length - first) / (second - first))) if second > first else kept
        for length, first, second, kept in zip((width, height), one, two, (before.wide, before.high), strict=False)
    )
    return changed(after, wide=wide, high=high)


def cap(project: Project, ids: Iterable[str], layers: int) -> Project:
    """So many layers more (or fewer) of units lying on these blocks, never below none, nor more on what hangs or is poured."""
    for place, position, _ in _found(project, ids):
        if layers > 0 and not may_be_capped(position, place.level):
            continue
        project = change(project, (position.id,), cap_high=max(0, min(MOST_CAPS, position.cap_high + layers)))
    return project


def fill_caps(project: Project, ids: Iterable[str]) -> Project:
    """As many layers on these blocks as fit under the level above and what hangs from it; blocks that hang and levels open above stay as they are."""
    for place, position, product in _found(project, ids):
        products, hand_gap = products_by_id(project.products), max(project.settings.hand_gap, product.finger_space)
        block = next(one for one in placed(place.bay, place.level, products) if one.position.id == position.id)
        room = room_to_fill(place.bay, place.path[3], block, products, hand_gap)
        layer = oriented(unit_size(product), position.cap_orientation)[1]
        if room is None or layer <= 0:
            continue
        bare = block_size(changed(position, cap_high=0), product)[1]
        project = change(project, (position.id,), cap_high=max(0, min(MOST_CAPS, int((room - bare + _EXACT) // layer))))
    return project


def squeeze(project: Project, ids: Iterable[str], step_pct: float) -> Project:
    """These blocks narrower (or, below 0, wider again) by `step_pct` percent of their own width, between 0 and what the product bears."""
    for _, position, product in _found(project, ids):
        project = change(project, (position.id,), squeeze_pct=max(0.0, min(product.max_squeeze_pct, position.squeeze_pct + step_pct)))
    return project


def _found(project: Project, ids: Iterable[str]) -> list[tuple[LevelPlace, Position, Product]]:
    known = products_by_id(project.products)
    found = [(place, place.level.positions[index]) for place, index in (find_position(project, position_id) for position_id in ids)]
    return [(place, position, known[position.product]) for place, position in found if position.product in known]
