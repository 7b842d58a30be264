"""Saving the open document and sharing its file with others: who edits it, whether it changed behind one's back. Codes, no sentences, no Qt.

Whatever fails, the earlier file is whole, the document stays modified, and the recovery keeps the work.
"""

import os
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.storage.branches import NO_BRANCHES, KeptBranches
from planogram.storage.codec import BadProject
from planogram.storage.container import Contents, save_contents
from planogram.storage.failures import failure_code
from planogram.storage.lock import Lock, Owner, owner_of, take
from planogram.storage.places import exists, is_folder, settled
from planogram.storage.stamp import FileStamp, is_unchanged, stamp_of
from planogram.storage.version import Version

Access: TypeAlias = Literal["edit", "read_only"]
SAVED, CHANGED_BEHIND, LOCKED, READ_ONLY = "saved", "changed_behind", "locked", "opened_read_only"


class Opening(msgspec.Struct, frozen=True):
    """How a file may be opened: `edit` with our lock, or `read_only` because of `owner`, or of a file or folder that cannot be written (no owner).

    `full`: the disk has no room for a lock, which may change any moment.
    """

    access: Access
    lock: Lock | None = None
    owner: Owner | None = None
    full: bool = False


class SaveOutcome(msgspec.Struct, frozen=True):
    """`code` is SAVED, CHANGED_BEHIND, LOCKED, READ_ONLY, `unsaveable` or a code of storage/failures; `values` fill its sentence."""

    code: str
    path: Path
    where: str = ""
    values: dict[str, object] = {}

    @property
    def ok(self) -> bool:
        """Whether the file now holds the work."""
        return self.code == SAVED


class Saving(msgspec.Struct, frozen=True):
    """What is to be written where, taken from the document at one moment; `write` may run in another thread."""

    path: Path
    project: Project
    images: dict[str, bytes]
    versions: tuple[Version, ...]
    expected: FileStamp | None
    branches: KeptBranches = NO_BRANCHES


def open_for_editing(path: Path, name: str, take_over: bool = False) -> Opening:
    """Claim the file at `path` for the person `name`. Never fails: what cannot be claimed is opened read-only."""
    if exists(path) and not os.access(path, os.W_OK):
        return Opening("read_only")
    try:
        claimed = take(path, name, take_over)
    except OSError as error:
        return Opening("read_only", full=failure_code(error) == "disk_full")
    return Opening("edit", lock=claimed) if isinstance(claimed, Lock) else Opening("read_only", owner=claimed)


def save(document: Document, path: Path | None = None, *, lock: Lock | None = None, overwrite: bool = False) -> SaveOutcome:
    """Save to `path`, or in place; `lock` is the one held for the document's file. `overwrite`: the person was asked and said so.

    UnsetPath when there is neither `path` nor a file the document came from.
    """
    refused = check(document, path, lock=lock, overwrite=overwrite)
    if refused is not None:
        return refused
    saving = prepare(document, path)
    return finish(document, saving, write(saving, overwrite=overwrite))


class UnsetPath(ValueError):
    """A document without a file was saved in place: a bug of the caller, which asks for a name first."""


def check(document: Document, path: Path | None = None, *, lock: Lock | None = None, overwrite: bool = False) -> SaveOutcome | None:
    """Why the document may not be saved there without asking, or None."""
    target = _target(document, path)
    in_place = document.path is not None and _same(target, document.path)
    if in_place and document.read_only:
        return SaveOutcome(READ_ONLY, target, values=_file(target))
    if overwrite:
        return None
    if in_place and document.stamp is not None and exists(target) and not is_unchanged(target, document.stamp):
        return SaveOutcome(CHANGED_BEHIND, target, values=_file(target))
    owner = owner_of(target)
    if owner is not None and (lock is None or owner.token != lock.owner.token):
        return SaveOutcome(LOCKED, target, values={**_file(target), "name": owner.name, "host": owner.host, "since": owner.since})
    return None


def prepare(document: Document, path: Path | None = None) -> Saving:
    """What to write, taken now; edits made while it is written are not part of it."""
    target = _target(document, path)
    in_place = document.path is not None and _same(target, document.path)
    expected = document.stamp if in_place else None
    return Saving(target, document.committed, dict(document.images), document.versions, expected, document.kept_branches)


def write(saving: Saving, thumbnail: bytes | None = None, overwrite: bool = False) -> SaveOutcome:
    """Write the file. Touches no document: any thread may call it."""
    try:
        if saving.expected is not None and not overwrite and exists(saving.path) and not is_unchanged(saving.path, saving.expected):
            return SaveOutcome(CHANGED_BEHIND, saving.path, values=_file(saving.path))
        save_contents(saving.path, Contents(saving.project, saving.images, saving.versions, thumbnail, branches=saving.branches))
    except OSError as error:
        return SaveOutcome(_failure(error, saving.path), saving.path, values={**_file(saving.path), "number": error.errno or 0})
    except BadProject as refused:
        return SaveOutcome("unsaveable", saving.path, refused.where, {**_file(saving.path), "value": refused.values.get("value", "")})
    except ValueError:
        return SaveOutcome("bad_name", saving.path, values=_file(saving.path))
    return SaveOutcome(SAVED, saving.path)


def _failure(error: OSError, path: Path) -> str:
    """What is missing where something is written is the folder."""
    code = failure_code(error)
    return "no_folder" if code == "missing" and not is_folder(path.parent) else code


def finish(document: Document, saving: Saving, outcome: SaveOutcome) -> SaveOutcome:
    """Tell the document that it was saved, if it was."""
    if outcome.ok:
        document.read_only = False
        document.mark_saved(saving.project, saving.path, saving.versions, stamp_after(saving.path), saving.branches)
    return outcome


def stamp_after(path: Path) -> FileStamp | None:
    """The stamp of a file just read or written; None when it is gone again already."""
    try:
        return stamp_of(path)
    except OSError:
        return None


def changed_behind(document: Document) -> bool:
    """Whether the document's file is no longer as it was when it was opened or saved: worth telling when the window is entered."""
    return document.path is not None and document.stamp is not None and not is_unchanged(document.path, document.stamp)


def _target(document: Document, path: Path | None) -> Path:
    target = path or document.path
    if target is None:
        raise UnsetPath
    return target


def _same(one: Path, other: Path) -> bool:
    return one == other or settled(one) == settled(other)


def _file(path: Path) -> dict[str, object]:
    return {"file": path.name, "folder": str(path.parent)}
