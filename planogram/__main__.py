"""Sends each command to the command line, and what needs a screen from there to the window."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planogram.exchange.bench import Result
    from planogram.exchange.files import Opened


class RealWindow:
    """The Qt interface, loaded when a command asks for it: `metrics` and the like start without it."""

    def edit(self, path: Path | None, language: str | None) -> int:
        if not _display():
            from planogram.cli.window import NoDisplay

            raise NoDisplay
        # what a start makes lives as long as the program: looking through it for waste only takes time
        gc.disable()
        from planogram.ui.app import run as open_editor

        return open_editor(path, language)

    def screenshot(self, opened: "Opened", source: Path, out: Path, size: tuple[int, int], language: str, theme: str) -> None:
        _offscreen()
        from planogram.ui.screenshot import take

        take(opened, source, out, size, language, theme)

    def bench(self, sizes: Sequence[int], repeats: int, said: Callable[[str], None]) -> "list[Result]":
        _offscreen()
        from planogram.ui.bench_apart import measure_window

        return measure_window(sizes, repeats, said)


def _display() -> bool:
    """Whether a window can be shown: elsewhere than on Linux always."""
    shown = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in shown)


def _offscreen() -> None:
    """Render into memory: the picture is the same with and without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from planogram.ui.screenshot import quiet_platform

    quiet_platform()


def main() -> int:
    """The program: the exit code of its command line."""
    try:
        # loaded in here: Ctrl-C while that goes on is an answer too, not a traceback
        from planogram.cli.app import run

        return run(sys.argv[1:], RealWindow())
    except KeyboardInterrupt as stopped:
        from planogram.cli.app import give_up

        return give_up(stopped)


if __name__ == "__main__":
    sys.exit(main())
