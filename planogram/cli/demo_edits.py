"""What a department manager does with the sample store in ten minutes, through the very tools of the window: pointers in mm, keyboard verbs, undo.

Not here: printing and writing (demo.py).
"""

from planogram.model.edits.positions import in_shelf_order
from planogram.model.find import find_position, walk_positions
from planogram.model.layout import block_box
from planogram.session.workbench import Workbench
from planogram.tools import commands
from planogram.tools.place import PlaceTool
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from planogram.tools.sight import see

PLACED = "2000090000056"
"""White chocolate: in the catalogue, on no shelf."""
BESIDE = "2000090000018"
NARROWED, WIDENED = "2000110000097", "2000110000035"
TOO_SMALL, NEXT_TO_IT = "2000050000065", "2000050000096"
TOO_HIGH, MADE_ROOM = "2000100000021", "2000100000076"
TRIED = "2000040000129"
TOUCHED = (PLACED, NARROWED, WIDENED, TOO_SMALL, NEXT_TO_IT, TOO_HIGH, MADE_ROOM)


def edit(workbench: Workbench) -> None:
    """Place, widen, narrow, drag between levels, give up a drag, delete and duplicate and undo them: what remains is in the history."""
    place_beside(workbench, PLACED, BESIDE)
    facings(workbench, NARROWED, -7)
    facings(workbench, WIDENED, +1)
    facings(workbench, NEXT_TO_IT, -1)
    facings(workbench, TOO_SMALL, +2)
    workbench.document.undo()
    workbench.document.redo()
    drag_to_end_of(workbench, MADE_ROOM, beside=TOO_HIGH)
    drag_to_end_of(workbench, TOO_HIGH, beside="2000100000038")
    give_up_a_drag(workbench, TOO_HIGH)
    select(workbench, TRIED)
    commands.delete_selection(workbench)
    workbench.document.undo()
    select(workbench, WIDENED)
    commands.duplicate(workbench)
    workbench.document.undo()


def select(workbench: Workbench, product: str) -> str:
    """Show the face where the product stands first and select that position; its id."""
    place, position = next(found for found in walk_positions(workbench.project) if found[1].product == product)
    workbench.show_face(place.gondola.id, place.face.side)
    workbench.selection.set((position.id,))
    return position.id


def facings(workbench: Workbench, product: str, wide: int) -> None:
    """So many facings more (or fewer) for the product, as `+` and `-` do."""
    select(workbench, product)
    commands.add_facings(workbench, wide=wide)


def place_beside(workbench: Workbench, product: str, neighbour: str) -> None:
    """Drag the product from the catalogue to the right of the neighbour."""
    right, height = _end_of(workbench, select(workbench, neighbour))
    hand = Pointer(right, height)
    tool = PlaceTool(workbench, (product,))
    tool.press(Pointer(-200.0, height))
    tool.move(hand)
    tool.release(hand)


def drag_to_end_of(workbench: Workbench, product: str, beside: str) -> None:
    """Drag the product's block past the last block of the level where `beside` stands."""
    start, moved = _grip(workbench, product)
    target = select(workbench, beside)
    level = find_position(workbench.project, target)[0].level
    right, height = _end_of(workbench, in_shelf_order(workbench.project, [position.id for position in level.positions])[-1].id)
    workbench.selection.set((moved,))
    tool = SelectTool(workbench)
    tool.press(start)
    for part in (0.3, 0.7, 1.0):
        tool.move(Pointer(start.x + (right + 40.0 - start.x) * part, start.y + (height - start.y) * part))
    tool.release(Pointer(right + 40.0, height))


def give_up_a_drag(workbench: Workbench, product: str) -> None:
    """Drag and press Escape: nothing has happened."""
    start, _ = _grip(workbench, product)
    tool = SelectTool(workbench)
    tool.press(start)
    tool.move(Pointer(start.x + 400.0, start.y + 300.0))
    tool.cancel()


def _grip(workbench: Workbench, product: str) -> tuple[Pointer, str]:
    """Where the hand takes the product's block, and the position's id."""
    position = select(workbench, product)
    ((box, block),) = see(workbench).found((position,))
    left, bottom, right, top = block_box(box, block)
    workbench.selection.set(())
    return Pointer((left + right) / 2, (bottom + top) / 2), position


def _end_of(workbench: Workbench, position: str) -> tuple[float, float]:
    """The right edge of a block and its middle height, mm on the face."""
    ((box, block),) = see(workbench).found((position,))
    _, bottom, right, top = block_box(box, block)
    return right, (bottom + top) / 2
