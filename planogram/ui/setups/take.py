"""Files that stores sent back: what they confirmed is taken over as one step, and what each has not is told."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from planogram.exchange.problems import FileProblem, sentence
from planogram.exchange.setups import Returned, read_setups
from planogram.exchange.workbook.watch import Cancelled
from planogram.model.edits.setups import take_setups
from planogram.session.history import Label
from planogram.ui.notices import Notice

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

NOTICE = "setups"


def choose_returned(window: "MainWindow") -> None:
    """Ask which files, and take their word."""
    say, folder = window.translator, window.settings.remembered.folder or str(Path.home())
    names, _ = QFileDialog.getOpenFileNames(window, say("setups.take.title"), folder, say("file.filter.planogram"))
    if names:
        take_returned(window, [Path(name) for name in names])


def take_returned(window: "MainWindow", paths: Sequence[Path]) -> bool:
    """The confirmations in these files become part of the open project, as one step; a file that cannot be read stops no other."""
    document, problems = window.workbench.document, list[FileProblem]()
    project = document.committed

    def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> list[Returned]:
        found = []
        for number, path in enumerate(paths, 1):
            if cancelled():
                raise Cancelled
            try:
                found.append(read_setups(path, project))
            except FileProblem as problem:
                problems.append(problem)
            progress(number / len(paths))
        return found

    found = window.files.attempt("setups.take.reading", "setups.take.reading", paths[0], work)
    if found is None or document.read_only:
        return False
    taken = [one for back in found for one in back.confirmations]
    for back in found:
        document.images.update(back.images)
    done = document.do(Label("edit.take_setups", (("count", len(taken)),)), take_setups(project, taken))
    _tell(window, found, problems, len(taken) if done else 0)
    return done


def _tell(window: "MainWindow", found: list[Returned], problems: list[FileProblem], taken: int) -> None:
    say = window.translator
    lines = [say.plural("setups.take.done", taken, files=len(found)) if taken else say("setups.take.nothing")]
    for back in found:
        lines += [say.plural("setups.take.waiting", back.waiting, store=back.store)] if back.waiting else []
        lines += [say.plural("setups.take.unknown", back.unknown, store=back.store)] if back.unknown else []
    lines += [sentence(problem, say) for problem in problems]
    window.notices.show_notice(Notice(NOTICE, lambda _: "\n".join(lines), kind="warning" if problems else "good"))
