"""What can be done with what-if branches from the window: begin, go to, rename, compare, keep one, remove. The rules are session/branches'."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from planogram.session import branches
from planogram.session.branches import Before
from planogram.ui.beside import show_beside
from planogram.ui.dialogs.choose import ask_name
from planogram.ui.docks import open_dock
from planogram.ui.panels.branches import branch_name

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def connect_branches(window: "MainWindow") -> None:
    """Wire the strip of the History panel."""
    strip = window.history.strip
    strip.set_theme(window.theme)
    strip.chosen.connect(partial(go_to, window))
    strip.begin_wanted.connect(partial(begin, window))
    strip.figures_wanted.connect(partial(compare_figures, window))
    strip.asked.connect(lambda verb, branch_id: VERBS[verb](window, branch_id))


def begin(window: "MainWindow") -> bool:
    """Ask for a name and set a branch apart from the plan as it is; False when it was not done."""
    say, document = window.translator, window.workbench.document
    if document.read_only:
        return False
    proposed = branches.free_name(document.branches, say("branches.proposed"))
    name = ask_name(window, say, say("branches.begin"), say("branches.begin.ask"), proposed, say("branches.begin.do"))
    if not name:
        return False
    made = branches.begin_branch(document, name)
    _show_history(window)
    window.status.say(say("branches.begun", name=made.name))
    return True


def go_to(window: "MainWindow", branch_id: str) -> None:
    """Make a branch the present plan."""
    document = window.workbench.document
    if branches.go_to_branch(document, branch_id) and document.branch is not None:
        window.status.say(window.translator("branches.gone_to", name=branch_name(window.translator, document.branch)))


def rename(window: "MainWindow", branch_id: str) -> None:
    """Ask for another name."""
    say, document = window.translator, window.workbench.document
    old = branch_name(say, branches.branch_of(document, branch_id))
    name = "" if document.read_only else ask_name(window, say, say("branches.rename"), say("branches.begin.ask"), old, say("branches.rename.do"))
    if name:
        branches.rename_branch(document, branch_id, name)


def remove(window: "MainWindow", branch_id: str) -> None:
    """Take a branch away; the notice offers to put it back."""
    name = branch_name(window.translator, branches.branch_of(window.workbench.document, branch_id))
    before = branches.remove_branch(window.workbench.document, branch_id)
    _tell(window, window.translator("branches.removed", name=name), before)


def keep(window: "MainWindow", branch_id: str) -> None:
    """Decide for a branch: it becomes the plan, the others go; the notice offers to put them back."""
    document = window.workbench.document
    name = branch_name(window.translator, branches.branch_of(document, branch_id))
    before = branches.keep_branch(document, branch_id)
    _tell(window, window.translator("branches.kept", name=name), before)


def compare(window: "MainWindow", branch_id: str) -> None:
    """The branch beside the plan on show, or beside the first one when it is on show itself."""
    from planogram.ui.compare.window import open_comparison

    document = window.workbench.document
    present = document.branch
    other = next((branch.id for branch in document.branches if branch.id != branch_id), "")
    open_comparison(window, f"branch:{branch_id}", "present" if present is None or present.id != branch_id else f"branch:{other}")


def compare_figures(window: "MainWindow") -> None:
    """The figures of all branches side by side."""
    from planogram.ui.compare.branch_figures import BranchFigures

    show_beside(window, lambda: BranchFigures(window))


VERBS: dict[str, Callable[["MainWindow", str], object]] = {"rename": rename, "compare": compare, "keep": keep, "remove": remove}


def _tell(window: "MainWindow", text: str, before: Before) -> None:
    document = window.workbench.document

    def put_back() -> None:
        if window.workbench.document is document:
            branches.put_back(document, before)

    window.notices.tell(text, choices=(("branches.put_back", put_back),), seconds=15.0)


def _show_history(window: "MainWindow") -> None:
    window.history.refresh()  # its height counts when room is made for it
    open_dock(window, next(dock for dock in window.docks if dock.name == "history"))
