"""The assortment: how many families, how wide and deep they are, which products have no place or no sales."""

from collections.abc import Iterable

import msgspec

from planogram.metrics.economics import rows_by_product
from planogram.metrics.measure import measure
from planogram.model.find import placed_product_ids
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import Settings


class FamilyWidth(msgspec.Struct, frozen=True):
    """One family: its sub-families (width), its references, references per sub-family (depth)."""

    family: str
    width: int
    references: int
    depth: float


class Assortment(msgspec.Struct, frozen=True):
    """`diversity` families; `width` and `depth` are means over them; `kind` such as `wide_deep` or `narrow_shallow`. None without any family."""

    diversity: int
    width: float | None
    depth: float | None
    references: int
    kind: str | None
    families: tuple[FamilyWidth, ...]


def assortment(products: Iterable[Product], settings: Settings) -> Assortment:
    """The shape of the assortment. Products without a family are left out; those without a sub-family count as one of their family.

    >>> some = [Product(str(n), "", family="Tea", subfamily=name) for n, name in enumerate(("green", "green", "black", "black"))]
    >>> found = assortment(some, Settings())
    >>> found.diversity, found.width, found.depth
    (1, 2.0, 2.0)
    """
    families: dict[str, dict[str, int]] = {}
    for product in products:
        if product.family:
            inside = families.setdefault(product.family, {})
            inside[product.subfamily] = inside.get(product.subfamily, 0) + 1
    rows = tuple(FamilyWidth(name, len(inside), sum(inside.values()), sum(inside.values()) / len(inside)) for name, inside in families.items())
    references, subfamilies = sum(row.references for row in rows), sum(row.width for row in rows)
    if not rows:
        return Assortment(0, None, None, 0, None, ())
    width, depth = subfamilies / len(rows), references / subfamilies
    return Assortment(len(rows), width, depth, references, _kind(len(rows), references / len(rows), settings), rows)


def _kind(families: int, references_per_family: float, settings: Settings) -> str:
    wide = "wide" if families >= settings.wide_families else "narrow"
    return f"{wide}_{'deep' if references_per_family >= settings.deep_references else 'shallow'}"


class Mismatches(msgspec.Struct, frozen=True):
    """Product ids: listed but not placed, placed without sales, sold without a place, sold but not listed."""

    not_placed: tuple[str, ...]
    placed_without_sales: tuple[str, ...]
    sold_without_place: tuple[str, ...]
    sold_not_listed: tuple[str, ...]


def mismatches(project: Project) -> Mismatches:
    """Where list, shelf and sales do not agree."""
    placed, sold = placed_product_ids(project), set(rows_by_product(project.sales))
    listed = [product.id for product in project.products]
    return Mismatches(
        tuple(name for name in listed if name not in placed),
        tuple(name for name in listed if name in placed and name not in sold),
        tuple(name for name in listed if name not in placed and name in sold),
        tuple(sorted(sold - set(listed))),
    )


def project_assortment(project: Project) -> Assortment:
    """The assortment of all listed products."""
    return assortment(measure(project).index.products, project.settings)
