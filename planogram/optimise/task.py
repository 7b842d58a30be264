"""The question a re-balancing answers, as plain numbers: blocks of whole facings, the shelves with room for them, what each article needs.

Built once from the project (limits.py); heuristic and solver read only this.
"""

import math
from collections.abc import Mapping

import msgspec

VISIBLE, FACINGS, UNITS = "not_seen", "below_minimum", "short_supply"
NO_LIMIT = 10**9
MISSING_PRICE = 100.0
"""Of the weight of facings that needs lack: far more than any deviation."""
SEEN_FIRST = 100.0
"""Facings lacking to last that weigh as much as one lacking to be seen."""
EXCESS_PRICE = 1e9
"""Of an article beyond its maximum: no need excuses it."""
OVERFLOW_PRICE = 1e4
"""Of each mm a shelf is short of, when even the least of every block does not fit: nothing else is worth it."""


class Choice(msgspec.Struct, frozen=True):
    """A block on one shelf: length of its first facing and of each further one, what a facing shows, the gap before it, all mm; at most
    `most` facings, `deep` deep. `units[f]` is what f facings hold, `costs[f]` what they cost beside the article's deviation (an
    earning is a negative cost); both empty when no one asks.
    """

    shelf: int
    first: float
    step: float
    shown: float
    gap: float
    most: int
    deep: int
    units: tuple[int, ...] = ()
    costs: tuple[float, ...] = ()

    def length(self, wide: int) -> float:
        return self.first + (wide - 1) * self.step if wide else 0.0

    def cost(self, wide: int) -> float:
        """What so many facings here cost, deviation apart."""
        return self.costs[min(wide, self.most)] if self.costs else 0.0

    def takes(self, wide: int) -> float:
        """Length of shelf taken, the gap before it included."""
        return self.length(wide) + self.gap if wide else 0.0


class Block(msgspec.Struct, frozen=True):
    """A position that may change; `choices[0]` is the shelf it stands on. `least` 0: it may be taken off."""

    position: str
    article: int
    wide: int
    least: int
    choices: tuple[Choice, ...]


class Article(msgspec.Struct, frozen=True):
    """A product: `target` mm and `weight` (0 and 0: no criterion), what stands fixed, and what it needs over the whole.

    `visible_…` and `min_units` are what it is held to, `asked_…` what was asked: more, where there is no room for all to have it.
    `lasting_units` last from one replenishment to the next.
    """

    product: str
    target: float
    weight: float
    fixed: float = 0.0
    fixed_shown: float = 0.0
    seen_facings: int = 0
    facings_elsewhere: int = 0
    units_elsewhere: int = 0
    min_facings: int = 0
    max_facings: int = NO_LIMIT
    min_units: int = 0
    max_units: int = NO_LIMIT
    visible_mm: float = 0.0
    visible_facings: int = 0
    asked_mm: float = 0.0
    asked_facings: int = 0
    asked_units: int = 0
    lasting_units: int = 0
    blocks: tuple[int, ...] = ()

    @property
    def least_asked(self) -> bool:
        """Whether it has any minimum."""
        return bool(self.min_facings or self.min_units or self.visible_facings)

    def cost(self, length: float) -> float:
        """Weighted square of (length ÷ target − 1), the reciprocal of the index less 1: convex, so excess is spread, never heaped."""
        return self.weight * (length / self.target - 1.0) ** 2 if self.weight else 0.0


class Shelf(msgspec.Struct, frozen=True):
    """A level and the length (mm) left on it for blocks that may change; with less than `floor` of it taken it is hollow."""

    level: str
    room: float
    floor: float = 0.0


class Task(msgspec.Struct, frozen=True):
    """All of it. `price` is what a move to another level costs, in deviation. `visible`, `lasting`: what the articles are held
    to (easing.py). `hollow`: what each mm costs that a shelf lacks to its floor.
    """

    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    shelves: tuple[Shelf, ...]
    price: float = 0.0
    visible: int = 0
    lasting: float = 0.0
    hollow: float = 0.0


Plan = list[tuple[int, int]]
"""For each block: (index of its choice, facings)."""


class Sums(msgspec.Struct):
    """What an article has under a plan."""

    length: float
    shown: float
    seen: int
    facings: int
    units: int

    def add(self, choice: Choice, wide: int) -> None:
        """A block of so many facings more."""
        self.length += choice.length(wide)
        self.shown += choice.shown * wide
        self.seen += wide
        self.facings += wide
        self.units += choice.units[min(wide, choice.most)] if choice.units else 0


def standing(article: Article) -> Sums:
    """What an article has before any block that may change."""
    return Sums(article.fixed, article.fixed_shown, article.seen_facings, article.facings_elsewhere, article.units_elsewhere)


def present(task: Task) -> Plan:
    """The plan that changes nothing."""
    return [(0, block.wide) for block in task.blocks]


def sums(task: Task, plan: Plan, article: Article) -> Sums:
    """Lengths (mm), facings and units of an article, fixed positions included."""
    total = standing(article)
    for b in article.blocks:
        number, wide = plan[b]
        total.add(task.blocks[b].choices[number], wide)
    return total


def lacks(task: Task, plan: Plan, article: Article) -> dict[str, int]:
    """Which needs are unmet and by how many facings."""
    if not article.blocks or not article.least_asked:
        return {}
    return needs_lacking(task, article, sums(task, plan, article))


def needs_lacking(task: Task, article: Article, have: Sums) -> dict[str, int]:
    """Which needs are unmet, and by how many facings, by an article that has these sums."""
    if not article.least_asked:
        return {}
    step = min(choice.shown for b in article.blocks for choice in task.blocks[b].choices) or 1.0
    found = {
        FACINGS: article.min_facings - have.facings,
        UNITS: whole((article.min_units - have.units) / per_facing(task, article)) if article.min_units else 0,
        VISIBLE: min(article.visible_facings - have.seen, whole((article.visible_mm - have.shown) / step)) if article.visible_facings else 0,
    }
    return {code: short for code, short in found.items() if short > 0}


def shortfall(task: Task, plan: Plan, article: Article) -> int:
    """Facings an article lacks: those its worst need lacks, for one more facing serves them all."""
    return max(lacks(task, plan, article).values(), default=0)


def whole(facings: float) -> int:
    """Rounded up to whole facings, forgiving the last bits of a division."""
    return math.ceil(facings - 1e-9)


def per_facing(task: Task, article: Article) -> float:
    """The fewest units one facing of the article adds, at least 1."""
    counts = [choice.units[-1] / choice.most for b in article.blocks for choice in task.blocks[b].choices if choice.most and choice.units]
    return max(1.0, min(counts, default=1.0))


def too_many(task: Task, plan: Plan, article: Article) -> bool:
    """Whether the article goes beyond its maximum of facings or units though it has more than its least."""
    if article.max_facings == NO_LIMIT and article.max_units == NO_LIMIT:
        return False
    if all(plan[b][1] <= task.blocks[b].least for b in article.blocks):
        return False
    return beyond(article, sums(task, plan, article))


def beyond(article: Article, have: Sums) -> bool:
    """Whether these sums are above the article's maximum of facings or units."""
    return have.facings > article.max_facings or have.units > article.max_units


def taken(task: Task, plan: Plan) -> list[float]:
    """Length taken on each shelf, mm."""
    lengths = [0.0] * len(task.shelves)
    for block, (number, wide) in zip(task.blocks, plan, strict=True):
        choice = block.choices[number]
        lengths[choice.shelf] += choice.takes(wide)
    return lengths


def deviation(task: Task, plan: Plan) -> float:
    """The sum of the articles' costs: 0 when every one has its target length."""
    return sum(article.cost(sums(task, plan, article).length) for article in task.articles)


def table_cost(task: Task, plan: Plan) -> float:
    """The sum of what the choices cost, deviation apart."""
    return sum(block.choices[number].cost(wide) for block, (number, wide) in zip(task.blocks, plan, strict=True))


def aim(task: Task, plan: Plan) -> float:
    """What is made smallest among plans that overfill and lack alike: deviation, costs, the price of moves and of hollow shelves."""
    moves = sum(1 for number, _ in plan if number)
    return deviation(task, plan) + table_cost(task, plan) + task.price * moves + task.hollow * hollow(task, plan)


def hollow(task: Task, plan: Plan) -> float:
    """Length that shelves lack to their floors, mm."""
    return sum(max(0.0, shelf.floor - length) for length, shelf in zip(taken(task, plan), task.shelves, strict=True)) if task.hollow else 0.0


def overfull(task: Task, plan: Plan) -> float:
    """Length beyond the ends of the shelves, mm."""
    return sum(max(0.0, length - shelf.room - 1e-6) for length, shelf in zip(taken(task, plan), task.shelves, strict=True))


def as_asked(task: Task) -> Task:
    """The task with the minimums that were asked for, room or no room."""
    articles = (
        msgspec.structs.replace(one, visible_mm=one.asked_mm, visible_facings=one.asked_facings, min_units=one.asked_units) for one in task.articles
    )
    return msgspec.structs.replace(task, articles=tuple(articles))


def value(task: Task, plan: Plan) -> float:
    """One number for the search: the aim, with heavy prices for unmet needs and overfull shelves."""
    excess = sum(1 for article in task.articles if too_many(task, plan, article))
    return aim(task, plan) + MISSING_PRICE * lack(task, plan) + EXCESS_PRICE * excess + OVERFLOW_PRICE * overfull(task, plan)


def weight_of(lacking: Mapping[str, int]) -> float:
    """How much the facings that needs lack weigh: each more than the one before, so that a lack is shared out instead of heaped on one
    product; those to be seen far more than those to last, as a shelf can be refilled more often.

    >>> weight_of({}), weight_of({UNITS: 3}), weight_of({VISIBLE: 2, UNITS: 1})
    (0.0, 6.0, 301.0)
    """
    seen, lasting = max(lacking.get(VISIBLE, 0), lacking.get(FACINGS, 0)), lacking.get(UNITS, 0)
    return SEEN_FIRST * seen * (seen + 1) / 2 + lasting * (lasting + 1) / 2


def lack(task: Task, plan: Plan) -> float:
    """What all lacking facings weigh."""
    return sum(weight_of(lacks(task, plan, article)) for article in task.articles)


def missing_facings(task: Task, plan: Plan) -> int:
    """Facings that unmet needs lack in all."""
    return sum(shortfall(task, plan, article) for article in task.articles)
