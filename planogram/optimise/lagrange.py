"""Prices of shelf length: each mm of a shelf is given a price until demand fits. Gives a bound no plan can beat, and a plan near it.

Lagrangian relaxation by subgradient steps, whole in numpy: a second for 800 products free on 20 levels. Deterministic.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.optimise.state import State
from planogram.optimise.task import OVERFLOW_PRICE, Article, Choice, Plan, Task, sums, value

_STEPS = 120
_PATIENCE = 8
_STRIDE = 7919
_NEAR = 0.01
"""Part of a block's mean worth within which its choices are taken for alike."""
_EQUAL = 1e-9
"""Values nearer than this are alike."""

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


class _Entries(msgspec.Struct, frozen=True):
    """Every (choice, facings) of every block in a row: cost, length taken, shelf, block; `starts`: where each block begins."""

    costs: Floats
    takes: Floats
    shelves: Ints
    blocks: Ints
    starts: Ints
    plans: list[tuple[int, int]]
    constant: float


def priced(task: Task, plan: Plan) -> tuple[Plan, float]:
    """(a plan, which may overfill shelves a little; the bound). `plan`, the best known, guides the steps."""
    entries, room = _entries(task, plan), np.array([shelf.room + 1e-6 for shelf in task.shelves])
    prices, best_prices, bound, goal = np.zeros(len(room)), np.zeros(len(room)), -np.inf, value(task, plan)
    scale, since, near = 1.0, 0, _NEAR * abs(goal) / max(1, len(task.blocks))
    for _ in range(_STEPS):
        found, chosen = _relaxed(entries, prices, room, near)
        if found > bound + 1e-12:
            bound, best_prices, since = found, prices, 0
        else:
            since += 1
        if since >= _PATIENCE:
            scale, since, prices = scale / 2, 0, best_prices
            continue
        slope = np.bincount(entries.shelves[chosen], entries.takes[chosen], len(room)) - room
        slope[(prices <= 0) & (slope < 0)] = 0.0
        norm = float(slope @ slope)
        if norm <= 1e-12 or goal - bound <= 1e-9:
            break
        prices = np.clip(prices + slope * (scale * max(goal - found, 1e-9) / norm), 0.0, OVERFLOW_PRICE)
    return [entries.plans[n] for n in _dealt(entries, best_prices, room)], bound


def _dealt(entries: _Entries, prices: Floats, room: Floats) -> list[int]:
    """Blocks one after another, the longest first, each as it is worth most at these prices where there is room left for it.

    Levels that treat blocks alike have the same price: among equals the one with most room is taken, else all would go to the first.
    """
    reduced = entries.costs + prices[entries.shelves] * entries.takes
    ends = [*entries.starts[1:], len(reduced)]
    wanted = [start + int(np.argmin(reduced[start:end])) for start, end in zip(entries.starts, ends, strict=True)]
    left, chosen = room.copy(), [0] * len(ends)
    for b in sorted(range(len(ends)), key=lambda b: (-entries.takes[wanted[b]], b)):
        own = slice(int(entries.starts[b]), int(ends[b]))
        over = np.maximum(0.0, entries.takes[own] - left[entries.shelves[own]])
        worth = reduced[own] + OVERFLOW_PRICE * over
        equal = np.flatnonzero(worth <= worth.min() + _EQUAL)
        best = own.start + int(equal[np.argmax(left[entries.shelves[own]][equal])])
        chosen[b] = best
        left[entries.shelves[best]] -= entries.takes[best]
    return chosen


def _relaxed(entries: _Entries, prices: Floats, room: Floats, near: float) -> tuple[float, Ints]:
    """The least value at these prices, and a choice for each block worth it but for `near`."""
    reduced = entries.costs + prices[entries.shelves] * entries.takes
    least = np.minimum.reduceat(reduced, entries.starts)
    hits = np.flatnonzero(reduced <= least[entries.blocks] + near)
    _, first, counts = np.unique(entries.blocks[hits], return_index=True, return_counts=True)
    # levels that treat blocks nearly alike share them out: if all went to the first, its price and theirs would swing for ever
    chosen = hits[first + (np.arange(len(first)) * _STRIDE) % counts]
    return float(least.sum() - prices @ room) + entries.constant, chosen


def _entries(task: Task, plan: Plan) -> _Entries:
    state = State(task, plan)
    tangents = [_tangent(task, plan, article) for article in task.articles]
    costs: list[float] = []
    takes: list[float] = []
    shelves: list[int] = []
    plans: list[tuple[int, int]] = []
    starts: list[int] = []
    for b, block in enumerate(task.blocks):
        starts.append(len(plans))
        known: dict[tuple[object, ...], list[float]] = {}
        for number, choice in enumerate(block.choices):
            wides = range(block.least if number == 0 else max(1, block.least), choice.most + 1)
            # shelves on which the block would be the same share their costs
            key = (choice.first, choice.step, choice.most, choice.units, choice.costs, bool(number))
            if key not in known:
                known[key] = _costs(state, b, number, choice, wides, tangents[block.article][0])
            costs += known[key]
            takes += [choice.takes(wide) for wide in wides]
            shelves += [choice.shelf] * len(wides)
            plans += [(number, wide) for wide in wides]
    sizes = np.diff([*starts, len(plans)])
    owners = np.repeat(np.arange(len(starts)), sizes)
    constant = sum(intercept for _, intercept in tangents)
    return _Entries(np.array(costs), np.array(takes), np.array(shelves, dtype=np.intp), owners, np.array(starts, dtype=np.intp), plans, constant)


def _tangent(task: Task, plan: Plan, article: Article) -> tuple[float, float]:
    """(cost per mm, constant) of a line below the cost of an article of several blocks; (0, 0) for one block: its cost is exact."""
    if len(article.blocks) < 2 or not article.weight:
        return 0.0, 0.0
    length = sums(task, plan, article).length
    slope = 2.0 * article.weight * (length / article.target - 1.0) / article.target
    return slope, article.cost(length) + slope * (article.fixed - length)


def _costs(state: State, b: int, number: int, choice: Choice, wides: range, slope: float) -> list[float]:
    """What each number of facings adds: exact for an article of one block, the line and the choice's own cost for others."""
    price = state.task.price if number else 0.0
    article = state.task.articles[state.task.blocks[b].article]
    if len(article.blocks) > 1:
        return [choice.cost(wide) + slope * choice.length(wide) + price for wide in wides]
    if not article.needy:
        return [article.cost(article.fixed + choice.length(wide)) + choice.cost(wide) + price for wide in wides]
    now = state.worth(state.task.blocks[b].article)
    return [now + state.worth_with(b, (number, wide)) + price for wide in wides]
