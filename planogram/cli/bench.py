"""`planogram bench`: the project's benchmark, as a table beside the budgets or as JSON. What is measured is in exchange/bench and ui/bench_scenes."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer
from rich.table import Table

from planogram.cli.failures import BadUsage
from planogram.cli.run import DONE, Run
from planogram.cli.tables import ABSENT, plain_table
from planogram.exchange.bench import Result, measure_engine, measure_optimiser
from planogram.i18n import Translator

SIZES = (500, 2_000, 10_000)
BUDGETS: dict[str, dict[int, tuple[str, float]]] = {
    "edit_to_figures": {2_000: ("median", 0.5), 10_000: ("median", 1.5)},
    "drag_step": {2_000: ("p95", 4.0), 10_000: ("p95", 8.0)},
    "pan_frame": {2_000: ("p95", 8.0), 10_000: ("p95", 16.0)},
    "zoom_frame": {2_000: ("p95", 8.0), 10_000: ("p95", 16.0)},
    "panels": {2_000: ("median", 100.0), 10_000: ("median", 100.0)},
    "open": {2_000: ("median", 60.0), 10_000: ("median", 200.0)},
    "save": {2_000: ("median", 60.0), 10_000: ("median", 200.0)},
    "start": {0: ("median", 1200.0)},
}
"""What each scene may take at so many positions (0: at any), in ms, and which of its two times counts."""
BUDGETS |= {f"{name}_photos": BUDGETS[name] for name in ("drag_step", "pan_frame", "zoom_frame")}
PROPOSALS: dict[str, dict[int, tuple[str, float]]] = {
    **{f"first_{goal}_200": {200: ("median", 300.0)} for goal in ("rebalance", "facings")},
    **{f"near_{goal}_200": {200: ("median", 5000.0)} for goal in ("rebalance", "facings")},
    **{f"near_{goal}_800": {800: ("median", 30000.0)} for goal in ("rebalance", "facings")},
}
"""The same for proposals of the optimiser, by the products of the face."""
JSON_KEYS = ("name", "positions", "median_ms", "p95_ms", "peak_mb")
_REPEATS = 60


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def bench(
        as_json: Annotated[bool, typer.Option("--json", help=t("cli.option.json"))] = False,
        sizes: Annotated[str, typer.Option("--positions", metavar="500,2000,10000", help=t("cli.bench.positions"))] = ",".join(map(str, SIZES)),
        repeats: Annotated[int, typer.Option("--repeats", metavar="60", min=1, max=10_000, help=t("cli.bench.repeats"))] = _REPEATS,
        engine: Annotated[bool, typer.Option("--no-window", help=t("cli.bench.no_window"))] = False,
        optimiser: Annotated[bool, typer.Option("--optimiser/--no-optimiser", help=t("cli.bench.optimiser"))] = True,
    ) -> int:
        wanted = parse_sizes(sizes)
        said = _silent if as_json or not sys.stderr.isatty() else job.remark
        results = measure_engine(wanted, repeats, said)
        if wanted == SIZES and optimiser:
            results += measure_optimiser(said)
        if not engine:
            results += job.window.bench(wanted, repeats, said)
        if as_json:
            job.say_json({"results": [result_json(one) for one in results]})
        else:
            job.show(results_table(results, t))
        return DONE

    return bench


def _silent(_: str) -> None:
    return None


def result_json(one: Result) -> dict[str, object]:
    """The five keys of every result; a proposal's gap beside them."""
    found = {key: getattr(one, key) for key in JSON_KEYS}
    return found if one.gap is None else {**found, "gap": one.gap}


def parse_sizes(text: str) -> tuple[int, ...]:
    """The numbers of positions of `500,2000`; BadUsage for anything else.

    >>> parse_sizes("500, 2000")
    (500, 2000)
    """
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() and 1 <= int(part) <= 100_000 for part in parts):
        raise BadUsage("cli.problem.sizes", sizes=text)
    return tuple(map(int, parts))


def results_table(results: list[Result], t: Translator) -> Table:
    """The results with the budget beside those that have one."""
    table = plain_table(t("cli.bench.title"))
    for key in ("scene", "positions", "median", "p95", "budget", "kept", "cpu", "peak", "gap"):
        table.add_column(t(f"cli.bench.column.{key}"), justify="left" if key in ("scene", "kept") else "right", no_wrap=True)
    for one in sorted(results, key=lambda one: (list(BUDGETS).index(one.name) if one.name in BUDGETS else len(BUDGETS), one.name, one.positions)):
        peak = ABSENT if one.peak_mb is None else t.number(one.peak_mb)
        times = t.number(one.median_ms, 2), t.number(one.p95_ms, 2)
        table.add_row(one.name, t.number(one.positions), *times, *_budget(one, t), t.number(one.cpu_ms, 2), peak, _gap(one, t))
    return table


def _gap(one: Result, t: Translator) -> str:
    return "" if one.gap is None else t.percent(one.gap * 100, 2)


def _budget(one: Result, t: Translator) -> tuple[str, str]:
    """The budget in words, and whether it was kept."""
    found = (BUDGETS | PROPOSALS).get(one.name, {}).get(0 if one.name == "start" else one.positions)
    if found is None:
        return ABSENT, ""
    which, limit = found
    time = one.median_ms if which == "median" else one.p95_ms
    return f"≤ {t.number(limit, 1)} ({t('cli.bench.column.' + which)})", t("cli.bench.yes" if time <= limit else "cli.bench.no")
