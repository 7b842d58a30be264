"""The same task as a mixed-integer program for HiGHS: integer facings, one shelf a block, convex costs as lines from below.

Imported only when a plan is asked for. The plan it finds is judged by task.value, never by the solver's own word.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, product

import msgspec

from planogram.optimise.milp import Program
from planogram.optimise.task import MISSING_PRICE, NO_LIMIT, OVERFLOW_PRICE, Article, Block, Choice, Plan, Task, per_facing, whole

_MOST_LINES = 240


class Solved(msgspec.Struct, frozen=True):
    """The best plan found (None when none was) and a bound on the value of any plan."""

    plan: Plan | None
    bound: float


class _Slot(msgspec.Struct, frozen=True):
    """A block on one of its shelves: the numbers of its variables."""

    block: int
    choice: Choice
    facings: int
    chosen: int | None


def solve(task: Task, start: Plan, seconds: float, cancelled: Callable[[], bool] | None = None) -> Solved:
    """The best plan HiGHS finds in `seconds`, starting from `start`."""
    program = Program()
    slots = [_add_block(program, b, block, start[b]) for b, block in enumerate(task.blocks)]
    for n in range(len(task.shelves)):
        _add_shelf(program, task, n, [slot for group in slots for slot in group if slot.choice.shelf == n])
    for article in task.articles:
        _add_article(program, task, article, [slot for b in article.blocks for slot in slots[b]])
    _price_moves(program, task, slots)
    values, bound = program.solve(seconds, cancelled)
    return Solved(None if values is None else _plan(task, slots, values), bound)


def _add_block(program: Program, b: int, block: Block, start: tuple[int, int]) -> list[_Slot]:
    """Variables of a block: facings on each shelf it may stand on, and which it stands on when that is open."""
    one_place = len(block.choices) == 1 and block.least > 0
    slots = []
    for number, choice in enumerate(block.choices):
        here = start[1] if start[0] == number else 0
        least = block.least if one_place else 0
        facings = program.variable(least, max(least, choice.most), 0.0, integer=True, start=here)
        chosen = None if one_place else program.variable(0, 1, 0.0, integer=True, start=float(here > 0))
        if chosen is not None:
            program.row({facings: 1.0, chosen: -float(choice.most)}, None, 0.0)
            program.row({facings: 1.0, chosen: -float(max(1, block.least))}, 0.0, None)
        slots.append(_Slot(b, choice, facings, chosen))
        _add_table(program, slots[-1], least)
    chosen_ones = {slot.chosen: 1.0 for slot in slots if slot.chosen is not None}
    if chosen_ones:
        program.row(chosen_ones, 1.0 if block.least else 0.0, 1.0)
    return slots


def _add_table(program: Program, slot: _Slot, least: int) -> None:
    """The costs of a choice as lines under them, through 0 when the block stands elsewhere: exact where costs are convex."""
    costs = slot.choice.costs
    if not costs:
        return
    cost = program.variable(None, None, 1.0)
    first = max(1, least)
    points = lower_hull([(float(wide), costs[wide]) for wide in range(first, len(costs))])
    lines = [((y2 - y1) / (x2 - x1), x1, y1) for (x1, y1), (x2, y2) in pairwise(points)] or [(0.0, points[0][0], points[0][1])]
    for slope, x, y in lines:
        # cost ≥ y + slope · (facings − x), all of it only when chosen
        constant = y - slope * x
        if slot.chosen is None:
            program.row({cost: 1.0, slot.facings: -slope}, constant, None)
        else:
            program.row({cost: 1.0, slot.facings: -slope, slot.chosen: -constant}, 0.0, None)


def lower_hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of the greatest convex function below `points` (x rising).

    >>> lower_hull([(1.0, 0.0), (2.0, 5.0), (3.0, 2.0), (4.0, 4.0)])
    [(1.0, 0.0), (3.0, 2.0), (4.0, 4.0)]
    """
    hull: list[tuple[float, float]] = []
    for x, y in points:
        while len(hull) > 1 and (hull[-1][1] - hull[-2][1]) * (x - hull[-2][0]) >= (y - hull[-2][1]) * (hull[-1][0] - hull[-2][0]):
            hull.pop()
        hull.append((x, y))
    return hull


def _add_shelf(program: Program, task: Task, n: int, slots: Sequence[_Slot]) -> None:
    """No longer than the shelf, unless even the least of the blocks at home does not fit."""
    row = _joined([term for slot in slots for term in _length(slot, slot.choice.gap)])
    least = sum(block.choices[0].takes(block.least) for block in task.blocks if block.choices[0].shelf == n)
    if least > task.shelves[n].room + 1e-6:
        row[program.variable(0.0, None, OVERFLOW_PRICE)] = -1.0
    program.row(row, None, task.shelves[n].room + 1e-6 - _constant(slots, gap=True))


Terms = list[tuple[int, float]]


def _length(slot: _Slot, gap: float = 0.0) -> Terms:
    """Length of a slot as terms; the constant part of one that must stand is in `_constant`."""
    terms = [(slot.facings, slot.choice.step)]
    if slot.chosen is not None:
        terms.append((slot.chosen, slot.choice.first - slot.choice.step + gap))
    return terms


def _constant(slots: Sequence[_Slot], gap: bool = False) -> float:
    return sum(slot.choice.first - slot.choice.step + (slot.choice.gap if gap else 0.0) for slot in slots if slot.chosen is None)


def _joined(terms: Terms) -> dict[int, float]:
    row: dict[int, float] = {}
    for variable, factor in terms:
        row[variable] = row.get(variable, 0.0) + factor
    return row


def _add_article(program: Program, task: Task, article: Article, slots: Sequence[_Slot]) -> None:
    if not slots:
        return
    if article.weight:
        _cost(program, article, slots)
    facings = _joined([(slot.facings, 1.0) for slot in slots])
    least = sum(task.blocks[b].least for b in article.blocks)
    if article.min_facings > article.facings_elsewhere:
        _at_least(program, facings, article.min_facings - article.facings_elsewhere, 1.0)
    room = article.max_facings - article.facings_elsewhere
    if sum(max(c.most for c in task.blocks[b].choices) for b in article.blocks) > room:
        program.row(facings, None, float(max(room, least)))
    _units(program, task, article, slots)
    _visible(program, article, slots)


def _units(program: Program, task: Task, article: Article, slots: Sequence[_Slot]) -> None:
    if not all(slot.choice.units for slot in slots):
        return
    if article.min_units > article.units_elsewhere:
        held = {slot.facings: _slope(slot.choice, min) for slot in slots}
        _at_least(program, held, article.min_units - article.units_elsewhere, per_facing(task, article))
    if article.max_units < NO_LIMIT:
        held = {slot.facings: _slope(slot.choice, max) for slot in slots}
        least = sum(task.blocks[b].least * max(_slope(c, max) for c in task.blocks[b].choices) for b in article.blocks)
        program.row(held, None, max(float(article.max_units - article.units_elsewhere), least))


def _slope(choice: Choice, best: Callable[..., float]) -> float:
    """Units a facing holds, taken cautiously where it is not the same for every facing (loose goods, caps)."""
    return best(count / wide for wide, count in enumerate(choice.units) if wide)


def _at_least(program: Program, terms: Mapping[int, float], least: float, per_one: float) -> None:
    """Σ terms ≥ least, or pay for each facing (worth `per_one`) that lacks. Equal terms are counted in whole facings: a tighter row."""
    factors = set(terms.values())
    if len(factors) == 1 and (factor := factors.pop()) > 0:
        terms, least, per_one = dict.fromkeys(terms, 1.0), whole(least / factor), 1.0
    short = program.variable(0.0, None, MISSING_PRICE)
    program.row({**terms, short: per_one}, float(least), None)


def _visible(program: Program, article: Article, slots: Sequence[_Slot]) -> None:
    """Either enough facings or enough length, or pay for the fewer that lack."""
    needed, length = article.visible_facings - article.seen_facings, article.visible_mm - article.fixed_shown
    if not article.visible_facings or needed <= 0 or length <= 0:
        return
    facings, shown = dict.fromkeys((slot.facings for slot in slots), 1.0), {slot.facings: slot.choice.shown for slot in slots}
    step = min(shown.values())
    if len(set(shown.values())) == 1:
        _at_least(program, facings, min(needed, whole(length / step)), 1.0)
        return
    short = program.variable(0.0, None, MISSING_PRICE)
    by_length = program.variable(0, 1, 0.0, integer=True)
    program.row({**facings, short: 1.0, by_length: float(needed)}, float(needed), None)
    program.row({**shown, short: step, by_length: -length}, 0.0, None)


def _cost(program: Program, article: Article, slots: Sequence[_Slot]) -> None:
    """The convex cost as lines through neighbouring lengths: exact at every length whole facings can give."""
    cost = program.variable(0.0, None, 1.0)
    length = _joined([term for slot in slots for term in _length(slot)])
    constant = article.fixed + _constant(slots)
    for low, high in pairwise(_lengths(article, slots)):
        slope = (article.cost(high) - article.cost(low)) / (high - low)
        # cost ≥ cost(low) + slope · (constant + Σ length − low)
        row = {variable: -slope * factor for variable, factor in length.items()}
        program.row(row | {cost: 1.0}, article.cost(low) + slope * (constant - low), None)


def _lengths(article: Article, slots: Sequence[_Slot]) -> list[float]:
    """Lengths an article can have, rounded to 0.001 mm; a fine grid when they are too many."""
    by_block: dict[int, set[float]] = {}
    for slot in slots:
        least = 1 if slot.chosen is None else 0
        by_block.setdefault(slot.block, set()).update(slot.choice.length(wide) for wide in range(least, slot.choice.most + 1))
    reachable = {article.fixed}
    for lengths in by_block.values():
        if len(reachable) * len(lengths) > 20000:
            return _grid(article.fixed, article.fixed + sum(max(one) for one in by_block.values()))
        reachable = {round(whole + more, 3) for whole, more in product(reachable, lengths)}
    found = sorted(reachable)
    return found if len(found) <= _MOST_LINES else _grid(found[0], found[-1])


def _grid(low: float, high: float) -> list[float]:
    return [low + (high - low) * n / _MOST_LINES for n in range(_MOST_LINES + 1)]


def _price_moves(program: Program, task: Task, slots: Sequence[Sequence[_Slot]]) -> None:
    for group in slots if task.price else ():
        for slot in group[1:]:
            if slot.chosen is not None:
                program.cost(slot.chosen, task.price)


def _plan(task: Task, slots: Sequence[Sequence[_Slot]], values: Sequence[float]) -> Plan:
    plan = []
    for block, group in zip(task.blocks, slots, strict=True):
        counts = [round(values[slot.facings]) for slot in group]
        best = max(range(len(counts)), key=counts.__getitem__)
        plan.append((best, max(block.least, counts[best])))
    return plan
