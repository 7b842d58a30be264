"""Another product in the place of one: everywhere, in a selection, or for a placeholder that has become a real article."""

from collections.abc import Iterable

from planogram.model.edits.packing import styles_known
from planogram.model.edits.positions import replace_product
from planogram.model.edits.products import put_products
from planogram.model.edits.tree import with_level
from planogram.model.find import walk_levels, walk_positions
from planogram.model.fixture import Level
from planogram.model.orientation import ORIENTATIONS
from planogram.model.placement import products_by_id, room_behind
from planogram.model.position import Position, facings_deep
from planogram.model.product import Product, allowed_orientations
from planogram.model.project import Project
from planogram.model.values import changed, new_id


def new_placeholder(name: str, width: float, height: float, depth: float, family: str = "") -> Product:
    """A box of these sizes (mm) that keeps the place of an article not known yet."""
    return Product(new_id("plc"), name, family=family, width=width, height=height, depth=depth, placeholder=True)


def give(project: Project, old: str, new: str, ids: Iterable[str] | None = None) -> Project:
    """Positions of product `old` (all, or those among `ids`) given to product `new`; facings stay wide and high.

    Orientation and style become ones the new product allows, and a block as deep as its level stays so. A placeholder that
    stands nowhere afterwards leaves the project.
    """
    known = products_by_id(project.products)
    before, after = known.get(old), known.get(new)
    if old == new or after is None:
        return project
    only = None if ids is None else frozenset(ids)
    touched = frozenset(p.id for _, p in walk_positions(project) if p.product == old and (only is None or p.id in only))
    replaced = _refitted(replace_product(project, old, new, touched), touched, before, after)
    gone = before is not None and before.placeholder and all(p.product != old for _, p in walk_positions(replaced))
    return changed(replaced, products=tuple(p for p in replaced.products if p.id != old)) if gone else replaced


def place_for(project: Project, placeholder: Product) -> Project:
    """The project with a placeholder in its catalogue."""
    return put_products(project, (placeholder,))


def _refitted(project: Project, touched: frozenset[str], before: Product | None, after: Product) -> Project:
    for place in walk_levels(project):
        positions = tuple(_refit(p, place.level, before, after) if p.id in touched else p for p in place.level.positions)
        if positions != place.level.positions:
            project = with_level(project, place.path, changed(place.level, positions=positions))
    return project


def _refit(position: Position, level: Level, before: Product | None, after: Product) -> Position:
    allowed, styles = allowed_orientations(after, ORIENTATIONS), styles_known(after)
    new = changed(
        position,
        orientation=position.orientation if position.orientation in allowed else allowed[0],
        style=position.style if position.style in styles else "unit",
        squeeze_pct=min(position.squeeze_pct, after.max_squeeze_pct),
    )
    full = before is None or position.deep == facings_deep(position, before, room_behind(level))
    return changed(new, deep=facings_deep(new, after, room_behind(level))) if full else new
