"""Figures of several products together: a ratio of a group is the ratio of the sums over its products that have both terms."""

import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column, Columns, Formula, known, quotient
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.space import ABSENT

COUNTED = frozenset({"positions", "facings", "facings_visible", "frontal_mm", "facing_cm", "used_linear", "developed_linear", "area_m2", "volume_m3"})


def group_columns(products: Columns, labels: NDArray[np.intp], count: int, formulas: dict[str, Formula]) -> Columns:
    """Columns of `count` groups; `labels` gives each product's group, −1 for none. Only placed products take part.

    `formulas` are the products' own: they serve where a group's figure is the same formula over the group's terms.
    """
    return _Groups(products, labels, count, formulas)


class _Groups(Columns):
    """A column by the rule of its indicator; what is no indicator is the sum of the products' column."""

    def __init__(self, products: Columns, labels: NDArray[np.intp], count: int, formulas: dict[str, Formula]) -> None:
        super().__init__({}, formulas)
        self._products, self._labels, self._count = products, labels, count
        self._member = (labels >= 0) & (products["positions"] > 0.0)

    def _computed(self, key: str) -> Column:
        if key == "products":
            return np.bincount(self._labels[self._member], minlength=self._count).astype(np.float64)
        rule = INDICATORS[key].group if key in INDICATORS else "sum"
        if rule == "same":
            return self._formulas[key](self)
        if rule == "none":
            return np.full(self._count, ABSENT)
        if rule != "sum":
            above, below = group_terms(key, self._products, self._labels, self._member, self._count)
            return quotient(above, below) * INDICATORS[key].factor
        sums = added(self._products[key], self._labels, self._member, self._count)
        if key in COUNTED:
            # no block is no space, which is known; no sales is not known
            sums[sums != sums] = 0.0
        return sums


def added(column: Column, labels: NDArray[np.intp], member: NDArray[np.bool_], count: int) -> Column:
    """Sums by group over the products that have a value; absent in a group where none has."""
    has = member & known(column)
    here = labels[has]
    sums = np.bincount(here, weights=column[has], minlength=count).astype(np.float64, copy=False)
    sums[np.bincount(here, minlength=count) == 0] = ABSENT
    return sums


def group_terms(key: str, products: Columns, labels: NDArray[np.intp], member: NDArray[np.bool_], count: int) -> tuple[Column, Column]:
    """The two sums of a group's ratio, over the products that have both terms."""
    rule = INDICATORS[key].group
    assert isinstance(rule, tuple)
    numerator, denominator = products[rule[0]], products[rule[1]]
    both = member & known(numerator) & known(denominator)
    return added(numerator, labels, both, count), added(denominator, labels, both, count)
