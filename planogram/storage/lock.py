"""Telling others that a file is being edited: a small file beside it with a name and a time. For shared folders, where hold.py does not reach.

A lock whose program is gone is stale: on this machine the process is looked for; from another machine a lock that was not
refreshed for STALE_AFTER seconds counts as left behind. Advice, not force: before replacing a file its stamp is compared anyway.
"""

import hashlib
import os
import secrets
import socket
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from planogram.storage.atomic import write_atomically
from planogram.storage.places import real_path

REFRESH_EVERY = 60.0
"""Seconds between two refreshes by the program that holds a lock."""
STALE_AFTER = 900.0
"""Seconds without a refresh after which another machine's lock counts as left behind."""
_LONGEST = 4000
_LONGEST_NAME = 255


class Owner(msgspec.Struct, frozen=True):
    """Who holds a lock: the person's name, the machine, the process there, and since when."""

    name: str
    host: str
    pid: int
    since: datetime
    token: str
    program_started: str = ""


class Lock:
    """A lock that is ours; `release` takes it away, `refresh` says that we are still there."""

    def __init__(self, path: Path, owner: Owner) -> None:
        self.path, self.owner = path, owner

    def still_ours(self) -> bool:
        """Whether nobody took it over."""
        return _read(self.path) == self.owner

    def refresh(self) -> bool:
        """Renew its time; False when it is no longer ours or cannot be reached."""
        if not self.still_ours():
            return False
        with suppress(OSError):
            os.utime(self.path)
            return True
        return False

    def release(self) -> None:
        """Take it away if it is ours; a share that is gone is no reason to fail."""
        if self.still_ours():
            with suppress(OSError):
                self.path.unlink()


def lock_path(path: Path) -> Path:
    """Where the lock of a file lies: `.~lock.NAME#` beside it; a name that leaves no room for that is told by its hash."""
    name = f".~lock.{path.name}#"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = f".~lock.{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:32]}#"
    return path.with_name(name)


def take(path: Path, name: str, take_over: bool = False) -> Lock | Owner:
    """Lock the file at `path` for `name`: our lock, or its owner when someone else has it.

    A stale lock is taken over at once, another's only with `take_over` (the person said so). OSError when no lock can be
    written there: a read-only folder.
    """
    path = real_path(path)
    lock = Lock(lock_path(path), _me(name))
    content = msgspec.json.encode(lock.owner)
    try:
        _begin(lock.path, content)
        return lock
    except FileExistsError:
        pass
    owner = _read(lock.path)
    if owner is not None and not take_over and not is_stale(lock.path, owner):
        return owner
    write_atomically(lock.path, lambda file: file.write(content), keep_previous=False)
    # two programs may have taken a stale lock over at the same moment: the file says whose it is
    winner = _read(lock.path)
    return lock if winner is None or winner == lock.owner else winner


def owner_of(path: Path) -> Owner | None:
    """Who is editing the file at `path`, if anyone; a stale lock is nobody's."""
    try:
        lock = lock_path(real_path(path))
    except OSError:
        return None
    owner = _read(lock)
    return None if owner is None or is_stale(lock, owner) else owner


def is_stale(lock: Path, owner: Owner) -> bool:
    """Whether the program that wrote the lock is surely or probably gone."""
    if owner.host == socket.gethostname():
        return not _is_running(owner)
    try:
        return time.time() - lock.stat().st_mtime > STALE_AFTER
    except OSError:
        return True


def _begin(lock: Path, content: bytes) -> None:
    """Write a lock where there is none; a disk too full for it keeps no empty one."""
    with lock.open("xb") as file:
        try:
            file.write(content)
            file.flush()
        except OSError:
            with suppress(OSError):
                lock.unlink()
            raise


def _me(name: str) -> Owner:
    now = datetime.now(UTC).replace(microsecond=0)
    return Owner(name[:100], socket.gethostname(), os.getpid(), now, secrets.token_hex(8), _program_started(os.getpid()))


def _read(lock: Path) -> Owner | None:
    try:
        with lock.open("rb") as file:
            return msgspec.json.decode(file.read(_LONGEST), type=Owner)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        # half-written or another program's: as good as none
        return None


def _is_running(owner: Owner) -> bool:
    if not _exists(owner.pid):
        return False
    started = _program_started(owner.pid)
    # a process number is given again after a restart of the machine
    return not started or not owner.program_started or started == owner.program_started


def _exists(pid: int) -> bool:
    if os.name == "nt":  # pragma: no cover
        return _exists_on_windows(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return pid > 0


def _exists_on_windows(pid: int) -> bool:  # pragma: no cover
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259


def _program_started(pid: int) -> str:
    """When the process began, in the system's own words; empty where the system does not say."""
    with suppress(OSError, IndexError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    return ""
