"""Another plan's changes brought into one's own: base, mine and theirs. What both changed stays mine and is told as a conflict.

Furniture and positions are merge_shelves.py's; here the rest of the project, and the list of what could not be agreed.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from planogram.metrics.conflict import Conflict, Conflicts
from planogram.metrics.economics import rows_by_product
from planogram.metrics.merge_ids import aligned
from planogram.metrics.merge_shelves import merged_shelves
from planogram.metrics.rows_merge import chosen, merged_rows
from planogram.model.edits.pnm_hosts import settled
from planogram.model.edits.products import remove_products
from planogram.model.find import walk_positions
from planogram.model.note import excerpt
from planogram.model.product import Product, Sales
from planogram.model.project import Project
from planogram.model.values import Value, changed

_WHOLE = ("counts", "trade_area", "store_sheet", "attributes", "valid_from", "valid_to", "currency")


class Merged(msgspec.Struct, frozen=True):
    """The project brought together, and where it is mine although they changed it too."""

    project: Project
    conflicts: tuple[Conflict, ...]


def merge(base: Project, mine: Project, theirs: Project) -> Merged:
    """`mine` with what changed from `base` to `theirs`; name, version, status, author, variant and confirmations stay mine."""
    base, theirs = aligned(base, mine, theirs)
    conflicts = Conflicts()
    project = changed(mine, products=_products(base, mine, theirs, conflicts), sales=_sales(base, mine, theirs, conflicts))
    project = merged_shelves(base, changed(project, gondolas=mine.gondolas), theirs, conflicts)
    project = _listed(base, mine, project, theirs, conflicts)
    project = _rest(base, project, theirs, conflicts)
    return Merged(settled(project), tuple(conflicts.found))


def _products(base: Project, mine: Project, theirs: Project, conflicts: Conflicts) -> tuple[Product, ...]:
    rows = ({product.id: product for product in project.products} for project in (base, mine, theirs))
    return tuple(merged_rows(rows, conflicts.both("product", lambda product: product.id), conflicts.clash("product")).values())


def _listed(base: Project, mine: Project, project: Project, theirs: Project, conflicts: Conflicts) -> Project:
    """Nothing stands or sells that the list of products has not: what I took off it goes, what they took off and I used stays listed."""
    known = {product.id for side in (base, theirs) for product in side.products} - {product.id for product in project.products}
    used = (*(position.product for _, position in walk_positions(project)), *(row.product for row in project.sales))
    lost = dict.fromkeys(product for product in used if product in known)
    kept = tuple(product for product in mine.products if product.id in lost)
    stays = {product.id for product in kept}
    for product in lost:
        conflicts.add("gone_there" if product in stays else "gone_here", "product", product)
    return remove_products(changed(project, products=(*project.products, *kept)), lost.keys() - stays) if lost else project


def _sales(base: Project, mine: Project, theirs: Project, conflicts: Conflicts) -> tuple[Sales, ...]:
    """The sales of a product are one thing: a store that has entered its own keeps them."""

    def both(before: list[Sales], here: list[Sales], there: list[Sales]) -> list[Sales]:
        kept, clash = chosen(before, here, there)
        if clash:
            conflicts.add("changed", "sales", here[0].product)
        return kept

    merged = merged_rows((rows_by_product(side.sales) for side in (base, mine, theirs)), both, conflicts.clash("sales"))
    return tuple(row for rows in merged.values() for row in rows)


def _rest(base: Project, mine: Project, theirs: Project, conflicts: Conflicts) -> Project:
    fields: dict[str, Any] = {}
    for name in _WHOLE:
        fields[name], clash = chosen(getattr(base, name), getattr(mine, name), getattr(theirs, name))
        if clash:
            conflicts.add("changed", "project", name)
    fields["settings"] = conflicts.both("settings", lambda _: "")(base.settings, mine.settings, theirs.settings)
    fields["waivers"] = _keyed("waivers", base, mine, theirs, lambda one: (one.code, one.subject), lambda *_: None)
    written = {one.id: excerpt(one.text) for side in (theirs, mine) for one in side.notes}
    both = conflicts.both("note", lambda one: written[one.id])
    fields["notes"] = _keyed("notes", base, mine, theirs, lambda one: one.id, conflicts.clash("note", lambda ident: written[ident]), both)
    fields["store"] = _floor(base, mine, theirs, conflicts)
    fields["pnm"] = _pnm(base, mine, theirs, conflicts)
    return changed(mine, **fields)


def _keyed(
    name: str, base: Value, mine: Value, theirs: Value, key: Callable[[Any], Any], clash: Callable[[Any, bool], object], both: Any = None
) -> tuple[Any, ...]:
    rows: list[Mapping[Any, Any]] = [{key(one): one for one in getattr(side, name)} for side in (base, mine, theirs)]
    return tuple(merged_rows(rows, both or (lambda before, here, there: chosen(before, here, there)[0]), clash).values())


def _floor(base: Project, mine: Project, theirs: Project, conflicts: Conflicts) -> Value:
    here = {gondola.id for gondola in mine.gondolas}
    both = conflicts.both("floor", lambda one: one.gondola)
    placements = _keyed("placements", base.store, mine.store, theirs.store, lambda one: one.gondola, conflicts.clash("floor"), both)
    rest = conflicts.both("floor", lambda _: "", ("placements",))(base.store, mine.store, theirs.store)
    return changed(rest, placements=tuple(one for one in placements if one.gondola in here or one in mine.store.placements))  # type: ignore[no-any-return]


def _pnm(base: Project, mine: Project, theirs: Project, conflicts: Conflicts) -> Value:
    sides = base.pnm, mine.pnm, theirs.pnm
    articles = _keyed("articles", *sides, lambda one: one.code, conflicts.clash("pnm"), conflicts.both("pnm", lambda one: one.code))
    placements = _keyed("placements", *sides, lambda one: one.id, lambda *_: None, conflicts.both("pnm", lambda one: one.code))
    rest = conflicts.both("pnm", lambda _: "", ("articles", "placements"))(*sides)
    return changed(rest, articles=articles, placements=placements)  # type: ignore[no-any-return]
