"""Re-balancing: the whole-facing plan closest to each product's target linear, within every limit.

The aim is the least Σ weight · (1 ÷ index − 1)²: the reciprocal, because it grows with length, squared, because an excess is then
spread over all instead of heaped on one.
"""

from collections.abc import Callable

from planogram.metrics.scope import Scope
from planogram.model.project import Project
from planogram.optimise.linear import linear_task
from planogram.optimise.proposal import Proposal, proposed
from planogram.optimise.rules import Rules
from planogram.optimise.search import Cancelled, Found, search
from planogram.optimise.sound import sound
from planogram.optimise.task import deviation

Listener = Callable[[Proposal], None]


def rebalance(
    project: Project, scope: Scope, rules: Rules | None = None, on_better: Listener | None = None, cancelled: Cancelled | None = None
) -> Proposal:
    """The best proposal found for the scope. `on_better` hears the first one at once; cancelling keeps the best so far."""
    rules = rules or Rules()
    task = linear_task(project, scope, rules)

    def proposal(found: Found) -> Proposal:
        kept = sound(project, scope, task, found)
        return proposed("rebalance", scope, task, kept.found, deviation, kept.remarks)

    heard = None if on_better is None else lambda found: on_better(proposal(found))
    return proposal(search(task, rules.seconds, heard, cancelled))
