"""`planogram screenshot FILE OUT.png`: the real window, rendered. The window itself is handed in (window.py)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from planogram.cli.failures import BadUsage
from planogram.cli.run import Run, exit_code

THEMES = ("light", "dark")
_SMALLEST, _LARGEST = 200, 8000


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def screenshot(
        source: Annotated[Path, typer.Argument(metavar="FILE", help=t("cli.file"))],
        target: Annotated[Path, typer.Argument(metavar="OUT.png", help=t("cli.screenshot.out"))],
        size: Annotated[str, typer.Option("--size", metavar="1600x1000", help=t("cli.screenshot.size"))] = "1600x1000",
        theme: Annotated[str, typer.Option("--theme", metavar="light|dark", help=t("cli.screenshot.theme"))] = "light",
    ) -> int:
        pixels = parse_size(size)
        if theme not in THEMES:
            raise BadUsage("cli.problem.theme", theme=theme)
        if target.suffix.lower() != ".png":
            raise BadUsage("cli.problem.not_png", file=target.name)
        opened = job.open(source)
        job.window.screenshot(opened, source, target, pixels, job.language, theme)
        job.say(t("cli.screenshot.done", file=target.name, width=pixels[0], height=pixels[1]))
        return exit_code(opened.refused)

    return screenshot


def parse_size(text: str) -> tuple[int, int]:
    """Width and height in pixels of `1600x1000`; BadUsage for anything else or for a size no screen has.

    >>> parse_size("1600x1000")
    (1600, 1000)
    """
    match = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", text.strip())
    width, height = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        raise BadUsage("cli.problem.size", size=text, smallest=_SMALLEST, largest=_LARGEST)
    return width, height
