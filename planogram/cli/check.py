"""`planogram check FILE`: what the physical and merchandising rules see, as a table or as the JSON of the contract."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from planogram.cli.run import ROWS_REFUSED, Run, exit_code
from planogram.cli.tables import plain_table
from planogram.exchange.change_words import place_words
from planogram.exchange.finding_words import finding_text
from planogram.i18n import Translator
from planogram.metrics.change import Place
from planogram.metrics.checks import SUMMED_UP, Finding, by_rule, check, findings_json
from planogram.model.project import Project

_ORDER = ("error", "warning", "advice")


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def check_(
        source: Annotated[Path, typer.Argument(metavar="FILE", help=t("cli.file"))],
        every: Annotated[bool, typer.Option("--all", help=t("cli.check.all"))] = False,
        as_json_: Annotated[bool, typer.Option("--json", help=t("cli.option.json"))] = False,
    ) -> int:
        opened = job.open(source)
        findings = check(opened.project)
        if as_json_:
            job.say_json(findings_json(findings))
        else:
            _show(job, opened.project, findings, every)
        wrong = any(finding.severity == "error" and not finding.waived for finding in findings)
        return ROWS_REFUSED if wrong else exit_code(opened.refused)

    return check_


def _show(job: Run, project: Project, findings: tuple[Finding, ...], every: bool) -> None:
    t = job.translator
    open_ones = [finding for finding in findings if not finding.waived]
    listed, summed_up = list[Finding](), list[tuple[Finding, ...]]()
    for rule in by_rule(open_ones):
        if rule[0].severity == "advice" and len(rule) >= SUMMED_UP and not every:
            summed_up.append(rule)
        else:
            listed += rule
    if listed:
        job.show(findings_table(project, listed, t))
    if summed_up:
        job.show(rules_table(summed_up, t))
        job.say(t("cli.check.summed_up"))
    counts = [t.plural(f"cli.check.{severity}", sum(1 for one in open_ones if one.severity == severity)) for severity in _ORDER]
    job.say(t("cli.check.counts", counts=", ".join(counts), waived=t.number(len(findings) - len(open_ones))))


def findings_table(project: Project, findings: list[Finding], t: Translator) -> Table:
    """A line a finding."""
    table = plain_table(t("cli.check.title", project=project.name or "–"))
    for name in ("severity", "code", "place", "finding"):
        table.add_column(t(f"cli.column.{name}"))
    for finding in findings:
        where = finding.where
        place = place_words(Place(where.gondola, where.face, where.bay, where.level), t)
        table.add_row(t(f"severity.{finding.severity}"), finding.code, place, finding_text(finding, project, t))
    return table


def rules_table(rules: list[tuple[Finding, ...]], t: Translator) -> Table:
    """A line a rule: how often it speaks, and why."""
    table = plain_table(t("cli.check.advice_title"))
    for name in ("code", "count", "finding", "why"):
        table.add_column(t(f"cli.column.{name}"), justify="right" if name == "count" else "left")
    for rule in rules:
        code = rule[0].code
        table.add_row(code, t.number(len(rule)), t(f"finding.{code}.name"), t(f"finding.{code}.why"))
    return table
