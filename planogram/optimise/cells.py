"""The free lengths of a face as cells, rows that run through bays of different structure, and what stands or hangs in a cell."""

from collections.abc import Iterator, Sequence

import msgspec

from planogram.model.find import LevelPlace
from planogram.model.fixture import Bay, clear_height
from planogram.model.placement import hangs, has_holes, placed, products_by_id, reserved_length, room_behind
from planogram.model.position import facings_deep
from planogram.model.project import Project
from planogram.model.settings import BANDS, Settings, band_of
from planogram.optimise.stock import Ware

SHORTEST = 40.0
"""mm: a shorter rest of a level holds nothing worth a cell."""


class Cell(msgspec.Struct, frozen=True):
    """A free stretch of one level: `x` mm from the face's left end, `row` 0 for the lowest levels of the face, `clear` mm or None when open.

    `hole`: mm a block may lose because its first hook goes into a hole.
    """

    place: LevelPlace
    x: float
    length: float
    row: int
    clear: float | None
    band: int
    hole: float = 0.0

    @property
    def right(self) -> float:
        return self.x + self.length


class Area(msgspec.Struct, frozen=True):
    """A rectangle of the face: from x0 to x1 mm, from row0 up to (not with) row1."""

    x0: float
    x1: float
    row0: int
    row1: int

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def rows(self) -> int:
        return self.row1 - self.row0


def rows_of(bays: Sequence[Bay]) -> list[list[int]]:
    """The row of each level of each bay: those of the bay with most levels, the levels of the others beside the nearest of them.

    >>> from planogram.model.fixture import Level
    >>> low, high = (tuple(Level(str(e), elevation=e) for e in found) for found in ((150, 500, 850, 1550), (150, 450, 750, 1050, 1350, 1600)))
    >>> rows_of([Bay("a", 1000, 1800, levels=high), Bay("b", 1000, 1800, levels=low)])
    [[0, 1, 2, 3, 4, 5], [0, 1, 2, 5]]
    """
    most = max(bays, key=lambda bay: len(bay.levels), default=None)
    lines = [level.elevation for level in most.levels] if most is not None else []
    return [_rows_beside([level.elevation for level in bay.levels], lines) for bay in bays]


def _rows_beside(heights: Sequence[float], lines: Sequence[float]) -> list[int]:
    """An ascending row for each height, the sum of the distances as small as can be."""
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(lines) + 1)
    for number, height in enumerate(heights):
        found: list[tuple[float, list[int]]] = [(float("inf"), [])] * (number + 1)
        for row in range(number, len(lines)):
            reached, rows = best[row]
            found.append(min(found[-1], (reached + abs(height - lines[row]), [*rows, row])))
        best = found
    return best[-1][1]


Spot = tuple[int, int]
"""The row and the band of a level."""


def spots_of(bays: Sequence[Bay], settings: Settings) -> list[list[Spot]]:
    """The row and the band of each level of each bay. They stay when a level moves a little: no height is chosen for the name of its band."""
    return [
        [(row, BANDS.index(band_of(level.elevation, settings))) for row, level in zip(rows, bay.levels, strict=True)]
        for rows, bay in zip(rows_of(bays), bays, strict=True)
    ]


def cells_of(project: Project, g: int, f: int, spots: Sequence[Sequence[Spot]]) -> list[Cell]:
    """The free stretches of every level of a face: all of it less what pinned blocks and pieces that take space hold; `spots` from `spots_of`."""
    gondola = project.gondolas[g]
    face = gondola.faces[f]
    found: list[Cell] = []
    left = 0.0
    for b, bay in enumerate(face.bays):
        for n, level in enumerate(bay.levels):
            place = LevelPlace(gondola, face, bay, level, (g, f, b, n))
            row, band = spots[b][n]
            hole = level.hook_pitch or 0.0 if has_holes(level) else 0.0
            clear = _clear(bay, n, project.settings.hand_gap)
            found += [Cell(place, left + start, end - start, row, clear, band, hole) for start, end in _free(project, place)]
        left += bay.width
    return found


def _clear(bay: Bay, n: int, hand_gap: float) -> float | None:
    """Height for one product: above a level that carries, below one that hangs, down to whatever comes next."""
    level = bay.levels[n]
    if not hangs(level):
        return clear_height(bay, n, hand_gap)
    below = [other.elevation for other in bay.levels if other.elevation < level.elevation]
    return level.elevation - max(below, default=bay.base_height)


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
        start, end = max(cell.x, area.x0), min(cell.right, area.x1)
        if area.row0 <= cell.row < area.row1 and end - start >= SHORTEST:
            found.append(cut(cell, start, end))
    return found


def cut(cell: Cell, start: float, end: float) -> Cell:
    """The part of a cell from `start` to `end`, mm of the face."""
    whole = start == cell.x and end == cell.right
    return cell if whole else Cell(cell.place, start, end - start, cell.row, cell.clear, cell.band, cell.hole)


def holds(cell: Cell, ware: Ware) -> bool:
    """Whether one facing of the ware stands (or hangs) in the cell, whatever its length."""
    level = cell.place.level
    if hangs(level) != ware.hung and (ware.hung or ware.position.style != "hanging"):
        return False
    tall = cell.clear is None or ware.tall <= cell.clear + 1e-6
    return tall and ware.facing[2] <= room_behind(level) + 1e-6


def high_and_deep(cell: Cell, ware: Ware) -> tuple[int, int]:
    """Facings high and deep in a cell: as high as now if that fits, as deep as the level; hooks fill themselves."""
    height = ware.facing[1]
    spare = ware.tall - height
    if hangs(cell.place.level):
        return 1, 1
    loose = ware.position.style == "loose"
    fits = int((cell.clear - spare + 1e-6) // height) if cell.clear is not None and height > 0 and not loose else ware.position.high
    stack = ware.product.max_stack or ware.position.high
    return max(1, min(ware.position.high, fits, stack)), facings_deep(ware.position, ware.product, cell.place.level.depth)
