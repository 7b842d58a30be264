"""A plan being improved: what each shelf holds and what each article is worth are kept beside it, so that trying a change is cheap."""

from planogram.optimise.task import EXCESS_PRICE, MISSING_PRICE, OVERFLOW_PRICE, Choice, Plan, Task, lacks, sums, taken, too_many, weight_of

Step = tuple[int, tuple[int, int]]
"""A block and the (choice, facings) it is to have."""


class State:
    """`plan` is changed only through `take`."""

    def __init__(self, task: Task, plan: Plan) -> None:
        self.task, self.plan = task, list(plan)
        self.used = taken(task, plan)
        self._worth: list[dict[tuple[tuple[int, int], ...], float]] = [{} for _ in task.articles]

    def worth(self, article: int) -> float:
        """What an article adds to the value of the plan, shelves and moves apart."""
        one, known = self.task.articles[article], self._worth[article]
        key = tuple([self.plan[b] for b in one.blocks])
        if key not in known:
            unmet = MISSING_PRICE * weight_of(lacks(self.task, self.plan, one)) + EXCESS_PRICE * too_many(self.task, self.plan, one)
            costs = sum(self.task.blocks[b].choices[number].cost(wide) for b, (number, wide) in zip(one.blocks, key, strict=True))
            known[key] = one.cost(sums(self.task, self.plan, one).length) + costs + unmet
        return known[key]

    def worth_with(self, b: int, new: tuple[int, int]) -> float:
        """Change of worth of a block's article when the block becomes `new`."""
        article, old = self.task.blocks[b].article, self.plan[b]
        before = self.worth(article)
        self.plan[b] = new
        after = self.worth(article)
        self.plan[b] = old
        return after - before

    def choice(self, b: int) -> Choice:
        """Where a block stands."""
        return self.task.blocks[b].choices[self.plan[b][0]]

    def room(self, shelf: int) -> float:
        """Free length of a shelf, mm; negative when it is overfull."""
        return self.task.shelves[shelf].room - self.used[shelf]

    def gain(self, *steps: Step) -> float:
        """Change of the plan's value by these steps (of different articles, or one): negative is better. Nothing is kept."""
        delta, lengths = 0.0, dict[int, float]()
        olds = [(b, self.plan[b]) for b, _ in steps]
        for b, new in steps:
            delta += self.worth_with(b, new) + self.task.price * (bool(new[0]) - bool(self.plan[b][0]))
            self._add_lengths(lengths, b, new)
            self.plan[b] = new
        for b, old in olds:
            self.plan[b] = old
        return delta + sum(self.pressure(shelf, more) for shelf, more in lengths.items())

    def take(self, *steps: Step) -> None:
        """Make these changes."""
        for b, new in steps:
            lengths: dict[int, float] = {}
            self._add_lengths(lengths, b, new)
            for shelf, more in lengths.items():
                self.used[shelf] += more
            self.plan[b] = new

    def _add_lengths(self, lengths: dict[int, float], b: int, new: tuple[int, int]) -> None:
        for (number, wide), sign in ((self.plan[b], -1.0), (new, 1.0)):
            choice = self.task.blocks[b].choices[number]
            lengths[choice.shelf] = lengths.get(choice.shelf, 0.0) + sign * choice.takes(wide)

    def pressure(self, shelf: int, more: float) -> float:
        """Change of what a shelf costs for being overfull or hollow when so many mm more stand on it."""
        return self._strain(shelf, more) - self._strain(shelf, 0.0)

    def _strain(self, shelf: int, more: float) -> float:
        used, one = self.used[shelf] + more, self.task.shelves[shelf]
        return OVERFLOW_PRICE * max(0.0, used - one.room - 1e-6) + self.task.hollow * max(0.0, one.floor - used)
