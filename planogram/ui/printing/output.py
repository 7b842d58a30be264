"""Where a printed document goes: to a printer by the system's dialog, or into a file. With progress and cancel; whatever fails is told."""

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from planogram.exchange.files import save_comparison
from planogram.exchange.pdf.book import PrintCancelled, write_book
from planogram.exchange.pdf.documents import COMPARISONS, PrintOrder, lay_out, write_document
from planogram.exchange.problems import FileProblem, os_problem, project_problem, sentence
from planogram.i18n import Translator
from planogram.storage.atomic import write_atomically
from planogram.storage.codec import BadProject
from planogram.ui.jobs import run_job
from planogram.ui.printing.to_printer import NotPrinted, pages_asked_for, print_pages, printer_for
from planogram.ui.trouble import end_trouble, tell_trouble

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

Result = TypeVar("Result")
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
_WRITTEN = 0.5
"""Share of a print job after which its PDF is written and the printer begins."""


class Output:
    """Saves and prints for one dialog. `tell` says what is done, else the status bar does, which a window as large as the main one covers."""

    def __init__(self, dialog: QDialog, window: "MainWindow", tell: Callable[[str], object] | None = None) -> None:
        self._dialog, self._window, self._say = dialog, window, window.translator
        self._tell = tell or window.status.say

    def attempt(self, work: Callable[[], Result], asked: bool = True) -> Result | None:
        """The result of `work`; None when it was stopped, or when it failed: a notice over the dialog says so.

        What the person did not ask for (`asked`: a drawing that follows by itself) leaves the notice of before.
        """
        if asked:
            end_trouble(self._window, self._dialog)
        try:
            return work()
        except PrintCancelled:
            return None
        except (FileProblem, BadProject, NotPrinted) as problem:
            tell_trouble(self._window, partial(self._words, problem), over=self._dialog)
            return None

    def _words(self, problem: FileProblem | BadProject | NotPrinted, say: Translator) -> str:
        if isinstance(problem, BadProject):
            problem = project_problem(problem, Path(self._window.document_name()))
        return f"{say('printing.not_done')}\n{say('printing.no_printer')}" if isinstance(problem, NotPrinted) else sentence(problem, say)

    def save(self, order: PrintOrder) -> Path | None:
        """Choose where, and save as PDF; the file that was written."""
        say, window = self._say, self._window
        name = f"{window.document_name()} – {say(f'print.{order.document}')}.pdf".replace("/", "-")
        folder = window.settings.remembered.folder or str(Path.home())
        compared = order.document in COMPARISONS
        filters = say("printing.filter" if compared else "file.filter.pdf")
        chosen, kind = QFileDialog.getSaveFileName(self._dialog, say("printing.save").rstrip("…"), str(Path(folder) / name), filters)
        if not chosen:
            return None
        path = _with_extension(Path(chosen), compared and ".xlsx" in kind)
        return path if self.save_to(order, path) else None

    def save_to(self, order: PrintOrder, path: Path) -> bool:
        """Write the PDF, or the workbook of a comparison; an earlier file stays whole until the new one is."""
        images, say = dict(self._window.workbench.document.images), self._say

        def work(progress: Progress, cancelled: Cancelled) -> bool:
            if path.suffix.lower() == ".xlsx" and order.old is not None:
                save_comparison(path, order.old, order.project, say)
                return True
            try:
                write_atomically(
                    path, lambda file: write_document(file, order, say, images=images, progress=progress, cancelled=cancelled), keep_previous=False
                )
            except OSError as problem:
                raise os_problem(problem, path) from problem
            return True

        done = self.attempt(lambda: run_job(self._dialog, say("file.exporting", name=path.name), say("dialog.cancel"), work)) is True
        if done:
            self._tell(say("file.exported", name=path.name))
        return done

    def print_on_paper(self, order: PrintOrder) -> None:
        """Ask for a printer in the system's dialog, and print."""
        say = self._say
        book = self.attempt(lambda: run_job(self._dialog, say("printing.drawing"), say("dialog.cancel"), lambda *_: lay_out(order, say)))
        if book is None:
            return
        printer = printer_for(book.size, f"{book.title} – {book.origin.name}", len(book.pages))
        chooser = QPrintDialog(printer, self._dialog)
        chooser.setMinMax(1, len(book.pages))
        chooser.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        if chooser.exec() == QDialog.DialogCode.Accepted:
            self.print_with(printer, order)

    def print_with(self, printer: QPrinter, order: PrintOrder) -> bool:
        """Print the pages the printer was set to."""
        images, say = dict(self._window.workbench.document.images), self._say

        def work(progress: Progress, cancelled: Cancelled) -> bool:
            book, buffer = lay_out(order, say), io.BytesIO()
            write_book(buffer, book, say, images=images, progress=lambda share: progress(share * _WRITTEN), cancelled=cancelled)
            numbers = pages_asked_for(printer, len(book.pages))
            print_pages(printer, buffer.getvalue(), numbers, lambda share: progress(_WRITTEN + share * (1 - _WRITTEN)), cancelled)
            return True

        done = self.attempt(lambda: run_job(self._dialog, say("printing.printing"), say("dialog.cancel"), work)) is True
        if done:
            self._tell(say("printing.sent"))
        return done


def _with_extension(path: Path, sheet: bool) -> Path:
    """The path as it was typed when that names a format, else with the extension of the format that was chosen."""
    if path.suffix.lower() == ".pdf" and not sheet:
        return path
    if path.suffix.lower() == ".xlsx":
        return path
    return path.with_suffix(".xlsx") if sheet and path.suffix.lower() == ".pdf" else path.with_name(path.name + (".xlsx" if sheet else ".pdf"))
