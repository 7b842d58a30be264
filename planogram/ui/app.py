"""Starting the window: fonts, colours, what to open. Everything heavy is imported when it is first needed."""

import gc
import sys
from pathlib import Path

from platformdirs import user_state_path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.storage.places import is_file
from planogram.ui.docks import add_docks
from planogram.ui.failure_log import note_crashes
from planogram.ui.failures import Failures
from planogram.ui.file_commands import PROJECT_EXTENSION
from planogram.ui.focus_ring import FocusRing
from planogram.ui.main_window import MainWindow
from planogram.ui.parts import at_most
from planogram.ui.safety import Safety
from planogram.ui.settings import Settings, user_settings
from planogram.ui.sharing import Sharing
from planogram.ui.speech import speak
from planogram.ui.theme import apply_theme, load_fonts, theme_named, undressed
from planogram.ui.tour import start_once
from planogram.ui.waste import collect_here

_BEFORE_TOUR_MS = 600
"""The window is seen before it is explained."""

__all__ = ["application", "open_window", "run", "speak"]


def application(settings: Settings) -> QApplication:
    """The Qt application, dressed; the running one when there is one."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("planogram")
    app.setDesktopFileName("planogram")
    app.setStyle("fusion")
    if app.findChild(FocusRing) is None:
        FocusRing(app)
    app.setFont(load_fonts())
    apply_theme(app, theme_named(settings.remembered.theme))
    collect_here(app)
    return app


def open_window(settings: Settings, document: Document | None = None) -> MainWindow:
    """A window on `document`, by default on an empty project."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with undressed(app):
        return MainWindow(Workbench(document or Document(Project())), settings)


def run(path: Path | None, lang: str | None) -> int:
    """Open the editor on `path`; without one on the sample store at the first start, later on the last file. The exit code."""
    settings = user_settings()
    if lang is not None:
        settings.spoken = lang
    app = application(settings)
    speak(app, settings.language)
    window = open_window(settings)
    if not settings.remembered.geometry:
        fit_to_screen(window)
    state = user_state_path("planogram")
    note_crashes(state)
    safety = protect(window, state)
    app.aboutToQuit.connect(lambda: safety.close(keep=True))
    if not safety.lost and (path is None or path.suffix == PROJECT_EXTENSION):
        # quick to read: the window shows it from its first picture on
        _first_content(window, path)
        window.show()
    else:
        window.show()
        QTimer.singleShot(0, lambda: _after_questions(window, safety, path))
    spare_opened(window.workbench)
    return app.exec()


def spare_opened(workbench: Workbench) -> None:
    """A project opened later is not looked through for waste either: with 10,000 positions that would stop the hand for a tenth of a second."""
    seen = workbench.document

    def look() -> None:
        nonlocal seen
        if workbench.document is not seen:
            seen = workbench.document
            gc.freeze()

    workbench.listen(look)


def protect(window: MainWindow, state: Path) -> Safety:
    """Errors told, work recorded, the file held: what a window that edits needs. `state` is the user's own folder."""
    Failures(window, state)
    Sharing(window)
    return Safety(window, state / "recovery")


def fit_to_screen(window: MainWindow) -> None:
    """At a first start no larger than the screen; docks keep their share."""
    window.resize(at_most((window.width(), window.height()), window.screen().availableSize()))
    add_docks(window, window.docks)


def _after_questions(window: MainWindow, safety: Safety, path: Path | None) -> None:
    if not safety.offer():
        _first_content(window, path)


def _first_content(window: MainWindow, path: Path | None) -> None:
    if path is not None:
        window.files.open_path(path)
    elif window.settings.remembered.started and (last := next(filter(is_file, window.settings.recent), None)) is not None:
        window.files.open_path(last)
    else:
        window.files.open_sample()
        QTimer.singleShot(_BEFORE_TOUR_MS, lambda: start_once(window))
    window.settings.remembered.started = True
    window.settings.save()
