"""Keys that mean the selected products and, when none is selected, notes, or the selected bay or level. Each is one undo step."""

from planogram.model.placement import products_by_id
from planogram.session.workbench import Workbench
from planogram.tools import commands, furnishing, notes, parts
from planogram.tools.pnm import remove_pieces
from planogram.tools.sight import see


def grasped(workbench: Workbench) -> bool:
    """Whether something is selected that these keys can act upon."""
    picked = workbench.selection.ids or workbench.selection.pieces or workbench.selection.notes
    return bool(picked) or any(part(workbench) is not None for part in (parts.level_picked, parts.bay_picked, parts.gondola_picked))


def duplicable(workbench: Workbench) -> bool:
    """Whether what is selected can be had twice: PNM pieces cannot, they are dragged in anew."""
    return grasped(workbench) and not workbench.selection.pieces


def delete(workbench: Workbench) -> bool:
    """What is selected, gone."""
    if workbench.selection.pieces:
        return remove_pieces(workbench)
    if workbench.selection.notes:
        return notes.remove_selected(workbench)
    return commands.delete_selection(workbench) if workbench.selection.ids else furnishing.remove(workbench)


def duplicate(workbench: Workbench) -> bool:
    """What is selected, once more beside it."""
    if workbench.selection.notes:
        return notes.duplicate_notes(workbench)
    return commands.duplicate(workbench) if workbench.selection.ids else furnishing.duplicate(workbench)


def carry(workbench: Workbench, dx: int, dy: int) -> bool:
    """Products one place or level further, a bay one place along its face, a gondola in the list, a level one notch, a note 1 cm."""
    if workbench.selection.notes:
        return notes.nudge_notes(workbench, dx, dy)
    if workbench.selection.ids:
        return commands.move_neighbour(workbench, dx, dy)
    if parts.bay_picked(workbench) is not None:
        return bool(dx) and furnishing.move_bay(workbench, dx)
    if parts.gondola_picked(workbench) is not None:
        return bool(dx) and furnishing.move_gondola(workbench, dx)
    return bool(dy) and furnishing.move_level(workbench, dy)


def select_all(workbench: Workbench) -> bool:
    """The notes of the face when one is selected or nothing else stands there; else the level, then the face."""
    if workbench.selection.notes or not any(box.level.positions for box in see(workbench).layout.levels):
        return notes.select_all_notes(workbench)
    return commands.select_all(workbench)


def copyable(workbench: Workbench) -> bool:
    """Whether something is selected that can be cut or copied."""
    return bool(workbench.selection.ids or workbench.selection.notes)


def copy(workbench: Workbench) -> bool:
    """The selected products or notes on the clipboard, in place of what was there."""
    if workbench.selection.notes:
        return notes.copy_notes(workbench)
    return commands.copy(workbench)


def cut(workbench: Workbench) -> bool:
    """Copy, then delete."""
    if workbench.selection.notes:
        return notes.copy_notes(workbench) and notes.remove_selected(workbench, "cut_note")
    return copy(workbench) and commands.delete_selection(workbench, "cut")


def pasteable(workbench: Workbench) -> bool:
    """Whether something on the clipboard can go on a shelf here: notes, or blocks whose products are known here or come along."""
    clipboard, known = workbench.clipboard, products_by_id(workbench.project.products)
    return bool(clipboard.notes or clipboard.products) or any(position.product in known for position in clipboard.positions)


def paste(workbench: Workbench) -> bool:
    """What was cut or copied."""
    return notes.paste_notes(workbench) if workbench.clipboard.notes else commands.paste(workbench)


def arrow(workbench: Workbench, dx: int, dy: int, small: bool = False) -> bool:
    """The neighbouring product, or the selected notes 1 cm (with Ctrl 1 mm) further."""
    if workbench.selection.notes:
        return notes.nudge_notes(workbench, dx, dy, small)
    return commands.arrow(workbench, dx, dy, small)


def extend(workbench: Workbench, dx: int, dy: int) -> bool:
    """The neighbouring product taken into the selection; selected notes go on as with the arrow alone."""
    return notes.nudge_notes(workbench, dx, dy) if workbench.selection.notes else commands.extend(workbench, dx, dy)
