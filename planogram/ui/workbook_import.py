"""Bringing a workbook into the open project: unknown headers mapped once, changes of an export that comes back reviewed. Reading is exchange's."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from planogram.exchange.files import Opened, read_into
from planogram.exchange.workbook.accept import accept
from planogram.exchange.workbook.headers import SheetHeaders, sheet_headers
from planogram.exchange.workbook.read import HeaderMapping
from planogram.exchange.workbook.review import Review, review_workbook, was_exported
from planogram.session.history import Label
from planogram.ui.dialogs.choose import choose
from planogram.ui.dialogs.headers_dialog import HeadersDialog
from planogram.ui.dialogs.review_dialog import ReviewDialog

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

WORKBOOKS = (".xlsx", ".xlsm")
_KEPT_MAPPINGS = 100
_OPEN, _BRING_IN = _WAYS = ("review.other.open", "review.other.bring_in")
"""What may be done with a workbook of another project."""

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def import_workbook(window: "MainWindow", path: Path) -> bool:
    """Bring the workbook at `path` in, as one step that can be undone; False when nothing was imported."""
    tabs = window.files.attempt("file.importing", "file.not_imported", path, lambda *_: sheet_headers(path))
    if tabs is None:
        return False
    mapping = settled_headers(window, path, tabs)
    if mapping is None:
        return False
    base = window.workbench.document.committed

    def review(progress: Progress, cancelled: Cancelled) -> Review | Opened:
        if was_exported(path):
            return review_workbook(path, base, progress=progress, cancelled=cancelled, mapping=mapping)
        return rows(progress, cancelled)

    def rows(progress: Progress, cancelled: Cancelled) -> Opened:
        return read_into(path, base, progress=progress, cancelled=cancelled, mapping=mapping)

    found: Review | Opened | None = window.files.attempt("file.importing", "file.not_imported", path, review)
    if isinstance(found, Review) and found.origin == "another_project":
        answer = choose(
            window, window.translator, window.translator("review.other.title", name=path.name), window.translator("review.other.text"), _WAYS
        )
        if answer == _OPEN:
            return window.files.open_path(path)
        found = window.files.attempt("file.importing", "file.not_imported", path, rows) if answer == _BRING_IN else None
    if found is None:
        return False
    return _reviewed(window, path, found) if isinstance(found, Review) else window.files.take(path, found)


def settled_headers(window: "MainWindow", path: Path, tabs: tuple[SheetHeaders, ...]) -> HeaderMapping | None:
    """Which unknown header is which column: as answered before for the same headers, else asked. None when the person gave up."""
    answers = window.settings.remembered.headers
    mapping: dict[str, Mapping[str, str]] = {tab.sheet: answers[tab.signature] for tab in tabs if tab.sheet and tab.signature in answers}
    open_ones = [tab for tab in tabs if tab.sheet and tab.missing and tab.unknown and tab.sheet not in mapping]
    if not open_ones:
        return mapping
    dialog = HeadersDialog(window, open_ones, path.name, window.translator)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    mapping.update(dialog.mapping)
    for tab in open_ones:
        answers[tab.signature] = dict(dialog.mapping.get(tab.sheet or "", {}))
    for oldest in list(answers)[:-_KEPT_MAPPINGS]:
        del answers[oldest]
    window.settings.save()
    return mapping


def _reviewed(window: "MainWindow", path: Path, review: Review) -> bool:
    """Show what would change, and take what was accepted."""
    say, files = window.translator, window.files
    if not review.changes:
        window.status.say(say("file.nothing_new", name=path.name))
        files.report(path, review.refused)
        return True
    dialog = ReviewDialog(window, review, path.name, say, window.theme)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    taken = files.attempt("file.importing", "file.not_imported", path, lambda *_: accept(review, dialog.accepted_changes))
    if taken is None:
        return False
    project, refused = taken
    window.workbench.document.do(Label("edit.import", (("name", path.name),)), project)
    window.status.say(say("file.imported", name=path.name))
    files.report(path, (*review.refused, *refused))
    return True
