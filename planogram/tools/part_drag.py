"""One drag of a part of the furniture, which a key held may turn into a drag of its copy. What moves how is the subclass's business."""

from typing import Protocol

from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.overlay import NOTHING, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.sight import see


class Part(Protocol):
    """A bay or a level."""

    @property
    def id(self) -> str: ...


class PartDrag:
    """Always computed from the project at the press. Labels: of the move, and of the step when it was a copy."""

    def __init__(self, workbench: Workbench, start: Pointer, part: Part, labels: tuple[Label, Label]) -> None:
        self._workbench, self._start = workbench, start
        self._base = see(workbench)
        self._before = (workbench.selection.ids, workbench.selection.part)
        self._copying = False
        self._labels = labels
        self._gesture = workbench.document.start_gesture(labels[0])
        self._overlay = NOTHING
        workbench.selection.set((), part.id)

    @property
    def overlay(self) -> Overlay:
        return self._overlay if self._gesture.alive else NOTHING

    def move(self, pointer: Pointer) -> None:
        self._overlay = self._moved_to(pointer) if self._gesture.alive else NOTHING

    def _moved_to(self, pointer: Pointer) -> Overlay:
        """Show the project with the part under the hand; what is shown over it."""
        raise NotImplementedError

    def _show(self, project: Project, part_id: str) -> None:
        self._gesture.show(project)
        self._workbench.selection.set((), part_id)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._gesture.alive and not self._gesture.commit(self._labels[1] if self._copying else None) and self._copying:
            self._workbench.selection.set(*self._before)

    def cancel(self) -> None:
        self._gesture.cancel()
        self._workbench.selection.set(*self._before)
