"""Which columns go together: a mixed-integer program for HiGHS over the columns worth a look. What it finds is judged elsewhere."""

from collections.abc import Callable
from math import isfinite
from typing import Any

import msgspec
import numpy as np

from planogram.optimise.relaxed import Aim, Limits, matrix, spare
from planogram.optimise.solver import solver
from planogram.optimise.ways import Columns, Ints

_STALLED = 20000
"""Branches without a better bound or plan after which it gives up: the same on every machine, as the clock is not."""


class Tolerance(msgspec.Struct, frozen=True):
    """When a choice is near enough to the bound: as a part of the aim, and in the aim's own unit."""

    part: float = 1e-4
    whole: float = 1e-9


def chosen(
    columns: Columns,
    aim: Aim,
    limits: Limits,
    allowed: Ints,
    start: Ints,
    tolerance: Tolerance,
    seconds: float,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Ints | None, float]:
    """(a column of each part or None, a bound for plans of allowed columns) after about `seconds`, beginning with `start`."""
    import highspy  # heavy: only when needed

    picked = np.union1d(allowed, start)
    program = solver(**_options(tolerance, seconds))
    program.passModel(_model(highspy, columns, aim, limits, picked))
    program.setSolution(len(picked), np.arange(len(picked), dtype=np.int32), np.isin(picked, start).astype(np.float64))
    if cancelled is not None:
        program.cbMipInterrupt.subscribe(lambda event: setattr(event.data_in, "user_interrupt", bool(cancelled())))
    program.run()
    info = program.getInfo()
    bound = info.mip_dual_bound if isfinite(info.mip_dual_bound) else -np.inf
    if info.primal_solution_status != 2:
        return None, bound
    weights = np.array(program.getSolution().col_value)[: len(picked)]
    return picked[weights > 0.5], bound


def _options(tolerance: Tolerance, seconds: float) -> dict[str, Any]:
    return {
        "time_limit": max(0.01, seconds),
        "mip_rel_gap": tolerance.part,
        "mip_abs_gap": tolerance.whole,
        "mip_max_stall_nodes": _STALLED,
        "mip_detect_symmetry": False,  # with it HiGHS has claimed an optimum below a feasible plan
    }


def _model(highspy: Any, columns: Columns, aim: Aim, limits: Limits, picked: Ints) -> Any:
    count, parts, inf = len(limits.rooms), columns.parts, highspy.kHighsInf
    starts, index, values = matrix(columns, picked.tolist(), count)
    costs, more_starts, more_index, more_values = spare(aim, limits, parts)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(picked) + len(costs), parts + count + 2
    lp.col_cost_ = np.concatenate([aim.costs[picked], costs])
    lp.col_lower_ = np.zeros(lp.num_col_)
    lp.col_upper_ = np.concatenate([np.ones(len(picked)), np.full(len(costs), inf)])
    lp.row_lower_ = np.concatenate([np.ones(parts), limits.lows, np.full(2, -inf)])
    short, over = (inf if limit is None else limit + 1e-6 for limit in (limits.short, limits.over))
    lp.row_upper_ = np.concatenate([np.ones(parts), limits.rooms, [short, over]])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([starts, starts[-1] + more_starts[1:]]).astype(np.int32)
    lp.a_matrix_.index_ = np.concatenate([index, more_index])
    lp.a_matrix_.value_ = np.concatenate([values, more_values])
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kInteger] * len(picked) + [kinds.kContinuous] * len(costs)
    return lp
