"""Figures as columns: one number per product (or per group), NaN where absent, computed when first read and then kept."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Columns(dict[str, Column]):
    """Columns by key. A key not there yet is computed by its formula from the others."""

    def __init__(self, given: Mapping[str, Column], formulas: Mapping[str, "Formula"]) -> None:
        super().__init__(given)
        self._formulas = formulas

    def __missing__(self, key: str) -> Column:
        column = self._formulas[key](self)
        self[key] = column
        return column


Formula = Callable[[Columns], Column]


def ratio(numerator: Column, denominator: Column) -> Column:
    """Quotient row by row; NaN where a term is absent or the divisor is 0.

    >>> ratio(np.array([1.0, 1.0, np.nan]), np.array([4.0, 0.0, 2.0])).tolist()
    [0.25, nan, nan]
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        quotient: Column = numerator / denominator
    quotient[denominator == 0.0] = np.nan
    return quotient


def known(column: Column) -> Mask:
    """Where a column has a value."""
    there: Mask = column == column
    return there


def total(column: Column, where: Mask) -> float:
    """Sum over the rows of `where`, in their order."""
    return float(np.where(where, column, 0.0).sum())
