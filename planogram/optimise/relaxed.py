"""The columns relaxed: an article may stand partly one way, partly another. Gives prices of length and a bound that no plan can beat.

A linear program solved over few columns at a time; the bound is worked out over all of them from its prices, never taken on the solver's word.
"""

from typing import Any

import msgspec
import numpy as np

from planogram.optimise.solver import solver
from planogram.optimise.ways import Columns, Floats, Ints

_ROUNDS = 40
_EACH_ROUND = 3
_CLOSE = 1e-6
"""Part of the value that the bound may lie below the program's value when the search for columns ends."""


class Limits(msgspec.Struct, frozen=True):
    """Room of each shelf (mm), what lacks may weigh in all (None: any), mm that shelves may be overfull in all (None: any); and the length
    (mm) of each shelf below which it is hollow.
    """

    rooms: Floats
    short: float | None = None
    over: float | None = 0.0
    floors: Floats | None = None

    @property
    def lows(self) -> Floats:
        """The floors, none where nothing is hollow."""
        return np.full(len(self.rooms), -np.inf) if self.floors is None else self.floors


class Aim(msgspec.Struct, frozen=True):
    """What is made smallest: the cost of each column, and of each mm a shelf is overfull or hollow."""

    costs: Floats
    over: float = 0.0
    hollow: float = 0.0


class Relaxed(msgspec.Struct, frozen=True):
    """`bound` on the aim, the prices it was found at (below 0 where a shelf is hollow), what every column costs at them beyond its part's
    best, and the columns the program chose.
    """

    bound: float
    prices: Floats
    short_price: float
    extra: Floats
    chosen: Ints


def relaxed(columns: Columns, aim: Aim, limits: Limits, start: Ints) -> Relaxed | None:
    """The relaxation; `start`: columns to begin with, that together keep the limits. None when they do not."""
    program = _Master(columns, aim, limits)
    program.add(np.unique(start))
    best: Relaxed | None = None
    for _ in range(_ROUNDS):
        solved = program.solve()
        if solved is None:
            return best
        value, weights, prices, short_price, over_price = solved
        reduced = aim.costs + columns.priced(prices) + short_price * columns.shorts
        least = np.minimum.reduceat(reduced, columns.starts)
        paid = np.where(prices >= 0, limits.rooms, limits.floors if limits.floors is not None else 0.0)
        bound = float(least.sum() - prices @ paid) - short_price * (limits.short or 0.0) - over_price * (limits.over or 0.0)
        if best is None or bound > best.bound:
            best = Relaxed(bound, prices, short_price, reduced - least[columns.owners], program.strongest(weights))
        if bound >= value - _CLOSE * max(1e-3, abs(value)):
            return msgspec.structs.replace(best, chosen=program.strongest(weights))
        fresh = cheapest(columns, reduced - least[columns.owners], _EACH_ROUND)
        if not program.add(fresh):
            return msgspec.structs.replace(best, chosen=program.strongest(weights))
    return best


def cheapest(columns: Columns, extra: Floats, count: int) -> Ints:
    """The `count` columns of each part that cost least beyond its best."""
    order = np.lexsort((extra, columns.owners))
    rank = np.arange(len(order)) - columns.starts[columns.owners[order]]
    return np.sort(order[rank < count])


class _Master:
    """The linear program over the columns added so far."""

    def __init__(self, columns: Columns, aim: Aim, limits: Limits) -> None:
        import highspy  # heavy: only when needed

        self._columns, self._aim, self._limits = columns, aim, limits
        self._has: set[int] = set()
        self._order: list[int] = []
        self._inf = highspy.kHighsInf
        self._solver = solver(presolve="off")
        self._rows()

    def _rows(self) -> None:
        parts, rooms, limits = self._columns.parts, self._limits.rooms, self._limits
        short = self._inf if limits.short is None else limits.short + 1e-6
        low = np.concatenate([np.ones(parts), limits.lows, np.full(2, -self._inf)])
        high = np.concatenate([np.ones(parts), rooms, [short, self._inf if limits.over is None else limits.over + 1e-6]])
        self._solver.addRows(len(low), low, high, 0, np.zeros(len(low), dtype=np.int32), np.zeros(0, dtype=np.int32), np.zeros(0))
        costs, starts, index, values = spare(self._aim, limits, parts)
        self._spare = count = len(costs)
        if count:
            self._solver.addCols(count, costs, np.zeros(count), np.full(count, self._inf), len(index), starts[:-1], index, values)

    def add(self, columns: Ints) -> bool:
        """Add columns not there yet; whether there were any."""
        fresh = [int(n) for n in columns if int(n) not in self._has]
        if not fresh:
            return False
        self._has.update(fresh)
        self._order += fresh
        starts, index, values = matrix(self._columns, fresh, len(self._limits.rooms))
        count = len(fresh)
        self._solver.addCols(count, self._aim.costs[fresh], np.zeros(count), np.full(count, self._inf), len(index), starts[:-1], index, values)
        return True

    def solve(self) -> tuple[float, Floats, Floats, float, float] | None:
        """(value, weight of each column there, price per mm of each shelf, per facing lacking, per mm overfull); None when nothing fits."""
        self._solver.run()
        info: Any = self._solver.getInfo()
        if info.primal_solution_status != 2 or info.dual_solution_status != 2:
            return None
        solution = self._solver.getSolution()
        duals = -np.array(solution.row_dual)[self._columns.parts :]
        count = len(self._limits.rooms)
        over = max(0.0, float(duals[count + 1]))
        # what overfull shelves could pay must not be more than they cost, else the bound would be none
        ceiling = over + self._aim.over if self._limits.over is None or self._limits.over > 0 else np.inf
        prices = np.clip(duals[:count], 0.0 if self._limits.floors is None else -self._aim.hollow, ceiling)
        short = max(0.0, float(duals[count])) if self._limits.short is not None else 0.0
        return float(info.objective_function_value), np.array(solution.col_value)[self._spare :], prices, short, over

    def strongest(self, weights: Floats) -> Ints:
        """Of each part the column with most weight."""
        columns = np.array(self._order)
        order = np.lexsort((columns, -weights, self._columns.owners[columns]))
        owners = self._columns.owners[columns[order]]
        return np.asarray(columns[order][np.concatenate([[True], owners[1:] != owners[:-1]])])


def spare(aim: Aim, limits: Limits, parts: int) -> tuple[Floats, Any, Any, Any]:
    """(costs, starts, rows, values) of the mm that shelves are overfull, and hollow, where they may be."""
    count = len(limits.rooms)
    shelves = (parts + np.arange(count)).tolist()
    found = [([shelf, parts + count + 1], [-1.0, 1.0], aim.over) for shelf in shelves if limits.over is None or limits.over > 0]
    found += [([shelf], [1.0], aim.hollow) for shelf in shelves if limits.floors is not None]
    starts = np.cumsum([0, *(len(rows) for rows, _, _ in found)])
    rows, values = [row for rows, _, _ in found for row in rows], [value for _, values, _ in found for value in values]
    return np.array([cost for _, _, cost in found]), starts.astype(np.int32), np.array(rows, dtype=np.int32), np.array(values)


def matrix(columns: Columns, chosen: list[int], shelves: int) -> tuple[Any, Any, Any]:
    """(starts, rows, values) of these columns: their part, their shelves, what they lack. Two blocks of a way on one shelf are added up."""
    starts, index, values = [0], list[int](), list[float]()
    for n in chosen:
        row = {int(columns.owners[n]): 1.0}
        for entry in range(columns.spans[n], columns.spans[n + 1]):
            shelf = columns.parts + int(columns.shelves[entry])
            row[shelf] = row.get(shelf, 0.0) + float(columns.takes[entry])
        if columns.shorts[n]:
            row[columns.parts + shelves] = float(columns.shorts[n])
        index += row
        values += row.values()
        starts.append(len(index))
    return np.array(starts, dtype=np.int32), np.array(index, dtype=np.int32), np.array(values)
