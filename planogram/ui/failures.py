"""An error inside the program: noted in a file with its trace, told in one sentence; the work goes on. Not for problems of files."""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType


def note_failures(file: Path, tell: Callable[[Path], None]) -> None:
    """From now on errors nobody caught are appended to `file`, and `tell(file)` is called."""

    def note(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, problem, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8") as log:
                log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}\n{''.join(traceback.format_exception(kind, problem, trace))}\n")
        except OSError:
            return
        tell(file)

    sys.excepthook = note
