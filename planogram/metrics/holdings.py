"""Whether an edit only moved blocks about on their faces. What each face holds is then the same, and so are its lengths and what it sells:
a step of a drag need not sum them again. No figure is computed here.
"""

from planogram.model.fixture import Bay, Face
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.values import changed

_MOST_CHANGED = 40
"""Blocks with another place of their own, above which comparing them takes as long as summing."""


def same_holdings(old: Project, new: Project) -> bool:
    """True when every face of `new` holds the same blocks on as much furniture as in `old`, in whatever order and on whichever level.

    Linear, sales and what is made of the two are then equal, face by face, but for the last bits of sums in another order. Capacities
    need not be: a block thrown into a basket holds what the basket does. False may also be said of what is the same.
    """
    if new.products is not old.products or new.sales is not old.sales or new.settings is not old.settings:
        return False
    if len(new.gondolas) != len(old.gondolas):
        return False
    for before, now in zip(old.gondolas, new.gondolas, strict=True):
        if now is before:
            continue
        if now.name != before.name or len(now.faces) != len(before.faces):
            return False
        if not all(_same_face(one, other) for one, other in zip(before.faces, now.faces, strict=True)):
            return False
    return True


def _same_face(old: Face, new: Face) -> bool:
    if new is old:
        return True
    if new.side != old.side or len(new.bays) != len(old.bays):
        return False
    gone: list[Position] = []
    come: list[Position] = []
    for before, now in zip(old.bays, new.bays, strict=True):
        if now is before:
            continue
        if now.width != before.width or now.depth != before.depth or len(now.levels) != len(before.levels):
            return False
        _collect(before, now, gone, come)
    return _same_blocks(gone, come)


def _collect(before: Bay, now: Bay, gone: list[Position], come: list[Position]) -> None:
    for was, level in zip(before.levels, now.levels, strict=True):
        if level is not was:
            gone += was.positions
            come += level.positions


def _same_blocks(old: list[Position], new: list[Position]) -> bool:
    """Whether both are the same blocks; those that only have another place of their own count as the same."""
    if len(old) != len(new):
        return False
    before = {id(position): position for position in old}
    other = [position for position in new if before.pop(id(position), None) is None]
    if not other:
        return True
    if len(other) > _MOST_CHANGED:
        return False
    left = {position.id: position for position in before.values()}
    return all(one.id in left and changed(one, x=left[one.id].x, gap_before=left[one.id].gap_before) == left[one.id] for one in other)
