"""What-if branches of the open document: begin one from now, go to one, rename, remove, keep one. Each has its own history; undo stays inside it.

The list of branches is not undone with the edits; what a verb took away comes back with `put_back`.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from planogram.model.project import Project
from planogram.model.values import new_id
from planogram.session.branch import Branch, revived
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage.branches import KeptBranches


class UnknownBranch(KeyError):
    """A branch id the document does not hold: a bug of the caller."""


class Before(msgspec.Struct, frozen=True, eq=False):
    """The branches as they were before some were taken away."""

    branches: tuple[Branch, ...]
    present: Branch


def begin_branch(document: Document, name: str) -> Branch:
    """Set a new branch apart from the plan as it is, and go to it. A gesture is cancelled; the name gets a number when it is taken."""
    document.cancel_gesture()
    known, present = document.branches, document.branch
    if present is None:
        present = Branch(new_id("branch"), "", document.history, datetime.now(UTC))
        known = (present,)
    made = Branch(new_id("branch"), free_name(known, name), document.history.fork(), datetime.now(UTC))
    place = known.index(present) + 1
    document.put_branches((*known[:place], made, *known[place:]), made)
    return made


def free_name(branches: Sequence[Branch], name: str, own: str = "") -> str:
    """`name` on one line, with a number when a branch other than the one of id `own` has it."""
    taken = {branch.name for branch in branches if branch.id != own}
    plain = " ".join(name.split())  # what was pasted may hold lines and tabs
    proposed, number = plain, 2
    while proposed in taken:
        proposed, number = f"{plain} {number}", number + 1
    return proposed


def branch_of(document: Document, branch_id: str) -> Branch:
    """The branch of that id; UnknownBranch when there is none."""
    for branch in document.branches:
        if branch.id == branch_id:
            return branch
    raise UnknownBranch(branch_id)


def go_to_branch(document: Document, branch_id: str) -> bool:
    """Make a branch the present plan; False when it is already."""
    chosen = branch_of(document, branch_id)
    if chosen is document.branch:
        return False
    document.put_branches(document.branches, chosen)
    return True


def rename_branch(document: Document, branch_id: str, name: str) -> Branch:
    """Give a branch another name; a number is added when another has it."""
    old = branch_of(document, branch_id)
    new = msgspec.structs.replace(old, name=free_name(document.branches, name, branch_id))
    present = new if document.branch is old else document.branch
    document.put_branches(tuple(new if branch is old else branch for branch in document.branches), present)
    return new


def remove_branch(document: Document, branch_id: str) -> Before:
    """Take a branch away; when it is the present one, the one beside it becomes present. The last one left is no branch any more."""
    before, gone = _before(document), branch_of(document, branch_id)
    left = tuple(branch for branch in document.branches if branch is not gone)
    place = max(0, min(document.branches.index(gone) - 1, len(left) - 1))
    present = left[place] if document.branch is gone else before.present
    document.put_branches(left, present)
    return before


def keep_branch(document: Document, branch_id: str) -> Before:
    """Decide for one: its plan becomes one step of the first branch, and all others go. Undo then leads back to the first branch's plan."""
    before, chosen = _before(document), branch_of(document, branch_id)
    # a copy of the first one's history takes the step, so that `put_back` finds it as it was
    first = msgspec.structs.replace(document.branches[0], history=document.branches[0].history.fork())
    document.put_branches((first,), first)
    document.do(Label("edit.keep_branch", (("name", chosen.name),)), chosen.project)
    return before


def put_back(document: Document, before: Before) -> None:
    """Take back `remove_branch` or `keep_branch`."""
    document.put_branches(before.branches, before.present)


def adopt_branches(document: Document, branches: KeptBranches) -> None:
    """After the file was read anew: its branches, unless the document has its own, which stay to be saved. BadProject never."""
    if not document.branches and branches.present is not None:
        document.put_branches(*revived(branches, document.history))


def plans(document: Document) -> tuple[tuple[str, Project], ...]:
    """Name and plan of every branch; the present one alone, without a name, when there are none."""
    return tuple((branch.name, branch.project) for branch in document.branches) or (("", document.committed),)


def _before(document: Document) -> Before:
    document.cancel_gesture()
    assert document.branch is not None
    return Before(document.branches, document.branch)
