"""Verbs on the custom fields of products."""

from collections.abc import Iterable

from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed


def set_custom_field(project: Project, ids: Iterable[str], name: str, text: str) -> Project:
    """The products `ids` with `text` in the custom field `name`, which keeps its place.

    A product without the field gets it, empty too; one whose field is emptied loses it, so that a field nobody fills is gone.
    """
    wanted = set(ids)
    return changed(project, products=tuple(_with(product, name, text) if product.id in wanted else product for product in project.products))


def _with(product: Product, name: str, text: str) -> Product:
    if not any(key == name for key, _ in product.attributes):
        return changed(product, attributes=(*product.attributes, (name, text)))
    kept = tuple((key, text if key == name else old) for key, old in product.attributes if text or key != name)
    return changed(product, attributes=kept)
