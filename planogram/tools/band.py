"""The rubber band: selects the products it touches, live, added to what was selected when Ctrl or Shift is held; notes where it touches none."""

from planogram.draw.measure import TextMeasurer
from planogram.session.workbench import Workbench
from planogram.tools.notes import notes_within
from planogram.tools.overlay import Box, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.sight import see


class BandDrag:
    """One band from its first corner."""

    def __init__(self, workbench: Workbench, start: Pointer, measurer: TextMeasurer | None = None) -> None:
        self._workbench, self._start, self._measurer = workbench, start, measurer
        chosen = workbench.selection
        self._before = (chosen.ids, chosen.part, chosen.pieces, chosen.notes)
        self._band = Box(start.x, start.y, 0.0, 0.0)

    @property
    def overlay(self) -> Overlay:
        return Overlay(band=self._band)

    def move(self, pointer: Pointer) -> None:
        left, right = sorted((self._start.x, pointer.x))
        bottom, top = sorted((self._start.y, pointer.y))
        self._band = Box(left, bottom, right - left, top - bottom)
        sight = see(self._workbench)
        touched = [block.position.id for _, block in sight.layout.positions_in((left, bottom, right, top), sight.products)]
        adds = self._start.ctrl or self._start.shift
        ids = (*(self._before[0] if adds else ()), *touched)
        written = () if ids else notes_within(self._workbench, self._measurer, self._band)
        self._workbench.selection.set(ids, notes=() if ids else (*(self._before[3] if adds else ()), *written))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        self._workbench.selection.set(*self._before)
