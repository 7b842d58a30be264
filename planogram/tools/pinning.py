"""Fixing blocks where they stand, so that no proposal moves or changes them; and letting them go. One undo step each."""

from collections.abc import Collection

from planogram.model.edits.positions import change
from planogram.model.find import levels_with
from planogram.session.history import Label
from planogram.session.workbench import Workbench


def all_pinned(workbench: Workbench) -> bool:
    """Whether something is selected and all of it is fixed."""
    chosen = set(workbench.selection.ids)
    found = [position.pinned for place in levels_with(workbench.project, chosen) for position in place.level.positions if position.id in chosen]
    return bool(found) and all(found)


def toggle_pin(workbench: Workbench) -> bool:
    """Fix the selected blocks; let them go when all are fixed already."""
    return pin(workbench, workbench.selection.ids, not all_pinned(workbench))


def pin(workbench: Workbench, ids: Collection[str], pinned: bool) -> bool:
    """These blocks fixed, or free again; False when there are none."""
    if not ids:
        return False
    label = Label("edit.pin" if pinned else "edit.unpin")
    workbench.document.do(label, change(workbench.project, tuple(ids), pinned=pinned))
    return True
