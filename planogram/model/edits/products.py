"""Verbs on products and their sales."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from planogram.model.edits.positions import remove
from planogram.model.find import walk_positions
from planogram.model.orientation import FACES
from planogram.model.product import IMAGE_PREFIX, Product, Sales, image_column
from planogram.model.project import Project
from planogram.model.values import changed


def put_products(project: Project, products: Sequence[Product]) -> Project:
    """`products` added, or replacing those of the same id in their place."""
    new: Mapping[str, Product] = {product.id: product for product in products}
    known = {product.id for product in project.products}
    kept = tuple(new.get(product.id, product) for product in project.products)
    return changed(project, products=kept + tuple(product for key, product in new.items() if key not in known))


def change_product(project: Project, product_id: str, **fields: Any) -> Project:
    """The product with `fields` set."""
    return changed(project, products=tuple(changed(p, **fields) if p.id == product_id else p for p in project.products))


def remove_products(project: Project, ids: Iterable[str]) -> Project:
    """The project without these products, their positions and their sales."""
    gone = set(ids)
    project = remove(project, [position.id for _, position in walk_positions(project) if position.product in gone])
    sales = tuple(row for row in project.sales if row.product not in gone)
    return changed(project, products=tuple(p for p in project.products if p.id not in gone), sales=sales)


def put_sales(project: Project, sales: Sequence[Sales]) -> Project:
    """`sales` taken in: the manager's weekly refresh.

    Rows that say when they were made replace those of the same product that overlap them, or that say nothing; its other periods stay.
    A row without a period speaks of the product as a whole: it replaces all of the product's rows.
    """
    given: dict[str, list[Sales]] = {}
    for row in sales:
        given.setdefault(row.product, []).append(row)
    kept = tuple(row for row in project.sales if not any(supersedes(new, row) for new in given.get(row.product, ())))
    return changed(project, sales=kept + tuple(sales))


def supersedes(new: Sales, old: Sales) -> bool:
    """Whether one of the two has no period, or they overlap.

    >>> from datetime import date
    >>> week = Sales("a", date(2026, 3, 2), 7)
    >>> [supersedes(Sales("a", date(2026, 3, day), 7), week) for day in (2, 8, 9)], supersedes(Sales("a"), week)
    ([True, True, False], True)
    """
    if new.period_start is None or old.period_start is None:
        return True
    return new.period_start < _end(old) and old.period_start < _end(new)


def _end(sales: Sales) -> date:
    assert sales.period_start is not None
    return min(sales.period_start, date.max - timedelta(days=4000)) + timedelta(days=sales.period_days)


def give_pictures(project: Project, pictures: Mapping[tuple[str, str], str]) -> Project:
    """The products with these pictures: (product id, face) → the picture's name, an empty one for none."""
    of_product: dict[str, dict[str, str]] = {}
    for (product_id, face), name in pictures.items():
        of_product.setdefault(product_id, {})[face] = name
    return changed(project, products=tuple(with_pictures(p, of_product[p.id]) if p.id in of_product else p for p in project.products))


def with_pictures(product: Product, pictures: Mapping[str, str]) -> Product:
    """The product with other pictures of the faces named; an empty name takes a picture away."""
    columns = {image_column(face): name for face, name in pictures.items() if face != "front"}
    kept = tuple((key, columns.pop(key, text)) for key, text in product.attributes)
    attributes = tuple((key, text) for key, text in (*kept, *columns.items()) if text or not key.startswith(IMAGE_PREFIX))
    return changed(product, image=pictures.get("front", product.image), attributes=attributes)


def without_pictures(product: Product) -> Product:
    """The product as one that comes without its pictures."""
    return with_pictures(product, dict.fromkeys(FACES, ""))
