"""What length each product should have: its share of the chosen criteria times the length shared out, at least its minimum.

Pure numbers. Which plan of whole facings comes closest is rebalance.py's business.
"""

from collections.abc import Mapping, Sequence

from planogram.metrics.figures import Figures
from planogram.model.placement import products_by_id
from planogram.optimise.rules import Mix

CRITERIA = ("revenue", "margin", "quantity", "gross_profit", "market_share", "rotation")


class BadMix(ValueError):
    """A mix that names no criterion, an unknown one, or weights that are negative or sum to 0; `args[0]` says which."""


def checked_mix(mix: Mix) -> Mix:
    """The mix with its weights brought to a sum of 1.

    >>> checked_mix((("revenue", 1.0), ("margin", 3.0)))
    (('revenue', 0.25), ('margin', 0.75))
    """
    for name, weight in mix:
        if name not in CRITERIA or not weight >= 0:
            raise BadMix(name)
    whole = sum(weight for _, weight in mix)
    if not 0 < whole < float("inf"):
        raise BadMix("0")
    return tuple((name, weight / whole) for name, weight in mix)


def shares(figures: Figures, products: Sequence[str], mix: Mix) -> dict[str, float]:
    """Each product's share of the mix, summing to 1 over the products that have at least one of its criteria.

    A product that lacks a criterion is judged by the others. A negative value (a loss leader's margin) counts as 0: no product
    can have less than no space.
    """
    by_criterion = [(weight, _criterion(figures, products, name)) for name, weight in checked_mix(mix)]
    scored: dict[str, float] = {}
    for product in products:
        known = [(weight, values[product]) for weight, values in by_criterion if weight and product in values]
        if known:
            scored[product] = sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
    whole = sum(scored.values())
    return {product: value / whole for product, value in scored.items()} if whole > 0 else {}


def _criterion(figures: Figures, products: Sequence[str], name: str) -> dict[str, float]:
    if name == "market_share":
        known = products_by_id(figures.project.products)
        values = {product: known[product].market_share_pct for product in products if product in known}
    else:
        values = {product: _per_day(figures, product, name) for product in products}
    held = {product: max(0.0, value) for product, value in values.items() if value is not None}
    whole = sum(held.values())
    return {product: value / whole for product, value in held.items()} if whole > 0 else {}


def _per_day(figures: Figures, product: str, name: str) -> float | None:
    """The value, per day where products have different numbers of days: periods must not weigh."""
    value = figures.value(product, name)
    if not isinstance(value, int | float):
        return None
    if not figures.uneven_days or name == "rotation":
        return float(value)
    days = float(figures.columns["days"][figures.index.row[product]])
    return float(value) / days if days > 0 else None


def targets(share: Mapping[str, float], least: Mapping[str, float], total: float) -> dict[str, float]:
    """`total` (mm) shared out in proportion to `share`, none below its `least`; those above pay for those raised.

    When the minimums alone are more than `total`, everyone gets the minimum.

    >>> targets({"a": 0.5, "b": 0.4, "c": 0.1}, {"a": 100.0, "b": 100.0, "c": 190.0}, 1000.0)
    {'a': 450.0, 'b': 360.0, 'c': 190.0}
    """
    raised: set[str] = set()
    while True:
        left = total - sum(least[product] for product in raised)
        open_share = sum(value for product, value in share.items() if product not in raised)
        per_share = max(0.0, left) / open_share if open_share > 0 else 0.0
        low = {product for product, value in share.items() if product not in raised and value * per_share < least[product] - 1e-9}
        if not low:
            return {product: least[product] if product in raised else value * per_share for product, value in share.items()}
        raised |= low
