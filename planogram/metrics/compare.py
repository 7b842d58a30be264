"""Two versions of a plan in figures, product by product and in total. What was moved or refaced is the comparison report's business."""

from collections.abc import Sequence

import msgspec

from planogram.metrics.figures import Answer, Figures
from planogram.metrics.indicators import INDICATORS

COMPARED = ("facings", "developed_linear", "capacity", "revenue", "margin", "productivity", "profitability", "is_revenue", "is_margin", "quadrant")


class FigureChange(msgspec.Struct, frozen=True):
    """One figure before and after; `difference` where both are numbers."""

    key: str
    before: Answer
    after: Answer
    difference: float | None

    @property
    def changed(self) -> bool:
        return self.before != self.after


class Comparison(msgspec.Struct, frozen=True):
    """Changes by product id, in the order of the later version with the products that are gone at the end, and of the totals."""

    products: dict[str, tuple[FigureChange, ...]]
    totals: tuple[FigureChange, ...]


def change(key: str, before: Answer, after: Answer) -> FigureChange:
    """One figure compared.

    >>> change("facings", 2, 5).difference
    3
    """
    numbers = [value for value in (before, after) if isinstance(value, int | float) and not isinstance(value, bool)]
    return FigureChange(key, before, after, numbers[1] - numbers[0] if len(numbers) == len((before, after)) else None)


def compare_figures(before: Figures, after: Figures, keys: Sequence[str] = COMPARED) -> Comparison:
    """The figures `keys` of both versions; a product that is in one only has None on the other side."""
    ids = dict.fromkeys((*after.product_ids, *before.product_ids))
    products = {name: tuple(change(key, before.value(name, key), after.value(name, key)) for key in keys) for name in ids}
    totals = tuple(change(key, before.total(key), after.total(key)) for key in keys if "total" in INDICATORS[key].kinds)
    return Comparison(products, totals)
