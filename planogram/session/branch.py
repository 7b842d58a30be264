"""One what-if branch of the open document: its name and its own history. What can be done with branches is branches.py."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import msgspec

from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.session.history import History, Label
from planogram.storage.branches import NO_BRANCHES, BranchHead, KeptBranches
from planogram.storage.codec import BadProject
from planogram.storage.version import Version


class Branch(msgspec.Struct, frozen=True, eq=False):
    """`name` is empty for the plan that was there before any branch; `begun_at` is when it was set apart."""

    id: str
    name: str
    history: History
    begun_at: datetime

    @property
    def project(self) -> Project:
        """Its plan as it is now."""
        return self.history.project


def kept(branches: Sequence[Branch], present: Branch | None) -> KeptBranches:
    """The branches as the file and the recovery keep them; the same values as long as nothing differs."""
    if present is None:
        return NO_BRANCHES
    place = next(n for n, branch in enumerate(branches) if branch is present)
    others = tuple(_frozen(branch, branch.project) for branch in branches if branch is not present)
    return KeptBranches(BranchHead(present.id, present.name, present.begun_at), place, others)


@memo(64)
def _frozen(branch: Branch, project: Project) -> Version:
    return Version(branch.id, project, branch.begun_at, branch.name)


def revived(branches: KeptBranches, history: History) -> tuple[tuple[Branch, ...], Branch | None]:
    """Branches read from a file, each with a history that begins now; the present one goes on with `history`. A damaged plan is left out."""
    if branches.present is None:
        return (), None
    head = branches.present
    present = Branch(head.id, head.name, history, head.begun_at)
    found: list[Branch] = []
    for number, one in enumerate(branches.others):
        if number == branches.place:
            found.append(present)
        with suppress(BadProject):
            found.append(Branch(one.id, one.note, History(one.project, Label("edit.open")), one.published_at))
    if present not in found:
        found.append(present)
    return (tuple(found), present) if len(found) > 1 else ((), None)
