"""The performance of the space: productivity, sensitivity indices, the decision matrix, target linear. Pure functions of columns."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column, Columns, Formula, known, ratio, total
from planogram.metrics.space import ABSENT, EPSILON
from planogram.model.settings import Settings

CRITERIA = ("revenue", "margin", "quantity", "gross_profit")
QUADRANTS = ("extend", "review_margin", "promote", "reduce", "keep")


def shares(values: Column, linear: Column, placed: NDArray[np.bool_]) -> tuple[Column, Column]:
    """(share of the criterion, share of the linear), both over the placed products that have the criterion; absent elsewhere.

    Absent everywhere when the criterion's sum is not positive.

    >>> share, space = shares(np.array([100.0, 300.0, np.nan]), np.array([1.0, 1.0, 8.0]), np.array([True, True, True]))
    >>> (share / space).round(2).tolist()
    [0.5, 1.5, nan]
    """
    has = placed & known(values)
    whole, space = total(values, has), total(linear, has)
    absent = np.full(len(values), ABSENT)
    if whole <= 0.0 or space <= 0.0:
        return absent, absent
    return np.where(has, values / whole, ABSENT), np.where(has, linear / space, ABSENT)


def mix_weights(settings: Settings) -> dict[str, float]:
    """The user's weights of the four criteria, brought to a sum of 1; equal ones when they sum to 0."""
    weights = {name: max(0.0, float(getattr(settings, f"mix_{name}"))) for name in CRITERIA}
    whole = sum(weights.values())
    return {name: weight / whole if whole > 0 else 1 / len(CRITERIA) for name, weight in weights.items()}


def quadrant_codes(revenue: Column, margin: Column, settings: Settings) -> Column:
    """Index into QUADRANTS: exactly 1 counts as above, both inside the close band is `keep`, absent when either index is."""
    high_revenue, high_margin = revenue >= 1.0 - EPSILON, margin >= 1.0 - EPSILON
    codes = np.where(high_revenue, np.where(high_margin, 0.0, 1.0), np.where(high_margin, 2.0, 3.0))
    close = _close(revenue, settings) & _close(margin, settings)
    return np.where(known(revenue) & known(margin), np.where(close, 4.0, codes), ABSENT)


def _close(index: Column, settings: Settings) -> NDArray[np.bool_]:
    return (index >= settings.index_close_low - EPSILON) & (index <= settings.index_close_high + EPSILON)


def formulas(settings: Settings, uneven_days: bool) -> dict[str, Formula]:
    """The formulas of this module under the project's settings; with `uneven_days` shares are those of values per day."""
    weights = {name: weight for name, weight in mix_weights(settings).items() if weight > 0.0}

    def mix(c: Columns) -> Column:
        return sum((weight * c[f"is_{name}"] for name, weight in weights.items()), np.zeros(len(c["is_revenue"])))

    def target(c: Columns) -> Column:
        return _target(c, weights, settings)

    made: dict[str, Formula] = dict(FORMULAS)
    for name in CRITERIA:
        made |= _index_formulas(name, uneven_days)
    made |= {
        "is_mix": mix,
        "quadrant": lambda c: quadrant_codes(c["is_revenue"], c["is_margin"], settings),
        "target_linear": target,
    }
    return made


def _index_formulas(name: str, uneven_days: bool) -> dict[str, Formula]:
    share_key, space_key = f"share_{name}", f"space_{name}"

    def both(c: Columns) -> tuple[Column, Column]:
        values = ratio(c[name], c["days"]) if uneven_days else c[name]
        return shares(values, c["developed_linear"], c["positions"] > 0.0)

    def share(c: Columns) -> Column:
        result, c[space_key] = both(c)
        return result

    def space(c: Columns) -> Column:
        c[share_key], result = both(c)
        return result

    return {share_key: share, space_key: space, f"is_{name}": lambda c: ratio(c[share_key], c[space_key])}


def _target(c: Columns, weights: dict[str, float], settings: Settings) -> Column:
    """Σ of weights × share of the criterion × the linear it is shared over, at least what it takes to be seen.

    Criteria nobody in the scope has are left out, the other weights brought back to a sum of 1.
    """
    linear, placed = c["developed_linear"], c["positions"] > 0.0
    used = {name: weight for name, weight in weights.items() if known(c[f"share_{name}"]).any()}
    whole = sum(used.values())
    if not whole:
        return np.full(len(linear), ABSENT)
    wanted = np.zeros(len(linear))
    for name, weight in used.items():
        share = c[f"share_{name}"]
        wanted += weight / whole * share * total(linear, known(share))
    facing = ratio(c["frontal_mm"], c["facings"])
    least = np.minimum(settings.visible_cm * 10.0, settings.visible_facings * facing) / 1000.0
    return np.where(placed, np.maximum(wanted, least), ABSENT)


FORMULAS: dict[str, Callable[[Any], Column]] = {
    "productivity": lambda c: ratio(c["revenue"], c["used_linear"]),
    "profitability": lambda c: ratio(c["gross_profit"], c["used_linear"]),
    "profitability_index": lambda c: c["profitability"] * c["rotation"] / 1000.0,
}
