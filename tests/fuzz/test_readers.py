"""Every reader against files gone wrong: one sentence or a sound project; no traceback, no hang, no gigabyte, nothing written outside.

A failure found is kept: copy the file named in the message to tests/fuzz/kept/<reader>/ and mend the reader.
"""

import lzma
import os
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from planogram.storage import bounds
from tests.fuzz.readers import READ

ROOT = Path(__file__).parents[2]
KEPT = sorted((Path(__file__).parent / "kept").glob("*/*"))
READERS = sorted(set(READ) - {"hostile"})
IN_SUITE, IN_SOAK, A_PROCESS = 200, 100_000, 2000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory and time are bounded with what Linux offers")


def failures(reader: str, first: int | str, count: int, folder: Path) -> list[str]:
    """What one fuzzing process printed but its last line; the lack of that line is a failure too."""
    command = [sys.executable, "-m", "tests.fuzz.fuzz", reader, str(first), str(count), str(folder)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60 + 5 * count)
    lines = done.stdout.splitlines()
    if not lines or lines[-1] != f"done {count}":
        return [*lines, f"{reader} from {first}: ended with {done.returncode}: {done.stderr[-1500:]}"]
    return lines[:-1]


@pytest.mark.parametrize("reader", READERS)
def test_mutated_files_are_read_or_refused_with_a_sentence(reader: str, tmp_path: Path) -> None:
    found = failures(reader, 0, IN_SUITE, tmp_path)
    assert not found, "\n".join(found)


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize("reader", READERS)
def test_a_hundred_thousand_mutated_files(reader: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = [pool.submit(failures, reader, first, A_PROCESS, tmp_path) for first in range(IN_SUITE, IN_SUITE + IN_SOAK, A_PROCESS)]
        found = [line for part in parts for line in part.result()]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("reader", sorted({path.parent.name for path in KEPT}))
def test_files_that_once_broke_a_reader(reader: str, tmp_path: Path) -> None:
    kept = [path for path in KEPT if path.parent.name == reader]
    (tmp_path / "files").mkdir()
    for path in kept:
        shutil.copy(path, tmp_path / "files")
    assert failures(reader, "files", len(kept), tmp_path) == []


def repeated(before: bytes, piece: bytes, after: bytes) -> bytes:
    """A text as long as is let in, made of one piece over and over."""
    room = bounds.PROJECT_TEXT - len(before) - len(piece) - len(after) - 1
    return before + piece * (room // len(piece)) + piece.rstrip(b",\n") + after


LEVELS = b'{"format":1,"gondolas":[{"id":"g","name":"n","faces":[{"side":"A","bays":[{"id":"b","width":1,"height":1,"levels":['


def hostile() -> dict[str, bytes]:
    """The texts that make most of their size, by what they are full of."""
    return {
        "numbers": repeated(LEVELS + b'{"id":"l","dividers":[', b"0,", b"]}]}]}]}]}"),
        "levels": repeated(LEVELS, b'{"id":""},', b"]}]}]}]}"),
        "lines": repeated(LEVELS + b'{"id":"l","positions":[', b'{"id":"","product":""},\n', b"]}]}]}]}]}"),
        "products": repeated(b'{"format":1,"products":[', b'{"id":"","name":""},', b"]}"),
        "texts": repeated(b'{"format":1,"products":[{"id":"","name":"","roles":[', b'"",', b"]}]}"),
        "refused at the end": repeated(b'{"format":1,"products":[', b'{"id":"","name":""},', b',{"id":5}]}'),
        "open quote": repeated(b'{"format":1,"name":"', b"x", b""),
        "brackets": repeated(b'{"format":1,"attributes":', b"[", b""),
    }


def test_the_largest_and_worst_projects_let_in_stay_within_memory_and_time(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    texts = hostile()
    for name, text in texts.items():
        with zipfile.ZipFile(tmp_path / "files" / name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr("project.json", text)
    assert failures("hostile", "files", len(texts), tmp_path) == []


def test_versions_that_would_unfold_to_gigabytes_stay_within_memory_and_time(tmp_path: Path) -> None:
    at, runs = "2026-01-01T00:00:00Z", [[0, 20_000]]
    first = {"id": "v", "published_at": at, "lines": runs, "new": ["x" * 50] * 20_000}
    bomb = {"format": 1, "versions": [first, *({"id": "w", "published_at": at, "lines": runs * 20} for _ in range(900))]}
    (tmp_path / "files").mkdir()
    with zipfile.ZipFile(tmp_path / "files" / "bomb", "w") as archive:
        archive.writestr("project.json", b'{"format":1}')
        archive.writestr("versions.json.xz", lzma.compress(msgspec.json.encode(bomb), preset=0))
    assert failures("hostile", "files", 1, tmp_path) == []
