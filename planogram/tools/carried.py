"""A tool that is one drag of something brought from outside the drawing: over at the drop, or when the hand leaves."""

from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.overlay import NOTHING, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.sight import Sight, see


class CarryTool:
    """The gesture begins with the tool. Where it goes is the subclass's business: `move`, and `release`, which commits."""

    def __init__(self, workbench: Workbench, label: Label) -> None:
        self._workbench = workbench
        self._gesture = workbench.document.start_gesture(label)
        self._overlay = NOTHING

    @property
    def _base(self) -> Sight:
        """The project at the press, through the face on show now: a key may show another while the hand carries."""
        return see(self._workbench, self._gesture.base)

    @property
    def busy(self) -> bool:
        return self._gesture.alive

    @property
    def overlay(self) -> Overlay:
        return self._overlay if self._gesture.alive else NOTHING

    def press(self, pointer: Pointer) -> None:
        self.move(pointer)

    def hover(self, pointer: Pointer) -> None:
        self.move(pointer)

    def move(self, pointer: Pointer) -> None:
        raise NotImplementedError

    def cancel(self) -> bool:
        alive = self._gesture.alive
        self._gesture.cancel()
        self._overlay = NOTHING
        return alive
