"""Run by test_main_job.py on a virtual screen: opens the real window on a file and lets xdotool be the hand. Not a test itself."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from planogram.ui.app import application, open_window
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import Settings

Point = tuple[int, int]


def screen_point(widget: QWidget, point: QPoint) -> Point:
    there = widget.mapToGlobal(point)
    return there.x(), there.y()


def hand(*words: object) -> None:
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=20)
    time.sleep(0.15)


def drag(start: Point, end: Point) -> None:
    """Slowly enough for a person: press, a few moves, a rest over the target, release."""
    hand("mousemove", *start)
    hand("mousedown", 1)
    for part in (0.05, 0.2, 0.5, 0.8, 0.97, 1.0):
        hand("mousemove", *(round(a + (b - a) * part) for a, b in zip(start, end, strict=True)))
    hand("mouseup", 1)
    time.sleep(0.4)


def job(window: MainWindow, product: Point, target: Point) -> None:
    drag(product, target)
    hand("mousemove", *target)
    hand("key", "plus")
    hand("key", "ctrl+s")


def main(path: Path) -> int:
    settings = Settings()
    settings.remembered.language = "fr"
    app = application(settings)
    window = open_window(settings)
    window.move(0, 0)
    window.resize(1200, 800)
    window.show()
    window.files.open_path(path)
    window.live.flush()

    def start() -> None:
        window.activateWindow()
        row = window.catalogue.model.index(window.catalogue.model.row_of("c"))
        product = screen_point(window.catalogue.list.viewport(), window.catalogue.list.visualRect(row).center())
        target = screen_point(window.view.viewport(), window.view.mapFromScene(195, -200))
        worker = threading.Thread(target=job, args=(window, product, target), daemon=True)
        worker.start()
        watch.timeout.connect(lambda: finish(worker))
        watch.start()

    def finish(worker: threading.Thread) -> None:
        if not worker.is_alive():
            watch.stop()
            QTimer.singleShot(400, app.quit)

    watch = QTimer(interval=100)
    QTimer.singleShot(700, start)
    QTimer.singleShot(40_000, app.quit)
    app.exec()
    return 0 if not window.workbench.document.modified else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
