"""The lock of the open file: held while it is edited here, told of when someone else has it. What its content does is changed_file.py.

Says it in banners, asks nothing at the opening: a file someone else holds is shown read-only at once. Locks are storage's.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from planogram.session.document import Document
from planogram.session.saving import Opening, changed_behind, open_for_editing
from planogram.storage.lock import REFRESH_EVERY, Lock, Owner, owner_of
from planogram.ui.banners import Banner, Choice
from planogram.ui.changed_file import CHANGED, about_file, reload, tell_changed
from planogram.ui.dialogs.choose import choose
from planogram.ui.person import person_name

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

HELD = "held"
"""Key of its banner."""


class Sharing(QObject):
    """Holds the lock of the file on the workbench, for one window."""

    def __init__(self, window: "MainWindow", name: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._name = name or person_name()
        self.lock: Lock | None = None
        self.owner: Owner | None = None
        """Who holds the file instead of us, as far as we know."""
        self._path: Path | None = None
        self._document: Document | None = None
        self._leave_document: Callable[[], None] = _nothing
        self._leave = window.workbench.listen(self._follow)
        self._clock = QTimer(self, interval=round(REFRESH_EVERY * 1000))
        self._clock.timeout.connect(self.look)
        self._clock.start()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.focusWindowChanged.connect(self._entered)
        app.aboutToQuit.connect(self.close)
        window.closed.connect(self.close)
        window.sharing = self
        self._follow()

    def close(self) -> None:
        """Give the file back. A second call does nothing."""
        if self._leave is _nothing:
            return
        self._leave()
        self._leave = _nothing
        self._app.focusWindowChanged.disconnect(self._entered)
        self._leave_document()
        self._leave_document = _nothing
        self._clock.stop()
        self._release()

    def saved(self) -> None:
        """The document was saved: perhaps elsewhere, perhaps over a file someone else held, because the person said so."""
        document = self._window.workbench.document
        if document.path != self._path or self.lock is None or not self.lock.still_ours():
            self._release()
            self._path = document.path
            self._claim(take_over=True)
        self._window.banners.take_down(CHANGED)

    def look(self) -> None:
        """Is the file still ours, and still as it was? Asked when the window is entered and once a minute."""
        document = self._window.workbench.document
        if document.path is None or document.path != self._path:
            return
        self._mind_lock(document.path)
        tell_changed(self._window)

    def work_on_copy(self) -> None:
        """Go on with what is shown as a project of one's own."""
        self._release()
        self._path = None
        self._window.workbench.document.detach()
        self._window.banners.take_down(HELD)
        self._window.banners.take_down(CHANGED)
        self._window.status.say(self._window.translator("safety.copied"))

    def take_over(self) -> None:
        """Hold the file from now on, after a word about the one who holds it."""
        say, path, owner = self._window.translator, self._path, self.owner
        if path is None:
            return
        if owner is not None and owner_of(path) is not None:
            name = owner.name or owner.host
            text = say("safety.take_over.title", file=path.name)
            if not choose(self._window, say, text, say("safety.take_over.text", name=name), ("safety.take_over",), ("safety.take_over",)):
                return
        self._claim(take_over=True)
        self._see_changes()

    def try_again(self) -> None:
        """Hold the file if there is room for a lock now."""
        self._claim()
        self._see_changes()

    def _see_changes(self) -> None:
        """Held now, the file is read anew if someone changed it while it was not."""
        if self.lock is not None and changed_behind(self._window.workbench.document):
            reload(self._window)

    def _follow(self) -> None:
        document = self._window.workbench.document
        if document is self._document:
            return
        self._leave_document()
        self._release()
        self._document, self._path = document, document.path
        self._leave_document = document.listen_refusals(self._refused)
        for key in (HELD, CHANGED):
            self._window.banners.take_down(key)
        self._claim()

    def _claim(self, take_over: bool = False) -> None:
        document = self._window.workbench.document
        if document.path is None:
            return
        opening = open_for_editing(document.path, self._name, take_over)
        self.lock, self.owner = opening.lock, opening.owner
        if opening.access == "edit":
            self._let_edit(document, True)
            self._window.banners.take_down(HELD)
        elif document.modified:
            self._go_on_in_copy(document, opening)
        else:
            self._let_edit(document, False)
            words = about_file(_reason(opening), document.path, opening.owner)
            self._window.banners.put_up(Banner(HELD, words, self._ways_out(opening), lasting=True))
        self._window.retitle()

    def _let_edit(self, document: Document, able: bool) -> None:
        if document.read_only is able:
            document.read_only = not able
            document.tell()

    def _go_on_in_copy(self, document: Document, opening: Opening) -> None:
        """Work that was found again, on a file someone else holds now: the work matters more than its place."""
        assert document.path is not None
        words = about_file(f"{_reason(opening)}_copy", document.path, opening.owner)
        document.detach()
        self._path = None
        self._window.banners.put_up(Banner(HELD, words, (("safety.save_copy", self._window.files.save_as),)))

    def _ways_out(self, opening: Opening) -> tuple[Choice, ...]:
        copy: Choice = ("safety.copy", self.work_on_copy)
        if opening.full:
            return ("safety.again", self.try_again), copy
        return (copy, ("safety.take_over", self.take_over)) if opening.owner is not None else (copy,)

    def _mind_lock(self, path: Path) -> None:
        document = self._window.workbench.document
        if self.lock is None:
            if document.read_only and self.owner is not None and owner_of(path) is None:
                words = about_file("free", path, self.owner)
                self._window.banners.put_up(Banner(HELD, words, (("safety.edit", self.take_over),), lasting=True))
            return
        if self.lock.refresh():
            return
        owner = owner_of(path)
        if owner is None:
            # the share was away, or someone cleared the folder: ask for it again
            opening = open_for_editing(path, self._name)
            self.lock = opening.lock or self.lock
        elif owner.token != self.lock.owner.token:
            self.lock, self.owner = None, owner
            choices = (("safety.save_copy", self._window.files.save_as), ("safety.take_over", self.take_over))
            self._window.banners.put_up(Banner(HELD, about_file("taken_over", path, owner), choices, lasting=True))

    def _refused(self) -> None:
        self._window.status.say(self._window.translator("safety.refused"))

    def _entered(self, entered: QWindow | None) -> None:
        if entered is not None and entered is self._window.windowHandle():
            self.look()

    def _release(self) -> None:
        if self.lock is not None:
            self.lock.release()
        self.lock = self.owner = None


def _reason(opening: Opening) -> str:
    """Why a file is opened read-only, as its sentences are called."""
    return "locked" if opening.owner else "full" if opening.full else "unwritable"


def _nothing() -> None:
    """There is nothing more to leave."""
