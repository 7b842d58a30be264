"""What can be done with versions from the window: publish, look, restore, branch, status, remove. The rules are session/publishing's."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planogram.exchange.problems import project_problem, sentence
from planogram.i18n import Translator
from planogram.model.edits.project import rename, set_validity, set_version
from planogram.model.project import Status
from planogram.session import publishing
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.storage.codec import BadProject
from planogram.ui.banners import Banner
from planogram.ui.changed_file import moment
from planogram.ui.dialogs.choose import ask_name, choose
from planogram.ui.dialogs.publish import PublishDialog
from planogram.ui.safety import Safety
from planogram.ui.settings import Settings
from planogram.ui.sharing import HELD, Sharing
from planogram.ui.trouble import end_trouble, tell_trouble

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

Done = TypeVar("Done")


def publish(window: "MainWindow", over: QWidget | None = None) -> bool:
    """Ask for name, author, validity and note, and freeze the project under them; False when it was not done."""
    document = window.workbench.document
    document.cancel_gesture()
    dialog = PublishDialog(over or window, window.translator, document.committed, names_of(document))
    dialog.exec()
    entered = dialog.publication
    dialog.deleteLater()
    if entered is None or document.read_only:
        return False
    project = rename(document.committed, document.committed.name, entered.author)
    project = set_validity(set_version(project, entered.version, project.status), entered.valid_from, entered.valid_to)
    publishing.publish(document, entered.note, entered=project)
    window.status.say(window.translator("versions.published", version=entered.version))
    return True


def look(window: "MainWindow", version_id: str, over: QWidget) -> "MainWindow | None":
    """Show a version in a window of its own, read-only; a copy of it may be worked on there."""
    document = window.workbench.document
    looked = _attempt(window, over, lambda: publishing.look_at(document, version_id))
    if looked is None:
        return None
    version = publishing.version_of(document, version_id)
    other = _window_on(window, looked)
    say, at = (lambda say: say("safety.looked_at", version=version.head.version, at=moment(say, version.published_at))), other.sharing
    if at is not None:
        other.banners.put_up(Banner(HELD, say, (("safety.copy", at.work_on_copy),), lasting=True))
    other.show()
    other.live.flush()
    other.view.fit()
    return other


def _window_on(window: "MainWindow", document: Document) -> "MainWindow":
    from planogram.ui.main_window import MainWindow

    settings = Settings()
    settings.remembered, settings.spoken = msgspec.structs.replace(window.settings.remembered), window.translator.language
    other = MainWindow(Workbench(document), settings)
    other.setParent(window, Qt.WindowType.Window)
    other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    Sharing(other)
    if window.safety is not None:
        Safety(other, window.safety.folder)
    window.closed.connect(other.close)
    return other


def restore(window: "MainWindow", version_id: str, over: QWidget) -> bool:
    """The plan of a version becomes the present one, as a step."""
    document = window.workbench.document
    name = _attempt(window, over, lambda: publishing.version_of(document, version_id).head.version)
    if name is None or not _attempt(window, over, lambda: publishing.restore_version(document, version_id)):
        return False
    window.status.say(window.translator("versions.restored", version=name))
    return True


def branch(window: "MainWindow", version_id: str, over: QWidget) -> bool:
    """Begin another project from a version, in place of the open one once that is safe."""
    document, say = window.workbench.document, window.translator
    version = publishing.version_of(document, version_id)
    head = _attempt(window, over, lambda: version.head)
    if head is None:
        return False
    proposed = say("branch.proposed", name=head.name or window.document_name())
    name = ask_name(over, say, say("branch.title", version=head.version), say("branch.name"), proposed, say("branch.create"))
    begun = _attempt(window, over, lambda: publishing.branch_from(document, version_id, name)) if name else None
    if begun is None or not window.files.may_leave():
        return False
    window.files.show(begun)
    return True


def set_status(window: "MainWindow", version_id: str, status: Status, over: QWidget) -> None:
    """In place, or retired."""
    _attempt(window, over, partial(publishing.set_version_status, window.workbench.document, version_id, status))


def remove(window: "MainWindow", version_id: str, over: QWidget) -> bool:
    """Take a version out of the file, after asking: this is not undone."""
    document, say = window.workbench.document, window.translator
    name = "?"
    with suppress(BadProject):
        name = publishing.version_of(document, version_id).head.version
    text = say("versions.remove.ask", version=name)
    if not choose(over, say, text, say("versions.remove.detail"), ("versions.remove.do",), ("versions.remove.do",)):
        return False
    publishing.remove_version(document, version_id)
    return True


def names_of(document: Document) -> set[str]:
    """Names of the versions frozen so far; one that cannot be read has none."""
    names = set()
    for version in document.versions:
        with suppress(BadProject):
            names.add(version.head.version)
    return names


def _attempt(window: "MainWindow", over: QWidget, call: Callable[[], Done]) -> Done | None:
    """What `call` gives; None after a notice when the file holds the version damaged."""
    end_trouble(window, over)
    try:
        return call()
    except BadProject as refused:
        tell_trouble(window, partial(_damaged, refused, window.workbench.document.path or Path(window.document_name())), over=over)
        return None


def _damaged(refused: BadProject, path: Path, say: Translator) -> str:
    return sentence(project_problem(refused, path), say)
