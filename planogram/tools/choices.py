"""What would make a drop fit that does not: squeeze, fewer facings, a turn, a swap. Offered after the drop, which stands; none is forced."""

from collections.abc import Iterator

import msgspec

from planogram.model.edits import arrange
from planogram.model.edits.furniture import change_levels
from planogram.model.find import find_level
from planogram.model.layout import LevelBox
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools import ways_out as ways
from planogram.tools.fit import faults, fit_message
from planogram.tools.labels import label_for
from planogram.tools.overlay import Message
from planogram.tools.sight import Sight, see
from planogram.tools.ways_out import NO_NOTCHES, Choice, Found, ids_of, too_high_in_bay

TAKE_BACK = "choice.take_back"
"""The way out that undoes the step instead of making one."""


class Offer(msgspec.Struct, frozen=True):
    """What is wrong, and the ways out."""

    message: Message
    choices: tuple[Choice, ...]


def offer_after_drop(workbench: Workbench) -> Offer | None:
    """For the step just made with the selected positions or level of the face: None when all fits.

    Of blocks on several levels the first level that is wrong is told; once a way out is taken the next one is.
    """
    sight, history = see(workbench), workbench.document.history
    found = sight.found(workbench.selection.ids)
    if not history.now:
        return None
    before = history.steps[history.now - 1].project
    if not found:
        return _after_level(workbench, before)
    for place in dict.fromkeys(box.place for box, _ in found):
        here = [(box, block) for box, block in found if box.place == place]
        offer = _for_level(workbench, sight, before, here)
        if offer is not None:
            return offer
    return None


def offer_after_key(workbench: Workbench) -> Offer | None:
    """The same for a step made by a key or a menu: None for what was as wrong before, which nobody asked about."""
    offer, history = offer_after_drop(workbench), workbench.document.history
    if offer is None or not workbench.selection.ids:
        return offer
    now, before = see(workbench), see(workbench, history.steps[history.now - 1].project)
    levels = {block.position.id: box.level.id for box, block in now.found(workbench.selection.ids)}
    stayed = [(box, block) for box, block in before.found(levels) if levels[block.position.id] == box.level.id]
    was: dict[str, float] = {}
    for box, block in stayed:
        for message in faults(before, box, (block.position.id,)):
            was[message.code] = max(was.get(message.code, 0.0), _missing(message))
    told = (offer.message, *offer.message.also)
    return None if all(message.code in was and was[message.code] >= _missing(message) for message in told) else offer


def _missing(message: Message) -> float:
    """How many mm or kg a message says there are too many; 0 when it is about neither."""
    return next((float(value) for name, value in message.values if name in ("missing_mm", "excess_kg")), 0.0)


def _for_level(workbench: Workbench, sight: Sight, before: Project, found: Found) -> Offer | None:
    """All that is wrong with these blocks of one level, and what makes it possible; taking them back where nothing cures all of it."""
    box, ids = found[0][0], ids_of(found)
    wrong = fit_message(sight, box, ids)
    if not wrong.warning:
        return None
    was, ordered = see(workbench, before), _to_cure(wrong)
    whole = tuple(_whole(workbench, was, sight, found, ordered[0]))
    if whole:
        return Offer(wrong, whole)
    nearer = [way for fault in ordered if (way := next(_curing(workbench, was, sight, found, fault), None)) is not None]
    nearer = [way for way in nearer if _codes(_wrong_after(workbench, way, box, ids)) < _codes(wrong)]
    return Offer(wrong, (*nearer, Choice(TAKE_BACK, (), before, Label("edit.open"))))


def _whole(workbench: Workbench, before: Sight, sight: Sight, found: Found, fault: Message) -> Iterator[Choice]:
    """Each way out of `fault`, with what else it takes until nothing is wrong."""
    ids = ids_of(found)
    for way in _curing(workbench, before, sight, found, fault):
        then = _rest(workbench, way, found[0][0], ids, fault.code)
        if then:
            yield msgspec.structs.replace(way, project=then[-1].project, label=label_for("fit", sight.project, ids), then=then)
        elif then is not None:
            yield way


def _rest(workbench: Workbench, way: Choice, box: LevelBox, ids: tuple[str, ...], code: str) -> tuple[Choice, ...] | None:
    """What else it takes after `way`, which cures `code`: of each further fault the first way out. None when one has none."""
    then, cured = [way], {code}
    while (wrong := _wrong_after(workbench, then[-1], box, ids)).warning:
        fault, sight = _to_cure(wrong)[0], see(workbench, then[-1].project)
        found = [(one, block) for one, block in sight.found(ids) if one.place == box.place]
        cure = next(_curing(workbench, None, sight, found, fault), None) if found and fault.code not in cured else None
        if cure is None:
            return None
        then.append(cure)
        cured.add(fault.code)
    return tuple(then[1:])


_CURED_FIRST = ("gesture.too_high", "gesture.too_deep", "gesture.over_max_facings", "gesture.over_max_stack", "gesture.too_heavy")
"""A turn changes the length, and fewer facings may make it fit: what is too long is cured last."""


def _to_cure(wrong: Message) -> list[Message]:
    """All faults a message tells, in the order in which to cure them."""
    order = {code: number for number, code in enumerate(_CURED_FIRST)}
    return sorted((wrong, *wrong.also), key=lambda one: order.get(one.code, len(order)))


def _curing(workbench: Workbench, before: Sight | None, sight: Sight, found: Found, fault: Message) -> Iterator[Choice]:
    """The ways out after which that fault is gone."""
    for way in _ways(before, sight, found, fault):
        if way is None or way.project is sight.project:
            continue
        if fault.code not in _codes(_wrong_after(workbench, way, found[0][0], ids_of(found))):
            yield way


def _wrong_after(workbench: Workbench, way: Choice, box: LevelBox, ids: tuple[str, ...]) -> Message:
    sight = see(workbench, way.project)
    return fit_message(sight, next(one for one in sight.layout.levels if one.place == box.place), ids)


def _codes(message: Message) -> set[str]:
    return {one.code for one in (message, *message.also) if one.warning}


def _ways(before: Sight | None, sight: Sight, found: Found, message: Message) -> Iterator[Choice | None]:
    """All that might help against one fault, the gentlest first; an exchange only when `before` is given."""
    box, ids = found[0][0], ids_of(found)
    missing = _missing(message)
    match message.code:
        case "gesture.too_wide":
            yield from (ways.squeezed(sight, box, missing), ways.reduced(sight, box, ids, missing))
            yield ways.swapped(before, sight, box, ids) if before else None
        case "gesture.overlaps" | "gesture.sticks_out":
            yield ways.side_by_side(sight, box)
            yield ways.reduced(sight, box, ids, missing)
        case "gesture.on_divider":
            yield from (ways.fewer_between_dividers(sight, found), ways.without_dividers(sight, found))
        case "gesture.too_high":
            yield ways.poured(sight, found)
            yield from (ways.lowered(sight, found), ways.without_caps(sight, found), ways.turned(sight, found), ways.level_moved_off(sight, box))
        case "gesture.too_deep":
            yield Choice("choice.shallower", (), arrange.fill_depth(sight.project, ids), label_for("facings", sight.project, ids))
            yield ways.turned(sight, found)
        case "gesture.too_heavy":
            yield from (ways.lightened(sight, found, "wide", "deep"), ways.lightened(sight, found, "deep", "wide"))
            yield ways.swapped(before, sight, box, ids) if before else None
        case _:
            yield ways.within_limits(sight, found)


def _after_level(workbench: Workbench, before: Project) -> Offer | None:
    """For a level just moved or copied, in whose bay products have become too high: the nearest notch at which all fit, or lower stacks."""
    level_id, sight = workbench.selection.part, see(workbench)
    box = sight.layout.box_of(level_id)
    if box is None:
        return None
    moved, beside = see(workbench, before).layout.box_of(level_id) is not None, [level.id for level in box.bay.levels if level.id != level_id]
    missing = too_high_in_bay(sight, level_id)
    if missing <= too_high_in_bay(see(workbench, before), level_id if moved else next(iter(beside), "")):
        return None
    inside = sight.found(position.id for level in box.bay.levels for position in level.positions)
    choices = (*(_notches(workbench, before, box) if moved else ()), ways.lowered(sight, inside))
    useful = tuple(one for one in choices if too_high_in_bay(see(workbench, one.project), level_id) <= 0)
    message = Message("gesture.too_high", (("missing_mm", missing),), warning=True)
    return Offer(message, useful or (Choice(TAKE_BACK, (), before, Label("edit.open")),))


def _notches(workbench: Workbench, before: Project, box: LevelBox) -> Iterator[Choice]:
    """The notch at which all fit, between where the level was and where it is, that is nearest to where it is."""
    old, now, bay = find_level(before, box.level.id).level.elevation, box.level.elevation, box.bay
    step = bay.notch_pitch if bay.notch_pitch > 0 else NO_NOTCHES
    for index in range(1, int(abs(now - old) / step) + 1):
        elevation = now + index * (step if old > now else -step)
        moved = change_levels(workbench.project, (box.level.id,), elevation=elevation)
        if elevation != old and too_high_in_bay(see(workbench, moved), box.level.id) <= 0:
            yield Choice("choice.notch", (("height", round(elevation)),), moved, Label("edit.level"))
            return
    back = change_levels(workbench.project, (box.level.id,), elevation=old)
    yield Choice("choice.level_back", (("height", round(old)),), back, Label("edit.level"))
