"""The task of a re-balancing: each product at the length its share of the criteria is worth."""

from collections.abc import Sequence

import msgspec

from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope
from planogram.model.project import Project
from planogram.optimise import ground as grounds
from planogram.optimise import limits
from planogram.optimise.easing import eased, least
from planogram.optimise.ground import Ground, gap
from planogram.optimise.rules import Rules
from planogram.optimise.target import shares, targets
from planogram.optimise.task import Article, Task, present, taken

_MOST_TIMES = 3.0
"""Times its target up to which a product is kept or made larger rather than leave its level emptier than it is."""

_LENT = 0.15
"""Part of its length a level may give away when blocks are free to move."""


def linear_task(project: Project, scope: Scope, rules: Rules) -> Task:
    """The task of a scope. A product no criterion speaks of keeps what it has."""
    held = eased(project, grounds.read(project, scope, rules))
    ground = held.ground
    articles = with_targets(project, scope, ground, rules)
    kept = [name for name, one in articles.items() if not one.weight]
    task = held.told(limits.build(project, ground, articles, rules, kept))
    return task if rules.may_empty else _kept_full(task, rules)


def _kept_full(task: Task, rules: Rules) -> Task:
    """The task with a price on levels left emptier than they are by more than a facing: length nobody else gets is not worth taking away.

    A product keeps, or gets, such length up to _MOST_TIMES its target. With `fill` the free length is to be taken too; where blocks may
    move a level may give them up to _LENT of its length.
    """
    whole = sum(article.target for article in task.articles)
    used = taken(task, present(task))
    facing = [max((b.choices[0].step for b in task.blocks if b.choices[0].shelf == n), default=0.0) for n in range(len(task.shelves))]
    shelves = []
    for n, shelf in enumerate(task.shelves):
        full = shelf.room if rules.fill else min(used[n], shelf.room)
        spare = max(facing[n], _LENT * full) if rules.free_to_move else facing[n]
        shelves.append(msgspec.structs.replace(shelf, floor=max(0.0, full - spare)))
    return msgspec.structs.replace(task, shelves=tuple(shelves), hollow=2.0 * (_MOST_TIMES - 1.0) / whole if whole else 0.0)


def with_targets(project: Project, scope: Scope, ground: Ground, rules: Rules) -> dict[str, Article]:
    """The articles of the ground with target lengths, and weights that sum to 1."""
    share = shares(measure(project, scope), list(ground.groups), rules.mix)
    floor = {name: least(project, ground.articles[name], ground.groups[name]) for name in share}
    goal = targets(share, floor, _length_to_share(ground, list(share), rules))
    whole = sum(goal.values())
    return {
        name: msgspec.structs.replace(one, target=goal[name], weight=goal[name] / whole) if goal.get(name) else one
        for name, one in ground.articles.items()
    }


def _length_to_share(ground: Ground, names: Sequence[str], rules: Rules) -> float:
    """What the products have now, mm; with `fill` the free length too."""
    used = sum(ground.articles[name].fixed + sum(one.block.width for one in ground.groups[name]) for name in names)
    if not rules.fill:
        return used
    taken = sum(one.block.width + gap(one.place, one.block.position) for one in ground.moving)
    return used + max(0.0, sum(shelf.room for shelf in ground.shelves) - taken)
