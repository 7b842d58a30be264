"""Product and Performance rows → products and sales. Sizes come in the file's unit, prices as they stand (with or without VAT is not said)."""

import contextlib
from collections.abc import Container, Mapping

import msgspec

from planogram.exchange.psa.possible import possible
from planogram.exchange.psa.report import Notes
from planogram.exchange.psa.rows import Row
from planogram.model.product import NetUnit, Product, Sales
from planogram.model.values import Attributes

_NET_UNITS: dict[str, tuple[NetUnit, float]] = {
    "kg": ("kg", 1.0),
    "g": ("kg", 0.001),
    "gr": ("kg", 0.001),
    "l": ("L", 1.0),
    "cl": ("L", 0.01),
    "ml": ("L", 0.001),
    "ea": ("piece", 1.0),
    "pc": ("piece", 1.0),
}
_PACKS = ("tray", "case", "display")
_KEPT_TEXTS = {"manufacturer": "manufacturer", "key": "psa_key"}


class ProductKeys:
    """How rows name products: by UPC, ID or both (`primary_key` 0, 1, 2), and the id the project uses."""

    def __init__(self, primary_key: int) -> None:
        self._by_upc = primary_key != 1
        self._by_both = primary_key == 2
        self._ids: dict[tuple[str, str], str] = {}

    def key(self, row: Row) -> tuple[str, str]:
        """What identifies the product of a row."""
        upc, own = row.text("upc"), row.text("id")
        if self._by_both:
            return upc, own
        return (upc or own, "") if self._by_upc else (own or upc, "")

    def add(self, row: Row, taken: Container[str]) -> str | None:
        """The id of a new product, or None when the row names none or one already there."""
        key = self.key(row)
        if key in self._ids or not any(key):
            return None
        plain = key[0] or key[1]
        self._ids[key] = f"{key[0]}/{key[1]}" if plain in taken else plain
        return self._ids[key]

    def of(self, row: Row) -> str | None:
        """The id of the product a Position or Performance row names, or None when it is unknown."""
        return self._ids.get(self.key(row))


def colour_of(row: Row, column: str = "color") -> str:
    """`#rrggbb` of a COLORREF cell (blue, green, red from the high byte down); empty for none.

    255 is red: the low byte.
    """
    value = row.code(column, -1)
    return f"#{value & 0xFF:02x}{value >> 8 & 0xFF:02x}{value >> 16 & 0xFF:02x}" if 0 <= value <= 0xFFFFFF else ""


def colorref(colour: str) -> str:
    """The COLORREF text of `#rrggbb`; -1 for none.

    >>> colorref("#ff0000")
    '255'
    """
    if len(colour) != 7:
        return "-1"
    red, green, blue = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return str(blue << 16 | green << 8 | red)


def read_product(row: Row, product_id: str, scale: float, notes: Notes) -> Product:
    """One Product row; `scale` mm per unit of the file."""
    width, height, depth = (row.length(side, scale) for side in ("width", "height", "depth"))
    if not (width > 0 and height > 0 and depth > 0):
        notes.note("no_size", row.number, row.text("name"))
    content, unit = _net(row)
    product = Product(
        product_id,
        row.text("name") or product_id,
        brand=row.text("brand"),
        family=row.text("category"),
        subfamily=row.text("subcategory"),
        supplier=row.text("supplier"),
        width=width,
        height=height,
        depth=depth,
        weight_g=row.number_of("weight") or None,
        purchase_price=unit_cost(row),
        sale_price=row.number_of("price") or None,
        net_content=content,
        net_unit=unit,
        market_share_pct=row.number_of("share") or None,
        colour=colour_of(row),
        finger_space=row.length("finger_space_y", scale),
        min_units=_count(row, "minimum_units"),
        max_units=_count(row, "maximum_units"),
        max_squeeze_pct=_squeeze(row),
        attributes=_attributes(row),
    )
    if any(row.amount(f"{axis}_nesting") for axis in "xyz"):
        notes.note("nesting", row.number, row.text("name"))
    return possible(_with_packs(product, row, scale), row.number, notes)


def _with_packs(product: Product, row: Row, scale: float) -> Product:
    fields: dict[str, float | int | None] = {}
    for pack in _PACKS:
        for side in ("width", "height", "depth"):
            size = row.length(f"{pack}_{side}", scale)
            fields[f"{pack}_{side}"] = size if size > 0 else None
        fields[f"units_per_{pack}"] = _count(row, f"{pack}_total_number")
    return msgspec.structs.replace(product, **fields)


def unit_cost(row: Row, performance_of: Row | None = None) -> float | None:
    """Cost of one unit: case_cost ÷ units per case (1 when the row does not say); `performance_of` gives the case of a Performance row."""
    cost = row.number_of("case_cost")
    if not cost:
        return None
    per_case = (performance_of or row).number_of("case_total_number") or 1.0
    return cost / per_case if per_case > 0 else None


def read_sales(products: Mapping[str, Row], performance: Mapping[str, Row], days: int, notes: Notes) -> tuple[Sales, ...]:
    """Movements of the products by id: those of Performance where it gives one (not zero), else of Product; `days` the period."""
    sales = []
    for product_id, row in products.items():
        movement = None
        if product_id in performance:
            movement = performance[product_id].number_of("unit_movement") or None
        if movement is None:
            movement = row.number_of("unit_movement")
        if movement is not None and movement >= 0:
            sales.append(possible(Sales(product_id, period_days=days, quantity=movement), row.number, notes))
    return tuple(sales)


def with_performance(product: Product, row: Row, product_row: Row, notes: Notes) -> Product:
    """The product with the price and cost a Performance row overrides (values that are not zero)."""
    price, cost = row.number_of("price"), unit_cost(row, product_row)
    product = msgspec.structs.replace(product, sale_price=price or product.sale_price, purchase_price=cost or product.purchase_price)
    return possible(product, row.number, notes)


def _net(row: Row) -> tuple[float | None, NetUnit]:
    size, unit = row.number_of("size"), _NET_UNITS.get(row.text("uom").lower())
    return (round(size * unit[1], 6), unit[0]) if size and size > 0 and unit else (None, "")


def _count(row: Row, column: str) -> int | None:
    value = row.number_of(column)
    return int(value) if value and 1 <= value < 1e9 else None


def _squeeze(row: Row) -> float:
    factor = row.amount("minimum_squeeze_factor_x", 1.0)
    return round((1 - factor) * 100, 4) if 0 < factor < 1 else 0.0


def _attributes(row: Row) -> Attributes:
    kept = [(name, row.text(column)) for column, name in _KEPT_TEXTS.items()]
    kept += [("psa_upc", row.text("upc")), ("psa_id", row.text("id"))]
    with contextlib.suppress(KeyError):
        kept += [(f"desc_{index}", row.text(f"desc_{index}")) for index in range(1, 6)]
    return tuple((name, text) for name, text in kept if text)
