"""One run of the command line: its language, the window it may ask for, and how it speaks to the terminal."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planogram.cli.streams import tell
from planogram.cli.window import Window
from planogram.exchange.files import Opened, open_file
from planogram.exchange.problems import RefusedRow, sentence
from planogram.i18n import Translator

if TYPE_CHECKING:
    from rich.table import Table

DONE, ROWS_REFUSED, NOT_DONE = 0, 1, 2
_PIPE_WIDTH = 400


@dataclass(frozen=True)
class Run:
    """Words come from `translator`; figures go to stdout, remarks to stderr."""

    translator: Translator
    window: Window

    @property
    def language(self) -> str:
        return self.translator.language

    def say(self, text: str = "") -> None:
        """A line on stdout."""
        tell(sys.stdout, text + "\n")

    def remark(self, text: str) -> None:
        """A line on stderr."""
        tell(sys.stderr, one_line(text) + "\n")

    def say_json(self, value: object) -> None:
        """`value` as JSON on stdout; NaN and infinity are bugs, never output."""
        self.say(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))

    def show(self, table: "Table") -> None:
        """A table and an empty line on stdout, as wide as the terminal, or as it needs when it goes into a file."""
        from rich.console import Console

        width = None if sys.stdout.isatty() else _PIPE_WIDTH
        console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
        with console.capture() as drawn:
            console.print(table)
        for line in drawn.get().splitlines():
            self.say(line.rstrip())
        self.say()

    def open(self, path: Path) -> Opened:
        """The file of any readable format; its refused rows and remarks are told at once. FileProblem when it cannot be read."""
        opened = open_file(path)
        for row in (*opened.refused, *opened.notes):
            self.remark(sentence(row, self.translator))
        return opened


def exit_code(refused: tuple[RefusedRow, ...]) -> int:
    """Done, or done with rows left out."""
    return ROWS_REFUSED if refused else DONE


def one_line(text: str) -> str:
    """`text` on a single line."""
    return " ".join(text.split("\n")).strip()
