"""A corner of the outline, of a drawn part or of a department pulled by the hand; what makes no sense is refused with the point named."""

from math import hypot

from planogram.model.edits.corners import corners, move_corner
from planogram.model.outline import BadOutline
from planogram.model.store import Point
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_sight import drawn_points, on_grid
from planogram.tools.overlay import NOTHING, Guide, Measure, Message, Overlay
from planogram.tools.pointer import Pointer, on_axis


class FloorCorner:
    """The corner follows the hand, drawn to the lines of other corners and a fine grid; Alt moves freely, Shift along one axis."""

    def __init__(self, workbench: Workbench, start: Pointer, ref: str, number: int) -> None:
        self._start, self._ref, self._number = start, ref, number
        self._base = workbench.project
        self._points = corners(self._base, ref)
        self._known = [point for point in drawn_points(self._base) if point != self._points[number]]
        self._gesture = workbench.document.start_gesture(Label("edit.floor_corner"))
        self.overlay: Overlay = NOTHING

    def move(self, pointer: Pointer) -> None:
        at = on_axis(self._start, pointer)
        own = self._points[self._number]
        meant = (own[0] + at.x - self._start.x, own[1] + at.y - self._start.y)
        to = meant if pointer.alt else on_grid(meant, self._known, pointer.tolerance)
        try:
            self._gesture.show(move_corner(self._base, self._ref, self._number, to))
        except BadOutline as wrong:
            self.overlay = Overlay(message=refused(wrong), cursor="forbidden")
            return
        beside = (self._points[self._number - 1], self._points[(self._number + 1) % len(self._points)])
        lengths = tuple(Measure((x + to[0]) / 2.0, (y + to[1]) / 2.0, hypot(x - to[0], y - to[1])) for x, y in dict.fromkeys(beside) if (x, y) != own)
        values = (("x_mm", round(to[0])), ("y_mm", round(to[1])))
        self.overlay = Overlay(guides=self._guides(to), measures=lengths, message=Message("floor.gesture.corner", values), cursor="move")

    def _guides(self, to: Point) -> tuple[Guide, ...]:
        """Lines to the corners it is drawn level with."""
        level = [point for point in self._known if point[0] == to[0] or point[1] == to[1]]
        return tuple(Guide(*sorted_pair[0], *sorted_pair[1]) for point in level[:4] if (sorted_pair := sorted((point, to))))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._gesture.commit()

    def cancel(self) -> None:
        self._gesture.cancel()


def refused(wrong: BadOutline) -> Message:
    """Why a part makes no sense, with the point named."""
    values = (("point", wrong.number), ("x_mm", round(wrong.point[0])), ("y_mm", round(wrong.point[1])))
    return Message(f"floor.refused.{wrong.code}", values, warning=True)
