"""Keyboard verbs on the selection. Each makes one undo step and answers whether it did anything; none knows a key."""

from collections.abc import Iterable, Sequence

from planogram.model.edits import positions as edits
from planogram.model.find import UnknownId, find_level, find_position
from planogram.model.fixture import Level
from planogram.model.placement import products_by_id
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.workbench import Workbench
from planogram.tools.furnishing import with_products
from planogram.tools.labels import label_for, label_for_facings
from planogram.tools.packing import next_style, rotate
from planogram.tools.sight import see
from planogram.tools.steps import arrow, extend, move_neighbour, nudge, select_neighbour

__all__ = [
    "add_facings",
    "arrow",
    "copy",
    "cut",
    "delete_selection",
    "duplicate",
    "extend",
    "move_neighbour",
    "next_style",
    "nudge",
    "paste",
    "rotate",
    "select_all",
    "select_neighbour",
]


def delete_selection(workbench: Workbench, verb: str = "delete") -> bool:
    """Take the selected positions off the shelf; the product beside them is selected next."""
    ids = workbench.selection.ids
    if not ids:
        return False
    neighbour = _beside(workbench, ids)
    done = workbench.document.do(label_for(verb, workbench.project, ids), edits.remove(workbench.project, ids))
    if done:
        workbench.selection.set(neighbour)
    return done


def add_facings(workbench: Workbench, wide: int = 0, high: int = 0, deep: int = 0) -> bool:
    """More or fewer facings for every selected position."""
    ids = workbench.selection.ids
    after = edits.add_facings(workbench.project, ids, wide, high, deep)
    return bool(ids) and workbench.document.do(label_for_facings(workbench.project, after, ids), after)


def copy(workbench: Workbench) -> bool:
    """Put the selected positions, in shelf order, on the clipboard."""
    if workbench.selection.ids:
        workbench.clipboard.put_positions(edits.in_shelf_order(workbench.project, workbench.selection.ids), workbench.document)
    return bool(workbench.selection.ids)


def cut(workbench: Workbench) -> bool:
    """Copy, then delete."""
    return copy(workbench) and delete_selection(workbench, "cut")


def paste(workbench: Workbench) -> bool:
    """The clipboard's blocks, order kept, after the last selected one, else at the end of the selected level or of the first.

    Products the project does not know come with them, pictures too; of those it knows its own data count.
    """
    clipboard, target = workbench.clipboard, _paste_target(workbench)
    base = with_products(workbench.project, clipboard.products)
    known = products_by_id(base.products)
    pasted = edits.fresh_copies([position for position in clipboard.positions if position.product in known])
    if not pasted or target is None:
        return False
    workbench.document.images.update(clipboard.images)
    return _insert(workbench, "paste", target, pasted, base)


def duplicate(workbench: Workbench) -> bool:
    """The selected blocks again, right after the last of them."""
    if not workbench.selection.ids:
        return False
    blocks = edits.in_shelf_order(workbench.project, workbench.selection.ids)
    place, index = find_position(workbench.project, blocks[-1].id)
    return _insert(workbench, "duplicate", (place.level, index + 1), edits.fresh_copies(blocks))


def select_all(workbench: Workbench) -> bool:
    """Everything on the selected positions' levels; when that is selected already, or nothing is, the whole face."""
    layout = see(workbench).layout
    chosen = set(workbench.selection.ids)
    levels = [box.level for box in layout.levels if box.level.id == workbench.selection.part or any(p.id in chosen for p in box.level.positions)]
    on_levels = _ids(levels)
    wanted = on_levels if set(on_levels) - chosen else _ids([box.level for box in layout.levels])
    workbench.selection.set(wanted, workbench.selection.part)
    return bool(wanted)


def _do(workbench: Workbench, verb: str, project: Project) -> bool:
    ids = workbench.selection.ids
    return bool(ids) and workbench.document.do(label_for(verb, project, ids), project)


def _insert(workbench: Workbench, verb: str, target: tuple[Level, int], pasted: Sequence[Position], base: Project | None = None) -> bool:
    level, index = target
    standing = edits.placed_from(pasted, None)
    if level.flow == "free":
        standing = _after_the_rest(workbench, level, pasted)
    ids = [position.id for position in standing]
    project = edits.make_room(edits.insert(base or workbench.project, level.id, index, standing), ids)
    done = workbench.document.do(label_for(verb, project, ids), project)
    if done:
        workbench.selection.set(ids)
    return done


def _after_the_rest(workbench: Workbench, level: Level, pasted: Sequence[Position]) -> tuple[Position, ...]:
    """`pasted` with places right of everything that stands on a `free` level."""
    sight = see(workbench)
    box = sight.layout.box_of(level.id)
    edge = max((block.right for block in sight.blocks(box)), default=0.0) if box is not None else 0.0
    return edits.placed_from(pasted, edge) if all(p.x is not None for p in pasted) else tuple(changed(p, x=None) for p in pasted)


def _paste_target(workbench: Workbench) -> tuple[Level, int] | None:
    for position_id in reversed(workbench.selection.ids):
        place, index = find_position(workbench.project, position_id)
        return place.level, index + 1
    try:
        level = find_level(workbench.project, workbench.selection.part).level
    except UnknownId:
        boxes = see(workbench).layout.levels
        return (boxes[0].level, len(boxes[0].level.positions)) if boxes else None
    return level, len(level.positions)


def _beside(workbench: Workbench, ids: Sequence[str]) -> tuple[str, ...]:
    """The position left or right of the last one of `ids` that is not among them."""
    place, index = find_position(workbench.project, ids[-1])
    row = [position.id for position in place.level.positions]
    after = next((one for one in row[index + 1 :] if one not in ids), None)
    before = next((one for one in reversed(row[:index]) if one not in ids), None)
    chosen = after or before
    return (chosen,) if chosen else ()


def _ids(levels: Iterable[Level]) -> list[str]:
    return [position.id for level in levels for position in level.positions]
