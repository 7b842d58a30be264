"""A plan held against what no length says: dividers, loads, hooks, prices behind PNM, the hand's room. What would break one of them is taken back.

Facing by facing, where it costs the aim least; a block that still harms stays as it stands. Length that becomes free so is given to those who
can have it. In the end nothing is worse than it was.
"""

from collections.abc import Iterator
from itertools import combinations

import msgspec

from planogram.metrics.scope import Scope
from planogram.model.project import Project
from planogram.optimise.harm import Harm, new_harm
from planogram.optimise.proposal import Proposal, apply, changes_of
from planogram.optimise.remarks import Remark
from planogram.optimise.search import Found
from planogram.optimise.state import State
from planogram.optimise.task import Block, Plan, Task, present, value

Step = tuple[int, tuple[int, int]]
"""A block's number, and what it would have instead: its choice and its facings."""

_TRIES, _MOST_PAIRED = 24, 24
_BETTER = -1e-9

HELD = {
    "overload": "held_load",
    "divider_crossed": "held_divider",
    "hook_clash": "held_hooks",
    "pnm_hides_price": "held_pnm",
    "pnm_product": "held_pnm",
}
"""The remark for a product held back by an error of the shelf; `held` for any other."""


class Sound(msgspec.Struct, frozen=True):
    """What was found, its plan mended, and a remark for each product held back."""

    found: Found
    remarks: tuple[Remark, ...] = ()


def sound(project: Project, scope: Scope, task: Task, found: Found) -> Sound:
    """What was found, its plan changed as little as is seen to help until it makes nothing worse."""
    plan, still, said = list(found.plan), set[int](), dict[Remark, None]()
    while harm := next(iter(new_harm(project, _applied(project, scope, task, plan))), None):
        steps = _smaller(task, plan, harm, still) or _back(task, plan, harm)
        if not steps:
            plan = present(task)
            break
        b, other = min(steps, key=lambda step: value(task, [*plan[: step[0]], step[1], *plan[step[0] + 1 :]]))
        plan[b] = other
        if other == (0, task.blocks[b].wide):
            still.add(b)
        said[Remark(HELD.get(harm.code, "held"), task.articles[task.blocks[b].article].product, harm.level)] = None
    if said:
        plan = _regiven(project, scope, task, plan)
    return Sound(msgspec.structs.replace(found, plan=plan) if said else found, tuple(said))


def _regiven(project: Project, scope: Scope, task: Task, plan: Plan) -> Plan:
    """The plan with what brings most and harms nobody, step by step: a facing more, or one or two blocks back on their own levels."""
    state, refused = State(task, plan), set[tuple[Step, ...]]()
    for _ in range(_TRIES):
        tries = [(gain, steps) for steps in _gainful(state) if steps not in refused and (gain := state.gain(*steps)) < _BETTER]
        if not tries:
            break
        steps = min(tries)[1]
        before = [(b, state.plan[b]) for b, _ in steps]
        state.take(*steps)
        if new_harm(project, _applied(project, scope, task, state.plan)):
            state.take(*before)
            refused.add(steps)
    return state.plan


def _gainful(state: State) -> Iterator[tuple[Step, ...]]:
    """Steps that may be worth a try."""
    home = [(b, (0, block.wide)) for b, block in enumerate(state.task.blocks) if state.plan[b][0]]
    yield from ((step,) for step in home)
    yield from combinations(home[:_MOST_PAIRED], 2)
    for b, (number, wide) in enumerate(state.plan):
        here = state.choice(b)
        if wide < here.most and here.takes(wide + 1) - here.takes(wide) <= state.room(here.shelf) + 1e-6:
            yield ((b, (number, wide + 1)),)


def _applied(project: Project, scope: Scope, task: Task, plan: Plan) -> Project:
    return apply(project, Proposal("rebalance", scope, changes_of(task, plan)))


def _smaller(task: Task, plan: Plan, harm: Harm, still: set[int]) -> list[Step]:
    """A facing less for each block that grew or came where the harm is; back to its place for one that came with its last facing."""
    steps: list[Step] = []
    for b, (number, wide) in enumerate(plan):
        block = task.blocks[b]
        if b in still or _level(task, block, number) != harm.level or not (number or wide > block.wide):
            continue
        steps.append((b, (number, wide - 1) if wide > 1 else (0, block.wide)))
    return steps


def _back(task: Task, plan: Plan, harm: Harm) -> list[Step]:
    """Its place and facings again for each block that changed where the harm is; for all that changed when there is none."""
    moved = [b for b, block in enumerate(task.blocks) if plan[b] != (0, block.wide)]
    here = [b for b in moved if harm.level in (_level(task, task.blocks[b], plan[b][0]), _level(task, task.blocks[b], 0))]
    return [(b, (0, task.blocks[b].wide)) for b in here or moved]


def _level(task: Task, block: Block, number: int) -> str:
    return task.shelves[block.choices[number].shelf].level
