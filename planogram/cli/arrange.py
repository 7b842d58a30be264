"""`planogram arrange FILE OUT`: families as blocks over a face, products where the course's rules put them, written to another file."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Annotated

import typer

from planogram.cli.failures import BadUsage
from planogram.cli.run import Run, exit_code
from planogram.exchange.files import save_file
from planogram.exchange.remark_words import remark_text
from planogram.model.find import placed_product_ids
from planogram.model.fixture import Face, Gondola
from planogram.model.project import Project
from planogram.optimise.arrange import ORDERS, Arrangement, apply_arrangement, arrange
from planogram.optimise.patterns import PATTERNS
from planogram.optimise.stock import Question

_FORMAT = "planogram-arrange/1"


def command(job: Run) -> Callable[..., int]:
    """The command, worded for this run."""
    t = job.translator

    def arrange_(
        source: Annotated[Path, typer.Argument(metavar="FILE", help=t("cli.file"))],
        target: Annotated[Path, typer.Argument(metavar="OUT", help=t("cli.convert.out"))],
        face: Annotated[str, typer.Option("--face", metavar="NAME/SIDE", help=t("cli.arrange.face"))] = "",
        families: Annotated[list[str] | None, typer.Option("--family", metavar="NAME", help=t("cli.arrange.family"))] = None,
        pattern: Annotated[str, typer.Option("--pattern", metavar="|".join(PATTERNS), help=t("cli.arrange.pattern"))] = "vertical",
        order: Annotated[str, typer.Option("--order", metavar="|".join(ORDERS), help=t("cli.arrange.order"))] = "brand",
        separators: Annotated[bool, typer.Option("--separators", help=t("cli.arrange.separators"))] = False,
        move_levels: Annotated[bool, typer.Option("--move-levels", help=t("cli.arrange.move_levels"))] = False,
        as_json_: Annotated[bool, typer.Option("--json", help=t("cli.option.json"))] = False,
    ) -> int:
        if pattern not in PATTERNS or order not in ORDERS:
            word, known = (pattern, PATTERNS) if pattern not in PATTERNS else (order, ORDERS)
            raise BadUsage("cli.problem.choice", word=word, known=", ".join(known))
        opened = job.open(source)
        project = opened.project
        products = _products(project, families or (), face)
        answers = []
        for gondola, side in _faces(project, face):
            found = arrange(project, Question(gondola.id, side.side, pattern, order, products, separators, move_levels=move_levels))
            project = apply_arrangement(project, found)
            answers.append((gondola, side, found))
        save_file(target, project, opened.images, t, opened.versions, opened.branches)
        lost = placed_product_ids(opened.project) - placed_product_ids(project)
        if as_json_:
            job.say_json({"format": _FORMAT, "faces": [_face_json(g, s, found) for g, s, found in answers], "left_out": sorted(lost)})
            return exit_code(opened.refused)
        for gondola, side, found in answers:
            job.say(t.plural("cli.arrange.done", len(found.blocks), gondola=gondola.name, face=t(f"cli.side.{side.side}")))
            for remark in found.remarks:
                if remark.code != "kept_small":
                    job.say("- " + remark_text(remark, project, t))
        job.say(t("cli.rebalance.written", file=target.name))
        return exit_code(opened.refused)

    return arrange_


def _products(project: Project, families: Collection[str], face: str) -> tuple[str, ...] | None:
    """The products of these families, for the one face named; None when no family is named: those that stand on each face."""
    if not families:
        return None
    if not face:
        raise BadUsage("cli.arrange.family_needs_face")
    known = {product.family for product in project.products if product.family}
    for name in families:
        if name not in known:
            raise BadUsage("cli.problem.choice", word=name, known=", ".join(sorted(known)) or "–")
    return tuple(product.id for product in project.products if product.family in families)


def _face_json(gondola: Gondola, face: Face, found: Arrangement) -> dict[str, object]:
    blocks = [{"family": b.family, "x_m": [b.area.x0 / 1000, b.area.x1 / 1000], "levels": [b.area.row0 + 1, b.area.row1]} for b in found.blocks]
    remarks = [{"code": one.code, "product": one.product, "level": one.level, "numbers": dict(one.numbers)} for one in found.remarks]
    return {"gondola": gondola.name, "face": face.side, "pattern": found.question.pattern, "blocks": blocks, "remarks": remarks}


def _faces(project: Project, wanted: str) -> Iterator[tuple[Gondola, Face]]:
    """The face named `NAME/SIDE`, or every face of the project."""
    name, _, side = wanted.rpartition("/")
    found = [(g, f) for g in project.gondolas for f in g.faces if not wanted or (g.name, f.side) == (name, side)]
    if not found:
        raise BadUsage(
            "cli.problem.no_such_face", face=wanted, known=", ".join(f"{g.name}/{f.side}" for g in project.gondolas for f in g.faces) or "–"
        )
    yield from found
