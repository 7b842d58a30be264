"""The real program on a file, edited at random by a timer until it is killed; run by test_recovery_kill.py.

python -m tests.ui.editing_window SEED BASE_FILE   prints `edit N SECONDS` after each committed edit
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from planogram.session.document import Document
from planogram.ui import app
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import Settings
from tests.session.random_edits import random_edits


def main(seed: str, base: str) -> int:
    opened = app.open_window

    def open_and_edit(settings: Settings, document: Document | None = None) -> MainWindow:
        window = opened(settings, document)
        steps: list[Iterator[int]] = []

        def edit() -> None:
            present = window.workbench.document
            if present.path is None:
                return
            if not steps:
                steps.append(random_edits(present, int(seed)))
            print("edit", next(steps[0]), time.monotonic(), flush=True)

        timer = QTimer(window)
        timer.timeout.connect(edit)
        timer.start(20)
        return window

    app.open_window = open_and_edit
    return app.run(Path(base), "en")


if __name__ == "__main__":
    main(*sys.argv[1:])
