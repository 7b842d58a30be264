"""Where a path leads and what is there, asked so that no answer is an error nobody expects: a name may be no name, a share may be gone.

Python's own `Path.resolve` raises a RuntimeError for a link to itself, or from 3.13 on gives that link back; `Path.exists` raises whatever a share
that is gone answers.
"""

import errno
import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """`path` with its links followed. OSError when they go in a circle, or when it holds a sign no name may hold."""
    try:
        found = path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error
    except ValueError as error:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    if os.path.islink(found):  # noqa: PTH114 - never raises
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return found


def settled(path: Path) -> Path:
    """`path` with its links followed as far as they can be: for comparing and remembering, where a wrong path is no failure."""
    try:
        return real_path(path)
    except OSError:
        return path


def exists(path: Path) -> bool:
    """Whether something can be seen there; False when that cannot be told."""
    return os.path.exists(path)  # noqa: PTH110 - never raises


def is_file(path: Path) -> bool:
    """Whether a file can be seen there; False when that cannot be told."""
    return os.path.isfile(path)  # noqa: PTH113 - never raises


def is_folder(path: Path) -> bool:
    """Whether a folder can be seen there; False when that cannot be told."""
    return os.path.isdir(path)  # noqa: PTH112 - never raises


def refuse_special(path: Path) -> None:
    """OSError (ESPIPE) when a device or a pipe is there: reading one may wait for ever, and a save would take its place."""
    if exists(path) and not is_file(path) and not is_folder(path):
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE), str(path))
