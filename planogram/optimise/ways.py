"""Every way an article can stand, listed: what it costs, what it lacks, what it takes of each shelf. Exact, for any curve and any need.

Of the ways on one shelf only those worth their length are kept. Which ways go together is relaxed.py's and chosen.py's business.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.optimise.task import Article, Choice, Plan, Sums, Task, beyond, needs_lacking, standing, sums, weight_of

_MOST_WAYS = 6000
"""Ways of one article listed at most; beyond that its blocks are listed one by one, with costs from below."""

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Stand = tuple[int, tuple[int, int]]
"""A block and its (choice, facings)."""


class Columns(msgspec.Struct, frozen=True):
    """One column a way: `costs` (aim), `shorts` and `missing` (facings that lack: their weight, their number), `owners` (its part; a
    part's columns begin at `starts`).

    Its entries are `spans[n]` to `spans[n + 1]` of `shelves` and `takes` (mm). `constant` belongs to the aim of any plan. Not `whole`:
    some costs and shorts are less than the truth. `numbers` finds a way's column.
    """

    costs: Floats
    shorts: Floats
    missing: Floats
    owners: Ints
    starts: Ints
    spans: Ints
    shelves: Ints
    takes: Floats
    ways: list[tuple[Stand, ...]]
    numbers: dict[tuple[Stand, ...], int]
    constant: float
    whole: bool

    @property
    def parts(self) -> int:
        """How many articles (or blocks, where an article's ways are too many) there are to place."""
        return len(self.starts)

    @property
    def most_cost(self) -> float:
        """A cost that no plan is above."""
        return self.constant + float(np.maximum.reduceat(self.costs, self.starts).sum())

    @property
    def lengths(self) -> Floats:
        """Length each column takes in all, mm."""
        return np.asarray(np.add.reduceat(self.takes, self.spans[:-1]))

    def priced(self, prices: Floats) -> Floats:
        """What each column pays for its length at these prices per mm of shelf."""
        return np.asarray(np.add.reduceat(prices[self.shelves] * self.takes, self.spans[:-1]))

    def plan(self, chosen: Sequence[int], task: Task) -> Plan:
        """The plan these columns make, one for each part."""
        found: Plan = [(0, block.least) for block in task.blocks]
        for n in chosen:
            for b, stand in self.ways[n]:
                found[b] = stand
        return found

    def of_plan(self, plan: Plan) -> Ints:
        """The column of each part that a plan has, or where it has facings not worth listing, the best one on the same shelves no longer."""
        found = np.empty(self.parts, dtype=np.intp)
        for n, start in enumerate(self.starts):
            way = tuple([(b, plan[b]) for b, _ in self.ways[start]])
            known = self.numbers.get(way)
            found[n] = self._like(plan, n) if known is None else known
        return found

    def _like(self, plan: Plan, part: int) -> int:
        own = range(self.starts[part], self.starts[part + 1] if part + 1 < self.parts else len(self.ways))
        held = [n for n in own if all(plan[b][0] == number and plan[b][1] >= wide for b, (number, wide) in self.ways[n])]
        return min(held or own, key=lambda n: (self.shorts[n], self.costs[n], n))


_Judged = tuple[int, float, float, int]
"""Facings, cost, weight and number of facings that lack."""


class _Way(msgspec.Struct):
    stands: tuple[Stand, ...]
    cost: float
    short: float = 0.0
    missing: int = 0


def listed(task: Task, plan: Plan) -> Columns:
    """The columns of a task. `plan` is where the costs of articles with too many ways are touched from below."""
    parts: list[list[_Way]] = []
    constant, whole = 0.0, True
    for article in task.articles:
        if not article.blocks:
            continue
        if len(article.blocks) == 1:
            parts.append(list(_of_one(task, article)))
        elif prod(_count(task, b) for b in article.blocks) <= _MOST_WAYS:
            parts.append(list(_of_several(task, article)))
        else:
            found, intercept = _apart(task, plan, article)
            parts += found
            constant, whole = constant + intercept, False
    return _joined(task, parts, constant, whole)


def _joined(task: Task, parts: list[list[_Way]], constant: float, whole: bool) -> Columns:
    ways = [way for part in parts for way in part]
    sizes = [len(part) for part in parts]
    stands = [(task.blocks[b].choices[number], wide) for way in ways for b, (number, wide) in way.stands]
    return Columns(
        np.array([way.cost for way in ways]),
        np.array([way.short for way in ways]),
        np.array([float(way.missing) for way in ways]),
        np.repeat(np.arange(len(parts)), sizes),
        np.cumsum([0, *sizes[:-1]]).astype(np.intp)[: len(parts)],
        np.cumsum([0, *(len(way.stands) for way in ways)]).astype(np.intp),
        np.array([choice.shelf for choice, _ in stands], dtype=np.intp),
        np.array([choice.takes(wide) for choice, wide in stands]),
        [way.stands for way in ways],
        {way.stands: n for n, way in enumerate(ways)},
        constant,
        whole,
    )


def _wides(task: Task, b: int, number: int) -> range:
    """Facings of a block on a choice; none (taken off) is told once, on the level it stands on."""
    block = task.blocks[b]
    return range(block.least if number == 0 else max(1, block.least), max(block.least, block.choices[number].most) + 1)


def _count(task: Task, b: int) -> int:
    return sum(len(_wides(task, b, number)) for number in range(len(task.blocks[b].choices)))


def _of_one(task: Task, article: Article) -> Iterator[_Way]:
    """The ways of an article of one block: of each shelf those that bring more than every shorter one."""
    (b,) = article.blocks
    known: dict[tuple[object, ...], list[_Judged]] = {}
    for number, choice in enumerate(task.blocks[b].choices):
        # shelves on which the block would be the same share their ways
        key = (choice.first, choice.step, choice.most, choice.units, choice.costs, bool(number))
        if key not in known:
            known[key] = _worth_their_length(_one_by_one(task, article, b, number, choice), choice, task.hollow)
        for wide, cost, short, missing in known[key]:
            yield _Way(((b, (number, wide)),), cost, short, missing)


def _one_by_one(task: Task, article: Article, b: int, number: int, choice: Choice) -> Iterator[_Judged]:
    price = task.price if number else 0.0
    for wide in _wides(task, b, number):
        have = standing(article)
        have.add(choice, wide)
        if wide > task.blocks[b].least and beyond(article, have):
            return
        yield wide, article.cost(have.length) + choice.cost(wide) + price, *_lacking(task, article, have)


def _worth_their_length(ways: Iterator[_Judged], choice: Choice, hollow: float) -> list[_Judged]:
    """Those that cost less, or lack less, than every one with fewer facings; where length fills a hollow shelf it is worth `hollow` a mm."""
    kept: list[_Judged] = []
    least_cost = least_short = float("inf")
    for wide, cost, short, missing in ways:
        filling = cost - hollow * choice.takes(wide)
        if filling < least_cost - 1e-12 or short < least_short:
            kept.append((wide, cost, short, missing))
        least_cost, least_short = min(least_cost, filling), min(least_short, short)
    return kept


def _of_several(task: Task, article: Article) -> Iterator[_Way]:
    """All the ways of an article whose blocks are few enough to try each with each."""
    own = [[(b, (number, wide)) for number in range(len(task.blocks[b].choices)) for wide in _wides(task, b, number)] for b in article.blocks]
    least = {b: task.blocks[b].least for b in article.blocks}
    for stands in product(*own):
        have, cost = standing(article), 0.0
        for b, (number, wide) in stands:
            choice = task.blocks[b].choices[number]
            have.add(choice, wide)
            cost += choice.cost(wide) + (task.price if number else 0.0)
        if beyond(article, have) and any(wide > least[b] for b, (_, wide) in stands):
            continue
        yield _Way(stands, cost + article.cost(have.length), *_lacking(task, article, have))


def _lacking(task: Task, article: Article, have: Sums) -> tuple[float, int]:
    found = needs_lacking(task, article, have)
    return weight_of(found), max(found.values(), default=0)


def _apart(task: Task, plan: Plan, article: Article) -> tuple[list[list[_Way]], float]:
    """(the ways of each block by itself, a constant): costs from the line that touches the article's cost at `plan`, needs forgotten."""
    length = sums(task, plan, article).length
    slope = 2.0 * article.weight * (length / article.target - 1.0) / article.target if article.weight else 0.0
    parts = []
    for b in article.blocks:
        part = []
        for number, choice in enumerate(task.blocks[b].choices):
            price = task.price if number else 0.0
            part += [_Way(((b, (number, wide)),), choice.cost(wide) + slope * choice.length(wide) + price) for wide in _wides(task, b, number)]
        parts.append(part)
    return parts, article.cost(length) + slope * (article.fixed - length)
