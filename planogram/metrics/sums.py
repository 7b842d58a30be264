"""Rows of numbers, one a position, and their sums by product; after an edit only what it touched is summed anew."""

from collections.abc import Sequence
from itertools import accumulate, compress, count
from operator import is_not
from threading import local
from weakref import ref

import msgspec
import numpy as np
from numpy.typing import NDArray

ROW = ("facings", "facings_visible", "frontal_mm", "used_mm", "area_m2", "volume_m3", "capacity")
"""What is summed from a position's row, in the order of `Rows.numbers`; frontal = facings × shown width, used = the block's width."""
_FEW = 4
"""One part in so many may be touched; with more, all is joined anew."""
_FEW_PRODUCTS = 8
"""So many are summed again one by one; for more all is summed."""


class Rows(msgspec.Struct, frozen=True, weakref=True):
    """Positions as numbers: `product` (row in the index) and `numbers` (ROW × positions). Positions of unknown products only count.

    `since`: the rows these were made from, of as many positions, of which only those of `others` (indices) differ.
    """

    product: NDArray[np.intp]
    numbers: NDArray[np.float64]
    positions: int
    since: "ref[Rows] | None" = None
    others: tuple[int, ...] = ()


class Sums(msgspec.Struct, frozen=True, weakref=True):
    """`columns`: by product, one for each of ROW and one with the number of positions. Not to be written to.

    `since`: sums from which only those of the products in `others` (rows of the index) differ.
    """

    columns: tuple[NDArray[np.float64], ...]
    since: "ref[Sums] | None" = None
    others: tuple[int, ...] = ()


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
        self._sums: Sums | None = None

    def of(self, parts: Sequence[Rows], products: int) -> Sums:
        """The sums of `parts` by product, of which there are `products`."""
        before, touched = self._sums, self._touched(parts, products)
        if before is None or touched is None:
            self._join(parts)
            found = sums(self._product, self._numbers, products)
        elif touched:
            moved, others = self._exchange(parts, touched)
            few = not moved and len(others) <= _FEW_PRODUCTS
            found = self._sum_again(before, others) if few else sums(self._product, self._numbers, products)
        else:
            found = before
        self._parts, self._products, self._sums = parts, products, found
        return found

    def _touched(self, parts: Sequence[Rows], products: int) -> list[int] | None:
        """Which parts are others than last time; None when these cannot be exchanged for those."""
        if products != self._products or len(parts) != len(self._parts) or self._sums is None:
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

    def _exchange(self, parts: Sequence[Rows], touched: Sequence[int]) -> tuple[bool, list[int]]:
        """Put the touched parts in the places of the old ones.

        Whether a row is another product's now, and, when none is, the products whose numbers differ.
        """
        moved, products = False, set[int]()
        for n in touched:
            rows, start = parts[n], self._starts[n]
            known = rows.since is not None and rows.since() is self._parts[n]
            for index in rows.others if known else range(len(rows.product)):
                product = int(rows.product[index])
                moved = moved or product != self._product[start + index]
                products.add(product)
            here = slice(start, self._starts[n + 1])
            self._product[here], self._numbers[:, here] = rows.product, rows.numbers
        return moved, sorted(products)

    def _sum_again(self, before: Sums, others: Sequence[int]) -> Sums:
        """Sums with those of the products in `others` made anew, over all rows; how many positions each has stays."""
        *columns, positions = before.columns
        fresh = [column.copy() for column in columns]  # one by one: a large piece of memory is made anew each time, page by page
        for product in others:
            rows = self._numbers[:, (self._product == product).nonzero()[0]]
            whole = rows[:, 0] if rows.shape[1] == 1 else rows.cumsum(axis=1)[:, -1]  # in the order of the rows, as `sums` does
            for column, value in zip(fresh, whole.tolist(), strict=True):
                column[product] = value
        return Sums((*fresh, positions), ref(before), tuple(others))


def sums(product: NDArray[np.intp], numbers: NDArray[np.float64], products: int) -> Sums:
    """Sums of `numbers` (ROW × rows) by `product`, of which there are `products`."""
    columns = [np.bincount(product, row, products).astype(np.float64, copy=False) for row in numbers]
    return Sums((*columns, np.bincount(product, minlength=products).astype(np.float64)))


_own = local()


def running_sums() -> RunningSums:
    """Those of this thread."""
    found: RunningSums | None = getattr(_own, "sums", None)
    if found is None:
        found = _own.sums = RunningSums()
    return found
