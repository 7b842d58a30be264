"""Windows and dialogs opened and closed at random while walks, preview, optimiser and recorder run in their threads; run by test_threads.py.

python -m tests.ui.opening_and_closing SEED ROUNDS FOLDER   the program ends with the last window open and at work
"""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from planogram.exchange.project_file import read_project_file
from planogram.model.project import Project
from planogram.resources import resource
from planogram.session.document import Document
from planogram.ui import verbs
from planogram.ui.app import application, open_window, protect
from planogram.ui.compare.window import open_comparison
from planogram.ui.main_window import MainWindow
from planogram.ui.optimiser.window import open_optimiser
from planogram.ui.settings import Settings
from planogram.ui.setups.dialog import show_setups
from tests.session.random_edits import random_edits

_TURNS = 12
_OPEN: tuple[Callable[[MainWindow], object], ...] = (
    lambda window: open_optimiser(window, "rebalance").ask(),
    lambda window: open_optimiser(window, "facings").ask(),
    lambda window: open_optimiser(window, "arrange").ask(),
    verbs.show_print,
    verbs.show_print,
    verbs.show_versions,
    show_setups,
    open_comparison,
    lambda window: window.centre.show_floor(),
    lambda window: window.set_language("en" if window.translator.language == "fr" else "fr"),
    lambda window: window.workbench.replace(Document(window.workbench.project)),
)


def _close_one(window: MainWindow, chance: random.Random) -> None:
    """By its own button, or by Escape."""
    shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    if shown:
        dialog = chance.choice(shown)
        dialog.close() if chance.random() < 0.5 else QTest.keyClick(dialog, Qt.Key.Key_Escape)


def _opened(settings: Settings, project: Project, folder: Path) -> MainWindow:
    window = open_window(settings, Document(project))
    protect(window, folder)
    window.show()
    window.centre.show_floor()
    window.live.flush()
    return window


def _busy(window: MainWindow, chance: random.Random) -> None:
    edits: dict[int, Iterator[int]] = {}
    for _ in range(_TURNS):
        document = window.workbench.document
        what = chance.random()
        if what < 0.4:
            next(edits.setdefault(id(document), random_edits(document, chance.randrange(1000))))
        elif what < 0.75:
            chance.choice(_OPEN)(window)
        else:
            _close_one(window, chance)
        QTest.qWait(chance.choice((0, 0, 5, 40)))


def main(seed: str, rounds: str, folder: str) -> int:
    chance, place = random.Random(int(seed)), Path(folder)
    settings = Settings(place / "window.json")
    settings.remembered.language = "fr"
    app = application(settings)
    project, _ = read_project_file(resource("samples", "superette.planogram"))
    for _ in range(int(rounds)):
        window = _opened(settings, project, place)
        _busy(window, chance)
        window.workbench.document.mark_saved(window.workbench.document.committed, None)
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window = _opened(settings, project, place)
    _busy(window, chance)
    open_optimiser(window, "arrange").ask()
    QTimer.singleShot(20, lambda: app.exit(0))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
