"""The table of indicators: one row each. Screen, workbook, paper, command line and help all read it; its words are in `indicators.po`."""

from typing import Literal

import msgspec

Unit = Literal["m", "cm", "m2", "m3", "units", "pct", "ratio", "money", "money_per_m", "money_per_m2", "days", "flag", "points", "text"]
GroupRule = Literal["sum", "same", "none"] | tuple[str, str]
COURSE_SPACE = "OFPPT/ISTA M15, 2.2–2.4"
COURSE_STORE = "OFPPT/ISTA M15, 1.2–1.4"

EVERY = ("product", "group", "total")
PRODUCT = ("product",)
TOTAL = ("total",)
LEVEL = ("level",)


class Indicator(msgspec.Struct, frozen=True):
    """One figure.

    `kinds`: what it can be asked of (product, group, total, level, store; score: asked of metrics/score). `operands`: what its formula
    reads, in reading order. `absent`: the reason when its operands are known but its divisor is 0. `group`: for several products, the
    sum, the same formula over the groups' terms (`same`), the ratio of the sums of two columns, or nothing. `shown_factor`: what to
    multiply by to show it (a share kept as 0.25 is shown 25 %); `factor` belongs to the formula (×100 of a rate kept in percent).
    """

    key: str
    unit: Unit
    decimals: int
    kinds: tuple[str, ...]
    operands: tuple[str, ...] = ()
    absent: str = "no_space"
    group: GroupRule = "none"
    shown_factor: float = 1.0
    factor: float = 1.0
    source: str = COURSE_SPACE


_SPACE = (
    Indicator("positions", "units", 0, EVERY, group="sum", source=""),
    Indicator("products", "units", 0, ("group", "total"), source=""),
    Indicator("facings", "units", 0, EVERY, ("wide",), group="sum"),
    Indicator("facings_visible", "units", 0, EVERY, ("wide", "high"), group="sum"),
    Indicator("facing_cm", "cm", 1, EVERY, ("facings", "shown_width"), group="sum"),
    Indicator("ground_linear", "m", 2, TOTAL, ("bays", "bay_width")),
    Indicator("developed_linear", "m", 2, EVERY, ("facing_cm",), group="sum"),
    Indicator("used_linear", "m", 2, EVERY, ("facing_cm",), group="sum"),
    Indicator("linear_share", "pct", 1, EVERY, ("developed_linear", "total_linear"), group="sum", shown_factor=100.0),
    Indicator("linear_use", "pct", 1, ("total", "level"), ("used_linear", "developed_linear"), shown_factor=100.0),
    Indicator("area_m2", "m2", 3, EVERY, ("block_width", "block_height"), group="sum"),
    Indicator("volume_m3", "m3", 4, EVERY, ("block_width", "block_height", "block_depth"), group="sum"),
    Indicator("shelf_capacity", "units", 0, LEVEL, ("level_length", "level_depth", "clear_height"), absent="open_above"),
    Indicator("capacity", "units", 0, EVERY, ("wide", "high", "deep", "units_per_pack"), absent="no_size", group="sum"),
    Indicator("days_of_supply", "days", 1, EVERY, ("capacity", "quantity", "days"), "no_sales", ("capacity", "quantity_per_day")),
    Indicator("visible_enough", "flag", 0, PRODUCT, ("facing_cm", "facings", "visible_cm", "visible_facings")),
)

_ECONOMICS = (
    Indicator("unit_margin", "money", 2, PRODUCT, ("sale_price", "purchase_price"), "no_price"),
    Indicator("markup_rate", "pct", 1, EVERY, ("unit_margin", "purchase_price"), "no_price", ("catalogue_margin", "cost_of_sales"), factor=100.0),
    Indicator("margin_rate", "pct", 1, EVERY, ("unit_margin", "sale_price"), "no_price", ("catalogue_margin", "catalogue_revenue"), factor=100.0),
    Indicator("multiplier", "ratio", 2, EVERY, ("price_with_vat", "purchase_price"), "no_price", ("catalogue_revenue_with_vat", "cost_of_sales")),
    Indicator("quantity", "units", 0, EVERY, (), "no_quantity", "sum"),
    Indicator("revenue", "money", 2, EVERY, ("sale_price", "quantity"), "no_quantity", "sum"),
    Indicator("margin", "money", 2, EVERY, ("revenue", "purchase_price", "quantity"), "no_margin", "sum"),
    Indicator("gross_profit", "money", 2, EVERY, ("unit_margin", "quantity"), "no_margin", "sum"),
    Indicator("average_stock", "units", 1, EVERY, ("opening_stock", "closing_stock"), "no_stock", "sum"),
    Indicator("rotation", "ratio", 2, EVERY, ("quantity", "average_stock"), "no_stock", ("quantity", "average_stock")),
    Indicator("stock_turn", "ratio", 2, EVERY, ("quantity", "stock_on_shelf"), "no_stock", ("cost_of_sales", "cost_of_shelf")),
    Indicator("sell_through_days", "days", 1, EVERY, ("stock_turn", "days"), "no_sales", ("cost_of_shelf", "cost_of_sales_per_day")),
    Indicator("direct_product_profit", "money", 2, EVERY, ("margin", "direct_costs"), "no_costs", "sum"),
)


def _index(name: str) -> Indicator:
    operands = (name, f"total_{name}", "developed_linear", "total_linear")
    return Indicator(f"is_{name}", "ratio", 2, ("product", "group"), operands, "no_total", (f"share_{name}", f"space_{name}"))


_MIX = tuple(f"{part}_{name}" for name in ("revenue", "margin", "quantity", "gross_profit") for part in ("is", "mix"))

_PERFORMANCE = (
    Indicator("productivity", "money_per_m", 2, EVERY, ("revenue", "used_linear"), "no_space", ("revenue", "used_linear")),
    Indicator("profitability", "money_per_m", 2, EVERY, ("gross_profit", "used_linear"), "no_space", ("gross_profit", "used_linear")),
    Indicator("space_yield_m2", "money_per_m2", 2, TOTAL, ("margin", "footprint_m2"), "no_space"),
    Indicator("profitability_index", "ratio", 3, EVERY, ("profitability", "rotation"), "no_space", "same"),
    *(_index(name) for name in ("revenue", "margin", "quantity", "gross_profit")),
    Indicator("is_mix", "ratio", 2, ("product", "group"), _MIX, "no_total", "same"),
    Indicator("quadrant", "text", 0, ("product", "group"), ("is_revenue", "is_margin"), "no_total", "same"),
    Indicator("target_linear", "m", 2, ("product", "group"), ("total_linear", "mix_share", "least_linear"), "no_total", "sum"),
)


def _store(
    key: str, unit: Unit, decimals: int, operands: tuple[str, ...], absent: str = "no_data", shown: float = 1.0, factor: float = 1.0
) -> Indicator:
    return Indicator(key, unit, decimals, ("store",), operands, absent, shown_factor=shown, factor=factor, source=COURSE_STORE)


_SHOPPERS = (
    _store("passing_index", "pct", 1, ("passing", "entering"), "no_counts", shown=100.0),
    _store("attraction_index", "pct", 1, ("taking", "entering"), "no_counts", shown=100.0),
    _store("purchase_index", "pct", 1, ("buying", "entering"), "no_counts", shown=100.0),
    _store("attractiveness_index", "pct", 1, ("purchase_index", "passing_index"), "no_counts", shown=100.0),
)

_STORE = (
    _store("diversity", "units", 0, ("references",)),
    _store("width", "ratio", 1, ("subfamilies", "diversity")),
    _store("depth", "ratio", 1, ("references", "subfamilies")),
    _store("assortment_type", "text", 0, ("diversity", "references")),
    Indicator("abc_class", "text", 0, PRODUCT, ("revenue", "listed_revenue"), "no_total", source=COURSE_STORE),
    _store("stock_out_rate", "pct", 1, ("missing_references", "assortment_size"), shown=100.0),
    _store("shrinkage", "money", 2, ("book_stock", "counted_stock")),
    _store("shrinkage_rate", "pct", 2, ("book_stock", "counted_stock", "revenue"), factor=100.0),
    _store("average_basket", "money", 2, ("revenue", "customers")),
    _store("numeric_distribution", "pct", 1, ("stores_with_brand", "stores_concerned"), factor=100.0),
    _store("value_distribution", "pct", 1, ("class_revenue_with_brand", "class_revenue"), factor=100.0),
    _store("roi", "pct", 1, ("net_profit", "capital_invested"), factor=100.0),
    _store("revenue_per_m2", "money_per_m2", 2, ("revenue", "sales_area_m2")),
    _store("revenue_per_employee", "money", 0, ("revenue", "employees")),
    _store("zone_potential", "money", 0, ()),
    _store("forecast_revenue", "money", 0, ("zone_potential",)),
    _store("analogue_revenue", "money", 0, ("similar_revenue", "zone_potential", "similar_potential")),
)

SCORE_PARTS = ("space", "visibility", "occupation", "soundness", "supply", "placement")
_PART_OPERANDS = ("judged", "in_full", "weight", "points", "points_lost")
_SCORE = (
    Indicator("score", "points", 1, ("score",), tuple(f"score_{part}" for part in SCORE_PARTS), "no_parts", source=""),
    *(Indicator(f"score_{part}", "pct", 1, ("score",), _PART_OPERANDS, "no_data", shown_factor=100.0, source="") for part in SCORE_PARTS),
)

INDICATORS: dict[str, Indicator] = {row.key: row for row in (*_SPACE, *_ECONOMICS, *_PERFORMANCE, *_SHOPPERS, *_STORE, *_SCORE)}

WHOLE_NUMBERS = frozenset({"positions", "products", "facings", "facings_visible", "capacity"})
"""Figures that count things: given as int."""
