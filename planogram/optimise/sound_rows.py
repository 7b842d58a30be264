"""Rows of an arrangement held against what no length says: dividers, loads, hooks, prices behind PNM. The least change that helps is made.

First neighbours change places or a gap is left, then a separator goes, then facings, last a block. A price that stays hidden is said.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec

from planogram.model.find import find_level
from planogram.model.fixture import Level
from planogram.model.placement import products_by_id
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.units import SLACK
from planogram.model.values import changed
from planogram.optimise.harm import Harm, new_harm
from planogram.optimise.remarks import Remark

Row = tuple[str, tuple[Position, ...], tuple[float, ...]]
"""A level, what is to stand on it from the left, and its dividers."""
Applied = Callable[[Sequence[Row]], Project]

_GAPS = (20.0, 40.0, 60.0, 90.0, 130.0)
_HIDING = "pnm_hides_price"
"""No reason to take a product off the shelf."""


class Sound(msgspec.Struct, frozen=True):
    """Rows that make nothing worse, and a remark for each product that had to go or whose price a piece hides."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def sound_rows(project: Project, rows: Sequence[Row], applied: Applied) -> Sound:
    """`rows` changed until `applied` to the project they make nothing worse, or only hide what is then said."""
    now, borne, said = list(rows), set[tuple[str, tuple[str, ...]]](), list[Remark]()
    while True:
        harms = [harm for harm in new_harm(project, applied(now)) if harm.key not in borne]
        number = next((n for n, row in enumerate(now) if harms and row[0] == harms[0].level), -1)
        if not harms or number < 0:
            break
        harm, better = harms[0], _better(project, now, number, applied, harms, borne)
        if better is None and harm.code != _HIDING:
            better = _without(now[number], harm)
        if better is None:
            borne.add(harm.key)
            said += _hidden(now[number], harm)
        else:
            now[number] = better
    return Sound(tuple(now), (*said, *_gone(rows, now)))


def _better(project: Project, rows: Sequence[Row], number: int, applied: Applied, harms: Sequence[Harm], borne: Collection[object]) -> Row | None:
    """The first changed row without the first harm that has no harm the present one has not."""
    known = {harm.key: harm.amount for harm in harms}
    level = find_level(project, rows[number][0]).level
    for other in _variants(project, level, rows[number], harms[0]):
        left = new_harm(project, applied([*rows[:number], other, *rows[number + 1 :]]))
        if all(one.key != harms[0].key and one.amount <= known.get(one.key, 0.0) + SLACK for one in left if one.key not in borne):
            return other
    return None


def _variants(project: Project, level: Level, row: Row, harm: Harm) -> Iterator[Row]:
    name, positions, dividers = row
    at = next((n for n, one in enumerate(positions) if one.id in harm.ids and not one.pinned), None)
    if at is not None:
        yield from ((name, found, dividers) for found in _beside(project, positions, at))
    added = [wall for wall in dividers if wall not in level.dividers]
    yield from ((name, positions, tuple(wall for wall in dividers if wall != one)) for one in added)
    order = sorted((n for n, one in enumerate(positions) if not one.pinned), key=lambda n: (n != at, -positions[n].wide))
    for field in ("wide", "high", "deep"):
        yield from (
            (name, _with(positions, n, **{field: getattr(positions[n], field) - 1}), dividers) for n in order if getattr(positions[n], field) > 1
        )


def _beside(project: Project, positions: tuple[Position, ...], at: int) -> Iterator[tuple[Position, ...]]:
    """The block and a neighbour of its family the other way round, or a gap before it, taken from the one after it where there is one."""
    products = products_by_id(project.products)
    for other in (at + 1, at - 1):
        if 0 <= other < len(positions) and not positions[other].pinned and _kin(products, positions[at], positions[other]):
            low, high = sorted((at, other))
            first, second = (
                changed(positions[high], gap_before=positions[low].gap_before),
                changed(positions[low], gap_before=positions[high].gap_before),
            )
            yield (*positions[:low], first, second, *positions[high + 1 :])
    yield from (_pushed(positions, at, gap) for gap in _GAPS)


def _pushed(positions: tuple[Position, ...], at: int, gap: float) -> tuple[Position, ...]:
    """A gap before a block, taken from those after it, so that the others stay where they are as far as can be."""
    row, left = list(_with(positions, at, gap_before=positions[at].gap_before + gap)), gap
    for n in range(at + 1, len(row)):
        given = min(left, row[n].gap_before)
        row[n] = changed(row[n], gap_before=row[n].gap_before - given)
        left -= given
    return tuple(row)


def _kin(products: Mapping[str, Product], one: Position, other: Position) -> bool:
    mine, theirs = (products.get(position.product) for position in (one, other))
    return mine is not None and theirs is not None and mine.family == theirs.family


def _with(positions: tuple[Position, ...], n: int, **fields: object) -> tuple[Position, ...]:
    return (*positions[:n], changed(positions[n], **fields), *positions[n + 1 :])


def _without(row: Row, harm: Harm) -> Row | None:
    """The row with one block smaller, or without it: that of the harm, else the widest. None when only pinned blocks are left."""
    name, positions, dividers = row
    free = [n for n, one in enumerate(positions) if not one.pinned]
    if not free:
        return None
    at = max(free, key=lambda n: (positions[n].id in harm.ids, positions[n].wide))
    if positions[at].wide > 1:
        return name, _with(positions, at, wide=positions[at].wide - 1), dividers
    return name, (*positions[:at], *positions[at + 1 :]), dividers


def _hidden(row: Row, harm: Harm) -> list[Remark]:
    return [Remark("price_hidden", one.product, row[0]) for one in row[1] if one.id in harm.ids]


def _gone(before: Sequence[Row], after: Sequence[Row]) -> list[Remark]:
    """Products that had a place and have none any more."""
    level = {one.product: row[0] for row in before for one in row[1]}
    left = {one.product for row in after for one in row[1]}
    return [Remark("no_place", product, where) for product, where in level.items() if product not in left]
