"""ABC classes: which products make the revenue."""

from collections.abc import Sequence

import msgspec
import numpy as np

from planogram.metrics.columns import Column, known
from planogram.metrics.space import ABSENT
from planogram.model.settings import Settings

CLASSES = ("A", "B", "C")


def abc_codes(revenue: Column, settings: Settings) -> Column:
    """Index into CLASSES by cumulative revenue, best seller first; the product that crosses a limit takes the upper class.

    Absent without revenue, and everywhere when it does not sum to something positive.

    >>> abc_codes(np.array([5.0, 70.0, 15.0, 10.0, np.nan]), Settings()).tolist()
    [2.0, 0.0, 0.0, 1.0, nan]
    """
    codes = np.full(len(revenue), ABSENT)
    there = np.flatnonzero(known(revenue))
    order = there[np.argsort(-revenue[there], kind="stable")]
    cumulated = np.cumsum(revenue[order])
    whole = float(revenue[there].sum())
    if whole > 0.0:
        before = (cumulated - revenue[order]) / whole
        codes[order] = np.where(before < settings.abc_a - 1e-12, 0.0, np.where(before < settings.abc_b - 1e-12, 1.0, 2.0))
    return codes


class ParetoRow(msgspec.Struct, frozen=True):
    """One product of the Pareto chart: its revenue, the share of the total reached with it, its class."""

    product: str
    revenue: float
    cumulated: float
    abc_class: str


def pareto(product_ids: Sequence[str], revenue: Column, settings: Settings) -> tuple[ParetoRow, ...]:
    """Products by falling revenue; those without are left out, all when the sum is not positive."""
    codes = abc_codes(revenue, settings)
    there = np.flatnonzero(known(codes))
    order = there[np.argsort(-revenue[there], kind="stable")]
    shares = np.cumsum(revenue[order]) / float(revenue[there].sum()) if len(there) else revenue[order]
    return tuple(
        ParetoRow(product_ids[n], float(revenue[n]), float(share), CLASSES[int(codes[n])]) for n, share in zip(order, shares.tolist(), strict=True)
    )
