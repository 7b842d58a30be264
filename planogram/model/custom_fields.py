"""Custom fields of products: what a user or a workbook added. They are kept as attributes; pictures of faces, kept there too, are none."""

from planogram.model.memo import memo
from planogram.model.product import Product

_PICTURES = "image_"
"""Attributes that begin so name pictures (product.image_of)."""


@memo(16)
def custom_names(products: tuple[Product, ...]) -> tuple[str, ...]:
    """Names of the custom fields of these products, in the order they are met."""
    return tuple(dict.fromkeys(name for product in products for name, _ in product.attributes if not name.startswith(_PICTURES)))


def custom_value(product: Product, name: str) -> str:
    """What a product says in a custom field; empty when nothing.

    >>> custom_value(Product("1", "Thé", attributes=(("Rayon", "12"),)), "Rayon")
    '12'
    """
    return next((text for key, text in product.attributes if key == name), "")


def custom_texts(product: Product) -> tuple[str, ...]:
    """What a product says in its custom fields."""
    return tuple(text for name, text in product.attributes if not name.startswith(_PICTURES))
