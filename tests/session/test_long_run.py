"""A working day of random editing, compressed: memory, handles and the time of a step must not grow."""

import gc
import os
import sys
import threading
import time
from itertools import islice
from pathlib import Path
from statistics import median

import pytest

from planogram.session.document import Document
from planogram.session.history import History
from planogram.session.recovery import Recorder, found_work
from planogram.session.saving import save
from planogram.storage.container import load_contents
from tests.session.random_edits import random_edits, shop

A_WORKING_DAY = 10_000
"""One edit every three seconds for eight hours."""
MEMORY_LIMIT = 4 * 1024 * 1024

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="handles and memory are read where Linux tells them")


def handles() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def memory_mb() -> float:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def worked(folder: Path, document: Document, edits: int, seed: int) -> list[float]:
    """Edit, record and save now and then; the seconds of each step."""
    recorder = Recorder(document, folder / "state", delay=0.05)
    seconds = []
    steps = random_edits(document, seed)
    for _ in range(edits):
        started = time.perf_counter()
        number = next(steps)
        seconds.append(time.perf_counter() - started)
        if number % 250 == 0:
            assert save(document, folder / "day.planogram").ok
    assert recorder.flush()
    recorder.close()
    return seconds


def test_edits_leave_no_handles_threads_or_files_behind(tmp_path: Path) -> None:
    worked(tmp_path, Document(shop()), 50, 1)
    before = handles(), threading.active_count()
    for seed in range(2, 5):
        worked(tmp_path, Document(shop()), 100, seed)
    assert (handles(), threading.active_count()) == before
    assert found_work(tmp_path / "state") == []
    assert list((tmp_path / "state").iterdir()) == []


def test_what_is_saved_in_between_is_the_work_at_that_moment(tmp_path: Path) -> None:
    document = Document(shop())
    for number in islice(random_edits(document, 9), 60):
        if number % 20 == 0:
            assert save(document, tmp_path / "p.planogram").ok
            assert load_contents(tmp_path / "p.planogram").project == document.committed


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_working_day_does_not_grow(tmp_path: Path) -> None:
    document = Document(shop())
    document.history = History(document.project, memory_limit=MEMORY_LIMIT)
    first = worked(tmp_path, document, A_WORKING_DAY // 3, 1)
    memory, open_handles = memory_mb(), handles()
    last = worked(tmp_path, document, A_WORKING_DAY * 2 // 3, 2)
    assert document.history.dropped > 0, "the day is long enough to reach the bound of the history"
    assert handles() == open_handles
    assert memory_mb() < memory + 30
    assert median(last) < 2 * median(first)
