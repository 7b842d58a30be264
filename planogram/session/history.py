"""Undo as the list of earlier values. Nobody writes an undo body, so none can be wrong. Not here: who listens (document.py)."""

from datetime import UTC, datetime

import msgspec

from planogram.model.project import Project


class Label(msgspec.Struct, frozen=True):
    """What a step did: a message key (`edit.move`) and its values; only the interface turns it into words."""

    key: str
    values: tuple[tuple[str, str | int | float], ...] = ()


class Step(msgspec.Struct, frozen=True):
    """A value of the project and what led to it."""

    label: Label
    project: Project
    at: datetime


class History:
    """Steps from the first to the newest, and which of them is now."""

    def __init__(self, project: Project, label: Label | None = None) -> None:
        self._steps = [Step(label or Label("edit.open"), project, datetime.now(UTC))]
        self._now = 0

    @property
    def project(self) -> Project:
        return self._steps[self._now].project

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps)

    @property
    def now(self) -> int:
        """Index of the present step in `steps`."""
        return self._now

    @property
    def undo_label(self) -> Label | None:
        """What undo would take back, or None."""
        return self._steps[self._now].label if self._now else None

    @property
    def redo_label(self) -> Label | None:
        """What redo would do again, or None."""
        return self._steps[self._now + 1].label if self._now + 1 < len(self._steps) else None

    def push(self, label: Label, project: Project) -> bool:
        """Make `project` the present; steps undone before it are dropped. False, and nothing happens, when it is the present already."""
        if project is self.project or project == self.project:
            return False
        del self._steps[self._now + 1 :]
        self._steps.append(Step(label, project, datetime.now(UTC)))
        self._now += 1
        return True

    def jump(self, index: int) -> bool:
        """Make the step at `index` the present (clamped); False when it is already."""
        index = max(0, min(index, len(self._steps) - 1))
        if index == self._now:
            return False
        self._now = index
        return True
