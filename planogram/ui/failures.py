"""An error inside the program: the gesture ends, the project stays whole, one banner tells, the log keeps where. Not for problems of files."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planogram.ui.banners import Banner
from planogram.ui.failure_log import FailureLog, described

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

BANNER = "failure"


class Failures(QObject):
    """Hears of every error nobody caught, in any thread, from its making to `close`."""

    _noted = Signal(str)

    def __init__(self, window: "MainWindow", folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self.log = FailureLog(folder)
        self._thread = threading.get_ident()
        self._details: dict[str, int] = {}
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        # queued: an error inside a paint event must not change what is being painted
        self._noted.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda arguments: self.note(arguments.exc_value)
        sys.unraisablehook = lambda arguments: self.note(arguments.exc_value)
        window.closed.connect(self.close)

    @property
    def details(self) -> str:
        """What "copy details" copies: every error since the notice was last closed, each once with its number."""
        return "\n\n".join(f"{count}× {text}" for text, count in self._details.items())

    def note(self, problem: BaseException | None) -> None:
        """An error: log it, and in the window's own thread end what the hand was doing. Raises nothing."""
        if problem is None or isinstance(problem, KeyboardInterrupt | SystemExit):
            return
        with suppress(Exception):
            if threading.get_ident() == self._thread:
                self._let_go()
            details = described(problem)
            self.log.write(details)
            self._noted.emit(details)

    def close(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        self.log.close()

    def _uncaught(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        with suppress(Exception):
            sys.__excepthook__(kind, problem, trace)
        self.note(problem if problem.__traceback__ is not None else problem.with_traceback(trace))

    def _let_go(self) -> None:
        """In every window the project is as before the gesture; the tool that failed is not asked, a new one is taken."""
        for window in QApplication.topLevelWidgets():
            if isinstance(window, type(self._window)):
                _attempt(window.view.forget_gesture)
                _attempt(window.workbench.document.cancel_gesture)

    def _tell(self, details: str) -> None:
        self._details[details] = self._details.get(details, 0) + 1
        if BANNER not in self._window.banners.shown:
            choices = (("safety.failure.copy", self._copy), ("safety.failure.save", self._window.files.save))
            self._window.banners.put_up(Banner(BANNER, lambda say: say("safety.failure"), choices, closed=self._details.clear))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self._window.status.say(self._window.translator("safety.failure.copied"))


def _attempt(step: Callable[[], object]) -> None:
    with suppress(Exception):
        step()
