"""The open document: the current project, its history, one listener list. Everything that changes a project enters here."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from planogram.model.edits.pnm_hosts import settled_after
from planogram.model.project import Project
from planogram.session.branch import Branch, kept, revived
from planogram.session.history import History, Label
from planogram.session.listeners import Listeners
from planogram.storage.branches import NO_BRANCHES, KeptBranches
from planogram.storage.stamp import FileStamp
from planogram.storage.version import Version

Listener = Callable[[Project], None]


class Document:
    """One open project. `project` is what views show: the present of the history, or what a running gesture shows.

    `images` are the pictures products name (`<sha256>.<ext>` to bytes); they only grow, so that undo finds them again.
    `stamp` is what the file at `path` looked like when it was opened or saved (saving.py). A `read_only` one takes no edits:
    they are dropped and `listen_refusals` tells; saved elsewhere or gone on with as a copy (`detach`) it takes them again.
    """

    def __init__(
        self,
        project: Project,
        path: Path | None = None,
        images: Mapping[str, bytes] | None = None,
        versions: Sequence[Version] = (),
        branches: KeptBranches = NO_BRANCHES,
    ) -> None:
        self.history = History(project)
        self._branches, self._branch = revived(branches, self.history)
        self._saved_branches = self.kept_branches
        self.path = path
        self.images: dict[str, bytes] = dict(images or {})
        self._versions: tuple[Version, ...] = tuple(versions)
        self._saved_versions: tuple[Version, ...] | None = self._versions
        self.stamp: FileStamp | None = None
        self.read_only = False
        self._shown = project
        self._saved: Project | None = project
        self._gesture: Gesture | None = None
        self._changes: Listeners[[Project]] = Listeners()
        self._commits: Listeners[[]] = Listeners()
        self._refusals: Listeners[[]] = Listeners()

    @property
    def project(self) -> Project:
        return self._shown

    @property
    def committed(self) -> Project:
        """The present of the history: what is saved and recovered, never a gesture's preview."""
        return self.history.project

    @property
    def gesture_running(self) -> bool:
        return self._gesture is not None

    @property
    def versions(self) -> tuple[Version, ...]:
        """Versions frozen so far, oldest first; not undone with the edits (publishing.py)."""
        return self._versions

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The what-if branches, the first plan among them; empty as long as none was begun (branches.py)."""
        return self._branches

    @property
    def branch(self) -> Branch | None:
        """The present one of `branches`."""
        return self._branch

    @property
    def kept_branches(self) -> KeptBranches:
        """The branches as they are saved and recovered."""
        return kept(self._branches, self._branch)

    @property
    def modified(self) -> bool:
        """Whether there is anything to save."""
        if self.committed is not self._saved or self._versions is not self._saved_versions:
            return True
        return not self.kept_branches.same(self._saved_branches)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """`listener(project)` is called after every change of what is shown; the returned function ends that."""
        return self._changes.add(listener)

    def listen_commits(self, listener: Callable[[], None]) -> Callable[[], None]:
        """`listener()` is called when there is something new to save or to recover, and when it was saved; never while a gesture runs."""
        return self._commits.add(listener)

    def listen_refusals(self, listener: Callable[[], None]) -> Callable[[], None]:
        """`listener()` is called when an edit was dropped because the document is read-only; the returned function ends that."""
        return self._refusals.add(listener)

    def do(self, label: Label, project: Project) -> bool:
        """One step: `project` becomes the present. A running gesture is cancelled first. False when nothing differs, or when read-only."""
        self.cancel_gesture()
        if self._refuses(project):
            return False
        done = self.history.push(label, settled_after(self.committed, project))
        self._show(self.history.project)
        self._committed(done)
        return done

    def undo(self) -> bool:
        """Back one step; a running gesture is cancelled instead."""
        if self.cancel_gesture():
            return True
        return self.jump(self.history.now - 1)

    def redo(self) -> bool:
        """Forward one step."""
        return self.jump(self.history.now + 1)

    def jump(self, index: int) -> bool:
        """To any step of the history."""
        self.cancel_gesture()
        moved = self.history.jump(index)
        self._show(self.history.project)
        self._committed(moved)
        return moved

    def put_versions(self, versions: Sequence[Version]) -> None:
        """Replace the frozen versions; see publishing.py for what to call."""
        if self._refuses(None):
            return
        self._versions = tuple(versions)
        self.tell()

    def put_branches(self, branches: Sequence[Branch], present: Branch | None) -> None:
        """Replace the branches and go to `present`, whose history is the document's from now on; a single one is no branch. See branches.py."""
        self.cancel_gesture()
        if self._refuses(None):
            return
        if present is not None:
            self.history = present.history
        self._branches, self._branch = (tuple(branches), present) if len(branches) > 1 else ((), None)
        self._shown = self.history.project
        self.tell()

    def mark_saved(
        self,
        project: Project,
        path: Path | None,
        versions: tuple[Version, ...] | None = None,
        stamp: FileStamp | None = None,
        branches: KeptBranches | None = None,
    ) -> None:
        """The file at `path` now holds `project`, `versions` and `branches` (the present ones unless given); `stamp` tells it from another's."""
        self._saved, self.path, self.stamp = project, path, stamp
        self._saved_versions = self._versions if versions is None else versions
        self._saved_branches = self.kept_branches if branches is None else branches
        self.tell()

    def mark_unsaved(self) -> None:
        """No file holds this project: a fresh import, a recovered work."""
        self._saved = None
        self.tell()

    def tell(self) -> None:
        """Let everyone look anew: something that is no edit is another, such as `read_only`."""
        self._changes.tell(self._shown)
        self._commits.tell()

    def detach(self) -> None:
        """Go on as a copy that no file holds yet, and that may be edited."""
        self.read_only, self.path, self.stamp = False, None, None
        self.mark_unsaved()

    def start_gesture(self, label: Label) -> "Gesture":
        """A gesture from the present project; another still running is cancelled."""
        self.cancel_gesture()
        self._gesture = Gesture(self, label)
        return self._gesture

    def cancel_gesture(self) -> bool:
        """End a running gesture as if it had not begun; False when none runs."""
        if self._gesture is None:
            return False
        self._gesture = None
        self._show(self.history.project)
        return True

    def _show(self, project: Project) -> None:
        if project is not self._shown:
            self._shown = project
            self._changes.tell(self._shown)

    def _refuses(self, project: Project | None) -> bool:
        """Whether a change to `project` (None: of versions or branches) is dropped; then it is told."""
        if not self.read_only or project is self.committed:
            return False
        self._refusals.tell()
        return True

    def _committed(self, really: bool) -> None:
        if really:
            self._commits.tell()

    def _finish(self, gesture: "Gesture", project: Project) -> bool:
        if self._gesture is not gesture:
            return False
        self._gesture = None
        if self._refuses(project):
            self._show(self.history.project)
            return False
        pushed = self.history.push(gesture.label, project)
        self._show(self.history.project)
        self._committed(pushed)
        return pushed


class Gesture:
    """Press to release: each `show` is computed from `base`, the project at the press; release makes one step or none."""

    def __init__(self, document: Document, label: Label) -> None:
        self._document = document
        self.label = label
        self.base = document.committed

    @property
    def alive(self) -> bool:
        """False once it was committed, cancelled, or replaced by another edit."""
        return self._document._gesture is self

    def show(self, project: Project) -> None:
        """Let every view show `project` without writing it to the history."""
        if self.alive:
            self._document._show(settled_after(self.base, project))

    def commit(self, label: Label | None = None) -> bool:
        """Make what is shown one step, unless it equals the start; `label` replaces the gesture's own."""
        if label is not None:
            self.label = label
        return self._document._finish(self, self._document.project)

    def cancel(self) -> None:
        """Back to `base`."""
        if self.alive:
            self._document.cancel_gesture()
