"""`planogram rebalance FILE OUT`: whole facings nearest to each product's share, or those expected to earn most, written to another file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from planogram.cli.failures import BadUsage
from planogram.cli.figures import existing_scope
from planogram.cli.run import Run, exit_code
from planogram.cli.tables import plain_table
from planogram.exchange.files import save_file
from planogram.exchange.remark_words import names_of, remark_text
from planogram.i18n import Translator
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope, parse_scope
from planogram.metrics.sensitivity import CRITERIA as INDEX_CRITERIA
from planogram.model.project import Project
from planogram.optimise.facings import optimal_facings
from planogram.optimise.proposal import Difference, Proposal, apply, differences
from planogram.optimise.rebalance import rebalance
from planogram.optimise.rules import EVEN_MIX, Mix, Rules

_USUAL = Rules()
CRITERIA = ("revenue", "margin", "quantity", "gross_profit", "market_share", "rotation")
GOALS = ("balance", "profit")
_FORMAT = "planogram-rebalance/1"
_MOST_REMARKS = 20


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def rebalance_(
        source: Annotated[Path, typer.Argument(metavar="FILE", help=t("cli.file"))],
        target: Annotated[Path, typer.Argument(metavar="OUT", help=t("cli.convert.out"))],
        mix: Annotated[str, typer.Option("--mix", metavar="MIX", help=t("cli.rebalance.mix"))] = "",
        scope: Annotated[str, typer.Option("--scope", metavar="SCOPE", help=t("cli.metrics.scope"))] = "project",
        goal: Annotated[str, typer.Option("--goal", metavar="balance|profit", help=t("cli.rebalance.goal"))] = "balance",
        free_to_move: Annotated[bool, typer.Option("--free-to-move", help=t("cli.rebalance.free"))] = False,
        together: Annotated[bool, typer.Option("--together/--scattered", help=t("cli.rebalance.together"))] = True,
        fill: Annotated[bool, typer.Option("--fill", help=t("cli.rebalance.fill"))] = False,
        may_empty: Annotated[bool, typer.Option("--may-empty", help=t("cli.rebalance.may_empty"))] = False,
        move_price: Annotated[
            float, typer.Option("--move-price", min=0.0, metavar="PRICE", help=t("cli.rebalance.move_price"))
        ] = _USUAL.price_per_move,
        seconds: Annotated[float, typer.Option("--seconds", min=0.0, metavar="SECONDS", help=t("cli.rebalance.seconds"))] = _USUAL.seconds,
        minimums: Annotated[bool, typer.Option("--minimums/--no-minimums", help=t("cli.rebalance.minimums"))] = True,
        as_json_: Annotated[bool, typer.Option("--json", help=t("cli.option.json"))] = False,
    ) -> int:
        asked = Rules(parse_mix(mix), visible=minimums, supply=minimums, free_to_move=free_to_move, together=together)
        rules = msgspec.structs.replace(asked, fill=fill, may_empty=may_empty, price_per_move=move_price, seconds=seconds)
        if goal not in GOALS:
            raise BadUsage("cli.problem.goal", goal=goal)
        wanted = parse_scope(scope)
        opened = job.open(source)
        project = opened.project
        wanted = existing_scope(project, wanted)
        proposal = (rebalance if goal == "balance" else optimal_facings)(project, wanted, rules)
        save_file(target, apply(project, proposal), opened.images, t, opened.versions, opened.branches)
        if as_json_:
            job.say_json(proposal_json(judged_by(project, asked.mix, wanted), proposal))
        else:
            _show(job, judged_by(project, asked.mix, wanted), proposal)
            job.say(t("cli.rebalance.written", file=target.name))
        return exit_code(opened.refused)

    return rebalance_


def parse_mix(text: str) -> Mix:
    """`revenue=.5,margin=.5` as weights that sum to 1; empty: the four of the course alike. BadUsage when a part means nothing."""
    if not text.strip():
        return EVEN_MIX
    weights: dict[str, float] = {}
    for part in text.split(","):
        name, _, value = part.partition("=")
        try:
            weights[name.strip()] = float(value)
        except ValueError:
            raise BadUsage("cli.problem.mix", part=part.strip(), known=", ".join(CRITERIA)) from None
    if not set(weights) <= set(CRITERIA) or not all(0 <= weight < 1e9 for weight in weights.values()) or sum(weights.values()) <= 0:
        raise BadUsage("cli.problem.mix", part=text.strip(), known=", ".join(CRITERIA))
    whole = sum(weights.values())
    return tuple((name, weight / whole) for name, weight in weights.items())


def judged_by(project: Project, mix: Mix, scope: Scope) -> Project:
    """`project` whose compound index weighs the criteria of `mix` that its sales tell; itself when the mix has others than the index."""
    weights, figures = dict(mix), measure(project, scope)
    if any(weight for name, weight in weights.items() if name not in INDEX_CRITERIA):
        return project
    told = {name for name in INDEX_CRITERIA if any(figures.value(product, f"is_{name}") is not None for product in figures.product_ids)}
    used = {f"mix_{name}": weights.get(name, 0.0) if name in told else 0.0 for name in INDEX_CRITERIA}
    return msgspec.structs.replace(project, settings=msgspec.structs.replace(project.settings, **used)) if any(used.values()) else project


def proposal_json(project: Project, proposal: Proposal) -> dict[str, object]:
    """The proposal with what each product gains and loses; English keys, lengths in metres."""
    return {
        "format": _FORMAT,
        "kind": proposal.kind,
        "scope": {"kind": proposal.scope.kind, "values": list(proposal.scope.values)},
        "measure": {"before": proposal.before, "after": proposal.after},
        "value": proposal.value,
        "bound": proposal.bound,
        "gap": proposal.gap,
        "method": proposal.method,
        "moves": proposal.moves,
        "missing_facings": proposal.missing,
        "missing_facings_bound": proposal.missing_bound,
        "visible_facings": proposal.visible,
        "lasting": proposal.lasting,
        "products": [_difference_json(one) for one in differences(project, proposal)],
        "remarks": [{"code": one.code, "product": one.product, "level": one.level, "numbers": dict(one.numbers)} for one in proposal.remarks],
    }


def _difference_json(one: Difference) -> dict[str, object]:
    pairs = {"facings": one.facings, "linear_m": one.linear_m, "is_mix": one.index}
    return {"product": one.product, **{key: {"old": old, "new": new} for key, (old, new) in pairs.items()}}


def _show(job: Run, project: Project, proposal: Proposal) -> None:
    t = job.translator
    rows = differences(project, proposal)
    if rows:
        job.show(_table(project, rows, t))
    numbers = {key: t.number(getattr(proposal, key), 3) for key in ("before", "after", "value", "bound")}
    job.say(t(f"cli.rebalance.measure.{proposal.kind}", **numbers, gap=t.number(proposal.gap * 100, 2), moves=t.number(proposal.moves)))
    for line in _minimums(proposal, project, t):
        job.say(line)
    for remark in proposal.remarks[:_MOST_REMARKS]:
        job.say("- " + remark_text(remark, project, t))
    if len(proposal.remarks) > _MOST_REMARKS:
        job.say(t.plural("cli.rebalance.more", len(proposal.remarks) - _MOST_REMARKS))


def _minimums(proposal: Proposal, project: Project, t: Translator) -> Iterator[str]:
    """What the minimums were lowered to, and what they lack."""
    if 0 < proposal.visible < project.settings.visible_facings:
        yield t("cli.rebalance.visible", facings=t.number(proposal.visible), asked=t.number(project.settings.visible_facings))
    if 0 < proposal.lasting < 1:
        yield t("cli.rebalance.lasting", part=t.number(proposal.lasting * 100))
    if proposal.missing:
        yield t("cli.rebalance.missing", count=t.number(proposal.missing), bound=t.number(proposal.missing_bound))


def _table(project: Project, rows: tuple[Difference, ...], t: Translator) -> Table:
    names = names_of(project)
    table = plain_table(t("cli.rebalance.title", project=project.name or "–"))
    table.add_column(t("cli.column.product"))
    for key in ("facings", "developed_linear", "is_mix"):
        table.add_column(t(f"indicator.{key}.name"), justify="right")
    for one in rows:
        table.add_row(names.get(one.product, one.product), _pair(one.facings, 0, t), _pair(one.linear_m, 2, t), _pair(one.index, 2, t))
    return table


def _pair(values: tuple[float | None, float | None], decimals: int, t: Translator) -> str:
    old, new = ("–" if value is None else t.number(value, decimals) for value in values)
    return old if old == new else f"{old} → {new}"
