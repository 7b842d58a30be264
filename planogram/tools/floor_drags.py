"""Drags on the floor: pieces moved with snapping, one piece turned, a rubber band. Each step is computed from the press."""

from math import atan2, degrees

from planogram.model.edits.store import move_pieces, rotate_pieces
from planogram.model.floor_layout import pieces
from planogram.model.floor_snap import neighbours, snap_move
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_sight import LEGIBLE, bounds_of_ref, box_of_bounds, measures_of, refs_in, walls_of
from planogram.tools.floor_verdict import label_of, verdict_of
from planogram.tools.overlay import NOTHING, Box, Guide, Message, Overlay
from planogram.tools.pointer import Pointer, on_axis

TURN_STEP = 15.0


class FloorMove:
    """Pieces follow the hand, drawn to edges, middles, walls and equal aisles; Alt moves freely, Shift along one axis.

    `verdict`: where islands are drawn, whether article M 8 asks for a notice after this move.
    """

    def __init__(self, workbench: Workbench, start: Pointer, refs: tuple[str, ...]) -> None:
        self._workbench, self._start, self._refs = workbench, start, refs
        self.verdict: Message | None = None
        self._base = workbench.project
        self._gesture = workbench.document.start_gesture(Label("edit.floor_move", (("count", len(refs)),)))
        boxes = [bounds for ref in refs if (bounds := bounds_of_ref(self._base, ref)) is not None]
        self._box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        self._others = [piece.bounds for piece in pieces(self._base) if piece.ref not in refs and piece.what != "fixed"]
        self._walls = walls_of(self._base)
        self.overlay: Overlay = NOTHING

    def move(self, pointer: Pointer) -> None:
        at = on_axis(self._start, pointer)
        left, bottom, right, top = self._box
        dx, dy = _whole((left + right) / 2, at.x - self._start.x), _whole((bottom + top) / 2, at.y - self._start.y)
        snapped = snap_move(self._box, dx, dy, self._others, self._walls, 0.0 if pointer.alt else pointer.tolerance)
        self._gesture.show(move_pieces(self._base, self._refs, snapped.dx, snapped.dy))
        here = (self._box[0] + snapped.dx, self._box[1] + snapped.dy, self._box[2] + snapped.dx, self._box[3] + snapped.dy)
        lines = [Guide(*line.start, *line.end) for line in snapped.lines if pointer.tolerance]
        free = list(neighbours(here, self._others))
        lines += [Guide(*start, *end) for start, end, _ in free]
        values = (("x_mm", round(here[0])), ("y_mm", round(here[1])), ("least_mm", round(min((length for *_, length in free), default=0.0))))
        self.overlay = Overlay(
            guides=tuple(lines),
            measures=measures_of(here, free, LEGIBLE * pointer.tolerance),
            message=Message("floor.gesture.move", values),
            cursor="move",
        )

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        moved = self._workbench.project
        if self._gesture.commit(label_of("edit.floor_move", self._base, moved, self._refs)):
            self.verdict = verdict_of(self._base, moved, self._refs)

    def cancel(self) -> None:
        self._gesture.cancel()


def _whole(middle: float, shift: float) -> float:
    """The shift that brings the middle to a whole millimetre: hundredths that come from pixels mean nothing. What stays, stays to the bit."""
    return round(middle + shift) - middle if shift else shift


class FloorTurn:
    """One piece turns about its middle in steps of 15°; Alt turns freely. `verdict` as of a move."""

    def __init__(self, workbench: Workbench, start: Pointer, ref: str, centre: tuple[float, float], rotation: float) -> None:
        self._workbench, self._ref, self._centre, self._rotation = workbench, ref, centre, rotation
        self.verdict: Message | None = None
        self._base = workbench.project
        self._from = self._angle(start)
        self._gesture = workbench.document.start_gesture(Label("edit.floor_turn"))
        self.overlay: Overlay = NOTHING

    def _angle(self, pointer: Pointer) -> float:
        return degrees(atan2(pointer.y - self._centre[1], pointer.x - self._centre[0]))

    def move(self, pointer: Pointer) -> None:
        turn = self._rotation + self._angle(pointer) - self._from
        if not pointer.alt:
            turn = round(turn / TURN_STEP) * TURN_STEP
        turn %= 360.0
        self._gesture.show(rotate_pieces(self._base, (self._ref,), turn - self._rotation))
        self.overlay = Overlay(message=Message("floor.gesture.turn", (("degrees", round(turn, 1)),)), cursor="move")

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        turned = self._workbench.project
        if self._gesture.commit(label_of("edit.floor_turn", self._base, turned, (self._ref,))):
            self.verdict = verdict_of(self._base, turned, (self._ref,))

    def cancel(self) -> None:
        self._gesture.cancel()


class FloorBand:
    """A rubber band that selects the pieces wholly within."""

    def __init__(self, workbench: Workbench, start: Pointer) -> None:
        self._workbench, self._start = workbench, start
        self.found: tuple[str, ...] = ()
        self.overlay: Overlay = NOTHING

    def move(self, pointer: Pointer) -> None:
        left, bottom = min(self._start.x, pointer.x), min(self._start.y, pointer.y)
        band = Box(left, bottom, abs(pointer.x - self._start.x), abs(pointer.y - self._start.y))
        self.found = refs_in(self._workbench.project, band)
        boxes = [bounds for ref in self.found if (bounds := bounds_of_ref(self._workbench.project, ref)) is not None]
        self.overlay = Overlay(band=band, selected=tuple(map(box_of_bounds, boxes)))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        self.found = ()
