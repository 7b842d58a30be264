"""Figures as columns: one number per product (or per group), NaN where absent, computed when first read and then kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import get_ident
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Columns(dict[str, Column]):
    """Columns by key. A key not there yet is computed by its formula from the others; formulas need not heed what numpy warns of."""

    def __init__(self, given: Mapping[str, Column], formulas: Mapping[str, "Formula"], kept: "Kept | None" = None) -> None:
        super().__init__(given)
        self._formulas, self._kept = formulas, kept
        self._others: _Rows | None = None
        self._quiet = 0  # the thread for which numpy is quiet now: to ask it for that takes as long as a division

    def __missing__(self, key: str) -> Column:
        if self._quiet == get_ident():
            column = self[key] = self._computed(key)
            return column
        self.compute((key,))
        return self[key]

    def compute(self, keys: Iterable[str]) -> None:
        """Compute these, where they are not there yet."""
        with unheeded():
            self._quiet = get_ident()
            try:
                for key in keys:
                    self[key]
            finally:
                self._quiet, self._others = 0, None

    def _computed(self, key: str) -> Column:
        before = self._kept and self._kept.columns.get(key)
        if self._kept is None or before is None:
            return self._formulas[key](self)
        others = self._others
        if others is None:
            others = self._others = _Rows(self, self._kept.others)
        column = before.copy()
        column[others.rows] = self._formulas[key](others)
        return column


class Kept(NamedTuple):
    """Columns of figures made row by row that stand but for the rows of `others`."""

    columns: Mapping[str, Column]
    others: Sequence[int]


class _Rows(Columns):
    """Some rows of columns."""

    def __init__(self, whole: Columns, rows: Sequence[int]) -> None:
        super().__init__({}, {})
        self._whole, self.rows = whole, np.array(rows, dtype=np.intp)

    def __missing__(self, key: str) -> Column:
        column = self[key] = self._whole[key][self.rows]
        return column


Formula = Callable[[Columns], Column]


def unheeded() -> np.errstate:
    """What numpy warns of is looked after: NaN is an absent figure."""
    return np.errstate(divide="ignore", invalid="ignore", over="ignore")


def quotient(numerator: Column, denominator: Column) -> Column:
    """Quotient row by row, in a formula; NaN where a term is absent or the divisor is 0."""
    column: Column = numerator / denominator
    column[denominator == 0.0] = np.nan
    return column


def ratio(numerator: Column, denominator: Column) -> Column:
    """`quotient` outside of formulas.

    >>> ratio(np.array([1.0, 1.0, np.nan]), np.array([4.0, 0.0, 2.0])).tolist()
    [0.25, nan, nan]
    """
    with unheeded():
        return quotient(numerator, denominator)


def known(column: Column) -> Mask:
    """Where a column has a value."""
    there: Mask = column == column
    return there


def total(column: Column, where: Mask) -> float:
    """Sum over the rows of `where`, in their order."""
    return float(np.where(where, column, 0.0).sum())
