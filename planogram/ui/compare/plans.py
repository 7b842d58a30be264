"""What can be compared: the plan on show, the branches, frozen versions, the state at the opening, the plan in a file. Values by key; no views."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.ui.panels.branches import branch_name
from planogram.ui.printing.earlier import earlier_plans

PRESENT, OPENED = "present", "opened"


@dataclass(frozen=True)
class Plan:
    """One of them. `project` gives it as it is now: the plan on show goes on changing. BadProject when a version is damaged."""

    key: str
    name: str
    project: Callable[[], Project]


def plans_of(document: Document, say: Translator) -> list[Plan]:
    """The plan on show first, then the other branches, then versions from the newest on, then the state at the opening."""
    found = [Plan(PRESENT, _present_name(document, say), lambda: document.project)]
    for branch in document.branches:
        if branch is not document.branch:
            found.append(Plan(f"branch:{branch.id}", say("compare.branch", name=branch_name(say, branch)), lambda b=branch: b.project))  # type: ignore[misc]
    keys = [*(f"version:{version.id}" for version in reversed(document.versions)), OPENED]
    found += [Plan(key, one.name, one.project) for key, one in zip(keys, earlier_plans(document, say), strict=True)]
    return found


def _present_name(document: Document, say: Translator) -> str:
    if document.branch is None:
        return say("compare.present")
    return say("compare.present_branch", name=branch_name(say, document.branch))


def plan_of_file(path: Path, project: Project) -> Plan:
    """The plan in another file."""
    return Plan(f"file:{path}", path.name, lambda: project)
