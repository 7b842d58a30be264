"""New, open, save, import, export: the questions and the order of things. Reading and writing itself is exchange's."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planogram.exchange.files import WORKBOOKS, Opened, document_of, open_file, read_into, save_file
from planogram.exchange.problems import FileProblem, RefusedRow, outcome_problem, sentence
from planogram.exchange.psa.report import kept_report
from planogram.exchange.sales_words import sales_sentence
from planogram.exchange.sample import as_of, sample_file
from planogram.exchange.workbook.watch import Cancelled
from planogram.model.edits.project import rename
from planogram.model.project import Project
from planogram.session import saving
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage.atomic import previous_of
from planogram.storage.places import is_file
from planogram.ui.banners import Choice
from planogram.ui.beside import show_beside
from planogram.ui.dialogs.ask import ask_to_overwrite, ask_to_save
from planogram.ui.dialogs.fidelity import FidelityReport
from planogram.ui.dialogs.import_report import ImportReport
from planogram.ui.file_choice import choose_to_read, choose_to_write
from planogram.ui.jobs import Result, Work, run_job
from planogram.ui.look import label_fields
from planogram.ui.thumbnail import thumbnail
from planogram.ui.trouble import end_trouble, tell_trouble, troubled

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

PROJECT_EXTENSION = ".planogram"


class FileCommands:
    """What the File menu does, for one window. Whatever fails leaves the open project as it was."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    @property
    def _document(self) -> Document:
        return self._window.workbench.document

    def new(self) -> None:
        """An empty project, after asking about unsaved work."""
        if self.may_leave():
            self.show(Document(Project(name=self._window.translator("file.untitled"))))

    def open(self) -> None:
        """Choose a file and open it."""
        path = choose_to_read(self._window, "file.open.title", "file.filter.readable")
        if path is not None:
            self.open_path(path)

    def open_sample(self) -> None:
        """The sample store, as a project of its own that is not saved over the sample."""
        if self.may_leave():
            opened = self.read(sample_file())
            if opened is not None:
                self.show(Document(as_of(opened.project, date.today()), None, opened.images, opened.versions))

    def open_path(self, path: Path) -> bool:
        """Open a file in place of the present project; False when nothing was opened. Nobody is asked about their work for a file that fails."""
        opened = self.read(path)
        if opened is None:
            return False
        unsaved = self._document.modified
        if not self.may_leave():
            return False
        if unsaved and self._document.path == path:  # answered by saving, which wrote this very file
            opened = self.read(path)
            if opened is None:
                return False
        self.show(document_of(opened, path))
        if self._document.path is not None or not opened.is_project_file:  # the copy from before a save is no file to come back to
            self._window.settings.remember_file(path)
        self._window.retitle()
        self.report(path, opened.refused, opened.notes)
        return True

    def show(self, document: Document) -> None:
        """Put a document on the workbench."""
        end_trouble(self._window)
        self._window.workbench.replace(document)
        self._window.live.flush()
        self._window.view.fit()

    def read(self, path: Path) -> Opened | None:
        """What the file holds; None when it cannot be read, and a strip says why. The open project is not touched."""
        if path.suffix.lower() in WORKBOOKS:
            # with all that reads Excel: nothing of it is needed at a start
            from planogram.ui.workbook_import import open_workbook

            return open_workbook(self._window, path)

        def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Opened:
            return open_file(path, progress=progress, cancelled=cancelled)

        return self.attempt("file.opening", "file.not_opened", path, work, _earlier_copy(self, path))

    def save(self) -> bool:
        """Save in place; asks where when the project has no file yet."""
        path = self._document.path
        return self.save_as() if path is None else self.write_project(path)

    def save_as(self) -> bool:
        """Choose where, and save."""
        path = choose_to_write(self._window, "file.save.title", PROJECT_EXTENSION)
        return path is not None and self.write_project(path)

    def write_project(self, path: Path, overwrite: bool = False) -> bool:
        """Save there; `overwrite`: the person was asked about what stands in the way and said so."""
        _name_after(path, self._document, self._window.translator("file.untitled"))
        sharing = self._window.sharing
        lock = None if sharing is None else sharing.lock
        outcome = saving.check(self._document, path, lock=lock, overwrite=overwrite) or self._written(path, overwrite)
        if outcome is None:
            return False
        if not outcome.ok:
            return self._not_written(outcome)
        if sharing is not None:
            sharing.saved()
        self._window.settings.remember_file(path)
        self._window.retitle()
        self._window.status.say(self._window.translator("file.saved", name=path.name))
        return True

    def _written(self, path: Path, overwrite: bool) -> saving.SaveOutcome | None:
        prepared, picture = saving.prepare(self._document, path), thumbnail(self._document.committed)
        outcome = self.attempt("file.saving", "file.not_saved", path, lambda *_: saving.write(prepared, picture, overwrite=overwrite))
        return None if outcome is None else saving.finish(self._document, prepared, outcome)

    def _not_written(self, outcome: saving.SaveOutcome) -> bool:
        """Say why; a file changed by someone else may still be saved under another name, or overwritten on purpose."""
        say = self._window.translator
        if outcome.code not in (saving.CHANGED_BEHIND, saving.LOCKED):
            _tell_kept(self._window, outcome)
            return False
        answer = ask_to_overwrite(self._window, say, sentence(outcome_problem(outcome), say))
        if answer == "save_as":
            return self.save_as()
        return answer == "overwrite" and self.write_project(outcome.path, overwrite=True)

    def import_table(self) -> None:
        """Choose a workbook or a table; its rows update the open project by key."""
        path = choose_to_read(self._window, "file.import.title", "file.filter.tables")
        if path is not None:
            self.import_path(path)

    def import_path(self, path: Path) -> bool:
        """Bring a workbook or a table into the open project, as one step that can be undone."""
        if self._document.read_only:
            self._window.status.say(self._window.translator("safety.refused"))
            return False
        if path.suffix.lower() in WORKBOOKS:
            from planogram.ui.workbook_import import import_workbook

            return import_workbook(self._window, path)
        base = self._document.committed
        opened = self.attempt(
            "file.importing", "file.not_imported", path, lambda progress, cancelled: read_into(path, base, progress=progress, cancelled=cancelled)
        )
        return opened is not None and self.take(path, opened)

    def take(self, path: Path, opened: Opened) -> bool:
        """Make what was read from the file at `path` the present project, as one step."""
        self._document.images.update(opened.images)
        before, say = self._document.committed, self._window.translator
        changed = self._document.do(Label("edit.import", (("name", path.name),)), opened.project)
        told = say("file.imported" if changed else "file.nothing_new", name=path.name)
        self._window.status.say(f"{told} {sales_sentence(before, opened.project, say)}".strip())
        self.report(path, opened.refused, opened.notes)
        return True

    def export(self, *extensions: str) -> None:
        """Choose where, and write the project in another format; a picture is of the face on show."""
        path = choose_to_write(self._window, f"file.export{extensions[0]}.title", *extensions)
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> bool:
        """Write the project in the format of `path`'s extension."""
        project, images, say = self._document.committed, _pictures_for(path, self._window), self._window.translator
        reference, labels = self._window.workbench.face_ref, label_fields(self._window)

        written = []

        def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> bool:
            face = None if reference is None else (reference.gondola, reference.side)
            save_file(path, project, images, say, face=face, labels=labels, progress=progress, cancelled=cancelled)
            written.append(path)
            return True

        # asked of the work itself: a cancel that comes after the last row leaves a new file, and the window says so
        self.attempt("file.exporting", "file.not_saved", path, work, (("safety.again", lambda: self.export_to(path)),))
        if written:
            self._window.status.say(say("file.exported", name=path.name))
        return bool(written)

    def may_leave(self) -> bool:
        """True when the open project may be replaced or closed: it is saved, or the person says so."""
        document = self._document
        document.cancel_gesture()
        if not document.modified:
            return True
        answer = ask_to_save(self._window, self._window.translator, self._window.document_name())
        return self.save() if answer == "save" else answer == "discard"

    def attempt(self, doing: str, failed: str, path: Path, work: Work[Result], ways: tuple[Choice, ...] = ()) -> Result | None:
        """The result of `work`; None when it was stopped, or when it failed: a strip says so, and offers the `ways` out."""
        say = self._window.translator
        end_trouble(self._window)
        try:
            return run_job(self._window, say(doing, name=path.name), say("dialog.cancel"), work)
        except Cancelled:
            return None
        except (FileProblem, OSError) as problem:
            tell_trouble(self._window, troubled(failed, path, problem), ways)
            return None

    def report(self, path: Path, refused: tuple[RefusedRow, ...], notes: tuple[RefusedRow, ...] = ()) -> None:
        """Say which rows were left out, and which were taken with a remark, if any."""
        for words, rows in (("remarks", notes), ("report", refused)):
            if rows:
                show_beside(self._window, partial(_report_of, self._window, path.name, rows, words))
        if path.suffix.lower() == ".psa":
            self.show_fidelity()

    def show_fidelity(self) -> None:
        """What the project took over from a PSA file, if it came from one."""
        kept = kept_report(self._document.committed)
        if kept is not None:
            show_beside(self._window, lambda: FidelityReport(self._window, self._window.translator, self._window.document_name(), kept))


def _pictures_for(path: Path, window: "MainWindow") -> dict[str, bytes]:
    """The pictures that go into a file; a drawing of the shelf has them while the screen shows them."""
    drawn = path.suffix.lower() in (".pdf", ".png", ".svg")
    return {} if drawn and window.settings.remembered.mode != "photo" else dict(window.workbench.document.images)


def _name_after(path: Path, document: Document, untitled: str) -> None:
    """A new plan takes the name of its first file, else « Untitled » heads every printed page."""
    if document.path is None and document.committed.name == untitled:
        document.do(Label("edit.named_after_file", (("name", path.stem),)), rename(document.committed, path.stem))


def _earlier_copy(files: FileCommands, path: Path) -> tuple[Choice, ...]:
    earlier = previous_of(path)
    return (("safety.previous", lambda: files.open_path(earlier)),) if is_file(earlier) else ()


def _tell_kept(window: "MainWindow", outcome: saving.SaveOutcome) -> None:
    """The disk, the share or the name is at fault: the work is kept, and can go somewhere else."""
    words = troubled("file.not_saved", outcome.path, outcome_problem(outcome))
    ways: tuple[Choice, ...] = (("safety.elsewhere", window.files.save_as),)
    if outcome.code != saving.READ_ONLY:
        ways += (("safety.again", lambda: window.files.write_project(outcome.path)),)
    tell_trouble(window, lambda say: f"{words(say)} {say('safety.kept')}", ways)


def _report_of(window: "MainWindow", name: str, rows: tuple[RefusedRow, ...], words: str) -> ImportReport:
    return ImportReport(window, window.translator, name, rows, words)
