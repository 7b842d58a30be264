"""The rubber band: selects what it touches, live, added to what was selected when Ctrl or Shift is held."""

from planogram.session.workbench import Workbench
from planogram.tools.overlay import Box, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.sight import see


class BandDrag:
    """One band from its first corner."""

    def __init__(self, workbench: Workbench, start: Pointer) -> None:
        self._workbench, self._start = workbench, start
        self._sight = see(workbench)
        self._before = (workbench.selection.ids, workbench.selection.part)
        self._band = Box(start.x, start.y, 0.0, 0.0)

    @property
    def overlay(self) -> Overlay:
        return Overlay(band=self._band)

    def move(self, pointer: Pointer) -> None:
        left, right = sorted((self._start.x, pointer.x))
        bottom, top = sorted((self._start.y, pointer.y))
        self._band = Box(left, bottom, right - left, top - bottom)
        touched = [block.position.id for _, block in self._sight.layout.positions_in((left, bottom, right, top), self._sight.products)]
        kept = self._before[0] if self._start.ctrl or self._start.shift else ()
        self._workbench.selection.set((*kept, *touched))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        self._workbench.selection.set(*self._before)
