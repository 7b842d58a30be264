"""What the command line asks of the window: __main__ hands in the real one, so that nothing here knows Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from planogram.exchange.bench import Result
    from planogram.exchange.files import Opened


class Window(Protocol):
    """The interface as seen from here. Each call raises NoDisplay where the window cannot be shown."""

    def edit(self, path: Path | None, language: str | None) -> int:
        """Open the editor on `path`, or as it starts without a file; in `language`, or in the one last used. The exit code."""

    def screenshot(self, opened: "Opened", source: Path, out: Path, size: tuple[int, int], language: str, theme: str) -> None:
        """Write a PNG of the real window of `size` pixels that shows the project."""

    def bench(self, sizes: Sequence[int], repeats: int, said: Callable[[str], None]) -> "list[Result]":
        """Measure the scenes that need the window, at each number of positions; `said` hears the name of each scene."""


class NoDisplay(RuntimeError):
    """There is no screen to open the window on."""
