"""The open file is no longer as it was when it was opened or saved: telling it, and the ways out. Nothing is decided without the person."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planogram.exchange.files import Opened, document_of
from planogram.i18n import Translator
from planogram.session.branches import adopt_branches
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.saving import changed_behind
from planogram.storage.lock import Owner
from planogram.storage.places import exists
from planogram.ui.banners import Banner, Choice

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

CHANGED = "changed"
"""Key of its banner."""


def tell_changed(window: "MainWindow") -> None:
    """The banner, if the file changed behind our back; without it when the file is as we know it."""
    document = window.workbench.document
    if document.path is None or not changed_behind(document):
        window.banners.take_down(CHANGED)
    elif exists(document.path):
        choices = _ways_out(window, document.path)
        window.banners.put_up(Banner(CHANGED, about_file("changed", document.path), choices[:1] if document.read_only else choices))
    else:
        again: Choice = ("safety.save_again", _writing(window, document.path))
        ways = (("safety.save_copy", window.files.save_as),)
        window.banners.put_up(Banner(CHANGED, about_file("gone", document.path), ways if document.read_only else (again, *ways)))


def _ways_out(window: "MainWindow", path: Path) -> tuple[Choice, ...]:
    return (
        ("safety.reload", lambda: reload(window)),
        ("safety.save_copy", window.files.save_as),
        ("safety.overwrite", _writing(window, path)),
    )


def _writing(window: "MainWindow", path: Path) -> Callable[[], object]:
    return lambda: window.files.write_project(path, overwrite=True)


def reload(window: "MainWindow") -> None:
    """What the file holds now becomes the present, as a step: one's own edits are there to undo to. A read-only document is read anew."""
    document = window.workbench.document
    path = document.path
    opened = None if path is None else window.files.read(path)
    if path is None or opened is None:
        return
    if document.read_only:
        window.files.show(document_of(opened, path))
    else:
        _take_in(document, path, opened)
        window.status.say(window.translator("safety.reloaded", file=path.name))
    window.banners.take_down(CHANGED)


def _take_in(document: Document, path: Path, opened: Opened) -> None:
    document.images.update(opened.images)
    document.do(Label("edit.reload", (("name", path.name),)), opened.project)
    known = {version.id for version in opened.versions}
    own = tuple(version for version in document.versions if version.id not in known)
    document.put_versions((*opened.versions, *own))
    # versions frozen and branches begun here and not saved yet stay to be saved
    theirs = opened.branches if document.branches else None
    adopt_branches(document, opened.branches)
    document.mark_saved(document.committed, path, opened.versions if own else document.versions, opened.stamp, theirs)


def about_file(key: str, path: Path, owner: Owner | None = None) -> Callable[[Translator], str]:
    """The sentence `safety.<key>` about a file, and about who holds it, in whatever language the window speaks."""

    def words(say: Translator) -> str:
        held = {} if owner is None else {"name": owner.name or owner.host, "host": owner.host, "since": moment(say, owner.since)}
        return say(f"safety.{key}", file=path.name, **held)

    return words


def moment(say: Translator, at: datetime) -> str:
    """A day and a time on this machine's clock."""
    local = at.astimezone()
    return f"{say.date(local.date())} {local:%H:%M}"
