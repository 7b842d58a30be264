"""How long the program takes from the shell's command to a usable window on the sample store: measured on fresh processes."""

import subprocess
import sys
import time

import msgspec
from PySide6.QtWidgets import QApplication

from planogram.exchange.bench import Lap, Result, peak_mb, result
from planogram.ui.app import application, open_window, speak
from planogram.ui.bench_stage import Painted
from planogram.ui.settings import Settings

_CHILD = "import gc, planogram.__main__; gc.disable(); from planogram.ui.bench_start import tell_when_usable; tell_when_usable()"
"""As `planogram` does: the command line first, then the window, without collections of waste."""
_PATIENCE = 60.0


def starting(rounds: int) -> Result:
    """The first process warms the disk and is not counted."""
    positions = 0
    times: list[Lap] = []
    peaks: list[float] = []
    for _ in range(rounds + 1):
        start = time.time()
        command = [sys.executable, "-c", _CHILD]
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_PATIENCE)  # noqa: S603 - our own program
        usable, work, positions_text, peak = ran.stdout.split()
        times.append(Lap((float(usable) - start) * 1000, float(work) * 1000))
        peaks.append(float(peak))
        positions = int(positions_text)
    measured = result("start", positions, times[1:])
    return msgspec.structs.replace(measured, positions=positions, peak_mb=max(peaks) or None)


def tell_when_usable() -> None:
    """Start as the program does at a first start; write when shelf and figures were shown, the work, positions and memory."""
    settings = Settings()
    app = application(settings)
    speak(app, settings.language)
    window = open_window(settings)
    window.show()
    shelf = Painted(window.view.viewport())
    rested: list[bool] = []
    window.live.rested.connect(lambda: rested.append(True))
    window.files.open_sample()
    while not (rested and shelf.count and window.workbench.project.products):
        QApplication.processEvents()
    QApplication.processEvents()
    levels = (level for gondola in window.workbench.project.gondolas for face in gondola.faces for bay in face.bays for level in bay.levels)
    sys.stdout.write(f"{time.time()} {time.process_time()} {sum(len(level.positions) for level in levels)} {peak_mb() or 0}\n")
    sys.stdout.flush()
    window.floor.stop()
