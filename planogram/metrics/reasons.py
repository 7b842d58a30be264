"""Why a figure is absent: the reason of the first thing its formula needs and does not have. Codes; the words are in `indicators.po`."""

from typing import TYPE_CHECKING

import numpy as np

from planogram.metrics.economics import rows_by_product
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.sensitivity import CRITERIA, mix_weights

if TYPE_CHECKING:
    from planogram.metrics.figures import Figures

REASONS = (
    "no_parts",
    "no_weights",
    "no_positions",
    "no_replenishment",
    "not_for_products",
    "no_space",
    "no_furniture",
    "no_sales",
    "no_quantity",
    "no_price",
    "no_margin",
    "no_stock",
    "no_period",
    "no_costs",
    "no_counts",
    "no_total",
    "no_size",
    "no_data",
    "no_people",
    "no_spend",
    "no_captured",
    "open_above",
    "unknown_product",
    "not_for_product",
    "not_for_group",
    "not_for_total",
)
NEED_SPACE = frozenset({"capacity", "days_of_supply", "visible_enough", "linear_share", "target_linear"})
NEED_PRICE = frozenset({"unit_margin", "markup_rate", "margin_rate", "multiplier"})


def product_reason(figures: "Figures", product_id: str, key: str) -> str | None:
    """Why a product's figure is absent; None when it is there."""
    row = figures.index.row.get(product_id)
    if row is None:
        return "unknown_product"
    if "product" not in INDICATORS[key].kinds:
        return "not_for_product"
    return None if figures.value(product_id, key) is not None else _missing(figures, product_id, row, key)


def _missing(figures: "Figures", product_id: str, row: int, key: str) -> str:
    placed = figures.columns["positions"][row] > 0.0
    if not placed and (key in NEED_SPACE or figures.gathered.part is not None):
        return "no_space"
    if key in NEED_PRICE:
        return "no_price"
    if key in _SALES:
        return _sales_reason(figures, product_id, key)
    if key == "target_linear":
        return _mix_reason(figures, product_id)
    for operand in _operands(figures, key):
        found = product_reason(figures, product_id, operand) if operand in INDICATORS else _leaf(figures, row, operand)
        if found is not None:
            return found
    if key.startswith("is_") and figures.columns["developed_linear"][row] == 0.0:
        return "no_space"
    return INDICATORS[key].absent


_SALES = frozenset({"quantity", "revenue", "margin", "gross_profit", "average_stock"})


def _operands(figures: "Figures", key: str) -> tuple[str, ...]:
    if key == "is_mix":
        return tuple(f"is_{name}" for name, weight in mix_weights(figures.project.settings).items() if weight > 0)
    return INDICATORS[key].operands


def _sales_reason(figures: "Figures", product_id: str, key: str) -> str:
    if product_id not in rows_by_product(figures.project.sales):
        return "no_sales"
    if key == "average_stock":
        return "no_stock"
    if key == "margin" or (key == "gross_profit" and figures.value(product_id, "unit_margin") is None):
        return "no_margin"
    return "no_quantity" if figures.value(product_id, "quantity") is None else "no_price"


def _mix_reason(figures: "Figures", product_id: str) -> str:
    found = (product_reason(figures, product_id, f"is_{name}") for name in CRITERIA)
    return next((reason for reason in found if reason is not None), "no_total")


def _leaf(figures: "Figures", row: int, operand: str) -> str | None:
    code = {"direct_costs": "no_costs", "stock_on_shelf": "no_stock", "days": "no_period"}.get(operand)
    if code is None:
        return None
    value = figures.columns[operand][row]
    return code if np.isnan(value) or (operand == "days" and value <= 0) else None


def group_reason(figures: "Figures", field: str, name: str, key: str) -> str | None:
    """Why a group's figure is absent; None when it is there."""
    names, _ = figures.group_columns(field)
    if "group" not in INDICATORS[key].kinds:
        return "not_for_group"
    if figures.group(field, name, key) is not None:
        return None
    wanted = names.index(name) if name in names else -2
    return _members_reason(figures, figures.labels(field) == wanted, key)


def total_reason(figures: "Figures", key: str) -> str | None:
    """Why a total is absent; None when it is there."""
    if "total" not in INDICATORS[key].kinds:
        return "not_for_total"
    if figures.total(key) is not None:
        return None
    needed = {"ground_linear": 0, "linear_use": 1, "space_yield_m2": 2}.get(key)
    if needed is not None and not figures.lengths[needed]:
        return "no_furniture"
    source = "margin" if key == "space_yield_m2" else key
    return _members_reason(figures, np.ones(len(figures.index.ids), dtype=bool), source)


def _members_reason(figures: "Figures", member: "np.typing.NDArray[np.bool_]", key: str) -> str:
    """What the first placed member misses: when none has the figure, it is as good a reason as any other's."""
    rows = np.flatnonzero(member & (figures.columns["positions"] > 0.0))
    if not len(rows):
        return "no_space"
    found = (product_reason(figures, figures.index.ids[row], key) for row in rows[:50])
    return next((reason for reason in found if reason is not None), INDICATORS[key].absent)
