"""Rows of numbers, one a position, and their sums by product; after an edit only what it touched is summed anew."""

from collections.abc import Sequence
from itertools import accumulate, compress, count
from operator import is_not
from threading import local

import msgspec
import numpy as np
from numpy.typing import NDArray

ROW = ("facings", "facings_visible", "frontal_mm", "used_mm", "area_m2", "volume_m3", "capacity")
"""What is summed from a position's row, in the order of `Rows.numbers`; frontal = facings × shown width, used = the block's width."""
_FEW = 4
"""One part in so many may be touched; with more, all is joined anew."""
_MANY = 4000
"""Rows from which summing only some products is quicker than summing all."""


class Rows(msgspec.Struct, frozen=True):
    """Positions as numbers: `product` (row in the index) and `numbers` (ROW × positions). Positions of unknown products only count."""

    product: NDArray[np.intp]
    numbers: NDArray[np.float64]
    positions: int


Sums = tuple[NDArray[np.float64], ...]
"""By product: a column for each of ROW, and one with the number of positions. Not to be written to."""


class RunningSums:
    """Sums of the rows last asked for, joined. The same rows give the same bits however they were reached: a product is always summed whole,
    in the order of the rows.
    """

    def __init__(self) -> None:
        self._parts: Sequence[Rows] = ()
        self._starts = [0]
        self._products = 0
        self._product = np.empty(0, dtype=np.intp)
        self._numbers = np.empty((len(ROW), 0))
        self._sums: Sums = ()

    def of(self, parts: Sequence[Rows], products: int) -> Sums:
        """The sums of `parts` by product, of which there are `products`."""
        touched = self._touched(parts, products)
        if touched is None:
            self._join(parts)
            self._sums = sums(self._product, self._numbers, products)
        elif touched:
            meant = self._exchange(parts, touched)
            few = len(self._product) < _MANY
            self._sums = sums(self._product, self._numbers, products) if few else self._sum_again(meant, products)
        self._parts, self._products = parts, products
        return self._sums

    def _touched(self, parts: Sequence[Rows], products: int) -> list[int] | None:
        """Which parts are others than last time; None when these cannot be exchanged for those."""
        if products != self._products or len(parts) != len(self._parts) or not self._sums:
            return None
        touched = [*compress(count(), map(is_not, self._parts, parts))]
        alike = all(len(self._parts[n].product) == len(parts[n].product) for n in touched)
        return touched if alike and len(touched) * _FEW <= len(parts) else None

    def _join(self, parts: Sequence[Rows]) -> None:
        self._starts = [0, *accumulate([len(rows.product) for rows in parts])]
        rows = self._starts[-1]
        if self._numbers.shape[1] != rows:
            self._product, self._numbers = np.empty(rows, dtype=np.intp), np.empty((len(ROW), rows))
        if parts:
            np.concatenate([rows.product for rows in parts], out=self._product)
            np.concatenate([rows.numbers for rows in parts], axis=1, out=self._numbers)

    def _exchange(self, parts: Sequence[Rows], touched: Sequence[int]) -> list[NDArray[np.intp]]:
        """Put the touched parts in the places of the old ones; the products that stood or stand there."""
        meant = []
        for n in touched:
            here = slice(self._starts[n], self._starts[n + 1])
            meant += [self._product[here].copy(), parts[n].product]
            self._product[here], self._numbers[:, here] = parts[n].product, parts[n].numbers
        return meant

    def _sum_again(self, meant: Sequence[NDArray[np.intp]], products: int) -> Sums:
        """The sums with those of the products in `meant` made anew, over all rows."""
        asked = np.zeros(products, dtype=np.bool_)
        asked[np.concatenate(meant)] = True
        chosen, rows = np.flatnonzero(asked), np.flatnonzero(asked[self._product])
        place = np.empty(products, dtype=np.intp)
        place[chosen] = np.arange(len(chosen))
        fresh = tuple([column.copy() for column in self._sums])
        for column, values in zip(fresh, sums(place[self._product[rows]], self._numbers[:, rows], len(chosen)), strict=True):
            column[chosen] = values
        return fresh


def sums(product: NDArray[np.intp], numbers: NDArray[np.float64], products: int) -> Sums:
    """Sums of `numbers` (ROW × rows) by `product`, of which there are `products`."""
    columns = [np.bincount(product, row, products).astype(np.float64, copy=False) for row in numbers]
    return (*columns, np.bincount(product, minlength=products).astype(np.float64))


_own = local()


def running_sums() -> RunningSums:
    """Those of this thread."""
    found: RunningSums | None = getattr(_own, "sums", None)
    if found is None:
        found = _own.sums = RunningSums()
    return found
