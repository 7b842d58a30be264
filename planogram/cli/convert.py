"""`planogram convert IN OUT`: any readable format to any writable one, by the names' extensions."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from planogram.cli.run import Run, exit_code
from planogram.exchange.files import save_file


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def convert(
        source: Annotated[Path, typer.Argument(metavar="IN", help=t("cli.convert.in"))],
        target: Annotated[Path, typer.Argument(metavar="OUT", help=t("cli.convert.out"))],
    ) -> int:
        opened = job.open(source)
        save_file(target, opened.project, opened.images, t, opened.versions, opened.branches)
        project = opened.project
        job.say(t("cli.convert.done", file=target.name, products=len(project.products), gondolas=len(project.gondolas)))
        return exit_code(opened.refused)

    return convert
