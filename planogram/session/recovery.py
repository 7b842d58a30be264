"""Work that survives a crash: every committed edit on disk within two seconds, found again at the next start. No Qt, no questions.

Values are immutable, so a thread encodes the present project while the next edit is made; a drag is never waited for.
"""

import secrets
import threading
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.history import History, Label
from planogram.storage.archive import BadArchive
from planogram.storage.atomic import sweep
from planogram.storage.branches import NO_BRANCHES, KeptBranches
from planogram.storage.codec import BadProject
from planogram.storage.container import load_contents
from planogram.storage.failures import failure_code
from planogram.storage.hold import Hold, hold
from planogram.storage.log import Work, WorkNote, clear_work, has_work, read_work, remove_session, write_work
from planogram.storage.places import is_folder
from planogram.storage.stamp import is_unchanged
from planogram.storage.version import Version

DELAY = 0.7
"""Seconds from an edit to the beginning of its writing: many edits in a row are one write; the promise is two seconds."""
_RETRY = 3.0
_LAST_EDITS = 5
_HELD = "session.lock"


class LostWork(msgspec.Struct, frozen=True):
    """Work that a crash left. `base_path` is the file it began from, if any; `base_changed`: that file is no longer the same.

    `edits` were made since the last save, `last_edits` are the last few, oldest first.
    """

    folder: Path
    at: datetime
    project: Project
    images: dict[str, bytes]
    versions: tuple[Version, ...]
    edits: int
    last_edits: tuple[Label, ...]
    base_path: Path | None
    base_changed: bool
    branches: KeptBranches = NO_BRANCHES


class Recorder:
    """Writes a document's committed edits into a folder of its own under `folder` (the user's state folder) while it is modified."""

    def __init__(self, document: Document, folder: Path, delay: float = DELAY) -> None:
        self._document, self._delay = document, delay
        self._root = folder
        self._place: Path | None = None
        self._hold: Hold | None = None
        self._ahead, self._touched = 0, False
        self._seen: Project | None = document.committed
        self._history, self._step = document.history, _step_of(document.history)
        self._changed = threading.Condition()
        self._pending: Work | None = None
        self._asked = self._done = 0
        self._begun = self._ended = 0
        self._closing = False
        self._urgent = False
        self.failure: str | None = None
        """Code of storage/failures (or of a refused value) when the last write failed; None while all is safe."""
        self._stop_listening = document.listen_commits(self._note)
        self._thread = threading.Thread(target=self._run, name="recovery", daemon=True)
        self._thread.start()
        if document.modified:
            self._note()

    def flush(self, timeout: float = 10.0) -> bool:
        """Have everything on disk now; False when that failed or took longer than `timeout` seconds."""
        with self._changed:
            # an attempt that has begun already may be failing for a reason that is gone: one begun after this must end
            self._urgent, wanted = True, self._begun + 1
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._done == self._asked or self._ended >= wanted, timeout)
            self._urgent = False
            return self._done == self._asked

    def close(self, keep: bool = False) -> None:
        """Stop. What was recorded is removed (the work was saved, or given up), or with `keep` left for the next start.

        Call it once the document is done with; a second call does nothing.
        """
        if self._closing:
            return
        self._stop_listening()
        if keep:
            self.flush()
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout=10.0)
        if self._hold is not None:
            self._hold.release()
        if self._place is not None and not keep:
            remove_session(self._place)

    def _note(self) -> None:
        """In the editing thread: only references are taken, nothing is copied or encoded."""
        document = self._document
        self._count()
        work = self._work(document) if document.modified else None
        with self._changed:
            self._pending = work
            self._asked += 1
            self._changed.notify_all()

    def _count(self) -> None:
        """How many steps the present is from what is saved: undone ones are none."""
        document, history = self._document, self._document.history
        step = _step_of(history)
        if document.committed is not self._seen:
            self._ahead += step - self._step if history is self._history else 1
            self._touched = True
        self._seen, self._history, self._step = document.committed, history, step
        if not document.modified:
            self._ahead, self._touched = 0, False

    def _work(self, document: Document) -> Work:
        history, edits = document.history, max(1, abs(self._ahead)) if self._touched else 0
        last = history.last_labels(min(_LAST_EDITS, edits))
        note = WorkNote(
            datetime.now(UTC),
            edits,
            tuple((label.key, label.values) for label in last),
            str(document.path) if document.path else "",
            document.stamp,
        )
        return Work(note, document.committed, document.images, document.versions, document.kept_branches)

    def _run(self) -> None:
        while self._wait():
            with self._changed:
                asked, work, self._urgent = self._asked, self._pending, False
                self._begun += 1
            self.failure = self._attempt(work)
            with self._changed:
                self._ended += 1
                self._done = asked if self.failure is None else self._done
                self._changed.notify_all()
                if self.failure is not None:
                    self._changed.wait_for(lambda: self._closing or self._urgent, _RETRY)

    def _wait(self) -> bool:
        """Until there is something to write and the delay is over; False when the recorder closes."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._done != self._asked)
            if not self._closing:
                self._changed.wait_for(lambda: self._closing or self._urgent, self._delay)
            return not self._closing

    def _attempt(self, work: Work | None) -> str | None:
        """`_write`, whose own errors are told like any other but do not end the protection: the next edit is tried again."""
        try:
            return self._write(work)
        except Exception as problem:
            threading.excepthook(threading.ExceptHookArgs((type(problem), problem, problem.__traceback__, self._thread)))
            return "unexpected"

    def _write(self, work: Work | None) -> str | None:
        try:
            if work is not None:
                write_work(self._own_place(), work)
            elif self._place is not None:
                clear_work(self._place)
        except OSError as error:
            return failure_code(error)
        except (UnicodeError, OverflowError, BadProject):
            return "unsaveable"
        return None

    def _own_place(self) -> Path:
        if self._place is None or not is_folder(self._place):
            # cleared away by another program or by hand: the work needs a folder all the same
            if self._hold is not None:
                self._hold.release()
            place = self._root / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
            place.mkdir(parents=True, mode=0o700)
            self._hold = hold(place / _HELD)
            self._place = place
        return self._place


def _step_of(history: History) -> int:
    """Which step is the present, those counted that were forgotten."""
    return history.now + history.dropped


def found_work(folder: Path) -> list[LostWork]:
    """Work that programs which did not end well left under `folder`, newest first. What a saved file holds already is cleared away."""
    if not is_folder(folder):
        return []
    found = [lost for place in sorted(folder.iterdir()) if is_folder(place) and (lost := _lost(place)) is not None]
    return sorted(found, key=lambda lost: lost.at, reverse=True)


def restore(lost: LostWork) -> Document:
    """The lost work as a document with everything to save. Its file is named only if it is as it was: what changed is never overwritten."""
    path = None if lost.base_changed else lost.base_path
    document = Document(lost.project, path, lost.images, lost.versions, lost.branches)
    if path is not None:
        work = read_work(lost.folder)
        document.stamp = work.note.base if work is not None else None
    document.mark_unsaved()
    return document


def discard(lost: LostWork) -> None:
    """Forget a lost work: it was restored and is recorded anew, or nobody wants it."""
    remove_session(lost.folder)


def _lost(place: Path) -> LostWork | None:
    held = _take(place)
    if held is None:
        return None
    try:
        sweep(place)
        work = read_work(place)
    finally:
        held.release()
    if work is None:
        # nothing was written, or nothing whole: only the former is cleared away
        if not has_work(place):
            remove_session(place)
        return None
    if _is_saved(work):
        remove_session(place)
        return None
    note = work.note
    base = Path(note.base_path) if note.base_path else None
    changed = base is not None and (note.base is None or not is_unchanged(base, note.base))
    labels = tuple(Label(key, values) for key, values in note.last_edits)
    return LostWork(place, note.at, work.project, work.images, work.versions, note.edits, labels, base, changed, work.branches)


def _take(place: Path) -> Hold | None:
    try:
        return hold(place / _HELD)
    except OSError:
        return None


def _is_saved(work: Work) -> bool:
    """Whether the file it is based on holds this very work: the crash came between saving and clearing."""
    if not work.note.base_path:
        return False
    try:
        contents = load_contents(Path(work.note.base_path))
    except (OSError, BadArchive, BadProject):
        return False
    return (contents.project, contents.versions, contents.branches) == (work.project, work.versions, work.branches)
