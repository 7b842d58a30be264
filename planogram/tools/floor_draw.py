"""Drawing on the floor, corner by corner: the outline, columns and obstacles, checkouts, doors, departments, islands, marks of aisles.

A click sets a corner, a click on the first one (or Enter) closes; Escape takes the last corner back. What makes no sense is refused
with the point named, and the corners stay to be mended.
"""

from itertools import pairwise
from math import hypot

from planogram.model.edits.store import add_shape, put_zone, scale_underlay, set_outline
from planogram.model.floor_layout import outline_of
from planogram.model.outline import BadOutline
from planogram.model.project import Project
from planogram.model.store import Point, ShapeKind, StoreShape, Zone
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_corner import refused
from planogram.tools.floor_sight import drawn_points, on_grid
from planogram.tools.floor_wall import REACH, on_wall
from planogram.tools.overlay import Guide, Handle, Message, Overlay
from planogram.tools.pointer import Pointer

ZONE, SCALE = "zone", "scale"
KINDS = ("outline", "obstacle", "column", "checkout", "stockroom", "island", "door", "exit", "aisle", ZONE, SCALE)
"""What can be drawn. `scale`: two points of the plan underneath whose distance is known."""
_CORNERS = {"door": 2, "exit": 2, "aisle": 1, SCALE: 2}


class FloorDraw:
    """Draws one thing of KINDS; `finished` once it is drawn. A department is named `name`."""

    def __init__(self, workbench: Workbench, kind: str, name: str = "", distance: float = 0.0) -> None:
        self._workbench, self.kind, self.name, self._distance = workbench, kind, name, distance
        self.corners: tuple[Point, ...] = ()
        self._document, self._drawn_out = workbench.document, False
        self._pointer = Pointer(0.0, 0.0)
        self._refused: Message | None = None

    @property
    def finished(self) -> bool:
        """Drawn, or left with the shop it was begun in."""
        return self._drawn_out or self._workbench.document is not self._document

    @property
    def busy(self) -> bool:
        return bool(self.corners)

    @property
    def overlay(self) -> Overlay:
        if not self.corners:
            return Overlay(message=self._refused or Message(f"floor.draw.{self.kind}"))
        at = self._snapped(self._pointer)
        line = (*self.corners, at)
        guides = tuple(_guide(a, b) for a, b in pairwise(line))
        length = hypot(at[0] - line[-2][0], at[1] - line[-2][1])
        message = self._refused or Message("floor.draw.side", (("length_mm", round(length)), ("x_mm", round(at[0])), ("y_mm", round(at[1]))))
        return Overlay(guides=guides, handles=tuple(Handle("top", *corner) for corner in self.corners), message=message)

    def press(self, pointer: Pointer) -> None:
        self._pointer, self._refused = pointer, None

    def move(self, pointer: Pointer) -> None:
        self._pointer = pointer

    def hover(self, pointer: Pointer) -> None:
        self._pointer = pointer

    def leave(self) -> None:
        """The pointer is off the plan: corners stay."""

    def release(self, pointer: Pointer) -> None:
        self._pointer = pointer
        if pointer.button != "left":
            self.close()
            return
        at = self._snapped(pointer)
        if len(self.corners) > 2 and hypot(at[0] - self.corners[0][0], at[1] - self.corners[0][1]) <= pointer.tolerance:
            self.close()
            return
        self.corners = (*self.corners, at)
        if len(self.corners) == _CORNERS.get(self.kind, 0):
            self.close()

    def double(self, _pointer: Pointer) -> None:
        """The second click of a double one closes."""
        if len(self.corners) > 2:
            self.close()

    def cancel(self) -> bool:
        """Take the last corner back; False when there is none."""
        taken, self._refused = bool(self.corners), None
        self.corners = self.corners[:-1]
        return taken

    def close(self) -> bool:
        """Make one step of what is drawn; False, with the reason shown, when it makes no sense."""
        try:
            project = self._drawn(self._workbench.project)
        except BadOutline as wrong:
            self._refused = refused(wrong)
            return False
        except ValueError:
            self._refused = Message("floor.refused.scale", warning=True)
            return False
        self._workbench.document.do(Label("edit.floor_draw", (("what", _word(self.kind)),)), project)
        self.corners, self._drawn_out = (), True
        return True

    def _drawn(self, project: Project) -> Project:
        if self.kind == "outline":
            return set_outline(project, self.corners)
        if self.kind == ZONE:
            return put_zone(project, Zone(self.name, self.corners))
        if self.kind == SCALE:
            if len(self.corners) < 2:
                raise ValueError("two points are needed")
            return scale_underlay(project, self.corners[0], self.corners[1], self._distance)
        kind: ShapeKind = self.kind  # type: ignore[assignment]
        role = "main" if kind == "aisle" else ""
        return add_shape(project, StoreShape(kind, self.corners, self.name, role=role))  # type: ignore[arg-type]

    def _snapped(self, pointer: Pointer) -> Point:
        """The point meant: on the first corner, straight from the last with Shift or nearly so, on the lines of drawn corners, on a fine grid.

        A door is meant to be in the wall that is near; Alt asks for the very point.
        """
        x, y = pointer.x, pointer.y
        if pointer.alt:
            return round(x, 2), round(y, 2)
        if self.kind in ("door", "exit"):
            begun = self.corners[0] if self.corners else None
            wall = on_wall((x, y), outline_of(self._workbench.project.store), max(REACH, pointer.tolerance), begun)
            if wall is not None:
                return wall
        if self.corners:
            first, last = self.corners[0], self.corners[-1]
            if len(self.corners) > 2 and hypot(x - first[0], y - first[1]) <= pointer.tolerance:
                return first
            if pointer.shift:
                x, y = (x, last[1]) if abs(x - last[0]) >= abs(y - last[1]) else (last[0], y)
        return on_grid((x, y), (*self.corners, *drawn_points(self._workbench.project)), pointer.tolerance)


def _guide(one: Point, other: Point) -> Guide:
    return Guide(*one, *other) if one[0] <= other[0] else Guide(*other, *one)


def _word(kind: str) -> str:
    return "floor.zone" if kind == ZONE else "floor.scale" if kind == SCALE else f"floor.shape.{kind}"
