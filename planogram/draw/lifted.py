"""Numbers of products that a piece before them would hide, drawn once more above it: on paper the number is what finds the line of the list."""

from collections.abc import Iterable, Iterator

from planogram.draw.shapes import Group, Polygon, Rect, Shape, Text
from planogram.draw.style import DrawStyle

Extent = tuple[float, float, float, float]
"""Left, bottom, right, top, mm on the face."""


def lifted_numbers(levels: Iterable[Group], before: Iterable[Group], style: DrawStyle) -> list[Group]:
    """Groups "overlay", one per level (ref `number-<level id>`), with the badges of drawn `levels` that the pieces `before` touch."""
    if not style.numbers:
        return []
    covers = [_extent(shape, group) for group in before for shape in group.shapes if isinstance(shape, Rect | Polygon)]
    found: list[Group] = []
    for group in levels if covers else ():
        badges = tuple(shape for badge in _badges(group, style) if _touched(_extent(badge[0], group), covers) for shape in badge)
        if badges:
            found.append(Group("overlay", f"number-{group.ref}", group.x, group.y, badges))
    return found


def _badges(group: Group, style: DrawStyle) -> Iterator[tuple[Rect, Text]]:
    for plate, number in zip(group.shapes, group.shapes[1:], strict=False):
        if isinstance(plate, Rect) and isinstance(number, Text) and plate.fill == style.theme.badge and number.colour == style.theme.badge_text:
            yield plate, number


def _extent(shape: Shape, group: Group) -> Extent:
    if isinstance(shape, Polygon):
        across, up = [x for x, _ in shape.points], [y for _, y in shape.points]
        return group.x + min(across), group.y + min(up), group.x + max(across), group.y + max(up)
    assert isinstance(shape, Rect)
    return group.x + shape.x, group.y + shape.y, group.x + shape.x + shape.width, group.y + shape.y + shape.height


def _touched(badge: Extent, covers: Iterable[Extent]) -> bool:
    return any(left < badge[2] and badge[0] < right and bottom < badge[3] and badge[1] < top for left, bottom, right, top in covers)
