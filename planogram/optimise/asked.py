"""What the solver is asked on the way to one goal: among some columns, or within a few shelves. It answers with plans; others judge them."""

import random
from collections.abc import Callable, Collection, Iterator
from itertools import combinations

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.optimise.chosen import Tolerance, chosen
from planogram.optimise.relaxed import Aim, Limits
from planogram.optimise.task import Plan, Task
from planogram.optimise.ways import Columns, Ints

_TOGETHER = 2
_MOST_GROUPS = 400


class Goal(msgspec.Struct, frozen=True):
    """Something to make small, as the search judges it and as the solver reads it; they differ by `constant`."""

    measured: Callable[[Task, Plan], float]
    aim: Aim
    limits: Limits
    tolerance: Tolerance
    constant: float = 0.0


class Asked(msgspec.Struct, frozen=True):
    """Questions of one task and goal."""

    task: Task
    columns: Columns
    goal: Goal
    cancelled: Callable[[], bool] | None = None

    def among(self, plan: Plan, allowed: Ints, seconds: float) -> tuple[Plan | None, float]:
        """(the best plan of these columns that was found, a bound for them), from `plan`, which may have others."""
        goal, start = self.goal, self.columns.of_plan(plan)
        picked, bound = chosen(self.columns, goal.aim, goal.limits, allowed, start, goal.tolerance, seconds, self.cancelled)
        return None if picked is None else self.columns.plan(picked.tolist(), self.task), bound + goal.constant

    def within(self, plan: Plan, shelves: Collection[int], worth: NDArray[np.bool_], seconds: float) -> Plan | None:
        """The best plan found that differs from `plan` on these shelves only, by columns that are `worth` a look."""
        columns, now = self.columns, self.columns.of_plan(plan)
        inside = np.logical_and.reduceat(np.isin(columns.shelves, list(shelves)), columns.spans[:-1])
        moves = np.zeros(columns.parts, dtype=bool)
        moves[columns.owners[now[inside[now]]]] = True
        allowed = np.flatnonzero(inside & worth & moves[columns.owners])
        return self.among(plan, np.union1d(allowed, now), seconds)[0]


def groups(shelves: int, seed: int = 0) -> Iterator[tuple[int, ...]]:
    """Shelves to look at together, in an order that is always the same; all groups when they are few."""
    if shelves < _TOGETHER:
        yield tuple(range(shelves))
        return
    chance = random.Random(seed)
    if shelves <= 2 * _TOGETHER:
        every = list(combinations(range(shelves), _TOGETHER))
        chance.shuffle(every)
        yield from every
        return
    for _ in range(_MOST_GROUPS):
        order = chance.sample(range(shelves), shelves)
        yield from (tuple(order[n : n + _TOGETHER]) for n in range(0, shelves - _TOGETHER + 1, _TOGETHER))
