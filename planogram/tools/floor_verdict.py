"""What article M 8 makes of a move on the floor, by whatever hand: the name of its undo step and the sentence. Islands are metrics/floor's."""

from collections.abc import Collection

from planogram.metrics.floor.islands import stays_in_island
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.tools.overlay import Message


def judged(before: Project, after: Project, refs: Collection[str]) -> str:
    """`inside` where all of `refs` stayed in one island and no main aisle changed, `submit` else; empty without islands or a move."""
    if before.store is after.store and before.pnm is after.pnm:
        return ""
    inside = stays_in_island(before, after, refs)
    return "" if inside is None else "inside" if inside else "submit"


def label_of(key: str, before: Project, after: Project, refs: Collection[str]) -> Label:
    """The undo step `key` of a move or turn, saying in its name what M 8 asks for."""
    found = judged(before, after, refs)
    return Label(f"{key}_{found}" if found else key, (("count", len(refs)),))


def verdict_of(before: Project, after: Project, refs: Collection[str]) -> Message | None:
    """What to tell after a move; nothing where there is nothing to say."""
    found = judged(before, after, refs)
    return Message(f"floor.moved.{found}") if found else None
