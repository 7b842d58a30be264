"""A product and its sales over one period: what stands on the shelf and what it brings. No figures here (metrics/)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

from planogram.model.values import Amount, Attributes, Length, Orientation, Value, Whole

NetUnit = Literal["", "kg", "L", "piece"]
Style = Literal["unit", "tray", "case", "display", "loose", "hanging"]
STYLES: tuple[Style, ...] = ("unit", "tray", "case", "display", "loose", "hanging")
ROLES = ("power_item", "impulse", "loss_leader", "own_brand", "first_price", "pre_sold", "bulky", "heavy", "seasonal", "new", "bulk")
MARKS = ("launch", "image", "supplier_agreement")

IMAGE_PREFIX = "image_"
"""Attributes that name a picture begin so."""

Size = tuple[float, float, float]
"""Width, height, depth in mm."""


class Product(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An article. Lengths mm, weights g, money before VAT in the project's currency, rates in percent; None = not known."""

    id: str
    name: str
    brand: str = ""
    family: str = ""
    subfamily: str = ""
    supplier: str = ""
    width: Length = 0.0
    height: Length = 0.0
    depth: Length = 0.0
    weight_g: Amount | None = None
    purchase_price: Amount | None = None
    sale_price: Amount | None = None
    vat_pct: Amount = 20.0
    units_per_case: Whole | None = None
    case_width: Length | None = None
    case_height: Length | None = None
    case_depth: Length | None = None
    units_per_tray: Whole | None = None
    tray_width: Length | None = None
    tray_height: Length | None = None
    tray_depth: Length | None = None
    units_per_display: Whole | None = None
    display_width: Length | None = None
    display_height: Length | None = None
    display_depth: Length | None = None
    net_content: Amount | None = None
    net_unit: NetUnit = ""
    market_share_pct: Amount | None = None
    replenishment_days: Amount | None = None
    marks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    colour: str = ""
    image: str = ""
    max_stack: Whole | None = None
    orientations: tuple[Orientation, ...] = ()
    nest_width: Length = 0.0
    nest_height: Length = 0.0
    nest_depth: Length = 0.0
    max_squeeze_pct: Amount = 0.0
    finger_space: Length = 0.0
    min_facings: Whole | None = None
    max_facings: Whole | None = None
    min_units: Whole | None = None
    max_units: Whole | None = None
    placeholder: bool = False
    attributes: Attributes = ()


class Sales(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One product over one period. Quantities and stocks in units, money before VAT; None = not known, 0 = none sold."""

    product: str
    period_start: date | None = None
    period_days: Whole = 7
    quantity: Amount | None = None
    revenue: Amount | None = None
    margin: Amount | None = None
    opening_stock: Amount | None = None
    closing_stock: Amount | None = None
    shelf_stock: Amount | None = None
    direct_costs: Amount | None = None
    cost_storage: Amount | None = None
    cost_ordering: Amount | None = None
    cost_shelving: Amount | None = None
    cost_checkout: Amount | None = None
    cost_shrink: Amount | None = None
    attributes: Attributes = ()


def unit_size(product: Product) -> Size:
    """Width, height, depth of one unit, mm."""
    return product.width, product.height, product.depth


def pack_size(product: Product, style: Style) -> Size | None:
    """Width, height, depth (mm) of what stands on the shelf in `style`; None when the product does not give that pack's sizes."""
    if style == "tray":
        size = (product.tray_width, product.tray_height, product.tray_depth)
    elif style == "case":
        size = (product.case_width, product.case_height, product.case_depth)
    elif style == "display":
        size = (product.display_width, product.display_height, product.display_depth)
    else:
        return unit_size(product)
    width, height, depth = size
    return (width, height, depth) if width and height and depth else None


def units_per_pack(product: Product, style: Style) -> int | None:
    """Units in one pack of `style`; None when the product does not say."""
    counts = {"tray": product.units_per_tray, "case": product.units_per_case, "display": product.units_per_display}
    return counts.get(style, 1)


def image_column(face: str) -> str:
    """Where the picture of a face is named: a field for the front, attributes for the others, so that a workbook has a column of each in use.

    >>> image_column("front"), image_column("side")
    ('image', 'image_side')
    """
    return "image" if face == "front" else IMAGE_PREFIX + face


def image_of(product: Product, face: str) -> str:
    """Name of the picture of a face of the unit; the front's is `image`, the others' the attributes `image_side`, `image_top`…

    >>> image_of(Product("1", "Thé", image="a.png", attributes=(("image_top", "b.png"),)), "top")
    'b.png'
    """
    return product.image if face == "front" else dict(product.attributes).get(image_column(face), "")


def pictures_named(product: Product) -> tuple[str, ...]:
    """The names of its pictures, of whichever face.

    >>> pictures_named(Product("1", "Thé", image="a.png", attributes=(("image_top", "b.png"), ("note", "x"))))
    ('a.png', 'b.png')
    """
    others = (value for name, value in product.attributes if name.startswith(IMAGE_PREFIX))
    return tuple(name for name in (product.image, *others) if name)


def absent_pictures(products: Iterable[Product], images: Collection[str]) -> frozenset[str]:
    """The pictures that products name and that are not among `images`: a workbook gives names, their files may be elsewhere.

    >>> sorted(absent_pictures([Product("1", "Thé", image="a.png"), Product("2", "Café", image="b.png")], {"b.png": b""}))
    ['a.png']
    """
    return frozenset(name for product in products for name in pictures_named(product) if name not in images)


def allowed_orientations(product: Product, all_orientations: tuple[str, ...]) -> tuple[str, ...]:
    """The orientations the product may take; an empty list on the product means every one."""
    return product.orientations or all_orientations
