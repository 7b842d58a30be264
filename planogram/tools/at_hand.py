"""Keys that mean the selected products and, when none is selected, the selected bay or level: delete, duplicate, carry. Each is one undo step."""

from planogram.session.workbench import Workbench
from planogram.tools import commands, furnishing, parts
from planogram.tools.pnm import remove_pieces


def grasped(workbench: Workbench) -> bool:
    """Whether something is selected that these keys can act upon."""
    picked = workbench.selection.ids or workbench.selection.pieces
    return bool(picked) or parts.bay_picked(workbench) is not None or parts.level_picked(workbench) is not None


def delete(workbench: Workbench) -> bool:
    """What is selected, gone."""
    if workbench.selection.pieces:
        return remove_pieces(workbench)
    return commands.delete_selection(workbench) if workbench.selection.ids else furnishing.remove(workbench)


def duplicate(workbench: Workbench) -> bool:
    """What is selected, once more beside it."""
    return commands.duplicate(workbench) if workbench.selection.ids else furnishing.duplicate(workbench)


def carry(workbench: Workbench, dx: int, dy: int) -> bool:
    """Products one place or level further, a bay one place along its face, a level one notch up or down."""
    if workbench.selection.ids:
        return commands.move_neighbour(workbench, dx, dy)
    if parts.bay_picked(workbench) is not None:
        return bool(dx) and furnishing.move_bay(workbench, dx)
    return bool(dy) and furnishing.move_level(workbench, dy)
