"""What went wrong with a file, told where one is looking: a strip in the window, a notice over a dialog. It stays, blocks nothing and asks nothing.

The next attempt takes it away. Questions that need an answer are dialogs/ask.py and dialogs/choose.py.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planogram.exchange.problems import FileProblem, os_problem, sentence
from planogram.i18n import Translator
from planogram.ui.banners import Banner, Choice
from planogram.ui.notices import Notice, Notices

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

TROUBLE = "trouble"
"""Key of its banner or notice."""
Words = Callable[[Translator], str]


def tell_trouble(window: "MainWindow", words: Words, choices: tuple[Choice, ...] = (), over: QWidget | None = None) -> None:
    """Say it in `window`, or over the dialog `over`. A choice ends the telling and does what it says."""
    if over is None or over is window:
        ways = tuple((key, _ending(window, call)) for key, call in choices)
        window.banners.put_up(Banner(TROUBLE, words, ways, alarm=True))
    else:
        notices_over(over, window).show_notice(Notice(TROUBLE, words, choices, kind="bad"))


def end_trouble(window: "MainWindow", over: QWidget | None = None) -> None:
    """It no longer holds: the same is tried again, or something else."""
    if over is None or over is window:
        window.banners.take_down(TROUBLE)
    else:
        notices_over(over, window).close_notice(TROUBLE)


def troubled(failed: str, path: Path, problem: FileProblem | OSError) -> Words:
    """What failed (`failed` with the file's name), why, and what to do."""
    known = problem if isinstance(problem, FileProblem) else os_problem(problem, path)

    def words(say: Translator) -> str:
        return f"{say(failed, name=path.name).rstrip('.')}.\n{sentence(known, say)}"

    return words


def _ending(window: "MainWindow", call: Callable[[], object]) -> Callable[[], object]:
    def end_and_call() -> None:
        end_trouble(window)
        call()

    return end_and_call


def notices_over(over: QWidget, window: "MainWindow") -> Notices:
    """The notices of a dialog or of a window beside the main one."""
    shown = over.findChild(Notices, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return shown if shown is not None else Notices(over, window.translator, window.theme)
