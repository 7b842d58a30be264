"""Re-balancing: the whole-facing plan closest to each product's target linear, within every limit. Quick first, then solved.

The aim is the least Σ weight · (1 ÷ index − 1)²: the reciprocal, because it grows with length, squared, because an excess is then
spread over all instead of heaped on one.
"""

from collections.abc import Callable

from planogram.metrics.scope import Scope
from planogram.model.project import Project
from planogram.optimise import exact, limits
from planogram.optimise.bound import least_deviation
from planogram.optimise.greedy import polish, quick_plan
from planogram.optimise.proposal import Change, Proposal
from planogram.optimise.remarks import remarks
from planogram.optimise.rules import Rules
from planogram.optimise.state import State
from planogram.optimise.task import Plan, Task, deviation, missing_facings, present, value

Listener = Callable[[Proposal], None]


def rebalance(
    project: Project, scope: Scope, rules: Rules | None = None, on_better: Listener | None = None, cancelled: Callable[[], bool] | None = None
) -> Proposal:
    """The best proposal found for the scope. `on_better` hears the first one at once; cancelling keeps the best so far."""
    rules = rules or Rules()
    task = limits.build(project, scope, rules)
    floor = least_deviation(task)
    best = quick_plan(task)
    if on_better is not None:
        on_better(_proposal(task, scope, best, floor))
    if _done(task, best, floor) or (cancelled is not None and cancelled()):
        return _proposal(task, scope, best, floor)
    best = min((best, _polished_present(task)), key=lambda plan: value(task, plan))
    solved = exact.solve(task, best, rules.seconds, cancelled)
    if solved.plan is not None:
        best = min((best, _polished(task, solved.plan)), key=lambda plan: value(task, plan))
    return _proposal(task, scope, best, max(floor, solved.bound))


def _done(task: Task, plan: Plan, bound: float) -> bool:
    """Whether no plan can be better by more than 0.01 %."""
    return value(task, plan) - bound <= 1e-4 * value(task, plan) + 1e-9


def _polished_present(task: Task) -> Plan:
    """From the present plan brought within the limits: nearest to what stands now."""
    return _polished(
        task, [(number, min(wide, block.choices[number].most)) for block, (number, wide) in zip(task.blocks, present(task), strict=True)]
    )


def _polished(task: Task, plan: Plan) -> Plan:
    state = State(task, plan)
    polish(state)
    return state.plan


def _proposal(task: Task, scope: Scope, plan: Plan, bound: float) -> Proposal:
    whole = value(task, plan)
    return Proposal(
        "rebalance",
        scope,
        _changes(task, plan),
        before=deviation(task, present(task)),
        after=deviation(task, plan),
        value=whole,
        bound=min(bound, whole),
        missing=missing_facings(task, plan),
        method="exact" if _done(task, plan, bound) else "heuristic",
        remarks=remarks(task, plan),
    )


def _changes(task: Task, plan: Plan) -> tuple[Change, ...]:
    found = []
    for block, (number, wide) in zip(task.blocks, plan, strict=True):
        now, then = block.choices[0], block.choices[number]
        level_from, level_to = task.shelves[now.shelf].level, task.shelves[then.shelf].level
        change = Change(block.position, task.articles[block.article].product, level_from, level_to, block.wide, wide, then.deep)
        if number or wide != block.wide:
            found.append(change)
    return tuple(found)
