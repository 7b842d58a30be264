"""`planogram variants MODEL STORES --out DIR`: one project file a store, from the model and the list of what each store carries."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from planogram.cli.failures import BadUsage
from planogram.cli.run import DONE, ROWS_REFUSED, Run
from planogram.cli.tables import figure_text, plain_table, title_text
from planogram.exchange.change_words import product_names
from planogram.exchange.problems import FileProblem, sentence
from planogram.exchange.variants.make import FIGURES, Existing, Order, StorePlan, troubles, write_variants
from planogram.exchange.variants.words import conflict_text, state_text, store_title
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.model.variant import FREED, Freed


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def variants(
        model: Annotated[Path, typer.Argument(metavar="MODEL", help=t("cli.variants.model"))],
        stores: Annotated[Path, typer.Argument(metavar="STORES", help=t("cli.variants.stores"))],
        out: Annotated[Path, typer.Option("--out", metavar="DIR", help=t("cli.variants.out"))],
        replace: Annotated[bool, typer.Option("--replace", help=t("cli.variants.replace"))] = False,
        update: Annotated[bool, typer.Option("--update", help=t("cli.variants.update"))] = False,
        freed: Annotated[str, typer.Option("--freed", metavar="|".join(FREED), help=t("cli.variants.freed"))] = "widen",
        report: Annotated[Path | None, typer.Option("--report", metavar="FILE", help=t("cli.variants.report"))] = None,
        as_json_: Annotated[bool, typer.Option("--json", help=t("cli.option.json"))] = False,
    ) -> int:
        _check(freed, report)
        if replace and update:
            raise BadUsage("cli.problem.replace_or_update")
        # what reads and writes Excel is loaded for this command only
        from planogram.exchange.variants.report import report_json, write_report
        from planogram.exchange.variants.shops import read_shops

        opened = job.open(model)
        if opened.project.variant.store:
            raise FileProblem("model_is_variant", file=model.name)
        read = read_shops(stores, opened.project)
        for row in read.refused:
            job.remark(sentence(row, t))
        how: Existing = "replace" if replace else "update" if update else "keep"
        length: Freed = freed  # type: ignore[assignment]
        plans = write_variants(Order(opened.project, opened.images, read.shops, out, length, how), t)
        if report is not None:
            write_report(report, plans, opened.project, t)
        if as_json_:
            job.say_json(report_json(plans, opened.project, t))
        else:
            _show(job, opened.project, plans)
        return ROWS_REFUSED if opened.refused or read.refused or troubles(plans) else DONE

    return variants


def _check(freed: str, report: Path | None) -> None:
    if freed not in FREED:
        raise BadUsage("cli.problem.choice", word=freed, known=", ".join(FREED))
    from planogram.exchange.variants.report import WRITABLE_REPORTS

    if report is not None and report.suffix.lower() not in WRITABLE_REPORTS:
        raise FileProblem("unknown_extension", file=report.name, known=" ".join(WRITABLE_REPORTS))


def _show(job: Run, model: Project, plans: tuple[StorePlan, ...]) -> None:
    t = job.translator
    job.show(stores_table(model, plans, t))
    names = product_names(model)
    for plan in plans:
        for conflict in plan.conflicts:
            job.say(f"- {store_title(plan)} · {conflict_text(conflict, names, t)}")
    if any(plan.state == "exists" for plan in plans):
        job.remark(t("cli.variants.kept"))


def stores_table(model: Project, plans: tuple[StorePlan, ...], t: Translator) -> Table:
    """A line a store."""
    table = plain_table(t("cli.variants.title", name=model.name, version=model.version or "–"))
    table.add_column(t("variants.column.store"))
    table.add_column(t("variants.column.state"))
    for name in ("carried", "taken_off", "not_in_model", "facings"):
        table.add_column(t(f"variants.column.{name}"), justify="right")
    for key in FIGURES:
        table.add_column(title_text(key, model.currency, t).replace("\n", " "), justify="right")
    for plan in plans:
        counts = (plan.carried, len(plan.tray), len(plan.not_in_model), plan.facings[1])
        figures = (figure_text(key, value, t) for key, value in zip(FIGURES, plan.figures, strict=True))
        table.add_row(store_title(plan), state_text(plan, t), *(t.number(count) for count in counts), *figures)
    return table
