"""What a block's label says: fields of the product and of the position, and figures handed in by the style. How it fits is labels.py."""

from collections.abc import Callable, Mapping

from planogram.draw.style import DrawStyle
from planogram.model.memo import memo
from planogram.model.position import Position
from planogram.model.product import Product

_PRODUCT_FIELDS: Mapping[str, Callable[[Product], str]] = {
    "name": lambda product: product.name,
    "brand": lambda product: product.brand,
    "code": lambda product: product.id,
    "family": lambda product: product.family,
    "subfamily": lambda product: product.subfamily,
    "supplier": lambda product: product.supplier,
    "size": lambda product: f"{product.width:g} × {product.height:g} × {product.depth:g}",
}
_POSITION_FIELDS: Mapping[str, Callable[[Position], str]] = {
    "facings": lambda position: f"{position.wide} × {position.high} × {position.deep}",
}
LABEL_FIELDS = (*_PRODUCT_FIELDS, *_POSITION_FIELDS)


def label_text(position: Position, product: Product | None, style: DrawStyle) -> str:
    """The label's lines; the id of a product that is not in the project. Lines with nothing to say are left out."""
    if product is None:
        return position.product
    lines = (_line(field, position, product, style) for field in style.label_fields)
    return "\n".join(line for line in lines if line)


def _line(field: str, position: Position, product: Product, style: DrawStyle) -> str:
    if field in _PRODUCT_FIELDS:
        return _PRODUCT_FIELDS[field](product)
    if field in _POSITION_FIELDS:
        return _POSITION_FIELDS[field](position)
    return _texts(style).get((field, product.id), "")


@memo(16)
def _texts(style: DrawStyle) -> Mapping[tuple[str, str], str]:
    return {(key, product_id): text for key, product_id, text in style.texts}
