"""A mixed-integer program put together term by term and handed to HiGHS. Knows nothing of shelves."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np


class Program:
    """Minimise cost · x with bounds, whole numbers and rows low ≤ a · x ≤ high (None: no limit)."""

    def __init__(self) -> None:
        self._low: list[float] = []
        self._high: list[float] = []
        self._cost: list[float] = []
        self._whole: list[bool] = []
        self._start: list[float | None] = []
        self._rows: list[tuple[Mapping[int, float], float, float]] = []

    def variable(self, low: float | None, high: float | None, cost: float, *, integer: bool = False, start: float | None = None) -> int:
        """A new variable's number; `start` is its value in a plan already known."""
        self._low.append(-math.inf if low is None else float(low))
        self._high.append(math.inf if high is None else float(high))
        self._cost.append(cost)
        self._whole.append(integer)
        self._start.append(start)
        return len(self._low) - 1

    def cost(self, variable: int, cost: float) -> None:
        """Set the cost of a variable."""
        self._cost[variable] = cost

    def row(self, terms: Mapping[int, float], low: float | None, high: float | None) -> None:
        """low ≤ Σ factor · variable ≤ high."""
        self._rows.append((terms, -math.inf if low is None else low, math.inf if high is None else high))

    def solve(self, seconds: float, cancelled: Callable[[], bool] | None = None) -> tuple[list[float] | None, float]:
        """(values or None, lower bound on the cost) after at most about `seconds`."""
        import highspy  # heavy: only when needed

        solver = highspy.Highs()
        options: dict[str, Any] = {
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "time_limit": max(0.01, seconds),
            "mip_rel_gap": 1e-6,
            "mip_abs_gap": 1e-9,
            "mip_detect_symmetry": False,  # with it HiGHS has claimed an optimum below a feasible plan
        }
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.passModel(self._model(highspy))
        self._hint(solver)
        if cancelled is not None:
            solver.cbMipInterrupt.subscribe(lambda event: setattr(event.data_in, "user_interrupt", bool(cancelled())))
        solver.run()
        info = solver.getInfo()
        found = info.primal_solution_status == 2
        bound = info.mip_dual_bound if any(self._whole) else info.objective_function_value
        return list(solver.getSolution().col_value) if found else None, bound if math.isfinite(bound) else -math.inf

    def _model(self, highspy: Any) -> Any:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._low), len(self._rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(self._cost), np.array(self._low), np.array(self._high)
        lp.row_lower_ = np.array([low for _, low, _ in self._rows])
        lp.row_upper_ = np.array([high for _, _, high in self._rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms, _, _ in self._rows)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([variable for terms, _, _ in self._rows for variable in terms], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([factor for terms, _, _ in self._rows for factor in terms.values()], dtype=np.float64)
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self._whole]
        return lp

    def _hint(self, solver: Any) -> None:
        """Give HiGHS the whole numbers of a known plan; it fills in the rest."""
        known = [(n, value) for n, value in enumerate(self._start) if value is not None]
        if known:
            solver.setSolution(len(known), np.array([n for n, _ in known], dtype=np.int32), np.array([value for _, value in known], dtype=np.float64))
