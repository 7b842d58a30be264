"""What a plan makes worse than it was: errors of the shelf and of its PNM, pinned blocks on another level or with other facings.

Which errors there are is metrics/checks' business; here they are only held against those of the plan before.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from planogram.metrics.checks.finding import Where, amount
from planogram.metrics.checks.physical import face_findings
from planogram.metrics.checks.pnm import pnm_findings
from planogram.metrics.space import capacity
from planogram.model.find import walk_levels, walk_positions
from planogram.model.memo import memo
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.model.units import SLACK

PINNED, TOO_MANY = "pinned_moved", "over_maximum"
_ANY_DAY = date.min
"""Today matters only to what is out of date, which no plan of products changes."""


class Harm(msgspec.Struct, frozen=True):
    """One error: `code` and `ids` as the finding has them, how bad it is, and the level it is on ("" when it is none)."""

    code: str
    ids: tuple[str, ...]
    amount: float
    level: str

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        return self.code, self.ids


def new_harm(before: Project, after: Project) -> list[Harm]:
    """Errors of `after` that `before` has not, or has less of, place by place."""
    if after is before:
        return []
    old = {one.key: one.amount for one in _harms(before)}
    found = [one for one in _harms(after) if one.amount > old.get(one.key, 0.0) + SLACK]
    return [*found, *_moved_pins(before, after), *_too_many(before, after)]


@memo(64)
def _harms(project: Project) -> tuple[Harm, ...]:
    """Every error of the shelves and their PNM."""
    products = products_by_id(project.products)
    levels: dict[tuple[str, str, int, int], str] = {
        (place.gondola.name, place.face.side, place.bay_number, place.level_number): place.level.id for place in walk_levels(project)
    }
    findings = [
        finding for gondola in project.gondolas for face in gondola.faces for finding in face_findings(face, gondola.name, products, project.settings)
    ]
    findings += pnm_findings(project, _ANY_DAY)
    return tuple(Harm(one.code, one.subject, amount(one), _level(one.where, levels)) for one in findings if one.severity == "error")


def _level(where: Where, levels: Mapping[tuple[str, str, int, int], str]) -> str:
    return levels.get((where.gondola or "", where.face or "", where.bay or 0, where.level or 0), "")


def _moved_pins(before: Project, after: Project) -> Iterator[Harm]:
    """Pinned blocks that are gone, on another level, or with other facings."""
    old, then = _pins(before), _pins(after)
    for name, stood in old.items():
        if then.get(name) != stood:
            yield Harm(PINNED, (name,), 1.0, stood[0])


@memo(64)
def _pins(project: Project) -> dict[str, tuple[str, int, int, int]]:
    return {one.id: (place.level.id, one.wide, one.high, one.deep) for place, one in walk_positions(project) if one.pinned}


def _too_many(before: Project, after: Project) -> Iterator[Harm]:
    """Products beyond their maximum of facings or units, more than before; named by the blocks on the level that has most of them."""
    old, products = _counts(before), products_by_id(after.products)
    for name, blocks in _counts(after).items():
        was, limits = old.get(name, ()), (products[name].max_facings, products[name].max_units)
        for number, most in enumerate(limits, 2):
            had, has = (sum(block[number] for block in one) for one in (was, blocks))  # type: ignore[misc]
            if most is not None and has > max(most, had):
                level = max((block for block in blocks if not block[4]), key=lambda block: block[2], default=blocks[0])[0]
                yield Harm(TOO_MANY, tuple(block[1] for block in blocks if block[0] == level), float(has - most), level)


Count = tuple[str, str, int, int, bool]


@memo(64)
def _counts(project: Project) -> dict[str, list[Count]]:
    """Level, block, facings and units of each block of the products that have a maximum, and whether it is pinned."""
    products = {one.id: one for one in project.products if one.max_units is not None or one.max_facings is not None}
    found: dict[str, list[Count]] = {}
    for place, one in walk_positions(project) if products else ():
        if one.product in products:
            units = capacity(one, products[one.product], place.level, place.bay, project.settings) or 0
            found.setdefault(one.product, []).append((place.level.id, one.id, one.wide, units, one.pinned))
    return found
