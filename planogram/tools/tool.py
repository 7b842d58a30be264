"""What the canvas expects of a tool, and what a tool expects of one running drag. Nothing is decided here."""

from typing import Protocol

from planogram.tools.overlay import Overlay
from planogram.tools.pointer import Pointer


class Tool(Protocol):
    """Gets every pointer event of the face; the project changes only through the workbench's document."""

    @property
    def overlay(self) -> Overlay: ...

    @property
    def busy(self) -> bool:
        """Whether a drag runs: the canvas then scrolls at its edges and Escape goes to the tool."""
        ...

    def press(self, pointer: Pointer) -> None: ...

    def move(self, pointer: Pointer) -> None: ...

    def release(self, pointer: Pointer) -> None: ...

    def hover(self, pointer: Pointer) -> None: ...

    def cancel(self) -> bool:
        """Take everything since the press back; False when there was nothing to take back."""
        ...


class Drag(Protocol):
    """One drag from threshold to release. Each `move` is computed from where the drag began, never from the last one."""

    @property
    def overlay(self) -> Overlay: ...

    def move(self, pointer: Pointer) -> None: ...

    def release(self, pointer: Pointer) -> None: ...

    def cancel(self) -> None: ...
