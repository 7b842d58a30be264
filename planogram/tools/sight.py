"""The face on show as a tool sees it: what is under a point, where blocks and handles are. A value; it changes nothing."""

from collections.abc import Iterable, Mapping
from math import inf

import msgspec

from planogram.model.find import position_ids
from planogram.model.fixture import Level
from planogram.model.layout import EMPTY_LAYOUT, FaceLayout, LevelBox, block_box, blocks_in, face_layout
from planogram.model.placement import Placed, hangs, products_by_id
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.tools.overlay import Box, Handle
from planogram.tools.pointer import Pointer

_BEYOND = 400.0
"""How far (mm) outside a face a drop still means the face."""


class Sight(msgspec.Struct, frozen=True):
    """A project seen through one of its faces."""

    project: Project
    layout: FaceLayout
    products: Mapping[str, Product]

    def level_at(self, pointer: Pointer) -> LevelBox | None:
        """The level a drop here would reach; None too far outside the face."""
        far_x = pointer.x < -_BEYOND or pointer.x > self.layout.width + _BEYOND
        far_y = pointer.y < -_BEYOND or pointer.y > self.layout.height + _BEYOND
        return None if far_x or far_y else self.layout.level_at(pointer.x, pointer.y)

    def block_at(self, pointer: Pointer) -> tuple[LevelBox, Placed] | None:
        """The block under the pointer; the level pointed at is asked first, since it nearly always knows."""
        level = self.layout.level_at(pointer.x, pointer.y)
        if level is not None:
            for block in reversed(self.blocks(level)):
                left, bottom, right, top = block_box(level, block)
                if left <= pointer.x <= right and bottom <= pointer.y <= top:
                    return level, block
        return self.layout.position_at(pointer.x, pointer.y, self.products)

    def blocks(self, box: LevelBox) -> tuple[Placed, ...]:
        """What stands on a level, in its order."""
        return blocks_in(box, self.products)

    def level_of(self, position_id: str) -> tuple[LevelBox, int] | None:
        """The level of this face that carries the position, and its index there."""
        for box in self.layout.levels:
            if position_id in position_ids(box.level):
                return box, next(index for index, position in enumerate(box.level.positions) if position.id == position_id)
        return None

    def part_area(self, part: str) -> Box | None:
        """The room of the level or the bay of that id."""
        level = self.layout.box_of(part)
        if level is not None:
            return level_area(level)
        return next((Box(box.x, 0.0, box.width, box.height) for box in self.layout.bays if box.bay.id == part), None)

    def group_of(self, position: Position) -> tuple[str, ...]:
        """The position and those of the face grouped with it, itself last."""
        if not position.group:
            return (position.id,)
        mates = [other.id for box in self.layout.levels for other in box.level.positions if other.group == position.group and other.id != position.id]
        return (*mates, position.id)

    def found(self, ids: Iterable[str]) -> list[tuple[LevelBox, Placed]]:
        """Those of these positions that are on the face, in the order they stand."""
        return blocks_of(self.layout.levels, self.products, ids)


def blocks_of(levels: Iterable[LevelBox], products: Mapping[str, Product], ids: Iterable[str]) -> list[tuple[LevelBox, Placed]]:
    """Those of these positions that are on the levels, in the order they stand."""
    wanted = frozenset(ids)
    return [
        (box, block)
        for box in levels
        if wanted and not wanted.isdisjoint(position_ids(box.level))
        for block in blocks_in(box, products)
        if block.position.id in wanted
    ]


def see(workbench: Workbench, project: Project | None = None) -> Sight:
    """The face on show of `project` (as shown when not given); without furniture a sight of nothing."""
    reference = workbench.face_ref
    project = workbench.project if project is None else project
    layout = EMPTY_LAYOUT if reference is None else face_layout(project, reference.gondola, reference.side)
    return Sight(project, layout, products_by_id(project.products))


def box_of(level: LevelBox, block: Placed) -> Box:
    """Where a block is on its face."""
    left, bottom, _, _ = block_box(level, block)
    return Box(left, bottom, block.width, block.height)


def level_area(box: LevelBox) -> Box:
    """The room of a level."""
    return Box(box.x, box.bottom, box.width, box.top - box.bottom)


def handles_of(level: Level, box: Box) -> tuple[Handle, ...]:
    """The handles of a block: its free side (left on `right` levels) and its free end (below when it hangs)."""
    middle_x, middle_y, deep_x, deep_y = box.x + box.width / 2, box.y + box.height / 2, box.width / 4, box.height / 4
    side = Handle("left", box.x, middle_y, deep_x) if level.flow == "right" else Handle("right", box.right, middle_y, deep_x)
    return side, Handle("bottom", middle_x, box.y, deep_y) if hangs(level) else Handle("top", middle_x, box.top, deep_y)


def handle_at(handles: Iterable[Handle], pointer: Pointer) -> Handle | None:
    """The handle within the pointer's tolerance, the nearest first."""
    near = [(distance, handle) for handle in handles if (distance := _distance(handle, pointer)) <= pointer.tolerance]
    return min(near, key=lambda found: found[0], default=(0.0, None))[1]


def _distance(handle: Handle, pointer: Pointer) -> float:
    """How far the pointer is from the handle, mm; infinite when it is too deep in the block."""
    dx, dy = pointer.x - handle.x, pointer.y - handle.y
    inside = {"right": -dx, "left": dx, "top": -dy, "bottom": dy}[handle.kind]
    return max(abs(dx), abs(dy)) if inside <= handle.inward else inf
