"""`planogram convert IN OUT`: any readable format to any writable one, by the names' extensions."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from planogram.cli.run import Run, exit_code
from planogram.exchange.files import save_file
from planogram.model.project import Project

PSA = ".psa"


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
        if source.suffix.lower() == PSA:
            tell_fidelity(job, project)
        return exit_code(opened.refused)

    return convert


def tell_fidelity(job: Run, project: Project) -> None:
    """What was taken over, kept in place or approximated of a PSA file, with its totals beside ours."""
    from planogram.exchange.psa.report import kept_report
    from planogram.exchange.psa.words import heading, sections

    report = kept_report(project)
    if report is None:
        return
    job.say(heading(report, job.translator))
    for title, lines in sections(report, job.translator):
        job.say(title)
        for line in lines:
            job.say("  " + " · ".join(part for part in line if part))
