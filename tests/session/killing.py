"""Running a program that edits at random, killing it, and checking what the next start would find: whole, and no older than promised.

The program is a module run as `python -m MODULE SEED BASE_FILE` that prints `edit N SECONDS` after each committed edit.
"""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from planogram.exchange.project_file import write_project_file
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.recovery import discard, found_work, restore
from tests.session.random_edits import random_edits, shop

PROMISE = 2.0


def kill_one(module: str, folder: Path, seed: int, seconds: float) -> int:
    """Run an editing program for `seconds` after its first edit, kill it, check what is found: the number of the last edit there, or 0."""
    base, home = folder / f"{seed}.planogram", folder / f"home-{seed}"
    home.mkdir()
    write_project_file(base, shop(), {})
    before = base.read_bytes()
    edits, killed_at = edit_until_killed(module, base, home, seed, seconds)
    state = home / "planogram" / "recovery"
    found = found_work(state)
    assert base.read_bytes() == before
    old_enough = [number for number, at in edits if at < killed_at - PROMISE]
    if not old_enough and not found:
        return 0
    assert len(found) == 1
    number = edit_of(found[0].project, seed, last=max(number for number, _ in edits) + 1)
    assert number >= max(old_enough, default=0)
    assert found[0].base_path == base and not found[0].base_changed
    assert found[0].edits > 0 and found[0].last_edits
    document = restore(found[0])
    assert document.modified and document.path == base
    discard(found[0])
    assert found_work(state) == []
    return number


def edit_until_killed(module: str, base: Path, home: Path, seed: int, seconds: float) -> tuple[list[tuple[int, float]], float]:
    """Numbers and times of the edits the program announced, and when it was killed."""
    root = Path(__file__).parents[2]
    homes = dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home))
    surroundings = {**os.environ, **homes, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", module, str(seed), str(base)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True, env=surroundings) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline()]
        time.sleep(seconds)
        killed_at = time.monotonic()
        program.send_signal(signal.SIGKILL)
        lines += program.stdout.readlines()
    words = [line.split() for line in lines if line.endswith("\n")]
    return [(int(number), float(at)) for _, number, at in words], killed_at


def edit_of(found: Project, seed: int, last: int) -> int:
    """During which edit the project was committed so, of the edits of that seed up to `last`; 0 when it never was: a broken record."""
    document = Document(shop())
    steps = random_edits(document, seed)
    latest = 0
    now = 1

    def committed() -> None:
        # an edit is several commits: any of them may be what was recorded last
        nonlocal latest
        if document.committed == found:
            latest = now

    document.listen_commits(committed)
    for now in range(1, last + 1):  # noqa: B007
        next(steps)
    assert latest, "what was found is no project that ever was"
    return latest


def kill_many(module: str, folder: Path, count: int, seed: int, at_once: int) -> None:
    """Kill `count` runs of `module`, each after a time of its own."""
    chance = random.Random(seed)
    jobs = [(module, folder, seed * 1000 + index, chance.uniform(0.2, 3.2)) for index in range(count)]
    with ThreadPoolExecutor(at_once) as pool:
        found = [done.result() for done in [pool.submit(kill_one, *job) for job in jobs]]
    assert any(found), "not one run lived long enough to have something recorded"
