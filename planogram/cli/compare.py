"""`planogram compare OLD NEW`: what changed between two plans, as a table or as the JSON of the contract."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from planogram.cli.failures import BadUsage
from planogram.cli.run import Run, exit_code
from planogram.cli.tables import ABSENT, figure_text, plain_table, title_text
from planogram.exchange.change_words import change_details, change_subject, place_words, product_names
from planogram.exchange.figure_words import difference_text
from planogram.exchange.files import WRITABLE_COMPARISONS, save_comparison
from planogram.i18n import Translator
from planogram.metrics.change import KINDS, Change
from planogram.metrics.changes import compare_projects, comparison_json, count_changes
from planogram.metrics.compare import FigureChange, compare_figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.recoded import with_codes_of
from planogram.model.project import Project


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def compare(
        old: Annotated[Path, typer.Argument(metavar="OLD", help=t("cli.compare.old"))],
        new: Annotated[Path, typer.Argument(metavar="NEW", help=t("cli.compare.new"))],
        as_json_: Annotated[bool, typer.Option("--json", help=t("cli.option.json"))] = False,
        out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=t("cli.compare.out"))] = None,
    ) -> int:
        if out is not None and out.suffix.lower() not in WRITABLE_COMPARISONS:
            raise BadUsage("cli.problem.compare_out", file=out.name)
        before, after = job.open(old), job.open(new)
        if out is not None:
            save_comparison(out, before.project, after.project, t)
        if as_json_:
            job.say_json(comparison_json(before.project, after.project))
        else:
            _show(job, before.project, after.project)
        return exit_code((*before.refused, *after.refused))

    return compare


def _show(job: Run, old: Project, new: Project) -> None:
    t, changes = job.translator, compare_projects(old, new)
    totals = _totals(old, new)
    if not changes:
        # other sales or settings: the shelves are the same, what they bring is not
        figures = any(total.changed for total in totals)
        job.say(t("cli.compare.same_plan" if figures else "cli.compare.same"))
        if figures:
            job.show(totals_table(totals, new, t))
        return
    job.show(changes_table(old, new, changes, t))
    job.show(totals_table(totals, new, t))
    counts = count_changes(changes)
    job.say(", ".join(f"{t(f'change.kind.{kind}')} {t.number(counts[kind])}" for kind in KINDS if kind in counts))


def changes_table(old: Project, new: Project, changes: tuple[Change, ...], t: Translator) -> Table:
    """A line a change."""
    table, names = plain_table(t("cli.compare.title", old=old.name or ABSENT, new=new.name or ABSENT)), product_names(old, new)
    for name in ("change", "subject", "from", "to", "details"):
        table.add_column(t(f"cli.column.{name}"))
    for change in changes:
        places = (place_words(place, t) for place in (change.start, change.end))
        table.add_row(t(f"change.kind.{change.kind}"), change_subject(change, names, t), *places, change_details(change, t))
    return table


def _totals(old: Project, new: Project) -> tuple[FigureChange, ...]:
    return compare_figures(measure(with_codes_of(old, new)), measure(new)).totals


def totals_table(totals: tuple[FigureChange, ...], new: Project, t: Translator) -> Table:
    """The totals before and after, one a line."""
    table = plain_table(t("cli.compare.totals"))
    table.add_column(t("cli.column.figure"))
    for name in ("before", "after", "difference"):
        table.add_column(t(f"cli.column.{name}"), justify="right")
    for change in totals:
        table.add_row(title_text(change.key, new.currency, t).replace("\n", " "), *_values(change, t))
    return table


def _values(change: FigureChange, t: Translator) -> tuple[str, str, str]:
    before, after = (figure_text(change.key, value, t) for value in (change.before, change.after))
    return before, after, difference_text(INDICATORS[change.key], change.before, change.after, t)
