"""How a figure came about: its operands with their numbers and units. The sentence of the formula is in `indicators.po`."""

import math
from typing import TYPE_CHECKING

import msgspec

from planogram.metrics.columns import known, total
from planogram.metrics.economics import rows_by_product
from planogram.metrics.gather import rows_by_level
from planogram.metrics.groups import group_terms
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.sensitivity import CRITERIA, mix_weights
from planogram.model.position import Position, facing_size

if TYPE_CHECKING:
    from planogram.metrics.figures import Figures

Operand = tuple[str, float | int | str | bool | None, str]


class Explanation(msgspec.Struct, frozen=True):
    """`operands`: (name, value, unit) in reading order; `reason` when the result is absent; `note`: a remark's code, or ""."""

    key: str
    operands: tuple[Operand, ...]
    result: float | int | str | bool | None
    reason: str | None
    source: str
    note: str = ""


UNITS = {
    "sale_price": "money",
    "purchase_price": "money",
    "price_with_vat": "money",
    "vat_pct": "pct",
    "days": "days",
    "stock_on_shelf": "units",
    "opening_stock": "units",
    "closing_stock": "units",
    "shelf_stock": "units",
    "direct_costs": "money",
    "shown_width": "cm",
    "block": "text",
    "total_linear": "m",
    "mix_share": "ratio",
    "listed_revenue": "money",
    **{f"mix_{name}": "ratio" for name in CRITERIA},
    "least_linear": "m",
    "visible_cm": "cm",
    "visible_facings": "units",
    "footprint_m2": "m2",
    "quantity_per_day": "units",
    "catalogue_margin": "money",
    "catalogue_revenue": "money",
    "catalogue_revenue_with_vat": "money",
    "cost_of_sales": "money",
    "cost_of_sales_per_day": "money",
    "cost_of_shelf": "money",
    **dict.fromkeys(("entering", "passing", "taking", "buying", "customers", "employees", "references", "subfamilies"), "units"),
    **dict.fromkeys(("assortment_size", "missing_references", "stores_with_brand", "stores_concerned"), "units"),
    **dict.fromkeys(("net_profit", "capital_invested", "book_stock", "counted_stock"), "money"),
    **dict.fromkeys(("class_revenue_with_brand", "class_revenue", "similar_revenue", "similar_potential"), "money"),
    "sales_area_m2": "m2",
    **dict.fromkeys(("judged", "in_full", "weight"), "units"),
    **dict.fromkeys(("points", "points_lost"), "points"),
    **{f"total_{name}": INDICATORS[name].unit for name in CRITERIA},
}
_INDICES = frozenset(f"is_{name}" for name in CRITERIA)
_BLOCKS = frozenset({"facings", "facings_visible", "facing_cm", "developed_linear", "used_linear", "area_m2", "volume_m3", "capacity"})


def unit_of(name: str) -> str:
    """Unit of an operand or an indicator; a share kept as a plain ratio is read as one."""
    if name not in INDICATORS:
        return UNITS[name]
    return "ratio" if INDICATORS[name].shown_factor != 1.0 else INDICATORS[name].unit


def explain(figures: "Figures", subject: str | None, key: str) -> Explanation:
    """See `Figures.explain`."""
    if subject is None:
        return _of_total(figures, key)
    field, _, name = subject.partition(":")
    if field in ("family", "subfamily", "brand") and subject not in figures.index.row:
        return _of_group(figures, field, name, key)
    return _of_product(figures, subject, key)


def _of_product(figures: "Figures", product_id: str, key: str) -> Explanation:
    reason = figures.reason(product_id, key)
    if product_id not in figures.index.row or "product" not in INDICATORS[key].kinds:
        return Explanation(key, (), None, reason, INDICATORS[key].source)
    operands: list[Operand] = []
    if key in _BLOCKS:
        operands = _blocks(figures, product_id)
    else:
        for name in _names(figures, product_id, key):
            operands.append((name, _operand(figures, product_id, key, name), unit_of(name)))
        operands = _per_day(figures, figures.index.row[product_id], key, operands)
    return Explanation(key, tuple(operands), figures.value(product_id, key), reason, INDICATORS[key].source, _note(figures, product_id, key))


def _names(figures: "Figures", product_id: str, key: str) -> tuple[str, ...]:
    """What was really read: a given revenue or margin has no operands, a gross profit without prices is the margin."""
    rows = rows_by_product(figures.project.sales).get(product_id, [])
    if key in ("revenue", "margin") and rows and all(getattr(row, key) is not None for row in rows):
        return ()
    if key == "gross_profit" and figures.value(product_id, "unit_margin") is None:
        return ("margin",)
    return INDICATORS[key].operands


def _per_day(figures: "Figures", row: int, key: str, operands: list[Operand]) -> list[Operand]:
    """An index over unequal periods reads value and total per day."""
    if not figures.uneven_days or key not in _INDICES:
        return operands
    name, days = key[3:], figures.columns["days"]
    values = figures.columns[name] / days
    whole = total(values, (figures.columns["positions"] > 0.0) & known(values))
    unit = unit_of(name)
    return [("value_per_day", _plain(float(values[row])), unit), ("total_per_day", whole, unit), *operands[2:]]


def _note(figures: "Figures", product_id: str, key: str) -> str:
    row = figures.index.row[product_id]
    if key in ("stock_turn", "sell_through_days") and not math.isnan(figures.columns["stock_on_shelf"][row]):
        if not math.isnan(figures.columns["shelf_stock"][row]):
            return "shelf_stock_given"
        return "store_stock" if math.isnan(figures.columns["capacity"][row]) else "half_capacity"
    if figures.gathered.part is not None and key in ("quantity", "revenue", "margin", "gross_profit") and figures.gathered.part[row] < 1.0:
        return "shared"
    rows = rows_by_product(figures.project.sales).get(product_id, [])
    if key in ("revenue", "margin") and rows and not _names(figures, product_id, key):
        return "given"
    return "per_day" if figures.uneven_days and key in _INDICES else ""


def _operand(figures: "Figures", product_id: str, key: str, name: str) -> float | int | str | bool | None:
    if name in INDICATORS:
        return figures.value(product_id, name)
    row = figures.index.row[product_id]
    if name in ("opening_stock", "closing_stock"):
        rows = sorted(rows_by_product(figures.project.sales).get(product_id, []), key=lambda sales: str(sales.period_start or ""))
        chosen = rows[0 if name == "opening_stock" else -1] if rows else None
        return None if chosen is None else getattr(chosen, name)
    if name in ("visible_cm", "visible_facings"):
        return float(getattr(figures.project.settings, name)) if name == "visible_cm" else figures.project.settings.visible_facings
    if name.startswith(("total_", "mix_")) or name in ("least_linear", "listed_revenue"):
        return _shared(figures, row, key, name)
    number = float(figures.columns[name][row])
    return None if math.isnan(number) else number


def _shared(figures: "Figures", row: int, key: str, name: str) -> float | None:
    c = figures.columns
    placed = c["positions"] > 0.0
    if name.startswith("mix_") and name != "mix_share":
        return mix_weights(figures.project.settings)[name.removeprefix("mix_")]
    if name == "listed_revenue":
        return total(c["revenue"], known(c["revenue"]) & (c["in_scope"] > 0.0))
    if name == "least_linear":
        settings = figures.project.settings
        facings = float(c["facings"][row])
        facing = float(c["frontal_mm"][row]) / facings if facings else math.inf
        return min(settings.visible_cm * 10.0, settings.visible_facings * facing) / 1000.0
    if name == "mix_share":
        target, whole = float(c["target_linear"][row]), total(c["developed_linear"], placed)
        return None if math.isnan(target) or not whole else target / whole
    if name == "total_linear":
        has = placed & known(c[key[3:]]) if key in _INDICES else placed
        return total(c["developed_linear"], has) if has.any() else None
    values = c[name.removeprefix("total_")]
    has = placed & known(values)
    return total(values, has) if has.any() else None


def _blocks(figures: "Figures", product_id: str) -> list[Operand]:
    """One pair of operands for each block of the product: `wide × high × deep`, and the width one facing shows."""
    product = figures.index.products[figures.index.row[product_id]]
    operands: list[Operand] = []
    for position in positions_in(figures, product_id):
        operands.append(("block", f"{position.wide} × {position.high} × {position.deep}", "text"))
        operands.append(("shown_width", facing_size(position, product)[0] / 10.0, "cm"))
    return operands


def positions_in(figures: "Figures", product_id: str) -> list[Position]:
    """The positions of a product in the scope."""
    scope = figures.scope
    chosen = frozenset(scope.values) if scope.kind == "selection" else None
    return [
        position
        for place, _ in rows_by_level(figures.project, scope, figures.index)
        for position in place.level.positions
        if position.product == product_id and (chosen is None or position.id in chosen)
    ]


def _of_group(figures: "Figures", field: str, name: str, key: str) -> Explanation:
    names, _ = figures.group_columns(field)
    reason = figures.group_reason(field, name, key)
    if name not in names or "group" not in INDICATORS[key].kinds:
        return Explanation(key, (), None, reason, INDICATORS[key].source)
    row, labels = names.index(name), figures.labels(field)
    member = (labels == row) & (figures.columns["positions"] > 0.0)
    rule = INDICATORS[key].group
    operands: list[Operand] = []
    if isinstance(rule, tuple) and key not in _INDICES:
        above, below = group_terms(key, figures.columns, labels, member, len(names))
        operands = [(term, _plain(float(sums[row])), unit_of(term)) for term, sums in zip(rule, (above, below), strict=True)]
    elif rule == "same" or key in _INDICES:
        operands = [(term, _group_operand(figures, field, name, key, term), unit_of(term)) for term in INDICATORS[key].operands]
    elif rule == "sum":
        operands = [("products", figures.group(field, name, "products"), "units")]
    return Explanation(
        key, tuple(operands), figures.group(field, name, key), reason, INDICATORS[key].source, "sum_of_products" if rule == "sum" else ""
    )


def _group_operand(figures: "Figures", field: str, name: str, key: str, term: str) -> float | int | str | bool | None:
    return figures.group(field, name, term) if term in INDICATORS else _shared(figures, 0, key, term)


def _of_total(figures: "Figures", key: str) -> Explanation:
    if "total" not in INDICATORS[key].kinds:
        return Explanation(key, (), None, figures.total_reason(key), INDICATORS[key].source)
    rule = INDICATORS[key].group
    operands: list[Operand] = []
    if isinstance(rule, tuple):
        labels = figures.labels("")
        member = figures.columns["positions"] > 0.0
        above, below = group_terms(key, figures.columns, labels, member, 1)
        operands = [(term, _plain(float(sums[0])), unit_of(term)) for term, sums in zip(rule, (above, below), strict=True)]
    elif key == "space_yield_m2":
        operands = [("margin", figures.total("margin"), "money"), ("footprint_m2", figures.lengths[2], "m2")]
    elif key in ("linear_use", "profitability_index"):
        operands = [(term, figures.total(term), unit_of(term)) for term in INDICATORS[key].operands]
    elif rule == "sum" and key not in ("developed_linear", "products"):
        operands = [("products", figures.total("products"), "units")]
    note = "sum_of_products" if rule == "sum" and key != "developed_linear" else "furniture" if key in ("developed_linear", "ground_linear") else ""
    return Explanation(key, tuple(operands), figures.total(key), figures.total_reason(key), INDICATORS[key].source, note)


def _plain(number: float) -> float | None:
    return None if math.isnan(number) else number
