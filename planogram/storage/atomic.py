"""Replacing a file so that the old or the new one is whole at every moment, whatever fails. What goes in it is the caller's.

Beside, flush, fsync, rename: a program killed or a machine cut off in between leaves the old file as it was.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from planogram.storage.places import exists, is_folder, real_path, refuse_special

TEMPORARY_PREFIX = ".planogram-"
TEMPORARY_SUFFIX = ".part"


def write_atomically(path: Path, write: Callable[[BinaryIO], object], keep_previous: bool = True) -> None:
    """Let `write` fill a new file beside `path`, then put it in the place of `path`; the earlier file is kept as `name~`.

    OSError (and whatever `write` raises) leaves the earlier file whole and no temporary file behind. Links are followed.
    """
    path = real_path(path)
    refuse_special(path)
    if exists(path) and not os.access(path, os.W_OK):
        # renaming over it would work, but someone protected it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    temporary = _beside(path)
    try:
        _fill(temporary, write, path)
        if keep_previous and exists(path):
            _keep_previous(path)
        os.replace(temporary, path)  # noqa: PTH105 — tests inject failures into os.replace
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def previous_of(path: Path) -> Path:
    """Where the copy from before the last save is kept."""
    return path.with_name(path.name + "~")


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed program left in a folder that only this program uses."""
    for left in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
        with suppress(OSError):
            left.unlink()


def _beside(path: Path) -> Path:
    # short, so that it fits wherever the file's own name fits
    return path.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(4)}{TEMPORARY_SUFFIX}")


def _fill(temporary: Path, write: Callable[[BinaryIO], object], path: Path) -> None:
    with temporary.open("xb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    if exists(path):
        with suppress(OSError):
            shutil.copymode(path, temporary)


def _keep_previous(path: Path) -> None:
    previous, temporary = previous_of(path), _beside(path)
    if len(os.fsencode(previous.name)) > _longest_name(path.parent) or is_folder(previous):
        # no room for a copy under that name: the work is saved all the same
        return
    try:
        try:
            os.link(path, temporary)
        except OSError:
            # no hard links on this disk (FAT, many network shares)
            shutil.copyfile(path, temporary)
            _sync_file(temporary)
        os.replace(temporary, previous)  # noqa: PTH105
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _longest_name(folder: Path) -> int:
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (OSError, AttributeError, ValueError):
        return 255


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    # the new file is in place: a folder that cannot be synced (some network shares) is not a failed save
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
