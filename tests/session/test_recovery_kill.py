"""The session code, killed while it edits: what the next start finds is whole and no older than two seconds."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pytest

from planogram.exchange.project_file import write_project_file
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.recovery import discard, found_work, restore
from tests.session.random_edits import random_edits, shop

PROMISE = 2.0


def kill_one(folder: Path, seed: int, seconds: float) -> None:
    """Run the editing program for `seconds` after its first edit, kill it, and check what is found."""
    base, state = folder / f"{seed}.planogram", folder / f"state-{seed}"
    write_project_file(base, shop(), {})
    before = base.read_bytes()
    edits, killed_at = edit_until_killed(base, state, seed, seconds)
    found = found_work(state)
    assert base.read_bytes() == before
    old_enough = [number for number, at in edits if at < killed_at - PROMISE]
    if not old_enough and not found:
        return
    assert len(found) == 1
    number = int(found[0].project.name.removeprefix("Test "))
    assert number >= max(old_enough, default=0)
    assert found[0].project == replayed(seed, number)
    assert found[0].base_path == base and not found[0].base_changed
    assert found[0].edits > 0 and found[0].last_edits[-1].key == "edit.number"
    document = restore(found[0])
    assert document.modified and document.path == base
    discard(found[0])
    assert found_work(state) == []


def edit_until_killed(base: Path, state: Path, seed: int, seconds: float) -> tuple[list[tuple[int, float]], float]:
    """Numbers and times of the edits the program announced, and when it was killed."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.session.random_edits", str(seed), str(state), str(base)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True, env={**os.environ, "PYTHONPATH": str(root)}) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline()]
        time.sleep(seconds)
        killed_at = time.monotonic()
        program.send_signal(signal.SIGKILL)
        lines += program.stdout.readlines()
    words = [line.split() for line in lines if line.endswith("\n")]
    return [(int(number), float(at)) for _, number, at in words], killed_at


def replayed(seed: int, number: int) -> Project:
    """The project as it was after edit `number` of that seed."""
    document = Document(shop())
    assert next(islice(random_edits(document, seed), number - 1, None)) == number
    return document.committed


def kill_many(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)
    jobs = [(folder, seed * 1000 + index, chance.uniform(0.2, 3.2)) for index in range(count)]
    with ThreadPoolExecutor(5) as pool:
        for done in [pool.submit(kill_one, *job) for job in jobs]:
            done.result()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_ten_kills_lose_nothing_older_than_two_seconds(tmp_path: Path) -> None:
    kill_many(tmp_path, 10, 1)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_two_hundred_kills_lose_nothing_older_than_two_seconds(tmp_path: Path) -> None:
    kill_many(tmp_path, 200, 2)
