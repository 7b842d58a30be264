"""Something carried from a palette onto the plan: it snaps as what stands there does and is one step when let go."""

from planogram.model.floor_layout import Bounds, pieces
from planogram.model.floor_snap import neighbours, snap_move
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_sight import LEGIBLE, bounds_of_ref, box_of_bounds, measures_of, rings_of, walls_of
from planogram.tools.overlay import NOTHING, Guide, Message, Overlay
from planogram.tools.pointer import Pointer


class FloorCarry:
    """One drag of one piece onto `base`, whose id is `ref`. `placed` is that id once it stands."""

    def __init__(self, workbench: Workbench, label: Label, base: Project, ref: str) -> None:
        self._workbench = workbench
        self._base, self._ref = base, ref
        self._gesture = workbench.document.start_gesture(label)
        self._others = [piece.bounds for piece in pieces(base) if piece.what != "fixed"]
        self.overlay: Overlay = NOTHING
        self.placed = ""

    def refused(self) -> Message | None:
        """Why it cannot stand on the floor, if it cannot."""
        return None

    def standing(self, x: float, y: float) -> Project:
        """The project with the piece about a point."""
        raise NotImplementedError

    def move(self, pointer: Pointer) -> None:
        """Show the piece where it would stand, or why it cannot."""
        if not self._gesture.alive:
            self.placed, self.overlay = "", NOTHING
            return
        why_not = self.refused()
        if why_not is not None:
            self._gesture.show(self._gesture.base)
            self.placed, self.overlay = "", Overlay(message=why_not, cursor="forbidden")
        else:
            self._show(pointer)

    def _show(self, pointer: Pointer) -> None:
        project = self.standing(pointer.x, pointer.y)
        box = bounds_of_ref(project, self._ref)
        if box is not None and not pointer.alt:
            snapped = snap_move(box, 0.0, 0.0, self._others, walls_of(self._base), pointer.tolerance)
            project = self.standing(pointer.x + snapped.dx, pointer.y + snapped.dy)
            box = bounds_of_ref(project, self._ref)
        self._gesture.show(project)
        self.placed = self._ref
        self.overlay = self._seen(project, box, pointer) if box is not None else Overlay(cursor="copy")

    def _seen(self, project: Project, box: Bounds, pointer: Pointer) -> Overlay:
        free = list(neighbours(box, self._others))
        values = (("x_mm", round(box[0])), ("y_mm", round(box[1])), ("least_mm", round(min((length for *_, length in free), default=0.0))))
        return Overlay(
            selected=(box_of_bounds(box),),
            rings=rings_of(project, self._ref),
            guides=tuple(Guide(*start, *end) for start, end, _ in free),
            measures=measures_of(box, free, LEGIBLE * pointer.tolerance),
            message=Message("floor.gesture.move", values),
            cursor="copy",
        )

    def release(self, pointer: Pointer) -> None:
        """Leave it where it is, as one step."""
        self.move(pointer)
        if not (self._gesture.alive and self.placed and self._gesture.commit()):
            self.cancel()

    def cancel(self) -> None:
        """As if it had not been carried."""
        self._gesture.cancel()
        self.placed, self.overlay = "", NOTHING
