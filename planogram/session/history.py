"""Undo as the list of earlier values. Nobody writes an undo body, so none can be wrong. Not here: who listens (document.py).

Bounded by memory: when the steps together weigh too much the oldest are dropped, and `dropped` says how many.
"""

from datetime import UTC, datetime

import msgspec

from planogram.model.project import Project
from planogram.session.weight import added_weight

MEMORY_LIMIT = 192 * 1024 * 1024
"""Bytes the earlier steps may take, roughly; a shop of 10,000 positions takes 5 MB, a usual edit 2 kB."""
_KEPT_AT_LEAST = 20


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

    def __init__(self, project: Project, label: Label | None = None, memory_limit: int = MEMORY_LIMIT) -> None:
        self._steps = [Step(label or Label("edit.open"), project, datetime.now(UTC))]
        self._weights = [0]
        self._weight = 0
        self._now = 0
        self._memory_limit = memory_limit
        self.dropped = 0
        """How many of the oldest steps were forgotten to bound memory; the interface notes it where the history is shown."""

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
        weight = added_weight(self.project, project)
        self._weight += weight - sum(self._weights[self._now + 1 :])
        del self._steps[self._now + 1 :], self._weights[self._now + 1 :]
        self._steps.append(Step(label, project, datetime.now(UTC)))
        self._weights.append(weight)
        self._now += 1
        self._drop_oldest()
        return True

    def fork(self) -> "History":
        """A history of its own that begins with the same steps up to now; values are shared, later steps are not."""
        copy = History(self.project, memory_limit=self._memory_limit)
        copy._steps, copy._weights = self._steps[: self._now + 1], self._weights[: self._now + 1]
        copy._weight, copy._now, copy.dropped = sum(copy._weights), self._now, self.dropped
        return copy

    def last_labels(self, count: int) -> tuple[Label, ...]:
        """What the last `count` steps up to now did, oldest first; the opening is not one."""
        first = max(1, self._now + 1 - count)
        return tuple(step.label for step in self._steps[first : self._now + 1])

    def _drop_oldest(self) -> None:
        drop = 0
        while self._weight > self._memory_limit and self._now - drop > _KEPT_AT_LEAST:
            drop += 1
            self._weight -= self._weights[drop]
        if drop:
            # the step that becomes the first is the new beginning: nothing leads back from it
            del self._steps[:drop], self._weights[:drop]
            self._weights[0] = 0
            self._now -= drop
            self.dropped += drop

    def jump(self, index: int) -> bool:
        """Make the step at `index` the present (clamped); False when it is already."""
        index = max(0, min(index, len(self._steps) - 1))
        if index == self._now:
            return False
        self._now = index
        return True
