"""What would make a drop fit that does not: squeeze, fewer facings, swap. Offered after the drop, which stands; none is forced."""

import msgspec

from planogram.model.edits import arrange
from planogram.model.edits.positions import remove
from planogram.model.find import UnknownId, find_level, find_position
from planogram.model.placement import free_length, products_by_id
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.labels import label_for
from planogram.tools.overlay import Message

_EXACT = 0.05


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
    """For the step just made with the selected positions: None when their level is not overfull or nothing would help."""
    ids, project = workbench.selection.ids, workbench.project
    history = workbench.document.history
    if not ids or not history.now:
        return None
    place, _ = find_position(project, ids[-1])
    missing = -_room(project, place.level.id)
    if missing <= _EXACT:
        return None
    before = history.steps[history.now - 1].project
    found = (_squeeze(project, place.level.id), _reduce(project, place.level.id, ids), _swap(before, project, place.level.id, ids))
    choices = tuple(choice for choice in found if choice is not None)
    return Offer(Message("gesture.too_wide", (("missing_mm", missing),), warning=True), choices) if choices else None


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
