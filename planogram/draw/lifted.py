"""Numbers of products that a piece before them would hide, drawn once more above it: on paper the number is what finds the line of the list."""

from collections.abc import Iterable

from planogram.draw.covers import Extent, covers, extent, moved, touches
from planogram.draw.number_tags import badges
from planogram.draw.shapes import Group, Rect
from planogram.draw.style import DrawStyle


def lifted_numbers(levels: Iterable[Group], before: Iterable[Group], style: DrawStyle) -> list[Group]:
    """Groups "overlay", one per level (ref `number-<level id>`), with the badges of drawn `levels` that the pieces `before` touch."""
    if not style.numbers:
        return []
    hidden = [box for group in before for box in covers(group)]
    found: list[Group] = []
    for group in levels if hidden else ():
        shown = tuple(shape for badge in badges(group.shapes, style) if _hidden(badge[0], group, hidden) for shape in badge)
        if shown:
            found.append(Group("overlay", f"number-{group.ref}", group.x, group.y, shown))
    return found


def _hidden(plate: Rect, group: Group, hidden: Iterable[Extent]) -> bool:
    box = moved(extent(plate), group.x, group.y)
    return any(touches(box, other) for other in hidden)
