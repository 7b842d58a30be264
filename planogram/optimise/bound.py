"""A bound no plan can beat, without a solver: every article by itself as near its aim as whole facings allow, shelves forgotten."""

from itertools import product

from planogram.optimise.task import Article, Task

_MOST_SUMS = 20000


def least_value(task: Task) -> float:
    """The sum of each article's least cost over what its blocks could have."""
    return sum(_least_cost(task, article) + _least_table(task, article) for article in task.articles)


def _least_table(task: Task, article: Article) -> float:
    least = 0.0
    for b in article.blocks:
        block = task.blocks[b]
        least += min(min(choice.costs[block.least : choice.most + 1], default=0.0) for choice in block.choices)
    return least


def _least_cost(task: Task, article: Article) -> float:
    if not article.weight:
        return 0.0
    reachable = {article.fixed}
    for b in article.blocks:
        block = task.blocks[b]
        lengths = {choice.length(wide) for choice in block.choices for wide in range(block.least, choice.most + 1)}
        if len(reachable) * len(lengths) > _MOST_SUMS:
            return 0.0
        reachable = {round(whole + more, 3) for whole, more in product(reachable, lengths)}
    return min(map(article.cost, reachable))
