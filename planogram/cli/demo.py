"""`planogram demo`: the main job without a screen — open the sample store, edit it, compare the figures, write every kind of file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from planogram.cli.demo_edits import TOUCHED, edit
from planogram.cli.run import Run, exit_code
from planogram.cli.tables import ABSENT, figure_text, plain_table, title_text, unit_text
from planogram.exchange.files import open_file, save_file
from planogram.exchange.problems import os_problem
from planogram.exchange.sample import as_of, sample_file
from planogram.i18n import Translator
from planogram.metrics.figures import Figures
from planogram.metrics.measure import measure
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench

WRITTEN = (".planogram", ".xlsx", ".pdf", ".png")
TOTALS = ("positions", "facings", "used_linear", "linear_use", "capacity", "productivity", "profitability")
COLUMNS = ("facings", "developed_linear", "is_revenue", "is_margin", "quadrant")


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def demo(out: Annotated[Path, typer.Option("--out", metavar="DIR", help=t("cli.demo.out"))] = Path("out")) -> int:
        _make_folder(out)
        opened = job.open(sample_file())
        before = as_of(opened.project, date.today())
        workbench = Workbench(Document(before))
        edit(workbench)
        after = workbench.project
        job.say(t("cli.demo.opened", project=before.name, products=len(before.products), gondolas=len(before.gondolas)))
        job.show(steps_table(workbench, t))
        job.show(totals_table(before, after, t))
        job.show(products_table(before, after, t))
        _write(job, out, workbench, opened.images)
        return exit_code(opened.refused)

    return demo


def steps_table(workbench: Workbench, t: Translator) -> Table:
    """The history: what was done, in the words of Undo."""
    table = plain_table(t("cli.demo.steps"))
    table.show_header = False
    table.add_column("", justify="right")
    table.add_column("")
    done = workbench.document.history
    for number, step in enumerate(done.steps[1 : done.now + 1], 1):
        table.add_row(str(number), t(step.label.key, **dict(step.label.values)))
    return table


def totals_table(before: Project, after: Project, t: Translator) -> Table:
    """Totals of the store before and after."""
    table = plain_table(t("cli.demo.totals"))
    table.add_column(t("cli.column.figure"))
    for title in (t("cli.column.before"), t("cli.column.after")):
        table.add_column(title, justify="right")
    table.add_column("")
    for key in TOTALS:
        values = [figure_text(key, measure(project).total(key), t) for project in (before, after)]
        table.add_row(t(f"cli.figure.{key}"), *values, unit_text(key, before.currency, t))
    return table


def products_table(before: Project, after: Project, t: Translator) -> Table:
    """The touched products: each figure as `before → after`, once when it did not move."""
    names = {product.id: product.name for product in after.products}
    table = plain_table(t("cli.demo.products"))
    table.add_column(t("cli.column.product"), no_wrap=True)
    for key in COLUMNS:
        table.add_column(title_text(key, before.currency, t), justify="left" if key == "quadrant" else "right", no_wrap=True)
    figures = measure(before), measure(after)
    for ident in TOUCHED:
        table.add_row(names[ident], *(_change(key, ident, figures, t) for key in COLUMNS))
    return table


def _change(key: str, ident: str, figures: tuple[Figures, Figures], t: Translator) -> str:
    old, new = (figure_text(key, one.value(ident, key), t) for one in figures)
    return old if old == new else f"{old or ABSENT} → {new}"


def _make_folder(out: Path) -> None:
    """First of all: what cannot be written is better said before the work than after it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise os_problem(error, out) from error


def _write(job: Run, out: Path, workbench: Workbench, images: dict[str, bytes]) -> None:
    """One file of each kind; the project file is read back and compared."""
    t, project = job.translator, workbench.document.committed
    for extension in WRITTEN:
        path = out / f"superette{extension}"
        save_file(path, project, images, t)
        job.say(t("cli.demo.written", file=str(path), size=t.number(path.stat().st_size / 1024)))
    saved = out / f"superette{WRITTEN[0]}"
    same = open_file(saved).project == project
    workbench.document.mark_saved(project, saved)
    job.say(t("cli.demo.same" if same else "cli.demo.different", file=str(saved)))
