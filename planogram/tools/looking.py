"""The tool of a drawing that is only looked at: it shows what is selected and what is under the pointer, and starts nothing."""

from planogram.session.workbench import Workbench
from planogram.tools.overlay import Box, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.select import selected_boxes
from planogram.tools.sight import box_of, see


class LookTool:
    """Never busy; presses and moves pass by."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._hover: Box | None = None

    @property
    def busy(self) -> bool:
        return False

    @property
    def overlay(self) -> Overlay:
        sight, selection = see(self._workbench), self._workbench.selection
        part = sight.part_area(selection.part) if selection.part and not selection.ids else None
        return Overlay(selected=selected_boxes(sight, selection.ids)[0], hover=self._hover, part=part, cursor="arrow")

    def press(self, pointer: Pointer) -> None:
        pass

    def move(self, pointer: Pointer) -> None:
        pass

    def release(self, pointer: Pointer) -> None:
        pass

    def hover(self, pointer: Pointer) -> None:
        found = see(self._workbench).block_at(pointer)
        self._hover = box_of(*found) if found is not None else None

    def cancel(self) -> bool:
        return False
