"""Holding a file of this machine while a program lives: the system lets go when it ends, however it ends. Not for network shares (lock.py)."""

import os
from pathlib import Path
from typing import BinaryIO


class Hold:
    """The right to a folder's file; `release` gives it back."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def release(self) -> None:
        """Let others have it."""
        self._file.close()


def hold(path: Path) -> Hold | None:
    """Take the file at `path`, made when it is not there; None when a living program has it. OSError when it cannot be made."""
    file = path.open("ab+")
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        file.close()
        return None
    except OSError:
        # a disk without locks: rather offer a living program's work than never a dead one's
        pass
    return Hold(file)


if os.name == "nt":  # pragma: no cover

    def _lock(file: BinaryIO) -> None:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:

    def _lock(file: BinaryIO) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
