"""Rules about products over the whole project: seen, covered, exposed as they deserve, at the right height. Computed as columns."""

from collections.abc import Sequence
from itertools import repeat
from operator import attrgetter

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics.checks.finding import Finding, Where
from planogram.metrics.checks.merchandising import BayContents
from planogram.metrics.columns import Column, Mask, known, ratio
from planogram.metrics.economics import economics, rows_by_product
from planogram.metrics.figures import Figures
from planogram.metrics.space import ABSENT, ProductIndex, product_index
from planogram.model.memo import memo
from planogram.model.product import Product, Sales
from planogram.model.settings import BANDS

Rows = NDArray[np.intp]
FEWEST_RATES = 8
"""Products whose margin rate is known, below which quarters of the range mean nothing."""
LOW_PLACE = frozenset({"heavy", "bulky", "loss_leader", "first_price", "bulk", "power_item"})
PUSHED = frozenset({"own_brand", "impulse", "new"})
TOP_PLACE = frozenset({"pre_sold", "power_item"})


class Traits(msgspec.Struct, frozen=True):
    """What is fixed of each product: masks and columns by row of the index."""

    replenishment: Column
    low_place: Mask
    pushed: Mask
    top_place: Mask
    power_item: Mask


@memo(16)
def traits(products: tuple[Product, ...]) -> Traits:
    """Roles and replenishment of every product, as columns."""
    rows = product_index(products).products
    return Traits(
        np.array([ABSENT if row.replenishment_days is None else row.replenishment_days for row in rows], dtype=np.float64),
        np.array([not LOW_PLACE.isdisjoint(row.roles) for row in rows], dtype=bool),
        np.array([bool(row.marks) or not PUSHED.isdisjoint(row.roles) for row in rows], dtype=bool),
        np.array([not TOP_PLACE.isdisjoint(row.roles) for row in rows], dtype=bool),
        np.array(["power_item" in row.roles for row in rows], dtype=bool),
    )


class Limits(msgspec.Struct, frozen=True):
    """What each product asks for itself, as columns; NaN where it asks nothing."""

    min_facings: Column
    min_units: Column
    max_units: Column


@memo(16)
def limits(products: tuple[Product, ...]) -> Limits:
    """The limits of every product."""
    rows = product_index(products).products
    return Limits(
        *(
            np.array([ABSENT if limit is None else limit for limit in map(attrgetter(name), rows)], dtype=np.float64)
            for name in ("min_facings", "min_units", "max_units")
        )
    )


class Rates(msgspec.Struct, frozen=True):
    """Margin rate (%) of every product, and the quarters of the range; NaN when too few are known."""

    rate: Column
    low: float
    high: float
    has_sales: Mask


@memo(16)
def rates(products: tuple[Product, ...], sales: tuple[Sales, ...]) -> Rates:
    """Catalogue margin rate, else the margin made over the revenue."""
    columns = economics(products, sales).columns
    rate = np.where(known(columns["margin_rate"]), columns["margin_rate"], ratio(columns["margin"], columns["revenue"]) * 100.0)
    there, rows = rate[known(rate)], rows_by_product(sales)
    low, high = (float(number) for number in np.quantile(there, (0.25, 0.75))) if len(there) >= FEWEST_RATES else (ABSENT, ABSENT)
    return Rates(rate, low, high, np.array([name in rows for name in product_index(products).ids], dtype=bool))


def product_findings(figures: Figures, contents: Sequence[BayContents], ends: Sequence[BayContents]) -> list[Finding]:
    """Findings about products; `contents` of every bay, `ends` of the bays at the ends of gondolas."""
    return _shown(figures) + _limited(figures) + _covered(figures) + _exposed(figures) + _heights(figures, contents, ends)


@memo(16)
def _subjects(index: ProductIndex) -> tuple[list[tuple[str, ...]], list[Where]]:
    """Subject and place of a finding about each product, made once."""
    return [(name,) for name in index.ids], [Where(product=name) for name in index.ids]


_MOSTLY = 0.8
"""Where more of a code's findings than this stand as they were, they are kept one by one; else all are made anew, which is cheaper."""


class _Made(msgspec.Struct, frozen=True):
    """The findings last made for a code: `at` tells where in the list each product's is (−1: none), `numbers` what they say."""

    index: ProductIndex
    at: NDArray[np.intp]
    numbers: NDArray[np.float64]
    findings: list[Finding]


_made: dict[str, _Made] = {}


def _each(figures: Figures, code: str, where: Mask, **numbers: Column | float) -> list[Finding]:
    """A finding about each product of `where`. One that says just what it said after the last edit is the same object: most do."""
    rows = np.flatnonzero(where)
    columns = [value[rows] if isinstance(value, np.ndarray) else np.full(len(rows), float(value)) for value in numbers.values()]
    table = np.array(columns, dtype=np.float64).reshape(len(numbers), len(rows))
    last = _made.get(code)
    if last is None or last.index is not figures.index:
        findings = _new(figures.index, code, tuple(numbers), rows, table)
    else:
        before = last.at[rows]
        stands = before >= 0
        old, new = last.numbers[:, before[stands]], table[:, stands]
        # a figure that is absent as before is the same too
        stands[stands] = ((old == new) | (np.isnan(old) & np.isnan(new))).all(axis=0)
        findings = _kept(last, figures.index, code, tuple(numbers), rows, table, before, stands)
    at = np.full(len(figures.index.ids), -1, dtype=np.intp)
    at[rows] = np.arange(len(rows))
    _made[code] = _Made(figures.index, at, table, findings)
    return list(findings)


def _kept(
    last: _Made, index: ProductIndex, code: str, names: tuple[str, ...], rows: Rows, table: Column, before: Rows, stands: Mask
) -> list[Finding]:
    """The findings that stand as they were, with the others made anew."""
    if stands.all() and len(rows) == len(last.findings):
        return last.findings
    if np.count_nonzero(stands) < _MOSTLY * len(rows):
        return _new(index, code, names, rows, table)
    findings = [last.findings[n] for n in before.tolist()]
    changed = np.flatnonzero(~stands)
    for place, finding in zip(changed.tolist(), _new(index, code, names, rows[changed], table[:, changed]), strict=True):
        findings[place] = finding
    return findings


def _new(index: ProductIndex, code: str, names: tuple[str, ...], rows: NDArray[np.intp], table: NDArray[np.float64]) -> list[Finding]:
    subjects, places = _subjects(index)
    chosen = rows.tolist()
    return list(
        map(
            Finding,
            repeat(code),
            [subjects[row] for row in chosen],
            [places[row] for row in chosen],
            repeat(names),
            repeat(table),
            range(len(chosen)),
        )
    )


def _shown(figures: Figures) -> list[Finding]:
    seen: list[Finding] = []
    c, settings = figures.columns, figures.project.settings
    placed = c["positions"] > 0.0
    fixed = rates(figures.project.products, figures.project.sales)
    seen += _each(
        figures,
        "below_visibility",
        c["visible_enough"] == 0.0,
        facing_cm=c["facing_cm"],
        facings=c["facings"],
        visible_cm=settings.visible_cm,
        visible_facings=settings.visible_facings,
    )
    if figures.project.gondolas:
        seen += _each(figures, "not_placed", ~placed, revenue=c["revenue"])
    if figures.project.sales:
        seen += _each(figures, "no_sales", placed & ~fixed.has_sales, developed_linear_m=c["developed_linear"])
    return seen


def _limited(figures: Figures) -> list[Finding]:
    """Fewer facings or units than a product's own least, or more units than its most, wherever it stands."""
    seen: list[Finding] = []
    c, own = figures.columns, limits(figures.project.products)
    placed = c["positions"] > 0.0
    for code, count, limit, wrong in (
        ("under_min_facings", c["facings"], own.min_facings, c["facings"] < own.min_facings),
        ("under_min_units", c["capacity"], own.min_units, c["capacity"] < own.min_units),
        ("over_max_units", c["capacity"], own.max_units, c["capacity"] > own.max_units),
    ):
        seen += _each(figures, code, placed & wrong, count=count, limit=limit)
    return seen


def _covered(figures: Figures) -> list[Finding]:
    seen: list[Finding] = []
    c, settings = figures.columns, figures.project.settings
    between, cover = traits(figures.project.products).replenishment, c["days_of_supply"]
    seen += _each(figures, "stockout_risk", cover < between - 1e-9, days_of_supply=cover, replenishment_days=between)
    most = np.maximum(settings.cover_most_days, np.nan_to_num(between))
    seen += _each(figures, "cover_too_long", cover > most, days_of_supply=cover, limit_days=most)
    return seen


def _exposed(figures: Figures) -> list[Finding]:
    seen: list[Finding] = []
    c, settings = figures.columns, figures.project.settings
    numbers = {"is_revenue": c["is_revenue"], "is_margin": c["is_margin"], "developed_linear_m": c["developed_linear"]}
    numbers["target_linear_m"] = c["target_linear"]
    low, high = settings.index_close_low, settings.index_close_high
    seen += _each(figures, "over_exposed", (c["is_revenue"] < low) & (c["is_margin"] < low), **numbers)
    seen += _each(figures, "under_exposed", (c["is_revenue"] > high) & (c["is_margin"] > high), **numbers)
    return seen


def _heights(figures: Figures, contents: Sequence[BayContents], ends: Sequence[BayContents]) -> list[Finding]:
    seen: list[Finding] = []
    fixed, money = traits(figures.project.products), rates(figures.project.products, figures.project.sales)
    on = _by_band(contents, len(figures.index.ids))
    floor, eye, top = on[BANDS.index("floor")], on[BANDS.index("eye")], on[BANDS.index("top")]
    only_floor = floor & (on.sum(axis=0) == 1)
    # a rate nearly all have is the limit of both quarters, and neither high nor low
    rich = (money.rate >= money.high) & (money.rate > money.low)
    poor = (money.rate <= money.low) & (money.rate < money.high)
    seen += _each(figures, "margin_on_floor", only_floor & rich & ~fixed.low_place, margin_rate=money.rate, limit_pct=money.high)
    seen += _each(figures, "low_margin_at_eye", eye & poor & ~fixed.pushed, margin_rate=money.rate, limit_pct=money.low)
    seen += _each(figures, "top_unjustified", top & ~floor & ~fixed.top_place)
    at_end = _placed(ends, len(figures.index.ids)) > 0
    placed = figures.columns["positions"] > 0.0
    seen += _each(figures, "power_item_inside", placed & fixed.power_item & ~at_end)
    return seen


def _by_band(contents: Sequence[BayContents], products: int) -> NDArray[np.bool_]:
    """BANDS × products: where each product stands."""
    if not contents:
        return np.zeros((len(BANDS), products), dtype=bool)
    product = np.concatenate([bay.product for bay in contents])
    band = np.concatenate([bay.band for bay in contents])
    counted = np.bincount(band * products + product, minlength=len(BANDS) * products)
    return counted.reshape(len(BANDS), products) > 0


def _placed(contents: Sequence[BayContents], products: int) -> NDArray[np.intp]:
    product = np.concatenate([bay.product for bay in contents]) if contents else np.empty(0, dtype=np.intp)
    return np.bincount(product, minlength=products)
