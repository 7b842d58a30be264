"""Furniture brought onto the plan from its palette: carried to a place, or put beside the floor for the hand to take."""

from collections.abc import Sequence

from planogram.model.edits.store import place_gondola
from planogram.model.fixture import Gondola
from planogram.model.floor_layout import gondola_piece
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.store import FloorPlacement
from planogram.session.workbench import Workbench
from planogram.tools.floor_carry import FloorCarry
from planogram.tools.floor_commands import beside
from planogram.tools.furnishing import added, put_on_show, with_gondola
from planogram.tools.overlay import Message
from planogram.tools.pointer import Pointer


def add_beside(workbench: Workbench, gondola: Gondola, products: Sequence[Product] = ()) -> bool:
    """A new gondola beside the floor, on show itself; one step."""
    project, gondola = with_gondola(workbench, gondola, products)
    done = workbench.document.do(added(gondola), beside(project, (gondola,)))
    if done:
        put_on_show(workbench, gondola)
    return done


class FloorFurniture(FloorCarry):
    """A new gondola, with the products it brings along; its middle is under the hand."""

    def __init__(self, workbench: Workbench, gondola: Gondola, products: Sequence[Product] = ()) -> None:
        project, self._gondola = with_gondola(workbench, gondola, products)
        super().__init__(workbench, added(self._gondola), project, gondola.id)
        left, bottom, right, top = gondola_piece(gondola, FloorPlacement(gondola.id, 0.0, 0.0)).bounds
        self._middle = (left + right) / 2.0, (bottom + top) / 2.0

    def refused(self) -> Message | None:
        return Message("layers.locked.furniture", warning=True) if "furniture" in self._workbench.selection.locked else None

    def standing(self, x: float, y: float) -> Project:
        return place_gondola(self._base, self._ref, x - self._middle[0], y - self._middle[1])

    def release(self, pointer: Pointer) -> None:
        super().release(pointer)
        if self.placed:
            put_on_show(self._workbench, self._gondola)
