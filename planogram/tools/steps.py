"""Arrow keys: to the neighbour, or moving the product one place, one level, or some mm. Each move is one undo step."""

from collections.abc import Sequence

from planogram.model.edits.positions import change, move, remove
from planogram.model.layout import LevelBox
from planogram.model.placement import Placed
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.workbench import Workbench
from planogram.tools.labels import label_for
from planogram.tools.landing import Run, land
from planogram.tools.sight import Sight, see

NUDGE, FINE_NUDGE = 10.0, 1.0
Found = Sequence[tuple[LevelBox, Placed]]
"""Blocks with the level they stand on."""


def arrow(workbench: Workbench, dx: int, dy: int, fine: bool = False) -> bool:
    """The arrow keys: nudge the selection 1 cm (`fine`: 1 mm) on a `free` level, else select the neighbour."""
    found = see(workbench).found(workbench.selection.ids)
    if dx and found and all(box.level.flow == "free" for box, _ in found):
        return nudge(workbench, dx * (FINE_NUDGE if fine else NUDGE))
    return select_neighbour(workbench, dx, dy)


def nudge(workbench: Workbench, dx: float) -> bool:
    """The selected blocks of `free` levels moved sideways by `dx` mm; the others stay."""
    project, ids = workbench.project, workbench.selection.ids
    return workbench.document.do(label_for("nudge", project, ids), _nudged(project, see(workbench).found(ids), dx))


def _nudged(project: Project, found: Found, dx: float) -> Project:
    """All by the same length, none of them over the end of its level: there the last mm are less than asked."""
    free = [(box, block) for box, block in found if box.level.flow == "free"]
    room = min((max(0.0, box.width - block.right if dx > 0 else block.x) for box, block in free), default=0.0)
    step = min(abs(dx), room) * (1 if dx > 0 else -1)
    for _, block in free:
        project = change(project, (block.position.id,), x=round(block.x + step, 2))
    return project


def select_neighbour(workbench: Workbench, dx: int, dy: int) -> bool:
    """Select the block left, right, above or below the one picked last; the first of the face when none is."""
    sight = see(workbench)
    found = sight.found(workbench.selection.ids[-1:])
    every = [(box, block) for box in sight.layout.levels for block in sight.blocks(box)]
    if not every:
        return False
    neighbour = every[0] if not found else _neighbour(sight, *found[0], dx, dy)
    if neighbour is None:
        return False
    workbench.selection.set((neighbour[1].position.id,))
    return True


def extend(workbench: Workbench, dx: int, dy: int) -> bool:
    """Add the neighbour of the block picked last to the selection; stepping back onto the one before lets the last go."""
    sight, ids = see(workbench), workbench.selection.ids
    found = sight.found(ids[-1:])
    if not found:
        return select_neighbour(workbench, dx, dy)
    neighbour = _neighbour(sight, *found[0], dx, dy)
    if neighbour is None:
        return False
    reached = neighbour[1].position.id
    workbench.selection.set(ids[:-1] if reached in ids[-2:-1] else (*(i for i in ids if i != reached), reached))
    return True


def move_neighbour(workbench: Workbench, dx: int, dy: int) -> bool:
    """The selected blocks one place along their level (into the next bay at its end), or one level up or down.

    On several levels all move or none: first those that are in the way of the others.
    """
    rows: dict[str, list[str]] = {}
    found = see(workbench).found(workbench.selection.ids)
    for box, block in sorted(found, key=lambda one: -dx * one[0].x - dy * one[0].level.elevation):
        rows.setdefault(box.level.id, []).append(block.position.id)
    project = workbench.project
    for ids in rows.values():
        sight = see(workbench, project)
        row = sight.found(ids)
        moved = _along(sight, row, dx) if dx else _across(workbench, sight, row, dy)
        if moved is None:
            return False
        project = moved
    return bool(rows) and workbench.document.do(label_for("move", workbench.project, workbench.selection.ids), project)


def _along(sight: Sight, found: Found, dx: int) -> Project | None:
    box, ids = found[0][0], [block.position.id for _, block in found]
    row = [position.id for position in box.level.positions]
    places = sorted(row.index(position_id) for position_id in ids)
    target = places[-1] + 2 if dx > 0 else places[0] - 1
    if box.level.flow == "free":
        nudged = _nudged(sight.project, found, dx * NUDGE)
        if nudged is not sight.project:
            return nudged
    elif 0 <= target <= len(row):
        return move(sight.project, ids, box.level.id, target)
    beside = _level_beside(sight, box, dx)
    return None if beside is None else move(sight.project, ids, beside.level.id, 0 if dx > 0 else len(beside.level.positions))


def _across(workbench: Workbench, sight: Sight, found: Found, dy: int) -> Project | None:
    box = found[0][0]
    above = _level_above(sight, box, dy)
    if above is None:
        return None
    ids = [block.position.id for _, block in found]
    left, right = min(block.x for _, block in found), max(block.right for _, block in found)
    lifted = see(workbench, remove(sight.project, ids))
    target = next(other for other in lifted.layout.levels if other.place == above.place)
    positions = tuple(changed(block.position, x=block.x if box.level.flow == "free" else None) for _, block in found)
    return land(lifted, target, Run(positions, right - left, box.x + left), 0.0).project


def _neighbour(sight: Sight, box: LevelBox, block: Placed, dx: int, dy: int) -> tuple[LevelBox, Placed] | None:
    if dx:
        row = sorted(sight.blocks(box), key=lambda one: one.x)
        index = row.index(block) + dx
        if 0 <= index < len(row):
            return box, row[index]
        beside = _level_beside(sight, box, dx)
        ends = sorted(sight.blocks(beside), key=lambda one: one.x) if beside is not None else []
        return (beside, ends[0 if dx > 0 else -1]) if beside is not None and ends else None
    middle = box.x + block.x + block.width / 2
    level = _level_above(sight, box, dy)
    while level is not None and not sight.blocks(level):
        level = _level_above(sight, level, dy)
    if level is None:
        return None
    left = level.x
    return level, min(sight.blocks(level), key=lambda one: abs(left + one.x + one.width / 2 - middle))


def _level_above(sight: Sight, box: LevelBox, dy: int) -> LevelBox | None:
    g, f, b, n = box.place
    return next((other for other in sight.layout.levels if other.place == (g, f, b, n + dy)), None)


def _level_beside(sight: Sight, box: LevelBox, dx: int) -> LevelBox | None:
    """The level nearest in height in the next bay."""
    levels = [other for other in sight.layout.levels if other.place[2] == box.place[2] + dx]
    return min(levels, key=lambda other: abs(other.y - box.y), default=None)
