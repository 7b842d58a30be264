"""The log of errors inside the program: which kind, at which lines of code, in which versions. Never what a file or a project holds.

Messages of errors are left out, because they quote values; source lines and folders of the user's machine too.
"""

import faulthandler
import platform
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from logging import Formatter, Logger, LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

import PySide6

FILE, CRASHES = "failures.log", "crash.log"
LARGEST, KEPT = 256 * 1024, 3
"""Bytes of the log before another is begun, and how many earlier ones are kept."""
_MOST_PLACES = 40
_REPEATED = (2, 10, 100, 1000, 10_000)
"""Of the same error only these occurrences are written again: one inside a paint event comes a hundred times a second."""


def note_crashes(folder: Path) -> None:
    """From now on a crash of the process itself, which no handler survives, leaves the places it was at in `folder`/crash.log."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # open for as long as the program runs, and written by the dying process
        faulthandler.enable((folder / CRASHES).open("w", encoding="utf-8"))
    except OSError:
        return


class FailureLog:
    """Appends to `folder`/failures.log; a folder that cannot be written only means that nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._seen: Counter[str] = Counter()
        self._writer: RotatingFileHandler | None = None

    def write(self, details: str) -> None:
        """One error, as `described` puts it."""
        self._seen[details] += 1
        count = self._seen[details]
        if count == 1 or count in _REPEATED:
            self._append(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, {count}×\n{details}\n")

    def close(self) -> None:
        """Let go of the file."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _append(self, text: str) -> None:
        try:
            if self._writer is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._writer = RotatingFileHandler(self.path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
                self._writer.setFormatter(Formatter("%(message)s"))
                # an error of the log is no error to tell of
                self._writer.handleError = _forget  # type: ignore[method-assign,assignment]
            self._writer.handle(Logger("failures").makeRecord("failures", 40, "", 0, text, (), None))
        except OSError:
            self.close()


def _forget(_: LogRecord) -> None:
    """The disk is full or gone: the log is the least of it."""


def described(problem: BaseException) -> str:
    """The error in places and versions only; what caused it stands below it."""
    lines = [versions()]
    for number, one in enumerate(_chain(problem)):
        lines.append(("caused by " if number else "") + _kind(one))
        lines += list(_places(one))[-_MOST_PLACES:]
    return "\n".join(lines)


def versions() -> str:
    """The program and what it runs on."""
    return f"planogram {_own_version()}, Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.system()} {platform.machine()}"


def _own_version() -> str:
    # reading the lists of installed packages takes a good part of a start
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("planogram")
    except PackageNotFoundError:
        return "?"


def _kind(problem: BaseException) -> str:
    number = f" {problem.errno}" if isinstance(problem, OSError) and problem.errno else ""
    return f"{type(problem).__module__}.{type(problem).__qualname__}{number}".removeprefix("builtins.")


def _chain(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = problem
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(problem: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(problem.__traceback__):
        yield f"  {_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname if sys.version_info >= (3, 11) else frame.f_code.co_name}"


def _short(file: str) -> str:
    """A source file without the folders it lies in on this machine."""
    parts = Path(file).parts
    for root in ("site-packages", "planogram"):
        if root in parts:
            start = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[start + (root == "site-packages") :])
    return parts[-1] if parts else "?"
