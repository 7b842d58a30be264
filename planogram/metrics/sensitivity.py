"""The performance of the space: productivity, sensitivity indices, the decision matrix, target linear. Pure functions of columns."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column, Columns, Formula, quotient
from planogram.metrics.space import ABSENT, EPSILON, placing
from planogram.model.memo import memo
from planogram.model.settings import Settings

_same = lru_cache(maxsize=16)(bytes)
"""The same object for equal bytes, so that they can be an argument of a remembered function."""

CRITERIA = ("revenue", "margin", "quantity", "gross_profit")
QUADRANTS = ("extend", "review_margin", "promote", "reduce", "keep")


class Criteria(msgspec.Struct, frozen=True):
    """The criteria of the placed products, a row each, in the order of CRITERIA.

    `share` of the criterion's sum, absent for products that do not have it; `has`: 1 or 0, `gap`: 0 or NaN; `positive`: whether the
    sum is. Where all rows of `has` are the same and all sums positive, which is usual, the latter three are one row.
    """

    share: NDArray[np.float64]
    has: NDArray[np.float64]
    gap: NDArray[np.float64]
    positive: NDArray[np.bool_]


@memo(16)
def criteria_shares(revenue: Column, margin: Column, quantity: Column, gross_profit: Column, days: Column | None, placed: bytes) -> Criteria:
    """Shares of the criteria, of values per day when `days` is given, over the products that are `placed` (a byte each).

    Remembered: most edits change no sales and place no product.
    """
    values = np.array([revenue, margin, quantity, gross_profit])
    if days is not None:
        values /= days
    has = (values == values) & np.frombuffer(placed, dtype=np.bool_)
    held = np.where(has, values, 0.0)
    sums = held.sum(axis=1)
    positive = sums > 0.0
    sums[~positive] = ABSENT
    held[~has] = ABSENT
    few = slice(1 if bool(positive.all()) and bool((has == has[0]).all()) else None)
    return Criteria(held / sums[:, None], has[few].astype(np.float64), np.where(has[few], 0.0, ABSENT), positive[few])


def shares(criteria: Criteria, linear: Column) -> tuple[NDArray[np.float64], NDArray[np.float64], Column]:
    """(shares of the criteria, shares of the linear, the linear shared over), a row a criterion, or one row when it is the same for all.

    Both shares run over the placed products that have the criterion; they are absent elsewhere, and everywhere when a sum is not positive.

    >>> sales = np.array([100.0, 300.0, np.nan])
    >>> share, space, over = shares(criteria_shares(sales, sales, sales, sales, None, bytes([1, 1, 1])), np.array([1.0, 1.0, 8.0]))
    >>> (share[0] / space[0]).round(2).tolist(), over.tolist()
    ([0.5, 1.5, nan], [2.0])
    """
    over = (criteria.has * linear).sum(axis=1)
    share, good = criteria.share, criteria.positive & (over > 0.0)
    if not good.all():
        over[~good] = ABSENT
        share = np.where(good[:, None], share, ABSENT)
    return share, linear / over[:, None] + criteria.gap, over


@memo(16)
def _blend(criteria: Criteria, weights: tuple[float, ...]) -> Column:
    """Σ of weights × shares, of the criteria that weigh anything; remembered as the criteria are."""
    blend: Column = sum((weight * share for weight, share in zip(weights, criteria.share, strict=True) if weight > 0.0), np.zeros(1))
    return blend


def mix_weights(settings: Settings) -> dict[str, float]:
    """The user's weights of the four criteria, brought to a sum of 1; equal ones when they sum to 0."""
    weights = {name: max(0.0, float(getattr(settings, f"mix_{name}"))) for name in CRITERIA}
    whole = sum(weights.values())
    return {name: weight / whole if whole > 0 else 1 / len(CRITERIA) for name, weight in weights.items()}


def quadrant_codes(revenue: Column, margin: Column, settings: Settings) -> Column:
    """Index into QUADRANTS: exactly 1 counts as above, both inside the close band is `keep`, absent when either index is."""
    codes = (revenue < 1.0 - EPSILON).view(np.uint8)
    codes += codes
    codes += (margin < 1.0 - EPSILON).view(np.uint8)
    lower, higher = np.minimum(revenue, margin), np.maximum(revenue, margin)  # absent where either is
    codes[(lower >= settings.index_close_low - EPSILON) & (higher <= settings.index_close_high + EPSILON)] = 4
    column = codes.astype(np.float64)
    column[lower != lower] = ABSENT
    return column


def formulas(settings: Settings, uneven_days: bool) -> dict[str, Formula]:
    """The formulas of this module under the project's settings; with `uneven_days` shares are those of values per day."""
    weights = tuple(mix_weights(settings).values())
    made: dict[str, Formula] = dict(FORMULAS)
    made |= _index_formulas(uneven_days, weights)
    made |= {
        "quadrant": lambda c: quadrant_codes(c["is_revenue"], c["is_margin"], settings),
        "least_linear": lambda c: _least(c, settings),
        "target_linear": lambda c: np.maximum(c["earned_linear"], c["least_linear"]),
    }
    return made


def _index_formulas(uneven_days: bool, weights: tuple[float, ...]) -> dict[str, Formula]:
    """Shares and indices of the four criteria and of their mix, and the linear earned: asking for one computes all, in one sweep."""

    def sweep(c: Columns) -> None:
        placed = _same(placing(c["positions"]).placed)
        criteria = criteria_shares(*(c[name] for name in CRITERIA), c["days"] if uneven_days else None, placed)
        share, space, over = shares(criteria, c["developed_linear"])
        nothing = space == 0.0
        divisor = np.where(nothing, ABSENT, space) if nothing.any() else space
        index = share / divisor
        if len(space) == 1:  # shared over one length, the mix needs no index of each
            blend = _blend(criteria, weights)
            c["is_mix"], c["earned_linear"] = blend / divisor[0], blend * over[0]
        else:
            c["is_mix"], c["earned_linear"] = _mixed(weights, index), _earned(weights, share, over)
        c["shared_linear"] = np.repeat(over, len(CRITERIA)) if len(over) == 1 else over
        for n, name in enumerate(CRITERIA):
            c[f"share_{name}"], c[f"space_{name}"], c[f"is_{name}"] = share[n], space[n if len(space) > 1 else 0], index[n]

    def reading(key: str) -> Formula:
        def read(c: Columns) -> Column:
            sweep(c)
            return c[key]

        return read

    def mix(c: Columns) -> Column:
        rows = [c[f"is_{name}"] for name in CRITERIA]
        # products have theirs from the sweep just made; a group's indices are ratios of its own sums
        swept = c.get("is_mix")
        return _mixed(weights, rows) if swept is None else swept

    keys = [f"{kind}_{name}" for kind in ("share", "space", "is") for name in CRITERIA]
    return {key: reading(key) for key in (*keys, "shared_linear", "earned_linear")} | {"is_mix": mix}


def _mixed(weights: tuple[float, ...], index: Iterable[Column]) -> Column:
    mixed: Column = sum((weight * row for weight, row in zip(weights, index, strict=True) if weight > 0.0), np.zeros(1))
    return mixed


def _earned(weights: tuple[float, ...], share: NDArray[np.float64], over: Column) -> Column:
    """Σ of weights × share of the criterion × the linear it is shared over.

    Criteria nobody in the scope has are left out, the other weights brought back to a sum of 1.
    """
    used = [n for n, weight in enumerate(weights) if weight > 0.0 and over[n] == over[n]]
    whole = sum([weights[n] for n in used])
    earned: Column = sum((share[n] * (weights[n] / whole * over[n]) for n in used), np.zeros(share.shape[1]))
    return earned if used else np.full(share.shape[1], ABSENT)


def _least(c: Columns, settings: Settings) -> Column:
    """The linear it takes to be seen."""
    least: Column = np.minimum(settings.visible_cm * 10.0, settings.visible_facings * quotient(c["frontal_mm"], c["facings"])) / 1000.0
    return least


FORMULAS: dict[str, Callable[[Any], Column]] = {
    "productivity": lambda c: quotient(c["revenue"], c["used_linear"]),
    "profitability": lambda c: quotient(c["gross_profit"], c["used_linear"]),
    "profitability_index": lambda c: c["profitability"] * c["rotation"] / 1000.0,
}
