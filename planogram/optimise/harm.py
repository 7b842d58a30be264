"""What a plan makes worse than it was: errors of the shelf and of its PNM, pinned blocks that no longer stand where they stood.

Which errors there are is metrics/checks' business; here they are only held against those of the plan before.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from planogram.metrics.checks.finding import Finding, Where
from planogram.metrics.checks.physical import SLACK, face_findings
from planogram.metrics.checks.pnm import pnm_findings
from planogram.model.find import walk_levels
from planogram.model.memo import memo
from planogram.model.placement import placed, products_by_id
from planogram.model.project import Project

PINNED = "pinned_moved"
_AMOUNTS = ("excess_mm", "excess_g", "overlap_mm", "across_mm", "hidden_pct")
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
    return [*found, *_moved_pins(before, after)]


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
    return tuple(Harm(one.code, one.subject, _amount(one), _level(one.where, levels)) for one in findings if one.severity == "error")


def _amount(finding: Finding) -> float:
    numbers = finding.numbers
    return next((numbers[name] for name in _AMOUNTS if name in numbers), 1.0)


def _level(where: Where, levels: Mapping[tuple[str, str, int, int], str]) -> str:
    return levels.get((where.gondola or "", where.face or "", where.bay or 0, where.level or 0), "")


def _moved_pins(before: Project, after: Project) -> Iterator[Harm]:
    """Pinned blocks whose level, place or facings are others than before."""
    old, then = _pins(before), _pins(after)
    for name, (level, x, shape) in old.items():
        if name not in then or then[name][0] != level or then[name][2] != shape:
            yield Harm(PINNED, (name,), 1.0, level)
        elif abs(then[name][1] - x) > SLACK:
            yield Harm(PINNED, (name,), abs(then[name][1] - x), level)


@memo(64)
def _pins(project: Project) -> dict[str, tuple[str, float, tuple[int, int, int]]]:
    products = products_by_id(project.products)
    return {
        block.position.id: (place.level.id, block.x, (block.position.wide, block.position.high, block.position.deep))
        for place in walk_levels(project)
        if any(position.pinned for position in place.level.positions)
        for block in placed(place.bay, place.level, products)
        if block.position.pinned
    }
