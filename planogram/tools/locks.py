"""What under the hand cannot be taken because its layer is locked: so that a click which does nothing can say why. It unlocks nothing."""

from collections.abc import Iterator

from planogram.draw.measure import TextMeasurer
from planogram.model.pnm_layout import pieces_on_face
from planogram.session.layers import Layer
from planogram.session.workbench import Workbench
from planogram.tools.notes import note_under
from planogram.tools.pnm_sight import area_of, covers
from planogram.tools.pointer import Pointer
from planogram.tools.sight import see


def locked_under(workbench: Workbench, measurer: TextMeasurer | None, pointer: Pointer) -> tuple[Layer, ...]:
    """The locked or hidden layers that have something under the pointer, the uppermost first."""
    return tuple(_locked(workbench, measurer, pointer))


def _locked(workbench: Workbench, measurer: TextMeasurer | None, pointer: Pointer) -> Iterator[Layer]:
    locked = workbench.selection.locked
    if "notes" in locked and note_under(workbench, measurer, pointer) is not None:
        yield "notes"
    if workbench.pnm_layer.locked and _on_piece(workbench, pointer):
        yield "pnm"
    sight = see(workbench)
    if "products" in locked and sight.block_at(pointer) is not None:
        yield "products"
    if "furniture" in locked and 0 <= pointer.x <= sight.layout.width and 0 <= pointer.y <= sight.layout.height:
        yield "furniture"


def _on_piece(workbench: Workbench, pointer: Pointer) -> bool:
    reference, layer = workbench.face_ref, workbench.pnm_layer
    if reference is None or not layer.shown or not workbench.project.pnm.placements:
        return False
    boxes = pieces_on_face(workbench.project, reference.gondola, reference.side, layer.day)
    areas = (area_of(box) for box in boxes if not covers(box))
    return any(area.x <= pointer.x <= area.right and area.y <= pointer.y <= area.top for area in areas)
