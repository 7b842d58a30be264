"""Adding and removing furniture around what is on show. Each makes one undo step."""

import msgspec

from planogram.model.edits import furniture as edits
from planogram.model.edits.positions import insert, new_position
from planogram.model.find import find_position
from planogram.model.fixture import Bay, GondolaKind, Level
from planogram.model.furniture import KINDS, new_bay, new_gondola, new_level
from planogram.model.product import Product
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.panels.property_sections import part_of

_LEVEL_GAP = 350.0


def add_gondola(workbench: Workbench, kind: GondolaKind, name: str) -> None:
    """A new empty piece of furniture, put on show; `name` gets a number when it is taken."""
    taken = {gondola.name for gondola in workbench.project.gondolas}
    number = next(n for n in range(1, len(taken) + 2) if f"{name} {n}" not in taken)
    gondola = new_gondola(kind, f"{name} {number}")
    label = Label("edit.add_gondola", (("name", gondola.name),))
    workbench.document.do(label, edits.add_gondola(workbench.project, gondola))
    workbench.show_face(gondola.id, gondola.faces[0].side)
    workbench.selection.set((), gondola.id)


def remove_gondola(workbench: Workbench) -> None:
    """The gondola on show and all that stands on it."""
    face = workbench.face
    if face is not None:
        label = Label("edit.remove_gondola", (("name", face[0].name),))
        workbench.selection.set(())
        workbench.document.do(label, edits.remove_gondola(workbench.project, face[0].id))


def add_bay(workbench: Workbench) -> None:
    """An empty bay right of the selected one, else at the right end; like its neighbour when there is one."""
    face = workbench.face
    if face is None:
        return
    bays, selected = face[1].bays, selected_bay(workbench)
    index = bays.index(selected) + 1 if selected in bays else len(bays)
    bay = new_bay(KINDS[face[0].kind])
    if bays:
        pattern = edits.fresh_bay(bays[max(0, index - 1)])
        bay = msgspec.structs.replace(pattern, levels=tuple(msgspec.structs.replace(level, positions=()) for level in pattern.levels))
    workbench.document.do(Label("edit.add_bay"), edits.add_bays(workbench.project, face[0].id, face[1].side, index, (bay,)))
    workbench.selection.set((), bay.id)


def remove_bay(workbench: Workbench) -> None:
    """The selected bay and all that stands on it."""
    bay = selected_bay(workbench)
    if bay is not None:
        workbench.selection.set(())
        workbench.document.do(Label("edit.remove_bay"), edits.remove_bay(workbench.project, bay.id))


def add_level(workbench: Workbench) -> None:
    """A level above the selected one, else above the highest of the bay: in the middle of the gap, or one usual gap higher."""
    bay, level = selected_bay(workbench), selected_level(workbench)
    if bay is None:
        return
    below = level or (bay.levels[-1] if bay.levels else None)
    kind = below.kind if below is not None else "shelf"
    elevation = _next_elevation(bay, below)
    new = new_level(kind, elevation, below.depth if below is not None else bay.depth)
    workbench.document.do(Label("edit.add_level"), edits.add_level(workbench.project, bay.id, new))
    workbench.selection.set((), new.id)


def remove_level(workbench: Workbench) -> None:
    """The selected level and all that stands on it."""
    level = selected_level(workbench)
    if level is not None:
        workbench.selection.set(())
        workbench.document.do(Label("edit.remove_level"), edits.remove_levels(workbench.project, (level.id,)))


def place_products(workbench: Workbench, products: tuple[Product, ...]) -> bool:
    """The products put after the last selected position, else at the end of the selected level, else of the first with room."""
    target = _target(workbench)
    if target is None or not products:
        return False
    level, index = target
    positions = tuple(new_position(product, level) for product in products)
    name = products[0].name
    label = Label("edit.place", (("name", name),)) if len(products) == 1 else Label("edit.place_many", (("count", len(products)),))
    done = workbench.document.do(label, insert(workbench.project, level.id, index, positions))
    workbench.selection.set(position.id for position in positions)
    return done


def selected_level(workbench: Workbench) -> Level | None:
    """The level selected, or the one the first selected position stands on."""
    if workbench.selection.ids:
        return find_position(workbench.project, workbench.selection.ids[0])[0].level
    return part_of(workbench.project, workbench.selection.part)[2]


def selected_bay(workbench: Workbench) -> Bay | None:
    """The bay selected, or the one of the selected level or position; the only bay of the face when nothing is selected."""
    if workbench.selection.ids:
        return find_position(workbench.project, workbench.selection.ids[0])[0].bay
    bay, face = part_of(workbench.project, workbench.selection.part)[1], workbench.face
    return bay if bay is not None else face[1].bays[0] if face is not None and len(face[1].bays) == 1 else None


def _next_elevation(bay: Bay, below: Level | None) -> float:
    if below is None:
        return bay.base_height + 150.0
    above = [level for level in bay.levels if level.elevation > below.elevation]
    if above:
        return round((below.elevation + above[0].elevation) / 2)
    return below.elevation + _LEVEL_GAP


def _target(workbench: Workbench) -> tuple[Level, int] | None:
    if workbench.selection.ids:
        place, index = find_position(workbench.project, workbench.selection.ids[-1])
        return place.level, index + 1
    level, face = selected_level(workbench), workbench.face
    if level is None and face is not None:
        level = next((level for bay in face[1].bays for level in bay.levels), None)
    return None if level is None else (level, len(level.positions))
