"""Keeps a recorder on whichever document is open, and offers at the start what a crash left. How work is kept is session/recovery's."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from planogram.session.recovery import LostWork, Recorder, discard, found_work, restore
from planogram.ui.banners import Banner
from planogram.ui.dialogs.ask import ask_about_lost_work

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

FAILING = "recovery"
"""Key of its banner."""
_LOOK_MS = 2000


class Safety:
    """`folder` is the user's own; every running program has a folder of its own inside."""

    def __init__(self, window: "MainWindow", folder: Path) -> None:
        self._window, self.folder = window, folder
        window.safety = self
        self.lost = found_work(folder)
        """Work that a crash left, newest first."""
        self._document = window.workbench.document
        self._recorder = Recorder(self._document, folder)
        self._leave = window.workbench.listen(self._follow)
        self._clock = QTimer(window, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        window.closed.connect(self.close)

    def offer(self) -> bool:
        """Ask about work a crash left, newest first; True when one was taken up again."""
        for lost in self.lost:
            answer = ask_about_lost_work(self._window, self._window.translator, lost)
            if answer == "restore":
                self._take_up(lost)
                return True
            if answer == "discard":
                discard(lost)
        return False

    def close(self, keep: bool = False) -> None:
        """The window was left in peace: nothing to recover. `keep` when it was not asked: the session ends."""
        self._leave()
        self._leave = _nothing
        self._clock.stop()
        self._recorder.close(keep)

    def look(self) -> None:
        """Say it as long as edits cannot be recorded: the person should save now rather than later."""
        banners, failing = self._window.banners, self._recorder.failure is not None
        if failing and FAILING not in banners.shown:
            banners.put_up(Banner(FAILING, lambda say: say("recovery.failing"), (("safety.failure.save", self._window.files.save),), lasting=True))
        elif not failing and FAILING in banners.shown:
            banners.take_down(FAILING)

    def _take_up(self, lost: LostWork) -> None:
        self._window.files.show(restore(lost))
        if self._recorder.flush():
            discard(lost)

    def _follow(self) -> None:
        document = self._window.workbench.document
        if document is not self._document:
            self._recorder.close()
            self._document = document
            self._recorder = Recorder(document, self.folder)


def _nothing() -> None:
    """There is nothing more to leave."""
