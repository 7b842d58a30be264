"""What would make a drop fit that does not: squeeze, fewer facings, a turn, a swap. Offered after the drop, which stands; none is forced."""

from collections.abc import Iterator, Sequence

import msgspec

from planogram.model.edits import arrange
from planogram.model.edits.furniture import change_levels
from planogram.model.edits.positions import change, remove
from planogram.model.find import UnknownId, find_level, find_position, position_of
from planogram.model.layout import LevelBox
from planogram.model.orientation import ORIENTATIONS
from planogram.model.placement import free_length, products_by_id
from planogram.model.position import Position, block_size
from planogram.model.product import allowed_orientations
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.fit import fit_message, missing_height, room_above
from planogram.tools.labels import label_for
from planogram.tools.overlay import Message
from planogram.tools.sight import Sight, see

_EXACT = 0.05
_NO_NOTCHES = 10.0
"""How finely (mm) a place is looked for on uprights without notches."""


class Choice(msgspec.Struct, frozen=True):
    """One way out: `key` (catalogue area `edits`) with its values, the project it leads to, the step it makes."""

    key: str
    values: tuple[tuple[str, str | int], ...]
    project: Project
    label: Label


class Offer(msgspec.Struct, frozen=True):
    """What is wrong, and the ways out."""

    message: Message
    choices: tuple[Choice, ...]


def offer_after_drop(workbench: Workbench) -> Offer | None:
    """For the step just made with the selected positions or level of the face: None when all fits or nothing would help."""
    sight, history = see(workbench), workbench.document.history
    found = sight.found(workbench.selection.ids)
    if not history.now:
        return None
    if not found:
        return _after_level(workbench, history.steps[history.now - 1].project)
    ids, box = tuple(block.position.id for _, block in found), found[-1][0]
    message = fit_message(sight, box, ids)
    if message.code == "gesture.too_wide" and not box.level.combined:
        choices = _against_width(history.steps[history.now - 1].project, workbench.project, box.level.id, ids)
    elif message.code == "gesture.too_high":
        choices = (_lower(workbench.project, ids), _turned(sight, box, [block.position for _, block in found]))
    elif message.code == "gesture.too_deep":
        choices = (Choice("choice.shallower", (), arrange.fill_depth(workbench.project, ids), label_for("facings", workbench.project, ids)),)
    else:
        return None
    useful = tuple(choice for choice in choices if choice is not None and _helps(see(workbench, choice.project), box, ids, message))
    return Offer(message, useful) if useful else None


def _after_level(workbench: Workbench, before: Project) -> Offer | None:
    """For a level just moved, in whose bay products have become too high: the nearest notch at which all fit, or fewer facings high."""
    level_id, now = workbench.selection.part, workbench.project
    box = see(workbench).layout.box_of(level_id)
    if box is None or see(workbench, before).layout.box_of(level_id) is None:
        return None
    missing = _too_high(see(workbench), level_id)
    if missing <= _too_high(see(workbench, before), level_id):
        return None
    ids = tuple(position.id for level in box.bay.levels for position in level.positions)
    choices = (*_notches(workbench, before, box), _lower(now, ids))
    useful = tuple(one for one in choices if one is not None and _too_high(see(workbench, one.project), level_id) <= 0)
    return Offer(Message("gesture.too_high", (("missing_mm", missing),), warning=True), useful) if useful else None


def _too_high(sight: Sight, level_id: str) -> float:
    """By how many mm the worst block of the level's bay is too high."""
    box = sight.layout.box_of(level_id)
    return 0.0 if box is None else max(missing_height(sight, one) for one in sight.layout.levels if one.place[:3] == box.place[:3])


def _notches(workbench: Workbench, before: Project, box: LevelBox) -> Iterator[Choice]:
    """The notch at which all fit, between where the level was and where it is, that is nearest to where it is."""
    old, now, bay = find_level(before, box.level.id).level.elevation, box.level.elevation, box.bay
    step = bay.notch_pitch if bay.notch_pitch > 0 else _NO_NOTCHES
    for index in range(1, int(abs(now - old) / step) + 1):
        elevation = now + index * (step if old > now else -step)
        moved = change_levels(workbench.project, (box.level.id,), elevation=elevation)
        if elevation != old and _too_high(see(workbench, moved), box.level.id) <= 0:
            yield Choice("choice.notch", (("height", round(elevation)),), moved, Label("edit.level"))
            return
    back = change_levels(workbench.project, (box.level.id,), elevation=old)
    yield Choice("choice.level_back", (("height", round(old)),), back, Label("edit.level"))


def _helps(sight: Sight, before: LevelBox, ids: tuple[str, ...], message: Message) -> bool:
    """Whether what was wrong on the level no longer is."""
    box = next(box for box in sight.layout.levels if box.place == before.place)
    return fit_message(sight, box, ids).code != message.code


def _against_width(before: Project, now: Project, level_id: str, ids: tuple[str, ...]) -> tuple[Choice | None, ...]:
    here = tuple(position.id for position in find_level(now, level_id).level.positions if position.id in ids)
    return _squeeze(now, level_id), _reduce(now, level_id, here), _swap(before, now, level_id, here)


def _lower(project: Project, ids: tuple[str, ...]) -> Choice | None:
    """No more facings high than fit; never more than there were."""
    full = arrange.fill_height(project, ids)
    lowered = project
    for position_id in ids:
        high = position_of(full, position_id).high
        if high < position_of(project, position_id).high:
            lowered = change(lowered, (position_id,), high=high)
    return Choice("choice.lower", (), lowered, label_for("facings", project, ids))


def _turned(sight: Sight, box: LevelBox, positions: Sequence[Position]) -> Choice | None:
    """The first allowed orientation in which each of them is low enough; None when one has none."""
    project, room = sight.project, room_above(sight, box)
    for position in positions:
        product = sight.products.get(position.product)
        if product is None or room is None:
            return None
        turns = (changed(position, orientation=name) for name in allowed_orientations(product, ORIENTATIONS))
        lying = next((one for one in turns if block_size(one, product)[1] <= room and block_size(one, product)[2] <= box.level.depth), None)
        if lying is None:
            return None
        project = change(project, (position.id,), orientation=lying.orientation)
    ids = [position.id for position in positions]
    return Choice("choice.turn", (), project, label_for("rotate", sight.project, ids))


def _room(project: Project, level_id: str) -> float:
    place = find_level(project, level_id)
    return free_length(place.level, place.bay, products_by_id(project.products))


def _squeeze(project: Project, level_id: str) -> Choice | None:
    squeezed = arrange.squeeze_to_fit(project, level_id)
    return None if squeezed is None else Choice("choice.squeeze", (), squeezed, Label("edit.squeeze"))


def _reduce(project: Project, level_id: str, ids: tuple[str, ...]) -> Choice | None:
    """Fewer facings of what was dropped; when that is not enough, of everything on the level."""
    whole = [position.id for position in find_level(project, level_id).level.positions]
    own = arrange.reduce_to_fit(project, level_id, ids)
    if own is not None:
        return Choice("choice.reduce", (), own, label_for("facings", project, ids))
    every = arrange.reduce_to_fit(project, level_id, whole)
    return None if every is None else Choice("choice.reduce_level", (), every, label_for("facings", project, whole))


def _swap(before: Project, now: Project, level_id: str, ids: tuple[str, ...]) -> Choice | None:
    """The block dropped in exchange for its neighbour: which goes where the other came from, or off the shelf when that was the catalogue."""
    neighbour = _neighbour(now, level_id, ids)
    if len(ids) != 1 or neighbour is None:
        return None
    try:
        home = find_position(before, ids[0])[0].level.id
    except UnknownId:
        swapped = remove(now, (neighbour,))
    else:
        if home == level_id:
            return None
        swapped = arrange.swap(before, ids[0], neighbour)
    if _room(swapped, level_id) < -_EXACT:
        return None
    position = next(position for position in find_level(now, level_id).level.positions if position.id == neighbour)
    names = {product.id: product.name for product in now.products}
    other = names.get(position.product, position.product)
    return Choice("choice.swap", (("name", other),), swapped, label_for("replace", now, (neighbour,)))


def _neighbour(project: Project, level_id: str, ids: tuple[str, ...]) -> str | None:
    """The position right of the dropped one, else the one left of it."""
    row = [position.id for position in find_level(project, level_id).level.positions]
    index = row.index(ids[-1])
    beside = [row[i] for i in (index + 1, index - 1) if 0 <= i < len(row) and row[i] not in ids]
    return beside[0] if beside else None
