"""What a file looked like when it was last read or written, so that a change behind one's back is noticed."""

import hashlib
import os
from pathlib import Path

import msgspec


class FileStamp(msgspec.Struct, frozen=True):
    """Size in bytes, time of the last change in nanoseconds, SHA-256 of the content."""

    size: int
    changed_ns: int
    sha256: str


def stamp_of(path: Path) -> FileStamp:
    """The stamp of the file at `path`; OSError when it cannot be read."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        # of the file just read, even if another one has taken its name meanwhile
        status = os.fstat(file.fileno())
    return FileStamp(status.st_size, status.st_mtime_ns, digest)


def is_unchanged(path: Path, stamp: FileStamp) -> bool:
    """Whether the file at `path` still holds what it held; False when it is gone. The content is read only when the time differs."""
    try:
        status = path.stat()
        if status.st_size != stamp.size:
            return False
        return status.st_mtime_ns == stamp.changed_ns or stamp_of(path).sha256 == stamp.sha256
    except OSError:
        return False
