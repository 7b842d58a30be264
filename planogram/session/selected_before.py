"""What was selected when each step was left, so that undo and redo show what they brought back. Neither saved nor part of the history."""

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.selection import Picked, Selection, held

_MOST = 200
"""Steps remembered; further back, what comes back is not selected."""


class SelectedBefore:
    """Notes the selection at each step of `document`. `leave` ends that."""

    def __init__(self, document: Document, selection: Selection) -> None:
        self._document, self._selection = document, selection
        self._seen = document.committed
        self._left: dict[int, tuple[Project, Picked]] = {}
        self._again: tuple[Project, Picked] | None = None
        self.leave = document.listen_commits(self._note)

    def settle(self) -> bool:
        """Forget what is gone. After undo or redo, select again what that brought back, or what was selected there when nothing else is left.

        Answers whether it was undo or redo.
        """
        project, selection = self._document.project, self._selection
        selection.prune(project)
        if self._again is None:
            return False
        (before, then), self._again = self._again, None
        there = held(project, then)
        if held(before, then) != there or selection.picked == Picked():
            selection.set(*there)
        return True

    def _note(self) -> None:
        """The selection is still that of the step that is left: verbs select what they made afterwards."""
        before, self._seen = self._seen, self._document.committed
        if before is self._seen:
            return
        self._left[id(before)] = before, self._selection.picked
        if len(self._left) > _MOST:
            del self._left[next(iter(self._left))]
        found = self._left.get(id(self._seen))
        self._again = None if found is None else (before, found[1])
