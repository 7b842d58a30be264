"""Dragging a level by its board: it snaps to the notches of its uprights and its products follow. Bays and gondolas are moved elsewhere."""

from planogram.model.edits.furniture import add_level, change_levels, fresh_level
from planogram.model.layout import LevelBox
from planogram.model.placement import hangs
from planogram.model.project import Project
from planogram.model.snap import to_notch
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.fit import missing_height
from planogram.tools.overlay import NOTHING, Guide, Message, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.sight import Sight, see

_SAME_HEIGHT = 1.0


class LevelDrag:
    """One drag of one level's board. Alt leaves it and brings a copy; Shift takes every level of the face at that height along."""

    def __init__(self, workbench: Workbench, start: Pointer, box: LevelBox) -> None:
        self._workbench, self._start, self._box = workbench, start, box
        self._base = see(workbench)
        self._before = (workbench.selection.ids, workbench.selection.part)
        self._copy = fresh_level(box.level)
        self._copying = False
        self._gesture = workbench.document.start_gesture(Label("edit.level"))
        self._overlay = NOTHING
        workbench.selection.set((), box.level.id)

    @property
    def overlay(self) -> Overlay:
        return self._overlay

    def move(self, pointer: Pointer) -> None:
        if not self._gesture.alive:
            self._overlay = NOTHING
            return
        self._copying = pointer.alt
        elevation = self._elevation(pointer)
        level = self._copy if self._copying else self._box.level
        self._gesture.show(self._moved(elevation, pointer.shift))
        self._workbench.selection.set((), level.id if elevation != self._box.level.elevation else self._box.level.id)
        self._overlay = Overlay(
            guides=(Guide(self._box.x, elevation, self._box.right, elevation),),
            message=_say(see(self._workbench), self._box.place[2], elevation),
            cursor="copy" if self._copying else "size_v",
        )

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._gesture.alive:
            self._gesture.commit(Label("edit.level_copy") if self._copying else None)

    def cancel(self) -> None:
        self._gesture.cancel()
        self._workbench.selection.set(*self._before)

    def _elevation(self, pointer: Pointer) -> float:
        """The notch nearest to the hand, between the floor and the top of the uprights."""
        bay, level = self._box.bay, self._box.level
        dy = pointer.y - self._start.y
        if abs(dy) <= self._start.tolerance / 2:
            return level.elevation
        wanted = to_notch(level.elevation + dy, bay.notch_pitch, bay.notch_offset)
        return min(max(0.0, wanted), max(bay.height, level.elevation))

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
