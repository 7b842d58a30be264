"""Dragging a level by its board: it snaps to the notches of its uprights and its products follow. Bays and gondolas are moved elsewhere."""

from planogram.model.boards import free_notch
from planogram.model.edits.furniture import add_level, change_levels, fresh_level
from planogram.model.layout import LevelBox
from planogram.model.placement import hangs
from planogram.model.project import Project
from planogram.model.snap import to_notch
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.fit import missing_height
from planogram.tools.overlay import Guide, Message, Overlay
from planogram.tools.part_drag import PartDrag
from planogram.tools.pointer import Pointer
from planogram.tools.sight import Sight, see

_SAME_HEIGHT = 1.0


class LevelDrag(PartDrag):
    """One drag of one level's board. Alt leaves it and brings a copy; Shift takes every level of the face at that height along."""

    def __init__(self, workbench: Workbench, start: Pointer, box: LevelBox) -> None:
        self._box, self._copy = box, fresh_level(box.level)
        super().__init__(workbench, start, box.level, (Label("edit.level"), Label("edit.level_copy")))

    def _moved_to(self, pointer: Pointer) -> Overlay:
        self._copying = pointer.alt
        elevation = self._elevation(pointer)
        moved = self._copying and elevation != self._box.level.elevation
        self._show(self._moved(elevation, pointer.shift), self._copy.id if moved else self._box.level.id)
        return Overlay(
            guides=(Guide(self._box.x, elevation, self._box.right, elevation),),
            message=_say(see(self._workbench), self._box.place[2], elevation),
            cursor="copy" if self._copying else "size_v",
        )

    def _elevation(self, pointer: Pointer) -> float:
        """The notch nearest to the hand that no other level has, between the floor and the top of the uprights."""
        bay, level = self._box.bay, self._box.level
        dy = pointer.y - self._start.y
        if abs(dy) <= self._start.tolerance / 2:
            return level.elevation
        top = max(bay.height, level.elevation)
        wanted = min(max(0.0, level.elevation + dy), top)
        if self._copying and to_notch(wanted, bay.notch_pitch, bay.notch_offset) == level.elevation:
            return level.elevation
        return free_notch(bay, self._copy if self._copying else level, wanted)

    def _moved(self, elevation: float, whole_row: bool) -> Project:
        project, level = self._base.project, self._box.level
        if elevation == level.elevation:
            return project
        if self._copying:
            return add_level(project, self._box.bay.id, changed(self._copy, elevation=elevation))
        row = [box.level.id for box in self._base.layout.levels if abs(box.y - level.elevation) < _SAME_HEIGHT] if whole_row else [level.id]
        return change_levels(project, row, elevation=elevation)


def board_at(sight: Sight, pointer: Pointer) -> LevelBox | None:
    """The level whose board (or bar) is under the pointer, a board thinner than the tolerance being taken as thick as that."""
    if not 0 <= pointer.x <= sight.layout.width:
        return None
    for box in sight.layout.levels:
        thick = max(box.level.thickness, pointer.tolerance)
        beside = pointer.tolerance / 4
        low, high = (box.y - beside, box.y + thick) if hangs(box.level) else (box.y - thick, box.y + beside)
        if box.x <= pointer.x < box.right and low <= pointer.y <= high:
            return box
    return None


def _say(sight: Sight, bay: int, elevation: float) -> Message:
    """How high the level is, or by how much the products below or on a level of this bay have become too high."""
    missing = max((missing_height(sight, box) for box in sight.layout.levels if box.place[2] == bay), default=0.0)
    if missing > 0:
        return Message("gesture.too_high", (("missing_mm", missing),), warning=True)
    return Message("gesture.elevation", (("elevation_mm", elevation),))
