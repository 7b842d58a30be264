"""The plane geometry of a face: where its bays and levels are, and what is at a point. For drawing and hit-testing alike.

Face coordinates: mm, x from the left edge of the first bay, y upwards from the floor. Remembered per face. No colours, no tolerance in pixels.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from planogram.model.find import find_face, find_gondola
from planogram.model.fixture import Bay, Face, Level
from planogram.model.memo import memo, one_object
from planogram.model.placement import Placed, hangs, place_level, placed, products_by_id
from planogram.model.product import Product
from planogram.model.project import Project

OPEN_ABOVE = 300.0
"""Height (mm) that a level with nothing above it reaches at least."""

_SAME_HEIGHT = 1.0

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in mm."""


class BayBox(msgspec.Struct, frozen=True):
    """A bay where it stands on its face; `number` 1 is the leftmost."""

    bay: Bay
    number: int
    x: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width


class LevelBox(msgspec.Struct, frozen=True):
    """A level's room: `y` its elevation, `bottom` and `top` the limits of what counts as this level when pointing.

    `place` = indices of gondola, face, bay, level. Products stand from `y` up, or hang from `y` down (`placement.hangs`).
    """

    place: tuple[int, int, int, int]
    bay: Bay
    level: Level
    x: float
    width: float
    y: float
    bottom: float
    top: float
    start: float = 0.0
    """How far (mm) products of the combined level on the left run on into this one."""

    @property
    def right(self) -> float:
        return self.x + self.width


def blocks_in(box: LevelBox, products: Mapping[str, Product]) -> tuple[Placed, ...]:
    """What stands on a level of a face, after what runs in from the bay on the left."""
    if not box.start:
        return placed(box.bay, box.level, products)
    return place_level(box.level, box.bay.width, products, one_object(box.start))


class FaceLayout(msgspec.Struct, frozen=True):
    """A face laid out: width and height (mm) of the whole, bays from left to right, levels bay by bay, lowest first."""

    width: float
    height: float
    bays: tuple[BayBox, ...]
    levels: tuple[LevelBox, ...]

    def bay_at(self, x: float) -> BayBox | None:
        """The bay over that x; a point beyond an end belongs to the bay at that end."""
        within = [box for box in self.bays if box.x <= x < box.right]
        if within or not self.bays:
            return within[0] if within else None
        return self.bays[0] if x < 0 else self.bays[-1]

    def level_at(self, x: float, y: float) -> LevelBox | None:
        """The level a pointer means: the one whose room holds the point, else the nearest of that bay; None in a bay without levels."""
        bay = self.bay_at(x)
        if bay is None:
            return None
        boxes = [box for box in self.levels if box.bay is bay.bay and box.x == bay.x]
        return min(boxes, key=lambda box: max(box.bottom - y, 0.0, y - box.top), default=None)

    def box_of(self, level_id: str) -> LevelBox | None:
        """The level of that id on this face."""
        return next((box for box in self.levels if box.level.id == level_id), None)

    def positions(self, products: Mapping[str, Product]) -> Iterator[tuple[LevelBox, Placed]]:
        """Every block of the face with its level; `products` from `placement.products_by_id`."""
        for box in self.levels:
            for block in blocks_in(box, products):
                yield box, block

    def position_at(self, x: float, y: float, products: Mapping[str, Product]) -> tuple[LevelBox, Placed] | None:
        """The block under the point, also where it sticks out of its level; the one drawn last wins."""
        return max(self.positions_in((x, y, x, y), products), key=lambda found: found[0].y, default=None)

    def positions_in(self, rect: Box, products: Mapping[str, Product]) -> list[tuple[LevelBox, Placed]]:
        """Every block that `rect` touches, in the order of levels and blocks."""
        left, bottom, right, top = rect
        found = []
        for box in self.levels:
            blocks = blocks_in(box, products)
            near, local = _extent(blocks), (left - box.x, bottom - box.y, right - box.x, top - box.y)
            if blocks and _touch(near, local):
                found += [(box, block) for block in blocks if _touch((block.x, block.y, block.right, block.y + block.height), local)]
        return found


@memo(1024)
def _extent(blocks: tuple[Placed, ...]) -> Box:
    """The box around the blocks of a level, in the level's frame."""
    if not blocks:
        return 0.0, 0.0, 0.0, 0.0
    lefts, bottoms = min(block.x for block in blocks), min(block.y for block in blocks)
    return lefts, bottoms, max(block.right for block in blocks), max(block.y + block.height for block in blocks)


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def block_box(box: LevelBox, block: Placed) -> Box:
    """Where a block is on its face."""
    x, y = box.x + block.x, box.y + block.y
    return x, y, x + block.width, y + block.height


def _border(lower: Level, upper: Level) -> float:
    """The height that parts the rooms of two neighbouring levels."""
    if not hangs(upper):
        return max(lower.elevation, upper.elevation - upper.thickness)
    return lower.elevation + lower.thickness if hangs(lower) else (lower.elevation + upper.elevation) / 2


def _borders(bay: Bay) -> list[float]:
    levels = bay.levels
    first, last = levels[0], levels[-1]
    lowest = 0.0 if hangs(first) else min(first.elevation, max(0.0, first.elevation - first.thickness))
    highest = last.elevation + last.thickness if hangs(last) else max(bay.height, last.elevation + OPEN_ABOVE)
    return [lowest, *(_border(lower, upper) for lower, upper in pairwise(levels)), highest]


@memo(8192, len)
def _level_boxes(bay: Bay, x: float, path: tuple[int, int, int]) -> tuple[LevelBox, ...]:
    if not bay.levels:
        return ()
    rooms = zip(bay.levels, pairwise(_borders(bay)), strict=True)
    return tuple(LevelBox((*path, n), bay, level, x, bay.width, level.elevation, *room) for n, (level, room) in enumerate(rooms))


@memo(256)
def _layout(face: Face, g: int, f: int) -> FaceLayout:
    bays: list[BayBox] = []
    levels: list[LevelBox] = []
    x = 0.0
    for b, bay in enumerate(face.bays):
        bays.append(BayBox(bay, b + 1, x, bay.width, bay.height))
        levels.extend(_level_boxes(bay, one_object(x), one_object((g, f, b))))
        x += bay.width
    return FaceLayout(x, max((bay.height for bay in face.bays), default=0.0), tuple(bays), tuple(levels))


@memo(64)
def _with_run_ins(layout: FaceLayout, products: Mapping[str, Product]) -> FaceLayout:
    """The layout with what runs on from one combined level to the next at its height."""
    levels: list[LevelBox] = []
    over: dict[tuple[int, int], float] = {}
    for box in layout.levels:
        key = box.place[2], round(box.y)
        start = next((over[key[0], height] for height in (key[1], key[1] - 1, key[1] + 1) if (key[0], height) in over), 0.0)
        box = msgspec.structs.replace(box, start=start) if start and box.level.combined and box.level.flow != "free" else box
        levels.append(box)
        if box.level.combined and box.level.flow == "left":
            end = max((block.right for block in blocks_in(box, products)), default=box.start)
            if end > box.width:
                over[box.place[2] + 1, round(box.y)] = end - box.width
    return layout if not over else msgspec.structs.replace(layout, levels=tuple(levels))


@memo(4096)
def _has_combined(face: Face) -> bool:
    return any(level.combined for bay in face.bays for level in bay.levels)


EMPTY_LAYOUT = FaceLayout(0.0, 0.0, (), ())


def face_layout(project: Project, gondola_id: str, side: str) -> FaceLayout:
    """The layout of a face; empty when the gondola has no such side. UnknownId for an unknown gondola."""
    g = find_gondola(project, gondola_id)
    gondola = project.gondolas[g]
    face = find_face(gondola, side)
    if face is None:
        return EMPTY_LAYOUT
    return layout_of(face, products_by_id(project.products), g, gondola.faces.index(face))


def layout_of(face: Face, products: Mapping[str, Product], g: int = 0, f: int = 0) -> FaceLayout:
    """The layout of a face by itself; `g` and `f` are the indices its levels give as their place."""
    layout = _layout(face, g, f)
    return _with_run_ins(layout, products) if _has_combined(face) else layout


@memo(64)
def joined_runs(layout: FaceLayout) -> tuple[tuple[LevelBox, ...], ...]:
    """Combined levels that share their length: at one height, bay after bay; one alone is a run too."""
    runs: list[list[LevelBox]] = []
    for box in layout.levels:
        if box.level.combined:
            before = (run for run in runs if run[-1].place[2] == box.place[2] - 1 and abs(run[-1].y - box.y) <= _SAME_HEIGHT)
            run = next(before, None)
            if run is None:
                runs.append([box])
            else:
                run.append(box)
    return tuple(map(tuple, runs))
