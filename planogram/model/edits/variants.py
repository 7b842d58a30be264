"""A store's plan made from the model: products it does not carry taken off, bays it does not have left out, the freed length given away.

Pure and repeatable: the same model and shop give the same plan, ids and all. Nothing of an earlier plan of the store is looked at.
"""

from collections import Counter

import msgspec

from planogram.model.edits.arrange import even_out, fill
from planogram.model.edits.bays import remove_bays
from planogram.model.edits.pnm_hosts import settled
from planogram.model.edits.positions import remove
from planogram.model.find import find_level, walk_positions
from planogram.model.placement import free_length, products_by_id
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.model.variant import Freed, Shop, TakenOff, Variant


class UnknownBay(ValueError):
    """A shop drops a bay the model does not have; `args[0]` is its (gondola, side, number)."""


def dropped_bays(model: Project, shop: Shop) -> tuple[str, ...]:
    """Ids of the model's bays the shop does not have; UnknownBay when it names one the model has not either."""
    bays: dict[tuple[str, str, int], str] = {
        (gondola.name.casefold(), face.side, number): bay.id
        for gondola in model.gondolas
        for face in gondola.faces
        for number, bay in enumerate(face.bays, 1)
    }
    for place in shop.dropped:
        if (place[0].casefold(), *place[1:]) not in bays:
            raise UnknownBay(place)
    return tuple(dict.fromkeys(bays[name.casefold(), side, number] for name, side, number in shop.dropped))


def variant_for(model: Project, shop: Shop, freed: Freed = "widen") -> Variant:
    """What the store's file will know of itself; UnknownBay as `dropped_bays`."""
    return Variant(
        shop.store, shop.name, shop.notes, model.name, model.version, products=shop.products, dropped=dropped_bays(model, shop), freed=freed
    )


def make_variant(model: Project, own: Variant) -> Project:
    """The model's plan as `own.store` gets it; products that stand nowhere any more are in `variant.tray` with the reason.

    Bays of `own.dropped` the model has no more are passed over.
    """
    here = {bay.id for gondola in model.gondolas for face in gondola.faces for bay in face.bays}
    project = _without_furniture(model, [bay for bay in own.dropped if bay in here])
    project = _without_products(project, own)
    standing = {position.product for _, position in walk_positions(project)}
    gone = ((one, facings) for one, facings in _facings(model).items() if one not in standing)
    tray = tuple(TakenOff(one, "assortment" if _unknown(one, own) else "bay", facings) for one, facings in gone)
    return settled(changed(project, variant=changed(own, tray=tray), setups=()))


def _unknown(product: str, own: Variant) -> bool:
    return bool(own.products) and product not in own.products


def _facings(project: Project) -> Counter[str]:
    facings: Counter[str] = Counter()
    for _, position in walk_positions(project):
        facings[position.product] += position.wide
    return facings


def _without_furniture(project: Project, bays: list[str]) -> Project:
    """Without these bays; a face or a gondola that had no others goes too."""
    if not bays:
        return project
    touched = {gondola.id for gondola in project.gondolas for face in gondola.faces if any(bay.id in bays for bay in face.bays)}
    project = remove_bays(project, bays)
    gondolas = []
    for gondola in project.gondolas:
        if gondola.id in touched:
            gondola = msgspec.structs.replace(gondola, faces=tuple(face for face in gondola.faces if face.bays))
        if gondola.faces or gondola.id not in touched:
            gondolas.append(gondola)
    return settled(changed(project, gondolas=tuple(gondolas)))


def _without_products(project: Project, own: Variant) -> Project:
    """Without what the store does not carry; what stood beside it gets the freed length, and no more than that."""
    if not own.products:
        return project
    carried = frozenset(own.products)
    gone, levels = list[str](), dict[str, float]()
    for place, position in walk_positions(project):
        if position.product not in carried:
            gone.append(position.id)
            levels.setdefault(place.level.id, max(0.0, free_length(place.level, place.bay, products_by_id(project.products))))
    if not gone:
        return project
    project = remove(project, gone)
    for level_id, free in levels.items():
        project = _given_away(project, level_id, free, own.freed)
    return project


def _given_away(project: Project, level_id: str, free: float, freed: Freed) -> Project:
    """`free`: mm that were free on the level before, and stay so."""
    level = find_level(project, level_id).level
    if freed == "gap" or not level.positions:
        return project
    if freed == "spread":
        return even_out(project, (level_id,))
    # on a free level each block has its own place: a wider one would stand in its neighbour
    return project if level.flow == "free" else fill(project, (level_id,), free)
