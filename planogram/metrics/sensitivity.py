"""The performance of the space: productivity, sensitivity indices, the decision matrix, target linear. Pure functions of columns."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column, Columns, Formula, known, ratio
from planogram.metrics.space import ABSENT, EPSILON
from planogram.model.settings import Settings

CRITERIA = ("revenue", "margin", "quantity", "gross_profit")
QUADRANTS = ("extend", "review_margin", "promote", "reduce", "keep")


def shares(values: NDArray[np.float64], linear: Column, placed: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64], Column]:
    """(shares of each criterion, shares of the linear, the linear shared over), a row a criterion (`values`: criteria × products).

    Both shares run over the placed products that have the criterion; they are absent elsewhere, and everywhere when the
    criterion's sum is not positive.

    >>> share, space, over = shares(np.array([[100.0, 300.0, np.nan]]), np.array([1.0, 1.0, 8.0]), np.array([True, True, True]))
    >>> (share / space).round(2).tolist(), over.tolist()
    ([[0.5, 1.5, nan]], [2.0])
    """
    has = (values == values) & placed
    held, length = np.where(has, values, 0.0), np.where(has, linear, 0.0)
    sums, over = held.sum(axis=1), length.sum(axis=1)
    positive = (sums > 0.0) & (over > 0.0)
    sums[~positive] = over[~positive] = ABSENT
    held[~has] = length[~has] = ABSENT
    return held / sums[:, None], length / over[:, None], over


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
        mixed: Column = sum((weight * c[f"is_{name}"] for name, weight in weights.items()), np.zeros(1))
        return mixed

    def target(c: Columns) -> Column:
        return _target(c, weights, settings)

    made: dict[str, Formula] = dict(FORMULAS)
    made |= _index_formulas(uneven_days)
    made |= {
        "is_mix": mix,
        "quadrant": lambda c: quadrant_codes(c["is_revenue"], c["is_margin"], settings),
        "target_linear": target,
    }
    return made


def _index_formulas(uneven_days: bool) -> dict[str, Formula]:
    """Shares and indices of the four criteria: asking for one computes all, in one sweep."""

    def sweep(c: Columns) -> None:
        values = np.array([c[name] for name in CRITERIA])
        if uneven_days:
            values /= c["days"]
        share, space, over = shares(values, c["developed_linear"], c["positions"] > 0.0)
        index = ratio(share, space)
        for n, name in enumerate(CRITERIA):
            c[f"share_{name}"], c[f"space_{name}"], c[f"is_{name}"] = share[n], space[n], index[n]
        c["shared_linear"] = over

    def reading(key: str) -> Formula:
        def read(c: Columns) -> Column:
            sweep(c)
            return c[key]

        return read

    keys = [f"{kind}_{name}" for kind in ("share", "space", "is") for name in CRITERIA]
    return {key: reading(key) for key in (*keys, "shared_linear")}


def _target(c: Columns, weights: dict[str, float], settings: Settings) -> Column:
    """Σ of weights × share of the criterion × the linear it is shared over, at least what it takes to be seen.

    Criteria nobody in the scope has are left out, the other weights brought back to a sum of 1.
    """
    over = dict(zip(CRITERIA, c["shared_linear"].tolist(), strict=True))
    used = {name: weight for name, weight in weights.items() if over[name] == over[name]}
    whole = sum(used.values())
    wanted = np.zeros(len(c["facings"])) if used else np.full(len(c["facings"]), ABSENT)
    for name, weight in used.items():
        wanted += c[f"share_{name}"] * (weight / whole * over[name])
    facing = ratio(c["frontal_mm"], c["facings"])
    least = np.minimum(settings.visible_cm * 10.0, settings.visible_facings * facing) / 1000.0
    target: Column = np.maximum(wanted, least)
    return target


FORMULAS: dict[str, Callable[[Any], Column]] = {
    "productivity": lambda c: ratio(c["revenue"], c["used_linear"]),
    "profitability": lambda c: ratio(c["gross_profit"], c["used_linear"]),
    "profitability_index": lambda c: c["profitability"] * c["rotation"] / 1000.0,
}
