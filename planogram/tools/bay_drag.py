"""Dragging a bay by its top or its foot along its face: the others make room, products follow. Ctrl leaves it and brings a copy."""

from planogram.model.edits.bays import move_bays
from planogram.model.edits.furniture import add_bays, fresh_bay
from planogram.model.edits.pnm_follow import with_copied_pieces
from planogram.model.edits.twins import twins_of_bays
from planogram.model.layout import BayBox, FaceLayout
from planogram.model.placement import hangs
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.overlay import Box, Guide, Message, Overlay
from planogram.tools.part_drag import PartDrag
from planogram.tools.pointer import Pointer, travelled
from planogram.tools.sight import Sight

_LEAST_FOOT = 40.0


class BayDrag(PartDrag):
    """One drag of one bay."""

    def __init__(self, workbench: Workbench, start: Pointer, box: BayBox) -> None:
        self._box, self._copy = box, fresh_bay(box.bay)
        super().__init__(workbench, start, box.bay, (Label("edit.move_bay"), Label("edit.duplicate_bay")))

    def _moved_to(self, pointer: Pointer) -> Overlay:
        self._copying = pointer.ctrl
        index = slot_at(self._base.layout, pointer.x)
        project = self._moved(index) if travelled(self._start, pointer) else self._base.project
        self._show(project, self._copy.id if self._copying else self._box.bay.id)
        box, height = self._box, self._base.layout.height
        edge = self._base.layout.bays[index].x if index < len(self._base.layout.bays) else self._base.layout.width
        return Overlay(
            ghosts=(Box(box.x + pointer.x - self._start.x, 0.0, box.width, box.height),),
            guides=(Guide(edge, 0.0, edge, height),),
            message=Message("gesture.bay_place", (("number", self._number(index)),)),
            cursor="copy" if self._copying else "move",
        )

    def _moved(self, index: int) -> Project:
        reference, project = self._workbench.face_ref, self._base.project
        if reference is None:
            return project
        if self._copying:
            copied = add_bays(project, reference.gondola, reference.side, index, (self._copy,))
            return with_copied_pieces(copied, twins_of_bays(((self._box.bay, self._copy),)))
        return move_bays(project, (self._box.bay.id,), reference.gondola, reference.side, index)

    def _number(self, index: int) -> int:
        return index + (self._copying or index < self._box.number)


def slot_at(layout: FaceLayout, x: float) -> int:
    """Before which bay a bay held at `x` would go: counted by the middles of those that stand.

    Over itself that gives its own place or the next, which are the same.
    """
    return sum(box.x + box.width / 2 < x for box in layout.bays)


def bay_edge_at(sight: Sight, pointer: Pointer) -> BayBox | None:
    """The bay whose top or foot is under the pointer."""
    if not 0 <= pointer.x <= sight.layout.width:
        return None
    box = next((box for box in sight.layout.bays if box.x <= pointer.x < box.right), None)
    if box is None:
        return None
    at_top = box.height - pointer.tolerance / 4 < pointer.y <= box.height + 2 * pointer.tolerance
    return box if at_top or -pointer.tolerance / 2 <= pointer.y < _foot(box) else None


def _foot(box: BayBox) -> float:
    """How high the foot of a bay reaches that a hand may take: up to its first board, or a little above the floor."""
    standing = [level for level in box.bay.levels if not hangs(level)]
    if not standing:
        return _LEAST_FOOT
    lowest = standing[0]
    return min(lowest.elevation - lowest.thickness, 300.0)
