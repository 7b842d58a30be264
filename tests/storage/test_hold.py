import os
import subprocess
import sys
from pathlib import Path

import pytest

from planogram.storage import hold as module
from planogram.storage.hold import hold


def taken(path: Path) -> bool:
    held = hold(path)
    if held is not None:
        held.release()
    return held is not None


def test_one_holds_at_a_time(tmp_path: Path) -> None:
    first = hold(tmp_path / "held")
    assert first is not None and not taken(tmp_path / "held")
    first.release()
    assert taken(tmp_path / "held")


def test_the_system_lets_go_of_what_a_dead_program_held(tmp_path: Path) -> None:
    path = tmp_path / "held"
    code = (
        f"from pathlib import Path; from planogram.storage.hold import hold; kept = hold(Path({str(path)!r})); import os; os._exit(9 if kept else 1)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 9
    assert taken(path)


def test_a_disk_without_locks_holds_nobody_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(file: object) -> None:
        raise OSError(37, os.strerror(37))

    monkeypatch.setattr(module, "_lock", no_locks)
    assert taken(tmp_path / "held")
