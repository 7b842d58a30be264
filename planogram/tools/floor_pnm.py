"""A free-standing PNM piece carried from the palette onto the plan: a display, a totem, a pallet box. Those that are there move as furniture does."""

from planogram.model.edits import pnm as edits
from planogram.model.floor_layout import FLOOR_HOST, Bounds, pieces
from planogram.model.floor_snap import neighbours, snap_move
from planogram.model.pnm_catalogue import hosts_of
from planogram.model.project import Project
from planogram.model.values import new_id
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_sight import LEGIBLE, bounds_of_ref, box_of_bounds, measures_of, rings_of, walls_of
from planogram.tools.overlay import NOTHING, Guide, Message, Overlay
from planogram.tools.pnm import dragged
from planogram.tools.pnm_sight import refusal
from planogram.tools.pointer import Pointer


class FloorPnm:
    """One drag of one piece: `article:CODE`, `kind:KEY:LABEL` or `detached:ID`. `placed` is its id once it stands."""

    def __init__(self, workbench: Workbench, reference: str) -> None:
        self._workbench = workbench
        self._what, _, name = reference.partition(":")
        self._article, self._base = dragged(workbench.project, self._what, name)
        verb = "attach_pnm" if self._what == "detached" else "place_pnm"
        self._gesture = workbench.document.start_gesture(Label(f"edit.{verb}", (("name", self._article.label),)))
        self._id = name if self._what == "detached" else new_id("pnm")
        self._others = [piece.bounds for piece in pieces(self._base) if piece.what != "fixed"]
        self.overlay: Overlay = NOTHING
        self.placed = ""

    def move(self, pointer: Pointer) -> None:
        """Show the piece where it would stand, or why it cannot."""
        if not self._gesture.alive:
            self.placed, self.overlay = "", NOTHING
        elif not self._workbench.pnm_layer.within_reach:
            self._refuse(Message("pnm.refusal.layer", warning=True))
        elif FLOOR_HOST not in hosts_of(self._article) or self._article.status == "ended":
            self._refuse(refusal(self._article, near=True))
        else:
            self._show(pointer)

    def _refuse(self, message: Message) -> None:
        self._gesture.show(self._gesture.base)
        self.placed, self.overlay = "", Overlay(message=message, cursor="forbidden")

    def _show(self, pointer: Pointer) -> None:
        project = self._standing(pointer.x, pointer.y)
        box = bounds_of_ref(project, self._id)
        if box is not None and not pointer.alt:
            snapped = snap_move(box, 0.0, 0.0, self._others, walls_of(self._base), pointer.tolerance)
            project = self._standing(pointer.x + snapped.dx, pointer.y + snapped.dy)
            box = bounds_of_ref(project, self._id)
        self._gesture.show(project)
        self.placed = self._id
        self.overlay = self._seen(project, box, pointer) if box is not None else Overlay(cursor="copy")

    def _seen(self, project: Project, box: Bounds, pointer: Pointer) -> Overlay:
        free = list(neighbours(box, self._others))
        values = (("x_mm", round(box[0])), ("y_mm", round(box[1])), ("least_mm", round(min((length for *_, length in free), default=0.0))))
        return Overlay(
            selected=(box_of_bounds(box),),
            rings=rings_of(project, self._id),
            guides=tuple(Guide(*start, *end) for start, end, _ in free),
            measures=measures_of(box, free, LEGIBLE * pointer.tolerance),
            message=Message("floor.gesture.move", values),
            cursor="copy",
        )

    def _standing(self, x: float, y: float) -> Project:
        if self._what == "detached":
            project = edits.attach(self._base, self._id, FLOOR_HOST, "", 0.0, 0.0)
            return edits.change(project, (self._id,), x=round(x, 2), y=round(y, 2))
        at = {"x": round(x, 2), "y": round(y, 2)}
        return edits.place(self._base, (edits.new_placement(self._base, self._article.code, FLOOR_HOST, "", 0.0, 0.0, id=self._id, **at),))

    def release(self, pointer: Pointer) -> None:
        """Leave it where it is, as one step."""
        self.move(pointer)
        if not (self._gesture.alive and self.placed and self._gesture.commit()):
            self.cancel()

    def cancel(self) -> None:
        """As if it had not been carried."""
        self._gesture.cancel()
        self.placed, self.overlay = "", NOTHING
