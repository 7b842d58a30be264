"""Optimal facings: the plan that is expected to earn most, under the assumptions given, within the same limits as a re-balancing."""

from collections.abc import Callable

from planogram.metrics.scope import Scope
from planogram.model.project import Project
from planogram.optimise.earnings import Assumptions, earnings_task
from planogram.optimise.proposal import Proposal, proposed
from planogram.optimise.rules import Rules
from planogram.optimise.search import Cancelled, Found, search
from planogram.optimise.sound import sound
from planogram.optimise.task import Plan, Task, table_cost


def optimal_facings(
    project: Project,
    scope: Scope,
    rules: Rules | None = None,
    assumptions: Assumptions | None = None,
    on_better: Callable[[Proposal], None] | None = None,
    cancelled: Cancelled | None = None,
) -> Proposal:
    """The best proposal found; `before` and `after` are the expected gross profit of the products that may change, over the period.

    `rules.mix` and `fill` mean nothing here; `price_per_move` is a part of the present profit (0.001: a thousandth).
    """
    rules = rules or Rules()
    task, profit = earnings_task(project, scope, rules, assumptions or Assumptions())

    def earned(task: Task, plan: Plan) -> float:
        return -table_cost(task, plan) * profit

    def proposal(found: Found) -> Proposal:
        kept = sound(project, scope, task, found)
        return proposed("facings", scope, task, kept.found, earned, kept.remarks)

    heard = None if on_better is None else lambda found: on_better(proposal(found))
    return proposal(search(task, rules.seconds, heard, cancelled))
