"""Bringing in a workbook: unknown headers mapped once, changes of an export that comes back reviewed. Reading is exchange's."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QDialog

from planogram.exchange.files import Opened, open_file, read_into
from planogram.exchange.sales_words import sales_sentence
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

_OPEN, _BRING_IN = _WAYS = ("review.other.open", "review.other.bring_in")
"""What may be done with a workbook of another project."""

_KEPT_ANSWERS = 100
_TAB = "*"
"""Under this name an answer keeps the sheet that a tab holds."""

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


class Answers(msgspec.Struct, frozen=True):
    """What headers and tabs mean: by sheet header → column, and tab → sheet."""

    mapping: HeaderMapping = {}
    tabs: Mapping[str, str] = {}


def open_workbook(window: "MainWindow", path: Path) -> Opened | None:
    """The workbook at `path` as a project of its own; None when it could not be read or was given up."""
    answers = answered_headers(window, path, "file.opening", "file.not_opened")
    if answers is None:
        return None

    def work(progress: Progress, cancelled: Cancelled) -> Opened:
        return open_file(path, progress=progress, cancelled=cancelled, mapping=answers.mapping, tabs=answers.tabs)

    return window.files.attempt("file.opening", "file.not_opened", path, work)


def import_workbook(window: "MainWindow", path: Path) -> bool:
    """Bring the workbook at `path` into the open project, as one step that can be undone; False when nothing was imported."""
    answers = answered_headers(window, path, "file.importing", "file.not_imported")
    if answers is None:
        return False
    base = window.workbench.document.committed

    def review(progress: Progress, cancelled: Cancelled) -> Review | Opened:
        if was_exported(path):
            return review_workbook(path, base, progress=progress, cancelled=cancelled, mapping=answers.mapping)
        return rows(progress, cancelled)

    def rows(progress: Progress, cancelled: Cancelled) -> Opened:
        return read_into(path, base, progress=progress, cancelled=cancelled, mapping=answers.mapping, tabs=answers.tabs)

    found: Review | Opened | None = window.files.attempt("file.importing", "file.not_imported", path, review)
    if isinstance(found, Review) and found.origin == "another_project":
        say = window.translator
        answer = choose(window, say, say("review.other.title", name=path.name), say("review.other.text"), _WAYS)
        if answer == _OPEN:
            return window.files.open_path(path)
        found = window.files.attempt("file.importing", "file.not_imported", path, rows) if answer == _BRING_IN else None
    if found is None:
        return False
    return _reviewed(window, path, found) if isinstance(found, Review) else window.files.take(path, found)


def answered_headers(window: "MainWindow", path: Path, doing: str, failed: str) -> Answers | None:
    """What unknown headers mean: as answered before for the same headers, else asked. None when it cannot be read or was given up."""
    tabs = window.files.attempt(doing, failed, path, lambda *_: sheet_headers(path))
    if tabs is None:
        return None
    kept = window.settings.remembered.headers
    answers, unasked = _as_before(tabs, kept)
    open_ones = [tab for tab in unasked if tab.unknown and (tab.sheet is None or tab.missing)]
    if not open_ones:
        return answers
    dialog = HeadersDialog(window, open_ones, path.name, window.translator)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    for tab in open_ones:
        sheet = tab.sheet or dialog.held.get(tab.tab, "")
        told = dict(dialog.mapping.get(sheet, {}))
        kept[tab.signature] = told if tab.sheet else {**told, _TAB: sheet}
    for oldest in list(kept)[:-_KEPT_ANSWERS]:
        del kept[oldest]
    window.settings.save()
    return Answers({**answers.mapping, **dialog.mapping}, {**answers.tabs, **dialog.held})


def _as_before(tabs: tuple[SheetHeaders, ...], kept: Mapping[str, Mapping[str, str]]) -> tuple[Answers, list[SheetHeaders]]:
    """What was answered before, and the tabs about which nothing was; those of no known name matter when no other is known."""
    mapping: dict[str, Mapping[str, str]] = {}
    held: dict[str, str] = {}
    unasked = []
    named = any(tab.sheet or tab.guess for tab in tabs)
    for tab in tabs:
        answer = dict(kept.get(tab.signature, {}))
        sheet = tab.sheet or answer.pop(_TAB, "")
        if tab.signature in kept and sheet:
            mapping[sheet] = answer
            held |= {} if tab.sheet else {tab.tab: sheet}
        elif tab.sheet or not named:
            unasked.append(tab)
    return Answers(mapping, held), [tab for tab in unasked if tab.sheet or not held]


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
    before = window.workbench.document.committed
    window.workbench.document.do(Label("edit.import", (("name", path.name),)), project)
    window.status.say(f"{say('file.imported', name=path.name)} {sales_sentence(before, project, say, only_other=True)}".strip())
    files.report(path, (*review.refused, *refused))
    return True
