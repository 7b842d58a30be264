"""`planogram metrics FILE`: the figures of a scope, as tables a person reads or as the JSON of the contract."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from planogram.cli.failures import BadUsage
from planogram.cli.run import Run, exit_code
from planogram.cli.tables import families_table, products_table, store_table, totals_table
from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.metrics.scope import Scope, group_names, parse_scope, places_beside, scope_exists
from planogram.model.project import Project

_MOST_KNOWN = 20


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def metrics(
        source: Annotated[Path, typer.Argument(metavar="FILE", help=t("cli.file"))],
        scope: Annotated[str, typer.Option("--scope", metavar="SCOPE", help=t("cli.metrics.scope"))] = "project",
        as_json_: Annotated[bool, typer.Option("--json", help=t("cli.option.json"))] = False,
    ) -> int:
        wanted = parse_scope(scope)
        opened = job.open(source)
        figures = measure(opened.project, existing_scope(opened.project, wanted))
        if as_json_:
            job.say_json(as_json(opened.project, figures))
        else:
            # a file without families needs no empty table of them
            for table in (totals_table, *((families_table,) if figures.families else ()), products_table):
                job.show(table(opened.project, figures, t))
            if figures.scope.kind == "project" and (shop := store_table(opened.project, t)).row_count:
                job.show(shop)
        return exit_code(opened.refused)

    return metrics


def existing_scope(project: Project, scope: Scope) -> Scope:
    """The scope, when the project holds what it names; else BadUsage."""
    if not scope_exists(project, scope):
        raise BadUsage("cli.problem.no_such_scope", scope=scope.text(), known=_known(project, scope))
    return scope


def _known(project: Project, scope: Scope) -> str:
    """What the scope could have named: the families, brands… there are, or the places beside the one it names."""
    names = group_names(project, scope.kind) if scope.is_group else tuple(place.text() for place in places_beside(project, scope))
    return ", ".join((*names[:_MOST_KNOWN], *(["…"] if len(names) > _MOST_KNOWN else []))) or "–"
