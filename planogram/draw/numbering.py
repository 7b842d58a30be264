"""The numbers that tie a drawing to its list: which position gets which, by the project's settings. No words, no shapes."""

import msgspec

from planogram.model.layout import FaceLayout, LevelBox
from planogram.model.placement import Placed, placed, products_by_id
from planogram.model.project import Project


class Numbered(msgspec.Struct, frozen=True):
    """A position with its number, its bay's number (1 leftmost) and its level's (1 lowest)."""

    number: int
    bay: int
    level: int
    box: LevelBox
    block: Placed


def number_positions(project: Project, layout: FaceLayout) -> tuple[Numbered, ...]:
    """Every position of a face in the order of its numbers: bay by bay, level by level, along the level.

    `settings.numbering_right_to_left` and `numbering_top_down` turn the directions; `numbering_per_bay` starts each bay at 1 again.
    """
    settings, products = project.settings, products_by_id(project.products)
    bays = sorted(layout.bays, key=lambda box: box.number, reverse=settings.numbering_right_to_left)
    numbered: list[Numbered] = []
    for bay in bays:
        first = 0 if settings.numbering_per_bay else len(numbered)
        boxes = [box for box in layout.levels if box.x == bay.x and box.bay is bay.bay]
        found = [
            (box, block)
            for box in sorted(boxes, key=lambda box: box.place[3], reverse=settings.numbering_top_down)
            for block in sorted(placed(box.bay, box.level, products), key=lambda one: one.x, reverse=settings.numbering_right_to_left)
        ]
        numbered += (Numbered(first + index + 1, bay.number, box.place[3] + 1, box, block) for index, (box, block) in enumerate(found))
    return tuple(numbered)
