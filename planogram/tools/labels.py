"""What a step is called in Undo: a key, the product's name when it was one, how many when it were several."""

from collections.abc import Sequence

from planogram.model.find import UnknownId, find_level, position_of
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.session.history import Label


def label_for(verb: str, project: Project, ids: Sequence[str]) -> Label:
    """`edit.<verb>` with the product's name for one position, `edit.<verb>_many` with the number for more."""
    if len(ids) != 1:
        return Label(f"edit.{verb}_many", (("count", len(ids)),))
    return Label(f"edit.{verb}", (("name", _name(project, ids[0])),))


def label_for_facings(before: Project, after: Project, ids: Sequence[str]) -> Label:
    """`edit.facings_<way>` with the counts of one block that has other facings one way; else as `label_for` says it."""
    if len(ids) == 1:
        old, new = position_of(before, ids[0]), position_of(after, ids[0])
        ways = [way for way in ("wide", "high", "deep") if getattr(old, way) != getattr(new, way)]
        if len(ways) == 1:
            counts = ("before", getattr(old, ways[0])), ("after", getattr(new, ways[0]))
            return Label(f"edit.facings_{ways[0]}", (("name", _name(before, ids[0])), *counts))
    return label_for("facings", before, ids)


def label_for_products(verb: str, project: Project, product_ids: Sequence[str]) -> Label:
    """The same, for products that do not stand anywhere yet."""
    if len(product_ids) != 1:
        return Label(f"edit.{verb}_many", (("count", len(product_ids)),))
    product = products_by_id(project.products).get(product_ids[0])
    return Label(f"edit.{verb}", (("name", product.name if product else product_ids[0]),))


def label_for_levels(verb: str, project: Project, level_ids: Sequence[str]) -> Label:
    """`edit.<verb>_level` with the place of one level, `edit.<verb>_levels` with the number of more."""
    if len(level_ids) != 1:
        return Label(f"edit.{verb}_levels", (("count", len(level_ids)),))
    place = find_level(project, level_ids[0])
    return Label(f"edit.{verb}_level", (("level", place.level_number), ("bay", place.bay_number)))


def _name(project: Project, position_id: str) -> str:
    try:
        product_id = position_of(project, position_id).product
    except UnknownId:
        return position_id
    product = products_by_id(project.products).get(product_id)
    return product.name if product and product.name else product_id
