"""A product under another code: the same product, so all that names it follows. What two plans call by different codes is metrics/recoded.py's."""

from collections.abc import Mapping

from planogram.model.find import walk_levels
from planogram.model.fixture import Face, Gondola
from planogram.model.project import Project, Waiver
from planogram.model.setup import Confirmation
from planogram.model.setup_state import shelf_print
from planogram.model.values import changed


def code_taken(project: Project, old: str, new: str) -> bool:
    """Whether another product than `old` has the code `new`."""
    return old != new and any(product.id == new for product in project.products)


def recode(project: Project, codes: Mapping[str, str]) -> Project:
    """The project with codes (old → new) exchanged in products, sales, on the shelves, in the assortment of a variant and in waivers.

    A face that stores confirmed is confirmed still: what stands there is the same. ValueError where two products would have one code.
    """
    ids = [codes.get(product.id, product.id) for product in project.products]
    if len(set(ids)) < len(ids):
        raise ValueError("a code is in use")
    gondolas = _on_the_shelves(project, codes)
    variant, tray = project.variant, tuple(changed(one, product=codes.get(one.product, one.product)) for one in project.variant.tray)
    return changed(
        project,
        products=tuple(changed(product, id=ident) for product, ident in zip(project.products, ids, strict=True)),
        sales=tuple(changed(row, product=codes.get(row.product, row.product)) for row in project.sales),
        gondolas=gondolas,
        variant=changed(variant, products=tuple(codes.get(one, one) for one in variant.products), tray=tray),
        waivers=tuple(_waiver(one, codes) for one in project.waivers),
        setups=_confirmations(project, gondolas),
    )


def _on_the_shelves(project: Project, codes: Mapping[str, str]) -> tuple[Gondola, ...]:
    touched = {place.path[:2] for place in walk_levels(project) for position in place.level.positions if position.product in codes}
    return tuple(
        changed(gondola, faces=tuple(_face(face, codes) if (g, f) in touched else face for f, face in enumerate(gondola.faces)))
        for g, gondola in enumerate(project.gondolas)
    )


def _face(face: Face, codes: Mapping[str, str]) -> Face:
    bays = []
    for bay in face.bays:
        levels = tuple(
            changed(level, positions=tuple(changed(one, product=codes.get(one.product, one.product)) for one in level.positions))
            for level in bay.levels
        )
        bays.append(changed(bay, levels=levels))
    return changed(face, bays=tuple(bays))


def _waiver(waiver: Waiver, codes: Mapping[str, str]) -> Waiver:
    whole = codes.get(waiver.subject)
    return changed(waiver, subject=whole or " ".join(codes.get(one, one) for one in waiver.subject.split(" ")))


def _confirmations(project: Project, gondolas: tuple[Gondola, ...]) -> tuple[Confirmation, ...]:
    prints: dict[tuple[str, str, str], str] = {
        (old.id, one.side, shelf_print(one)): shelf_print(other)
        for old, new in zip(project.gondolas, gondolas, strict=True)
        for one, other in zip(old.faces, new.faces, strict=True)
        if one is not other
    }
    return tuple(changed(one, shelf_print=prints.get((one.gondola, one.side, one.shelf_print), one.shelf_print)) for one in project.setups)
