"""One process that reads many mutated files with little memory and little time, and says what went wrong. Run by test_readers.py.

`python -m tests.fuzz.fuzz READER FIRST COUNT FOLDER` reads mutated files of COUNT seeds from FIRST on; with `files` for FIRST it
reads the COUNT files in FOLDER/files. It prints one JSON line per failure, then `done COUNT`.
"""

import json
import os
import re
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from planogram.exchange.problems import FileProblem, sentence
from planogram.i18n import translator
from tests.fuzz.mutations import mutated
from tests.fuzz.readers import READ, SAMPLES

SECONDS = 30  # of processor time: only what never ends is a failure, neither a busy machine nor a slow one
_UNFILLED = re.compile(r"\{[a-z_]+\}")
MEMORY = 1024 * 1024 * 1024
_WRITES = {
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.symlink",
    "os.link",
    "os.truncate",
    "shutil.copyfile",
    "subprocess.Popen",
    "os.system",
}


class TooSlow(BaseException):
    """A reader took longer than SECONDS."""


class Outside:
    """Notes every attempt to write anywhere but in the folder given."""

    def __init__(self, folder: Path) -> None:
        self._allowed = str(folder.resolve())
        self.attempts: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = any(letter in (mode or "") for letter in "wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and isinstance(path, (str, bytes, os.PathLike)):
                self._check(event, path)
        elif event in _WRITES:
            self._check(event, arguments[0])

    def _check(self, event: str, path: Any) -> None:
        where = os.path.realpath(os.fsdecode(path)) if isinstance(path, (str, bytes, os.PathLike)) else repr(path)
        # `__pycache__`: modules imported when they are first needed
        if not where.startswith(self._allowed) and "__pycache__" not in where and where != os.devnull:
            self.attempts.append(f"{event} {where}")


def read_one(reader: str, folder: Path, content: bytes) -> str:
    """Why reading `content` was wrong; empty when it was read, or refused with one sentence, in time."""
    started = time.process_time()
    signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with warnings.catch_warnings():
            # a library's remark on a strange file is not a failure
            warnings.simplefilter("ignore")
            READ[reader](folder, content)
    except FileProblem as problem:
        for language in ("fr", "en"):
            said = sentence(problem, translator(language))
            if "\n" in said or _UNFILLED.search(said) or not said.rstrip().endswith((".", "!", "?", "…")):
                return f"not a sentence: {said!r}"
    except TooSlow:
        return f"slower than {SECONDS} s"
    except MemoryError:
        return "more memory than allowed"
    except BaseException:
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return f"took {time.process_time() - started:.1f} s" if time.process_time() - started > SECONDS else ""


def bound_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY + _size_now(), resource.RLIM_INFINITY))


def _size_now() -> int:
    """Address space taken before anything is read: libraries, not files."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return MEMORY


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def contents(first: str, count: int, samples: list[bytes], folder: Path) -> Iterator[tuple[int | str, bytes]]:
    """What is to be read, each with its seed or its name."""
    if first == "files":
        paths = sorted((folder / "files").iterdir())
        assert len(paths) == count
        yield from ((path.name, path.read_bytes()) for path in paths)
    else:
        yield from ((seed, mutated(seed, samples)) for seed in range(int(first), int(first) + count))


def main(reader: str, first: str, count: str, folder: str) -> None:
    place = Path(tempfile.mkdtemp(dir=folder))
    samples = SAMPLES[reader](place)
    for sample in samples:
        problem = read_one(reader, place, sample) if reader != "picture" else ""
        assert not problem, problem
    bound_memory()
    outside = Outside(Path(folder))
    for seed, content in contents(first, int(count), samples, Path(folder)):
        (place / "now").write_bytes(content)
        problem = read_one(reader, place, content) or "; ".join(outside.attempts)
        outside.attempts.clear()
        if problem:
            (Path(folder) / f"{reader}-{seed}.bin").write_bytes(content)
            print(json.dumps({"reader": reader, "seed": seed, "problem": problem}), flush=True)
    print("done", count, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
