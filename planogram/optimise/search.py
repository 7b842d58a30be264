"""From a task to a plan: quick first, then relaxed, then chosen, with bounds. Does not know what the task is about.

What matters most is settled first: no shelf overfull, then facings lacking as little as can be, then the aim among such plans.
"""

import math
import time
from collections.abc import Callable

import msgspec
import numpy as np

from planogram.optimise.asked import Asked, Goal, groups
from planogram.optimise.bound import least_value
from planogram.optimise.chosen import Tolerance
from planogram.optimise.dealt import dealt
from planogram.optimise.greedy import mend, polish, quick_plan
from planogram.optimise.relaxed import Aim, Limits, Relaxed, cheapest, relaxed
from planogram.optimise.state import State
from planogram.optimise.task import Plan, Task, aim, lack, missing_facings, overfull, present, value
from planogram.optimise.ways import Columns, Floats, Ints, listed

NEAR = 1e-4
"""Part of the aim: a plan this near its bound is called exact."""
_MOST_COLUMNS = 16000
_BEFORE = 0.4
"""Part of the solver's time for what comes before the aim."""
_PRICE = 10.0
"""What a facing lacking costs in the solver's aim when both are in one: more than any facing gains."""
_LIKELY, _MOST_LIKELY = 0.1, 3000
"""The solver first looks among columns that cost this part of the gap beyond the best of their part."""
_FIRST, _THEN = 0.5, 0.8
"""Parts of the solver's time: at the end of the first, columns that are likely have been tried, at the end of the second, a few shelves at a time."""
"""Of the solver's time: for the likely columns, for a few shelves at a time, for all columns."""
_BREATH = 0.2
"""Seconds between two plans that are told."""
_A_FEW = 0.1
"""Seconds for a few shelves."""

Cancelled = Callable[[], bool]


class Found(msgspec.Struct, frozen=True):
    """A plan, an aim that no plan lacking as little can beat, and a weight of lacking facings that none is below."""

    plan: Plan
    bound: float
    lack_bound: float = 0.0


Heard = Callable[[Found], None]


def search(task: Task, seconds: float, heard: Heard | None = None, cancelled: Cancelled | None = None) -> Found:
    """The best plan found; the solver works on it for `seconds` at most. `heard` gets the first one at once and every better one;
    cancelling keeps the best so far.
    """
    hunt = _Hunt(task, seconds, heard, cancelled)
    hunt.tell()
    if not done(task, hunt.found) and not hunt.stopped():
        hunt.run()
    return hunt.found


def done(task: Task, found: Found) -> bool:
    """Whether no plan lacks less, and none that lacks as little can be better by more than 0.01 %."""
    whole = aim(task, found.plan)
    return lack(task, found.plan) <= found.lack_bound + 1e-6 and whole - found.bound <= NEAR * abs(whole) + 1e-9


def least_missing(task: Task, plan: Plan) -> int:
    """Facings that every plan lacks; `plan` is one that is known."""
    if not missing_facings(task, plan):
        return 0
    columns = listed(task, plan)
    rooms = np.array([shelf.room + 1e-6 for shelf in task.shelves])
    start = np.union1d(columns.of_plan(plan), cheapest(columns, columns.missing, 1))
    found = relaxed(columns, Aim(columns.missing), Limits(rooms, None, overfull(task, plan)), start)
    return 0 if found is None else max(0, math.ceil(found.bound - 1e-6))


def _both(task: Task, plan: Plan) -> float:
    return aim(task, plan) + _PRICE * lack(task, plan)


def _floors(task: Task) -> Floats | None:
    return np.array([shelf.floor for shelf in task.shelves]) if task.hollow else None


def _least(extra: Floats, most: float, count: int) -> Ints:
    """Columns that cost no more than that beyond the best of their part; the cheapest when they are many."""
    found = np.flatnonzero(extra <= most + 1e-9)
    return found if len(found) <= count else np.sort(found[np.argsort(extra[found], kind="stable")[:count]])


class _Hunt:
    """One search: the best plan so far and what is known of all others."""

    def __init__(self, task: Task, seconds: float, heard: Heard | None, cancelled: Cancelled | None) -> None:
        self._task, self._heard, self._cancelled = task, heard, cancelled
        self._seconds, self._next = seconds, 0.0
        self.found = Found(quick_plan(task), least_value(task))

    def tell(self) -> None:
        """Let the listener hear the best so far, not so often that showing it would take longer than finding it."""
        now = time.monotonic()
        if self._heard is not None and now >= self._next:
            self._next = now + _BREATH
            self._heard(self.found)

    def stopped(self) -> bool:
        return self._cancelled is not None and self._cancelled()

    def run(self) -> None:
        """Overfull shelves, lacking facings, the aim: each settled as far as time allows before the next."""
        task = self._task
        self._try(self._within_limits())
        columns = listed(task, self.found.plan)
        rooms = np.array([shelf.room + 1e-6 for shelf in task.shelves])
        if overfull(task, self.found.plan) > 1e-6:
            nothing = Aim(np.zeros(len(columns.costs)), 1.0)
            self._pursue(columns, Goal(overfull, nothing, Limits(rooms, None, None), Tolerance(0.0, 1e-3)), self._seconds * _BEFORE)
        over = overfull(task, self.found.plan)
        if lack(task, self.found.plan):
            self._knows_lack(self._relaxed(columns, Aim(columns.shorts), Limits(rooms, None, over)))
            self._lack_less(columns, Limits(rooms, lack(task, self.found.plan), over, _floors(task)))
        limits = Limits(rooms, lack(task, self.found.plan), over, _floors(task))
        goal = Goal(aim, Aim(columns.costs, hollow=task.hollow), limits, Tolerance(NEAR, 1e-9), columns.constant)
        bound = self._pursue(columns, goal, self._seconds * (1.0 - _BEFORE))
        self.found = msgspec.structs.replace(self.found, bound=max(self.found.bound, bound))

    def _lack_less(self, columns: Columns, limits: Limits) -> None:
        """Plans that lack less and are good at once: both in one number, as a program for the lack alone would take any of very many plans."""
        if lack(self._task, self.found.plan) <= self.found.lack_bound:
            return
        if all(len(block.choices) == 1 for block in self._task.blocks):  # levels keep their blocks: each is a small question of its own
            alone = Goal(lack, Aim(columns.shorts), msgspec.structs.replace(limits, floors=None), Tolerance(0.0, 0.999))
            self._knows_lack(self._pursue(columns, alone, self._seconds * _BEFORE))
            return
        costs = columns.costs + _PRICE * columns.shorts
        goal = Goal(_both, Aim(costs, hollow=self._task.hollow), limits, Tolerance(0.0, NEAR), columns.constant)
        least = self._pursue(columns, goal, self._seconds * _BEFORE)
        self._knows_lack((least - columns.most_cost - self._task.hollow * float(sum(limits.lows))) / _PRICE)

    def _relaxed(self, columns: Columns, wanted: Aim, limits: Limits) -> float:
        """A bound only: plans of that relaxation are good for nothing else."""
        found = relaxed(columns, wanted, limits, np.union1d(columns.of_plan(self.found.plan), cheapest(columns, wanted.costs, 1)))
        return -math.inf if found is None else found.bound

    def _knows_lack(self, bound: float) -> None:
        whole = max(self.found.lack_bound, math.ceil(bound - 1e-6)) if math.isfinite(bound) else 0.0
        self.found = msgspec.structs.replace(self.found, lack_bound=whole)

    def _pursue(self, columns: Columns, goal: Goal, seconds: float) -> float:
        """Better plans towards one goal; a bound on it."""
        start = columns.of_plan(self.found.plan)
        relax = relaxed(columns, goal.aim, goal.limits, np.union1d(start, cheapest(columns, goal.aim.costs, 1)))
        if relax is None:
            return -math.inf
        bound = relax.bound + goal.constant
        self._try(columns.plan(relax.chosen.tolist(), self._task))
        self._try(columns.plan(dealt(columns, relax.extra, goal.limits.rooms), self._task))
        if self._reached(goal, bound) or self.stopped():
            return bound
        return max(bound, self._choose(columns, goal, relax, bound, seconds))

    def _choose(self, columns: Columns, goal: Goal, relax: Relaxed, bound: float, seconds: float) -> float:
        """Ask the solver: among the columns most likely part of a good plan, then a few shelves at a time, then among all that can be better."""
        asked = Asked(self._task, columns, goal, self._cancelled)
        start = time.monotonic()
        likely = _least(relax.extra, (goal.measured(self._task, self.found.plan) - bound) * _LIKELY, _MOST_LIKELY)
        self._take(asked.among(self.found.plan, likely, seconds * _FIRST)[0])
        self._a_few_shelves(asked, relax, bound, start + seconds * _THEN)
        known = goal.measured(self._task, self.found.plan)
        allowed = np.flatnonzero(relax.extra <= known - bound + 1e-9)
        if self._reached(goal, bound) or self.stopped() or len(allowed) > _MOST_COLUMNS:
            return bound
        plan, better = asked.among(self.found.plan, allowed, start + seconds - time.monotonic())
        self._take(plan)
        # a plan with a column left out is above what was known
        return max(bound, min(better, known))

    def _a_few_shelves(self, asked: Asked, relax: Relaxed, bound: float, until: float) -> None:
        """Solve for some shelves at a time what they hold, until nothing improves any more or the time for it is over."""
        count, in_vain = len(self._task.shelves), 0
        for group in groups(count):
            if in_vain > 2 * count or time.monotonic() > until or self._reached(asked.goal, bound) or self.stopped():
                return
            before = self.found.plan
            worth = relax.extra <= asked.goal.measured(self._task, self.found.plan) - bound
            self._take(asked.within(self.found.plan, group, worth, min(_A_FEW, until - time.monotonic())))
            in_vain = in_vain + 1 if self.found.plan is before else 0

    def _take(self, plan: Plan | None) -> None:
        if plan is not None and value(self._task, plan) < value(self._task, self.found.plan) - 1e-12:
            self._try(plan)

    def _reached(self, goal: Goal, bound: float) -> bool:
        known = goal.measured(self._task, self.found.plan)
        return known - bound <= max(goal.tolerance.whole, goal.tolerance.part * abs(known))

    def _try(self, plan: Plan) -> None:
        """Keep a plan, polished, when it is the best so far."""
        state = State(self._task, plan)
        mend(state)
        polish(state)
        if value(self._task, state.plan) < value(self._task, self.found.plan) - 1e-12:
            self.found = msgspec.structs.replace(self.found, plan=state.plan)
            self.tell()

    def _within_limits(self) -> Plan:
        """The present plan, no block beyond what it may have: a start near what stands now."""
        task = self._task
        return [(number, min(wide, block.choices[number].most)) for block, (number, wide) in zip(task.blocks, present(task), strict=True)]
