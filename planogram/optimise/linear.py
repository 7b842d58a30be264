"""The task of a re-balancing: each product at the length its share of the criteria is worth."""

from collections.abc import Mapping, Sequence

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
from planogram.optimise.task import Article, Block, Task, present, taken

_MOST_TIMES = 3.0
"""Times its target up to which a product is kept or made larger rather than leave its level emptier than it is."""

_LENT, _LENT_FREE = 0.08, 0.15
"""Part of its length a level may end emptier than it is; where blocks are free to move."""


def linear_task(project: Project, scope: Scope, rules: Rules) -> Task:
    """The task of a scope. A product no criterion speaks of keeps what it has."""
    held = eased(project, grounds.read(project, scope, rules))
    share = shares(measure(project, scope), list(held.ground.groups), rules.mix)
    kept = [name for name in held.ground.articles if name not in share]
    task = held.told(limits.build(project, held.ground, held.ground.articles, rules, kept))
    task = _aimed(project, held.ground, task, share, rules)
    return task if rules.may_empty else _kept_full(task, rules)


def _kept_full(task: Task, rules: Rules) -> Task:
    """The task with a price on levels left emptier than they are by more than is lent: length nobody else gets is not worth taking away.

    A product keeps, or gets, such length up to _MOST_TIMES its target. With `fill` the free length is to be taken too.
    """
    whole = sum(article.target for article in task.articles)
    used = taken(task, present(task))
    full = [shelf.room if rules.fill else min(length, shelf.room) for length, shelf in zip(used, task.shelves, strict=True)]
    lent = _LENT_FREE if rules.free_to_move else _LENT
    shelves = (msgspec.structs.replace(shelf, floor=(1.0 - lent) * length) for length, shelf in zip(full, task.shelves, strict=True))
    return msgspec.structs.replace(task, shelves=tuple(shelves), hollow=2.0 * (_MOST_TIMES - 1.0) / whole if whole else 0.0)


def _aimed(project: Project, ground: Ground, task: Task, share: Mapping[str, float], rules: Rules) -> Task:
    """The task with target lengths, and weights that sum to 1.

    A minimum counts no further than the product's shelves reach: others would shrink to pay for length that it cannot have.
    """
    reach = {article.product: length for article, length in zip(task.articles, within_reach(task), strict=True)}
    floor = {name: min(least(project, ground.articles[name], ground.groups[name]), reach[name]) for name in share}
    goal = targets(share, floor, _length_to_share(ground, list(share), rules))
    whole = sum(goal.values())
    aimed = (msgspec.structs.replace(a, target=goal[a.product], weight=goal[a.product] / whole) if goal.get(a.product) else a for a in task.articles)
    return msgspec.structs.replace(task, articles=tuple(aimed))


def within_reach(task: Task) -> list[float]:
    """The most length (mm) each product can have on the shelves its blocks may stand on, what can stand nowhere else being there at its least."""
    held = [shelf.room for shelf in task.shelves]
    for block in task.blocks:
        held[block.choices[0].shelf] -= _least_there(block)
    return [_reach(task, article, held) for article in task.articles]


def _least_there(block: Block) -> float:
    """What a block takes at least of its shelf, mm: nothing when it may go to another."""
    return block.choices[0].takes(block.least) if len(block.choices) == 1 else 0.0


def _reach(task: Task, article: Article, held: Sequence[float]) -> float:
    blocks = [task.blocks[b] for b in article.blocks]
    there = {choice.shelf: held[choice.shelf] for block in blocks for choice in block.choices}
    for block in blocks:
        there[block.choices[0].shelf] += _least_there(block)
    longest = sorted((max(0.0, length) for length in there.values()), reverse=True)
    return article.fixed + sum(longest[: len(blocks)])


def _length_to_share(ground: Ground, names: Sequence[str], rules: Rules) -> float:
    """What the products have now, mm; with `fill` the free length too."""
    used = sum(ground.articles[name].fixed + sum(one.block.width for one in ground.groups[name]) for name in names)
    if not rules.fill:
        return used
    taken = sum(one.block.width + gap(one.place, one.block.position) for one in ground.moving)
    return used + max(0.0, sum(shelf.room for shelf in ground.shelves) - taken)
