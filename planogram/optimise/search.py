"""From a task to a plan: quick first, then solved, the best of both, with a bound. Does not know what the task is about."""

from collections.abc import Callable

import msgspec

from planogram.optimise import exact
from planogram.optimise.bound import least_value
from planogram.optimise.greedy import mend, polish, quick_plan
from planogram.optimise.lagrange import priced
from planogram.optimise.state import State
from planogram.optimise.task import Plan, Task, missing_facings, present, value

_MOST_SLOTS = 3000

Cancelled = Callable[[], bool]


class Found(msgspec.Struct, frozen=True):
    """A plan, and a value no plan goes below."""

    plan: Plan
    bound: float


def search(task: Task, seconds: float, heard: Callable[[Found], None] | None = None, cancelled: Cancelled | None = None) -> Found:
    """The best plan found in about `seconds`. `heard` gets the first one at once; cancelling keeps the best so far."""
    floor = least_value(task)
    best = quick_plan(task)
    if heard is not None:
        heard(Found(best, floor))
    if done(task, Found(best, floor)) or (cancelled is not None and cancelled()):
        return Found(best, floor)
    plan, bound = priced(task, best)
    floor = max(floor, bound)
    best = min((best, _polished(task, plan), _polished(task, _within_limits(task))), key=lambda plan: value(task, plan))
    if missing_facings(task, best) and not _too_big(task):
        best = min((best, _polished(task, _with_needs_first(task, best, seconds / 2, cancelled))), key=lambda plan: value(task, plan))
    if done(task, Found(best, floor)) or _too_big(task) or (cancelled is not None and cancelled()):
        return Found(best, floor)
    solved = exact.solve(task, best, seconds, cancelled)
    if solved.plan is not None:
        best = min((best, _polished(task, solved.plan)), key=lambda plan: value(task, plan))
    return Found(best, max(floor, solved.bound))


def _with_needs_first(task: Task, best: Plan, seconds: float, cancelled: Cancelled | None) -> Plan:
    """A plan that lacks as few facings as the solver can have it, whatever else it is worth: where minimums are unmet nothing else counts."""
    articles = tuple(msgspec.structs.replace(article, weight=0.0) for article in task.articles)
    blocks = tuple(
        msgspec.structs.replace(block, choices=tuple(msgspec.structs.replace(choice, costs=()) for choice in block.choices)) for block in task.blocks
    )
    found = exact.solve(msgspec.structs.replace(task, articles=articles, blocks=blocks, price=0.0), best, seconds, cancelled)
    return found.plan if found.plan is not None else best


def done(task: Task, found: Found) -> bool:
    """Whether no plan can be better by more than 0.01 %."""
    whole = value(task, found.plan)
    return whole - found.bound <= 1e-4 * abs(whole) + 1e-9


def _too_big(task: Task) -> bool:
    """Whether putting the task to the solver would take longer than it could gain."""
    return sum(len(block.choices) for block in task.blocks) > _MOST_SLOTS


def _within_limits(task: Task) -> Plan:
    """The present plan, no block beyond what it may have: a start near what stands now."""
    return [(number, min(wide, block.choices[number].most)) for block, (number, wide) in zip(task.blocks, present(task), strict=True)]


def _polished(task: Task, plan: Plan) -> Plan:
    state = State(task, plan)
    mend(state)
    polish(state)
    return state.plan
