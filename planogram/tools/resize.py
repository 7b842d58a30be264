"""Pulling a handle: more or fewer facings wide or high, counted from the press; every selected block follows by as many."""

from planogram.model.edits.positions import add_facings
from planogram.model.placement import Placed
from planogram.model.position import facing_step
from planogram.session.workbench import Workbench
from planogram.tools.fit import fit_message
from planogram.tools.labels import label_for, label_for_facings
from planogram.tools.overlay import NOTHING, Handle, Message, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.sight import Sight, see


class ResizeDrag:
    """One pull of one handle of the block `position_id`."""

    def __init__(self, workbench: Workbench, start: Pointer, handle: Handle, position_id: str) -> None:
        self._workbench, self._start, self._handle = workbench, start, handle
        self._position_id = position_id
        self._ids = workbench.selection.ids
        self._base = see(workbench)
        _, block = self._base.found((position_id,))[0]
        self._block = block
        self._step = facing_steps(block, self._base)
        self._gesture = workbench.document.start_gesture(label_for("facings", self._base.project, self._ids))
        self._message: Message | None = None

    @property
    def overlay(self) -> Overlay:
        if not self._gesture.alive:
            return NOTHING
        return Overlay(message=self._message, cursor="size_h" if self._handle.kind in ("left", "right") else "size_v")

    def move(self, pointer: Pointer) -> None:
        if not self._gesture.alive:
            self._message = None
            return
        wide, high = self._more(pointer)
        project = add_facings(self._base.project, self._ids, wide=wide, high=high) if wide or high else self._base.project
        self._gesture.show(project)
        sight = see(self._workbench)
        box, block = sight.found((self._position_id,))[0]
        fit = fit_message(sight, box, self._ids)
        facings = (("wide", block.position.wide), ("high", block.position.high))
        self._message = Message(fit.code, (*fit.values, *facings), fit.warning, fit.also)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._gesture.alive:
            self._gesture.commit(label_for_facings(self._base.project, self._workbench.project, self._ids))

    def cancel(self) -> None:
        self._gesture.cancel()

    def _more(self, pointer: Pointer) -> tuple[int, int]:
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        step_x, step_y = self._step
        position = self._block.position
        if self._handle.kind in ("left", "right"):
            more = round((dx if self._handle.kind == "right" else -dx) / step_x)
            return max(more, 1 - position.wide), 0
        more = round((dy if self._handle.kind == "top" else -dy) / step_y)
        return 0, max(more, 1 - position.high)


def facing_steps(block: Placed, sight: Sight) -> tuple[float, float]:
    """How much wider and higher (mm) one more facing makes the block, at least 1."""
    product = sight.products.get(block.position.product)
    width, height = (block.facing if product is None else facing_step(block.position, product))[:2]
    return max(width, 1.0), max(height, 1.0)
