"""Product economics: prices, and sales with several rows of one product added. Nothing here knows the shelf, except stock on it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import msgspec
import numpy as np

from planogram.metrics.columns import Column, Columns, known, quotient
from planogram.metrics.space import ABSENT, product_index
from planogram.model.memo import memo
from planogram.model.product import Product, Sales

SHARED = (
    "quantity",
    "quantity_per_day",
    "revenue",
    "margin",
    "gross_profit",
    "average_stock",
    "shelf_stock",
    "direct_costs",
    "direct_product_profit",
)
"""What a scope of place takes its part of; prices, rates and days it does not."""
COST_PARTS = ("cost_storage", "cost_ordering", "cost_shelving", "cost_checkout", "cost_shrink")


class ProductSales(msgspec.Struct, frozen=True):
    """All rows of one product added; None = not known. `days` is the sum of the periods, None when that is 0."""

    days: float | None
    quantity: float | None
    revenue: float | None
    margin: float | None
    average_stock: float | None
    shelf_stock: float | None
    direct_costs: float | None


def _added(values: Iterable[float | None]) -> float | None:
    """The sum, or None as soon as one is not known: a part is not the whole."""
    numbers = list(values)
    return sum(number for number in numbers if number is not None) if numbers and None not in numbers else None


def row_revenue(row: Sales, product: Product) -> float | None:
    """Revenue of one row: given, else sale price × quantity."""
    if row.revenue is not None:
        return row.revenue
    return None if row.quantity is None or product.sale_price is None else product.sale_price * row.quantity


def row_margin(row: Sales, product: Product) -> float | None:
    """Margin of one row: given, else revenue − purchase price × quantity.

    >>> row_margin(Sales("p", quantity=10, revenue=30), Product("p", "P", purchase_price=2))
    10
    """
    revenue = row_revenue(row, product)
    if row.margin is not None or revenue is None or row.quantity is None or product.purchase_price is None:
        return row.margin
    return revenue - product.purchase_price * row.quantity


def row_costs(row: Sales) -> float | None:
    """Direct costs of one row: one amount, or the sum of the parts that are given."""
    if row.direct_costs is not None:
        return row.direct_costs
    parts = [part for name in COST_PARTS if (part := getattr(row, name)) is not None]
    return sum(parts) if parts else None


def add_rows(rows: Sequence[Sales], product: Product) -> ProductSales:
    """The rows of one product as one period: sums, first opening and last closing stock, mean of the shelf stocks given."""
    rows = sorted(rows, key=lambda row: row.period_start or date.min)
    opening, closing = rows[0].opening_stock, rows[-1].closing_stock
    on_shelf = [row.shelf_stock for row in rows if row.shelf_stock is not None]
    return ProductSales(
        days=float(sum(row.period_days for row in rows)) or None,
        quantity=_added(row.quantity for row in rows),
        revenue=_added(row_revenue(row, product) for row in rows),
        margin=_added(row_margin(row, product) for row in rows),
        average_stock=None if opening is None or closing is None else (opening + closing) / 2,
        shelf_stock=sum(on_shelf) / len(on_shelf) if on_shelf else None,
        direct_costs=_added(row_costs(row) for row in rows),
    )


def sales_of(sales: tuple[Sales, ...], product: Product) -> ProductSales | None:
    """All that was sold of a product, or None without any row."""
    rows = rows_by_product(sales).get(product.id)
    return add_rows(rows, product) if rows else None


@memo(16)
def rows_by_product(sales: tuple[Sales, ...]) -> dict[str, list[Sales]]:
    """Sales rows by product id, in their order."""
    rows: dict[str, list[Sales]] = {}
    for row in sales:
        rows.setdefault(row.product, []).append(row)
    return rows


class Economics(msgspec.Struct, frozen=True):
    """Columns by key, one number per product of the project; `uneven` when sold products have different numbers of days."""

    columns: dict[str, Column]
    uneven: bool


_PRICES = ("purchase_price", "sale_price", "vat_pct")
_SALES = ("days", "quantity", "revenue", "margin", "average_stock", "shelf_stock", "direct_costs")


@memo(16)
def economics(products: tuple[Product, ...], sales: tuple[Sales, ...]) -> Economics:
    """Prices and sales of every product as columns, with every figure of `FORMULAS` that needs no shelf."""
    rows = rows_by_product(sales)
    index = product_index(products)
    added = [add_rows(rows[product.id], product) if product.id in rows else None for product in index.products]
    columns = Columns(
        {name: _column(getattr(product, name) for product in products) for name in _PRICES}
        | {name: _column(None if row is None else getattr(row, name) for row in added) for name in _SALES},
        _FIXED_FORMULAS,
    )
    for name in _FIXED_FORMULAS:
        columns[name]
    days = columns["days"][known(columns["days"])]
    return Economics(dict(columns), bool(len(days)) and bool((days != days[0]).any()))


def _column(values: Iterable[float | None]) -> Column:
    return np.array([ABSENT if value is None else value for value in values], dtype=np.float64)


def _gross_profit(c: Columns) -> Column:
    return np.where(known(c["unit_margin"]), c["unit_margin"] * c["quantity"], c["margin"])


_FIXED_FORMULAS: dict[str, Callable[[Any], Column]] = {
    "unit_margin": lambda c: c["sale_price"] - c["purchase_price"],
    "price_with_vat": lambda c: c["sale_price"] * (1.0 + c["vat_pct"] / 100.0),
    "markup_rate": lambda c: quotient(c["unit_margin"], c["purchase_price"]) * 100.0,
    "margin_rate": lambda c: quotient(c["unit_margin"], c["sale_price"]) * 100.0,
    "multiplier": lambda c: quotient(c["price_with_vat"], c["purchase_price"]),
    "gross_profit": _gross_profit,
    "direct_product_profit": lambda c: c["margin"] - c["direct_costs"],
    "rotation": lambda c: quotient(c["quantity"], c["average_stock"]),
    "quantity_per_day": lambda c: quotient(c["quantity"], c["days"]),
}


def _stock_on_shelf(c: Columns) -> Column:
    """The stock counted on the shelf, else half of what it holds, else the average stock."""
    stock: Column = c["capacity"] / 2.0
    np.copyto(stock, c["average_stock"], where=np.isnan(stock))
    np.copyto(stock, c["shelf_stock"], where=known(c["shelf_stock"]))
    return stock


FORMULAS: dict[str, Callable[[Any], Column]] = {
    "stock_on_shelf": _stock_on_shelf,
    "stock_turn": lambda c: quotient(c["quantity"], c["stock_on_shelf"]),
    "sell_through_days": lambda c: quotient(c["stock_on_shelf"], c["quantity_per_day"]),
    "cost_of_sales": lambda c: c["purchase_price"] * c["quantity"],
    "cost_of_sales_per_day": lambda c: c["purchase_price"] * c["quantity_per_day"],
    "cost_of_shelf": lambda c: c["purchase_price"] * c["stock_on_shelf"],
    "catalogue_margin": lambda c: c["unit_margin"] * c["quantity"],
    "catalogue_revenue": lambda c: c["sale_price"] * c["quantity"],
    "catalogue_revenue_with_vat": lambda c: c["price_with_vat"] * c["quantity"],
}
