"""The free lengths of a face as cells, and blocks of families as rectangles over adjacent levels cut into them."""

from collections.abc import Iterator, Sequence

import msgspec

from planogram.model.find import LevelPlace
from planogram.model.fixture import Face, Gondola, clear_height
from planogram.model.placement import hangs, placed, products_by_id, reserved_length
from planogram.model.project import Project
from planogram.model.settings import BANDS, band_of
from planogram.optimise.stock import Ware

SHORTEST = 40.0
"""mm: a shorter rest of a level holds nothing worth a cell."""


class Cell(msgspec.Struct, frozen=True):
    """A free stretch of one level: `x` mm from the face's left end, `row` 0 for the lowest level of its bay, `clear` mm or None when open."""

    place: LevelPlace
    x: float
    length: float
    row: int
    clear: float | None
    band: int


class Area(msgspec.Struct, frozen=True):
    """A rectangle of the face: from x0 to x1 mm, from row0 up to (not with) row1."""

    x0: float
    x1: float
    row0: int
    row1: int

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def cells_of(project: Project, g: int, gondola: Gondola, f: int, face: Face) -> list[Cell]:
    """The free stretches of every level: all of it less what pinned blocks and pieces that take space hold."""
    found: list[Cell] = []
    left = 0.0
    for b, bay in enumerate(face.bays):
        for n, level in enumerate(bay.levels):
            place = LevelPlace(gondola, face, bay, level, (g, f, b, n))
            clear = clear_height(bay, n, project.settings.hand_gap)
            band = BANDS.index(band_of(level.elevation, project.settings))
            found += [Cell(place, left + start, end - start, n, clear, band) for start, end in _free(project, place)]
        left += bay.width
    return found


def _free(project: Project, place: LevelPlace) -> Iterator[tuple[float, float]]:
    pinned = [block for block in placed(place.bay, place.level, products_by_id(project.products)) if block.position.pinned]
    edge, end = 0.0, place.bay.width - reserved_length(place.level)
    for block in sorted(pinned, key=lambda block: block.x):
        if block.x - edge >= SHORTEST:
            yield edge, block.x
        edge = max(edge, block.right)
    if end - edge >= SHORTEST:
        yield edge, end


def inside(cells: Sequence[Cell], area: Area) -> list[Cell]:
    """The parts of the cells that lie in the area."""
    found = []
    for cell in cells:
        start, end = max(cell.x, area.x0), min(cell.x + cell.length, area.x1)
        if area.row0 <= cell.row < area.row1 and end - start >= SHORTEST:
            found.append(msgspec.structs.replace(cell, x=start, length=end - start))
    return found


def holds(cell: Cell, ware: Ware) -> bool:
    """Whether one facing of the ware stands (or hangs) in the cell, whatever its length."""
    level = cell.place.level
    if hangs(level) != (ware.position.style == "hanging") and hangs(level):
        return False
    tall = ware.facing[1] <= (cell.clear if cell.clear is not None else float("inf")) + 1e-6
    return tall and ware.facing[2] <= level.depth + 1e-6


def high_and_deep(cell: Cell, ware: Ware) -> tuple[int, int]:
    """Facings high and deep in a cell: as high as now if that fits, as deep as the level."""
    height, depth = ware.facing[1], ware.facing[2]
    fits = int((cell.clear + 1e-6) // height) if cell.clear is not None and height > 0 else ware.position.high
    stack = ware.product.max_stack or ware.position.high
    deep = int((cell.place.level.depth + 1e-6) // depth) if depth > 0 else 1
    return max(1, min(ware.position.high, fits, stack)), max(1, deep)
