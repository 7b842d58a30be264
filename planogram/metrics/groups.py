"""Figures of several products together: a ratio of a group is the ratio of the sums over its products that have both terms."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column, Columns, Formula, known, ratio
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.space import ABSENT

COUNTED = frozenset({"positions", "facings", "facings_visible", "frontal_mm", "facing_cm", "used_linear", "developed_linear", "area_m2", "volume_m3"})


def group_columns(products: Columns, labels: NDArray[np.intp], count: int, formulas: dict[str, Formula]) -> Columns:
    """Columns of `count` groups; `labels` gives each product's group, −1 for none. Only placed products take part.

    `formulas` are the products' own: they serve where a group's figure is the same formula over the group's terms.
    """
    member = (labels >= 0) & (products["positions"] > 0.0)
    made: dict[str, Formula] = {"products": lambda _: np.bincount(labels[member], minlength=count).astype(np.float64)}
    for key, indicator in INDICATORS.items():
        if indicator.group == "same":
            made[key] = formulas[key]
        elif isinstance(indicator.group, tuple):
            made[key] = _quotient(key, products, labels, member, count)
        elif indicator.group == "none" and key != "products":
            made[key] = lambda _: np.full(count, ABSENT)
    return _Sums(made, lambda key: added(products[key], labels, member, count))


class _Sums(Columns):
    """Columns without a formula of their own are the sums of the products' columns."""

    def __init__(self, formulas: dict[str, Formula], summed: Callable[[str], Column]) -> None:
        super().__init__({}, formulas)
        self._summed = summed

    def __missing__(self, key: str) -> Column:
        if key in self._formulas:
            return super().__missing__(key)
        sums = self._summed(key)
        # no block is no space, which is known; no sales is not known
        self[key] = np.nan_to_num(sums) if key in COUNTED else sums
        return self[key]


def added(column: Column, labels: NDArray[np.intp], member: NDArray[np.bool_], count: int) -> Column:
    """Sums by group over the products that have a value; absent in a group where none has."""
    has = member & known(column)
    sums = np.bincount(labels[has], weights=column[has], minlength=count).astype(np.float64, copy=False)
    sums[np.bincount(labels[has], minlength=count) == 0] = ABSENT
    return sums


def _quotient(key: str, products: Columns, labels: NDArray[np.intp], member: NDArray[np.bool_], count: int) -> Formula:
    def quotient(_: Columns) -> Column:
        above, below = group_terms(key, products, labels, member, count)
        return ratio(above, below) * INDICATORS[key].factor

    return quotient


def group_terms(key: str, products: Columns, labels: NDArray[np.intp], member: NDArray[np.bool_], count: int) -> tuple[Column, Column]:
    """The two sums of a group's ratio, over the products that have both terms."""
    rule = INDICATORS[key].group
    assert isinstance(rule, tuple)
    numerator, denominator = products[rule[0]], products[rule[1]]
    both = member & known(numerator) & known(denominator)
    return added(numerator, labels, both, count), added(denominator, labels, both, count)
