"""The work of one session on disk, to be found again after a crash: the last project, its versions and pictures, and what they came from.

One folder a session. `work` is replaced in one piece and checked by its hash; the one before is kept until it is. Not here: when
to write (session/recovery.py).
"""

import hashlib
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from planogram.model.project import Project
from planogram.storage import bounds
from planogram.storage.atomic import previous_of, sweep, write_atomically
from planogram.storage.branches import NO_BRANCHES, BranchHead, KeptBranches
from planogram.storage.canonical import project_text
from planogram.storage.codec import BadProject, decode
from planogram.storage.container import IMAGE_NAME
from planogram.storage.stamp import FileStamp
from planogram.storage.version import Version
from planogram.storage.versions import pack_versions, unpack_versions

WORK_NAME = "work"
LOG_FORMAT = 1
_LONGEST_HEADER = 1_000_000


class WorkNote(msgspec.Struct, frozen=True):
    """What is known of a work: when, how many edits since the last save, what the last ones were, the file it is based on."""

    at: datetime
    edits: int
    last_edits: tuple[tuple[str, tuple[tuple[str, str | int | float], ...]], ...] = ()
    base_path: str = ""
    base: FileStamp | None = None


class Work(msgspec.Struct, frozen=True):
    """A project being worked on, with its note."""

    note: WorkNote
    project: Project
    images: dict[str, bytes] = {}
    versions: tuple[Version, ...] = ()
    branches: KeptBranches = NO_BRANCHES


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    note: WorkNote
    sha256: str
    images: tuple[str, ...]
    versions: str
    branch: BranchHead | None = None
    branch_place: int = 0
    branches: str = ""


def write_work(folder: Path, work: Work) -> None:
    """Put `work` in `folder` in the place of the one there. OSError leaves the one there whole."""
    images = tuple(sorted(name for name in list(work.images) if IMAGE_NAME.match(name)))
    for name in images:
        _write_once(folder / name, work.images[name])
    versions, branches = _write_versions(folder, work.versions), _write_versions(folder, work.branches.others)
    text = project_text(work.project)
    digest, head = hashlib.sha256(text).hexdigest(), work.branches
    header = _Header(LOG_FORMAT, work.note, digest, images, versions, head.present, head.place, branches)
    content = msgspec.json.encode(header) + b"\n" + zlib.compress(text, 1)
    write_atomically(folder / WORK_NAME, lambda file: file.write(content))
    for old in folder.glob("versions-*"):
        if old.name not in (versions, branches) and not _names(previous_of(folder / WORK_NAME), old.name):
            old.unlink(missing_ok=True)


def read_work(folder: Path) -> Work | None:
    """The last whole work in `folder`, or None."""
    for path in (folder / WORK_NAME, previous_of(folder / WORK_NAME)):
        with suppress(OSError, ValueError, zlib.error, msgspec.DecodeError, BadProject):
            return _read(folder, path)
    return None


def has_work(folder: Path) -> bool:
    """Whether something was written there, readable or not."""
    return (folder / WORK_NAME).exists() or previous_of(folder / WORK_NAME).exists()


def clear_work(folder: Path) -> None:
    """Forget the work in `folder`; pictures stay for the next one."""
    (folder / WORK_NAME).unlink(missing_ok=True)
    previous_of(folder / WORK_NAME).unlink(missing_ok=True)


def remove_session(folder: Path) -> None:
    """Remove a session's folder and the files this program put there; whatever else is in it stays."""
    with suppress(OSError):
        clear_work(folder)
        sweep(folder)
        for path in folder.iterdir():
            if IMAGE_NAME.match(path.name) or path.name.startswith("versions-") or path.name == "session.lock":
                path.unlink(missing_ok=True)
        folder.rmdir()


def _write_once(path: Path, content: bytes) -> None:
    if not path.exists():
        write_atomically(path, lambda file: file.write(content), keep_previous=False)


def _write_versions(folder: Path, versions: tuple[Version, ...]) -> str:
    if not versions:
        return ""
    packed = pack_versions(versions)
    name = f"versions-{hashlib.sha256(packed).hexdigest()[:32]}"
    _write_once(folder / name, packed)
    return name


def _header(path: Path) -> tuple[_Header, bytes]:
    with path.open("rb") as file:
        line = file.readline(_LONGEST_HEADER)
        return msgspec.json.decode(line, type=_Header), file.read(bounds.PROJECT_TEXT)


def _names(path: Path, versions: str) -> bool:
    with suppress(OSError, msgspec.DecodeError):
        header = _header(path)[0]
        return versions in (header.versions, header.branches)
    return False


def _read(folder: Path, path: Path) -> Work:
    header, packed = _header(path)
    text = zlib.decompressobj().decompress(packed, bounds.PROJECT_TEXT)
    if header.format > LOG_FORMAT or hashlib.sha256(text).hexdigest() != header.sha256:
        raise ValueError("damaged")
    versions = _read_versions(folder, header.versions) if header.versions else ()
    others = _read_versions(folder, header.branches) if header.branches else ()
    branches = KeptBranches(header.branch, min(header.branch_place, len(others)), others) if header.branch is not None else NO_BRANCHES
    return Work(header.note, decode(text), _read_images(folder, header.images), versions, branches)


def _read_versions(folder: Path, name: str) -> tuple[Version, ...]:
    # only a name made by write_work, never a path
    return unpack_versions((folder / Path(name).name).read_bytes())


def _read_images(folder: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    images = {}
    for name in names:
        with suppress(OSError):
            if IMAGE_NAME.match(name):
                images[name] = (folder / name).read_bytes()
    return images
