"""What a plan may be compared with: its state when it was opened, its frozen versions, the plan in another file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planogram.exchange.files import open_file
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.storage.codec import BadProject
from planogram.storage.version import Version
from planogram.ui.jobs import run_job


@dataclass(frozen=True)
class Earlier:
    """One of them: its name, and how to get it."""

    name: str
    project: Callable[[], Project]


def earlier_plans(document: Document, say: Translator) -> list[Earlier]:
    """The newest version first, then the state at the opening."""
    first = document.history.steps[0].project
    return [*(_frozen(version, say) for version in reversed(document.versions)), Earlier(say("printing.old.opened"), lambda: first)]


def _frozen(version: Version, say: Translator) -> Earlier:
    try:
        name = version.head.version or "–"
    except BadProject:
        # said when it is chosen: the rest can still be compared with
        name = "–"
    return Earlier(say("printing.old.version", version=name, date=say.date(version.published_at.date())), lambda: version.project)


def plan_in_file(parent: QWidget, path: Path, say: Translator) -> Project | None:
    """The plan in a file of any readable format; None when it was stopped. FileProblem when it cannot be read."""

    def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Project:
        return open_file(path, progress=progress, cancelled=cancelled).project

    return run_job(parent, say("file.opening", name=path.name), say("dialog.cancel"), work)
