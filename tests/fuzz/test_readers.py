"""Every reader against files gone wrong: one sentence or a sound project; no traceback, no hang, no gigabyte, nothing written outside.

A failure found is kept: copy the file named in the message to tests/fuzz/kept/<reader>/ and mend the reader.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.fuzz.fuzz import read_one
from tests.fuzz.readers import READ

ROOT = Path(__file__).parents[2]
KEPT = sorted((Path(__file__).parent / "kept").glob("*/*"))
IN_SUITE, IN_SOAK, A_PROCESS = 200, 100_000, 2000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory and time are bounded with what Linux offers")


def failures(reader: str, first: int, count: int, folder: Path) -> list[str]:
    """What one fuzzing process printed but its last line; the lack of that line is a failure too."""
    command = [sys.executable, "-m", "tests.fuzz.fuzz", reader, str(first), str(count), str(folder)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60 + 5 * count)
    lines = done.stdout.splitlines()
    if not lines or lines[-1] != f"done {count}":
        return [*lines, f"{reader} from {first}: ended with {done.returncode}: {done.stderr[-1500:]}"]
    return lines[:-1]


@pytest.mark.parametrize("reader", sorted(READ))
def test_mutated_files_are_read_or_refused_with_a_sentence(reader: str, tmp_path: Path) -> None:
    found = failures(reader, 0, IN_SUITE, tmp_path)
    assert not found, "\n".join(found)


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize("reader", sorted(READ))
def test_a_hundred_thousand_mutated_files(reader: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = [pool.submit(failures, reader, first, A_PROCESS, tmp_path) for first in range(IN_SUITE, IN_SUITE + IN_SOAK, A_PROCESS)]
        found = [line for part in parts for line in part.result()]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_files_that_once_broke_a_reader(kept: Path, tmp_path: Path) -> None:
    assert read_one(kept.parent.name, tmp_path, kept.read_bytes()) == ""
