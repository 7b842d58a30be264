"""Why a product of an arrangement has no place, is not seen or is smaller than it should be: codes and numbers, never sentences."""

from collections.abc import Iterator, Sequence

from planogram.optimise.cells import Cell, holds
from planogram.optimise.filling import Filled, totals_of
from planogram.optimise.remarks import Remark
from planogram.optimise.stock import Ware

_SMALL = 0.75
"""Part of its target below which a product is said to be kept small."""


def reasons(filled: Sequence[Filled], out: Sequence[Ware], cells: Sequence[Cell]) -> Iterator[Remark]:
    """A remark for each product left out, not seen or kept small."""
    for ware in out:
        yield _why_out(ware, cells, filled)
    totals = totals_of(filled)
    for ware in totals.wares:
        where = next(one for one in filled if any(stood is ware for stood, _ in one.held))
        count, level = totals.count[ware.product.id], where.cell.place.level.id
        if count < ware.seen:
            lacks = ware.seen - count
            needs = max(0.0, lacks * ware.width - where.spare())
            yield Remark("not_seen", ware.product.id, level, (("facings", float(lacks)), ("needs_mm", round(needs, 1))))
        elif count + 1 <= ware.target * _SMALL:
            needs = round((ware.target - count) * ware.width, 1)
            yield Remark("kept_small", ware.product.id, level, (("facings", float(count)), ("target", round(ware.target, 1)), ("needs_mm", needs)))


def _why_out(ware: Ware, cells: Sequence[Cell], filled: Sequence[Filled]) -> Remark:
    tallest = max((cell.clear if cell.clear is not None else float("inf") for cell in cells), default=0.0)
    if ware.tall > tallest + 1e-6:
        return Remark("too_high", ware.product.id, "", (("needs_mm", round(ware.tall - tallest, 1)),))
    deepest = max((cell.place.level.depth for cell in cells), default=0.0)
    if ware.facing[2] > deepest + 1e-6:
        return Remark("too_deep", ware.product.id, "", (("needs_mm", round(ware.facing[2] - deepest, 1)),))
    fitting = [one for one in filled if holds(one.cell, ware)]
    if not fitting:
        return Remark("no_place", ware.product.id, "", ())
    nearest = max(fitting, key=lambda one: one.spare())
    needs = ware.width * ware.least - nearest.spare()
    return Remark("no_place", ware.product.id, nearest.cell.place.level.id, (("needs_mm", round(max(0.0, needs), 1)),))
