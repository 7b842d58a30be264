"""Placing products picked in the catalogue beside what is selected. Each call makes one undo step; furniture itself is tools/furnishing's."""

from planogram.model.edits.positions import insert, new_position
from planogram.model.find import find_position
from planogram.model.fixture import Level
from planogram.model.product import Product
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.parts import chosen_level


def place_products(workbench: Workbench, products: tuple[Product, ...]) -> bool:
    """The products put after the last selected position, else at the end of the selected level, else of the first of the face."""
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


def _target(workbench: Workbench) -> tuple[Level, int] | None:
    if workbench.selection.ids:
        place, index = find_position(workbench.project, workbench.selection.ids[-1])
        return place.level, index + 1
    level, face = chosen_level(workbench), workbench.face
    if level is None and face is not None:
        level = next((level for bay in face[1].bays for level in bay.levels), None)
    return None if level is None else (level, len(level.positions))
