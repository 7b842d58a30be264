"""A proposal: what would change, position by position, how good it is and why. A value: nothing is changed until it is applied.

Not here: how one is found (rebalance.py), nor words: codes and numbers only.
"""

from collections.abc import Callable, Collection

import msgspec

from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope
from planogram.model.edits.positions import change, make_room, move, remove
from planogram.model.edits.tree import with_level
from planogram.model.find import find_level
from planogram.model.placement import placed, products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.optimise.mixing import row_of
from planogram.optimise.remarks import Remark, remarks
from planogram.optimise.search import Found, done, least_missing
from planogram.optimise.task import Plan, Task, aim, as_asked, missing_facings, present

_STILL = 0.05
"""Millimetres that decide nothing."""


class Change(msgspec.Struct, frozen=True):
    """One position's new facings wide and deep (0 wide: taken off) and the level it goes to."""

    position: str
    product: str
    level_from: str
    level_to: str
    wide_from: int
    wide_to: int
    deep_to: int

    @property
    def moves(self) -> bool:
        return self.level_from != self.level_to


class Proposal(msgspec.Struct, frozen=True):
    """Changes with the measure before and after, and remarks on what could not be had.

    The measure of a re-balancing is the deviation (0: every index is 1), of optimal facings the expected gross profit. `value` is
    what was made smallest among plans whose minimums lack as few facings: the aim with the price of moves; `bound` is below the value
    of any such plan, `gap` the part of the value above it. `missing` counts the facings that the minimums asked for lack because there
    is no room; no plan lacks fewer than `missing_bound`. `visible` is the facings every product was held to, to be seen, `lasting` the part of the
    time to its next replenishment: as asked, or less for all alike where there is no room (0: none asked).
    """

    kind: str
    scope: Scope
    changes: tuple[Change, ...] = ()
    before: float = 0.0
    after: float = 0.0
    value: float = 0.0
    bound: float = 0.0
    missing: int = 0
    missing_bound: int = 0
    visible: int = 0
    lasting: float = 0.0
    method: str = "heuristic"
    remarks: tuple[Remark, ...] = ()

    @property
    def gap(self) -> float:
        return max(0.0, self.value - self.bound) / abs(self.value) if abs(self.value) > 1e-9 else 0.0

    @property
    def moves(self) -> int:
        """How many positions go to another level."""
        return sum(1 for change in self.changes if change.moves)


class Difference(msgspec.Struct, frozen=True):
    """One product before and after: facings, linear in metres, composed index; None where a figure is absent."""

    product: str
    facings: tuple[float | None, float | None]
    linear_m: tuple[float | None, float | None]
    index: tuple[float | None, float | None]


def apply(project: Project, proposal: Proposal, products: Collection[str] | None = None) -> Project:
    """The project with the proposal, whole or for these products only: one edit."""
    accepted = [one for one in proposal.changes if products is None or one.product in products]
    before = project
    project = remove(project, [one.position for one in accepted if one.wide_to == 0])
    kept = [one for one in accepted if one.wide_to]
    for one in kept:
        if one.moves:
            project = move(project, [one.position], one.level_to, _place_beside_kin(project, one))
    # what gives room before what takes it: on a `free` level nothing steps aside that need not
    for one in sorted(kept, key=lambda one: one.wide_to - one.wide_from):
        project = change(project, [one.position], wide=one.wide_to, deep=one.deep_to)
    for level_id in dict.fromkeys(one.level_to for one in kept):
        project = _untangled(project, level_id)
    for level_id in dict.fromkeys(level for one in accepted for level in (one.level_from, one.level_to)):
        project = _around_pins(before, project, level_id)
    return project


def _around_pins(before: Project, project: Project, level_id: str) -> Project:
    """On a packed level pinned blocks stay where they stood, the others around them, where these have room there."""
    place, old = find_level(project, level_id), find_level(before, level_id)
    products = products_by_id(project.products)
    at = {block.position.id: block.x for block in placed(old.bay, old.level, products) if block.position.pinned}
    blocks = placed(place.bay, place.level, products)
    if place.level.flow != "left" or all(abs(at.get(block.position.id, block.x) - block.x) < _STILL for block in blocks):
        return project
    there = [msgspec.structs.replace(block, x=at.get(block.position.id, block.x)) for block in blocks]
    level = changed(place.level, positions=row_of(place.level, place.bay.width, there))
    stand = placed(place.bay, level, products)
    kept = all(abs(at.get(block.position.id, block.x) - block.x) < _STILL for block in stand)
    return with_level(project, place.path, level) if kept and max(block.right for block in stand) < place.bay.width + _STILL else project


def differences(project: Project, proposal: Proposal) -> tuple[Difference, ...]:
    """What each changed product gains and loses, in the figures of the proposal's scope."""
    before, after = measure(project, proposal.scope), measure(apply(project, proposal), proposal.scope)

    def both(product: str, key: str) -> tuple[float | None, float | None]:
        first, second = before.value(product, key), after.value(product, key)
        return first if isinstance(first, int | float) else None, second if isinstance(second, int | float) else None

    names = dict.fromkeys(one.product for one in proposal.changes)
    return tuple(Difference(name, both(name, "facings"), both(name, "developed_linear"), both(name, "is_mix")) for name in names)


def _place_beside_kin(project: Project, one: Change) -> int:
    """After the last product of the same sub-family or family on the level, else at its end."""
    products = products_by_id(project.products)
    level = find_level(project, one.level_to).level
    mine = products.get(one.product)
    for field in ("subfamily", "family"):
        kin = [n for n, position in enumerate(level.positions) if _same(mine, products.get(position.product), field)]
        if kin:
            return kin[-1] + 1
    return len(level.positions)


def _same(mine: Product | None, other: Product | None, field: str) -> bool:
    return mine is not None and other is not None and bool(getattr(mine, field)) and getattr(mine, field) == getattr(other, field)


def _untangled(project: Project, level_id: str) -> Project:
    """On a `free` level the neighbours of a block that grew make room."""
    return make_room(project, [position.id for position in find_level(project, level_id).level.positions])


def proposed(kind: str, scope: Scope, task: Task, found: Found, measured: Callable[[Task, Plan], float], held: tuple[Remark, ...] = ()) -> Proposal:
    """What was found, as a proposal; `measured` gives what the user reads before and after, `held` are remarks to say first."""
    plan, whole, asked = found.plan, aim(task, found.plan), as_asked(task)
    return Proposal(
        kind,
        scope,
        changes_of(task, plan),
        before=measured(task, present(task)),
        after=measured(task, plan),
        value=whole,
        bound=min(found.bound, whole),
        missing=missing_facings(asked, plan),
        missing_bound=least_missing(asked, plan),
        visible=task.visible,
        lasting=task.lasting,
        method="exact" if done(task, found) else "heuristic",
        remarks=(*held, *remarks(asked, plan)),
    )


def changes_of(task: Task, plan: Plan) -> tuple[Change, ...]:
    """The blocks of a plan that are otherwise than they stand, as changes."""
    found = []
    for block, (number, wide) in zip(task.blocks, plan, strict=True):
        now, then = block.choices[0], block.choices[number]
        level_from, level_to = task.shelves[now.shelf].level, task.shelves[then.shelf].level
        if number or wide != block.wide:
            product = task.articles[block.article].product
            found.append(Change(block.position, product, level_from, level_to, block.wide, wide, then.deep))
    return tuple(found)


def plan_of(task: Task, proposal: Proposal, products: Collection[str]) -> Plan:
    """The proposal's changes of these products as a plan of the task it was the answer to."""
    changes = {one.position: one for one in proposal.changes if one.product in products}
    plan = []
    for block in task.blocks:
        one = changes.get(block.position)
        number = next((n for n, choice in enumerate(block.choices) if one and task.shelves[choice.shelf].level == one.level_to), 0)
        plan.append((number, one.wide_to if one else block.wide))
    return plan
