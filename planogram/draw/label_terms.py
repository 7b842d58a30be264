"""The fields a typed label can name: of the product and of its position, as values. Figures and their words come from above."""

from collections.abc import Callable, Mapping

from planogram.model.formula_values import Answer
from planogram.model.position import Position
from planogram.model.product import Product


def _given(value: float | int | str | None) -> Answer:
    """A number, or a text that says something."""
    return value if value != "" else None


PRODUCT_TEXTS: Mapping[str, Callable[[Product], str]] = {
    "name": lambda product: product.name,
    "brand": lambda product: product.brand,
    "code": lambda product: product.id,
    "family": lambda product: product.family,
    "subfamily": lambda product: product.subfamily,
    "supplier": lambda product: product.supplier,
}
"""Those that are said as they stand, in a formula or without."""
PRODUCT_TERMS: Mapping[str, Callable[[Product], Answer]] = {
    **PRODUCT_TEXTS,
    **{
        key: lambda product, key=key: _given(getattr(product, key))  # type: ignore[misc]
        for key in ("width", "height", "depth", "weight_g", "purchase_price", "sale_price", "vat_pct", "net_content", "net_unit")
    },
    **{
        key: lambda product, key=key: getattr(product, key)  # type: ignore[misc]
        for key in ("units_per_case", "units_per_tray", "market_share_pct", "replenishment_days", "max_stack", "min_facings", "max_facings")
    },
    "roles": lambda product: ", ".join(product.roles),
    "marks": lambda product: ", ".join(product.marks),
}
POSITION_TERMS: Mapping[str, Callable[[Position], Answer]] = {
    "facings_wide": lambda position: position.wide,
    "facings_high": lambda position: position.high,
    "facings_deep": lambda position: position.deep,
    "orientation": lambda position: position.orientation,
    "style": lambda position: position.style,
    "squeeze_pct": lambda position: position.squeeze_pct,
    "promotion_from": lambda position: position.promotion_from.isoformat() if position.promotion_from else "",
    "group": lambda position: position.group,
}


def attribute_of(name: str, product: Product, position: Position | None) -> Answer:
    """A custom field by its name: the position's, else the product's; empty where it has none."""
    own = dict(position.attributes) if position is not None else {}
    return own.get(name) or dict(product.attributes).get(name, "")
