import errno
import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from planogram.storage import lock as locks
from planogram.storage.lock import STALE_AFTER, Lock, Owner, lock_path, owner_of, take


def left_by(path: Path, **fields: object) -> Path:
    """A lock as another program left it."""
    known = {"name": "Bob", "host": "elsewhere", "pid": 1, "since": datetime(2026, 1, 1, tzinfo=UTC), "token": "theirs"}
    lock_path(path).write_bytes(msgspec.json.encode(known | fields))
    return lock_path(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.planogram"


def test_a_lock_is_taken_refreshed_and_released(path: Path) -> None:
    lock = take(path, "Ana")
    assert isinstance(lock, Lock) and lock_path(path).name == ".~lock.p.planogram#"
    assert owner_of(path) == lock.owner and lock.refresh()
    lock.release()
    assert owner_of(path) is None and not lock_path(path).exists() and not lock.refresh()


@pytest.mark.parametrize("stem", ["x" * 243, "é" * 120])
def test_a_file_is_locked_though_its_name_is_as_long_as_may_be(stem: str, tmp_path: Path) -> None:
    path, other = tmp_path / f"{stem}.planogram", tmp_path / f"{stem[:-1]}.planogram"
    path.write_bytes(b"")
    lock = take(path, "Ana")
    assert isinstance(lock, Lock) and owner_of(path) == lock.owner and isinstance(take(other, "Ana"), Lock)
    lock.release()
    assert owner_of(path) is None


def test_a_lock_of_this_very_program_is_not_taken_twice(path: Path) -> None:
    first = take(path, "Ana")
    assert isinstance(first, Lock) and take(path, "Ana") == first.owner


def test_another_machine_s_fresh_lock_is_respected_its_old_one_is_not(path: Path) -> None:
    left = left_by(path)
    assert isinstance(take(path, "Ana"), Owner)
    long_ago = left.stat().st_mtime - STALE_AFTER - 1
    os.utime(left, (long_ago, long_ago))
    assert owner_of(path) is None
    assert isinstance(take(path, "Ana"), Lock)


def test_a_program_of_this_machine_that_is_gone_holds_nothing(path: Path) -> None:
    import socket

    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    left_by(path, host=socket.gethostname(), pid=gone.pid)
    assert owner_of(path) is None and isinstance(take(path, "Ana"), Lock)


def test_a_process_number_given_again_is_another_program(path: Path) -> None:
    import socket

    if not locks._program_started(os.getpid()):
        pytest.skip("this system does not say when a process began")
    left_by(path, host=socket.gethostname(), pid=os.getpid(), program_started="12")
    assert owner_of(path) is None


def test_a_lock_may_be_taken_over_when_a_person_says_so_and_its_holder_notices(path: Path) -> None:
    first = take(path, "Ana")
    second = take(path, "Bob", take_over=True)
    assert isinstance(first, Lock) and isinstance(second, Lock)
    assert not first.still_ours() and not first.refresh() and second.still_ours()
    first.release()
    assert owner_of(path) == second.owner


ODD = b'{"name":"x","host":"h","pid":-1,"since":"2026-01-01T00:00:00Z","token":""}'


@pytest.mark.parametrize("content", [b"", b"{", b'{"name":5}', b"\xff" * 10, ODD])
def test_a_lock_that_makes_no_sense_is_nobody_s(path: Path, content: bytes) -> None:
    import socket

    lock_path(path).write_bytes(content.replace(b'"h"', f'"{socket.gethostname()}"'.encode()))
    assert isinstance(take(path, "Ana"), Lock)


def test_a_folder_that_is_gone_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        take(tmp_path / "gone" / "p.planogram", "Ana")


def test_a_disk_too_full_for_a_lock_keeps_no_empty_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    usual = Path.open

    def open_full(self: Path, mode: str = "r", *rest: Any, **options: Any) -> Any:
        if mode != "xb":
            return usual(self, mode, *rest, **options)
        self.touch()
        return Full()

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(OSError, match="No space"):
        take(path, "Ana")
    assert not lock_path(path).exists()
